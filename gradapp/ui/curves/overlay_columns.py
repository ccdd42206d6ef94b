"""One column of each run beside the one shown, thinned to what a plot over the steps can draw."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.ui.curves.pyramid import MinMaxPyramid
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import PARAMETER_STYLES, STYLES, OverlayStyle
from gradapp.ui.plot.scale import nice
from gradapp.values import dataclass

_MOST_MARKERS: Final = 15
_PIXELS_PER_TURN: Final = 3
_LONGER: Final = 5
"""How many times as many steps as the run has are shown of a longer one."""


@dataclass(frozen=True, slots=True, eq=False)
class ThinnedColumn:
    """What there is to draw of one run.

    Attributes:
        style: how it is drawn.
        steps, values: the points of its curve; NaN in `values` interrupts it.
        marked_steps, marked_values: the few steps that have markers.
        is_own: whether it is another column of the run that is looked at.
    """

    style: OverlayStyle
    steps: Floats
    values: Floats
    marked_steps: Floats
    marked_values: Floats
    is_own: bool


class OverlayColumns:
    """The overlays of a plot, and the pyramids of their columns. It belongs to the plot.

    Attributes:
        column: which column the plot draws.
        first: the first step that has a value in it.
    """

    def __init__(self, column: str, first: int) -> None:
        """Hold nothing yet."""
        self.column, self.first = column, first
        self._columns: list[str] = []
        self._pyramids: list[MinMaxPyramid] = []
        self._thinned: tuple[ThinnedColumn, ...] = ()
        self._thinned_for: tuple[float, float, int] | None = None
        self.overlays: tuple[Overlay[Series], ...] = ()

    def hold(self, overlays: tuple[Overlay[Series], ...]) -> None:
        """Take other overlays; what is known of those that only have more steps is kept."""
        known = list(zip(self.overlays, self._columns, self._pyramids, strict=True))
        self._columns = [overlay.column or self.column for overlay in overlays]
        self._pyramids = []
        for overlay, column in zip(overlays, self._columns, strict=True):
            kept = (each for old, of, each in known if of == column and _goes_on(old, overlay))
            pyramid = next(kept, None) or MinMaxPyramid()
            pyramid.update(overlay.run.column(column))
            self._pyramids.append(pyramid)
        self.overlays = overlays
        self._thinned_for = None

    def longest(self, length: int) -> int:
        """Return how many steps to show beside a run of `length`, which must stay readable."""
        longest = max((len(overlay.run) for overlay in self.overlays), default=0)
        return min(longest, _LONGER * length)

    def thinned(self, shown: tuple[float, float], pixels: int) -> tuple[ThinnedColumn, ...]:
        """Return what there is to draw between two steps on so many pixels."""
        if not self.overlays:
            return ()
        if self._thinned_for != (*shown, pixels):
            self._thinned_for = (*shown, pixels)
            pairs = zip(self.overlays, self._pyramids, strict=True)
            self._thinned = tuple(self._thin(*pair, shown, pixels) for pair in pairs)
        return self._thinned

    def _thin(
        self,
        overlay: Overlay[Series],
        pyramid: MinMaxPyramid,
        shown: tuple[float, float],
        pixels: int,
    ) -> ThinnedColumn:
        run, column = overlay.run, overlay.column or self.column
        steps, values = points(run, column, pyramid, self.first, shown, pixels)
        steps, values = _outlined(steps, values, pixels)
        marked = self._marked(overlay, *shown)
        heights = [run.value(column, step) for step in marked]
        marks = np.array(marked, float), np.array(heights, float)
        return ThinnedColumn(overlay.style, steps, values, *marks, is_own=bool(overlay.column))

    def _marked(self, overlay: Overlay[Series], low: float, high: float) -> list[int]:
        """Return the steps with markers: at round numbers, beside those of the other styles."""
        stride = int(nice(max(1.0, (high - low) / _MOST_MARKERS)))
        of = PARAMETER_STYLES if overlay.column else STYLES
        slot = of.index(overlay.style) if overlay.style in of else 0
        phase = slot * stride // len(of)
        first = max(0, math.floor((low - phase) / stride)) * stride + phase
        last = min(len(overlay.run), math.floor(high))
        return [step for step in range(first, last + 1, stride) if step >= self.first]


def visible(run: Series, shown: tuple[float, float]) -> tuple[int, int]:
    """Return which steps are in the view or just outside, as places in a column."""
    start = min(len(run), max(0, math.floor(shown[0]) - 1))
    return start, max(start, min(len(run), math.ceil(shown[1])))


def points(
    run: Series,
    column: str,
    pyramid: MinMaxPyramid,
    first: int,
    shown: tuple[float, float],
    pixels: int,
    since: int = 0,
) -> tuple[Floats, Floats]:
    """Return the steps and values to draw, those just outside of the view among them.

    Args:
        run: whose steps they are.
        column: the word in files of the column that is drawn.
        pyramid: that of this column.
        first: the first step that has a value in it.
        shown: the steps at the left and the right end of the view.
        pixels: on so many they are drawn.
        since: only those behind this step, up to which they stay.
    """
    indices, values = pyramid.thin(run.column(column), *visible(run, shown), pixels, since)
    steps: Floats = np.add(indices, 1, dtype=np.float64)
    if first == 0 and shown[0] < 1 and not since:
        steps = np.concatenate((np.zeros(1), steps))
        values = np.concatenate((np.full(1, run.start(column)), values))
    return _interrupted(steps, values, run.starts_anew(column))


def _interrupted(steps: Floats, values: Floats, anew: Mapping[int, float]) -> tuple[Floats, Floats]:
    """Return a curve with gaps where it begins anew, each before what it begins with."""
    firsts = [step for step in sorted(anew) if steps.size and steps[0] < step <= steps[-1]]
    if not firsts:
        return steps, values
    places = np.searchsorted(steps, firsts).repeat(2)
    before = np.subtract(firsts, 1).repeat(2)
    begun = [number for step in firsts for number in (np.nan, anew[step])]
    return np.insert(steps, places, before), np.insert(values, places, begun)


def _outlined(steps: Floats, values: Floats, pixels: int) -> tuple[Floats, Floats]:
    """Return a curve that turns too often to be followed as its peaks and, behind NaN, its pits.

    Dashes that go up and down at every pixel would hide what is below, and take long to draw.
    """
    rises = values[1:] > values[:-1]
    turns = np.flatnonzero(rises[1:] != rises[:-1]) + 1
    if turns.size * _PIXELS_PER_TURN <= pixels:
        return steps, values
    ends = np.array((0, values.size - 1))
    peaks, pits = (
        np.union1d(ends, turns[rises[turns - 1] == is_peak]) for is_peak in (True, False)
    )
    gap = np.full(1, np.nan)
    return (
        np.concatenate((steps[peaks], gap, steps[pits])),
        np.concatenate((values[peaks], gap, values[pits])),
    )


def _goes_on(old: Overlay[Series], new: Overlay[Series]) -> bool:
    """Say whether `new` has the steps of `old`, in the same memory, and maybe more."""
    before, after = old.run.steps, new.run.steps
    same_place = before.__array_interface__["data"] == after.__array_interface__["data"]
    return same_place and before.strides == after.strides and len(old.run) <= len(new.run)
