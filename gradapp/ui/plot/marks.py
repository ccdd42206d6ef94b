"""Curves, lines across the view, dots, rings and other symbols, as large at every zoom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
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
from shiboken6 import VoidPtr

from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.kit.kept import Kept
from gradapp.ui.plot.layer import Layer


def polygon(x: Floats, y: Floats) -> QPolygonF:
    """Return points with these coordinates."""
    points = QPolygonF()
    if x.size:
        points.resize(x.size)
        # Of its three parameters, the stubs of shiboken6 know one.
        memory: Any = VoidPtr(points.data(), 16 * x.size, True)  # type: ignore[call-arg,arg-type]
        places = np.frombuffer(memory)
        places[::2], places[1::2] = x, y
    return points


def finite_parts(x: Floats, y: Floats) -> list[tuple[Floats, Floats]]:
    """Return the pieces of a curve between those points where it is not finite."""
    is_finite = np.isfinite(y)
    if is_finite.all():
        return [(x, y)] if y.size else []
    ends = np.flatnonzero(np.diff(is_finite, prepend=False, append=False)).reshape(-1, 2)
    return [(x[start:stop], y[start:stop]) for start, stop in ends.tolist()]


_SEAMLESS: Final = 4.0
"""Up to so many pixels, a line in pieces shows no seams, and takes a tenth of the time."""


class Stroke(Layer):
    """What is drawn with one pen."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self.pen = QPen()

    def restyle(self, pen: QPen) -> None:
        """Take a colour and a thickness."""
        self.pen = pen
        self.update()


class Curve(Stroke):
    """A line from point to point; what is not finite interrupts it."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self.points: tuple[Floats, Floats] = (np.empty(0), np.empty(0))
        self._parts: list[QPolygonF] = []
        self._pieces = Kept[QPainterPath]()

    def show_points(self, x: Floats, y: Floats) -> None:
        """Draw it through these coordinates."""
        self.points = x, y
        self._parts = [polygon(*part) for part in finite_parts(x, y)]
        self.update()

    def show_lines(self, lines: Iterable[Floats]) -> None:
        """Draw lines instead, each of shape (n, 2), as those of equal height are."""
        self._parts = [polygon(line[:, 0], line[:, 1]) for line in lines]
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self.pen)
        if not 1 < self.pen.widthF() <= _SEAMLESS:
            for part in self._parts:
                painter.drawPolyline(transform.map(part))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(transform.map(self._pieces.of(self._parts, self._in_pieces)))

    def _in_pieces(self) -> QPainterPath:
        pieces = QPainterPath()
        for part in self._parts:
            for start, end in pairwise(part.toList()):
                pieces.moveTo(start)
                pieces.lineTo(end)
        return pieces


class Lines(Stroke):
    """Upright and level lines across the whole view."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self.upright: Sequence[float] = ()
        self.level: Sequence[float] = ()

    def show_lines(self, upright: Sequence[float] = (), level: Sequence[float] = ()) -> None:
        """Draw lines at these x and y, and no others."""
        if (upright, level) != (self.upright, self.level):
            self.upright, self.level = upright, level
        self.setVisible(bool(upright or level))

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.pen)
        left, top, right, bottom = frame.left(), frame.top(), frame.right(), frame.bottom()
        across = [x * transform.m11() + transform.dx() for x in self.upright]
        along = [y * transform.m22() + transform.dy() for y in self.level]
        lines = [QLineF(x, bottom, x, top) for x in across]
        lines += [QLineF(left, y, right, y) for y in along]
        painter.drawLines(lines)


class Dots(Layer):
    """Few points at once."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._points = QPolygonF()
        self._pen = QPen()

    def restyle(self, colour: str, size: float) -> None:
        """Take a colour, and a diameter in pixels."""
        self._pen = QPen(QColor(colour), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self.update()

    def show_points(self, x: Floats, y: Floats) -> None:
        """Draw dots at these coordinates."""
        self._points = polygon(x, y)
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self._pen)
        painter.drawPoints(transform.map(self._points))


class Symbols(Layer):
    """One outline at many places."""

    def __init__(self, outline: QPainterPath) -> None:
        """Draw none yet; `outline` is one unit high, around 0."""
        super().__init__()
        self.points: list[QPointF] = []
        self.outline = self._scaled = outline
        self._pen, self._fill = QPen(), QColor(Qt.GlobalColor.transparent)

    def restyle(self, pen: QPen, size: float, fill: str | None) -> None:
        """Take the pen of the outline, its height in pixels, and what is within it."""
        self._scaled = QTransform.fromScale(size, size).map(self.outline)
        self._pen, self._fill = pen, QColor(fill or Qt.GlobalColor.transparent)
        self.update()

    def show_points(self, points: list[QPointF]) -> None:
        """Draw it at these coordinates."""
        self.points = points
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self._pen)
        painter.setBrush(self._fill)
        for point in self.points:
            painter.drawPath(self._scaled.translated(transform.map(point)))


def circle() -> QPainterPath:
    """Return the outline of a dot, or of a ring."""
    path = QPainterPath()
    path.addEllipse(QPointF(), 0.5, 0.5)
    return path


class Ring(Symbols):
    """A circle around one place, or none."""

    def __init__(self) -> None:
        """Draw none yet."""
        super().__init__(circle())


class Label(Layer):
    """A few words beside the view, at a place in pixels."""

    def __init__(self, text: str = "") -> None:
        """Say `text`."""
        super().__init__()
        self.text = text
        self.at = QPointF()
        self._font, self._colour = QFont(), QColor()

    def restyle(self, colour: str, font: QFont) -> None:
        """Take a colour and a font."""
        self._colour, self._font = QColor(colour), font
        self.update()

    def show_at(self, left: float, top: float) -> None:
        """Write it here."""
        self.at = QPointF(left, top)
        self.setVisible(True)

    def box(self) -> QRectF:
        """Return where it stands."""
        metrics = QFontMetricsF(self._font)
        return QRectF(self.at, QSizeF(metrics.horizontalAdvance(self.text), metrics.height()))

    @override
    def paint_drawing(self, painter: QPainter, _transform: QTransform, _frame: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(self.at + QPointF(0, QFontMetricsF(self._font).ascent()), self.text)
