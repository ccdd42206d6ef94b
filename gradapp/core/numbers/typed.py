"""Reads a number as a person types or pastes it, in the window and on the command line alike."""

from __future__ import annotations

import math
import re
from typing import Final

from gradapp.core.words import N_, SayingError, Value

LONGEST_NUMBER: Final = 1100
"""The most characters that are read: a float64 written out in full, digit by digit, has fewer."""

_QUOTED: Final = 24
_TYPOGRAPHY: Final = str.maketrans("−–⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹×⋅∙*", "---+0123456789····")
_RAISED: Final = re.compile(r"[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SPACED: Final = re.compile(r"\d\s+\d")
_SPACED_GROUPS: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\s\d{3})+(?!\d)")
# No text can be matched by such a pattern in two ways, or else failing would take quadratic time.
_DIGITS: Final = r"(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)"
_USUAL: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
"""What has one meaning, and no character that others are taken for."""
_PLAIN: Final = re.compile(rf"[+-]?{_DIGITS}(?:[eE][+-]?\d+)?")
_POWER: Final = re.compile(rf"([+-]?)(?:({_DIGITS})·)?10(?:\^|··)([+-]?\d+)")
_IN_GROUPS: Final = re.compile(r"([+-]?[1-9]\d{0,2})((?:,\d{3})+)(?![\d,])")
_NOT_FINITE: Final = re.compile(r"[+-]?(?:inf|infinity|nan|∞)", re.IGNORECASE)
_UNFINISHED: Final = re.compile(
    rf"[+-]?\.?"
    rf"|[+-]?{_DIGITS}(?:[eE][+-]?|/[+-]?\.?|·1?0?|·10(?:\^|··?)[+-]?)"
    rf"|[+-]?10(?:\^|··?)[+-]?"
)


class NumberError(SayingError):
    """A text is no number; the message says why."""


def read_number(text: str, name: Value = "It") -> float:
    """Return the number in `text`, correctly rounded to float64.

    It takes 0.1, 0,1, 1e-9, 1.5·10⁻⁷, 2×10^3, 1/8, a true minus, groups of three digits where they
    can be nothing else, and = or ≈ before any of these. `name` is what an error calls it.

    Raises:
        NumberError: it is no number, could be two, or is not 0 but too near to it for float64.
    """
    try:
        return _number(text)
    except NumberError as error:
        raise NumberError(error.message.filled(name=name)) from None


def _number(text: str) -> float:
    if len(text) <= LONGEST_NUMBER and _USUAL.fullmatch(text) and (usual := float(text)):
        return usual
    tidy = _tidied(text)
    if not tidy:
        raise NumberError(N_("Number", "{name} is empty: type a number."))
    if _NOT_FINITE.fullmatch(tidy):
        return float(tidy.replace("∞", "inf"))
    top, slash, bottom = tidy.partition("/")
    number = _read(top, text)
    if slash:
        divisor = _read(bottom, text)
        if divisor == 0:
            words = N_("Number", "{name} can't be {text}: nothing can be divided by 0.")
            raise NumberError(words.filled(text=quoted(text)))
        if number and math.isfinite(number) and not number / divisor:
            raise _too_small(text)
        number /= divisor
    return number + 0.0  # -0 is 0


def read_whole(text: str) -> int | None:
    """Return the whole number in `text`, with or without commas between thousands, or None."""
    tidy = "" if len(text) > _QUOTED else text.strip()
    tidy = _IN_GROUPS.sub(lambda match: match[0].replace(",", ""), tidy)
    return int(tidy) if re.fullmatch(r"[+-]?\d+", tidy) else None


def is_unfinished(text: str) -> bool:
    """Return whether `text` is no number yet, but can become one by typing on."""
    try:
        return bool(_UNFINISHED.fullmatch(_tidied(text)))
    except NumberError:
        return False


def clipped(text: str) -> str:
    """Return `text` for a sentence, in one line, and not all of it if it is long."""
    return _cut(" ".join(text.splitlines()))


def quoted(text: str) -> str:
    """Return `text` for a sentence, in quotes."""
    return repr(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


def _tidied(text: str) -> str:
    """Return `text` in the few characters that the expressions know, with a point for a comma.

    Raises:
        NumberError: it is too long, or its comma could mean two things.
    """
    if len(text) > LONGEST_NUMBER:
        words = N_("Number", "{name} has {length} characters: at most {longest} are read.")
        raise NumberError(words.filled(length=len(text), longest=LONGEST_NUMBER))
    tidy = text.strip()
    if tidy[:1] in ("=", "≈"):
        tidy = tidy[1:]
    if tidy[:1] == "(" and tidy[-1:] == ")":
        tidy = tidy[1:-1]
    tidy = _SPACED_GROUPS.sub(lambda match: "".join(match[0].split()), tidy)
    if _SPACED.search(tidy):
        words = N_("Number", "{name} must be one number, but is {text}.")
        raise NumberError(words.filled(text=quoted(text)))
    tidy = "".join(tidy.split())
    tidy = _RAISED.sub(r"^\g<0>", tidy).translate(_TYPOGRAPHY)
    return "/".join(_with_point(part, text) for part in tidy.split("/"))


def _with_point(part: str, text: str) -> str:
    """Return `part` of `text` without commas: a point for one, nothing for those of thousands."""
    commas = part.count(",")
    if not commas:
        return part
    groups = _IN_GROUPS.match(part)
    if groups is None:
        return part.replace(",", ".") if commas == 1 and "." not in part else part
    whole, rest = groups[0].replace(",", ""), part[groups.end() :]
    if commas == 1 and not rest.startswith("."):
        decimal = float(groups[0].replace(",", "."))
        words = N_("Number", "{name} could mean {one} or {other}: write one of them, not {text}.")
        meanings = {"one": f"{whole}{rest}", "other": f"{decimal}{rest}"}
        raise NumberError(words.filled(**meanings, text=clipped(text)))
    return whole + rest


def _read(part: str, text: str) -> float:
    power = _POWER.fullmatch(part)
    if power is not None:
        sign, mantissa, exponent = power.groups()
        part = f"{sign}{mantissa or '1'}e{exponent}"
    if power is None and _PLAIN.fullmatch(part) is None:
        raise _no_number(text)
    try:
        number = float(part)
    except ValueError:  # an underscore in the wrong place
        raise _no_number(text) from None
    if not number and re.search("[1-9]", part.partition("e")[0].partition("E")[0]):
        raise _too_small(text)
    return number


def _no_number(text: str) -> NumberError:
    words = N_("Number", "{name} must be a number, but is {text}.")
    return NumberError(words.filled(text=quoted(text)))


def _too_small(text: str) -> NumberError:
    words = N_("Number", "{name} is too small for float64: {text} would become 0.")
    return NumberError(words.filled(text=clipped(text)))
