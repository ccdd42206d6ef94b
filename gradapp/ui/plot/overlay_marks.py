"""Where the other runs are on a parabola or a plane: a marker each, and the trail behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from gradapp.override import override
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.overlay_style import LINE_WIDTH, OverlayStyle
from gradapp.ui.plot.placing import free_place
from gradapp.values import dataclass

Taken = Callable[[QTransform, QRectF], Sequence[QRectF]]
"""What in a frame has its place already, in pixels."""

_SMALL: Final = 0.85
"""How large the numbers at the markers are, beside the text."""
_RADIUS: Final = 0.42
"""How large the markers are, in heights of a line."""


@dataclass(frozen=True, slots=True, eq=False)
class OverlayMark:
    """One run in the coordinates of the plot.

    Attributes:
        style: how it is drawn.
        at: where it is; None where it has no such step.
        trail: where it has been.
        number: the number at its marker; empty for none.
        is_line: whether the trail is a line with markers; or else dots.
    """

    style: OverlayStyle
    at: tuple[float, float] | None
    trail: QPolygonF
    number: str = ""
    is_line: bool = False


class OverlayMarks(Layer):
    """The markers of all runs beside the one shown; without any it is not there."""

    def __init__(self, taken: Taken) -> None:
        """Draw nothing yet, and later no number on what is `taken`."""
        super().__init__()
        self._taken = taken
        self._theme = LIGHT
        self._em = 12.0
        self._font = QFont()
        self._marks: Sequence[OverlayMark] = ()
        self.setVisible(False)

    def restyle(self, theme: Theme, em: float, font: QFont) -> None:
        """Take the colours, the size of text, and the font of the numbers."""
        self._theme, self._em, self._font = theme, em, scaled(font, _SMALL)
        self.update()

    def show_marks(self, marks: Sequence[OverlayMark]) -> None:
        """Draw these marks, and no others."""
        if not marks and not self._marks:
            return
        self._marks = marks
        self.setVisible(bool(marks))
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        em = self._em
        near = frame.adjusted(-em, -em, em, em)
        for mark in self._marks:
            self._paint_trail(painter, mark, transform.map(mark.trail), near)
        names: list[tuple[QPointF, list[str]]] = []
        for mark in self._marks:
            if mark.at is not None:
                at = transform.map(QPointF(*mark.at))
                if near.contains(at):
                    mark.style.paint_marker(painter, self._theme, at, _RADIUS * em)
                    _join(names, at, mark.number, 0.8 * em)
        if any(map(any, (numbers for _, numbers in names))):
            self._paint_numbers(painter, names, frame, [*self._taken(transform, frame)])

    def _paint_numbers(
        self,
        painter: QPainter,
        names: list[tuple[QPointF, list[str]]],
        frame: QRectF,
        taken: list[QRectF],
    ) -> None:
        """Write numbers above their markers on the right, or as near as there is room."""
        em, metrics = self._em, QFontMetricsF(self._font)
        size, corner = metrics.capHeight(), QPointF(_RADIUS * em, _RADIUS * em)
        taken += [QRectF(at - corner, at + corner) for at, _ in names]
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.text))
        for at, numbers in names:
            text = " ".join(numbers)
            box = QRectF(0, 0, metrics.horizontalAdvance(text), size)
            box.moveBottomLeft(at + QPointF(0.6 * em, -0.35 * em))
            place = free_place(box, frame, taken)
            if place is not None:
                taken.append(place)
                painter.drawText(place.bottomLeft(), text)

    def _paint_trail(
        self, painter: QPainter, mark: OverlayMark, trail: QPolygonF, near: QRectF
    ) -> None:
        colour = QColor(mark.style.colour(self._theme))
        if not mark.is_line:
            pen = QPen(colour, 0.25 * self._em)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(trail)
            return
        painter.setPen(QPen(colour, LINE_WIDTH))
        painter.drawPolyline(trail)
        for point in trail.toList():
            if near.contains(point):
                mark.style.paint_marker(painter, self._theme, point, 0.2 * self._em)


def _join(names: list[tuple[QPointF, list[str]]], at: QPointF, number: str, near: float) -> None:
    """Put a number behind those of a place so `near` that it would stand on them."""
    for place, numbers in names:
        if (place - at).manhattanLength() < near:
            numbers.append(number)
            return
    names.append((at, [number]))
