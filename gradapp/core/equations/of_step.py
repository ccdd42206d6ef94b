"""The equations of one step: symbols, the step's numbers put in, and the result."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import nearest
from gradapp.core.numbers.text import Relation, Text, operand
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem, Problem
from gradapp.core.problem.fit import Fit
from gradapp.core.program.roles import Role
from gradapp.core.rules import PLAIN
from gradapp.core.rules.equations import equations_of
from gradapp.core.trajectory import StepValues
from gradapp.values import dataclass

_NOTHING: Final = Text()
_NONE: Final = (False, False, False)


class Part(StrEnum):
    """The three things that a step computes, in order."""

    ERROR = "error"
    GRADIENT = "gradient"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Equation:
    """One row of the notebook's aligned equations.

    Each column starts with its own relation sign: ``=``, ``←``, or ``≈`` where a number in that
    column has more digits than are written. Each column is so a true statement about the left side
    by itself.

    Attributes:
        part: what the row computes.
        left: the left side.
        symbolic: the right side in symbols.
        numbers: the right side with the step's numbers; empty before the first step.
        result: what was computed; empty before the first step.
        is_new: whether what it computes is a parameter after the step.
    """

    part: Part
    left: str
    symbolic: str
    numbers: Text = _NOTHING
    result: Text = _NOTHING
    is_new: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether the result is not that of the equation."""
        return Relation.UNEQUAL in self.result.parts

    def rounded(self, significant: int) -> Equation:
        """Return the same with at most so many digits in each number."""
        numbers, result = (each.rounded(significant) for each in (self.numbers, self.result))
        return replace(self, numbers=numbers, result=result)


def symbols(problem: AnyProblem) -> tuple[Equation, ...]:
    """Return the equations of a problem without numbers: those of its error, and its rule's own."""
    parameters = problem.columns.parameters
    rule = equations_of(problem.rule, parameters)
    last = {left: place for place, (left, _) in enumerate(rule) if left in parameters}
    updates = (
        Equation(Part.UPDATE, left, right, is_new=last.get(left) == place)
        for place, (left, right) in enumerate(rule)
    )
    return (*_of_error(problem), *updates)


def _of_error(
    problem: AnyProblem, step: tuple[StepValues, Precision] | None = None
) -> tuple[Equation, ...]:
    """Return the equations of the error and of the gradient, with the numbers of a step."""
    if isinstance(problem, Fit):
        from gradapp.core.equations.of_fit import put_in, rows  # the notebook's problem needs none

        return tuple(
            Equation(
                Part.GRADIENT if row.of_gradient else Part.ERROR,
                row.left,
                row.symbolic,
                row.numbers,
                row.result,
            )
            for row in (rows(problem) if step is None else put_in(problem, *step))
        )
    error, *gradients = problem.equations
    return Equation(Part.ERROR, *error), *(Equation(Part.GRADIENT, *each) for each in gradients)


SYMBOLS: Final = symbols(Problem())
"""The equations without numbers, as the notebook has them."""


def _with_results(
    problem: AnyProblem, rows: Sequence[Equation], values: StepValues, precision: Precision
) -> tuple[Equation, ...]:
    """Return equations, each with its result where that is a number of the step."""
    from gradapp.core.equations.of_fit import rule_put_in

    results = {
        (column.parameter if column.holds is Holds.AFTER else str(column.symbol)): number
        for column, number in zip(values.columns, values.numbers, strict=True)
        if column.holds is not Holds.BEFORE
    }
    made = list(rows)
    of_rule = [place for place, row in enumerate(rows) if row.part is Part.UPDATE]
    put_in = rule_put_in(problem, values, precision)
    for place, (numbers, result) in zip(of_rule, put_in, strict=False):
        made[place] = replace(made[place], numbers=numbers, result=result)
    for place in reversed(range(len(made))):  # the last equation of a parameter gives the new one
        row = made[place]
        if row.left in results:
            result = Text(Relation.EQUAL, Number(results.pop(row.left), precision))
            made[place] = replace(row, result=result)
    return tuple(made)


def equations(
    problem: AnyProblem,
    values: StepValues,
    precision: Precision,
    *,
    checked: bool = False,
) -> tuple[Equation, ...]:
    """Return the equations of one step with its numbers put in.

    Args:
        problem: where x, y and α come from; they are written as `precision` holds them.
        values: what the step computed.
        precision: the format in which the step was computed.
        checked: whether the code may compute something else than the equations say. A result that
            is not theirs then stands behind ``≠``.
    """
    if not isinstance(problem, Problem):
        rule = symbols(problem)[len(_of_error(problem)) :]
        rows = (*_of_error(problem, (values, precision)), *rule)
        return _with_results(problem, rows, values, precision)
    of = partial(Number, precision=precision)
    x, y, alpha = (of(precision.rounded(each)) for each in (problem.x, problem.y, problem.alpha))
    put_in, wrong = _computed_again(problem, values, precision) if checked else (values, _NONE)
    residual = Text("(", of(put_in.fx), " − ", operand(y), ")")
    gradient = operand(of(put_in.gradient))
    columns = (
        (Text(residual, "²"), values.error),
        (Text("2·", operand(x), " ", residual), values.gradient),
        (Text(of(put_in.theta), " − ", operand(alpha), "·", gradient), values.theta_next),
    )
    error, slope, update = (
        replace(
            row,
            numbers=Text(Relation.EQUAL, numbers),
            result=Text(Relation.UNEQUAL if is_wrong else Relation.EQUAL, of(result)),
        )
        for row, (numbers, result), is_wrong in zip(SYMBOLS, columns, wrong, strict=True)
    )
    if problem.rule != PLAIN:
        return _with_results(problem, (error, slope, *symbols(problem)[2:]), values, precision)
    return error, slope, update


def _computed_again(
    problem: Problem, values: StepValues, precision: Precision
) -> tuple[StepValues, tuple[bool, bool, bool]]:
    """Return the values of a step by code that may be wrong, put right, and which were not."""
    kind = np.dtype(precision.value).type
    x, y, alpha = (kind(number) for number in (problem.x, problem.y, problem.alpha))
    with np.errstate(all="ignore"):
        residual = kind(values.fx) - y
        error, gradient = float(residual * residual), float(kind(2) * x * residual)
        theta_next = float(kind(values.theta) - alpha * kind(gradient))
    wrong = (
        error != values.error,
        gradient != values.gradient,
        values.theta_next
        not in (theta_next, _fused(values.theta, float(alpha), gradient, precision)),
    )
    right = {Holds.ERROR: error, Holds.GRADIENT: gradient, Holds.AFTER: theta_next}
    return values.but(right), wrong


def _fused(theta: float, alpha: float, gradient: float, precision: Precision) -> float:
    """Return θ − αg rounded once, as a fused multiply-add does it; NaN where that is no number."""
    numbers = (theta, alpha, gradient)
    if not all(map(math.isfinite, numbers)):
        return math.nan
    start, rate, slope = map(Fraction, numbers)
    return nearest(start - rate * slope, precision)


def so_far(rows: tuple[Equation, ...], done: Collection[Role] | None) -> tuple[Equation, ...]:
    """Return `rows` with what lines of these roles have computed; None stands for all lines."""
    if done is None:
        return rows
    return tuple(
        replace(
            row,
            numbers=row.numbers if Role(row.part) in done or _has_begun(row, done) else _NOTHING,
            result=row.result if Role(row.part) in done else _NOTHING,
        )
        for row in rows
    )


def _has_begun(row: Equation, done: Collection[Role]) -> bool:
    return row.part is Part.ERROR and Role.FORWARD in done


def aligned(rows: Sequence[Equation]) -> str:
    """Return `rows` as plain text, a line each, the columns padded to line up."""
    texts = [(row.left, row.symbolic, str(row.numbers), str(row.result)) for row in rows]
    left, symbolic, numbers, _ = (max(map(len, column)) for column in zip(*texts, strict=True))
    lines = (f"{row[0]:>{left}} {row[1]:<{symbolic}} {row[2]:<{numbers}} {row[3]}" for row in texts)
    return "\n".join(line.rstrip() for line in lines)
