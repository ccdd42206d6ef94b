"""The equations of one step: symbols, the step's numbers put in, and the result."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.equations import Equation, Part, PutIn, Work, Worked
from gradapp.core.equations.of_lines import RuleEquation, equations_of
from gradapp.core.model.names import several
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import nearest
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem, is_notebooks
from gradapp.core.program.roles import Role
from gradapp.core.rules.table import PLAIN
from gradapp.core.trajectory import StepValues

_NOTHING: Final = Text()
_NONE: Final[PutIn] = _NOTHING, _NOTHING, None
_NOTEBOOKS: Final[Sequence[Callable[..., float]]] = (
    lambda fx, y: (fx - y) * (fx - y),
    lambda x, fx, y: 2 * x * (fx - y),
)
"""How the notebook's E and gradient are worked out, of the numbers in their order."""


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
    rule, given = _rules_own(problem), problem.columns.given
    last = {of: place for place, (of, _, _) in enumerate(rule)}
    return [
        Equation(Part.UPDATE, left, right, given.get(of) if last[of] == place else None)
        for place, (of, left, right) in enumerate(rule)
    ]


def _rules_own(problem: AnyProblem) -> Sequence[RuleEquation]:
    if problem.rule == PLAIN:
        return equations_of(PLAIN, problem.names)
    from gradapp.core.equations import of_rule  # here, since the first paint needs none

    return of_rule.told_apart(problem)


SYMBOLS: Final = symbols(Problem())
"""The equations without numbers, as the notebook has them."""


@lru_cache(maxsize=8)
def equations(
    problem: AnyProblem,
    values: StepValues,
    precision: Precision,
    rows: Sequence[Equation] | None = None,
) -> tuple[Equation, ...]:
    """Return the equations of one step with its numbers put in.

    A result that is not that of its equation, nor what rounding makes of it, stands behind ``≠``.

    Args:
        problem: where x, y and α come from; they are written as `precision` holds them.
        values: what the step computed.
        precision: the format in which the step was computed.
        rows: the `symbols` of the problem, for whoever has them.
    """
    rows = symbols(problem) if rows is None else rows
    right = _by_equations(problem, values, precision)
    pairs = zip(values.numbers, right.numbers, strict=True)
    results = dict(zip(values.columns.ids, pairs, strict=True))
    shown = []
    for row, (text, own, work) in zip(rows, put_in(problem, rows, right, precision), strict=True):
        result, gives = own, [each for each in own.parts if isinstance(each, Number)]
        if row.column is not None:
            made, number = results[row.column.id]
            result, gives = _result(made, number, precision), [Number(number, precision)]
        worked = Worked(work, *gives) if work and gives else None
        shown.append(row.with_numbers(text, result, worked))
    return tuple(shown)


def _result(made: float, number: float, precision: Precision) -> Text:
    """Return what was made, and whether it is the number of its equation."""
    is_same = made == number or (math.isnan(made) and math.isnan(number))
    return Text(Relation.EQUAL if is_same else Relation.UNEQUAL, Number(made, precision))


def put_in(
    problem: AnyProblem, rows: Sequence[Equation], values: StepValues, precision: Precision
) -> list[PutIn]:
    """Return the right side of each equation with its numbers, and what no column has of it."""
    from gradapp.core.equations import of_rule  # here, since the first paint needs none

    updates = sum(row.part is Part.UPDATE for row in rows)
    return [
        *(_put_in_error(problem, values, precision) or [_NONE] * (len(rows) - updates)),
        *(of_rule.put_in(problem, values, precision) or [_NONE] * updates),
    ]


def _put_in_error(problem: AnyProblem, values: StepValues, precision: Precision) -> list[PutIn]:
    if not problem.equations and problem.as_fit is not None:
        from gradapp.core.equations.of_fit import put_in

        return put_in(problem.as_fit, values, precision)
    texts = problem.put_in(values, precision)
    works: Sequence[Work | None] = [None] * len(texts)
    if isinstance(problem, Problem):
        works = [*map(_of_numbers, _NOTEBOOKS, texts)]
    return [
        (Text(Relation.EQUAL, text), _NOTHING, work) if text else _NONE
        for text, work in zip(texts, works, strict=True)
    ]


def _of_numbers(formula: Callable[..., float], text: Text) -> Work:
    numbers = [each for each in text.parts if isinstance(each, Number)]
    return lambda read: formula(*map(read, numbers))


def _by_equations(problem: AnyProblem, values: StepValues, precision: Precision) -> StepValues:
    """Return a step with what its equations give in place of what they can't have given."""
    if is_notebooks(problem):
        known = problem.computed_again(values, precision)
        known[Holds.AFTER] = _new_theta(problem, values, known[Holds.GRADIENT], precision)
        return values.but(known)
    from gradapp.core.equations.by_equations import by_equations  # here, as above

    return by_equations(problem, values, precision)


def _new_theta(
    problem: AnyProblem, values: StepValues, gradient: float, precision: Precision
) -> float:
    """Return θ − αg: as the step has it, where that is rounded once or twice; else twice."""
    kind, theta, made = np.dtype(precision.value).type, values.theta, values.theta_next
    alpha = kind(problem.alpha)
    with np.errstate(all="ignore"):
        theta_next = float(kind(theta) - alpha * kind(gradient))
    if made != theta_next and made == _fused(theta, float(alpha), gradient, precision):
        return made
    return theta_next


def _fused(theta: float, alpha: float, gradient: float, precision: Precision) -> float:
    """Return θ − αg rounded once, as a fused multiply-add does it; NaN where that is no number."""
    numbers = (theta, alpha, gradient)
    if not all(map(math.isfinite, numbers)):
        return math.nan
    start, rate, slope = map(Fraction, numbers)
    return nearest(start - rate * slope, precision)


def so_far(
    rows: tuple[Equation, ...],
    done: Collection[Role] | None,
    given: Collection[tuple[Role, str]] = (),
) -> tuple[Equation, ...]:
    """Return `rows` with what lines have computed.

    Args:
        rows: the equations of a step.
        done: what these lines are for; None stands for all lines.
        given: the names that have their values, while others of that kind are still to come.
    """
    if done is None:
        return rows
    shown = []
    for row in rows:
        role = Role(row.part)
        is_done = role in done or any((role, name) in given for name in names_of(row) if given)
        shown.append(
            row.with_numbers(
                row.numbers if is_done or _has_begun(row, done) else _NOTHING,
                row.result if is_done else _NOTHING,
                row.worked,
            )
        )
    return tuple(shown)


def names_of(row: Equation) -> frozenset[str]:
    """Return what programs may call what an equation gives."""
    from gradapp.core.writing.names import gradient  # here, since the first paint needs none

    names = {row.left, several(row.left)}
    if row.part is Part.GRADIENT and row.column is not None:
        names.add(gradient(row.column.parameter))
    return frozenset(names)


def _has_begun(row: Equation, done: Collection[Role]) -> bool:
    return row.part is Part.ERROR and Role.FORWARD in done


def aligned(rows: Sequence[Equation]) -> str:
    """Return `rows` as plain text, a line each, the columns padded to line up."""
    texts = [(row.left, row.symbolic, str(row.numbers), str(row.result)) for row in rows]
    left, symbolic, numbers, _ = (max(map(len, column)) for column in zip(*texts, strict=True))
    lines = (f"{row[0]:>{left}} {row[1]:<{symbolic}} {row[2]:<{numbers}} {row[3]}" for row in texts)
    return "\n".join(line.rstrip() for line in lines)
