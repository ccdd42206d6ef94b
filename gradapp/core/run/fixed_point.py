"""Where a run comes to rest: from which step on nothing would move any more, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gradapp.core.columns import Holds
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.rules import Rests
from gradapp.core.trajectory import Floats, StepValues
from gradapp.core.words import N_, Message, Value, in_a_row


class Rest(StrEnum):
    """Why θ no longer changes at a fixed point."""

    ROUNDING = "rounding"
    """What is subtracted is too small beside θ."""
    NO_GRADIENT = "no gradient"
    """The gradient is 0."""
    NO_RATE = "no rate"
    """α is 0."""
    NOT_TAKEN = "not taken"
    """The code does not subtract α times the gradient."""


_RESTS: Final = {
    Rest.ROUNDING: N_(
        "Stop",
        "Fixed point at step {step}: {where} no longer [changes|change] in {precision}.",
        "",
        0,
    ),
    Rest.NO_GRADIENT: N_(
        "Stop", "Fixed point at step {step}: the gradient is 0, so {where} [stays|stay].", "", 0
    ),
    Rest.NO_RATE: N_("Stop", "Fixed point at step {step}: α is 0, so {where} [stays|stay].", "", 0),
    Rest.NOT_TAKEN: N_(
        "Stop",
        "Fixed point at step {step}: {where} [stays|stay], although {gradient}: the code does not "
        "subtract α times that.",
        "",
        0,
    ),
}


class Resting:
    """Finds the step of a run from which on nothing would move any more.

    One step that moves nothing is enough where each is like it. Where a rule has a state, that must
    move less and less; where a step takes some of the samples, all of them must have had their
    turn. Whether that is so is told from the parameters and gradients alone.
    """

    def __init__(self, problem: AnyProblem, method: Method) -> None:
        """Begin with the first step."""
        self._problem = problem
        part = method.columns(problem).part
        self._before, self._after = part(Holds.BEFORE), part(Holds.AFTER)
        self._gradient = part(Holds.GRADIENT)
        self._follows_gradient = method.may_lie and method.has_state
        self._needed = problem.steps_to_rest
        self._gradients = [0.0] * len(problem.start)
        self._still = 0

    def at(self, block: Floats) -> NDArray[np.bool_]:
        """Return at which of the next steps of the run it has come to rest."""
        gradients = block[self._gradient]
        still = (block[self._after] == block[self._before]).all(axis=0)
        if self._follows_gradient and still.size:  # it goes on where θ stopped for a moment
            before = np.column_stack((self._gradients, gradients[:, :-1]))
            still &= (before == gradients).all(axis=0)
            self._gradients = gradients[:, -1].tolist()
        rests = self._problem.rule.rests
        if rests is not Rests.STILL:
            still &= (gradients == 0).all(axis=0) & (rests is Rests.FLAT)
        return self._long_enough(still)

    def _long_enough(self, still: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which steps are the last of enough in a row that move nothing."""
        if self._needed == 1 or not still.size:
            return still
        times = times_in_a_row(still, self._still)
        self._still = int(times[-1])
        enough: NDArray[np.bool_] = still & (times >= self._needed)
        return enough


def times_in_a_row(holds: NDArray[np.bool_], before: int) -> NDArray[np.int_]:
    """Return how many times in a row something holds at each place; it did so often before."""
    places = np.arange(holds.size)
    ended: NDArray[np.int_] = np.maximum.accumulate(np.where(holds, -1 - before, places))
    return places - ended


def why(problem: AnyProblem, method: Method, values: StepValues) -> Rest:
    """Return why a step leaves the parameters as they are."""
    gradients, alpha = values.that_hold(Holds.GRADIENT), problem.alpha
    number = np.dtype(method.precision(problem).value).type
    if not any(gradients):
        return Rest.NO_GRADIENT
    if alpha == 0:
        return Rest.NO_RATE
    if not method.may_lie:
        return Rest.ROUNDING
    thetas = values.that_hold(Holds.BEFORE)
    for start, theta, gradient in zip(problem.start, thetas, gradients, strict=True):
        with np.errstate(all="ignore"):
            twice = number(theta) - number(alpha) * number(gradient)
            once = number(theta - alpha * gradient)
        if theta == number(start) and theta not in (twice, once):  # else it has been moved
            return Rest.NOT_TAKEN
    return Rest.ROUNDING


def said(rest: Rest, values: StepValues, precision: Precision) -> Message:
    """Return the sentence on a run that has come to rest with these values."""
    words = _RESTS[rest].counted(len(values.that_hold(Holds.BEFORE)))
    return words.filled(
        step=values.step,
        where=_stated(Holds.BEFORE, values, precision),
        precision=precision,
        gradient=_stated(Holds.GRADIENT, values, precision),
    )


def _stated(kind: Holds, values: StepValues, precision: Precision) -> Value:
    """Return all numbers of a kind, with their names."""
    told: list[Value] = []
    for column, each in zip(values.columns.that_hold(kind), values.that_hold(kind), strict=True):
        if kind is Holds.GRADIENT:
            number = Text(Relation.SILENT, Number(each, precision))
            words = N_("Stop", "{name} is {number}")
            told.append(words.filled(name=column.symbol, number=number))
        else:
            told.append(Text(f"{column.parameter} ", stated(each, precision)))
    return in_a_row(told)
