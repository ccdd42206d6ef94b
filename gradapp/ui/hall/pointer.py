"""The pointer in a hall: a large arrow while the mouse moves, a spot of light while it is held."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.themed import Themed

REST_OF_POINTER: Final = 2000
"""Milliseconds without a movement after which the arrow goes away."""
_SHARE: Final = 10
"""The arrow is so many times in the height of the screen."""
_ARROW: Final = ((0.02, 0.02), (0.02, 0.86), (0.22, 0.68), (0.36, 0.98), (0.5, 0.92), (0.36, 0.62))
_BACK: Final = (0.64, 0.62)


class Glass(QWidget, Themed):
    """Lies over all else, takes the mouse, and paints nothing but the pointer."""

    def __init__(self, parent: QWidget) -> None:
        """Cover `parent`; nothing is shown until the mouse moves."""
        super().__init__(parent)
        self.setObjectName("hall_glass")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.pointer = _Pointer(self)
        self._coloured = (self.pointer,)
        self._rest = QTimer(self, singleShot=True, interval=REST_OF_POINTER)
        self._rest.timeout.connect(self.pointer.hide)

    def clear(self) -> None:
        """Show no pointer, until the mouse moves again."""
        self._rest.stop()
        self.pointer.hide()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event, held=event.buttons() != Qt.MouseButton.NoButton)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event, held=True)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._point(event, held=event.buttons() != Qt.MouseButton.NoButton)

    def _point(self, event: QMouseEvent, *, held: bool) -> None:
        self.pointer.show_at(event.position().toPoint(), self.height() // _SHARE, held=held)
        if held:
            self._rest.stop()
        else:
            self._rest.start()


class _Pointer(QWidget, Themed):
    """As large as what it draws: what it lies on is painted anew only there."""

    def __init__(self, glass: Glass) -> None:
        super().__init__(glass)
        self.setObjectName("hall_pointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.held = False
        self.hide()

    def show_at(self, at: QPoint, size: int, *, held: bool) -> None:
        """Point at `at` with an arrow, or with a spot of light that is `held` there."""
        if held != self.held:
            self.held = held
            self.update()
        self.resize(size, size)
        self.move(at - QPoint(size // 2, size // 2) if held else at)
        self.show()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        size, theme = float(self.width()), self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.held:
                self._paint_light(painter, size)
                return
            painter.setBrush(QColor(theme.text))
            painter.setPen(QPen(QColor(theme.surface), max(2.0, size / 24)))
            corners = (*_ARROW, _BACK)
            painter.drawPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in corners]))

    def _paint_light(self, painter: QPainter, size: float) -> None:
        """Paint rings of three colours, of which one stands out from whatever is behind them."""
        centre = QPointF(size / 2, size / 2)
        glow = QColor(self._theme.increase)
        glow.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(centre, 0.48 * size, 0.48 * size)
        painter.setBrush(QColor(self._theme.increase))
        painter.setPen(QPen(QColor(self._theme.surface), max(2.0, size / 24)))
        painter.drawEllipse(centre, 0.2 * size, 0.2 * size)
