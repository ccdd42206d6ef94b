"""The kinds of problems there are: how each is kept and read again, and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from gradapp.core.columns import Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import clipped, quoted, read_number
from gradapp.core.problem import AnyProblem, Picture, ProblemError, checked_precision
from gradapp.core.problem import draft as typed_ones
from gradapp.core.problem.draft import rule_of, typed
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules import chosen_of
from gradapp.core.words import N_, Value
from gradapp.values import dataclass

Example = tuple[Value, AnyProblem, Value]
"""A name, what it stands for, and what is to be seen."""

_RULE: Final = ("optimizer", "options")


def _fields_of(problem: AnyProblem) -> dict[str, Any]:
    """Return all of a problem as texts and lists of texts, as a person types them."""
    word, options = chosen_of(problem.rule)
    rule = {"optimizer": word, "options": {name: typed(v) for name, v in options.items()}}
    return rule | {name: _text(getattr(problem, name)) for name in _own(problem)}


def _with_fields(first: AnyProblem, kept: Mapping[str, Any]) -> AnyProblem:
    """Return the problem of which that has been kept; `first` has a value like each.

    Raises:
        ValueError: it is none.
    """
    names = (*_own(first), *_RULE)
    missing = [name for name in names if name not in kept]
    options = kept.get("options")
    if missing or not isinstance(options, dict) or not all(map(_is_text, options.values())):
        raise ValueError(f"{(*missing, 'options')[0]} is missing, or no such thing")
    values = {name: _like(getattr(first, name), kept[name], name) for name in _own(first)}
    return first.but(**values, rule=rule_of(str(kept["optimizer"]), options))


def _own(problem: AnyProblem) -> list[str]:
    return [each.name for each in fields(problem) if each.name != "rule"]  # type: ignore[arg-type]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _text(value: object) -> object:
    if isinstance(value, tuple):
        return [_text(each) for each in value]
    return str(value) if isinstance(value, str) else typed(value)


def _like(first: object, kept: object, name: str) -> object:
    """Return what a text stands for where `first` may stand."""
    if isinstance(first, tuple) and isinstance(kept, list):
        return tuple(_like(first[0], each, name) for each in kept)
    words = ("false", "true") if isinstance(first, bool) else (kept,)
    if isinstance(first, tuple) or not isinstance(kept, str) or kept not in words:
        raise ValueError(f"{name} is {clipped(repr(kept))}")
    if isinstance(first, bool):
        return kept == "true"
    if isinstance(first, int):
        return int(kept)
    if isinstance(first, float):
        return read_number(kept, name)
    return checked_precision(kept) if isinstance(first, Precision) else kept


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem.

    Attributes:
        first: one of them, whose fields have values like those of all others: texts, numbers, or
            tuples of either.
        examples: those that *File ▸ Examples* has.
        keep: returns what is kept of one: texts, lists of them, and options by their names.
        read: returns the one of which that has been kept, like `first`; or raises a ValueError.
    """

    first: AnyProblem
    examples: tuple[Example, ...] = ()
    keep: Callable[[AnyProblem], dict[str, Any] | None] = _fields_of
    read: Callable[[AnyProblem, Mapping[str, Any]], AnyProblem] = _with_fields

    def __post_init__(self) -> None:
        kind = type(self.first)
        is_predicted = kind.predicted is not AnyProblem.predicted
        if self.first.columns.that_hold(Holds.PREDICTION) and not is_predicted:
            raise TypeError(f"{kind.__name__} has a column for f(x), but does not say what it is.")
        if self.first.picture is Picture.CURVE and len(self.first.names) > 1:
            raise TypeError(f"{kind.__name__} has a curve, but several parameters.")


PROBLEM_KINDS: Final = {
    "notebook": ProblemKind(
        Problem(),
        tuple((name, problem, "") for name, problem in EXAMPLES),
        typed_ones.to_document,
        typed_ones.from_document,
    ),
    "formula": ProblemKind(
        GALLERY[0][1], GALLERY, typed_ones.to_document, typed_ones.from_document
    ),
}
"""By their words in files, where these two go unsaid; one more is one more entry."""

_UNSAID: Final = ("notebook", "formula")


def examples() -> Iterator[Example]:
    """Yield the examples of all kinds."""
    for kind in PROBLEM_KINDS.values():
        yield from kind.examples


def to_document(problem: AnyProblem) -> dict[str, Any] | None:
    """Return what is kept of `problem`; None where it can't be kept."""
    for word, kind in PROBLEM_KINDS.items():
        if type(problem) is type(kind.first):
            kept = kind.keep(problem)
            return kept if kept is None or word in _UNSAID else {"kind": word, **kept}
    return None


def from_document(document: object) -> AnyProblem:
    """Return the problem in a document, as `to_document` makes them.

    Raises:
        ValueError: there is none; half of one is another problem.
    """
    if not isinstance(document, dict):
        raise ValueError("it is no problem")
    word = document.get("kind", _UNSAID[-1])
    kind = PROBLEM_KINDS.get(word) if isinstance(word, str) else None
    if kind is None:
        words = N_("Problem", "Problems of the kind {kind} are not known here.")
        raise ProblemError(words.filled(kind=quoted(str(word))))
    return kind.read(kind.first, document)
