"""Decides when the window is drawn again, so that drawing never starves the computing."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

SHORTEST: Final = 0.016
"""Seconds from one frame to the next, at least."""

LONGEST: Final = 0.25
"""Seconds from one frame to the next, at most, however costly a frame is."""

SHARE_WHILE_COMPUTING: Final = 0.04
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
        self._began = 0.0
        self._spent = time.thread_time()
        self._interval = SHORTEST
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._draw)

    @property
    def pending(self) -> bool:
        """Whether a frame has been asked for that is not drawn yet."""
        return self._timer.isActive()

    @Slot()
    def request(self) -> None:
        """Ask for a frame."""
        if not self._timer.isActive():
            wait = self._began + self._interval - time.perf_counter()
            self._timer.start(max(0, int(1000 * wait)))

    @Slot()
    def _draw(self) -> None:
        # What this thread has done since the frame before was that frame: painting comes later
        # than the drawing that asks for it.
        spent, now = time.thread_time(), time.perf_counter()
        cost = min(spent - self._spent, LONGEST)
        self._began, self._spent = now, spent
        self._interval = SHORTEST
        if self.computing:
            self._interval = max(SHORTEST, min(cost / SHARE_WHILE_COMPUTING, LONGEST))
        self.due.emit()
