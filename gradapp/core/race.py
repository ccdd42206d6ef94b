"""Which runs can race: those that go down the same error from the same start, by any rule."""

from __future__ import annotations

from typing import Final

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.rules import PLAIN, Rule
from gradapp.core.rules.optimizers import rule
from gradapp.values import dataclass

LONGEST: Final = 100_000
"""So many steps are made for a race; eight runs of PyTorch take minutes for as many."""

RIVALS: Final[tuple[Rule, ...]] = (
    PLAIN,
    rule("sgd", momentum=0.5),
    rule("rmsprop"),
    rule("adam"),
)
"""The rules that are raced where no others are asked for.

With μ = 0.5, the swings across a valley die down at every α at which those of plain descent do.
"""


@dataclass(frozen=True, slots=True)
class Racer:
    """Who makes steps beside the run.

    Attributes:
        problem: what it solves.
        method: what makes its steps.
        made: so many steps of it are there already.
    """

    problem: AnyProblem
    method: Method
    made: int


def same_start(one: AnyProblem, other: AnyProblem) -> bool:
    """Return whether both make the same error small from the same start, by whichever rule."""
    if type(one) is not type(other):
        return False
    alike = {"alpha": other.alpha, "precision": other.precision, "rule": other.rule}
    if isinstance(one, Fit):
        alike |= {"batch": None, "shuffle_seed": None}  # those of one may be none of the other
    return one.but(**alike) == other.but(**alike)


def same_error(one: AnyProblem, other: AnyProblem) -> bool:
    """Return whether both make the same error small, wherever they start and by whichever rule."""
    if isinstance(one, Fit) and isinstance(other, Fit):
        return _error_of(one) == _error_of(other)
    return same_start(one, other)


def _error_of(fit: Fit) -> tuple[object, ...]:
    return fit.model, fit.error, fit.data, fit.reduction
