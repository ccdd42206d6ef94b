"""Whether several ways have the same number at one place of a step, to the bit or nearly."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from gradapp.core.comparison.distance import distance
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.values import dataclass


class Same(Enum):
    """How far numbers are the same."""

    BITS = auto()
    """All have the same bits, in the same format."""
    NUMBER = auto()
    """All are the same number, in different formats."""
    ROUNDED = auto()
    """They are the same once those of the finer format are rounded to the coarser one."""
    APART = auto()
    """They are not."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How numbers of several ways compare.

    Attributes:
        same: how far they are the same.
        precision: the coarsest of their formats, in which they are compared.
        ulps: the most steps of that format between any two; None where that can't be said.
    """

    same: Same
    precision: Precision
    ulps: int | None = 0


def agreement(numbers: Sequence[tuple[Precision, tuple[float, ...]]]) -> Agreement:
    """Compare the numbers of several ways, each in its own format."""
    precision = coarsest([each for each, _ in numbers])
    values = [each for _, each in numbers]
    if len({tuple(n.hex() for n in each) for each in values}) == 1:
        is_one = len({each for each, _ in numbers}) == 1
        return Agreement(Same.BITS if is_one else Same.NUMBER, precision)
    if len({len(each) for each in values}) > 1:
        return Agreement(Same.APART, precision, None)
    most = 0
    for column in zip(*values, strict=True):
        for one in column:
            for other in column:
                ulps = distance(one, other, precision)
                if ulps is None:
                    return Agreement(Same.APART, precision, None)
                most = max(most, ulps)
    if most:
        return Agreement(Same.APART, precision, most)
    # Zeros of either sign have different bits, and are no step apart.
    return Agreement(Same.ROUNDED, precision)
