"""The equations of one step: symbols, the step's numbers put in, and the result."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.equations import Equation, Part
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import nearest
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem, Problem
from gradapp.core.program.roles import Role
from gradapp.core.rules.equations import equations_of
from gradapp.core.trajectory import StepValues

_Numbers = tuple[Text, Text]
_NOTHING: Final = Text()
_NONE: Final = _NOTHING, _NOTHING


def symbols(problem: AnyProblem) -> tuple[Equation, ...]:
    """Return the equations of a problem without numbers: those of its error, and its rule's own."""
    return (*_of_error(problem), *_of_rule(problem))


def _of_error(problem: AnyProblem) -> Sequence[Equation]:
    if not problem.equations and problem.as_fit is not None:
        from gradapp.core.equations.of_fit import rows  # which the notebook's problem doesn't need

        return rows(problem.as_fit)
    columns = problem.columns.that_hold(Holds.ERROR, Holds.GRADIENT)
    return [
        Equation(
            Part.ERROR if column.holds is Holds.ERROR else Part.GRADIENT,
            str(column.symbol),
            right,
            column,
        )
        for column, right in zip(columns, problem.equations, strict=True)
    ]


def _of_rule(problem: AnyProblem) -> list[Equation]:
    """Return the equations of the rule, of which the last of a name gives what a column has."""
    rule, given = equations_of(problem.rule, problem.names), problem.columns.given
    last = {of: place for place, (of, _, _) in enumerate(rule)}
    return [
        Equation(Part.UPDATE, left, right, given.get(of) if last[of] == place else None)
        for place, (of, left, right) in enumerate(rule)
    ]


SYMBOLS: Final = symbols(Problem())
"""The equations without numbers, as the notebook has them."""


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
    right, wrong = _computed_again(problem, values, precision) if checked else (values, ())
    rows, results = symbols(problem), dict(zip(values.columns.ids, values.numbers, strict=True))
    return tuple(
        row.with_numbers(
            text,
            result
            if row.column is None
            else Text(
                Relation.UNEQUAL if row.column.holds in wrong else Relation.EQUAL,
                Number(results[row.column.id], precision),
            ),
        )
        for row, (text, result) in zip(rows, _put_in(problem, rows, right, precision), strict=True)
    )


def _put_in(
    problem: AnyProblem, rows: Sequence[Equation], values: StepValues, precision: Precision
) -> list[_Numbers]:
    """Return the right side of each equation with its numbers, and what no column has of it."""
    from gradapp.core.equations.of_rule import put_in  # here, since the first paint needs none

    of_rule = sum(row.part is Part.UPDATE for row in rows)
    return [
        *(_put_in_error(problem, values, precision) or [_NONE] * (len(rows) - of_rule)),
        *(put_in(problem, values, precision) or [_NONE] * of_rule),
    ]


def _put_in_error(problem: AnyProblem, values: StepValues, precision: Precision) -> list[_Numbers]:
    if not problem.equations and problem.as_fit is not None:
        from gradapp.core.equations.of_fit import put_in

        return put_in(problem.as_fit, values, precision)
    texts = problem.put_in(values, precision)
    return [(Text(Relation.EQUAL, text), _NOTHING) if text else _NONE for text in texts]


def _computed_again(
    problem: AnyProblem, values: StepValues, precision: Precision
) -> tuple[StepValues, Collection[Holds]]:
    """Return the values of a step by code that may be wrong, put right, and which were not."""
    right = problem.computed_again(values, precision)
    if not right:
        return values, ()
    kind = np.dtype(precision.value).type
    alpha, gradient = kind(problem.alpha), right[Holds.GRADIENT]
    with np.errstate(all="ignore"):
        theta_next = float(kind(values.theta) - alpha * kind(gradient))
    wrong = {each for each, number in right.items() if number != values.one(each)}
    fused = _fused(values.theta, float(alpha), gradient, precision)
    if values.theta_next not in (theta_next, fused):
        wrong.add(Holds.AFTER)
    return values.but(right | {Holds.AFTER: theta_next}), wrong


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
        row.with_numbers(
            row.numbers if Role(row.part) in done or _has_begun(row, done) else _NOTHING,
            row.result if Role(row.part) in done else _NOTHING,
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
