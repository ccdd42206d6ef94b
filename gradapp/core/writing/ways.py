"""The ways to write the step of a problem: the notebook's own, or programs written for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from gradapp.core.methods import METHODS, Method, PrintedNames
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.program.text import Program
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.writing.declared import Declared, declared_text
from gradapp.core.writing.expressions import RULES_MARK
from gradapp.core.writing.names import gradients_of
from gradapp.core.writing.notebook import notebooks_text
from gradapp.core.writing.shape import Shape, shape_of, without_numbers
from gradapp.core.writing.stanzas import text
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Composed(Method):
    """A way whose program is written for a problem, when it is first asked for.

    Attributes:
        shape: what the text depends on; of the notebook's problem its rule alone.
    """

    shape: Shape | Declared | Rule = PLAIN

    @property
    def is_composed(self) -> bool:
        """Whether its program has been composed for a problem: so it has."""
        return True

    @property
    def program(self) -> Program:
        """The text that is shown and run."""
        return _program(self)[0]

    def arguments(self, problem: AnyProblem) -> dict[str, Any]:
        """Return what the program is given for `problem`, by the names of its parameters."""
        renamed = _program(self)[1]
        own = {renamed.get(name, name): value for name, value in problem.arguments.items()}
        return own | {self.called(name): value for name, value in problem.rule.options}

    def called(self, name: str) -> str:
        """Return what the program calls what is `name` in its rule."""
        return _program(self)[1].get(RULES_MARK + name, name)


def ways(problem: AnyProblem) -> tuple[Method, ...]:
    """Return the ways to write the step of `problem`: by those that it and its rule have."""
    if isinstance(problem, Fit):
        return _composed_for(shape_of(problem), tuple(METHODS))
    rule = without_numbers(problem.rule)
    if not problem.programs:
        return tuple(METHODS) if problem.rule == PLAIN else _composed_for(rule, tuple(METHODS))
    texts = tuple(problem.programs.items())
    return _composed_for(Declared(texts, problem.columns.parameters, rule), tuple(METHODS))


@lru_cache(maxsize=64)
def _composed_for(
    shape: Shape | Declared | Rule, methods: tuple[Method, ...]
) -> tuple[Method, ...]:
    rule = shape if isinstance(shape, Rule) else shape.rule
    return tuple(
        _composed(each, shape, rule)
        for each in methods
        if (rule.torch or each.writes_rule)
        and (each.stanza if isinstance(shape, Rule) else shape.has(each))
    )


def _composed(way: Method, shape: Shape | Declared | Rule, rule: Rule) -> Composed:
    parameters = ("θ",) if isinstance(shape, Rule) else shape.parameters
    gradients = gradients_of(parameters, torch=way.uses_torch)
    is_in_turns = isinstance(shape, Shape) and shape.has_batches
    changed = {
        "printed": (way.printed[0], *map(_alone, (gradients, parameters))),
        "has_state": bool(rule.state) or is_in_turns,
        "shape": shape,
    }
    return Composed(**{each.name: getattr(way, each.name) for each in fields(Method)} | changed)


def _alone(names: Sequence[str]) -> PrintedNames:
    """Return one name for itself, as a program yields it, and several together."""
    return tuple(names) if len(names) > 1 else names[0]


@lru_cache(maxsize=64)
def _program(way: Composed) -> tuple[Program, Mapping[str, str]]:
    shape = way.shape
    if isinstance(shape, Rule):
        written, renamed = notebooks_text(shape, way)
    elif isinstance(shape, Declared):
        written, renamed = declared_text(shape, way)
    else:
        written, renamed = text(shape, way)
    return Program(written), renamed
