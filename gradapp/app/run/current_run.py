"""The run a person looks at: its problem, way and steps, and where among them they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.core.limits import MOST_STEPS
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import compared_with, method, same_way
from gradapp.core.rules.table import PLAIN
from gradapp.core.run import Run
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended, Stop, could_not_be_made
from gradapp.core.trajectory import StepValues
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Failed, StepsMade
from gradapp.engine.news import one_change
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A run and the place in it, to come back to.

    Attributes:
        recipe: the run.
        at: where in it a person was.
        is_locked: whether it was locked.
    """

    recipe: Recipe
    at: Place = Place()
    is_locked: bool = False


class CurrentRun(QObject):
    """Owns the run and the cursor in it, and asks the engine for what is missing.

    The cursor is the number of the step being looked at, 0 before the first. Going back and
    forth over steps that have been made computes nothing. The same problem by another way or
    rule, or in another precision keeps the number of steps and the cursor; the Lab gives back the
    run that it was entered from.

    Attributes:
        wishes: how often it was said where to go, or to stay; what was planned before is void.
        is_locked: whether no step is made, nor any line run, until `unlock`.
        restarts: how often steps have been forgotten, outside of the Lab.
        left: the run before this one and the place in it, outside of the Lab.
        returns_to: the place in this very run that was left before, and is gone on to.
        place_in: says where within a step a person is, who walks through its lines.
        returning: whether the run goes on where another was, at whose cursor it is going to be.

    Signals:
        run_started: there is another run.
        steps_added: the run has more steps, or has stopped.
        cursor_moved: the cursor is somewhere else; says whether by one step forward.
        unlocked: a run that was locked may go on.
    """

    run_started = Signal()
    steps_added = Signal()
    cursor_moved = Signal(bool)
    unlocked = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        """Begin with the notebook's problem; the first run starts with `start`."""
        super().__init__(parent)
        self._engine = engine
        self.news = engine.news
        self.run = Run.begun(Problem(), METHODS[0])
        self.cursor = 0
        self.wishes = 0
        self.is_locked = False
        self.restarts = 0
        self._goal = 0
        self._wanted = 0
        self._due = 0
        self._sought_end: Ended | None = None
        self._following = False
        self.returning = False
        self._before_lab: Bookmark | None = None
        self.returns_to: Bookmark | None = None
        self.place_in: Callable[[int], Place] = Place
        self.left = self.outside_lab
        engine.on(StepsMade, self._add)
        engine.on(Failed, self._give_up)
        engine.busy_changed.connect(self._note_busy)

    @property
    def problem(self) -> AnyProblem:
        """What the run solves."""
        return self.run.problem

    @property
    def method(self) -> Method:
        """What makes its steps."""
        return self.run.method

    @property
    def stop(self) -> Stop | None:
        """Why there are no more steps, if there can't be."""
        return self.run.stop

    @property
    def step_values(self) -> StepValues | None:
        """What the step at the cursor computed; None before the first."""
        return self.run.step(self.cursor) if self.cursor else None

    @property
    def at_last_step(self) -> bool:
        """Whether the cursor is at the newest of the steps made."""
        return self.cursor == len(self.run)

    @property
    def at_end(self) -> bool:
        """Whether there is no step after the cursor, and there can't be one."""
        return self.stop is not None and self.at_last_step

    @property
    def is_barren(self) -> bool:
        """Whether there is no step, and there can't be one."""
        return self.stop is not None and not len(self.run)

    @property
    def is_untouched(self) -> bool:
        """Whether it is as at a first start: the notebook's problem by hand, and no step."""
        is_first = self.method is METHODS[0] and self.problem == Problem()
        return is_first and not self.busy and not len(self.run)

    @property
    def waiting(self) -> bool:
        """Whether a step has been asked for that is not there yet."""
        return self._goal > len(self.run)

    @property
    def is_in_lab(self) -> bool:
        """Whether it is code of the Lab, which is left again to the run from which it came."""
        return self._before_lab is not None

    @property
    def outside_lab(self) -> Bookmark:
        """The run and the place in it; in the Lab, those from which it was entered."""
        return self._before_lab or self.here

    @property
    def busy(self) -> bool:
        """Whether the engine is making steps."""
        return self._engine.busy

    @property
    def follows(self) -> bool:
        """Whether the newest step is looked at while more are made as fast as they can be."""
        return self._following and self.busy

    @one_change
    def start(self, problem: AnyProblem, method_id: str, *, is_locked: bool = False) -> None:
        """Begin another run at its θ₀, or lock it there until `unlock`."""
        self._begin(Recipe(problem, method_id), is_locked=is_locked)

    @one_change
    def unlock(self) -> None:
        """Let a run go on that was locked."""
        if self.is_locked:
            self.is_locked = False
            self.news.tell(self.unlocked)

    @one_change
    def set_problem(self, problem: AnyProblem) -> None:
        """Begin another run at θ₀ if the problem is another one.

        In another precision, or by another rule, go on to the same step.
        """
        if problem == self.problem:
            return
        own = self.problem
        same = problem.but(precision=own.precision, rule=PLAIN) == own.but(rule=PLAIN)
        by = same_way(self.method, problem)
        is_locked = self.is_locked and by is self.method
        self._begin(Recipe(problem, by.id), self.here if same else None, is_locked=is_locked)

    @one_change
    def start_afresh(self) -> None:
        """Forget the steps made and begin the same run again."""
        self._begin(self.run.recipe, is_locked=self.is_locked)

    @one_change
    def set_method(self, method_id: str) -> None:
        """Solve the same problem by another way, and stay at the same step."""
        if method_id != self.method.id:
            problem = self.problem
            chosen = method(method_id, problem)
            if not chosen.solves(problem):
                problem = problem.but(rule=PLAIN)
            self._begin(Recipe(problem, method_id), self.here)

    @one_change
    def go_back_to(self, bookmark: Bookmark, outside: Bookmark) -> None:
        """Go back to another run, and to its step; nothing changes where it is this one.

        The Lab, if `bookmark` is there, is left to `outside`.
        """
        if not bookmark.recipe.is_same_run(self.run.recipe):
            self._begin(bookmark.recipe, bookmark, is_locked=bookmark.is_locked, outside=outside)

    @one_change
    def leave_lab(self) -> None:
        """Go back to the run from which the Lab was entered, and to its step."""
        before = self._before_lab
        if before is not None:
            self._begin(before.recipe, before)

    @one_change
    def resume(self, bookmark: Bookmark) -> None:
        """Begin a run that there was before, and go on to the place in it; the Lab is left."""
        self._begin(bookmark.recipe, bookmark)

    @one_change
    def step(self, count: int = 1) -> None:
        """Go forward, and make the steps that are not there yet."""
        self.wishes += 1
        self._following = self.returning = False
        if self.is_locked:
            return
        goal = min(max(self._goal, self.cursor) + count, MOST_STEPS)
        if goal > len(self.run):
            if self.stop is not None:
                goal = len(self.run)
            else:
                self._goal = goal
                self._extend(max(goal, self._wanted))
        self._go(goal, forward=True)

    def back(self) -> None:
        """Go one step back."""
        self.seek(self.cursor - 1)

    @one_change
    def seek(self, step: int) -> None:
        """Go to a step that has been made."""
        self.wishes += 1
        self._following = False
        self._go(max(0, min(step, len(self.run))))

    @one_change
    def run_until_stop(self) -> None:
        """Make steps for as long as there are any, and look at the newest."""
        self.wishes += 1
        if self.stop is None and not self.is_locked:
            self._following, self.returning, self._sought_end = True, False, None
            self._engine.run_until_stop()
        self._go(len(self.run))

    @one_change
    def pause(self) -> None:
        """Make no more steps, and stay at the newest if it was being followed."""
        self.wishes += 1
        self._goal = self.cursor
        if self.stop is None:
            self._wanted = len(self.run)
            self._sought_end = None
        self._following = self._following and self.busy  # to the last steps on their way
        self._engine.pause()

    @property
    def here(self) -> Bookmark:
        """The run and the place in it."""
        # Not the cursor, which may itself be on its way back there.
        length = max(len(self.run), self._wanted)
        ended = self._sought_end if self.stop is None else self._sought_end or self.stop.ended
        recipe = replace(self.run.recipe, steps=length, ended=ended)
        return Bookmark(recipe, self.place_in(self._goal), self.is_locked)

    def _begin(
        self,
        recipe: Recipe,
        bookmark: Bookmark | None = None,
        *,
        is_locked: bool = False,
        outside: Bookmark | None = None,
    ) -> None:
        """Begin another run at its θ₀, and go on as far as to `bookmark`."""
        problem, chosen = recipe.problem, method(recipe.method_id, recipe.problem)
        self.left = self.outside_lab
        left = self.left.recipe
        self.restarts += bookmark is None and left.steps > 0 and recipe.is_same_run(left)
        self.is_locked = is_locked
        self._before_lab = (outside or self.outside_lab) if chosen.right else None
        self.run = Run.begun(problem, chosen)
        self.cursor = self._goal = self._wanted = 0
        self._due = 0 if bookmark is None else bookmark.recipe.steps
        self._following, self.returning = False, bookmark is not None
        known = bookmark if bookmark is not None and recipe.is_same_run(bookmark.recipe) else None
        self.returns_to = known
        self._sought_end = None if known is None else known.recipe.ended
        others = [each.id for each in compared_with(chosen, problem) if each is not chosen]
        # Before the engine tells anything: what others keep is of the run before until then.
        self.news.tell(self.run_started)
        self._engine.start(problem, chosen.id, tuple(others))
        if bookmark is not None and (bookmark.recipe.steps or self._sought_end):
            self._goal, self._wanted = bookmark.at.step, bookmark.recipe.steps
            self._extend(bookmark.recipe.steps)

    def _extend(self, length: int) -> None:
        if length > self._wanted:
            self._sought_end = None
        self._wanted = length
        self._engine.extend(length + (self._sought_end is not None))  # a step that can't be made

    def _go(self, goal: int, *, forward: bool = False) -> None:
        self._goal = goal
        cursor = min(goal, len(self.run))
        if cursor != self.cursor:
            by_one = forward and cursor == self.cursor + 1
            self.cursor = cursor
            self.news.tell(self.cursor_moved, by_one)

    @Slot(StepsMade)
    @one_change
    def _add(self, made: StepsMade) -> None:
        if made.run != self._engine.run:
            return
        self.run = replace(self.run, steps=made.made, stop=self.stop or made.stop)
        length = len(self.run)
        if length > self._wanted:
            self._sought_end = None
        if self.stop is not None:
            self._goal = min(self._goal, length)
            self._note_end()
        self.news.tell(self.steps_added)
        if self._following:
            self._go(length)
        else:
            self._go(self._goal, forward=not self.returning)

    @Slot()
    def _note_busy(self) -> None:
        self._following = self._following and self.busy

    @Slot(Failed)
    @one_change
    def _give_up(self, failed: Failed) -> None:
        if failed.run != self._engine.run:
            return
        stop = could_not_be_made(failed.error, len(self.run) + 1)
        self.run = replace(self.run, stop=stop)
        self._following = False
        self._note_end()
        self._go(self.cursor)
        self.news.tell(self.steps_added)

    def _note_end(self) -> None:
        """Want no more steps, but those that there were and that memory does not suffice for."""
        if self.run.lacks_memory:
            self._wanted = min(self._wanted, self._due)
        else:
            self._wanted, self._sought_end = len(self.run), None
