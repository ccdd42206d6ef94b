"""Texts with numbers in them: where there is no room, numbers lose digits, then words their end.

A text is kept as what it consists of, so that nothing has to look for the numbers in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from enum import Enum
from itertools import accumulate
from string import Formatter
from typing import Any, Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import NO_BREAK, Number, digits_apart
from gradapp.values import dataclass

ELLIPSIS: Final = "…"
"""Stands for what is left out of a text; behind a number after a space, as no digit of it."""

Fits = Callable[[str], bool]

_MOST_DIGITS: Final = 16
_FEWEST_WITH_WORDS: Final = 4
_ATOM: Final = re.compile(r"(?<![\w.])[-−+]?\d(?:\S*\w)?|.", re.DOTALL)
"""What is not cut in words: a letter, and all that hangs together behind a digit."""


class Relation(Enum):
    """Stands before numbers, which it goes for up to the next; its text says whether they are all.

    Attributes:
        whole: what is written where all these numbers have all their digits.
        rounded: what else.
    """

    EQUAL = ("= ", "≈ ")
    CLOSE = ("=", "≈")
    """The same without a space behind it."""
    TIED = (f"={NO_BREAK}", f"≈{NO_BREAK}")
    """The same with a space at which no line ends."""
    UNEQUAL = ("≠ ", "≠ ")
    SILENT = ("", "≈ ")
    """Nothing where nothing is rounded."""
    EACH = ("", "")
    """None from here on: each rounded number has its own ≈."""

    def __init__(self, whole: str, rounded: str) -> None:
        """Be written in these two ways."""
        self.whole, self.rounded = whole, rounded


TextPart = str | Number | Relation


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """Words and numbers; `str` writes them. A rounded number has ≈ before it or its relation.

    Attributes:
        parts: words, numbers, and the relations in which these stand.
    """

    parts: tuple[TextPart, ...]
    _whole: str | None = field(repr=False, compare=False)

    def __init__(self, *parts: TextPart | Text) -> None:
        """Put `parts` together."""
        joined: list[Any] = []
        ends_in_words = False
        for each in parts:
            for part in each.parts if isinstance(each, Text) else (each,):
                is_words = isinstance(part, str)
                if is_words and ends_in_words:
                    joined[-1] += part
                elif part:
                    joined.append(part)
                    ends_in_words = is_words
        object.__setattr__(self, "parts", tuple(joined))
        object.__setattr__(self, "_whole", None)

    def __str__(self) -> str:
        if self._whole is None:  # it is asked for at each painting
            object.__setattr__(self, "_whole", "".join(self._written()))
        return self._whole or ""

    def __bool__(self) -> bool:
        return bool(self.parts)

    def rounded(self, significant: int) -> Text:
        """Return the same with at most so many digits in each number."""
        return Text(
            *(
                each.rounded(significant) if isinstance(each, Number) else each
                for each in self.parts
            )
        )

    def shorter(self, significant: int) -> Text:
        """Return the same with at most so many digits in each number that gets shorter by it."""
        parts: list[TextPart] = []
        is_bare = True
        for part in self.parts:
            fewer = part
            if isinstance(part, Relation):
                is_bare = part is Relation.EACH
            elif isinstance(part, Number):
                rounded = part.rounded(significant)
                sign = is_bare and part.is_exact and not rounded.is_exact
                if len(str(rounded)) + sign < len(str(part)):
                    fewer = rounded
            parts.append(fewer)
        return Text(*parts)

    def atoms(self) -> Iterator[str]:
        """Yield what can't be cut: a letter, or a number with all since its relation."""
        held = ""
        for part, text in zip(self.parts, self._written(), strict=True):
            match part:
                case Number():
                    yield held + text
                    held = ""
                case Relation():
                    yield from held
                    held = text
                case _ if held:
                    held += text
                case _:
                    yield from _ATOM.findall(text)
        yield from held

    def _written(self) -> list[str]:
        """Return what is written for each part."""
        texts: list[str] = []
        relation, place = None, 0
        for part in self.parts:
            if isinstance(part, str):
                texts.append(part)
            elif isinstance(part, Number):
                text, is_exact = part.typeset()
                if relation is None:
                    text = text if is_exact else f"≈{text}"
                elif not is_exact:
                    texts[place] = relation.rounded
                texts.append(text)
            else:
                relation, place = (None if part is Relation.EACH else part), len(texts)
                texts.append(part.whole)
        return texts


def stated(
    value: float,
    precision: Precision = Precision.FLOAT64,
    significant: int | None = None,
    *,
    apart_from: Collection[float] = (),
) -> Text:
    """Return ``= 1.4``, or ``≈ 1.33333`` where `value` has more than `significant` digits.

    It has more digits than that where only these tell it from a number that it is not.
    """
    if significant is not None:
        significant = digits_apart(value, significant, apart_from)
    return Text(Relation.EQUAL, Number(value, precision, significant))


def unbroken(text: Text | str) -> str:
    """Return what is written, with no space at which a line could end."""
    return str(text).replace(" ", NO_BREAK)


def tied(text: Text) -> Text:
    """Return the same with no space before or behind ``=`` at which a line could end."""
    parts = list(text.parts)
    for place, part in enumerate(parts):
        if part is Relation.EQUAL:
            parts[place] = Relation.TIED
            before = parts[place - 1] if place else ""
            if isinstance(before, str) and before.endswith(" "):
                parts[place - 1] = before[:-1] + NO_BREAK
    return Text(*parts)


def filled(template: str, *values: TextPart | Text, **named: TextPart | Text) -> Text:
    """Return `template` with `values` in its places ``{0}``, ``{1}``, and `named` in ``{name}``."""
    return Text(*pieces(template, *values, **named))


def pieces(
    template: str, *values: TextPart | Text, **named: TextPart | Text
) -> list[TextPart | Text]:
    """Return the same in pieces: the words of `template`, and what stands in its places."""
    parts: list[TextPart | Text] = []
    for words, place, _, _ in Formatter().parse(template):
        parts.append(words)
        if place is not None:
            parts.append(values[int(place)] if place.isdecimal() else named[place])
    return parts


def joined(between: str, parts: Iterable[TextPart | Text]) -> Text:
    """Return `parts` with `between` between them; nothing where there is none."""
    return Text(*[each for part in parts for each in (between, part)][1:])


def operand(number: Number) -> Text:
    """Return `number` as it stands behind an operator: a negative one in parentheses."""
    return Text("(", number, ")") if number.value < 0 else Text(number)


def fitted(text: Text | str, fits: Fits, *, middle: bool = False, most: int = _MOST_DIGITS) -> str:
    """Return `text`, or as much of it as `fits` says there is room for.

    Its numbers are rounded first, those of a list to no fewer than two digits. Then it loses its
    end, with … in place of it; a number goes as a whole.

    Args:
        text: what is to be written.
        fits: whether there is room for a text.
        middle: whether the end stays, and what goes is taken from the middle.
        most: how many digits there is room for at most: more are not tried.
    """
    whole = str(text)
    if fits(whole):
        return whole
    longest = text if isinstance(text, Text) else Text(text)
    numbers = [str(part) for part in longest.parts if isinstance(part, Number)]
    most = min(max(most, _FEWEST_WITH_WORDS), max(map(len, numbers), default=1) - 1, _MOST_DIGITS)
    fewest = 2 if "[" in whole else 1
    for significant in range(most, fewest - 1, -1):
        shorter = longest.shorter(significant)
        if shorter != longest and fits(str(shorter)):
            return str(shorter)
        if significant >= _FEWEST_WITH_WORDS:
            longest = shorter
    return _cut(longest, fits, middle=middle)


def _cut(text: Text, fits: Fits, *, middle: bool) -> str:
    """Return as much of `text` as fits, with … in place of what does not."""
    whole, atoms = str(text), map(len, text.atoms())
    ends = [*accumulate(atoms, initial=0)]

    def kept(count: int) -> str:
        head = count - count // 2 if middle else count
        tail = len(whole) - count // 2 if middle else len(whole)
        before = whole[: ends[bisect_right(ends, head) - 1]].rstrip()
        after = whole[ends[bisect_left(ends, tail)] :].lstrip()
        before += " " if before[-1:].isnumeric() else ""
        after = " " + after if after[:1].isnumeric() else after
        return f"{before}{ELLIPSIS}{after}"

    least, most = 0, len(whole)
    while most - least > 1:
        count = (least + most) // 2
        least, most = (count, most) if fits(kept(count)) else (least, count)
    return kept(least)
