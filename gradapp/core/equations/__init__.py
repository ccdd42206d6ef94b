"""The equations of a step, with its numbers put in, and what each sample adds to them."""

from __future__ import annotations

from enum import StrEnum

from gradapp.core.columns import Column, Holds
from gradapp.core.numbers.text import Relation, Text
from gradapp.values import dataclass


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
        column: the column of a run that has what it gives; None where none has.
        numbers: the right side with the step's numbers; empty before the first step.
        result: what was computed; empty before the first step.
    """

    part: Part
    left: str
    symbolic: str
    column: Column | None = None
    numbers: Text = Text()
    result: Text = Text()

    @property
    def is_new(self) -> bool:
        """Whether what it gives is a parameter after the step."""
        return self.column is not None and self.column.holds is Holds.AFTER

    @property
    def is_wrong(self) -> bool:
        """Whether the result is not that of the equation."""
        return Relation.UNEQUAL in self.result.parts

    def with_numbers(self, numbers: Text, result: Text) -> Equation:
        """Return the same with other numbers."""
        return Equation(self.part, self.left, self.symbolic, self.column, numbers, result)

    def rounded(self, significant: int) -> Equation:
        """Return the same with at most so many digits in each number."""
        return self.with_numbers(
            self.numbers.rounded(significant), self.result.rounded(significant)
        )
