"""Texts that fit their place: a number loses digits, never its exponent."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

from gradapp.core.numbers.typed import NumberError, read_number
from gradapp.core.numbers.written import compact

ELLIPSIS: Final = "…"
"""Stands for what is left out of a text; behind a number after a space, as no digit of it."""

Fits = Callable[[str], bool]

_MOST_DIGITS: Final = 16
_FEWEST_WITH_WORDS: Final = 4
_NUMBER: Final = re.compile(
    r"""(?<![\w.])[-−+]?(?:
        0[xX][\da-fA-F.]+(?:p[-+]?\d+)?
      | (?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)*(?:[eE][-−+]?\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?
    )[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*""",
    re.VERBOSE,
)
_WHOLE: Final = re.compile(r"[-−+]?[\d,]+")
_STATEMENT: Final = re.compile(r"([=≈]?)([^=≈]*)")


def fitted(text: str, fits: Fits, *, middle: bool = False) -> str:
    """Return `text`, or as much of it as `fits` says there is room for.

    Its numbers are rounded first: what stood behind = then stands behind ≈, and a number without
    a sign gets one. Then the text loses its end, with … in place of it; a number goes as a whole.

    Args:
        text: words and numbers, as they are written on screen.
        fits: whether there is room for a text.
        middle: whether the end stays, and what goes is taken from the middle.
    """
    if fits(text):
        return text
    longest = text
    for significant in range(min(_most_digits(text) - 1, _MOST_DIGITS), 0, -1):
        shorter = rounded(text, significant)
        if shorter != longest and fits(shorter):
            return shorter
        if significant >= _FEWEST_WITH_WORDS:
            longest = shorter
    return _cut(longest, fits, middle=middle)


def _most_digits(text: str) -> int:
    """Return with how many digits the longest of its numbers is written."""
    return max((sum(map(str.isdigit, match[0])) for match in _NUMBER.finditer(text)), default=0)


def rounded(text: str, significant: int) -> str:
    """Return `text` with at most so many digits in each number, where that makes it shorter."""
    statements = _STATEMENT.finditer(text)
    return "".join(_statement(part[1], part[2], significant) for part in statements)


def _statement(sign: str, words: str, significant: int) -> str:
    """Return ``≈ 1.3, more`` for ``= 1.33333, more``; words without a sign get one each."""
    is_rounded = False

    def shorter(match: re.Match[str]) -> str:
        nonlocal is_rounded
        number = match[0]
        if _WHOLE.fullmatch(number) and not (
            match.start() == len(words) - len(words.lstrip())
            and (sign or match.end() == len(words))
        ):
            return number  # it counts something
        value = _value(number)
        if not value or not math.isfinite(value):
            return number
        written = compact(value, significant=significant)
        is_other = _value(written) != value
        if is_other and not sign:
            written = f"≈{written}"
        if len(written) >= len(number):
            return number
        is_rounded = is_rounded or is_other
        return written

    words = _NUMBER.sub(shorter, words)
    return ("≈" if sign and is_rounded else sign) + words


def _value(number: str) -> float | None:
    try:
        return read_number(number)
    except NumberError:
        return None


def _cut(text: str, fits: Fits, *, middle: bool) -> str:
    """Return as much of `text` as fits, with … in place of what does not."""
    signs = [len(text[: match.start()].rstrip(" =≈")) for match in _NUMBER.finditer(text)]
    numbers = [
        (sign, match.end()) for sign, match in zip(signs, _NUMBER.finditer(text), strict=True)
    ]

    def kept(count: int) -> str:
        head = count - count // 2 if middle else count
        tail = len(text) - count // 2 if middle else len(text)
        for start, end in numbers:
            head = start if start < head < end else head
            tail = end if start < tail < end else tail
        before, after = text[:head].rstrip(), text[tail:].lstrip()
        before += " " if before[-1:].isnumeric() else ""
        after = " " + after if after[:1].isnumeric() else after
        return f"{before}{ELLIPSIS}{after}"

    least, most = 0, len(text)
    while most - least > 1:
        count = (least + most) // 2
        least, most = (count, most) if fits(kept(count)) else (least, count)
    return kept(least)
