"""Collecting Python's cyclic garbage in the GUI thread, and nowhere else."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

INTERVAL_MS: Final = 500


class GarbageCollector(QObject):
    """Collects when Python itself would have, but from a timer of the thread it lives in.

    The automatic collector runs in whichever thread allocates, and may destroy Qt objects in the
    wrong one. It is off from construction until `stop`.
    """

    def __init__(self, parent: QObject | None = None, interval_ms: int = INTERVAL_MS) -> None:
        super().__init__(parent)
        self.setObjectName("garbageCollector")
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.collect_when_due)
        self._timer.start(interval_ms)

    @Slot()
    def collect_when_due(self) -> None:
        """Collect the oldest generation whose count has passed its threshold."""
        pairs = list(zip(gc.get_count(), gc.get_threshold(), strict=True))
        for generation in reversed(range(len(pairs))):
            count, threshold = pairs[generation]
            if threshold and count > threshold:
                gc.collect(generation)
                return

    @Slot()
    def freeze(self) -> None:
        """Leave everything that exists now out of later collections.

        Called once torch is imported: its quarter of a million objects never become garbage, and
        walking them would stop the window for half a second each time.
        """
        gc.freeze()

    @Slot()
    def stop(self) -> None:
        """Hand collection back to Python; a second call does nothing."""
        self._timer.stop()
        if self._was_automatic:
            gc.enable()
