"""Signals that end the process, heard in Qt's event loop."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Waker(QObject):
    """Lets Python's signal handlers run while Qt waits for events.

    Python runs them between its own instructions, of which a waiting event loop has none. What the
    signal itself writes to a socket wakes the loop.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def stop(self) -> None:
        """Wake nobody any more; a second call does nothing."""
        if self._notifier.isEnabled():
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._before)
            self._reader.close()
            self._writer.close()

    @Slot()
    def _read(self) -> None:
        with suppress(OSError):
            self._reader.recv(4096)


class EndingSignals(Waker):
    """Hears the signals that would end the process, and says so in the event loop instead.

    Those that whoever started the process has it ignore, as `nohup` does, stay ignored.

    Signals:
        asked: the process is to end; told once, however many signals come.

    Attributes:
        code: the exit code for the first of them, by the convention of shells; 0 before.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = 0
        self._told = False
        self._handlers = {
            number: signal.signal(number, self._note)
            for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name))
            if signal.getsignal(number) is not signal.SIG_IGN
        }

    def stop(self) -> None:
        """Leave signals to whoever had them before; a second call does nothing."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers = {}
        super().stop()

    def _note(self, number: int, _frame: object) -> None:
        self.code = self.code or 128 + number

    @Slot()
    def _read(self) -> None:
        super()._read()
        if self.code and not self._told:
            self._told = True
            self.asked.emit()
