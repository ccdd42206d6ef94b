"""Numbers read back as what they were, and are set with the right signs."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import MINUS, compact, exact, power_of_ten, shortest
from tests.soak.reading import value as read

finite = st.floats(allow_nan=False, allow_infinity=False)
finite32 = st.floats(allow_nan=False, allow_infinity=False, width=32)


@given(finite)
def test_shortest_reads_back_exactly_in_float64(value: float) -> None:
    text = shortest(value)
    assert float(text) == value
    assert math.copysign(1, float(text)) == math.copysign(1, value)
    assert not text.endswith(".0")


@given(finite32)
def test_shortest_reads_back_exactly_in_float32(value: float) -> None:
    text = shortest(value, Precision.FLOAT32)
    assert float(np.float32(text)) == value
    assert not text.endswith(".0")
    digits = re.sub(r"e.*|\D", "", text).strip("0")
    assert len(digits) <= 9


@pytest.mark.parametrize(
    ("value", "precision", "text"),
    [
        (1.4, Precision.FLOAT64, "1.4"),
        (1.399999976158142, Precision.FLOAT32, "1.4"),
        (1.399999976158142, Precision.FLOAT64, "1.399999976158142"),
        (0.1 + 0.2, Precision.FLOAT64, "0.30000000000000004"),
        (-4.0, Precision.FLOAT64, "-4"),
        (-4.0, Precision.FLOAT32, "-4"),
        (-0.0, Precision.FLOAT64, "-0"),
        (1e16, Precision.FLOAT64, "1e+16"),
        (1e-7, Precision.FLOAT32, "1e-07"),
        (math.inf, Precision.FLOAT64, "inf"),
        (-math.inf, Precision.FLOAT32, "-inf"),
        (math.nan, Precision.FLOAT64, "nan"),
    ],
)
def test_shortest_writes_what_python_writes_without_a_bare_fraction(
    value: float, precision: Precision, text: str
) -> None:
    assert shortest(value, precision) == text


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_every_number_of_half_the_digits_reads_back_in_its_format_from_few(name: str) -> None:
    dtype = getattr(torch, name)
    bits = torch.arange(-(2**15), 2**15, dtype=torch.int32).to(torch.int16)
    every = bits.view(dtype).double()
    values = every[every.isfinite()]
    texts = [shortest(each, name) for each in values.tolist()]
    read_back = torch.tensor([float(each) for each in texts], dtype=torch.float64)
    assert torch.equal(read_back.to(dtype).double(), values)
    most = {"float16": 5, "bfloat16": 4}[name]
    assert all(len(Decimal(text).normalize().as_tuple().digits) <= most for text in texts)
    assert [shortest(each, name) for each in torch.tensor([0.1, 1 / 3], dtype=dtype).tolist()] == {
        "float16": ["0.1", "0.3333"],
        "bfloat16": ["0.1", "0.334"],
    }[name]
    assert shortest(math.inf, name) == "inf"


def test_numbers_straight_from_a_column_are_written_alike() -> None:
    assert shortest(np.float64(1.4)) == "1.4"
    assert compact(np.float64(-0.2)) == f"{MINUS}0.2"


@given(finite)
def test_exact_has_all_digits_a_true_minus_and_powers_of_ten(value: float) -> None:
    assert "-" not in exact(value)
    assert "e" not in exact(value)
    assert read(exact(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1.4, "1.4"),
        (-4.0, "−4"),
        (2 / 3, "0.666667"),
        (-1234.5678, "−1234.57"),
        (1.5e-7, "1.5·10⁻⁷"),
        (-6.02214076e23, "−6.02214·10²³"),
        (1e100, "1·10¹⁰⁰"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "nan"),
    ],
)
def test_compact_suits_narrow_places(value: float, text: str) -> None:
    assert compact(value) == text


def test_compact_knows_the_digits_that_float32_does_not_have() -> None:
    assert compact(float(np.float32(1.4)), significant=9) == "1.39999998"
    assert compact(float(np.float32(1.4)), Precision.FLOAT32, significant=9) == "1.4"


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False), st.integers(2, 12))
def test_compact_is_near_the_value_and_narrow(value: float, significant: int) -> None:
    text = compact(value, significant=significant)
    mantissa, _, power = text.replace(MINUS, "-").partition("·10")
    exponent = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or "0"
    shown = Fraction(mantissa) * Fraction(10) ** int(exponent)  # float() might overflow
    assert abs(shown - Fraction(value)) <= abs(shown) * Fraction(10) ** (1 - significant) / 2
    assert len(text) <= significant + len("−0.0000·10⁻³²⁴")
    assert "-" not in text


def test_a_power_of_ten_has_its_exponent_raised() -> None:
    assert (power_of_ten(5), power_of_ten(-324), power_of_ten(0)) == ("10⁵", "10⁻³²⁴", "10⁰")


def test_zero_has_no_sign_on_the_screen() -> None:
    assert [exact(-0.0, precision) for precision in Precision] == ["0", "0"]
