"""Which runs can race: those that go down the same error from the same start, by any rule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from gradapp.core.problem import AnyProblem, ProblemError
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN, rule

LONGEST_RACE: Final = 100_000
"""So many steps are made for a race; eight runs of PyTorch take minutes for as many."""

_RIVALS: Final[tuple[Rule, ...]] = (PLAIN, rule("sgd", momentum=0.5), rule("rmsprop"), rule("adam"))
"""The rules that are raced where no others are asked for.

With μ = 0.5, the swings across a valley die down at every α at which those of plain descent do.
"""


def rivals_of(problem: AnyProblem) -> Iterator[AnyProblem]:
    """Yield a problem by each of these rules that can have its parameters, as they are called."""
    for each in _RIVALS:
        with suppress(ProblemError):
            yield problem.but(rule=each)


def same_start(one: AnyProblem, other: AnyProblem) -> bool:
    """Return whether both make the same error small from the same start, by whichever rule."""
    return same_error(one, other) and one.start == other.start


def same_error(one: AnyProblem, other: AnyProblem) -> bool:
    """Return whether both make the same error small, wherever they start and by whichever rule."""
    return one.objective == other.objective
