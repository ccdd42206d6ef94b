"""Walks through the programs that are compared at once, one part of the step after the other."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.stops import by_parts
from gradapp.core.program.listing import Listed
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.engine.engine import Engine
from gradapp.engine.messages import AllRecorded
from gradapp.engine.news import one_change

KEPT: Final = 16
"""So many recorded steps are kept."""

RecordedSteps = dict[str, RecordedStep]
"""What each way did in a step, by the way's id."""


class Lockstep(QObject):
    """Owns what all compared ways did in the step that is looked at, while that is wanted.

    Where the walk is, the line walk knows; here it is told where to stop.

    Signals:
        changed: what was asked for has come.
    """

    changed = Signal()

    def __init__(
        self, current_run: CurrentRun, walk: LineWalk, engine: Engine, parent: QObject | None = None
    ) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._walk = walk
        self._engine = engine
        self.news = engine.news
        self._run = engine.run
        self._steps: OrderedDict[int, RecordedSteps] = OrderedDict()
        self._asked: tuple[int, Collection[str]] | None = None
        self._waits = False
        current_run.run_started.connect(self._forget)
        engine.on(AllRecorded, self._take)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being told."""
        return not self._waits

    def recorded(self, step: int) -> RecordedSteps:
        """Return what is known of a step, by the ways' ids; 0 is the set-up."""
        return self._steps.get(step, {}) if self._run == self._engine.run else {}

    @one_change
    def look(self, ready: frozenset[str]) -> None:
        """Have the step that is looked at told of the ways that are `ready`."""
        step, asked = self._walk.step, (self._walk.step, ready)
        known = ready <= self.recorded(step).keys() and ready <= self.recorded(0).keys()
        if not (known or self._engine.busy or self._waits or asked == self._asked):
            self._asked, self._waits = asked, True
            self._engine.record_all(step)

    def walk_by_parts(
        self, listed: Sequence[Listed], *, to_the_yield: bool, last_step: int | None = None
    ) -> None:
        """Have the walk stop once in each part of the step (see `by_parts`), up to `last_step`."""
        self._walk.set_stops(by_parts(listed, to_the_yield=to_the_yield), last_step)

    def walk_by_lines(self) -> None:
        """Have the walk stop at each line again."""
        self._walk.set_stops(None)

    @Slot()
    def _forget(self) -> None:
        self._run = self._engine.run
        self._steps.clear()
        self._asked, self._waits = None, False

    @Slot(AllRecorded)
    @one_change
    def _take(self, message: AllRecorded) -> None:
        if message.run != self._engine.run:
            return
        self._run = message.run
        self._waits = False
        for recorded in message.recorded_steps:
            self._steps.setdefault(recorded.step, {})[recorded.method_id] = recorded
        if 0 in self._steps:  # a run that could not begin has none
            self._steps.move_to_end(0, last=True)
        while len(self._steps) > KEPT:
            self._steps.popitem(last=False)
        self.news.tell(self.changed)
