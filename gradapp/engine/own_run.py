"""One run of a person's own code: a thread that listens to its process, and what it has heard."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from gradapp.core.own_code.messages import Ends, Line, Message, Printed
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.tape import Tape
from gradapp.override import override

_MOST_OUTPUT: Final = 20_000


class Session(Protocol):
    """What runs a text in a process of its own; all but `run` returns at once."""

    def run(self) -> Recording:
        """Return what was recorded, when the code has ended."""

    def stop(self) -> None:
        """Have the code end."""


Opens = Callable[[Callable[[Message], None]], Session]
"""Makes a session that tells what it hears."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far code has come that runs.

    Attributes:
        lines: how many lines were recorded.
        line: the number of the last of them; 0 before the first.
        output: the end of what was printed.
        printed: how many characters were printed.
    """

    lines: int = 0
    line: int = 0
    output: str = ""
    printed: int = 0


class OwnRun(QThread):
    """Runs once. It belongs to the thread that made it; `finished` says there that it is over.

    Attributes:
        tape: what was recorded; None before it is over, or where it could not be told.

    Signals:
        heard: there is progress; it is told once until it has been looked at.
    """

    heard = Signal()

    def __init__(self, opens: Opens, parent: QObject) -> None:
        """Prepare it; `start` begins."""
        super().__init__(parent)
        self.tape: Tape | None = None
        self._session = opens(self._hear)
        self._changing = threading.Lock()
        self._is_told = False
        self._lines = self._line = self._printed = 0
        self._output = ""

    def stop(self) -> None:
        """Have the code end soon; what was recorded is kept."""
        self._session.stop()

    def end(self) -> None:
        """Have the code end, and wait until it has."""
        self._session.stop()
        self.wait()

    def progress(self) -> Progress:
        """Return how far it has come."""
        with self._changing:
            self._is_told = False
            return Progress(self._lines, self._line, self._output, self._printed)

    @override
    def run(self) -> None:
        try:
            self.tape = Tape(self._session.run())
        except Exception:
            sys.excepthook(*sys.exc_info())
            self.tape = Tape(Recording(ends=Ends("died")))

    def _hear(self, message: Message) -> None:
        """Note what was heard: no more than fits, whatever there is."""
        with self._changing:
            if isinstance(message, Line):
                self._lines += 1
                self._line = message.line
            if isinstance(message, Line | Printed) and message.output:
                self._printed += len(message.output)
                self._output = (self._output + message.output)[-_MOST_OUTPUT:]
            is_news, self._is_told = not self._is_told, True
        if is_news:
            self.heard.emit()
