"""Keeps the layout of a window from being done anew whenever a number changes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.override import override


class Holder(QWidget):
    """Holds a label that has a place of its own size.

    A QLabel asks for a new layout at each new text, and in a main window that goes up to the
    docks. The request ends here; where the label does need another size, `updateGeometry` of the
    holder says so.
    """

    def __init__(self, label: QLabel) -> None:
        """Take `label` in."""
        super().__init__(label.parentWidget())
        self._label = label
        label.setParent(self)

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
