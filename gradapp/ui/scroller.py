"""Room for a panel that may be higher than its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gradapp.override import override


class Scroller(QScrollArea):
    """Scrolls up and down only: it is never narrower than what it holds.

    The panel's size follows from the room for it and the bar together, never from whether the bar
    is there. Qt's resizable areas ask the panel again once the bar has come or gone, and recurse
    until the stack is full where a panel needs more height in a wider place.
    """

    def __init__(self, panel: QWidget) -> None:
        """Hold `panel`."""
        super().__init__()
        self._panel = panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)
        self.viewport().setAutoFillBackground(False)
        panel.setAutoFillBackground(False)

    @override
    def minimumSizeHint(self) -> QSize:
        width = self._least.width() + self._bar
        return QSize(width, 3 * self.fontMetrics().height())

    @override
    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._fit()
        return super().event(event)

    def needed_height(self, width: int) -> int:
        """Return how high the panel must be to show all it has when it is so wide."""
        panel = self._panel
        return panel.heightForWidth(width) if panel.hasHeightForWidth() else self._least.height()

    @property
    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    @property
    def _least(self) -> QSize:
        return self._panel.minimumSizeHint().expandedTo(self._panel.minimumSize())

    def _fit(self) -> None:
        """Give the panel all of the room if it fits in there, else what the bar leaves."""
        room = self.maximumViewportSize()
        width = max(room.width(), self._least.width())
        height = self.needed_height(width)
        if height > room.height():
            width = max(room.width() - self._bar, self._least.width())
            height = self.needed_height(width)
        self._panel.resize(width, max(height, room.height()))
