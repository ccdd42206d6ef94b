"""Keeps the layout of a window from being done anew whenever a number changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gradapp.override import override


class LayoutShield(QWidget):
    """Holds a label, or a row of them, that has a place of its own size.

    A QLabel asks for a new layout at each new text, and in a main window that goes up to the
    docks. The request ends here, unless words that are wrapped need another height; where what is
    held does need another width, `updateGeometry` of the holder says so.
    """

    def __init__(self, held: QWidget) -> None:
        """Take `held` in."""
        super().__init__(held.parentWidget())
        self._held = held
        self._has_ended_one = False
        held.setParent(self)
        self.setSizePolicy(held.sizePolicy())

    @override
    def event(self, event: QEvent) -> bool:
        # A label that can't be seen asks for no layout, and may have got other words meanwhile:
        # what layouts know of it by the width that they give it next is void.
        if event.type() == QEvent.Type.Show:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LayoutRequest and self.hasHeightForWidth():
            needed = max(self._held.heightForWidth(self.width()), self._held.minimumHeight())
            # More lines than are kept for it may be so many because the place is narrow, as that of
            # a panel that has to be scrolled: whether it still has to be is found out anew.
            if needed != self.height() or needed > self._held.minimumHeight():
                self.updateGeometry()
            else:
                self._has_ended_one = True
        return super().event(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._held.hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._held.heightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return self._held.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._held.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._held.setGeometry(self.rect())
        if self._has_ended_one:  # layouts may know of this width from before, with other words
            self._has_ended_one = False
            self.updateGeometry()
