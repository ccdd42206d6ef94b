"""What a step computes, with bounds of what rounding can do: E, the gradient, what a rule gives.

From the numbers that a way had before the step, which are known to the bit.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from gradapp.core.columns import state_before
from gradapp.core.comparison.adjoints import contributions
from gradapp.core.comparison.bounded import IN_BOUNDS, Bounded
from gradapp.core.model.values import value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.worked import Begun, worked
from gradapp.core.trajectory import Floats
from gradapp.core.writing.derivatives import derivatives_of
from gradapp.core.writing.samples import RESIDUAL, twice_r
from gradapp.core.writing.shape import shape_of
from gradapp.values import dataclass

SamplesOf = Callable[[int], tuple[int, ...] | None]
"""Returns the places of the samples that a step uses; None where it would take too long."""


def rule_in_bounds(
    problem: AnyProblem,
    precision: Precision,
    steps: range,
    before: Sequence[Bounded],
    gradients: Sequence[Bounded],
    earlier: Any,
) -> dict[str, list[Bounded]]:
    """Return what the rule of a problem gives in the end: by its names, of each parameter.

    Args:
        problem: what is solved.
        precision: the format of the run.
        steps: the numbers of the steps.
        before: the parameters before each.
        gradients: the derivative by each parameter.
        earlier: the numbers of the steps before, a row for each column; None before the first.
    """
    # These numbers are Python's, until they meet a tensor.
    options: Mapping[str, Any] = {
        name: Bounded.exact(value, Precision.FLOAT64) for name, value in problem.rule_numbers
    }
    state = state_before(
        problem.columns,
        earlier,
        options,
        lambda each: Bounded.exact(np.atleast_1d(each)[:, None], precision),
    )
    begun = Begun(np.array(steps, float)[:, None], before, gradients, state, options)

    def work(tree: ast.expr, given: Mapping[str, Any]) -> Any:
        return value_of(tree, given, IN_BOUNDS, number=_written)

    given: dict[str, list[Bounded]] = {}
    for each in worked(problem.rule, begun, work):
        if each.is_last:
            is_bounded = isinstance(each.value, Bounded)
            value = each.value if is_bounded else Bounded.exact(0, precision) + each.value
            given.setdefault(each.gives, []).append(value)
    return given


def _written(number: float) -> Any:
    """Return a number that stands in a line: Python's, until it meets a tensor."""
    return number if isinstance(number, int) else Bounded.exact(number, Precision.FLOAT64)


@dataclass(frozen=True, slots=True)
class _Samples:
    """The samples of some steps, a row a step, as a way has them.

    Attributes:
        names: the inputs and y.
        is_there: 1 where there is one; a batch may have fewer than others.
        count: how many there are in each step.
    """

    names: Mapping[str, Bounded]
    is_there: Floats
    count: Floats


class StepInBounds:
    """E and the gradient of some steps, with bounds."""

    def __init__(self, fit: Fit, precision: Precision, used: _Samples) -> None:
        """Take steps of a run of `fit` in a format, which use these samples."""
        self._fit, self._shape, self._precision = fit, shape_of(fit), precision
        self._used = used

    def by_hand(self, before: Sequence[Bounded]) -> tuple[Bounded, list[Bounded]]:
        """Return E and the gradient as way 1 computes them."""
        of, names = derivatives_of(self._shape), self._names(before)
        for name, tree in of.parts:
            names[name] = self._value(tree, names)
        value = self._value(of.value, names)
        if self._shape.inputs is None:
            return value, [self._value(slope, names) for slope in of.slopes]
        names[RESIDUAL] = value - names["y"]
        terms = (self._value(twice_r(slope), names) for slope in of.slopes)
        return self._error(names[RESIDUAL]), [
            self._reduced(each.sum(self._used.is_there)) for each in terms
        ]

    def by_torch(self, before: Sequence[Bounded]) -> tuple[Bounded, list[Bounded]]:
        """Return E and the gradient as `backward()` computes it."""
        names, tree = self._names(before), self._fit.formula.tree
        value = self._value(tree, names)
        error, adjoint = value, Bounded.exact(np.ones((1, 1)), self._precision)
        if self._shape.inputs is not None:
            residual = value - names["y"]
            error, adjoint = self._error(residual), self._reduced(2 * (1 * residual))
        wanted = set(self._shape.parameters)
        found: dict[str, list[Bounded]] = {name: [] for name in self._shape.parameters}
        of = partial(value_of, names=names, calls=IN_BOUNDS)
        for name, each in contributions(tree, of, IN_BOUNDS, wanted, adjoint):
            found[name].append(each)
        return error, [self._total(each) for each in found.values()]

    def _total(self, parts: Sequence[Bounded]) -> Bounded:
        sums = parts
        if self._shape.inputs is not None:
            sums = [self._wide(each).sum(self._used.is_there, len(parts)) for each in parts]
        first, *rest = sums
        return sum(rest, start=first)

    def _error(self, residual: Bounded) -> Bounded:
        wide = self._wide(residual)
        return self._reduced((wide * wide).sum(self._used.is_there))

    def _wide(self, of: Bounded) -> Bounded:
        """Return the same with a number for each sample."""
        whole = np.zeros_like(self._used.is_there)
        return Bounded(of.value + whole, of.error + whole, of.unit)

    def _reduced(self, of: Bounded) -> Bounded:
        return of if self._shape.is_sum else of / Bounded.exact(self._used.count, self._precision)

    def _value(self, tree: ast.expr, names: Mapping[str, Any]) -> Bounded:
        value = value_of(tree, names, IN_BOUNDS)
        if isinstance(value, Bounded):
            return value
        return Bounded.exact(np.full((1, 1), value, float), self._precision) * 1

    def _names(self, before: Sequence[Bounded]) -> dict[str, Any]:
        own = dict(zip(self._shape.parameters, before, strict=True))
        return {**own, **self._used.names, "pi": np.pi}


def step_in_bounds(
    fit: Fit, precision: Precision, samples: SamplesOf, steps: range
) -> StepInBounds | None:
    """Return steps of a run of `fit`; None where it would take too long to find their samples."""
    used = _samples_of(fit, precision, samples, steps)
    return None if used is None else StepInBounds(fit, precision, used)


def _samples_of(
    fit: Fit, precision: Precision, samples: SamplesOf, steps: range
) -> _Samples | None:
    data = fit.data
    if data is None:
        return _Samples({}, np.ones((1, 1)), np.ones((1, 1)))
    rounded = {
        name: np.asarray(data.named[name]).astype(precision.value).astype(float)
        for name in shape_of(fit).sample
    }
    if fit.batch is None:
        exact = {name: Bounded.exact(each[None, :], precision) for name, each in rounded.items()}
        return _Samples(exact, np.ones((1, len(data))), np.full((1, 1), float(len(data))))
    places = [found for step in steps if (found := samples(step)) is not None]
    if len(places) < len(steps):
        return None
    size = max(map(len, places))
    table = np.array([[*each, *each[:1] * (size - len(each))] for each in places])
    count = np.array([[len(each)] for each in places], float)
    exact = {name: Bounded.exact(each[table], precision) for name, each in rounded.items()}
    return _Samples(exact, (np.arange(size)[None, :] < count).astype(float), count)
