"""Decides when the window is drawn again, so that drawing never starves the computing."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

SHORTEST: Final = 0.016
"""Seconds from one frame to the next, at least."""

LONGEST: Final = 0.1
"""Seconds from one frame to the next, at most, however costly a frame is."""

SHARE_WHILE_COMPUTING: Final = 0.07
"""The share of the time that drawing may take while the worker makes steps.

Both threads run Python, and only one can at a time.
"""


class FrameClock(QObject):
    """Gathers requests to draw into frames: at once after a rest, else when there is time again.

    Signals:
        due: draw now.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a clock that waits for the first request."""
        super().__init__(parent)
        self.computing = False
        self._next = 0.0
        self._began = self._cpu_before = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._draw)
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.timeout.connect(self._drawn)

    @property
    def pending(self) -> bool:
        """Whether a frame has been asked for that is not drawn yet."""
        return self._timer.isActive()

    @Slot()
    def request(self) -> None:
        """Ask for a frame."""
        if not self._timer.isActive():
            wait = self._next - time.perf_counter()
            self._timer.start(max(0, int(1000 * wait)))

    @Slot()
    def _draw(self) -> None:
        self._began, self._cpu_before = time.perf_counter(), time.thread_time()
        self._next = self._began + SHORTEST
        self.due.emit()
        self._after.start(0)

    @Slot()
    def _drawn(self) -> None:
        """Runs when the events that paint have been handled, so that their time counts."""
        if self.computing:
            cost = time.thread_time() - self._cpu_before
            pause = min(cost / SHARE_WHILE_COMPUTING, LONGEST)
            self._next = self._began + max(SHORTEST, pause)
