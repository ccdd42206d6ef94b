"""The error along the line of a step, from where it began through where it ended, and on."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from gradapp.core.landscape import errors
from gradapp.core.problem import AnyProblem
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass

SEARCHED: Final = (-1.0, 4.0)
"""Where the minimum is looked for, in steps: 0 is before the step, 1 after it."""
_PLACES: Final = 201
_FEWEST: Final = 17
_MOST_VALUES: Final = 400_000
"""So many values of f are computed at a time; with many samples there are fewer places."""
_ROUNDS: Final = 8
_NEAR: Final = 1e-10


@dataclass(frozen=True, slots=True)
class CrossSection:
    """E at θ(t) = before + t (after − before), in float64 and of all samples.

    Attributes:
        problem: whose error it is.
        before, after: all parameters before the step and after it.
        gradient: the derivatives that the step computed: those of its batch, where it has one.
    """

    problem: AnyProblem
    before: tuple[float, ...]
    after: tuple[float, ...]
    gradient: tuple[float, ...]

    @property
    def moves(self) -> bool:
        """Whether the step goes anywhere."""
        return self.before != self.after

    @property
    def slope(self) -> float:
        """How steeply E begins, by the step's own gradient: its product with after − before."""
        way = (
            each * (after - before)
            for each, before, after in zip(self.gradient, self.before, self.after, strict=True)
        )
        return math.fsum(way)

    def heights(self, t: Floats) -> Floats:
        """Return E at these places of the line; NaN or infinite where it is so."""
        ends = zip(self.before, self.after, strict=True)
        return errors(self.problem, [before + t * (after - before) for before, after in ends])

    def height(self, t: float) -> float:
        """Return E at a place of the line."""
        return float(self.heights(np.array([t]))[0])

    @property
    def places(self) -> int:
        """At how many places E is computed at once."""
        return max(_FEWEST, min(_PLACES, _MOST_VALUES // self.problem.size))

    def least(self) -> float | None:
        """Return where E is least within `SEARCHED`, found by looking ever closer.

        None where it is flat or least at an end: beyond that it may be less.
        """
        low, high = SEARCHED
        best = math.nan
        for _ in range(_ROUNDS):
            t = np.linspace(low, high, self.places)
            heights = self.heights(t)
            finite = np.where(np.isfinite(heights), heights, math.inf)
            place = int(finite.argmin())
            if finite[place] == finite.max() or t[place] in SEARCHED:
                return best if math.isfinite(best) else None
            best = float(t[place])
            low, high = float(t[max(0, place - 1)]), float(t[min(t.size - 1, place + 1)])
            if high - low < _NEAR:
                break
        return best
