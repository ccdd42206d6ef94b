"""What the text of a program depends on: the problem without its numbers."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import lru_cache

from gradapp.core.methods import Method
from gradapp.core.model.formula import Formula
from gradapp.core.problem.fit import Fit
from gradapp.core.rules import Rule
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A problem without its numbers.

    Attributes:
        formula: the formula of the model, or of the error, as one text.
        parameters: the names in it that are looked for.
        inputs: the other names, which the data have; None where there are no data, and the formula
            is the error itself.
        is_sum: whether the error is the sum over the samples, not their mean.
        has_batches: whether a step takes some of the samples.
        is_shuffled: whether those are others in every epoch.
        rule: the rule, its numbers all 0.
    """

    formula: str
    parameters: tuple[str, ...]
    inputs: tuple[str, ...] | None
    is_sum: bool
    has_batches: bool
    is_shuffled: bool
    rule: Rule

    def has(self, way: Method) -> bool:
        """Whether there is such a way."""
        return bool(way.stanza) and (way.needs_data is None or self.inputs is not None)

    @property
    def tree(self) -> ast.expr:
        """The formula."""
        return ast.parse(self.formula, mode="eval").body

    @property
    def sample(self) -> tuple[str, ...]:
        """What the numbers of a sample are called."""
        return () if self.inputs is None else (*self.inputs, "y")

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are a person's own."""
        return (*self.parameters, *self.sample)


def shape_of(problem: Fit) -> Shape:
    """Return what the programs for `problem` depend on."""
    return _shape(
        problem.formula,
        problem.names,
        None if problem.data is None else problem.inputs,
        problem.reduction == "sum",
        problem.batch is not None,
        problem.shuffle_seed is not None,
        problem.rule,
    )


@lru_cache(maxsize=64)
def _shape(
    formula: Formula,
    parameters: tuple[str, ...],
    inputs: tuple[str, ...] | None,
    is_sum: bool,
    has_batches: bool,
    is_shuffled: bool,
    rule: Rule,
) -> Shape:
    written, named = ast.unparse(formula.tree), without_numbers(rule)
    return Shape(written, parameters, inputs, is_sum, has_batches, is_shuffled, named)


def without_numbers(rule: Rule) -> Rule:
    """Return a rule as its text depends on it."""
    options = tuple((name, 0.0) for name, _ in rule.options)
    return replace(rule, options=options, chosen=(), linear=None, decay=None)
