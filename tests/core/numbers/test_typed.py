"""Numbers are read as people write them, and refused with a reason where that could mislead."""

from __future__ import annotations

import math
import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import operand, stated
from gradapp.core.numbers.typed import (
    LONGEST_NUMBER,
    NumberError,
    clipped,
    is_unfinished,
    quoted,
    read_number,
    read_whole,
)
from gradapp.core.numbers.written import Number, compact, exact, shortest

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", 0.1),
        ("+.5", 0.5),
        ("2.", 2.0),
        ("1e-9", 1e-9),
        ("2.5E3", 2500.0),
        (" - 1 e -2 ", -0.01),
        ("1_000", 1000.0),
        ("٣", 3.0),
        ("0,5", 0.5),
        ("1,5", 1.5),
        ("2,5E3", 2500.0),
        ("0,500", 0.5),
        ("1234,567", 1234.567),
        ("−3", -3.0),
        ("–3", -3.0),
        ("1,000.5", 1000.5),
        ("10,000,000", 1e7),
        ("1 000", 1000.0),
        ("1\u202f000\u202f000,5", 1000000.5),
        ("1/8", 0.125),
        ("-1/3", -1 / 3),
        ("1,5/2", 0.75),
        ("1.5·10⁻⁷", 1.5e-7),
        ("−1.5·10⁻⁷", -1.5e-7),
        ("1.5×10^-7", 1.5e-7),
        ("1.5*10**-7", 1.5e-7),
        ("10⁻⁷", 1e-7),
        ("-10^3", -1000.0),
        ("6.4e−05", 6.4e-5),
        ("= 1.4", 1.4),
        ("≈ 1.33333", 1.33333),
        ("≈0.04", 0.04),
        ("(−4)", -4.0),
        ("0", 0.0),
        ("0e-400", 0.0),
        ("5e-324", 5e-324),
        ("∞", math.inf),
        ("-inf", -math.inf),
        ("1e400", math.inf),
    ],
)
def test_a_number_is_read_as_it_is_meant(text: str, value: float) -> None:
    assert read_number(text) == value


DIGITS = r"[+-]?([0-9]{1,20}\.?[0-9]{0,20}|\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?"


@given(st.from_regex(DIGITS, fullmatch=True))
def test_whatever_has_digits_alone_is_read_as_python_reads_it(text: str) -> None:
    """As it stands, which is the quick way, and with something around that must be tidied up."""
    is_lost = float(text) == 0 and re.search("[1-9]", text.lower().partition("e")[0])
    for written in (text, f"≈ {text}", f"({text})"):
        if is_lost:
            with pytest.raises(NumberError, match="too small"):
                read_number(written)
        else:
            assert read_number(written) == float(text)


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1, read_number("-0")) == 1


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("1,000", "1000", "1.0"),
        ("1,234", "1234", "1.234"),
        ("-12,345", "-12345", "-12.345"),
        ("999,500", "999500", "999.5"),
        ("1,234e5", "1234e5", "1.234e5"),
        ("≈ 1,000", "1000", "1.0"),
    ],
)
def test_a_comma_that_could_mean_two_things_is_refused_with_both(
    text: str, one: str, other: str
) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(text)
    sentence = f"It could mean {one} or {other}: write one of them, not {text}."
    assert str(refused.value) == sentence
    assert read_number(one) != read_number(other)


@pytest.mark.parametrize("text", ["", "  ", "=", "\t"])
def test_an_empty_text_is_called_empty(text: str) -> None:
    with pytest.raises(NumberError, match=r"^It is empty: type a number\.$"):
        read_number(text)


@pytest.mark.parametrize("text", ["1e-400", "-1e-400", "0.001e-999", "1·10⁻⁴⁰⁰", "1e-300/1e300"])
def test_what_float64_would_make_0_is_refused_instead(text: str) -> None:
    with pytest.raises(NumberError, match=r"^It is too small for float64: .* would become 0\.$"):
        read_number(text)


@pytest.mark.parametrize(
    "text",
    ["abc", "2x", "1e", "-", ".", "1.2.3", "1,00,000", "1,2,3", "1 2", "0 500", "1,5.2", "1/2/3"]
    + ["3²", "2·3", "1..2", "--1", "1__0", "_1", "1/", "/2", "E↘", "1.5·10"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match=r"^It must be (a|one) number, but is '"):
        read_number(text)


def test_division_by_zero_is_refused() -> None:
    with pytest.raises(NumberError, match="nothing can be divided by 0"):
        read_number("1/0")


class Untouchable(str):
    """A text whose length may be asked for, and which is quoted; anything else is work."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(f"{name} was asked for")


@pytest.mark.parametrize("length", [LONGEST_NUMBER + 1, 32_767])
def test_a_text_that_is_too_long_is_refused_before_it_is_looked_at(length: int) -> None:
    text = Untouchable("1" * length)
    assert not is_unfinished(text)
    with pytest.raises(NumberError, match=f"^It has {length:,} characters: at most 1,100 are read"):
        read_number(text)
    assert read_whole(text) is None


@pytest.mark.parametrize("value", [5e-324, 2.2250738585072014e-308, -1.7976931348623157e308, 0.1])
def test_a_number_written_out_in_full_is_short_enough(value: float) -> None:
    in_full = f"{Decimal(value):f}"
    assert len(in_full) <= LONGEST_NUMBER
    assert read_number(in_full) == value


@given(finite)
def test_what_the_application_writes_in_full_reads_back_the_same(value: float) -> None:
    texts = shortest(value), exact(value), str(operand(Number(value))), repr(value)
    for text in (*texts, str(stated(value))):
        assert read_number(text) == value


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
def test_what_the_application_rounds_reads_back_as_written(value: float) -> None:
    text = compact(value, significant=4)
    if abs(value) < 1e308:
        assert read_number(text) == float(f"{value:.4g}" if value else 0)
        assert read_number(f"≈ {text}") == read_number(text)


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_float32_digits_read_back_the_same_in_float32(value: float) -> None:
    assert np.float32(read_number(exact(value, Precision.FLOAT32))) == np.float32(value)


@given(st.text(max_size=40) | st.text("0123456789.,eE+-−/·10⁻⁷ _=≈()^*", max_size=20))
def test_any_other_text_is_refused_with_a_sentence(text: str) -> None:
    sentence = ""
    try:
        read_number(text)
    except NumberError as error:
        sentence = str(error)
    assert not sentence or (sentence.endswith(".") and len(sentence) < 200)


@pytest.mark.parametrize(
    "text",
    ["", "-", ".", "+.", "1e", "1e-", "2.e+", "=", "1/", "1/-", "1·", "1.5·10", "1·10^-", "10^"],
)
def test_what_can_become_a_number_is_unfinished(text: str) -> None:
    assert is_unfinished(text)


@pytest.mark.parametrize("text", ["1", "2.", "1,", "abc", "1,000", "1/2", "10⁻⁷", "e", "1x"])
def test_a_number_or_nonsense_is_not_unfinished(text: str) -> None:
    assert not is_unfinished(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("10", 10), ("10,000,000", 10_000_000), (" 7 ", 7), ("-3", -3), ("1,5", None), ("1.0", None)]
    + [("", None), ("1,00", None), ("ten", None), ("9" * 30, None)],
)
def test_a_whole_number_may_have_commas_between_its_thousands(
    text: str, number: int | None
) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\u2028", "\x0b"])
def test_what_stands_in_a_sentence_stands_in_one_line(line_end: str) -> None:
    assert clipped(f"a{line_end}b") == "a b"
    assert quoted(f"a{line_end}b") == repr(f"a{line_end}b")
    with pytest.raises(NumberError) as end:
        read_number(f"x{line_end}y", "θ")
    assert len(str(end.value).splitlines()) == 1
