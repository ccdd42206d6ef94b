"""A run that is shown beside the one a person steps through."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem
from gradapp.core.trajectory import COLUMNS, Floats
from gradapp.ui.plot.overlay_style import OverlayStyle


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
