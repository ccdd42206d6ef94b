"""Says where the minimum is: a dashed line across the view, and a name beside its top.

The name is written above what moves there, and beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.placing import free_place


class MinimumMark(Layer):
    """The line θ = θ*; without a minimum it is not there."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._font = QFont()
        self._at: float | None = None
        self._names: tuple[Text, ...] = ()
        self._measure()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._theme, self._font = theme, font
        self._measure()

    def show_minimum(self, at: float | None, *names: Text) -> None:
        """Draw the line at a coordinate, called by the first of `names` that has room.

        Args:
            at: the coordinate; None for no line.
            names: the longest first.
        """
        self._at, self._names = at, names
        self.setVisible(at is not None)
        self._measure()

    def _measure(self) -> None:
        self._metrics = QFontMetricsF(self._font)
        self._widths = tuple(self._metrics.horizontalAdvance(str(name)) for name in self._names)
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        x = self._pixel(transform)
        if not frame.left() <= x <= frame.right():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(line_pen(self._theme.muted, style=Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, frame.top(), x, frame.bottom()))

    def write_name(
        self, painter: QPainter, transform: QTransform, frame: QRectF, balls: Sequence[QRectF]
    ) -> QRectF:
        """Write what the line is called, on none of `balls` where there is room, and say where."""
        name, box = self.name(transform, frame)
        if name:
            box = free_place(box, frame, balls) or box
            painter.setFont(self._font)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QPointF(box.left(), box.top() + self._metrics.ascent()), name)
        return box

    def name(self, transform: QTransform, frame: QRectF) -> tuple[str, QRectF]:
        """Return what is written beside the line in `frame`, and where; nothing without a line."""
        x = self._pixel(transform)
        if not frame.left() <= x <= frame.right():
            return "", QRectF()
        height = self._metrics.height()
        gap = height / 3
        right, left = frame.right() - x - gap, x - gap - frame.left()
        fitting = (
            (str(name), width)
            for name, width in zip(self._names, self._widths, strict=True)
            if width <= max(right, left)
        )
        name, width = next(fitting, ("", 0.0))
        if self._names and not name:
            name = elided(self._names[-1], self._metrics, max(right, left))
            width = self._metrics.horizontalAdvance(name)
        start = x + gap if width <= right or right >= left else x - gap - width
        return name, QRectF(start, frame.top() + gap, width, height)

    def _pixel(self, transform: QTransform) -> float:
        """Return where the line is; nan for none."""
        return math.nan if self._at is None else transform.map(QPointF(self._at, 0.0)).x()
