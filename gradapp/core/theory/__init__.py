"""What theory says about a problem before any step is made.

Each step multiplies the distance to the minimum by one factor,
θₖ₊₁ − θ* = (1 − 2αx²)(θₖ − θ*) with θ* = y/x: put dE/dθ = 2x(θx − y) = 2x²(θ − θ*)
into θₖ₊₁ = θₖ − α dE/dθ.
"""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.values import dataclass


class Zone(StrEnum):
    """What a learning rate does to the distance from the minimum."""

    FLAT = "flat"
    STILL = "still"
    UPHILL = "uphill"
    ONE_SIDE = "one side"
    ONE_STEP = "one step"
    BOTH_SIDES = "both sides"
    BOUNCING = "bouncing"
    DIVERGING = "diverging"


_ROUNDING: Final = 4 * Precision.FLOAT64.unit
"""What the four roundings in 1/(2x²) and 2αx² may add up to, for a product near 1."""


BORDERS: Final = -1.0, 1.0
"""The factors at which a step neither comes nearer to the minimum nor goes away from it."""


@dataclass(frozen=True, slots=True)
class Borders:
    """The learning rates that part the zones.

    Attributes:
        swinging: where θ begins to cross the minimum.
        divergence: where it begins to go away from it.
        names: how both are derived.
    """

    swinging: float
    divergence: float
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The theory of one problem, for its numbers as they are written in decimal digits.

    Attributes:
        minimum: θ* = y/x, or None where x = 0 and E does not depend on θ.
        contraction: the contraction factor 1 − 2αx².
        one_step: the learning rate 1/(2x²) that arrives in one step; None where x = 0.
        divergence: the learning rate 1/x² from which nothing converges; None where x = 0.
        zone: where α lies among them.
    """

    minimum: float | None
    contraction: float
    one_step: float | None
    divergence: float | None
    zone: Zone

    @property
    def borders(self) -> Borders | None:
        """What parts the zones; None where x = 0."""
        if self.one_step is None or self.divergence is None:
            return None
        return Borders(self.one_step, self.divergence, ("1/(2x²)", "1/x²"))


@lru_cache(maxsize=16)
def analyse(x: float, y: float, alpha: float) -> Analysis:
    """Return what theory says about fitting θx to y in plain steps."""
    x_squared = Fraction(repr(x)) ** 2  # as written: 1 − 2·0.1·2² is 0.2, to the last digit
    contraction = nearest(1 - 2 * Fraction(repr(alpha)) * x_squared)
    if x * x == 0:  # also where the square of a tiny x is no longer a number
        return Analysis(None, contraction, None, None, Zone.FLAT)
    one_step, divergence = nearest(1 / (2 * x_squared)), nearest(1 / x_squared)
    minimum = nearest(Fraction(repr(y)) / Fraction(repr(x)))
    if not (math.isfinite(minimum) and math.isfinite(divergence)):
        return Analysis(None, contraction, None, None, Zone.FLAT)
    return Analysis(minimum, contraction, one_step, divergence, _zone(alpha, contraction))


def nearest(number: Fraction) -> float:
    """Return the float64 that is nearest, infinite where the number is too large."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _zone(alpha: float, contraction: float) -> Zone:
    if alpha == 0:
        return Zone.STILL
    if alpha < 0:
        return Zone.UPHILL
    if abs(contraction) <= _ROUNDING:
        return Zone.ONE_STEP
    if abs(contraction + 1) <= 2 * _ROUNDING:
        return Zone.BOUNCING
    if contraction > 0:
        return Zone.ONE_SIDE
    return Zone.BOTH_SIDES if contraction > -1 else Zone.DIVERGING
