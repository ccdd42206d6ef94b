"""A number is rounded to its format as NumPy and the processor do it."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision

_LARGEST = float(np.finfo(np.float32).max)


@given(st.floats())
def test_a_number_becomes_the_float32_that_numpy_makes_of_it(value: float) -> None:
    with np.errstate(over="ignore"):
        expected = float(np.float32(value))
    rounded = Precision.FLOAT32.rounded(value)
    assert np.array(rounded).tobytes() == np.array(expected).tobytes() or math.isnan(value)
    assert math.isnan(rounded) == math.isnan(value)


@given(st.floats(-_LARGEST, _LARGEST, allow_subnormal=False))
def test_no_float32_is_nearer_to_a_number_than_what_it_becomes(value: float) -> None:
    rounded = np.float32(Precision.FLOAT32.rounded(value))
    away = abs(Fraction(float(rounded)) - Fraction(value))
    with np.errstate(over="ignore"):
        both = np.nextafter(rounded, np.array([-np.inf, np.inf], dtype=np.float32))
    for beside in both.tolist():
        assert not math.isfinite(beside) or away <= abs(Fraction(beside) - Fraction(value))


@pytest.mark.parametrize("value", [0, 1.1, -0.0, 1e300, math.inf, np.float64(0.1), np.float32(0.1)])
def test_a_number_of_float64_stays_as_it_is(value: float) -> None:
    rounded = Precision.FLOAT64.rounded(value)
    assert type(rounded) is float
    assert rounded == value
    assert math.copysign(1, rounded) == math.copysign(1, value)


def test_what_is_too_large_for_the_format_is_infinite() -> None:
    halfway = (Fraction(_LARGEST) + Fraction(2) ** 128) / 2  # to the first that is not there
    assert Precision.FLOAT32.rounded(float(halfway)) == math.inf
    assert Precision.FLOAT32.rounded(math.nextafter(float(halfway), 0)) == _LARGEST
