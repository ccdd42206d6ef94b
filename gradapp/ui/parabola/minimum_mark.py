"""Says where the minimum is: a dashed line across the view, and a name beside its top."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTransform

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.pens import line_pen


class MinimumMark(Layer):
    """The line θ = θ*; without a minimum it is not there."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._font = QFont()
        self._at: float | None = None
        self._names: tuple[Text, ...] = ()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._theme, self._font = theme, font
        self.update()

    def show_minimum(self, at: float | None, *names: Text) -> None:
        """Draw the line at a coordinate, called by the first of `names` that has room.

        Args:
            at: the coordinate; None for no line.
            names: the longest first.
        """
        self._at, self._names = at, names
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
        painter.setPen(line_pen(self._theme.muted, style=Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, frame.top(), x, frame.bottom()))
        metrics = QFontMetricsF(self._font)
        name, box = self._named(x, frame, metrics)
        painter.setFont(self._font)
        keep_left_to_right(painter)
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), name)

    def name_box(self, transform: QTransform, frame: QRectF) -> QRectF:
        """Return where the name is written in the view; nowhere without a line there."""
        x = transform.map(QPointF(self._at or 0.0, 0.0)).x()
        if self._at is None or not frame.left() <= x <= frame.right():
            return QRectF()
        return self._named(x, frame, QFontMetricsF(self._font))[1]

    def _named(self, x: float, frame: QRectF, metrics: QFontMetricsF) -> tuple[str, QRectF]:
        gap = metrics.height() / 3
        name, left = beside(x, gap, frame, self._names, metrics)
        width = metrics.horizontalAdvance(name)
        return name, QRectF(left, frame.top() + gap, width, metrics.height())


def beside(
    x: float, gap: float, frame: QRectF, names: tuple[Text, ...], metrics: QFontMetricsF
) -> tuple[str, float]:
    """Return which name stands beside a line at `x`, and where it begins: never outside `frame`."""
    right, left = frame.right() - x - gap, x - gap - frame.left()
    for name in names:
        width = metrics.horizontalAdvance(str(name))
        if width <= right:
            return str(name), x + gap
        if width <= left:
            return str(name), x - gap - width
    shown = elided(names[-1], metrics, max(right, left)) if names else ""
    return shown, x + gap if right >= left else x - gap - metrics.horizontalAdvance(shown)
