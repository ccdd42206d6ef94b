"""Arithmetic without rounding, and the one rounding that IEEE 754 makes of its result."""

from __future__ import annotations

import math
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number

_OVERFLOW: Final = {
    Precision.FLOAT32: Fraction(2**128 - 2**103),
    Precision.FLOAT64: Fraction(2**1024 - 2**970),
}
"""From here on a result is infinite: the largest number and half an ulp more."""


def nearest(exact: Fraction, precision: Precision) -> float:
    """Return the number of `precision` nearest to `exact`, ties to the even one (IEEE 754, 4.3.1).

    It is rounded once: going through float64 to float32 might round twice. What lies beyond the
    largest number by half an ulp or more is infinite.
    """
    limit = _OVERFLOW[precision]
    if abs(exact) >= limit:
        return math.inf if exact > 0 else -math.inf
    if precision is Precision.FLOAT64:
        return float(exact)
    number = np.float32
    largest = np.finfo(number).max
    with np.errstate(under="ignore"):
        middle = number(min(max(float(exact), -float(largest)), float(largest)))
        candidates = [middle, np.nextafter(middle, -largest), np.nextafter(middle, largest)]

    def rank(each: np.float32) -> tuple[Fraction, int]:
        return abs(Fraction(float(each)) - exact), int(each.view(np.uint32)) & 1

    return float(min(candidates, key=rank))


def difference(one: float, other: float) -> Number:
    """Return `one` − `other` in float64 with all its digits, and whether it had to be rounded."""
    found = one - other
    is_exact = math.isfinite(found) and Fraction(one) - Fraction(other) == found
    return Number(found, is_rounded=not is_exact)


def all_digits(exact: Fraction) -> str:
    """Return a sum or product of binary numbers in decimal, with every digit it has.

    Raises:
        ValueError: its decimal expansion does not end.
    """
    power = exact.denominator.bit_length() - 1
    if exact.denominator != 1 << power:
        raise ValueError(f"{exact} has no finite decimal expansion")
    digits = Decimal(exact.numerator * 5**power)
    scaled = digits.scaleb(-power, Context(prec=5000, Emin=-10_000, Emax=10_000))
    text = f"{scaled:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
