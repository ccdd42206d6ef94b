"""Makes the problem that the words on the command line ask for, or says why there is none."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, TypeVar

from gradapp.app.system.data_file import read_data
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import MODEL, Fit
from gradapp.core.problem.notebook import PARAMETERS, simplest
from gradapp.core.registry import ways, why_not
from gradapp.core.rules.table import rule
from gradapp.core.words import SayingError

_T = TypeVar("_T")

_, _X, _Y, _ = PARAMETERS
_OF_DATA: Final = ("data", "x", "y", "reduction", "batch", "shuffle")


def asked_problem(words: argparse.Namespace) -> AnyProblem:
    """Return the problem; words that don't go together are refused.

    Raises:
        SystemExit: they don't (2), which one line on standard error explains.
    """
    given = [name for name in _OF_DATA if getattr(words, name) is not None]
    with _refusing(words, "error"):
        if words.error is not None and given:
            raise _WordsError(f"not allowed with argument --{given[0]}: it is E itself")
    data = _data(words) if words.error is None else None
    model = MODEL if words.error is words.model is None else words.model
    with _refusing(words, "model" if words.error is None else "error"):
        fit = Fit(model, data, error=words.error, alpha=words.alpha, precision=words.precision)
    with _refusing(words, "theta"):
        if words.theta is not None and "θ" not in fit.names:
            raise _WordsError(f"there is no parameter θ, but {', '.join(fit.names)}")
    with _refusing(words, "start"):
        starts = [pair for pairs in words.start for pair in pairs]
        if words.theta is not None:
            starts.append(("θ", words.theta))
        fit = fit.starting(_once(starts))
    with _refusing(words, "option"):
        chosen = rule(words.optimizer, **_once(words.option))
    with _refusing(words, "optimizer"):
        fit = replace(fit, rule=chosen)
    with _refusing(words, "batch"):
        fit = replace(fit, reduction=words.reduction or "mean", batch=words.batch)
    with _refusing(words, "shuffle"):
        if words.shuffle is not None and words.batch is None:
            raise _WordsError("a step that uses all samples has no order: give --batch, too")
        fit = replace(fit, shuffle_seed=words.shuffle)
    return simplest(fit)


def asked_ways(
    words: argparse.Namespace, problem: AnyProblem, asked: str, option: str = "method"
) -> tuple[Method, ...]:
    """Return the ways that an option asks for, of which ``all`` are all there are.

    Raises:
        SystemExit: the problem has no such way (2), which one line on standard error explains.
    """
    every = ways(problem)
    chosen = tuple(each for each in every if asked in (each.id, "all"))
    with _refusing(words, option):
        if not chosen:
            raise _WordsError(str(why_not(asked, problem)))
    return chosen


class _WordsError(Exception):
    """Words don't go together; the message says why."""


@contextmanager
def _refusing(words: argparse.Namespace, option: str) -> Iterator[None]:
    """Refuse an option with the sentence of an error that comes up."""
    try:
        yield
    except (SayingError, _WordsError) as error:
        words.parser.error(f"argument --{option}: {error}")


def _data(words: argparse.Namespace) -> Data:
    if words.data is None:
        columns = [
            (spec.default,) if numbers is None else numbers
            for spec, numbers in ((_X, words.x), (_Y, words.y))
        ]
        with _refusing(words, "y" if words.x is None else "x"):
            x, y = columns
            if len(x) != len(y):
                counts = f"x has {len(x)}, y has {len(y)}; a comma separates values"
                raise _WordsError(f"there must be as many values for x as for y: {counts}")
            return Data(("x",), (x,), y)
    for name in ("x", "y"):
        if getattr(words, name) is not None:
            words.parser.error(f"argument --{name}: not allowed with argument --data")
    with _refusing(words, "data"):
        try:
            return read_data(words.data)
        except OSError as error:
            raise _WordsError(f"{words.data} can't be read: {error.strerror}") from None


def _once(pairs: Sequence[tuple[str, _T]]) -> dict[str, _T]:
    """Return `pairs` by their names, each of which must be given once."""
    values = dict(pairs)
    for name in values:
        if sum(name == other for other, _ in pairs) > 1:
            raise _WordsError(f"{name} is given more than once")
    return values
