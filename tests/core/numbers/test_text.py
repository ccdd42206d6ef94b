"""A text without room loses digits and then its end, but no number a part that changes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, filled, fitted, joined, operand, stated, tied
from gradapp.core.numbers.written import Number

EQUAL, CLOSE, TIED, UNEQUAL, SILENT, EACH = Relation
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
ASCII = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
NUMBER = r"[-−]?\d[\d.]*(?:e[-−+]\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"


def printed(value: float) -> Number:
    return Number(value, printed=repr(value))


every_width = range(1, 31)
finite = st.floats(allow_nan=False, allow_infinity=False)
finite32 = st.floats(allow_nan=False, allow_infinity=False, width=32)
numbers = st.builds(Number, finite, st.just(F64), st.none() | st.integers(1, 17)) | st.builds(
    printed, finite
)


def in_places(text: Text | str, places: int, *, middle: bool = False) -> str:
    return fitted(text, lambda some: len(some) <= places, middle=middle)


def read(text: str) -> Decimal:
    """Read a number as a person does, exponent and all."""
    return Decimal(text.lstrip("≈= ").translate(ASCII).replace("·10", "e"))


def nearest(value: float, text: str) -> bool:
    """Return whether no decimal number with the digits of `text` is nearer to `value`."""
    mantissa = text.lstrip("≈=−- ").split("·")[0].split("e")[0]
    digits = len(mantissa.replace(".", "").strip("0")) or 1
    candidates = [
        Context(prec=places).create_decimal(Decimal(value)) for places in range(digits, 18)
    ]
    return read(text) in candidates


@pytest.mark.parametrize("value", [5e-324, 1.63839999e-10, 0.1 + 0.2, 1234.56789, 1.7e308, 2 / 3])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("write", [Number, printed, lambda value: Number(value, F64, 9)])
def test_at_every_width_a_number_is_near_what_it_was_or_gone(
    value: float, sign: int, write: Callable[[float], Number]
) -> None:
    whole = write(sign * value)
    for places in every_width:
        shown = in_places(Text(whole), places)
        assert len(shown) <= places
        if len(str(Text(whole))) <= places:
            assert shown == str(Text(whole))
        elif shown != "…":
            assert shown.startswith("≈"), "not all its digits are there"
            assert abs(read(shown) - Decimal(whole.value)) <= abs(Decimal(value)) / 2


@given(numbers, st.integers(1, 40), st.booleans())
def test_what_is_written_is_the_number_it_claims_or_the_nearest_with_its_digits(
    number: Number, places: int, middle: bool
) -> None:
    shown = in_places(Text("θ ", EQUAL, number), places, middle=middle)
    assert len(shown) <= max(1, places)
    claim = re.search(f"([=≈]) ({NUMBER})$", shown)
    if claim is None:
        assert re.fullmatch("θ?…|", shown), "without its number no sign is left"
        return
    assert (float(read(claim[2])) == number.value) == (claim[1] == "=")
    assert claim[1] == "=" or nearest(number.value, claim[2])


@given(numbers, numbers, st.integers(1, 40), st.booleans())
def test_that_no_more_digits_are_tried_than_there_are_places_changes_nothing(
    one: Number, other: Number, places: int, middle: bool
) -> None:
    for text in (Text(one), Text("θ ", EQUAL, one), Text("E ", EQUAL, one, ", θ ", other)):
        shown = fitted(text, lambda some: len(some) <= places, middle=middle, most=places)
        assert shown == in_places(text, places, middle=middle)


@given(finite32, st.integers(1, 17), st.integers(1, 30))
def test_in_float32_the_digits_are_all_when_they_read_back_in_float32(
    value: float, significant: int, places: int
) -> None:
    shown = in_places(stated(value, F32, significant), places)
    if shown != "…":
        back = float(np.float32(read(shown)))
        assert (back == value) == shown.startswith("=")


@given(finite, finite, st.integers(1, 60), st.booleans())
def test_no_exponent_is_ever_cut_off(one: float, other: float, places: int, middle: bool) -> None:
    text = Text("E ", EQUAL, Number(one), ", θ ", EQUAL, printed(other), ", and more")
    shown = in_places(text, places, middle=middle)
    for found in re.findall(rf"(?<![\w.]){NUMBER}", shown):
        assert any(abs(read(found) - Decimal(v)) <= abs(Decimal(v)) / 2 for v in (one, other))


@given(st.lists(numbers, min_size=1, max_size=4), st.integers(1, 17))
def test_a_relation_is_equal_only_if_all_its_numbers_have_all_their_digits(
    some: list[Number], significant: int
) -> None:
    text = Text(EQUAL, *(part for number in some for part in (number, " + "))).rounded(significant)
    written = str(text)
    back = [float(read(each)) for each in re.findall(NUMBER, written)]
    assert (back == [number.value for number in some]) == written.startswith("= ")


@given(finite, st.integers(1, 17))
def test_rounding_twice_is_rounding_once(value: float, significant: int) -> None:
    once = Text(Number(value)).rounded(significant)
    assert str(once.rounded(17)) == str(once)
    assert str(Text(Number(value, F64, 6)).rounded(3)) == str(Text(Number(value)).rounded(3))


@given(finite, finite)
def test_a_number_that_is_itself_rounded_is_never_said_to_be_equal(
    one: float, other: float
) -> None:
    assume(abs(one - other) < 1e300)
    is_rounded = Fraction(one) - Fraction(other) != Fraction(one - other)
    written = str(Text(Number(one - other, is_rounded=is_rounded)))
    assert written.startswith("≈") == is_rounded


def test_a_rounded_number_keeps_the_sign_of_its_relation() -> None:
    number = Number(4 / 3, F64, 4)
    relations = tuple(Relation)
    written = [str(Text("θ", relation, number)) for relation in relations]
    assert written == ["θ≈ 1.333", "θ≈1.333", "θ≈\u00a01.333", "θ≠ 1.333", "θ≈ 1.333", "θ≈1.333"]
    written = [str(Text("θ", relation, Number(1.5))) for relation in relations]
    assert written == ["θ= 1.5", "θ=1.5", "θ=\u00a01.5", "θ≠ 1.5", "θ1.5", "θ1.5"]
    assert str(Text("θ ", number, " ", EQUAL, Number(1.5))) == "θ ≈1.333 = 1.5"


def test_the_numbers_behind_the_end_of_a_relation_have_each_a_sign_of_their_own() -> None:
    numbers = [Number(each, F32, 3) for each in (1.5, 4 / 3)]
    text = Text("‖·‖ ", EQUAL, Number(5.0), " [", EACH, joined(", ", numbers), "]")
    assert str(text) == "‖·‖ = 5 [1.5, ≈1.33]"
    text = Text("‖·‖ ", EQUAL, Number(2 / 3, F64, 2), " [", EACH, joined(", ", numbers), "]")
    assert str(text) == "‖·‖ ≈ 0.67 [1.5, ≈1.33]"


def test_no_line_ends_at_the_relation_of_tied_numbers() -> None:
    rounded = filled("In it, θ.grad {0} and {1}.", stated(4 / 3, F64, 4), stated(-2.0))
    assert str(tied(rounded)) == "In it, θ.grad\u00a0≈\u00a01.333 and\u00a0=\u00a0−2."
    assert str(tied(stated(1.5))) == "=\u00a01.5"
    assert str(tied(Text("θ ", Number(1.5), " = 2"))) == "θ 1.5 = 2"


def test_texts_are_put_together_and_compared_by_what_they_consist_of() -> None:
    assert Text("θ ", stated(1.5)) == Text("θ ", EQUAL, Number(1.5))
    assert Text("1.5") != Text(Number(1.5))
    assert f"{stated(1.5)}" == "= 1.5"
    assert filled("{1} before {0}.", Number(1.5), Text("θ")) == Text("θ before ", Number(1.5), ".")
    assert joined(" + ", (Number(1), Number(2))) == Text(Number(1), " + ", Number(2))
    assert joined(" + ", (Number(1),)) == Text(Number(1))
    assert joined(" + ", ()) == Text()
    assert [bool(text) for text in (Text(), Text(""), Text("θ"))] == [False, False, True]


@pytest.mark.parametrize(
    ("value", "text"), [(4.0, "4"), (-4.0, "(−4)"), (1.5e-9, "1.5·10⁻⁹"), (-np.inf, "(−∞)")]
)
def test_a_negative_operand_stands_in_parentheses(value: float, text: str) -> None:
    assert str(operand(Number(value))) == text


TENSOR = Text("[", Number(1.2345678), ", ", Number(-2.5), ", ", Number(3.123456e-200), "]")


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        (Text(printed(1.63839999e-10)), 12, "≈1.638·10⁻¹⁰"),
        (Text(Number(0.04000000178813934)), 8, "≈0.04"),
        (Text(Number(-1.5123456e-300)), 12, "≈−1.5·10⁻³⁰⁰"),
        (Text(Number(12345678901234568)), 9, "≈1.2·10¹⁶"),
        (Text(printed(1e-7)), 4, "…"),
        (Text("lr", CLOSE, Number(0.123456789)), 9, "lr≈0.1235"),
        (
            Text(EQUAL, Number(1.4), " − ", Number(0.1), "·", operand(Number(-0.8333333))),
            20,
            "≈ 1.4 − 0.1·(−0.833)",
        ),
        (TENSOR, 25, "[≈1.2, −2.5, ≈3.1·10⁻²⁰⁰]"),
        (TENSOR, 12, "[≈1.235,…"),
        (Text("step 138020: θ ", EQUAL, Number(1.23456)), 22, "step 138020: θ ≈ 1.235"),
        (Text("step 138020: θ ", EQUAL, Number(1.23456)), 17, "step 138020: θ…"),
        (Text("step 138020: θ ", EQUAL, Number(1.23456)), 10, "step…"),
        (Text("θ ", EQUAL, Number(1e-300), " now"), 9, "θ…"),
        (
            Text("θ ", EQUAL, Number(1.0), ", dE/dθ is ", SILENT, Number(-4.12345678)),
            26,
            "θ = 1, dE/dθ is ≈ −4.12346",
        ),
        (Text("E is ", Number(np.inf), " now"), 8, "E is ∞…"),
        (Text("E is ", Number(-np.inf), " now"), 6, "E is…"),
        ("step 10,000,000 of 10,000,000", 20, "step 10,000,000 of…"),
        ("after 12 steps", 10, "after 12 …"),
        ("PyTorch 2.13.0 ready", 13, "PyTorch…"),
        ("step 138020: done", 13, "step 138020:…"),
        ("0x1.999999999999ap-4", 10, "…"),
        ("converging", 7, "conver…"),
        ("converging", 0, "…"),
        ("", 0, ""),
    ],
)
def test_a_text_without_room_loses_digits_and_then_its_end(
    text: Text | str, places: int, shown: str
) -> None:
    assert in_places(text, places) == shown


PIN = Text("2 autograd · α ", EQUAL, Number(0.1234568))


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        (PIN, 24, "2 autograd · α ≈ 0.12346"),
        (PIN, 18, "2 autogra…≈ 0.1235"),
        ("float32 against float64", 11, "float…oat64"),
    ],
)
def test_from_the_middle_the_end_stays(text: Text | str, places: int, shown: str) -> None:
    assert in_places(text, places, middle=True) == shown


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_what_has_room_is_left_alone(value: float) -> None:
    text = Text(Number(float(np.float32(value)), F32))
    assert in_places(text, len(str(text))) == str(text)


def test_of_a_list_without_room_the_first_numbers_stand_as_they_are_not_all_with_one_digit() -> (
    None
):
    numbers = [Number(each, F32, printed=str(each)) for each in (2.1, 3.9, 6.2, 7.8)]
    text = Text("[", joined(", ", numbers), "]")
    assert str(text) == "[2.1, 3.9, 6.2, 7.8]"
    for places in range(5, 20):
        shown = in_places(text, places)
        assert len(shown) <= places
        assert "≈" not in shown
        assert str(text).startswith(shown.rstrip("…").rstrip())


@pytest.mark.parametrize("places", range(8, 40))
def test_a_list_behind_a_norm_is_not_taken_for_whole_numbers(places: int) -> None:
    numbers = [Number(each, F32, printed=str(each)) for each in (-2.6126, -2.2994, -1.8935)]
    norm = Text("‖·‖ ", EQUAL, Number(8.7478, F32))
    shown = in_places(Text(norm, " [", EACH, joined(", ", [*numbers, "…"]), "]"), places)
    whole = [f"{each.value}" for each in numbers]
    for number in re.findall(rf"≈?{NUMBER}", shown.partition("[")[2]):
        assert number in whole or (number.startswith("≈") and "." in number)
