"""The ways to write the step of a problem: the notebook's own, or programs written for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.program.text import Program
from gradapp.core.rules import PLAIN, Rule
from gradapp.core.words import N_
from gradapp.core.writing import names
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

    shape: Shape | Rule = PLAIN

    @property
    def gradients(self) -> tuple[str, ...]:
        """What it calls the derivative by each parameter."""
        parameters = ("θ",) if isinstance(self.shape, Rule) else self.shape.parameters
        return _gradients(parameters, uses_torch=self.uses_torch)

    @property
    def is_written(self) -> bool:
        """Whether its program has been written for a problem: so it has."""
        return True

    @property
    def program(self) -> Program:
        """The text that is shown and run."""
        return _program(self.shape, self.id)[0]

    def arguments(self, problem: AnyProblem) -> dict[str, Any]:
        """Return what the program is given for `problem`, by the names of its parameters."""
        renamed = self.renamed
        return {renamed.get(name, name): value for name, value in problem.arguments.items()}

    @property
    def renamed(self) -> Mapping[str, str]:
        """Names that a person uses for something else, and what the program has instead."""
        return _program(self.shape, self.id)[1]


NO_FOURTH: Final = N_(
    "Methods",
    "An error formula can't be written with nn.MSELoss: that compares what a model predicts with "
    "data, and here there are neither.",
)
"""Why there is no way 4."""


def ways(problem: AnyProblem) -> tuple[Method, ...]:
    """Return the ways to write the step of `problem`; of an error formula there are but three."""
    if isinstance(problem, Fit):
        return _composed_for(shape_of(problem))
    known = METHODS.of(problem.rule.id)
    return (
        known if known or not problem.rule.lines else _composed_for(without_numbers(problem.rule))
    )


@lru_cache(maxsize=64)
def _composed_for(shape: Shape | Rule) -> tuple[Method, ...]:
    four = METHODS.of(PLAIN.id)[:4]
    if isinstance(shape, Rule):
        return tuple(_composed(each, shape, shape, ("θ",)) for each in four)
    return tuple(
        _composed(each, shape, shape.rule, shape.parameters, is_in_turns=shape.has_batches)
        for each in four
        if each.id != "mseloss" or shape.inputs is not None
    )


def _gradients(parameters: tuple[str, ...], *, uses_torch: bool) -> tuple[str, ...]:
    return tuple(f"{each}.grad" if uses_torch else names.gradient(each) for each in parameters)


def _composed(
    way: Method,
    shape: Shape | Rule,
    rule: Rule,
    parameters: tuple[str, ...],
    *,
    is_in_turns: bool = False,
) -> Composed:
    gradients = _gradients(parameters, uses_torch=way.uses_torch)
    return Composed(
        way.id,
        way.title,
        way.label,
        (way.printed[0], ", ".join(gradients), ", ".join(parameters)),
        way.uses_torch,
        remembers=bool(rule.state) or is_in_turns,
        solves=rule.id,
        shape=shape,
    )


@lru_cache(maxsize=64)
def _program(shape: Shape | Rule, way: str) -> tuple[Program, Mapping[str, str]]:
    if isinstance(shape, Rule):
        return Program(notebooks_text(shape, way)), {}
    written, renamed = text(shape, way)
    return Program(written), renamed
