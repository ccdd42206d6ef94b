"""Differences of two numbers, and whether a float holds them exactly."""

from __future__ import annotations

import math
from fractions import Fraction

from gradapp.core.numbers.written import Number


def difference(one: float, other: float) -> Number:
    """Return `one` − `other` in float64 with all its digits, and whether it had to be rounded."""
    found = one - other
    is_exact = math.isfinite(found) and Fraction(one) - Fraction(other) == found
    return Number(found, is_rounded=not is_exact)
