"""A step of a run over the two parameters of a plane, or over one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF

from gradapp.core.columns import Holds
from gradapp.core.landscape import error
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats, StepValues
from gradapp.ui.plane.ground import Cut
from gradapp.ui.plane.overlays import places
from gradapp.ui.plane.step_marks import StepOnPlane
from gradapp.values import dataclass

_TRAIL: Final = 400
"""So many steps before the one looked at are drawn."""


@dataclass(frozen=True, slots=True)
class Projection:
    """What there is to see of a step where all parameters but a pair are left out of account.

    Attributes:
        run: the run.
        pair: the places of the parameters that are drawn, among all: of two, or of one.
        least: all parameters where the error is least; None where that is not known, or not one.
        values: the step; None at the start.
    """

    run: Run
    pair: tuple[int, ...]
    least: tuple[float, ...] | None
    values: StepValues | None = None

    @property
    def problem(self) -> AnyProblem:
        """Whose error it is."""
        return self.run.problem

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters that are drawn."""
        return tuple(self.problem.names[place] for place in self.pair)

    @property
    def cut(self) -> Cut:
        """The error where the pair is anywhere, and all others as before the step."""
        return Cut(self.problem, self.pair, self.places(Holds.BEFORE))

    @property
    def minimum(self) -> tuple[float, ...] | None:
        """Where the minimum is on the plane; None for nowhere."""
        if self.least is None or len(self.pair) == 1:
            return None
        return tuple(self.least[place] for place in self.pair)

    def places(self, kind: Holds) -> tuple[float, ...]:
        """Return all parameters before or after the step."""
        return self.run.after(0) if self.values is None else self.values.that_hold(kind)

    def at(self, kind: Holds) -> QPointF:
        """Return where the run was before or after the step."""
        return self._point(self.places(kind))

    def on_the_way(self, share: float) -> QPointF:
        """Return where so much of the way from before the step to after it has been gone."""
        before, after = map(np.array, (self.places(Holds.BEFORE), self.places(Holds.AFTER)))
        return self._point(before + share * (after - before))

    def step(self) -> StepOnPlane | None:
        """Return what is drawn of the step; None at the start."""
        if self.values is None:
            return None
        last, before = self.values.step, self.at(Holds.BEFORE)
        trail = places(self.run, self.pair, max(0, last - _TRAIL), last)
        moved = None  # where −α times the gradient leads, on the plane of two parameters
        if len(self.pair) == 1:
            trail = np.vstack((trail, self.cut.errors(trail[0])))
        else:
            gradient = self.values.that_hold(Holds.GRADIENT)
            moved = before + QPointF(*(-self.problem.alpha * gradient[at] for at in self.pair))
        is_plain, falls = self.problem.rule.is_plain, self._falls()
        return StepOnPlane(trail, before, self.at(Holds.AFTER), moved, is_plain, falls)

    def _point(self, places: Sequence[float] | Floats) -> QPointF:
        pair = [float(places[place]) for place in self.pair]
        if len(pair) == 1:
            return QPointF(pair[0], float(self.cut.errors(np.array(pair))[0]))
        return QPointF(*pair)

    def _falls(self) -> bool | None:
        """Whether the error of all samples is smaller after the step; None where it is the same."""
        kinds = (Holds.BEFORE, Holds.AFTER)
        before, after = (error(self.problem, *self.places(kind)) for kind in kinds)
        return None if before == after else after < before
