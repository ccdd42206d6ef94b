"""The error around the step of own code: over one number a curve, over two lines of one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QResizeEvent

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, joined
from gradapp.core.numbers.written import NO_BREAK, Number
from gradapp.core.trajectory import Floats
from gradapp.core.words import grouped, in_a_row
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.text_style import scaled, set_text_colour
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.kit.words import said
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.plot.followed_plot import FollowedPlot
from gradapp.ui.plot.marks import Curve, Dots, Ring
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import Arrow, contours
from gradapp.ui.plot.scale import ValueScale

if TYPE_CHECKING:  # imported when code runs
    from gradapp.core.own_code.landscape import Around

_DIGITS = 5
_TANGENT = 0.2
"""How far the slope is drawn to each side, as a share of the width."""
_LINES = 11
"""In less lines of height there is a drawing alone."""


class LandscapePlot(FollowedPlot):
    """Shows the error over one or two numbers, where the step is on it, and ``.grad`` there.

    Where there is none, it says why.
    """

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("own_landscape", "own_landscape_canvas", self.tr("Error at this step"))
        self._around: Around | None = None
        self._names: tuple[str, ...] = ()
        self._precision = Precision.FLOAT64
        self._step = 0
        self._scale = ValueScale()
        self._title = TitleLabel()
        self._told = WrappedLabel("own_landscape_told", self)
        self._why = WrappedLabel("own_landscape_why", self, is_muted=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._canvas.setMinimumWidth(80)
        self._lines, self._curve, self._tangent = Curve(), Curve(), Curve()
        self._trail, self._dots, self._arrow, self._point = Curve(), Dots(), Arrow(), Ring()
        self._canvas.add_layers(self._lines, self._curve, self._trail, self._dots, self._tangent)
        self._canvas.add_layers(self._arrow, self._point)
        self.setLayout(column_of(self._title, self._told, (self._canvas, 1), (self._why, 1)))
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """Show nothing, and say why."""
        self._around = None
        self._show_parts(why)

    def show_around(self, around: Around, step: int, precision: Precision) -> None:
        """Show the error around a step, of which the numbers are in a format."""
        is_another, self._names = self._names != around.names, around.names
        self._around, self._step, self._precision = around, step, precision
        self._follows = self._follows or is_another
        symbols = said(in_a_row(around.names))
        whole = self.tr("Error over {0} at this step").format(symbols)
        self._title.set_names(whole, f"{around.symbol}({symbols})", around.symbol)
        self._show_parts("")

    def _show_parts(self, why: str) -> None:
        is_shown = self._around is not None
        self._title.setVisible(is_shown)
        self._canvas.setVisible(is_shown)
        self._why.show_words(why)
        self._fit()
        self.describe()

    @override
    def words(self) -> str:
        around = self._around
        if around is None:
            return self._why.text()
        step = self.tr("{0} over {1} at step {2}, by the code's own lines.").format(
            around.error, said(in_a_row(around.names)), grouped(self._step)
        )
        at = ", ".join(
            f"{name} {self._told_of(number)}"
            for name, number in zip(around.names, around.at, strict=True)
        )
        words = [step, self.tr("It is at {0}.").format(at), f"{self._sentence(around)}."]
        found = np.isfinite(around.heights)
        if found.any():
            heights = around.heights[found]
            ends = (
                self._told_of(each, relation=Relation.SILENT)
                for each in (np.min(heights), np.max(heights))
            )
            words.append(
                self.tr("{0} where it was computed: from {1} to {2}.").format(around.symbol, *ends)
            )
        words.append(
            self.tr("Earlier calls of backward() on it: {0}.").format(len(around.places[1]))
        )
        return " ".join(words)

    def _sentence(self, around: Around) -> str:
        """Return the error at the step, and ``.grad``."""
        words = [f"●{NO_BREAK}{around.symbol}{NO_BREAK}{self._told_of(around.value)}"]
        if around.gradient is not None:
            words.append(f".grad{NO_BREAK}{self._told_of(*around.gradient)}")
        return "   ".join(words)

    def _told_of(self, *numbers: float, relation: Relation = Relation.TIED) -> str:
        written = (Number(float(each), self._precision, _DIGITS) for each in numbers)
        return str(Text(relation, joined(", ", written)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_told()

    def _show_told(self) -> None:
        """Say the numbers, where they leave the drawing most of the height."""
        has_room = self.height() >= _LINES * self.fontMetrics().height()
        around = self._around if has_room else None
        self._told.show_words("" if around is None else self._sentence(around))

    @Slot()
    def _fit(self) -> None:
        """Choose what the view shows, unless a person has, and draw everything anew."""
        around = self._around
        self._show_told()
        if around is not None:
            self._choose_scale(around)
            if self._follows:
                self._canvas.show_range(*self._ranges(around))
        self._sample()

    def _choose_scale(self, around: Around) -> None:
        canvas = self._canvas
        canvas.bottom.name = around.names[0]
        if len(around.names) > 1:
            self._scale = ValueScale()
            canvas.left.name = around.names[1]
            return
        heights = np.append(around.heights, around.value)
        heights = heights[np.isfinite(heights)]
        self._scale = ValueScale.around(heights if heights.size else np.zeros(1), False)
        canvas.left.name = self._scale.named(around.symbol)

    def _ranges(self, around: Around) -> tuple[tuple[float, float], tuple[float, float]]:
        across = float(around.across[0]), float(around.across[-1])
        if len(around.names) > 1:
            return across, (float(around.upright[0]), float(around.upright[-1]))
        room = 0.04 * (self._scale.high - self._scale.low)
        return across, (self._scale.low - room, self._scale.high)

    @Slot()
    def _sample(self) -> None:
        around = self._around
        if around is None:
            return
        nothing, (places, errors) = np.empty(0), around.places
        if len(around.names) > 1:
            self._lines.show_lines(contours(around.across, around.upright, around.heights))
            self._curve.show_points(nothing, nothing)
            self._tangent.show_points(nothing, nothing)
            point = np.array(around.at)
            way = np.vstack((places, point))
            self._arrow.show_arrow(self._downhill(around), self.tr("along −.grad"))
        else:
            self._lines.show_lines(())
            self._curve.show_points(around.across, self._scale.coordinates(around.heights))
            self._tangent.show_points(*self._slope(around))
            point = np.array((around.at[0], self._scale.coordinate(around.value)))
            earlier = np.column_stack((places[:, 0], self._scale.coordinates(errors)))
            way = np.vstack((earlier, point))
            self._arrow.show_arrow(None)
        way = way[np.isfinite(way).all(axis=1)]
        for trail in (self._trail, self._dots):
            trail.show_points(*way.T)
        self._point.show_points([QPointF(*point)] if np.isfinite(point).all() else [])

    def _slope(self, around: Around) -> tuple[Floats, Floats]:
        """Return the line that ``.grad`` is the slope of."""
        if around.gradient is None:
            return np.empty(0), np.empty(0)
        reach = _TANGENT * (around.across[-1] - around.across[0])
        moved = np.array((-reach, reach))
        heights = around.value + around.gradient[0] * moved
        return around.at[0] + moved, self._scale.coordinates(heights)

    def _downhill(self, around: Around) -> tuple[QPointF, QPointF] | None:
        """Return an arrow against the gradient: its direction is known, its length is not."""
        if around.gradient is None or not np.isfinite((*around.at, *around.gradient)).all():
            return None
        widths = np.array([np.ptp(around.across), np.ptp(around.upright)])
        gradient = np.array(around.gradient)
        share = float(np.max(np.abs(gradient) / widths))
        if not share:
            return None
        start = np.array(around.at)
        return QPointF(*start), QPointF(*(start - _TANGENT * gradient / share))

    @override
    def _restyle(self) -> None:
        theme, em = self._theme, self.fontMetrics().height()
        small = self._restyle_canvas()
        self._told.setFont(scaled(self.font(), 0.9))
        self._show_told()
        set_text_colour(self._told, theme.text)
        self._lines.restyle(line_pen(theme.ghost))
        self._curve.restyle(line_pen(theme.error, max(1.5, 0.12 * em)))
        self._tangent.restyle(line_pen(theme.gradient, 0.12 * em))
        self._trail.restyle(line_pen(theme.muted, 0.6))
        self._dots.restyle(theme.error, 0.3 * em)
        gradient = line_pen(theme.gradient, 0.12 * em)
        self._arrow.restyle(
            gradient, theme.gradient_text, small, is_below=True, ground=theme.surface
        )
        self._point.restyle(line_pen(theme.error), 0.7 * em, theme.error)
