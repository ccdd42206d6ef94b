"""The step of a run from which the help quotes, and why it may have nothing to quote."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TypeVar

from gradapp.core.columns import Holds
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.graph import Graph
from gradapp.core.recording.recorded_step import RecordedStep, TensorState
from gradapp.core.run import Run
from gradapp.core.theory import Analysis
from gradapp.core.theory.linear_algebra import Matrix
from gradapp.core.trajectory import StepValues
from gradapp.values import dataclass

_T = TypeVar("_T")


class Lack(StrEnum):
    """Why there is no number to quote."""

    STEP = "no step has been made yet"
    START = "there are steps, but the start is looked at"
    ENDED = "the run ended before its first step"
    ASKED = "a question is to be answered before one is made"
    TORCH = "the code does without PyTorch"
    LOADING = "the code does without PyTorch, which is still being loaded"
    TOLD = "the step has not been told line by line"
    HERE = "this run has no such number"


class LackError(Exception):
    """There is no number to quote; `lack` says why."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(lack)
        self.lack = lack


def there(found: _T | None) -> _T:
    """Return what a run has, if it has that.

    Raises:
        LackError: it has not.
    """
    if found is None:
        raise LackError(Lack.HERE)
    return found


@dataclass(frozen=True, slots=True)
class Scene:
    """What is looked at.

    Attributes:
        run: the run.
        step: the step, 0 before the first.
        recorded: that step, line by line; None while it is not known.
        is_asked: whether a question of the Lab is to be answered before a step is made.
    """

    run: Run
    step: int
    recorded: RecordedStep | None = None
    is_asked: bool = False

    @property
    def values(self) -> StepValues:
        """The numbers of the step."""
        self._look_for_step()
        return self.run.step(self.step)

    @property
    def notebook(self) -> Problem:
        """The problem, where it is one of θ, x and y."""
        problem = self.run.problem
        if not isinstance(problem, Problem):
            raise LackError(Lack.HERE)
        return problem

    @property
    def theory(self) -> Analysis:
        """What is known beforehand."""
        theory = self.run.problem.theory
        if not isinstance(theory, Analysis) or theory.minimum is None:
            raise LackError(Lack.HERE)
        return theory

    @property
    def hessian(self) -> Matrix:
        """The second derivatives of the error, where they are the same everywhere."""
        return there(self.run.problem.quadratic).hessian

    @property
    def lines(self) -> RecordedStep:
        """The step line by line, of code that uses PyTorch."""
        if not self.run.method.uses_torch:
            raise LackError(Lack.TORCH)
        self._look_for_step()
        if self.recorded is None or self.recorded.step != self.step or not self.recorded.lines:
            raise LackError(Lack.TOLD)
        return self.recorded

    def _look_for_step(self) -> None:
        if self.step:
            return
        if self.is_asked:
            raise LackError(Lack.ASKED)
        if len(self.run):
            raise LackError(Lack.START)
        raise LackError(Lack.STEP if self.run.stop is None else Lack.ENDED)

    @property
    def graph(self) -> Graph:
        """What autograd recorded."""
        return there(self.lines.graph)

    def tensors(self) -> dict[str, TensorState]:
        """Return the tensors there are when the step is done, by their names."""
        variables = self.lines.lines[self.lines.rest].variables
        return {each.name: each.state for each in variables if isinstance(each.state, TensorState)}

    def tensor(self, name: str) -> TensorState:
        """Return one of them."""
        return there(self.tensors().get(name))

    @property
    def name(self) -> str:
        """The first parameter."""
        return self.run.columns.parameters[0]

    @property
    def after(self) -> float:
        """What that is after the step, a finite number."""
        value = self.values.that_hold(Holds.AFTER)[0]
        if not math.isfinite(value):
            raise LackError(Lack.HERE)
        return value
