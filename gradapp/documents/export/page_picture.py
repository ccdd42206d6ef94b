"""What a page draws below the steps: the curve of the error, or lines along which it is equal."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from gradapp.core.landscape import errors
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats

_UNITS: Final = 10_000
"""Places in a picture are whole numbers up to here, from its left and its lower end."""

_POINTS: Final = 81
_LEVELS: Final = 12
_AT_ONCE: Final = 1_000_000


def pictures(run: Run, steps: range) -> dict[str, Any]:
    """Return what is drawn below each step; nothing where there are more than two parameters.

    Returns:
        ``pictures``: each a range for each axis, with the lines in it as whole numbers;
        ``shown``: for each step the place of its picture, which has room for all steps so far.
    """
    if len(run.columns.parameters) > 2:
        return {"pictures": [], "shown": []}
    way = np.array([run.after(step) for step in steps])
    made: list[dict[str, Any]] = []
    shown: list[int] = []
    ranges: list[tuple[float, float]] = []
    for place in range(len(way)):
        before = ranges
        ranges = _grown(ranges, way[: place + 1])
        if ranges != before:
            made.append(_picture(run.problem, ranges))
        shown.append(len(made) - 1)
    return {"pictures": made, "shown": shown}


def _grown(ranges: list[tuple[float, float]], way: Floats) -> list[tuple[float, float]]:
    """Return ranges with room for a way: the same ones while that is in them."""
    last = way[-1]
    inside = (low <= at <= high for (low, high), at in zip(ranges, last, strict=False))
    if ranges and (not np.isfinite(last).all() or all(inside)):
        return ranges
    return [_around(each[np.isfinite(each)]) for each in way.T]


def _around(places: Floats) -> tuple[float, float]:
    """Return a range around places, with as much room at both ends as they take."""
    low, high = float(places.min()), float(places.max())
    room = high - low if high - low > 1e-9 * max(abs(low), abs(high)) else 0.5 * abs(high) or 1.0
    ends = low - 0.75 * room, high + 0.75 * room
    if not all(map(math.isfinite, ends)):
        return low, high
    return ends


def _picture(problem: AnyProblem, ranges: list[tuple[float, float]]) -> dict[str, Any]:
    axes = [np.linspace(low, high, _POINTS) for low, high in ranges]
    if len(axes) == 1:
        heights = _errors(problem, axes)
        finite = heights[np.isfinite(heights)]
        ends = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        low = min(0.0, ends[0]) if ends[0] > -0.1 * ends[1] else ends[0]
        high = ends[1] if ends[1] > low else low + 1.0
        return {"x": ranges[0], "y": [low, high], "lines": [_curve(heights, low, high)]}
    grid = np.meshgrid(*axes)
    heights = _errors(problem, [each.ravel() for each in grid]).reshape(grid[0].shape)
    return {"x": ranges[0], "y": ranges[1], "lines": _level_lines(heights)}


def _errors(problem: AnyProblem, places: list[Floats]) -> Floats:
    # Not all samples at all places at once, which may be more than there is memory for.
    parts = max(1, len(places[0]) * problem.size // _AT_ONCE)
    split = zip(*(np.array_split(each, parts) for each in places), strict=True)
    return np.concatenate([errors(problem, part) for part in split])


def _curve(heights: Floats, low: float, high: float) -> list[int]:
    """Return a curve as places, one behind the other; where it has no height there are none."""
    across = np.linspace(0, _UNITS, len(heights))
    with np.errstate(all="ignore"):
        up = (heights - low) / (high - low) * _UNITS
    kept = np.isfinite(up)
    return _whole(np.column_stack((across[kept], up[kept])))


def _level_lines(heights: Floats) -> list[list[int]]:
    """Return lines of equal height, closer where it is low, as valleys need it."""
    from contourpy import contour_generator

    finite = heights[np.isfinite(heights)]
    if not finite.size or not finite.max() > finite.min():
        return []
    low, high = float(finite.min()), float(finite.max())
    shares = np.linspace(0, 1, _LEVELS + 2)[1:-1] ** 3
    across = np.linspace(0, _UNITS, _POINTS)
    generator = contour_generator(across, across, np.where(np.isfinite(heights), heights, np.nan))
    lines = [line for share in shares for line in generator.lines(low + share * (high - low))]
    return [_whole(np.asarray(line)) for line in lines]


def _whole(places: Floats) -> list[int]:
    flat: list[int] = np.rint(places).astype(int).ravel().tolist()
    return flat
