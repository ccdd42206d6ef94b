"""A ledger of the gradient: what each sample of a step has contributed to it."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

import numpy as np

from gradapp.core.columns import state_before
from gradapp.core.comparison.distance import distance
from gradapp.core.model.functions import IN_FLOATS
from gradapp.core.model.values import value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import nearest
from gradapp.core.problem.batches import samples_of
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.worked import Begun, worked
from gradapp.core.trajectory import Floats
from gradapp.core.writing.one_sample import text
from gradapp.core.writing.shape import shape_of
from gradapp.values import dataclass

_MOST_EXACT: Final = 200
"""How many samples are added in fractions; each takes a twentieth of a millisecond."""

_Terms = Callable[..., tuple[Any, ...]]

_NO_NUMBER: Final = (ArithmeticError, ValueError)


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """What one sample contributes to a step.

    Attributes:
        inputs: its inputs, all that the table has, in the format of the run.
        y: what the model should predict.
        residual: f − y before the step; NaN where there is no such number.
        shares: what it adds to the derivative by each parameter; empty where the step leaves it
            out.
    """

    inputs: tuple[float, ...]
    y: float
    residual: float
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The gradient of one step, sample by sample.

    Attributes:
        entries: all samples, in the order of the table.
        used: the places of those that the step uses, in the order in which it does.
        sums: the derivative by each parameter, summed as way 1 sums.
        exact: the same in fractions; empty where the model has more than + − * / and powers.
    """

    entries: tuple[SampleEntry, ...]
    used: tuple[int, ...]
    sums: tuple[float, ...]
    exact: tuple[Fraction, ...]


def ledger(
    problem: Fit,
    parameters: Sequence[float],
    step: int,
    precision: Precision,
    left_out: frozenset[int] = frozenset(),
) -> Ledger | None:
    """Return the ledger of a step; None where a sum is no finite number.

    Derivatives are those of way 1, in its float64, from the parameters and the samples as they are
    in the format of the run.

    Args:
        problem: a model and data.
        parameters: the parameters before the step.
        step: its number, from 1.
        precision: the format of the run.
        left_out: samples that are to be left out, by their places.
    """
    data, used = _rounded(problem.data, precision), samples_of(problem, step)
    if used is None:
        return None
    used = tuple(place for place in used if place not in left_out)
    terms = _terms(problem)
    rows = list(zip(*(data.named[name] for name in (*problem.inputs, "y")), strict=True))
    computed = [_tried(terms, (*parameters, *row)) for row in rows]
    count = 1 if problem.reduction == "sum" else len(used)
    names = range(1, len(parameters) + 1)
    try:
        sums = tuple(sum(computed[place][name] for place in used) / count for name in names)
    except _NO_NUMBER:
        return None
    if not all(map(math.isfinite, sums)):
        return None
    members = set(used)
    entries = tuple(
        SampleEntry(
            row[:-1],
            row[-1],
            of[0],
            tuple(each / count for each in of[1:]) if place in members else (),
        )
        for place, (row, of) in enumerate(zip(data.samples, computed, strict=True))
    )
    return Ledger(entries, used, sums, _exact_sums(problem, parameters, rows, used))


def ulps(of: Ledger, gradient: Sequence[float], precision: Precision) -> list[int | None]:
    """Return how far the sums are from what a program's gradient was, in the format of its run."""
    return [distance(a, b, precision) for a, b in zip(of.sums, gradient, strict=True)]


def exact_ulps(of: Ledger, gradient: Sequence[float], precision: Precision) -> list[int | None]:
    """Return the same for the exact sums, rounded once; nothing where there are none."""
    pairs = zip(of.exact, gradient, strict=False)
    return [distance(nearest(exact, precision), given, precision) for exact, given in pairs]


def new_parameters(
    problem: Fit, of: Ledger, parameters: Sequence[float], step: int, earlier: Sequence[float]
) -> tuple[float, ...] | None:
    """Return the parameters after a step with the gradient of a ledger, as way 1 makes it.

    Args:
        problem: what is solved.
        of: the ledger, maybe without some samples.
        parameters: the parameters before the step.
        step: its number, from 1.
        earlier: the numbers of the step before, with the state of the rule; empty if none.

    Returns:
        The parameters; None where they are no finite numbers, or the rule has no lines.
    """
    rule, columns = problem.rule, problem.columns
    if not rule.lines or (step > 1 and rule.state and not earlier):
        return None
    options = {"α": problem.alpha, **dict(rule.options)}
    state = state_before(columns, earlier or None, options, float)
    begun = Begun(step, parameters, of.sums, state, options)
    try:
        lines = list(worked(rule, begun, lambda tree, names: value_of(tree, names, IN_FLOATS)))
    except _NO_NUMBER:
        return None
    new = tuple(each.value for each in lines if each.gives == "θ" and each.is_last)
    return new if all(map(math.isfinite, new)) else None


def predictions(problem: Fit, parameters: Sequence[float], xs: Floats) -> Floats:
    """Return f(x) of a model with one input; NaN where there is no such number."""
    terms, has_input = _terms(problem), bool(problem.inputs)
    given = ((*parameters, x, 0.0) if has_input else (*parameters, 0.0) for x in xs.tolist())
    return np.array([_tried(terms, each)[0] for each in given])


@lru_cache(maxsize=4)
def _rounded(data: Data | None, precision: Precision) -> Data:
    """Return samples as a run has them; the same are asked for at each of its steps."""
    assert data is not None
    columns = (tuple(map(precision.rounded, column)) for column in (*data.columns, data.y))
    *inputs, y = columns
    return Data(data.inputs, tuple(inputs), y)


def _tried(terms: _Terms, given: tuple[float, ...]) -> tuple[float, ...]:
    try:
        return terms(*given)
    except _NO_NUMBER:
        return (math.nan,) * len(given)


def _exact_sums(
    problem: Fit,
    parameters: Sequence[float],
    rows: Sequence[tuple[float, ...]],
    used: Sequence[int],
) -> tuple[Fraction, ...]:
    terms = _compiled(text(shape_of(problem)), exactly=True)
    if terms is None or len(used) > _MOST_EXACT:
        return ()
    count = 1 if problem.reduction == "sum" else len(used)
    before = [Fraction(each) for each in parameters]
    try:
        computed = [terms(*before, *map(Fraction, rows[place])) for place in used]
    except ZeroDivisionError:
        return ()
    names = range(1, len(before) + 1)
    return tuple(Fraction(sum(each[name] for each in computed)) / count for name in names)


def _terms(problem: Fit) -> _Terms:
    terms = _compiled(text(shape_of(problem)), exactly=False)
    assert terms is not None
    return terms


@lru_cache(maxsize=32)
def _compiled(code: str, *, exactly: bool) -> _Terms | None:
    """Return the function in a text; exactly, its numbers are fractions, and it has no calls."""
    tree = ast.parse(code)
    if exactly:
        if any(isinstance(each, ast.Call | ast.Attribute) for each in ast.walk(tree)):
            return None
        tree = ast.fix_missing_locations(_InFractions().visit(tree))
    found: dict[str, Any] = {"Fraction": Fraction}
    exec(compile(tree, "<a sample's terms>", "exec"), found)
    *_, last = tree.body
    assert isinstance(last, ast.FunctionDef)
    terms: _Terms = found[last.name]
    return terms


class _InFractions(ast.NodeTransformer):
    """Makes a fraction of each number that stands in code."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return ast.Call(ast.Name("Fraction", ast.Load()), [node], [])
