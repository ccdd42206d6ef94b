"""What the equations of a step give, where no rounding makes of them what the code has computed."""

from __future__ import annotations

from functools import partial

import numpy as np

from gradapp.core.columns import Column, Holds
from gradapp.core.comparison.bounded import Bounded
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.step_in_bounds import rule_in_bounds, step_in_bounds
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.batches import samples_of
from gradapp.core.trajectory import StepValues


def by_equations(problem: AnyProblem, values: StepValues, precision: Precision) -> StepValues:
    """Return a step with what its equations give in place of what they can't have given.

    Where they are known to the bit they give one number. Else right code may have any that rounding
    makes, by way 1's derivatives or back through the formula; and where no formula says what the
    error is, whatever it has.

    Args:
        problem: what is solved.
        values: what the step computed.
        precision: the format in which it was computed.
    """
    known = problem.computed_again(values, precision)
    step = _Step(values.but(known), precision)
    with np.errstate(all="ignore"):
        if not known:
            step.compute_error(problem)
        if problem.rule.lines and (values.earlier or values.step == 1 or not problem.rule.state):
            step.update(problem)
    return step.right


class _Step:
    """A step that becomes what its equations give.

    Attributes:
        right: what it is so far.
    """

    def __init__(self, made: StepValues, precision: Precision) -> None:
        self.right = made
        self._precision, self._steps = precision, range(made.step, made.step + 1)
        self._before, self._gradients = (
            [Bounded.exact([[number]], precision) for number in made.that_hold(kind)]
            for kind in (Holds.BEFORE, Holds.GRADIENT)
        )

    def compute_error(self, problem: AnyProblem) -> None:
        """Put in E and the gradient, where a formula says what they are."""
        if (fit := problem.as_fit) is None:
            return
        step = step_in_bounds(fit, self._precision, partial(samples_of, fit), self._steps)
        if step is None:
            return
        ways = step.by_hand(self._before), step.by_torch(self._before)
        of_error, *of_gradient = (
            one.either(other) for one, other in zip(*([e, *g] for e, g in ways), strict=True)
        )
        columns = self.right.columns
        self._put_in(columns.one(Holds.ERROR), of_error)
        self._gradients = [
            self._put_in(column, bounds)
            for column, bounds in zip(columns.that_hold(Holds.GRADIENT), of_gradient, strict=True)
        ]

    def update(self, problem: AnyProblem) -> None:
        """Put in what the rule makes of that gradient."""
        earlier = self.right.earlier or None
        given = rule_in_bounds(
            problem, self._precision, self._steps, self._before, self._gradients, earlier
        )
        columns = self.right.columns
        for (name, parameter), column in columns.given.items():
            self._put_in(column, given[name][columns.parameters.index(parameter)])

    def _put_in(self, column: Column, bounds: Bounded) -> Bounded:
        """Put in what `bounds` are of, where they don't allow what was made; return which it is."""
        numbers, row = list(self.right.numbers), self.right.columns.row(column.id)
        if bounds.allows(np.array([[numbers[row]]])).item() != Proved.NO:
            return Bounded.exact([[numbers[row]]], self._precision)
        numbers[row] = self._precision.rounded(bounds.value.item())
        columns, earlier = self.right.columns, self.right.earlier
        self.right = StepValues(self.right.step, *numbers, columns=columns, earlier=earlier)
        return bounds
