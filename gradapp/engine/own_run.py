"""One run of a person's own code: a thread that listens to its process, and what it has heard."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from gradapp.core.own_code.messages import (
    Asks,
    Begins,
    Ends,
    HostMessage,
    How,
    Line,
    Over,
    Paused,
    Printed,
)
from gradapp.core.own_code.progress import Progress
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.tape import Tape
from gradapp.override import override

_MOST_OUTPUT: Final = 20_000


class Session(Protocol):
    """What runs a text in a process of its own; all but `run` returns at once."""

    @property
    def recording(self) -> Recording:
        """What was recorded so far."""

    def run(self) -> Recording:
        """Return what was recorded, when the code has ended."""

    def stop(self) -> None:
        """Have the code end."""

    def go_on(self) -> None:
        """Allow code that is paused as much again."""

    def answer(self, text: str | None) -> None:
        """Give code that asks a line; None: there are no more."""


Opens = Callable[[Callable[[HostMessage], None]], Session]
"""Makes a session that tells what it hears."""


class OwnRun(QThread):
    """Runs once. It belongs to the thread that made it; `finished` says there that it is over.

    Attributes:
        tape: what was recorded; None before it is over or paused.
        seconds: how long it has run by then, from its first line on.

    Signals:
        heard: there is progress; it is told once until it has been looked at.
        paused: it waits at a limit until it may go on, and can be gone through meanwhile.
    """

    heard = Signal()
    paused = Signal()

    def __init__(self, opens: Opens, text: str, parent: QObject) -> None:
        """Prepare to run a text; `start` begins."""
        super().__init__(parent)
        self.tape: Tape | None = None
        self.seconds = 0.0
        self._began = time.monotonic()
        self._waits_since: float | None = None
        self._session = opens(self._hear)
        self._text = text
        self._changing = threading.Lock()
        self._is_told = self._is_noted = False
        self._lines = self._line = 0
        self._output = ""
        self._asks: str | None = None

    def stop(self) -> None:
        """Have the code end soon; what was recorded is kept."""
        self._session.stop()

    def end(self) -> None:
        """Have the code end, and wait until it has."""
        self._session.stop()
        self.wait()

    def go_on(self) -> None:
        """Allow it as much again."""
        self._is_noted = False
        self._wait_no_longer()
        self._session.go_on()

    def answer(self, text: str | None) -> None:
        """Give it the line that it asks for; None: there are no more."""
        with self._changing:
            self._asks = None
        self._wait_no_longer()
        self._session.answer(text)

    def progress(self) -> Progress:
        """Return how far it has come."""
        with self._changing:
            self._is_told = False
            return Progress(self._lines, self._line, self._output, self._asks)

    @override
    def run(self) -> None:
        try:
            recording = self._session.run()
            self._note_time()
            self.tape = Tape(recording, self._text)
        except Exception:
            sys.excepthook(*sys.exc_info())
            self.tape = Tape(Recording())

    def _note_time(self) -> None:
        if not self._is_noted and self._waits_since is None:
            self.seconds = time.monotonic() - self._began

    def _wait(self) -> None:
        """Count no time: it waits for a person."""
        self._note_time()
        self._waits_since = time.monotonic()

    def _wait_no_longer(self) -> None:
        since, self._waits_since = self._waits_since, None
        if since is not None:
            self._began += time.monotonic() - since

    def _hear(self, message: HostMessage) -> None:
        """Note what was heard: no more than fits, whatever there is."""
        if isinstance(message, Begins):
            self._began = time.monotonic()
        elif isinstance(message, Over):
            self._note_time()
            self._is_noted = True
        elif isinstance(message, Asks):
            self._wait()
        elif isinstance(message, Paused):
            self._wait()
            so_far = self._session.recording
            ends = Ends(How(message.how), message.line)
            recording = replace(so_far, messages=list(so_far.messages), ends=ends)
            self.tape = Tape(recording, self._text)
            self.paused.emit()
            return
        with self._changing:
            if isinstance(message, Line):
                self._lines += 1
                self._line = message.line
            if isinstance(message, Line | Printed) and message.output:
                self._output = (self._output + message.output)[-_MOST_OUTPUT:]
            if isinstance(message, Asks):
                self._asks = message.prompt
            is_news, self._is_told = not self._is_told, True
        if is_news:
            self.heard.emit()
