"""What a plot over the steps draws: axes with round numbers, a curve, and marks on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import power_of_ten
from gradapp.core.trajectory import Floats
from gradapp.core.words import grouped
from gradapp.ui.curves.overlay_columns import ThinnedColumn
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.marks import Curve, Dots, Label, Lines, Ring
from gradapp.ui.plot.overlay_curves import OverlayCurve, OverlayCurves
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.reading import Crosshair
from gradapp.ui.plot.scale import ValueScale, step_ticks

_MOST_DOTS: Final = 60
_FARTHER: Final = 9.0
"""How far beyond the run's own values those of others are shown, in heights of its own."""


class StepChart(Canvas):
    """Draws values over steps, in a scale chosen so that it changes seldom.

    It draws what it is given last, and keeps no values.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make an empty chart; `restyle` comes before anything is drawn."""
        super().__init__(parent)
        self.value_scale = ValueScale()
        self._others: tuple[object, ...] = ()
        self.factor = PlainLabel(parent=self)
        self.factor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.factor.hide()
        self.crosshair = Crosshair(self)
        self.minimum_line = Lines()
        self.minimum_name = Label("θ*")
        self.cursor_line = Lines()
        self.curve = Curve()
        self.end = Curve()
        self._within: tuple[float, float] | None = None
        self._marked = 0
        self.overlays = OverlayCurves()
        self.dots, self.end_dots = Dots(), Dots()
        self.ring = Ring()
        self.add_layers(self.minimum_line, self.curve, self.overlays, self.dots)
        self.add_layers(self.minimum_name, beside=True)  # where no curve can cross it
        self.add_layers(self.end, self.end_dots, self.cursor_line, moving=True)
        self.add_layers(self.crosshair.lines, self.ring, moving=True)

    def take_looks(self, theme: Theme, font: QFont) -> None:
        """Take colours and font; nothing is drawn anew before the next `draw`."""
        self._metrics = QFontMetricsF(font)
        self.restyle(theme, font, 1.4)
        self.minimum_line.restyle(line_pen(theme.muted, style=Qt.PenStyle.DashLine))
        self.minimum_name.restyle(theme.muted, font)
        self.cursor_line.restyle(line_pen(theme.muted))
        self.crosshair.restyle(theme, font)
        self.curve.restyle(line_pen(theme.error))
        self.end.restyle(line_pen(theme.error))
        radius = 0.3 * self._metrics.height()
        for dots in (self.dots, self.end_dots):
            dots.restyle(theme.error, radius)
        self.overlays.restyle(theme, 0.8 * radius)
        self.ring.restyle(line_pen(theme.error, 2.0), 2 * radius, theme.surface)
        self.factor.setFont(font)
        set_text_colour(self.factor, theme.muted)

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
        lasting: int = 0,
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
            lasting: the step up to which the curve stays while more are added.
        """
        drawable = _drawable(values, logarithmic)
        within = values[drawable]
        if minimum is not None and fits_minimum:
            within = np.append(within, minimum)
        if others:
            within = _with_others(within, others, logarithmic)
        self.value_scale = (
            ValueScale.around(within, logarithmic) if within.size else ValueScale(logarithmic)
        )
        self._draw_axis_at_the_left(has_values=bool(within.size))
        self.show_range(shown, self._heights())
        self._draw_axis_below(shown)  # whose room is what the numbers at the left have left
        self._draw_minimum(minimum)
        self._draw_others(others)
        heights = self.value_scale.coordinates(values)
        # What lies on the curve would lie below its end, and beside a gap there may be a dot.
        can_grow = values.size and drawable.all() and not others
        self._within = (float(within.min()), float(within.max())) if can_grow else None
        count = int(np.searchsorted(steps, lasting or -1, "right")) if can_grow else steps.size
        self.curve.show_points(steps[:count], heights[:count])
        self._marked = self._in_view(steps[:count][drawable[:count]])
        are_few = self._marked + self._in_view(steps[count:]) <= _MOST_DOTS
        self._draw_dots(steps[:count], heights[:count], drawable[:count], are_few=are_few)
        self._draw_end(steps[count:], heights[count:])
        return bool(drawable.any())

    def grow(self, steps: Floats, values: Floats) -> bool:
        """Draw the end of the curve anew, and return whether all else stays as it was drawn."""
        scale = self.value_scale
        if self._within is None or not _drawable(values, scale.logarithmic).all():
            return False
        low, high = self._within
        within = min(low, float(values.min())), max(high, float(values.max()))
        if (
            within != self._within
            and ValueScale.around(np.array(within), scale.logarithmic) != scale
        ):
            return False
        if self.end_dots.isVisible() and self._marked + self._in_view(steps) > _MOST_DOTS:
            return False
        self._within = within
        self._draw_end(steps, self.value_scale.coordinates(values))
        return True

    def _draw_end(self, steps: Floats, heights: Floats) -> None:
        """Draw what comes behind the part of the curve that stays."""
        if self.end_dots.isVisible():
            self.end_dots.show_points(steps, heights)
        last_step, last_height = (each[-1:] for each in self.curve.points)
        if steps.size:
            steps = np.concatenate((last_step, steps))
            heights = np.concatenate((last_height, heights))
        self.end.show_points(steps, heights)

    def show_cursor(self, step: int, value: float, is_step: bool) -> None:
        """Mark `step` by a ring at `value`, if there is one, and by a line if it is a step."""
        height = self.value_scale.coordinate(value)
        self.cursor_line.show_lines((step,) if is_step else ())
        self.ring.show_points([QPointF(step, height)] if math.isfinite(height) else [])

    def read(self, step: int, value: float, texts: Iterable[Text]) -> None:
        """Read `value`, or at the bottom that there is none."""
        height = self.value_scale.coordinate(value)
        self.crosshair.show_at(
            step, height if math.isfinite(height) else self.value_scale.low, texts
        )

    def _heights(self) -> tuple[float, float]:
        """Return the visible range of coordinates: the scale's, with room for the ring."""
        height = self.value_scale.high - self.value_scale.low
        line = min(0.2, self._metrics.height() / self.view().height())
        return (
            self.value_scale.low - 0.6 * line * height,
            self.value_scale.high + 1.2 * line * height,
        )

    def _draw_axis_at_the_left(self, *, has_values: bool) -> None:
        line, exponent = self._metrics.height(), self.value_scale.exponent
        self.factor.setText(f"×{power_of_ten(exponent)}")
        self.factor.adjustSize()
        self.factor.setVisible(bool(exponent))
        right = max(line, self.minimum_name.box().width() + 4)
        self.margins = QMarginsF(0, line if exponent else 2, right, 0)
        most = int(self.view().height() / (2.2 * line))
        ticks = self.value_scale.ticks(most) if has_values else []
        self.left.show_ticks(ticks)
        self.left.narrowest = "" if ticks else "0.0"

    def _draw_axis_below(self, shown: tuple[float, float]) -> None:
        number = self._metrics.horizontalAdvance(grouped(round(max(shown[1], 10))))
        widest = number + 1.5 * self._metrics.height()
        self.bottom.show_ticks(step_ticks(*shown, self.view().width() / widest))

    def _draw_minimum(self, minimum: float | None) -> None:
        height = math.nan if minimum is None else self.value_scale.coordinate(minimum)
        low, high = self.y_range
        drawn = low <= height <= high
        self.minimum_line.show_lines(level=(height,) if drawn else ())
        self.minimum_name.setVisible(drawn)
        if drawn:
            middle, size = self.pixel(0.0, height).y(), self.minimum_name.box()
            self.minimum_name.show_at(self.view().right() + 2, middle - size.height() / 2)

    def _draw_others(self, others: Sequence[ThinnedColumn]) -> None:
        """Draw the curves of other runs, unless they are drawn."""
        drawn = others, self.value_scale, self.y_range
        if drawn == self._others:
            return
        self._others = drawn
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
        self.overlays.show_curves(curves, *self.y_range)

    def _in_view(self, steps: Floats) -> int:
        """Return how many of these steps are in the view, the start not among them."""
        low, high = self.x_range
        return int(np.count_nonzero((steps >= max(1, low)) & (steps <= high)))

    def _draw_dots(self, steps: Floats, heights: Floats, drawable: Any, *, are_few: bool) -> None:
        """Mark the steps while they are few; of many, those that no line leads to or from."""
        marked = drawable
        if not are_few:
            beside = np.pad(drawable, 1)
            marked = drawable & ~beside[:-2] & ~beside[2:]
        self.end_dots.setVisible(are_few)
        self.dots.setVisible(are_few or bool(marked.any()))
        self.dots.show_points(steps[marked], heights[marked])


def _drawable(values: Floats, logarithmic: bool) -> Any:
    is_finite = np.isfinite(values)
    return is_finite & (values > 0) if logarithmic else is_finite


def _with_others(own: Floats, others: Sequence[ThinnedColumn], logarithmic: bool) -> Floats:
    """Return the run's own values, of which there may be none, and such as leave them readable."""
    own, values = (
        np.concatenate((few, *(other.values for other in others if other.is_own is is_own)))
        for few, is_own in ((own, True), (np.empty(0), False))
    )
    own, values = (each[_drawable(each, logarithmic)] for each in (own, values))
    if own.size and not logarithmic:
        low, high = float(own.min()), float(own.max())
        room = _FARTHER * ((high - low) or abs(high) or math.inf)
        values = values[(values >= low - room) & (values <= high + room)]
    return np.concatenate((own, values))
