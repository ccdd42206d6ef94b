"""Steps in columns, and a run: what was solved by which way, its steps, and how it ended."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field, replace

import numpy as np

from gradapp.core.columns import Columns, Holds
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import shortest
from gradapp.core.problem import AnyProblem
from gradapp.core.rules.table import called_rule
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Stop, StopReason
from gradapp.core.trajectory import Floats, StepValues
from gradapp.core.words import Message
from gradapp.values import dataclass


class Series:
    """The numbers of steps, whatever made them: what plots over the steps draw.

    Attributes:
        steps: the steps, read-only, of shape (columns, n), rows as in `columns`; they never change.
        columns: what the rows of `steps` hold, called as the code calls it.
        starts: the parameters before the first step, as they are computed with.
        precision: the format in which they were computed.
        name: what a person calls it; often nothing.
    """

    __slots__ = ()

    steps: Floats
    columns: Columns
    starts: tuple[float, ...]
    precision: Precision
    name: str = ""

    def __len__(self) -> int:
        """Return how many steps have been made."""
        return int(self.steps.shape[1])

    def column(self, id: str) -> Floats:
        """Return one of its columns, an entry a step."""
        column: Floats = self.steps[self.columns.row(id)]
        return column

    def start(self, id: str) -> float:
        """Return what a column holds before the first step; NaN where that is nothing."""
        column = self.columns[self.columns.row(id)]
        if column.holds is not Holds.AFTER:
            return math.nan
        return self.starts[self.columns.parameters.index(column.parameter)]

    def value(self, id: str, step: int) -> float:
        """Return what a column holds at a step, where 0 is the start; NaN where that is nothing."""
        if step == 0:
            return self.start(id)
        return float(self.column(id)[step - 1]) if 1 <= step <= len(self) else math.nan

    def why_none(self, id: str, step: int) -> Message | None:
        """Return why a column has no number at a step; None where there is nothing to be said."""
        return None

    def remark(self, id: str, step: int) -> Message | None:
        """Return what else is to be said of a column at a step; None for nothing."""
        return None

    def starts_anew(self, id: str) -> Mapping[int, float]:
        """Return with what a column begins anew before steps; NaN for nothing."""
        return {}

    def after(self, step: int) -> tuple[float, ...]:
        """Return the parameters after a step, where 0 is the start; NaN where they are nothing."""
        return tuple(self.value(id, step) for id in self.columns.that_hold(Holds.AFTER).ids)


@dataclass(frozen=True, slots=True, eq=False)
class Run(Series):
    """A run as it is at one moment; one with more steps is another `Run` with the same steps first.

    Attributes:
        problem: where it starts.
        method: what makes its steps.
        stop: why there are no more, if there can't be.
    """

    problem: AnyProblem
    method: Method
    steps: Floats
    stop: Stop | None = None
    name: str = ""
    columns: Columns = field(init=False)
    starts: tuple[float, ...] = field(init=False)
    precision: Precision = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", self.method.columns(self.problem))
        precision = self.method.precision(self.problem)
        object.__setattr__(self, "precision", precision)
        object.__setattr__(self, "starts", tuple(map(precision.rounded, self.problem.start)))

    def __repr__(self) -> str:
        of = [*self.problem.formulas, called_rule(self.problem.rule), self.method.id]
        told = [f"{len(self)} step{'s' * (len(self) != 1)}"]
        for each in self.columns.that_hold(Holds.ERROR, Holds.AFTER) if len(self) else ():
            last = shortest(self.value(each.id, len(self)), self.precision)
            told.append(f"{each.symbol} = {last}")
        ended = "" if self.stop is None else f"; {self.stop.sentence}"
        return f"<Run of {', '.join(filter(None, of))}: {', '.join(told)}{ended}>"

    @classmethod
    def begun(cls, problem: AnyProblem, method: Method) -> Run:
        """Return a run without a step."""
        return cls(problem, method, np.empty((len(problem.columns), 0)))

    @property
    def recipe(self) -> Recipe:
        """What makes it again."""
        ended = None if self.stop is None else self.stop.ended
        return Recipe(self.problem, self.method.id, len(self), ended)

    @property
    def is_fixed(self) -> bool:
        """Whether its last step would be made again and again."""
        return self.stop is not None and self.stop.reason is StopReason.FIXED_POINT

    @property
    def has_raised(self) -> bool:
        """Whether its code raised an exception in the step behind its last one."""
        return self.stop is not None and self.stop.has_raised

    @property
    def lacks_memory(self) -> bool:
        """Whether there are no more steps for want of memory, of which there may be more later."""
        return self.stop is not None and self.stop.reason is StopReason.MEMORY

    def step(self, number: int) -> StepValues:
        """Return the step called `number`, from 1 to `len(self)`.

        Raises:
            IndexError: there is no such step.
        """
        if not 1 <= number <= len(self):
            raise IndexError(f"step {number} of {len(self)}")
        columns, numbers = self.columns, self.steps[:, number - 1].tolist()
        earlier: tuple[float, ...] = ()
        if number > 1 and columns.rows(Holds.STATE):
            earlier = tuple(self.steps[:, number - 2].tolist())
        return StepValues(number, *numbers, columns=columns, earlier=earlier)

    def at(self, step: int) -> tuple[float, ...] | None:
        """Return the compared numbers of a step, from 1; None where it has not been made.

        A step behind the fixed point is the last one again: the same start gives the same numbers.
        """
        step = len(self) if step > len(self) and self.is_fixed else step
        if not 1 <= step <= len(self):
            return None
        return tuple(self.steps[self._compared, step - 1].tolist())

    def compared(self, first: int, last: int) -> Floats:
        """Return the compared columns of steps `first` to `last`; NaN where there are none."""
        rows = self._compared
        block: Floats = np.full((len(rows), last - first + 1), np.nan)
        made = self.steps[rows, first - 1 : last]
        block[:, : made.shape[1]] = made
        if self.is_fixed and len(self):
            block[:, made.shape[1] :] = self.steps[rows, -1:]
        return block

    def until(self, length: int) -> Run:
        """Return the run as far as to step `length`, if its last step is made again and again."""
        more = length - len(self)
        if more <= 0 or not self.is_fixed or not len(self):
            return self
        rest = np.repeat(self.steps[:, -1:], more, axis=1)
        return replace(self, steps=np.hstack((self.steps, rest)))

    @property
    def _compared(self) -> list[int]:
        return self.columns.rows(Holds.ERROR, Holds.GRADIENT, Holds.AFTER)
