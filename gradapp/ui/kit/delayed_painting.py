"""Keeps what is on the screen for a moment, while what takes its place is still being made."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gradapp.override import override

MOMENT: Final = 100
"""Milliseconds. What was emptied for a shorter time would only flicker, and be painted twice."""


class DelayedPainting(QObject):
    """Has a window paint once, when all is there, what would be painted half and then whole."""

    def __init__(self, window: QWidget) -> None:
        """Leave `window` alone until `begin`."""
        super().__init__(window)
        self._window = window
        self._wanted = False
        self._timer = QTimer(self, singleShot=True, interval=MOMENT)
        self._timer.timeout.connect(self.end)

    def begin(self) -> None:
        """Paint nothing until `end`, or until a moment has passed since the first `begin`."""
        if not self._timer.isActive():
            self._wanted = False
            self._window.installEventFilter(self)
            self._timer.start()

    @Slot()
    def end(self) -> None:
        """Paint all that has changed meanwhile."""
        self._timer.stop()
        self._window.removeEventFilter(self)
        if self._wanted:
            self._wanted = False
            request = QEvent(QEvent.Type.UpdateRequest)
            QCoreApplication.postEvent(
                self._window, request, Qt.EventPriority.LowEventPriority.value
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep back what has a window paint: Qt asks once for all that it has to paint."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._wanted = True
            return True
        return super().eventFilter(watched, event)
