"""The part of the curve that a plot shows, in coordinates that any plot can draw.

A run may live at θ = 10¹⁵⁰, or within 10⁻¹² of its minimum, where floating-point plotting breaks
down. So what is drawn is (value − offset) / 10ⁿ, and the axis says which offset and n.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np

from gradapp.core.landscape import errors
from gradapp.core.numbers.written import MINUS, compact, power_of_ten
from gradapp.core.problem import AnyProblem
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass

ROOM: Final = 2.6
"""Half the width of the view, in distances of the farthest shown θ from the minimum."""

_LARGEST: Final = 1e300
_SMALLEST_EXPONENT: Final = -300
_PLAIN: Final = 4
_PLACES: Final = 33
"""At so many the height of a curve is looked for, which need not be at an end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of one axis become coordinates: (value − offset) / 10^exponent."""

    offset: float = 0.0
    exponent: int = 0

    @property
    def unit(self) -> float:
        """The value of one coordinate unit."""
        return float(10.0**self.exponent)

    def to_view(self, value: float) -> float:
        """Return the coordinate of `value`."""
        return (value - self.offset) / self.unit

    def to_view_all(self, values: Floats) -> Floats:
        """Return the coordinates of `values`."""
        return (values - self.offset) / self.unit

    def to_value(self, coordinate: float) -> float:
        """Return the value at `coordinate`."""
        return coordinate * self.unit + self.offset

    def label(self, name: str) -> str:
        """Return what the axis is called: the name with what was taken from it."""
        if self.offset:
            sign = MINUS if self.offset > 0 else "+"
            name = f"{name} {sign} {compact(abs(self.offset), significant=15)}"
        if not self.exponent:
            return name
        return f"{name}  (×{power_of_ten(self.exponent)})"


@dataclass(frozen=True, slots=True)
class Span:
    """What the view shows: θ from `centre` − `half` to `centre` + `half`, E from `bottom` to `top`.

    Attributes:
        bottom: 0, or what E comes down to where it goes below that.
    """

    centre: float
    half: float
    bottom: float
    top: float
    theta: Scale
    error: Scale


def span(problem: AnyProblem, minimum: float | None, thetas: tuple[float, ...]) -> Span:
    """Return the view that shows every one of `thetas` on the curve of `problem`.

    Its width is that of θ₀ times a power of two, so that it changes seldom during a run.
    """
    (start,) = problem.start
    if minimum is None:
        reach = max(abs(theta - start) for theta in thetas)
        return _span(problem, start, max(1.0, 0.5 * abs(start), 1.5 * reach))
    centre = max(-_LARGEST, min(minimum, _LARGEST))
    base = abs(start - centre) or 0.5 * max(abs(centre), 1e-6)
    reach = max(abs(theta - centre) for theta in thetas)
    # Logarithms, since the quotient of two such distances may be no number.
    doublings = math.ceil(math.log2(reach) - math.log2(base) - 0.1) if reach else 0
    fits = math.log2(base) + doublings < math.log2(_LARGEST) - 2
    half = math.ldexp(ROOM * base, doublings) if fits else _LARGEST
    finest = 1e-13 * max(abs(centre), abs(start), 1e-280)
    return _span(problem, centre, max(finest, half))


@lru_cache(maxsize=16)
def _span(problem: AnyProblem, centre: float, half: float) -> Span:
    places = np.array([centre, *np.linspace(centre - half, centre + half, _PLACES)])
    heights = np.nan_to_num(errors(problem, [places]))
    bottom, top = min(0.0, float(heights.min())), float(heights.max())
    if heights.min() == top:  # E does not depend on θ
        top = abs(top) or 1.0 if top <= 0 else 2 * top
    offset = centre if half < 1e-5 * abs(centre) else 0.0
    theta = Scale(offset, _exponent(half if offset else half + abs(centre)))
    return Span(centre, half, bottom, top, theta, Scale(0.0, _exponent(max(top, -bottom))))


def _exponent(reach: float) -> int:
    """Return the power of ten to divide by: 0 where plain numbers are readable."""
    exponent = math.floor(math.log10(reach)) if reach > 0 else 0
    return 0 if -_PLAIN + 1 <= exponent <= _PLAIN else max(exponent, _SMALLEST_EXPONENT)


def parabola(
    problem: AnyProblem, scale: Span, start: float, stop: float, count: int = 240
) -> tuple[Floats, Floats]:
    """Return `count` points of E(θ) between two coordinates, as coordinates; NaN where it is."""
    u = np.linspace(start, stop, count)
    theta = u * scale.theta.unit + scale.theta.offset
    with np.errstate(all="ignore"):
        values = problem.errors_in([theta], scale.error.exponent)
    return u, np.clip(values, -1e12, 1e12)
