"""The equations of a step, with its numbers put in, and what each sample adds to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import Final

from gradapp.core.columns import Column, Holds
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number, in_digits
from gradapp.values import dataclass

Work = Callable[[Callable[[Number], float]], float]
"""Returns what the right side of an equation gives, of its numbers as they are read."""
PutIn = tuple[Text, Text, Work | None]
"""A right side with numbers, what it gives where no column has that, and how it is worked out."""
_GUARD: Final = 2
"""So many digits more have numbers of which is not known what they give."""
_FEWEST_DIGITS: Final = 3
_ALL_DIGITS: Final = 17


class Part(StrEnum):
    """The three things that a step computes, in order."""

    ERROR = "error"
    GRADIENT = "gradient"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Worked:
    """How a right side is worked out.

    Attributes:
        work: what it gives, of its numbers.
        gives: what it has given.
    """

    work: Work
    gives: Number

    def digits(self, significant: int) -> tuple[int, int]:
        """Return how many digits its numbers have, and how many of what it gives they then give.

        These are at most so many; fewer where the format of the run, or its rounding, allows no
        more. Where not even a few of them come out, as many are written.
        """
        try:
            for most in range(significant, _FEWEST_DIGITS - 1, -1):
                wanted, shown = self.gives.as_written(most), self.gives.digits(most)
                if most == significant and self._read(significant, shown) == wanted:
                    return significant, most
                if self._read(_ALL_DIGITS, shown) == wanted:
                    tried = range(significant, _ALL_DIGITS)
                    enough = (each for each in tried if self._read(each, shown) == wanted)
                    return next(enough, _ALL_DIGITS), most
        except (ArithmeticError, ValueError):  # no number comes out
            pass
        return significant + _GUARD, significant

    def _read(self, digits: int, significant: int) -> float:
        """Return so many digits of what the numbers give, written with so many."""
        given = self.work(lambda number: number.as_written(digits))
        return in_digits(given, significant)


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
        worked: how that is worked out of the numbers; None where this is not known.
    """

    part: Part
    left: str
    symbolic: str
    column: Column | None = None
    numbers: Text = Text()
    result: Text = Text()
    worked: Worked | None = field(default=None, compare=False, repr=False)

    @property
    def is_new(self) -> bool:
        """Whether what it gives is a parameter after the step."""
        return self.column is not None and self.column.holds is Holds.AFTER

    @property
    def is_wrong(self) -> bool:
        """Whether the result is not that of the equation."""
        return Relation.UNEQUAL in self.result.parts

    def with_numbers(self, numbers: Text, result: Text, worked: Worked | None) -> Equation:
        """Return the same with other numbers."""
        return Equation(self.part, self.left, self.symbolic, self.column, numbers, result, worked)

    def rounded(self, significant: int) -> Equation:
        """Return the same with at most so many digits in its result.

        The numbers on its right side have as many, or as many more as it takes to work that out.
        """
        digits, most = significant + _GUARD, significant
        if self.worked and self.numbers:
            digits, most = self.worked.digits(significant)
        return self.with_numbers(
            self.numbers.rounded(digits), self.result.rounded(most), self.worked
        )
