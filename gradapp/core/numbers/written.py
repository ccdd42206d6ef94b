"""How numbers are written: shortest exact digits, and typographic forms for the screen."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.words import trimmed
from gradapp.values import dataclass

MINUS = "−"
NO_BREAK = "\N{NO-BREAK SPACE}"
"""A space at which no line ends."""
_SHORTER: Final = {"float16": np.float16, "float32": np.float32}
"""Formats that NumPy has, whose numbers have fewer digits than Python's own."""
_MOST_IN_BFLOAT16: Final = 5
_IN_ALL_FORMATS: Final = 6
"""So few digits are written in each format as in the others, but of subnormal numbers."""
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def shortest(value: float, precision: str = Precision.FLOAT64) -> str:
    """Return the fewest digits that read back as `value` in `precision`, as `repr` does.

    Integers lose their ``.0``; the minus stays ASCII, so the text can be pasted into code.
    """
    return trimmed(printed(value, precision))


def printed(value: float, precision: str = Precision.FLOAT64) -> str:
    """Return the same with the ``.0`` of a whole number, as Python and NumPy print it.

    Args:
        value: a number of that format.
        precision: any format of PyTorch; of one that is not known, it has the digits of float64.
    """
    if isinstance(value, int):
        return str(value)
    if precision in _SHORTER:
        return str(_SHORTER[precision](value))
    if precision == "bfloat16" and math.isfinite(value):  # of some powers of 2 one digit more
        tried = (float(f"{value:.{digits}g}") for digits in range(1, _MOST_IN_BFLOAT16))
        return repr(next((each for each in tried if _in_bfloat16(each) == value), float(value)))
    return repr(float(value))


def _in_bfloat16(value: float) -> float:
    """Return the nearest number of 8 binary digits, as PyTorch finds it: by way of float32."""
    with np.errstate(over="ignore"):
        bits = int(np.float32(value).view(np.uint32))
    bits += 0x7FFF + (bits >> 16 & 1)
    return float(np.uint32(bits & 0xFFFF0000).view(np.float32))


def with_minus(printed: str) -> str:
    """Return numbers as they were printed, with true minus signs."""
    return printed.replace("-", MINUS)


def exact(value: float, precision: Precision = Precision.FLOAT64) -> str:
    """Return `value` in full precision for the screen, with a true minus sign, and none for 0."""
    return str(Number(value, precision))


def compact(value: float, precision: Precision = Precision.FLOAT64, significant: int = 6) -> str:
    """Return `value` for narrow places: at most `significant` digits, 1.5·10⁻⁷ when far from 1."""
    return str(Number(value, precision, significant))


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is written, which `str` does.

    Attributes:
        value: the number.
        precision: the format whose number it is.
        significant: the most digits it has; None for as many as tell it from all others.
        printed: how Python has printed it, which is shown while all digits are; empty if otherwise.
        is_rounded: whether `value` itself is rounded, so that none of its digits are exact.
        is_closed: whether a power of ten stands in parentheses: √ or ² is before or behind it.
    """

    value: float
    precision: Precision = Precision.FLOAT64
    significant: int | None = None
    printed: str = ""
    is_rounded: bool = False
    is_closed: bool = False

    def __str__(self) -> str:
        return self.typeset()[0]

    @property
    def is_exact(self) -> bool:
        """Whether what is written reads back as the number."""
        return self.typeset()[1]

    def rounded(self, significant: int) -> Number:
        """Return the same number with at most so many digits."""
        fewer = min(significant, self.significant or significant)
        if fewer == self.significant and not self.printed:
            return self
        return Number(self.value, self.precision, fewer, "", self.is_rounded, self.is_closed)

    def closed(self) -> Number:
        """Return the same number as √ and ² have it: a power of ten in parentheses."""
        return replace(self, is_closed=True)

    def as_written(self, significant: int) -> float:
        """Return what is read where it has at most so many digits."""
        some = f"{self.value:.{significant}g}"
        has_fewer = significant > _IN_ALL_FORMATS and self.precision is not Precision.FLOAT64
        if has_fewer or "e" in some:  # and is maybe longer than all digits
            some = _digits(self.value, self.precision, significant)
        return float(some)

    def digits(self, significant: int) -> int:
        """Return how many digits are seen then, from the first that is not 0."""
        digits = _digits(self.value, self.precision, significant)
        return sum(map(str.isdecimal, digits.partition("e")[0].lstrip("-0.")))

    def typeset(self) -> tuple[str, bool]:
        """Return what is written, and whether that is exact."""
        if self.printed:
            return self.printed, not self.is_rounded
        text, is_whole = _typeset(self.value + 0, self.precision, self.significant)
        if self.is_closed and "·" in text:
            text = f"({text})"
        return text, is_whole and not self.is_rounded


def digits_apart(value: float, significant: int, others: Collection[float]) -> int:
    """Return so many digits, or as many more as tell `value` from `others`."""
    while any(in_digits(value, significant) == other != value for other in others):
        significant += 1
    return significant


def in_digits(value: float, significant: int) -> float:
    """Return the number that `value` is in so many digits."""
    return float(f"{value:.{significant}g}")


@lru_cache(maxsize=512, typed=True)
def _typeset(value: float, precision: Precision, significant: int | None) -> tuple[str, bool]:
    """Return a number that is not −0 as text, and whether all its digits are there."""
    if not math.isfinite(value):
        return with_minus(str(value)).replace("inf", "∞"), True
    digits = _digits(value, precision, significant)
    mantissa, _, exponent = digits.replace("-", MINUS, 1 if value < 0 else 0).partition("e")
    text = f"{mantissa}·{power_of_ten(int(exponent))}" if exponent else mantissa
    return text, precision.rounded(float(digits)) == value


def _digits(value: float, precision: Precision, significant: int | None) -> str:
    """Return a number as Python reads it."""
    digits = shortest(value, precision)
    return digits if significant is None else min(digits, f"{value:.{significant}g}", key=len)


def power_of_ten(exponent: int) -> str:
    """Return 10 with `exponent` raised: 10⁻⁷."""
    return f"10{raised(exponent)}"


def raised(exponent: int) -> str:
    """Return an exponent as it stands above the line."""
    return str(exponent).translate(_SUPERSCRIPTS)


def of_format(value: float, dtype: str) -> Number:
    """Return a number of a tensor, in the digits that tell it in the format of the tensor."""
    precision = Precision(dtype) if dtype in tuple(Precision) else Precision.FLOAT64
    return Number(value, precision, printed=shortest(value, dtype))
