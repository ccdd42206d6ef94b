"""What a plot over the steps draws: axes with round numbers, a curve, and marks on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem, QLabel, QWidget

from gradapp.core.numbers.written import power_of_ten
from gradapp.core.trajectory import Floats
from gradapp.ui.curves.overlay_columns import ThinnedColumn
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.axes import GridLines, PlainAxis
from gradapp.ui.plot.canvas import PlotCanvas
from gradapp.ui.plot.dots import Dots
from gradapp.ui.plot.overlay_curves import OverlayCurve, OverlayCurves
from gradapp.ui.plot.pens import Curve, Line, Lines, Ring, line_pen
from gradapp.ui.plot.scale import ValueScale, step_ticks

_MOST_DOTS: Final = 60
_FARTHER: Final = 9.0
"""How far beyond the run's own values those of others are shown, in heights of its own."""


class StepChart(PlotCanvas):
    """Draws values over steps, in a scale chosen so that it changes seldom.

    It draws what it is given last, and keeps no values.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make an empty chart; `restyle` comes before anything is drawn."""
        left, bottom = PlainAxis("left"), PlainAxis("bottom")
        super().__init__(left, bottom, parent)
        self._left, self._bottom = left, bottom
        self.view_box: pg.ViewBox = self.getPlotItem().getViewBox()
        self.value_scale = ValueScale()
        self.shown = (0.0, 1.0)
        self._drawn: tuple[object, ...] | None = None
        self._margins: tuple[float, bool] | None = None
        self._others: Sequence[ThinnedColumn] | None = None
        self._add_items()

    def _add_items(self) -> None:
        self.factor = QLabel(self)
        self.factor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.factor.hide()
        # Beside the view, where no curve can cross it.
        self.minimum_name = QGraphicsSimpleTextItem("θ*", self.getPlotItem())
        self._grid = GridLines(self._left, self._bottom)
        self.minimum_line = Line()
        self.cursor_line = Line()
        self._cross = Lines()
        self.curve = Curve()
        self.overlays = OverlayCurves()
        self.dots = Dots()
        self.ring = Ring()
        self.view_box.addItem(self._grid, ignoreBounds=True)
        lines = (self.minimum_line, self.cursor_line, self._cross, self.curve, self.overlays)
        items: tuple[QGraphicsItem, ...] = (*lines, self.dots, self.ring)
        for depth, item in enumerate(items):
            self.view_box.addItem(item, ignoreBounds=True)
            item.setZValue(depth)

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font; nothing is drawn anew before the next `draw`."""
        self._metrics = QFontMetricsF(font)
        self.setBackground(theme.surface)
        self._grid.restyle(theme)
        for axis in (self._left, self._bottom):
            axis.restyle(theme, font)
        self._bottom.setHeight(1.4 * self._metrics.height())
        self.minimum_line.setPen(line_pen(theme.muted, style=Qt.PenStyle.DashLine))
        self.minimum_name.setFont(font)
        self.minimum_name.setBrush(QColor(theme.muted))
        self.cursor_line.setPen(line_pen(theme.muted))
        self._cross.setPen(line_pen(theme.muted, style=Qt.PenStyle.DotLine))
        self.curve.setPen(line_pen(theme.error))
        radius = 0.3 * self._metrics.height()
        self.dots.restyle(theme.error, radius)
        self.overlays.restyle(theme, 0.8 * radius)
        self.ring.restyle(line_pen(theme.error, 2.0), theme.surface, radius)
        self.factor.setFont(font)
        set_text_colour(self.factor, theme.muted)
        self._drawn = self._margins = None

    def draw(
        self,
        shown: tuple[float, float],
        steps: Floats,
        values: Floats,
        *,
        logarithmic: bool,
        minimum: float | None,
        fits_minimum: bool,
        others: Sequence[ThinnedColumn] = (),
    ) -> bool:
        """Draw `values` over `steps`, and return whether there is one that can be drawn.

        Args:
            shown: the steps at the left and the right end of the view.
            steps: those in the view, ascending.
            values: as many; what is not finite is left out.
            logarithmic: whether powers of ten are at equal distances; 0 is left out then.
            minimum: where to draw a line with a name, or None.
            fits_minimum: whether that line is to be in the view.
            others: the curves of other runs.
        """
        drawable = np.isfinite(values) & ((values > 0) | (not logarithmic))
        within = values[drawable]
        if minimum is not None and fits_minimum:
            within = np.append(within, minimum)
        if others:
            within = _with_others(within, others, logarithmic)
        self.shown = shown
        self.value_scale = (
            ValueScale.around(within, logarithmic) if within.size else ValueScale(logarithmic)
        )
        drawn = (shown, self.value_scale, minimum, bool(within.size))
        if (*drawn, self.view_box.size()) != self._drawn:
            self._draw_axes(bool(within.size))
            self.view_box.setRange(xRange=shown, yRange=self._heights(), padding=0)
            self._draw_minimum(minimum)
            self._drawn = (*drawn, self.view_box.size())
            self._others = None
        self._draw_others(others)
        heights = self.value_scale.coordinates(values)
        whole = bool(drawable.all())
        self.curve.setData(
            steps, heights, connect="all" if whole else "finite", skipFiniteCheck=whole
        )
        self._draw_dots(steps[drawable], heights[drawable])
        return bool(drawable.any())

    def show_cursor(self, step: int, value: float, is_step: bool) -> None:
        """Mark `step` by a ring at `value`, if there is one, and by a line if it is a step."""
        height = self.value_scale.coordinate(value)
        low, high = self.value_scale.low, self.value_scale.high
        self.cursor_line.setVisible(is_step)
        self.cursor_line.setLine(step, 2 * low - high, step, 2 * high - low)
        self.ring.setVisible(math.isfinite(height))
        if math.isfinite(height):
            self.ring.setPos(step, height)

    def show_cross(self, step: int, value: float) -> QPointF:
        """Cross two lines at `value`, or at the bottom, and return where, in pixels."""
        height = self.value_scale.coordinate(value)
        low, high = self.value_scale.low, self.value_scale.high
        if not math.isfinite(height):
            height = low
        cross = QPainterPath(QPointF(step, 2 * low - high))
        cross.lineTo(step, 2 * high - low)
        cross.moveTo(self.shown[0], height)
        cross.lineTo(self.shown[1], height)
        self._cross.setPath(cross)
        self._cross.show()
        return QPointF(self.view_box.mapViewToScene(QPointF(step, height)))

    def hide_cross(self) -> None:
        """Take the crossing lines away."""
        self._cross.hide()

    def _heights(self) -> tuple[float, float]:
        """Return the visible range of coordinates: the scale's, with room for the ring."""
        height = self.value_scale.high - self.value_scale.low
        line = min(0.2, self._metrics.height() / max(1.0, self.view_box.height()))
        return (
            self.value_scale.low - 0.6 * line * height,
            self.value_scale.high + 1.2 * line * height,
        )

    def _draw_axes(self, has_values: bool) -> None:
        line = self._metrics.height()
        ticks = (
            self.value_scale.ticks(int(self.view_box.height() / (2.2 * line))) if has_values else []
        )
        self._left.show_ticks(ticks)
        texts = [text for _, text in ticks] or ["0.0"]
        width = max(map(self._metrics.horizontalAdvance, texts)) + 0.6 * line
        exponent = self.value_scale.exponent
        self.factor.setText(f"×{power_of_ten(exponent)}")
        self.factor.adjustSize()
        if self._margins != (width, bool(exponent)):
            self._margins = width, bool(exponent)
            self._left.setWidth(width)
            self.factor.setVisible(bool(exponent))
            right = max(line, self.minimum_name.boundingRect().width() + 4)
            layout = self.getPlotItem().layout
            layout.setContentsMargins(0, line if exponent else 2, right, 0)
            layout.activate()
        low, high = self.shown
        widest = self._metrics.horizontalAdvance(f"{max(high, 10):.0f}") + 1.5 * line
        self._bottom.show_ticks(step_ticks(low, high, self.view_box.width() / widest))
        self._grid.update()

    def _draw_minimum(self, minimum: float | None) -> None:
        height = math.nan if minimum is None else self.value_scale.coordinate(minimum)
        low, high = self._heights()
        drawn = low <= height <= high
        self.minimum_line.setVisible(drawn)
        self.minimum_name.setVisible(drawn)
        if drawn:
            left, right = self.shown
            self.minimum_line.setLine(left, height, right, height)
            end = self.view_box.mapViewToScene(QPointF(right, height))
            place = self.getPlotItem().mapFromScene(end)
            size = self.minimum_name.boundingRect()
            self.minimum_name.setPos(place.x() + 2, place.y() - size.height() / 2)

    def _draw_others(self, others: Sequence[ThinnedColumn]) -> None:
        """Draw the curves of other runs, unless they are drawn."""
        if others is self._others:
            return
        self._others = others
        to_view = self.value_scale.coordinates
        curves = [
            OverlayCurve(
                other.style,
                other.steps,
                to_view(other.values),
                np.array((other.marked_steps, to_view(other.marked_values))),
            )
            for other in others
        ]
        self.overlays.show_curves(curves, *self._heights())

    def _draw_dots(self, steps: Floats, heights: Floats) -> None:
        """Mark the steps while they are few."""
        low, high = self.shown
        count = np.count_nonzero((steps >= max(1, low)) & (steps <= high))
        visible = steps.size > 0 and bool(count <= _MOST_DOTS)
        self.dots.setVisible(visible)
        if visible:
            self.dots.show_points(steps, heights)


def _with_others(own: Floats, others: Sequence[ThinnedColumn], logarithmic: bool) -> Floats:
    """Return `own` values, of which there may be none, and others that leave them readable."""
    values = np.concatenate([other.values for other in others])
    values = values[np.isfinite(values)]
    if logarithmic:
        values = values[values > 0]
    elif own.size:
        low, high = float(own.min()), float(own.max())
        room = _FARTHER * ((high - low) or abs(high) or math.inf)
        values = values[(values >= low - room) & (values <= high + room)]
    return np.concatenate((own, values))
