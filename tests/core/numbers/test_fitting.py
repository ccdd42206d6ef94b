"""A text without room loses digits and then its end, but no number a part that changes it."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.fitting import fitted
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import compact, exact, shortest

ASCII = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
every_width = range(1, 31)
finite = st.floats(allow_nan=False, allow_infinity=False)


def in_places(text: str, places: int, *, middle: bool = False) -> str:
    return fitted(text, lambda some: len(some) <= places, middle=middle)


def read(text: str) -> Decimal:
    """Read a number as a person does, exponent and all."""
    return Decimal(text.lstrip("≈= ").translate(ASCII).replace("·10", "e"))


@pytest.mark.parametrize("value", [5e-324, 1.63839999e-10, 0.1 + 0.2, 1234.56789, 1.7e308, 2 / 3])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("write", [shortest, exact, lambda value: compact(value, significant=9)])
def test_at_every_width_a_number_is_near_what_it_was_or_gone(value, sign, write) -> None:  # type: ignore[no-untyped-def]
    text = write(sign * value)
    for places in every_width:
        shown = in_places(text, places)
        assert len(shown) <= places
        if len(text) <= places:
            assert shown == text
        elif shown != "…":
            assert shown.startswith("≈"), "not all its digits are there"
            assert abs(read(shown) - read(text)) <= abs(read(text)) / 2


@given(finite, st.integers(1, 30), st.booleans())
def test_no_exponent_is_ever_cut_off(value: float, places: int, middle: bool) -> None:
    shown = in_places(f"E = {shortest(value)}, and more", places, middle=middle)
    assert len(shown) <= max(1, places)
    for number in re.findall(r"(?<![\w.])[-−]?\d[\d.]*(?:e[-+]\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?", shown):
        assert abs(read(number) - Decimal(shortest(value))) <= abs(Decimal(value)) / 2


@given(finite, st.integers(1, 40))
def test_behind_an_equals_sign_stand_all_digits(value: float, places: int) -> None:
    text = shortest(value)
    shown = in_places(f"θ = {text}", places)
    if "=" in shown:
        assert float(read(shown.removeprefix("θ "))) == value
    elif "≈" in shown:
        assert float(read(shown.removeprefix("θ "))) != value


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        ("1.63839999e-10", 12, "≈1.638·10⁻¹⁰"),
        ("0.04000000178813934", 8, "≈0.04"),
        ("−1.5123456e−300", 12, "≈−1.5·10⁻³⁰⁰"),
        ("12345678901234568", 9, "≈1.2·10¹⁶"),
        ("1e-07", 4, "…"),
        ("lr=0.123456789", 9, "lr≈0.1235"),
        ("= 1.4 − 0.1·(−0.8333333)", 20, "≈ 1.4 − 0.1·(−0.833)"),
        ("[1.2345678, −2.5, 3.123456e-200]", 25, "[≈1.2, −2.5, ≈3.1·10⁻²⁰⁰]"),
        ("step 138020: θ = 1.23456", 22, "step 138020: θ ≈ 1.235"),
        ("step 138020: θ = 1.23456", 17, "step 138020: θ…"),
        ("step 138020: θ = 1.23456", 10, "step…"),
        ("step 10,000,000 of 10,000,000", 20, "step 10,000,000 of…"),
        ("after 12 steps", 10, "after 12 …"),
        ("PyTorch 2.13.0 ready", 13, "PyTorch…"),
        ("0x1.999999999999ap-4", 10, "…"),
        ("converging", 7, "conver…"),
        ("converging", 0, "…"),
        ("", 0, ""),
    ],
)
def test_a_text_without_room_loses_digits_and_then_its_end(
    text: str, places: int, shown: str
) -> None:
    assert in_places(text, places) == shown


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        ("2 autograd · α = 0.1234568", 24, "2 autograd · α ≈ 0.12346"),
        ("2 autograd · α = 0.1234568", 18, "2 autogra…≈ 0.1235"),
        ("float32 against float64", 11, "float…oat64"),
    ],
)
def test_from_the_middle_the_end_stays(text: str, places: int, shown: str) -> None:
    assert in_places(text, places, middle=True) == shown


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_what_has_room_is_left_alone(value: float) -> None:
    text = exact(float(np.float32(value)), Precision.FLOAT32)
    assert in_places(text, len(text)) == text
