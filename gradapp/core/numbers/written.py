"""How numbers are written: shortest exact digits, and typographic forms for the screen."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import read_number

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def shortest(value: float, precision: Precision = Precision.FLOAT64) -> str:
    """Return the fewest digits that read back as `value` in `precision`, as `repr` does.

    Integers lose their ``.0``; the minus stays ASCII, so the text can be pasted into code.
    """
    text = repr(float(value)) if precision is Precision.FLOAT64 else str(np.float32(value))
    return text.removesuffix(".0")


def exact(value: float, precision: Precision = Precision.FLOAT64) -> str:
    """Return `value` in full precision for the screen, with a true minus sign, and none for 0."""
    return shortest(value + 0.0, precision).replace("-", MINUS)


def compact(value: float, precision: Precision = Precision.FLOAT64, significant: int = 6) -> str:
    """Return `value` for narrow places: at most `significant` digits, 1.5·10⁻⁷ when far from 1."""
    if not math.isfinite(value):
        return str(value).replace("inf", "∞").replace("-", MINUS)
    if value == 0:
        return "0"
    text = f"{value:.{significant}g}"
    short = shortest(value, precision)
    if len(short) <= len(text):
        text = short
    mantissa, _, exponent = text.partition("e")
    mantissa = mantissa.replace("-", MINUS)
    if not exponent:
        return mantissa
    return f"{mantissa}·{power_of_ten(int(exponent))}"


def stated(
    number: float, precision: Precision = Precision.FLOAT64, significant: int | None = None
) -> str:
    """Return ``= 1.4``, or ``≈ 1.33333`` where `number` has more than `significant` digits."""
    text, is_rounded = written(number + 0.0, precision, significant)  # no sign for zero
    return f"{'≈' if is_rounded else '='} {text}"


@lru_cache(maxsize=256)
def written(number: float, precision: Precision, significant: int | None) -> tuple[str, bool]:
    """Return `number` as text, and whether the text stands for another number."""
    if significant is None and math.isfinite(number):
        return exact(number, precision), False
    text = compact(number, precision, significant or 6)
    if not math.isfinite(number):
        return text, False
    return text, precision.rounded(read_number(text)) != number


def power_of_ten(exponent: int) -> str:
    """Return 10 with `exponent` raised: 10⁻⁷."""
    return f"10{str(exponent).translate(_SUPERSCRIPTS)}"


def as_operand(text: str) -> str:
    """Return `text` as it stands behind an operator: a negative number in parentheses."""
    return f"({text})" if text.startswith(MINUS) else text
