"""Says where the minimum is: a dashed line across the view, and a name beside its top."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from gradapp.override import override
from gradapp.ui.lettering import elided
from gradapp.ui.theme import LIGHT, Theme
from gradapp.ui.view_item import ViewItem


class MinimumMark(ViewItem):
    """The line θ = θ*; without a minimum it is not there."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._font = QFont()
        self._at: float | None = None
        self._name = ""

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._theme, self._font = theme, font
        self.update()

    def show_minimum(self, at: float | None, name: str = "") -> None:
        """Draw the line at a coordinate, called `name`; None for no line."""
        self._at, self._name = at, name
        self.setVisible(at is not None)
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        if self._at is None:
            return
        x = transform.map(QPointF(self._at, 0.0)).x()
        if not frame.left() <= x <= frame.right():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self._theme.muted), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, frame.top(), x, frame.bottom()))
        metrics = QFontMetricsF(self._font)
        gap = metrics.height() / 3
        # Beside the line: on the right, or where there is more room.
        before, after = x - gap - frame.left(), frame.right() - x - gap
        fits = metrics.horizontalAdvance(self._name) <= after
        text = elided(self._name, metrics, after if fits else max(before, after))
        left = x - gap - metrics.horizontalAdvance(text) if not fits and before > after else x + gap
        painter.setFont(self._font)
        painter.drawText(QPointF(left, frame.top() + gap + metrics.ascent()), text)
