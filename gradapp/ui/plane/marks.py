"""What is drawn on the plane of two parameters: lines of equal height, the step and the minimum."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import polygon

_SHORTEST: Final = 1e-9
_NAMED: Final = 2.0
"""So many lines of text long an arrow must be, so that its name does not hide it."""


class Contours(Layer):
    """Lines of equal height, each in its own pieces."""

    def __init__(self) -> None:
        """Draw none yet."""
        super().__init__()
        self._pen = QPen()
        self._lines: list[QPolygonF] = []

    def restyle(self, pen: QPen) -> None:
        """Take a colour and a thickness."""
        self._pen = pen
        self.update()

    def show_lines(self, lines: Iterable[Floats]) -> None:
        """Draw these lines, each of shape (n, 2), and no others."""
        self._lines = [polygon(line[:, 0], line[:, 1]) for line in lines]
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self._pen)
        for line in self._lines:
            painter.drawPolyline(transform.map(line))


class Arrow(Layer):
    """An arrow from one place to another, with a name beside its tip."""

    def __init__(self) -> None:
        """Draw none yet."""
        super().__init__()
        self._pen, self._colour, self._font = QPen(), QColor(), QFont()
        self._ends: tuple[QPointF, QPointF] | None = None
        self._name = ""
        self._is_below = False

    def restyle(self, pen: QPen, colour: str, font: QFont, *, is_below: bool) -> None:
        """Take the pen, the colour and font of the name, and on which side of the tip that is."""
        self._pen, self._colour, self._font = pen, QColor(colour), font
        self._is_below = is_below
        self.update()

    def show_arrow(self, ends: tuple[QPointF, QPointF] | None, name: str = "") -> None:
        """Draw it between these coordinates, or not at all."""
        self._ends, self._name = ends, name
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        if self._ends is None:
            return
        start, tip = (transform.map(end) for end in self._ends)
        way = tip - start
        length = math.hypot(way.x(), way.y())
        if not _SHORTEST < length < 1e6:
            return
        painter.setPen(self._pen)
        painter.drawLine(start, tip)
        along, head = way / length, min(0.5 * length, 5 * self._pen.widthF())
        across = QPointF(-along.y(), along.x())
        back = tip - along * head
        outline = QPolygonF([tip, back + across * head / 2, back - across * head / 2])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pen.color())
        painter.drawPolygon(outline)
        if length > _NAMED * QFontMetricsF(self._font).height():
            self._write(painter, tip, frame)

    def _write(self, painter: QPainter, tip: QPointF, frame: QRectF) -> None:
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(self._name), metrics.height()
        left = tip.x() - width / 2
        top = tip.y() + 0.5 * height if self._is_below else tip.y() - 1.5 * height
        left = max(frame.left() + 2, min(left, frame.right() - width - 2))
        top = max(frame.top() + 2, min(top, frame.bottom() - height - 2))
        keep_left_to_right(painter)
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(QPointF(left, top + metrics.ascent()), self._name)


class Trail(Layer):
    """The way of a run, from place to place."""

    def __init__(self) -> None:
        """Draw none yet."""
        super().__init__()
        self._pen, self._dots = QPen(), QPen()
        self._points = QPolygonF()

    def restyle(self, pen: QPen, dots: QPen) -> None:
        """Take the pen of the line, and that of the places."""
        self._pen, self._dots = pen, dots
        self.update()

    def show_points(self, points: QPolygonF) -> None:
        """Draw a line through these coordinates."""
        self._points = points
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        points = transform.map(self._points)
        painter.setPen(self._pen)
        painter.drawPolyline(points)
        painter.setPen(self._dots)
        painter.drawPoints(points)


def cross() -> QPainterPath:
    """Return the outline of a cross, one unit high."""
    path = QPainterPath()
    for ends in (((-0.5, 0), (0.5, 0)), ((0, -0.5), (0, 0.5))):
        path.moveTo(*ends[0])
        path.lineTo(*ends[1])
    return path


def clipped(lines: Sequence[Floats], most: int) -> list[Floats]:
    """Return so many of the longest lines: a formula may give thousands of specks."""
    return sorted(lines, key=len, reverse=True)[:most]
