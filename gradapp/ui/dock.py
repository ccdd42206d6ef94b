"""A panel that can be moved, floated, hidden, and scrolled when there is little room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gradapp.override import override
from gradapp.ui.card import RADIUS, paint_card
from gradapp.ui.scroller import Scroller
from gradapp.ui.title_label import TitleLabel

_MARGIN: Final = 4


class _TitleBar(QWidget):
    """The name of the panel, by which it is dragged, and buttons that float and hide it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        name = TitleLabel(dock.windowTitle())
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN + 10, _MARGIN + 6, _MARGIN + 4, 0)
        layout.setSpacing(2)
        layout.addWidget(name, 1)
        self._buttons: list[QToolButton] = []
        pixmap = QStyle.StandardPixmap
        for word, symbol, action in (
            (self.tr("Float {}"), pixmap.SP_TitleBarNormalButton, self._float),
            (self.tr("Hide {}"), pixmap.SP_TitleBarCloseButton, dock.close),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIcon(self.style().standardIcon(symbol))
            self._buttons.append(button)
            button.setToolTip(word.format(dock.windowTitle()))
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(action)
            layout.addWidget(button)
        self._dock = dock
        self._fit_icons()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icons()

    def _fit_icons(self) -> None:
        size = 2 * self.fontMetrics().height() // 3
        for button in self._buttons:
            button.setIconSize(QSize(size, size))

    def _float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())


class PanelDock(QDockWidget):
    """One panel of the window, drawn as a card with its name in it."""

    def __init__(self, name: str, title: str, panel: QWidget, *, scrolls: bool) -> None:
        """Hold `panel`; `name` is the key under which its place is remembered."""
        super().__init__(title)
        self.setObjectName(f"dock_{name}")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.setTitleBarWidget(_TitleBar(self))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(_MARGIN + 1, 0, _MARGIN + 1, _MARGIN + RADIUS // 2)
        layout.addWidget(Scroller(panel) if scrolls else panel)
        self.setWidget(inside)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the main window say where Tab goes from a floating panel, too."""
        window = self.parentWidget()
        return window is not None and window.focusNextPrevChild(forward)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        palette = self.palette()
        card = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        inside = card.adjusted(RADIUS, RADIUS, -RADIUS, -RADIUS)
        if inside.contains(QRectF(event.rect())):
            painter.fillRect(event.rect(), palette.base())
            return
        paint_card(painter, card, palette)
