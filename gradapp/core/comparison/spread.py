"""How far apart several ways are in one quantity, whichever formats they compute in."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gradapp.core.comparison.distance import NOT_COMPARABLE, distance
from gradapp.core.numbers.precision import Precision
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart the ways are in one quantity.

    Attributes:
        ulps: the largest distance between any two, in the format in which they are compared;
            `NOT_COMPARABLE` where only some are a NaN, or are several numbers.
        low: the smaller of these two.
        high: the larger one, which is another number where only rounding makes them equal.
    """

    ulps: int
    low: float
    high: float


def spread_of(numbers: Sequence[float], precision: Precision) -> Spread:
    """Return how far apart numbers are once they are rounded to `precision`."""
    low, *_, high = sorted((numbers[0], *numbers), key=lambda each: (math.isnan(each), each))
    ulps = distance(low, high, precision)
    return Spread(NOT_COMPARABLE if ulps is None else ulps, low, high)
