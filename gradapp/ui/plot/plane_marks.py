"""What is drawn on the plane of two parameters: lines of equal height, the step and the minimum."""

from __future__ import annotations

import math
from itertools import pairwise, product
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
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
from gradapp.ui.plot.placing import free_place

_LEVELS: Final = 14
_PIECES: Final = 400
_FINE: Final = 120
_SHORTEST: Final = 1e-9
_SIDE: Final = 2
"""So many pixels are between a name and the frame."""

_NAMED: Final = 2.0
"""So many lines of text long an arrow must be, so that its name does not hide it."""

_COVERED: Final = 0.1
"""The most of a view that a name covers for which there is a shorter one, as a share."""


class Arrow(Layer):
    """An arrow from one place to another, with a name beside its tip."""

    def __init__(self) -> None:
        """Draw none yet."""
        super().__init__()
        self._pen, self._colour, self._font = QPen(), QColor(), QFont()
        self._ground = QColor()
        self._ends: tuple[QPointF, QPointF] | None = None
        self._names: tuple[str, ...] = ()
        self._is_below = False
        self._other: Arrow | None = None
        self._gives_way = False

    def restyle(self, pen: QPen, colour: str, font: QFont, *, is_below: bool, ground: str) -> None:
        """Take the pen, the colour and font of the name, and on which side of the tip that is.

        The name covers what is drawn already, with the colour `ground`: outlines of letters would
        depend on the sizes in which letters were drawn before.
        """
        self._pen, self._colour, self._font = pen, QColor(colour), font
        self._ground = QColor(ground)
        self._is_below = is_below
        self.update()

    def keep_off(self, other: Arrow, *, gives_way: bool) -> None:
        """Have the name stand off `other`, and off its name if this one `gives_way`."""
        self._other, self._gives_way = other, gives_way

    def show_arrow(self, ends: tuple[QPointF, QPointF] | None, *names: str) -> None:
        """Draw it between these coordinates, or not at all, with the first name that has room."""
        self._ends, self._names = ends, names
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        if self._ends is None:
            return
        line = self._line(transform)
        if line is None:
            return
        start, tip, length = line.p1(), line.p2(), line.length()
        way = tip - start
        painter.setPen(self._pen)
        painter.drawLine(start, tip)
        along, head = way / length, min(0.5 * length, 5 * self._pen.widthF())
        across = QPointF(-along.y(), along.x())
        back = tip - along * head
        outline = QPolygonF([tip, back + across * head / 2, back - across * head / 2])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pen.color())
        painter.drawPolygon(outline)
        box = self.name_box(transform, frame)
        if box is not None:
            keep_left_to_right(painter)
            place = box.topLeft() + QPointF(0, QFontMetricsF(self._font).ascent())
            painter.fillRect(box, self._ground)
            painter.setFont(self._font)
            painter.setPen(self._colour)
            painter.drawText(place, self.name(frame))

    def _line(self, transform: QTransform) -> QLineF | None:
        """Return where it is drawn, in pixels; None for nowhere."""
        if self._ends is None:
            return None
        line = QLineF(*(transform.map(end) for end in self._ends))
        return line if _SHORTEST < line.length() < 1e6 else None

    def name(self, frame: QRectF) -> str:
        """Return what stands beside it so that all of it can be read; empty for nothing.

        One that could be shorter doesn't cover much of what is drawn.
        """
        metrics, room = QFontMetricsF(self._font), frame.width() - 2 * _SIDE
        most = _COVERED * frame.width() * frame.height() / metrics.height()
        for name in self._names:
            may_take = room if name == self._names[-1] else min(room, most)
            if metrics.horizontalAdvance(name) <= may_take:
                return name
        return ""

    def name_box(self, transform: QTransform, frame: QRectF) -> QRectF | None:
        """Return where its name stands: beside its tip, and on no arrow if that can be.

        It stands on no other name: None where there is no such place.
        """
        own, metrics = self._line(transform), QFontMetricsF(self._font)
        name = self.name(frame)
        width, height = metrics.horizontalAdvance(name), metrics.height()
        if not name or own is None or own.length() <= _NAMED * height:
            return None
        lines = [own]
        taken: QRectF | None = None
        if self._other is not None:
            other = self._other._line(transform)
            lines += [] if other is None else [other]
            taken = self._other.name_box(transform, frame) if self._gives_way else None
        tip, box = own.p2(), QRectF(0, 0, width, height)
        aside = QPointF(width / 2 + 0.7 * height, 0)
        first = QPointF(0, height if self._is_below else -height)
        sides = [(0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)]
        inside = frame.adjusted(_SIDE, _SIDE, -_SIDE, -_SIDE)
        places = []
        for far, (x, y) in product((1.0, 1.6, 2.4), sides):
            move = aside * float(x) + first * (far * y) if y else aside * (far * x)
            box.moveCenter(tip + move)
            box.moveLeft(max(inside.left(), min(box.left(), inside.right() - width)))
            box.moveTop(max(inside.top(), min(box.top(), inside.bottom() - height)))
            places.append(QRectF(box))
        if taken is not None:
            places = [each for each in places if not each.intersects(taken)]
        free = (each for each in places if not any(_crosses(each, line) for line in lines))
        return next(free, next(iter(places), None))


class PlaceName(Layer):
    """What a place is called, beside it, on what is drawn already; there if all of it has room."""

    def __init__(self) -> None:
        """Call none anything yet."""
        super().__init__()
        self._font, self._colour, self._ground = QFont(), QColor(), QColor()
        self._at, self.name = QPointF(), ""
        self._beside: tuple[QPointF, ...] = ()

    def restyle(self, colour: str, font: QFont, ground: str) -> None:
        """Take the colour and the font of the name, and the colour that it covers."""
        self._colour, self._font, self._ground = QColor(colour), font, QColor(ground)
        self.update()

    def show_name(self, at: QPointF, name: str, *beside: QPointF) -> None:
        """Call the place at these coordinates so, beside other marks; empty for nothing."""
        self._at, self.name, self._beside = at, name, beside
        self.update()

    def box(self, transform: QTransform, frame: QRectF) -> QRectF | None:
        """Return where the name stands in `frame`; None for nowhere."""
        metrics, at = QFontMetricsF(self._font), transform.map(self._at)
        if not (self.name and frame.contains(at)):
            return None
        height = metrics.height()
        box = QRectF(0, 0, metrics.horizontalAdvance(self.name), height)
        box.moveCenter(QPointF(at.x() + 0.9 * height + box.width() / 2, at.y()))
        taken = []
        for each in (at, *map(transform.map, self._beside)):
            mark = QRectF(0, 0, 1.6 * height, 1.1 * height)
            mark.moveCenter(each)
            taken.append(mark)
        return free_place(box, frame, taken)

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        box = self.box(transform, frame)
        if box is not None:
            keep_left_to_right(painter)
            painter.fillRect(box, self._ground)
            painter.setFont(self._font)
            painter.setPen(self._colour)
            painter.drawText(
                box.topLeft() + QPointF(0, QFontMetricsF(self._font).ascent()), self.name
            )


def _crosses(box: QRectF, line: QLineF) -> bool:
    """Say whether a line goes through a box."""
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft())
    edges = [QLineF(*ends) for ends in pairwise(corners)]
    bounded = QLineF.IntersectionType.BoundedIntersection
    return box.contains(line.p1()) or any(line.intersects(e)[0] == bounded for e in edges)


def cross() -> QPainterPath:
    """Return the outline of a cross, one unit high."""
    path = QPainterPath()
    for ends in (((-0.5, 0), (0.5, 0)), ((0, -0.5), (0, 0.5))):
        path.moveTo(*ends[0])
        path.lineTo(*ends[1])
    return path


def contours(x: Floats, y: Floats, heights: Floats) -> list[Floats]:
    """Return lines of equal height; the lower ones are closer in height, as valleys need it.

    Of many pieces only the longest: a formula may give thousands of specks.
    """
    from contourpy import contour_generator

    finite = heights[np.isfinite(heights)]
    if not finite.size or not finite.max() > finite.min():
        return []
    low, high = float(finite.min()), float(finite.max())
    shares = np.linspace(0, 1, _LEVELS + 2)[1:-1] ** 3  # as the levels of a steep valley need it
    if finite.size == heights.size:
        x, y, heights = refined(x, y, heights)
    generator = contour_generator(x, y, np.where(np.isfinite(heights), heights, np.nan))
    levels = low + shares * (high - low)
    lines = [np.asarray(line) for level in levels for line in generator.lines(level)]
    return sorted(lines, key=len, reverse=True)[:_PIECES]


def refined(x: Floats, y: Floats, heights: Floats) -> tuple[Floats, Floats, Floats]:
    """Return a finer grid through one of few places, so that lines along a valley don't waver.

    Between the places stand cubics, by R. Keys, Cubic Convolution Interpolation for Digital Image
    Processing, IEEE Trans. ASSP 29 (1981): they are the heights themselves where those are
    quadratic in each direction.
    """
    heights = _finer(_finer(heights).T).T
    upright, across = (
        np.linspace(each[0], each[-1], count)
        for each, count in zip((y, x), heights.shape, strict=True)
    )
    return across, upright, heights


def _finer(values: Floats) -> Floats:
    """Return rows with more rows between them.

    No product of matrices: for one that is so small BLAS wakes threads that take 40 times as long.
    """
    count = len(values)
    times = math.ceil(_FINE / count)
    if times == 1 or count < 3:
        return values
    first, last = (3 * (ends[0] - ends[1]) + ends[2] for ends in (values, values[::-1]))
    known = np.vstack((first, values, last))
    places = np.arange((count - 1) * times + 1) / times
    cells = np.minimum(places.astype(int), count - 2)
    t = (places - cells)[:, np.newaxis]
    weights = (
        -0.5 * t**3 + t**2 - 0.5 * t,
        1.5 * t**3 - 2.5 * t**2 + 1,
        -1.5 * t**3 + 2 * t**2 + 0.5 * t,
        0.5 * t**3 - 0.5 * t**2,
    )
    finer = np.zeros((len(places), values.shape[1]))
    for offset, weight in enumerate(weights):
        finer += weight * known[cells + offset]
    return finer
