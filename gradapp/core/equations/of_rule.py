"""The equations of a rule with the numbers of a step put in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from gradapp.core.columns import Holds, state_before
from gradapp.core.equations.of_lines import RuleEquation, equations_of
from gradapp.core.model.values import IN_ARRAYS, value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.rules.lines import COUNTED
from gradapp.core.rules.worked import Begun, Worked, worked
from gradapp.core.trajectory import StepValues
from gradapp.core.writing.shape import shape_of
from gradapp.core.writing.typeset import Written, typeset


def told_apart(problem: AnyProblem) -> Sequence[RuleEquation]:
    """Return a rule's equations, in which names that a person has too are those of the programs."""
    fit = None if problem.equations else problem.as_fit
    persons = problem.names if fit is None else shape_of(fit).names
    return equations_of(problem.rule, problem.names, frozenset(persons))


def put_in(
    problem: AnyProblem, values: StepValues, precision: Precision
) -> list[tuple[Text, Text]]:
    """Return the right sides of a rule's equations with the numbers of a step, and the results.

    What a step has computed stands there; what is no column of the run is computed here.
    """
    return [
        (
            Text(Relation.EQUAL, typeset(each.tree, _as_written(each.names, precision))),
            Text(Relation.EQUAL, Number(precision.rounded(float(each.value)), precision)),
        )
        for each in _lines(problem, values, precision)
    ]


def _lines(problem: AnyProblem, values: StepValues, precision: Precision) -> list[Worked]:
    """Return the lines that have an equation, of what a step began with, and has made."""
    rule = problem.rule
    if not rule.lines or (rule.state and values.step > 1 and not values.earlier):
        return []
    begun, made = _begun(problem, values, np.dtype(precision.value).type)

    def work(tree: ast.expr, names: Mapping[str, Any]) -> Any:
        return value_of(tree, names, IN_ARRAYS)

    with np.errstate(all="ignore"):
        lines = worked(rule, begun, work, made)
        return [each for each in lines if each.gives != COUNTED]


def _begun(
    problem: AnyProblem, values: StepValues, kind: Callable[[float], Any]
) -> tuple[Begun, dict[tuple[str, int], Any]]:
    """Return what a step begins with, each number made one of its format, and what it has made."""
    columns, names = values.columns, values.columns.parameters
    options = {name: kind(value) for name, value in (("α", problem.alpha), *problem.rule.options)}
    state = state_before(columns, values.earlier or None, options, kind)
    made = {
        (name, names.index(parameter)): kind(values.numbers[columns.row(column.id)])
        for (name, parameter), column in columns.given.items()
    }
    before, gradients = (
        list(map(kind, values.that_hold(kind_of))) for kind_of in (Holds.BEFORE, Holds.GRADIENT)
    )
    return Begun(values.step, before, gradients, state, options), made


def _as_written(names: Mapping[str, Any], precision: Precision) -> dict[str, Written]:
    """Return the numbers that are put in for the names of a line; a step's own is a whole one."""
    return {
        name: str(value) if name == "t" else Number(float(value), precision)
        for name, value in names.items()
        if value is not None
    }
