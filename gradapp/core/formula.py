"""The equations of one step as text: symbols, the step's numbers put in, and the result."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import as_operand, stated, written
from gradapp.core.problem import Problem
from gradapp.core.program.roles import Role
from gradapp.core.trajectory import StepValues


class Part(StrEnum):
    """The three things that a step computes, in order."""

    ERROR = "error"
    GRADIENT = "gradient"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Equation:
    """One row of the notebook's aligned equations.

    The text of a column starts with its own relation sign: ``=``, ``←``, or ``≈`` where a number
    in that column has more digits than are written. Each column is so a true statement about the
    left side by itself.

    Attributes:
        part: what the row computes.
        left: the left side.
        symbolic: the right side in symbols.
        numbers: the right side with the step's numbers; empty before the first step.
        result: what was computed; empty before the first step.
    """

    part: Part
    left: str
    symbolic: str
    numbers: str = ""
    result: str = ""


SYMBOLS: Final = (
    Equation(Part.ERROR, "E", "= (f(x) − y)²"),
    Equation(Part.GRADIENT, "dE/dθ", "= 2x (f(x) − y)"),
    Equation(Part.UPDATE, "θ", "← θ − α dE/dθ"),
)
"""The equations without numbers, as the notebook has them."""


def equations(
    problem: Problem,
    values: StepValues,
    precision: Precision,
    significant: int | None = None,
    *,
    checked: bool = False,
) -> tuple[Equation, Equation, Equation]:
    """Return the equations of one step with its numbers put in.

    Args:
        problem: where x, y and α come from; they are written as `precision` holds them.
        values: what the step computed.
        precision: the format in which the step was computed.
        significant: the most digits of a number; None writes every number in full.
        checked: whether the code may compute something else than the equations say. A result that
            is not theirs then stands behind ``≠``.
    """
    if checked:
        return _checked(problem, values, precision, significant)
    x, y, alpha = (precision.rounded(number) for number in (problem.x, problem.y, problem.alpha))
    fx, theta, gradient = values.fx, values.theta, values.gradient
    columns = (
        ("({} − {})²", (fx, y), values.error),
        ("2·{} ({} − {})", (x, fx, y), gradient),
        ("{} − {}·{}", (theta, alpha, gradient), values.theta_next),
    )
    error, slope, update = (
        Equation(
            symbols.part,
            symbols.left,
            symbols.symbolic,
            _put_in(pattern, inputs, precision, significant),
            stated(result, precision, significant),
        )
        for symbols, (pattern, inputs, result) in zip(SYMBOLS, columns, strict=True)
    )
    return error, slope, update


def _checked(
    problem: Problem, values: StepValues, precision: Precision, significant: int | None
) -> tuple[Equation, Equation, Equation]:
    """Return the equations of a step by code that may be wrong, computed again where it is."""
    kind = np.dtype(precision.value).type
    x, y, alpha = (kind(number) for number in (problem.x, problem.y, problem.alpha))
    with np.errstate(all="ignore"):
        residual = kind(values.fx) - y
        right = replace(
            values,
            error=float(residual * residual),
            gradient=float(kind(2) * x * residual),
        )
        product = alpha * kind(right.gradient)
        right = replace(right, theta_next=float(kind(values.theta) - product))
        # An update may be rounded once or twice.
        slack = 2 * float(np.finfo(kind).eps) * (abs(values.theta) + abs(float(product)))
    rows = equations(problem, right, precision, significant)
    errs = (
        right.error != values.error,
        right.gradient != values.gradient,
        not abs(right.theta_next - values.theta_next) <= slack,
    )
    results = (values.error, values.gradient, values.theta_next)
    error, gradient, update = (
        replace(row, result=("≠" if wrong else result[0]) + result[1:])
        for row, wrong, result in zip(
            rows, errs, (stated(each, precision, significant) for each in results), strict=True
        )
    )
    return error, gradient, update


def so_far(
    rows: tuple[Equation, Equation, Equation], done: Collection[Role] | None
) -> tuple[Equation, Equation, Equation]:
    """Return `rows` with what lines of these roles have computed; None stands for all lines."""
    if done is None:
        return rows
    error, gradient, update = (
        replace(
            row,
            numbers=row.numbers if Role(row.part) in done or _has_begun(row, done) else "",
            result=row.result if Role(row.part) in done else "",
        )
        for row in rows
    )
    return error, gradient, update


def _has_begun(row: Equation, done: Collection[Role]) -> bool:
    return row.part is Part.ERROR and Role.FORWARD in done


def aligned(rows: Sequence[Equation]) -> str:
    """Return `rows` as plain text, a line each, the columns padded to line up."""
    left = max(len(row.left) for row in rows)
    symbolic = max(len(row.symbolic) for row in rows)
    numbers = max(len(row.numbers) for row in rows)
    lines = (
        f"{row.left:>{left}} {row.symbolic:<{symbolic}} {row.numbers:<{numbers}} {row.result}"
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _put_in(
    pattern: str, numbers: Sequence[float], precision: Precision, significant: int | None
) -> str:
    """Put `numbers` in the places ``{}`` of `pattern`, behind the relation sign that is true."""
    sign, filled = "=", ""
    for before, number in zip(pattern.split("{}"), numbers, strict=False):
        filled += before
        text, is_rounded = written(number + 0.0, precision, significant)  # no sign for zero
        filled += as_operand(text) if filled and not filled.endswith("(") else text
        sign = "≈" if is_rounded else sign
    return f"{sign} {filled}{pattern.rpartition('{}')[2]}"
