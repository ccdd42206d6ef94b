"""Code of the Lab for samples: a table of the notebook's pair and its mirror image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradapp.core.methods import METHODS, LabMethod
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.text import Program
from gradapp.override import override
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.problem.fit import Fit


def mirrored(problem: AnyProblem) -> Fit:
    """Return the notebook's problem with two samples, (x, y) and (−x, −y).

    Both lie on one line through the origin, so E is the same, and its gradient, too.
    """
    from gradapp.core.problem.data import Data  # here: the window opens with the notebook's

    assert isinstance(problem, Problem)  # the Lab's
    x, y = problem.x, problem.y
    return problem.as_fit.but(data=Data(("x",), ((x, -x),), (y, -y)))


@dataclass(frozen=True, slots=True)
class OfSamples(LabMethod):
    """Code that is given the samples of `mirrored`."""

    @override
    def arguments(self, problem: AnyProblem) -> dict[str, Any]:
        return mirrored(problem).arguments


@dataclass(frozen=True, slots=True)
class RightOfSamples(OfSamples):
    """One of the four ways, as it is written for these samples: right code."""

    @property
    @override
    def is_composed(self) -> bool:
        return True

    @property
    @override
    def program(self) -> Program:
        from gradapp.core.writing.ways import ways

        place = [each.id for each in METHODS].index(self.right)
        return ways(mirrored(Problem()))[place].program
