"""A piece of work in a thread of its own, with progress, that can be given up at any time."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from gradapp.core.words import N_, Message, SayingError
from gradapp.override import override


class Job(QThread):
    """Does one piece of work, which touches neither widgets nor tensors.

    Belongs to the thread that made it; `finished` says there that it is over.

    Attributes:
        error: what is said of why it could not be done; None where it was done, or given up.
        is_done: whether all of it is done.

    Signals:
        progressed: how many percent are done.
    """

    progressed = Signal(int)

    def __init__(self, work: Callable[[Callable[[float], None]], None], parent: QObject) -> None:
        """Prepare it; `start` begins.

        Args:
            work: does it, and tells from time to time what share is done.
            parent: the owner, which calls `end` before it is gone.
        """
        super().__init__(parent)
        self._work = work
        self._percent = 0
        self._is_given_up = False
        self.error: Message | None = None
        self.is_done = False

    def give_up(self) -> None:
        """Have it end soon, with nothing done."""
        self._is_given_up = True

    def end(self) -> None:
        """Give it up, and wait until it has ended."""
        self.give_up()
        self.wait()

    @override
    def run(self) -> None:
        try:
            self._work(self._tell)
            self.is_done = True
        except _GivenUpError:
            pass
        except SayingError as error:
            self.error = error.message
        except MemoryError:
            self.error = N_("Export", "There is not enough memory for it.")
        except Exception:
            sys.excepthook(*sys.exc_info())

    def _tell(self, share: float) -> None:
        if self._is_given_up:
            raise _GivenUpError
        percent = int(100 * share)
        if percent > self._percent:
            self._percent = percent
            self.progressed.emit(percent)


class _GivenUpError(Exception):
    """Nobody waits any more."""
