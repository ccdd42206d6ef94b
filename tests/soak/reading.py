"""Numbers as they are read from the screen."""

from __future__ import annotations

import re
from typing import Final

from tests.soak.oracle import ROUNDINGS

_SUPERSCRIPTS: Final = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
_NUMBER: Final = re.compile(
    r"[−-]?(?:10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d[\d,]*(?:\.\d+)?(?:e[+−-]?\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|∞|inf\b|nan\b)"
)


def value(text: str) -> float:
    """Read one number as it is written on the screen: −1.5·10⁻⁷."""
    plain = text.replace(",", "").replace("∞", "inf")
    if re.match(r"[−-]?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]", plain):
        plain = plain.replace("10", "1·10", 1)
    return float(plain.replace("·10", "e").translate(_SUPERSCRIPTS))


def numbers(text: str) -> list[float]:
    """Return all numbers of a text, in their order."""
    return [value(found) for found in _NUMBER.findall(text)]


def says(shown: float, number: float, precision: str) -> bool:
    """Whether what is shown with all digits is this number of the precision; zeros are alike."""
    return ROUNDINGS[precision](shown) == number


def is_stated(text: str, number: float, precision: str = "float64") -> bool:
    """Whether the last number of a text, with its sign before it, is a true statement of this one.

    Behind = all digits must be there; behind ≈ it may be rounded to six.
    """
    shown = numbers(text)[-1]
    signs = [sign for sign in text if sign in "=≈≠"]
    if signs and signs[-1] == "=":
        return says(shown, number, precision)
    return about(shown, number)


def about(shown: float, number: float, share: float = 6e-6) -> bool:
    """Whether what is shown with six digits is this number, rounded."""
    return shown == number or abs(shown - number) <= share * abs(number) + 5e-324
