"""Walks through the lines of the steps, one by one, forwards and backwards."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.sought import Sought
from gradapp.app.run.stops import Stops, every_line
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.run.place import Place
from gradapp.core.run.stop import StopReason
from gradapp.core.words import Message
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Recorded
from gradapp.engine.news import one_change

KEPT_STEPS: Final = 64
"""So many recorded steps are kept; any other is made again when it is looked at."""

_LAST: Final = -1
_FIRST: Final = -2


class LineWalk(QObject):
    """Owns the recorded steps of the run and the line that is looked at within the step.

    The line follows the run's cursor: wherever that goes, the step is looked at as a whole,
    at the line where it is done, until a line is asked for.

    Attributes:
        sentence: why nothing is recorded, if nothing can't be one.

    Signals:
        changed: another step or another line is looked at, or what was recorded has come.
    """

    changed = Signal()

    _moved = Signal()

    def __init__(
        self, current_run: CurrentRun, engine: Engine, parent: QObject | None = None
    ) -> None:
        """Walk through the steps of `current_run`, told by `engine`."""
        super().__init__(parent)
        self._current_run = current_run
        self._engine = engine
        self.news = engine.news
        self._run = engine.run
        self._problem = current_run.problem
        self._recorded_steps: OrderedDict[int, RecordedStep] = OrderedDict()
        self.sentence: Message | None = None
        self._asked: int | None = None
        self._refused: int | None = None
        self._line: int | None = None
        self._is_beyond = False
        self._moves: deque[int] = deque()
        self._wishes = 0
        self._arriving: tuple[int, int] | None = None
        self._looked_at: RecordedStep | None = None
        self._place: Sought | None = None
        self._stops: Stops = every_line
        self._last_step: int | None = None
        current_run.place_in = self._place_in
        self._moved.connect(self._go_on)
        current_run.run_started.connect(self._begin)
        current_run.cursor_moved.connect(self._follow)
        current_run.steps_added.connect(self._note_steps)
        engine.busy_changed.connect(self._note_busy)
        engine.on(Recorded, self._take)

    @property
    def step(self) -> int:
        """The step whose lines are looked at: the cursor's, or the one that was not finished."""
        return self._current_run.cursor + self._is_beyond

    @property
    def recorded(self) -> RecordedStep | None:
        """What happened in `step`; None until it has been told."""
        return self._recorded_steps.get(self.step) if self._run == self._engine.run else None

    @property
    def line(self) -> int | None:
        """The index of the line looked at; None while the step is looked at as a whole."""
        return None if self._line in (_FIRST, _LAST) else self._line

    @property
    def is_at_line(self) -> bool:
        """Whether a line is looked at, which may still have to be told, and no step as a whole."""
        return self._line is not None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being told or waited for."""
        return self._asked is None and self._arriving is None and not self._moves

    @property
    def can_go_on(self) -> bool:
        """Whether there may be a line after this one."""
        current_run, recorded, here = self._current_run, self.recorded, self._here
        if current_run.is_locked:
            return False
        if recorded is None or here is None:
            return True
        is_last = here >= self._stops(recorded)[-1]
        if is_last and self.step == self._last_step:
            return False
        if current_run.stop is None or not current_run.at_last_step:
            return True
        return not is_last or (not self._is_beyond and self._leads_beyond)

    @property
    def can_go_back(self) -> bool:
        """Whether there may be a line before this one."""
        recorded, here = self.recorded, self._here
        if self._current_run.is_locked:
            return False
        return self.step > 0 or recorded is None or here is None or here > self._stops(recorded)[0]

    @one_change
    def set_stops(self, stops: Stops | None, last_step: int | None = None) -> None:
        """From now on, go on to the next of these lines, or each, and not beyond `last_step`."""
        self._stops = stops or every_line
        if last_step != self._last_step:
            self._last_step = last_step
            self.news.tell(self.changed)

    @one_change
    def next_line(self) -> None:
        """Go to the next line, into the next step if need be, which is made if need be."""
        self._plan(1)

    @one_change
    def previous_line(self) -> None:
        """Go to the line before, into the step before if need be."""
        self._plan(-1)

    @one_change
    def go_to_line(self, line: int) -> None:
        """Look at a line of the step that is looked at."""
        recorded = self.recorded
        if recorded is not None and 0 <= line < len(recorded.lines):
            self._forget_plans()
            self._look_at(line)

    @one_change
    def look_beyond(self) -> None:
        """Look at the step in which the run ended, if that is not the last one made."""
        if self._may_look_beyond:
            self._forget_plans()
            self._is_beyond = True
            self._line, self._looked_at = None, self.recorded
            self.news.tell(self.changed)

    @one_change
    def look(self) -> None:
        """Have the step that is looked at told, unless the run is under way."""
        known = (
            self.recorded is not None or self._refused == self.step or self._current_run.is_locked
        )
        if not known and self._asked is None and not self._engine.busy:
            self._asked = self.step
            self._engine.record(self.step)

    @property
    def _here(self) -> int | None:
        """The index of the line that is marked; None if that is not known yet."""
        recorded = self.recorded
        if recorded is None:
            return None
        return recorded.rest if self._line is None else self._line

    @property
    def _leads_beyond(self) -> bool:
        """Whether the run ended in the midst of a step, which can be looked at, too."""
        stop = self._current_run.stop
        return stop is not None and stop.reason in (StopReason.DIVERGED, StopReason.RAISED)

    @property
    def _may_look_beyond(self) -> bool:
        """Whether the step that was not finished is behind the one that is looked at."""
        return self._leads_beyond and self._current_run.at_last_step and not self._is_beyond

    @Slot()
    @one_change
    def _go_on(self) -> None:
        """Make the next of the moves that were asked for, if its step is recorded."""
        self._forget_if_void()
        if self._arriving is not None or self._current_run.waiting or not self._moves:
            return
        recorded, here = self.recorded, self._here
        if recorded is None or here is None:
            self.look()
            return
        move = self._moves.popleft()
        ahead = [each for each in self._stops(recorded)[::move] if (each - here) * move > 0]
        if ahead:
            self._look_at(ahead[0])
        elif move > 0 and self.step == self._last_step:
            self._moves.clear()
        elif move > 0:
            self._enter_next_step()
        else:
            self._enter_previous_step()
        self.news.tell(self._moved)  # each line is seen: the next move waits for that

    def _enter_next_step(self) -> None:
        current_run = self._current_run
        if self._is_beyond:
            return
        if not current_run.at_last_step or current_run.stop is None:
            self._arriving = (current_run.cursor + 1, _FIRST)
            current_run.step()
            self._wishes = current_run.wishes
        elif self._leads_beyond:
            self._is_beyond = True
            self._look_at(_FIRST)

    def _enter_previous_step(self) -> None:
        if self._is_beyond:
            self._is_beyond = False
            self._look_at(_LAST)
        elif self._current_run.cursor:
            self._arriving = (self._current_run.cursor - 1, _LAST)
            self._current_run.back()
            self._wishes = self._current_run.wishes

    def _look_at(self, line: int | None) -> None:
        """Look at a line of `step`, which may still have to be told."""
        recorded = self.recorded
        if recorded is not None and line in (_FIRST, _LAST):
            line = self._stops(recorded)[0 if line == _FIRST else -1]
        if (line, recorded) != (self._line, self._looked_at):
            self._line, self._looked_at = line, recorded
            self.news.tell(self.changed)

    def _plan(self, move: int) -> None:
        if self._current_run.is_locked:
            return
        self._forget_if_void()
        self._wishes = self._current_run.wishes
        self._moves.append(move)
        self._go_on()

    def _forget_if_void(self) -> None:
        """Drop the moves that were asked for before a person wished to go elsewhere."""
        if self._wishes != self._current_run.wishes:
            self._moves.clear()
            self._arriving = None

    def _forget_plans(self) -> None:
        self._moves.clear()
        self._arriving = self._place = None

    def _place_in(self, step: int) -> Place:
        """Return where within a step, which is or will be the cursor's, a person is."""
        sought, seen = self._sought, self._looked_at
        if sought is not None and sought.role is None:
            return replace(sought.at, step=step)
        here = Place(step, self.line, self._is_beyond)
        return here if seen is not None and seen.step == here.recorded else Place(step)

    @property
    def _sought(self) -> Sought | None:
        """The place that is gone to, unless a person wished to be elsewhere since."""
        place = self._place
        return place if place is not None and place.wishes == self._current_run.wishes else None

    def _to_be_sought(self) -> Sought | None:
        """Return the place to go to in the run that has begun."""
        current_run, before, line = self._current_run, self._looked_at, self._line
        wishes, returns_to = current_run.wishes, current_run.returns_to
        if returns_to is not None:
            return Sought(returns_to.at, wishes)
        problem, old = current_run.problem, self._problem
        if not current_run.returning or old != problem.but(precision=old.precision):
            return None
        if before is None or line is None or self._is_beyond:
            return self._place
        role = before.lines[line].role, line > before.rest
        return Sought(Place(before.step), wishes, role)

    @Slot()
    @one_change
    def _begin(self) -> None:
        """Follow another run; if it goes on to the same step, the same line is looked for."""
        place = self._to_be_sought()
        self._problem = self._current_run.problem
        self._run = self._engine.run
        self._recorded_steps.clear()
        self.sentence, self._asked, self._refused = None, None, None
        self._is_beyond = False
        self._forget_plans()
        self._place = place
        self._line = self._looked_at = None
        self.news.tell(self.changed)

    @Slot(bool)
    @one_change
    def _follow(self, _forward: bool) -> None:
        """Look at the step at the cursor, at the line for which this walk has moved there."""
        self._forget_if_void()
        self._is_beyond = False
        step, line = self._arriving or (None, None)
        self._arriving = None
        if step != self._current_run.cursor:
            self._place = self._place if self._current_run.returning else None
            line = None
        self._look_at(line)
        self._go_on()

    @Slot()
    @one_change
    def _note_steps(self) -> None:
        """Give up waiting for a step that does not come, as the run ends before it."""
        current_run = self._current_run
        self._forget_if_void()
        if (
            self._arriving is not None
            and current_run.at_end
            and self._arriving[0] != current_run.cursor
        ):
            self._arriving = None
            self._moves.appendleft(1)
            self._go_on()

    @Slot(bool)
    @one_change
    def _note_busy(self, _busy: bool) -> None:
        if not self._engine.busy:
            self._go_on()

    @Slot(Recorded)
    @one_change
    def _take(self, message: Recorded) -> None:
        if message.run != self._engine.run:
            return
        self._asked = None
        if message.recorded_step is not None:
            self._recorded_steps[message.step] = message.recorded_step
            if len(self._recorded_steps) > KEPT_STEPS:
                self._recorded_steps.popitem(last=False)
        else:
            self._moves.clear()
            if message.sentence:
                self.sentence, self._refused = message.sentence, message.step
                self.news.tell(self.changed)
        place, recorded = self._sought, self.recorded
        if place is not None and recorded is not None and place.at.recorded == recorded.step:
            self._place = None
            self._look_at(place.line_of(recorded))
        elif place is not None and place.at.is_beyond and self._may_look_beyond:
            self._is_beyond = True
            self._look_at(None)
        else:
            self._look_at(self._line)
        self.news.tell(self._moved)
        if self.recorded is None and message.recorded_step is not None:
            self.look()
