"""The error of a problem at many places at once, for drawing: all samples, and float64."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from gradapp.core.methods import Method
from gradapp.core.model.values import IN_ARRAYS, value_of
from gradapp.core.problem import AnyProblem
from gradapp.core.trajectory import Floats, StepValues

if TYPE_CHECKING:
    from gradapp.core.problem.fit import Fit

_APART: Final = 1e-6
"""How far apart places are for a difference, as a share."""

_NO_SLOPE: Final = 1e-9
"""A derivative by differences is not nearer to 0 than this."""


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
    """Return the derivatives of E at places, one row a parameter.

    Those of a formula are as `backward()` computes them; of a problem that is none, they are by
    central differences, and 0 where these may be rounding alone.
    """
    with np.errstate(all="ignore"):
        if problem.as_fit is None:
            return _by_differences(problem, places)
        return _of_formula(problem.as_fit, places)


def _of_formula(fit: Fit, places: Sequence[Floats]) -> Floats:
    from gradapp.core.comparison.adjoints import contributions

    data = fit.data
    named: dict[str, Any] = dict(zip(fit.names, np.asarray(places)[..., None], strict=True))
    named["pi"] = np.float64(np.pi)
    if data is not None:
        named |= zip(data.inputs, map(np.array, data.columns), strict=True)

    def of(part: ast.expr) -> Any:
        return value_of(part, named, IN_ARRAYS, number=np.float64)

    tree, adjoint = fit.formula.tree, np.float64(1)
    if data is not None:
        adjoint = 2 * (of(tree) - np.array(data.y)) / (fit.size if fit.reduction == "mean" else 1)
    found: dict[str, Any] = dict.fromkeys(fit.names, np.float64(0))
    for name, share in contributions(tree, of, _IN_SLOPES, set(fit.names), adjoint):
        found[name] = found[name] + share
    shape = *np.shape(places[0]), fit.size
    return np.array([np.broadcast_to(each, shape).sum(axis=-1) for each in found.values()])


_IN_SLOPES: Final = replace(IN_ARRAYS, log=lambda z: np.log(np.where(z == 0, 1, z)))
"""What calls mean in derivatives: that of 0**b by b is 0, as PyTorch has it."""


def _by_differences(problem: AnyProblem, places: Sequence[Floats]) -> Floats:
    rows = []
    for number, at in enumerate(places):
        apart = _APART * np.maximum(1.0, np.abs(at))
        above, below = (
            errors(problem, [*places[:number], at + side * apart, *places[number + 1 :]])
            for side in (1, -1)
        )
        slopes = (above - below) / (2 * apart)
        is_some = ~(np.abs(slopes) <= _NO_SLOPE * np.maximum(1.0, np.abs(above)))
        rows.append(np.where(is_some, slopes, 0.0))
    return np.array(rows)
