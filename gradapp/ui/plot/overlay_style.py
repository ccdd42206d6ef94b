"""How what is beside a run's own curve is drawn: eight colours, each with a dash and a marker."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gradapp.ui.kit.theme import Theme
from gradapp.values import dataclass

LINE_WIDTH: Final = 1.3


class Marker(Enum):
    """A shape between −1 and 1, as strokes from point to point; y grows downwards."""

    SQUARE = (((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85), (-0.85, -0.85)),)
    UP = (((0, -1.1), (1, 0.8), (-1, 0.8), (0, -1.1)),)
    DIAMOND = (((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0), (0, -1.2)),)
    CROSS = (((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9)))
    PLUS = (((-1.2, 0), (1.2, 0)), ((0, -1.2), (0, 1.2)))
    DOWN = (((0, 1.1), (1, -0.8), (-1, -0.8), (0, 1.1)),)
    HOURGLASS = (((-0.9, -1), (0.9, -1), (-0.9, 1), (0.9, 1), (-0.9, -1)),)
    CHECK = (((-1.1, 0.1), (-0.3, 0.9), (1.2, -1)),)
    STAR = (((-1.2, 0), (1.2, 0)), ((-0.6, -1.1), (0.6, 1.1)), ((-0.6, 1.1), (0.6, -1.1)))


@dataclass(frozen=True, slots=True)
class OverlayStyle:
    """How one run is told from the others, in colour and without.

    Attributes:
        light: its colour on a light background.
        dark: its colour on a dark background.
        dashes: lengths of dashes and gaps by turns, in line widths.
        marker: the shape that marks some of its steps.
    """

    light: str
    dark: str
    dashes: tuple[float, ...]
    marker: Marker

    def colour(self, theme: Theme) -> str:
        """Return the colour for the background of `theme`."""
        return self.dark if theme.dark else self.light

    def line(self, theme: Theme) -> QPen:
        """Return the pen of its curve."""
        pen = QPen(QColor(self.colour(theme)), LINE_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(self.dashes)
        return pen

    def paint_marker(self, painter: QPainter, theme: Theme, at: QPointF, radius: float) -> None:
        """Paint the marker around a point, with a pen and a brush of its own."""
        pen = QPen(QColor(self.colour(theme)), max(1.4, 0.32 * radius))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_outline(self.marker, radius).translated(at))

    def paint_swatch(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Paint a piece of the curve with a marker, as for a legend."""
        middle = box.center()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.line(theme))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        self.paint_marker(painter, theme, middle, 0.26 * box.height())


# Okabe and Ito's colours, darker or lighter where 3 : 1 against the background asks for it; those
# that mean nothing else in the plots come first, and the one that is near the run's own blue last.
STYLES: Final = (
    OverlayStyle("#b85c92", "#d98fb8", (6, 3), Marker.SQUARE),
    OverlayStyle("#1f2430", "#e8eaf0", (1.5, 2.5), Marker.CROSS),
    OverlayStyle("#968b00", "#f0e442", (11, 4), Marker.UP),
    OverlayStyle("#b87d00", "#e69f00", (7, 3, 1.5, 3), Marker.DIAMOND),
    OverlayStyle("#009e73", "#1fb88c", (3, 2), Marker.PLUS),
    OverlayStyle("#d55e00", "#e8752a", (7, 3, 1.5, 3, 1.5, 3), Marker.DOWN),
    OverlayStyle("#5d6472", "#a3aab8", (3, 6), Marker.STAR),
    OverlayStyle("#2f93cb", "#3b92d0", (12, 3, 4, 3), Marker.HOURGLASS),
)
"""One style a slot of a pin, each with a colour, a dash and a marker of its own."""

_COUNT: Final = len(STYLES)

PARAMETER_STYLES: Final = tuple(
    replace(
        STYLES[place - 1],
        dashes=STYLES[(place + 3) % _COUNT].dashes,
        marker=STYLES[(place + 5) % _COUNT].marker,
    )
    for place in range(_COUNT, 0, -1)
)
"""One style for each further parameter of the run itself; with a pin's it shares one thing at most.

Pins have the first colours first.
"""

RIGHT_STYLE: Final = OverlayStyle("#007354", "#35c79c", (9, 3), Marker.CHECK)
"""The run of the right code beside one that is almost right."""


@cache
def _outline(marker: Marker, radius: float) -> QPainterPath:
    path = QPainterPath()
    for stroke in marker.value:
        points = [QPointF(radius * x, radius * y) for x, y in stroke]
        path.moveTo(points[0])
        for point in points[1:-1]:
            path.lineTo(point)
        if points[-1] == points[0]:
            path.closeSubpath()
        else:
            path.lineTo(points[-1])
    return path
