"""Decides when the window is drawn again, so that drawing never starves the computing."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gradapp.engine.engine import Engine
from gradapp.engine.messages import Held

SHORTEST: Final = 0.016
"""Seconds from one frame to the next, at least, while they go on."""

LONGEST: Final = 0.095
"""Seconds from one frame to the next, at most, however costly a frame is.

That is ten frames a second, with what passes until the worker rests.
"""

SHARE_WHILE_COMPUTING: Final = 0.06
"""The share of the time that drawing may take while the worker makes steps.

Both threads run Python, and only one can at a time.
"""

PATIENCE: Final = 50
"""Milliseconds for which a frame waits until the worker rests."""


class FrameClock(QObject):
    """Gathers requests to draw into frames: at once after a rest, else when there is time again.

    After a rest two may follow one another at once: the first may show what came in the background,
    and a person's step must not wait for that.

    While the worker makes steps it rests during each frame, which asks for the interpreter a
    hundred times and would have to wait for it each time.

    Signals:
        due: draw now.
    """

    due = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        """Make a clock that waits for the first request."""
        super().__init__(parent)
        self._engine = engine
        self._began = 0.0
        self._spent = time.thread_time()
        self._interval = SHORTEST
        self._gathers_until = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._begin)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._draw)
        # The painting is an event of low priority: a timer of its own comes after it, and what
        # `QTimer.singleShot` calls would come before.
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(engine.release)
        self._stopped = False
        engine.on(Held, self._draw_held)
        engine.busy_changed.connect(self._hurry_unless_busy)

    @property
    def pending(self) -> bool:
        """Whether a frame has been asked for that is not drawn yet."""
        return self._timer.isActive() or self._patience.isActive()

    @Slot()
    def request(self) -> None:
        """Ask for a frame."""
        if not self.pending and not self._stopped:
            self._wait()

    def stop(self) -> None:
        """Draw no more: the window is closed."""
        self._stopped = True
        for timer in (self._timer, self._patience, self._rest):
            timer.stop()

    def _wait(self) -> None:
        """Draw when there is time again; a worker that makes no steps can't be starved."""
        due = self._began + self._interval if self._engine.busy else self._gathers_until
        self._timer.start(max(0, int(1000 * (due - time.perf_counter()))))

    @Slot()
    def _begin(self) -> None:
        if self._engine.hold():
            self._patience.start()
        else:
            self._draw()

    @Slot(Held)
    def _draw_held(self, _held: Held) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._rest.start()
            self._draw()
        else:
            self._engine.release()

    @Slot()
    def _hurry_unless_busy(self) -> None:
        if self._engine.busy:
            return
        if self._patience.isActive():
            self._patience.stop()
            self._draw()
        elif self._timer.isActive():
            self._wait()

    @Slot()
    def _draw(self) -> None:
        # What this thread has done since the frame before was that frame: painting comes later
        # than the drawing that asks for it.
        spent, now = time.thread_time(), time.perf_counter()
        cost = min(spent - self._spent, LONGEST)
        self._gathers_until = max(now, self._gathers_until + SHORTEST)
        self._began, self._spent = now, spent
        self._interval = SHORTEST
        if self._engine.busy:
            self._interval = max(SHORTEST, min(cost / SHARE_WHILE_COMPUTING, LONGEST))
        self._engine.news.tell(self.due)
