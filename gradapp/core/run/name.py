"""What a run is called, in parts: where there is little room, less of it is said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress
from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import ELLIPSIS, Relation, Text, fitted, joined
from gradapp.core.numbers.written import Number
from gradapp.values import dataclass

_DOT: Final = " · "


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter with its number: ``α = 0.1``."""

    symbol: str
    number: Number

    @property
    def text(self) -> Text:
        """The symbol and the number."""
        return Text(f"{self.symbol} ", Relation.EQUAL, self.number)

    @property
    def close(self) -> Text:
        """The same without spaces."""
        return Text(self.symbol, Relation.CLOSE, self.number)

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rule by which the steps are made, as `torch.optim` calls it: ``Adam``."""

    name: str

    @property
    def text(self) -> Text:
        """Its name."""
        return Text(self.name)

    @property
    def close(self) -> Text:
        """The same."""
        return self.text

    def __str__(self) -> str:
        return self.name


NamePart = str | Precision | Setting | Ruled


class RunName(str):
    """A name that the application has given, a text with dots between its parts.

    Attributes:
        parts: how the run is computed, its parameters, and the format of its numbers.
    """

    __slots__ = ("parts",)
    parts: tuple[NamePart, ...]

    def __new__(cls, *parts: NamePart) -> RunName:
        """Put `parts` together."""
        name = super().__new__(cls, _DOT.join(map(str, parts)))
        name.parts = parts
        return name


def told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return shorter names, without the parts that all of them have in common."""
    parts = [name.parts for name in names if isinstance(name, RunName)]
    if not 1 < len(names) == len(parts) or len({len(each) for each in parts}) > 1:
        return names
    differ = [len(set(column)) > 1 for column in zip(*parts, strict=True)]
    return tuple(RunName(*compress(each, differ)) for each in parts)


def shortened(name: str, fits: Callable[[str], bool]) -> str:
    """Return `name`, or the longest of it that fits: numbers such as α's are the last to go.

    The number format goes first and the way of computing next, the rule stays with the numbers;
    what a person has called a run has no such parts, and is cut in the middle.
    """
    parts = name.parts if isinstance(name, RunName) else ()
    settings = [part for part in parts if isinstance(part, (Setting, Ruled))]
    if not settings:
        return fitted(name, fits, middle=True)
    without_format = RunName(*(part for part in parts if not isinstance(part, Precision)))
    bare = joined(_DOT, (each.text for each in settings))
    close = joined(_DOT, (each.close for each in settings))
    forms = (name, without_format, str(bare), str(close))
    return next(filter(fits, forms), None) or fitted(bare, fits)


def end_of(path: str, fits: Callable[[str], bool]) -> str:
    """Return `path`, or the longest end of it that fits: names behind its dots go as a whole.

    ``model.hidden.weight[0]`` is told apart from its like by what stands at its end.
    """
    places = [place for place, letter in enumerate(path) if letter == "." and place]
    whole = (ELLIPSIS + path[place + 1 :] for place in places)
    bits = (ELLIPSIS + path[place:] for place in range((places or [0])[-1] + 1, len(path)))
    return next(filter(fits, (path, *whole, *bits)), "")
