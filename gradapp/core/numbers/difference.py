"""Differences of two numbers, and whether a float holds them exactly."""

from __future__ import annotations

import math
from fractions import Fraction

from gradapp.core.numbers.written import exact


def stated_difference(one: float, other: float) -> str:
    """Return `one` − `other` in float64 with all its digits, after ≈ where that had to round."""
    difference = one - other
    is_exact = math.isfinite(difference) and Fraction(one) - Fraction(other) == difference
    return exact(difference) if is_exact else f"≈{exact(difference)}"
