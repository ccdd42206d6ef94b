"""A button of the transport, which shows what an action of the window is called and does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QActionEvent, QColor, QIcon, QKeySequence, QPainter
from PySide6.QtWidgets import QStyleOptionToolButton, QWidget

from gradapp.override import override
from gradapp.ui.panel_button import PanelToolButton


class TransportButton(PanelToolButton):
    """Shows an action; takes the keyboard by Tab alone, so that a click leaves it where it is."""

    def __init__(self, parent: QWidget) -> None:
        """Make a button that `show_action` gives its action; `tint` colours its icon."""
        super().__init__(parent)
        self.tint: str | None = None

    def show_action(self, action: QAction) -> None:
        """Stand for `action`."""
        self.setDefaultAction(action)
        self._describe(action)

    @override
    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        if event.type() == QEvent.Type.ActionChanged:
            self._describe(event.action())

    def _describe(self, action: QAction) -> None:
        self.setAccessibleName(action.iconText())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tooltip = action.toolTip()
        self.setToolTip(f"{tooltip} ({keys})" if keys and keys not in tooltip else tooltip)

    @override
    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self.tint is not None and self.isEnabled():
            option.icon = _tinted(self.icon(), self.iconSize(), self.devicePixelRatio(), self.tint)


def _tinted(icon: QIcon, size: QSize, ratio: float, colour: str) -> QIcon:
    """Return `icon` with its shape filled by one colour."""
    pixmap = icon.pixmap(size, ratio)
    if pixmap.isNull():
        return icon
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    return QIcon(pixmap)
