"""How far a run has come in each parameter, known without looking at all of its steps again."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.run import Run
from gradapp.ui.plot.canvas import FAR


class Reach:
    """The least and the greatest place of each parameter of a run, to which steps are added.

    Those that are too far away to be shown don't count.

    Mutable; it belongs to the view that draws the run.
    """

    def __init__(self, run: Run) -> None:
        """Take in the start of `run`, and all of its steps."""
        self._length = 0
        self._ids = [column.id for column in run.columns.that_hold(Holds.AFTER)]
        self._ends = [_ends([run.start(id)]) for id in self._ids]
        self.take_in(run)

    def take_in(self, run: Run) -> None:
        """Take in the steps that the same run has more than before."""
        for place, id in enumerate(self._ids):
            new = run.column(id)[self._length :]
            near = new[np.abs(new) < FAR]
            if near.size:
                self._ends[place] = _ends([*self._ends[place], near.min(), near.max()])
        self._length = len(run)

    def ends(self, place: int, other: float | None) -> tuple[float, float]:
        """Return the ends of a parameter, with another place between them; 0 where it has none."""
        low, high = _ends([*self._ends[place], *([] if other is None else [other])])
        return (low, high) if low <= high else (0.0, 0.0)


def _ends(places: Iterable[float]) -> tuple[float, float]:
    near = [float(each) for each in places if abs(each) < FAR]
    return min(near, default=math.inf), max(near, default=-math.inf)
