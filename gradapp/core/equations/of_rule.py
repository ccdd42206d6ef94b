"""The equations of a rule with the numbers of a step put in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from gradapp.core.columns import Holds, state_before
from gradapp.core.equations import PutIn
from gradapp.core.equations.of_lines import RuleEquation, equations_of
from gradapp.core.equations.typeset import typeset
from gradapp.core.equations.worked_out import work_of
from gradapp.core.model.values import IN_ARRAYS, value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem import AnyProblem
from gradapp.core.rules import Rule
from gradapp.core.rules.lines import COUNTED, own_names, read
from gradapp.core.rules.worked import Begun, WorkedLine, worked
from gradapp.core.trajectory import StepValues
from gradapp.core.writing.expressions import names_in
from gradapp.core.writing.shape import shape_of


def told_apart(problem: AnyProblem) -> Sequence[RuleEquation]:
    """Return a rule's equations, in which names that a person has too are those of the programs."""
    fit = None if problem.equations else problem.as_fit
    persons = problem.names if fit is None else shape_of(fit).names
    return equations_of(problem.rule, problem.names, frozenset(persons))


def put_in(problem: AnyProblem, values: StepValues, precision: Precision) -> list[PutIn]:
    """Return the right sides of a rule's equations with the numbers of a step, and the results.

    What a step has computed stands there; what is no column of the run is computed here. What all
    parameters have in common is Python's in all ways, and has its digits.
    """
    shared = _shared(problem.rule)
    told: list[PutIn] = []
    for each in _lines(problem, values, precision):
        of = Precision.FLOAT64 if each.gives in shared else precision
        numbers = {
            name: str(value) if name == COUNTED else _number(float(value), shared.get(name, of))
            for name, value in each.names.items()
            if value is not None
        }
        text, result = typeset(each.tree, numbers), _number(float(each.value), of)
        work = work_of(each.tree, numbers)
        told.append((Text(Relation.EQUAL, text), Text(Relation.EQUAL, result), work))
    return told


@lru_cache(maxsize=64)
def _shared(rule: Rule) -> dict[str, Precision]:
    """Return the names to which the lines give one number for all parameters, and its format."""
    own = own_names(rule.lines, rule.state)
    given = {read(each.code).gives for each in rule.lines} - own - {"θ"}
    return dict.fromkeys(given, Precision.FLOAT64)


def _number(value: float, precision: Precision) -> Number:
    return Number(precision.rounded(value), precision)


def _lines(problem: AnyProblem, values: StepValues, precision: Precision) -> list[WorkedLine]:
    """Return the lines that have an equation, of what a step began with, and has made."""
    rule = problem.rule
    if not rule.lines or (rule.state and values.step > 1 and not values.earlier):
        return []
    kind: type[np.floating[Any]] = np.dtype(precision.value).type
    begun, made = _begun(problem, values, kind)

    def work(tree: ast.expr, names: Mapping[str, Any]) -> Any:
        given = {each: names[each] for each in names_in(tree)}
        if any(isinstance(each, kind) for each in given.values()):
            given = {
                name: kind(v) if isinstance(v, np.floating) else v for name, v in given.items()
            }
        return value_of(tree, given, IN_ARRAYS)

    with np.errstate(all="ignore"):
        lines = worked(rule, begun, work, made)
        return [each for each in lines if each.gives != COUNTED]


def _begun(
    problem: AnyProblem, values: StepValues, kind: Callable[[float], Any]
) -> tuple[Begun, dict[tuple[str, int], Any]]:
    """Return what a step begins with, each number made one of its format, and what it has made."""
    columns, names = values.columns, values.columns.parameters
    options = {name: np.float64(value) for name, value in problem.rule_numbers}
    in_its_format = {name: kind(value) for name, value in problem.rule_numbers}
    state = state_before(columns, values.earlier or None, in_its_format, kind)
    made = {
        (name, names.index(parameter)): kind(values.numbers[columns.row(column.id)])
        for (name, parameter), column in columns.given.items()
    }
    before, gradients = (
        list(map(kind, values.that_hold(kind_of))) for kind_of in (Holds.BEFORE, Holds.GRADIENT)
    )
    return Begun(values.step, before, gradients, state, options), made
