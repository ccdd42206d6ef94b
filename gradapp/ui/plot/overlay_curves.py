"""Draws dashed curves with a few markers over a plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPolygonF, QTransform

from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import finite_parts, polygon
from gradapp.ui.plot.overlay_style import OverlayStyle
from gradapp.values import dataclass

_FARTHEST: Final = 1e300


@dataclass(frozen=True, slots=True, eq=False)
class OverlayCurve:
    """A curve in the coordinates of a plot.

    Attributes:
        style: how it is drawn.
        x, y: its points; NaN in `y` interrupts it.
        marked: the coordinates of its markers, of shape (2, n).
    """

    style: OverlayStyle
    x: Floats
    y: Floats
    marked: Floats


class OverlayCurves(Layer):
    """All curves of the runs beside the one shown; without any it is not there."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._radius = 4.0
        self._drawn: list[tuple[OverlayStyle, list[QPolygonF], QPolygonF]] = []
        self.setVisible(False)

    def restyle(self, theme: Theme, radius: float) -> None:
        """Take the colours, and half the height of a marker."""
        self._theme, self._radius = theme, radius
        self.update()

    def show_curves(self, curves: Sequence[OverlayCurve], low: float, high: float) -> None:
        """Draw `curves`, of which the view shows the heights from `low` to `high`."""
        if not curves and not self._drawn:
            return
        margin = high - low
        self._drawn = []
        for curve in curves:
            y = np.clip(curve.y, -_FARTHEST, _FARTHEST)
            lines = [
                polygon(*_cut(x, heights, low - margin, high + margin))
                for x, heights in finite_parts(curve.x, y)
            ]
            x, y = curve.marked
            seen = (low - margin < y) & (y < high + margin)
            self._drawn.append((curve.style, lines, polygon(x[seen], y[seen])))
        self.setVisible(bool(self._drawn))
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        for style, lines, _marked in self._drawn:
            painter.setPen(style.line(self._theme))
            for line in lines:
                painter.drawPolyline(transform.map(line))
        for style, _lines, marked in self._drawn:
            for point in transform.map(marked).toList():
                style.paint_marker(painter, self._theme, point, self._radius)


def _cut(x: Floats, y: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """Cut a line at two heights; what is beyond runs along them, out of sight.

    A painter would draw the dashes of the whole way to 10³⁰⁰.
    """
    places: list[Floats] = [np.arange(x.size, dtype=float)]
    xs, ys = [x], [np.clip(y, low, high)]
    for bound in (low, high):
        crossed = np.flatnonzero((y[:-1] < bound) != (y[1:] < bound))
        with np.errstate(all="ignore"):
            share = np.clip((bound - y[crossed]) / (y[crossed + 1] - y[crossed]), 0.0, 1.0)
        places.append(crossed + share)
        xs.append(x[crossed] + share * (x[crossed + 1] - x[crossed]))
        ys.append(np.full(crossed.size, bound))
    order = np.argsort(np.concatenate(places), kind="stable")
    return np.concatenate(xs)[order], np.concatenate(ys)[order]
