"""Keeps the layout of a window from being done anew whenever a number changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.override import override


class LayoutShield(QWidget):
    """Holds a label that has a place of its own size.

    A QLabel asks for a new layout at each new text, and in a main window that goes up to the
    docks. The request ends here, unless words that are wrapped need another height; where the
    label does need another width, `updateGeometry` of the holder says so.
    """

    def __init__(self, label: QLabel) -> None:
        """Take `label` in."""
        super().__init__(label.parentWidget())
        self._label = label
        label.setParent(self)
        self.setSizePolicy(label.sizePolicy())

    @override
    def event(self, event: QEvent) -> bool:
        # A label that can't be seen asks for no layout, and may have got other words meanwhile.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            needed = max(self._label.heightForWidth(self.width()), self._label.minimumHeight())
            if self.hasHeightForWidth() and needed != self.height():
                self.updateGeometry()
        return super().event(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._label.hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._label.heightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return self._label.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._label.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
