"""Exact arithmetic is rounded once, as the processor does it."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import all_digits, difference, nearest
from gradapp.core.numbers.text import Text
from tests.soak.reading import value

finite = st.floats(allow_nan=False, allow_infinity=False)
finite32 = st.floats(allow_nan=False, allow_infinity=False, width=32)


@given(finite, finite)
def test_a_rounded_exact_product_is_the_product_in_float64(a: float, b: float) -> None:
    assert nearest(Fraction(a) * Fraction(b), Precision.FLOAT64) == a * b


@given(finite32, finite32)
@example(2.0**-149, 0.5)
@example(2.0**-149, 1.5)
@example(float(np.finfo(np.float32).max), 1.0000001192092896)
def test_a_rounded_exact_product_is_the_product_in_float32(a: float, b: float) -> None:
    with np.errstate(all="ignore"):
        wanted = float(np.float32(a) * np.float32(b))
    assert nearest(Fraction(a) * Fraction(b), Precision.FLOAT32) == wanted


@given(finite32, finite32)
def test_a_rounded_exact_difference_is_the_difference_in_float32(a: float, b: float) -> None:
    with np.errstate(all="ignore"):
        wanted = float(np.float32(a) - np.float32(b))
    assert nearest(Fraction(a) - Fraction(b), Precision.FLOAT32) == wanted


def test_float32_is_not_rounded_by_way_of_float64() -> None:
    # A little more than halfway from 1 to the next float32, by less than float64 can tell.
    exact = 1 + Fraction(1, 2**24) + Fraction(1, 2**80)
    assert nearest(exact, Precision.FLOAT32) == 1 + 2.0**-23
    assert float(np.float32(float(exact))) == 1.0


@pytest.mark.parametrize("precision", Precision)
def test_what_is_too_large_is_infinite(precision: Precision) -> None:
    assert nearest(Fraction(10) ** 400, precision) == math.inf
    assert nearest(-(Fraction(10) ** 400), precision) == -math.inf


def test_what_is_less_than_half_an_ulp_beyond_the_largest_number_is_that_number() -> None:
    limit = Fraction(2**128 - 2**103)
    largest = float(np.finfo(np.float32).max)
    assert nearest(limit - Fraction(1, 10**9), Precision.FLOAT32) == largest
    assert nearest(limit, Precision.FLOAT32) == math.inf


@given(finite)
def test_all_digits_read_back_as_the_same_number(value: float) -> None:
    assert float(all_digits(Fraction(value))) == value
    assert Fraction(all_digits(Fraction(value))) == Fraction(value)


def test_all_digits_are_all() -> None:
    tenth = "0.1000000000000000055511151231257827021181583404541015625"
    assert all_digits(Fraction(0.1)) == tenth
    assert all_digits(Fraction(-3)) == "-3"
    assert all_digits(Fraction(100)) == "100"
    with pytest.raises(ValueError, match="no finite decimal expansion"):
        all_digits(Fraction(1, 3))


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        (1.5, 1.0, "0.5"),
        (1.0, 1.5, "−0.5"),
        (0.1, 0.1, "0"),
        (-0.9999999999999999, -1.0, "1.1102230246251565·10⁻¹⁶"),
        (1.0, 1e-30, "≈1"),
        (1e308, -1e308, "≈∞"),
    ],
)
def test_a_difference_has_all_digits_and_says_when_it_is_rounded(
    one: float, other: float, text: str
) -> None:
    assert str(Text(difference(one, other))) == text


@given(finite, finite)
def test_a_difference_without_a_sign_of_rounding_is_exact(one: float, other: float) -> None:
    text = str(Text(difference(one, other)))
    if not text.startswith("≈"):
        assert Fraction(value(text)) == Fraction(one) - Fraction(other)
