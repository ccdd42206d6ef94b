"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import compress
from typing import Final, Literal

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import fitted
from gradapp.core.problem import Problem
from gradapp.core.trajectory import COLUMNS, Floats
from gradapp.ui.plot.overlay_style import OverlayStyle

_DOT: Final = " · "


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """What plots and tables need to know of another run.

    Attributes:
        name: what it is called.
        style: how it is told from others.
        problem: where it started.
        precision: the format of its numbers.
        columns: its steps, of shape (5, n), rows ordered as `COLUMNS`; they do not change.
    """

    name: str
    style: OverlayStyle
    problem: Problem
    precision: Precision
    columns: Floats

    def __len__(self) -> int:
        """Return how many steps it has."""
        return int(self.columns.shape[1])

    @property
    def theta_0(self) -> float:
        """Where it starts, in its precision."""
        return self.precision.rounded(self.problem.theta)

    def column(self, name: str) -> Floats:
        """Return one of `COLUMNS`, an entry a step."""
        column: Floats = self.columns[COLUMNS.index(name)]
        return column

    def value(self, column: Literal["error", "theta_next"], step: int) -> float:
        """Return E of a step, or θ after it, where step 0 is the start; NaN when there is none."""
        if step == 0:
            return self.theta_0 if column == "theta_next" else math.nan
        if not 1 <= step <= len(self):
            return math.nan
        return float(self.column(column)[step - 1])


def told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return shorter names, without the parts between dots that all of them have in common."""
    parts = [name.split(_DOT) for name in names]
    if len(names) < 2 or len({len(each) for each in parts}) > 1:
        return names
    differ = [len(set(column)) > 1 for column in zip(*parts, strict=True)]
    return tuple(_DOT.join(compress(each, differ)) for each in parts)


def shortened(name: str, fits: Callable[[str], bool]) -> str:
    """Return `name`, or the longest of it that fits: numbers such as α's are the last to go.

    The number format goes first and the way of computing next; what a person has called a run has
    no such parts, and is cut in the middle.
    """
    parts = name.split(_DOT)
    numbers = [part for part in parts if " = " in part]
    if not numbers:
        return fitted(name, fits, middle=True)
    formats = tuple(Precision)
    without_format = _DOT.join(part for part in parts if part not in formats)
    bare = _DOT.join(numbers)
    candidates = (name, without_format, bare, bare.replace(" = ", "="))
    return next(filter(fits, candidates), None) or fitted(bare, fits)
