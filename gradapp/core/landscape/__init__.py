"""The error of a problem at many places at once, for drawing: all samples, and float64."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.trajectory import Floats, StepValues

_APART: Final = 1e-6
"""How far apart places are for a difference, as a share."""


def errors(problem: AnyProblem, places: Sequence[Floats]) -> Floats:
    """Return E at places, one array of coordinates a parameter; NaN or infinite where it is so.

    The error is that of all samples, also where a step uses a few.
    """
    with np.errstate(all="ignore"):
        return problem.errors(places)


def error(problem: AnyProblem, *place: float) -> float:
    """Return E at one place; infinite where it overflows."""
    return float(errors(problem, [np.array(each) for each in place]))


def error_before(problem: AnyProblem, method: Method, values: StepValues) -> float:
    """Return the error at which the ball is before a step.

    It is on the problem's curve, whatever code of the Lab takes for the error.
    """
    if not method.may_lie:
        return values.error
    return method.precision(problem).rounded(error(problem, values.theta))


def gradients(problem: AnyProblem, places: Sequence[Floats]) -> Floats:
    """Return the derivatives of E at places, one row a parameter, by central differences.

    They have about nine digits, which is enough for telling where E is level.
    """
    rows = []
    for number, at in enumerate(places):
        apart = _APART * np.maximum(1.0, np.abs(at))
        heights = [
            errors(problem, [*places[:number], at + side * apart, *places[number + 1 :]])
            for side in (1, -1)
        ]
        with np.errstate(all="ignore"):
            rows.append((heights[0] - heights[1]) / (2 * apart))
    return np.array(rows)
