"""What is said of the difference of two numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.difference import difference
from gradapp.core.numbers.text import Text

numbers = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        (1.5, 1.0, "0.5"),
        (1.0, 1.5, "−0.5"),
        (0.1, 0.1, "0"),
        (-0.9999999999999999, -1.0, "1.1102230246251565e−16"),
        (1.0, 1e-30, "≈1"),
        (1e308, -1e308, "≈∞"),
    ],
)
def test_a_difference_has_all_digits_and_says_when_it_is_rounded(
    one: float, other: float, text: str
) -> None:
    assert str(Text(difference(one, other))) == text


@given(numbers, numbers)
def test_a_difference_without_a_sign_of_rounding_is_exact(one: float, other: float) -> None:
    text = str(Text(difference(one, other)))
    if not text.startswith("≈"):
        assert Fraction(float(text.replace("−", "-"))) == Fraction(one) - Fraction(other)
