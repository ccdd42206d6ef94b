"""The error under the step: over two parameters lines of equal height, over one a curve."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from gradapp.core.landscape import errors
from gradapp.core.problem import AnyProblem
from gradapp.core.trajectory import Floats
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.canvas import Range
from gradapp.ui.plot.marks import Curve
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import contours
from gradapp.ui.plot.scale import nice
from gradapp.values import dataclass

_GRID: Final = 90
_MOST_VALUES: Final = 1_000_000
"""So many values of f are computed for the lines; with many samples the grid is wider."""
_MARGIN: Final = 0.15
_NEAR: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Cut:
    """The error over one or two parameters, all others held where they are.

    Attributes:
        problem: whose error it is.
        pair: the places of these parameters among all.
        held: all parameters; those of the pair don't matter.
    """

    problem: AnyProblem
    pair: tuple[int, ...]
    held: tuple[float, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What the error depends on: neither the start nor the rule."""
        others = [each for place, each in enumerate(self.held) if place not in self.pair]
        return self.problem.objective, self.pair, others

    def errors(self, *pair: Floats) -> Floats:
        """Return E where the pair is at these places."""
        places = [np.full(pair[0].shape, each) for each in self.held]
        for place, at in zip(self.pair, pair, strict=True):
            places[place] = at
        return errors(self.problem, places)

    def heights(self, across: Range) -> Range:
        """Return the range of E of the one parameter between two places."""
        heights = self.errors(np.linspace(*across, 200))
        finite = heights[np.isfinite(heights)]
        if not finite.size:
            return (0.0, 1.0)
        low, high = float(finite.min()), float(finite.max())
        room = (high - low) or abs(high) or 1.0
        return low - 0.08 * room, high + 0.08 * room


class Ground:
    """Draws the error as far as the view goes. It belongs to the plot, which adds its layers."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self.lines, self.curve = Curve(), Curve()
        self._shown: tuple[object, ...] = ()

    def restyle(self, theme: Theme, em: float) -> None:
        """Take the colours and the size of text."""
        self.lines.restyle(line_pen(theme.ghost))
        self.curve.restyle(line_pen(theme.error, max(1.5, 0.15 * em)))

    def show(self, cut: Cut, across: Range, upright: Range) -> None:
        """Draw the error between these places, unless it is drawn: it is so at every step."""
        shown = (cut.key, across, upright)
        if shown == self._shown:
            return
        self._shown = shown
        if len(cut.pair) == 1:
            x = np.linspace(*across, 300)
            self.curve.show_points(x, cut.errors(x))
            self.lines.show_lines(())
            return
        size = max(16, min(_GRID, math.isqrt(_MOST_VALUES // cut.problem.size)))
        x, y = np.linspace(*across, size), np.linspace(*upright, size)
        self.curve.show_points(np.empty(0), np.empty(0))
        self.lines.show_lines(contours(x, y, cut.errors(*np.meshgrid(x, y))))


def around(low: float, high: float) -> Range:
    """Return a range with round ends around places from `low` to `high`."""
    room = _MARGIN * (high - low)
    if high - low <= _NEAR * max(abs(low), abs(high)):  # one place, but for rounding
        room = 0.5 * abs(high) or 1.0
    step = nice((high - low + 2 * room) / 8)
    return math.floor((low - room) / step) * step, math.ceil((high + room) / step) * step


def equally(across: Range, upright: Range, width: float, height: float) -> tuple[Range, Range]:
    """Return ranges with these middles, in which a unit is as long in both on so many pixels."""
    unit = max((across[1] - across[0]) / width, (upright[1] - upright[0]) / height)
    return _centred(across, unit * width), _centred(upright, unit * height)


def _centred(shown: Range, width: float) -> Range:
    middle = sum(shown) / 2
    return middle - width / 2, middle + width / 2
