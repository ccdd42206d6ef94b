"""What a person has changed, to be undone and done again: never steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from gradapp.app.run.current_run import Bookmark, CurrentRun
from gradapp.app.run.pins import Pinned, Pins
from gradapp.app.run.race import Race
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.draft import draft_of
from gradapp.core.problem.kinds import examples
from gradapp.core.registry import method
from gradapp.core.rules.table import PLAIN
from gradapp.core.words import N_, Message, Value
from gradapp.engine.news import one_change
from gradapp.override import override
from gradapp.ui.kit.words import said
from gradapp.values import dataclass

MOST: Final = 1000
"""So many changes can be undone."""


@dataclass(frozen=True, slots=True)
class _State:
    """What can be changed, and where among the steps and their lines a person was with it.

    `begun` tells from one another runs whose steps were forgotten in between. That pins race only
    shows something, and is no change: it goes and comes with a change that has begun or ended it.
    """

    bookmark: Bookmark
    pinned: Pinned
    begun: int
    races: bool

    def is_like(self, other: _State) -> bool:
        """Return whether nothing has been changed, wherever one looks."""
        return self.has_run_of(other) and self.pinned.is_like(other.pinned)

    def has_run_of(self, other: _State) -> bool:
        """Return whether nothing has been changed of the run."""
        return self.begun == other.begun and self.bookmark.recipe.is_same_run(other.bookmark.recipe)


class History(QObject):
    """Owns the stack of changes; each is noticed when it is told, whatever has made it.

    In the Lab there is no change to what is outside of it, and nothing is undone from there.

    Signals:
        changed: something else can be undone or redone. (Not the stack's own signal, which it also
            emits while it is being destroyed.)
    """

    changed = Signal()

    def __init__(
        self,
        current_run: CurrentRun,
        pins: Pins,
        race: Race,
        drag: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        """Begin with what there is; `drag` tells which drag is under way, if one is."""
        super().__init__(parent)
        self.news = current_run.news
        self._current_run = current_run
        self._pins = pins
        self._race = race
        self._drag = drag
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST)
        self.stack.indexChanged.connect(self._tell)
        self._begun = self._restarts = current_run.restarts
        self._known = self._state
        current_run.run_started.connect(self._note)
        pins.changed.connect(self._note)
        race.changed.connect(self._note_race)

    @property
    def _state(self) -> _State:
        run, pins = self._current_run.outside_lab, self._pins.now
        return _State(run, pins, self._begun, self._race.is_on)

    @one_change
    def begin(self) -> None:
        """Forget all changes: what there is now is where they begin."""
        self._known = self._state
        self.stack.clear()

    def left(self, state: _State) -> _State:
        """Return `state` with the step at which it is left now, if that is where a person is."""
        here = self._state
        return here if here.is_like(state) else state

    @one_change
    def restore(self, state: _State, *, with_race: bool) -> None:
        """Have everything as it was, and go on to the step that was looked at."""
        here = self._state
        self._known = state
        self._begun = state.begun
        if not state.has_run_of(here):
            self.resume(state)
        if not state.pinned.is_like(here.pinned):
            self._pins.restore(state.pinned)
        if with_race:
            self._race.set_on(state.races)

    def resume(self, state: _State) -> None:
        """Have the run again that was looked at, as far as it was made, at its step and line."""
        self._current_run.resume(state.bookmark)

    @Slot()
    def _tell(self) -> None:
        self.news.tell(self.changed)

    @Slot()
    def _note_race(self) -> None:
        """Know that pins race, or that they don't any more."""
        if self._race.is_on != self._known.races:
            self._note()

    @Slot()
    def _note(self) -> None:
        """Put what has been changed on the stack."""
        if self._restarts != self._current_run.restarts:
            self._begun = self._restarts = self._current_run.restarts
        state, before = self._state, self._known
        self._known = state
        if state.is_like(before):
            return
        left = self._current_run.left
        if left.recipe.is_same_run(before.bookmark.recipe):
            before = replace(before, bookmark=left)
        self.stack.push(_Change(self, before, state, self._drag()))


class _Change(QUndoCommand):
    """One entry; those of one drag are one."""

    def __init__(self, history: History, before: _State, after: _State, drag: object) -> None:
        super().__init__(said(_words_on(before, after)))
        self.before, self.after, self.drag = before, after, drag
        self._history = history
        self._is_done = True
        self._is_of_race = before.races != after.races

    @override
    def id(self) -> int:
        """Say that entries of this kind may become one."""
        return 1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what the same drag has changed next; one that comes home has changed nothing."""
        if not isinstance(other, _Change) or not self.drag or other.drag != self.drag:
            return False
        self.after = other.after
        self.setText(said(_words_on(self.before, self.after)))
        if self.before.is_like(self.after):
            self.setObsolete(True)
            self._history.resume(self.before)
        return True

    @override
    def undo(self) -> None:
        """Have everything as before the change."""
        self._is_done = False
        self.after = replace(self._history.left(self.after), races=self.after.races)
        self._history.restore(self.before, with_race=self._is_of_race)

    @override
    def redo(self) -> None:
        """Have everything as behind the change, which Qt asks for when it is noted, too."""
        if not self._is_done:
            self._is_done = True
            self.before = replace(self._history.left(self.before), races=self.before.races)
            self._history.restore(self.after, with_race=self._is_of_race)


def _words_on(before: _State, after: _State) -> Value:
    """Return what has been changed, as the menu says it behind “Undo”."""
    old, new = before.bookmark.recipe, after.bookmark.recipe
    if before.races != after.races and before.has_run_of(after):
        return N_("History", "the race")
    if not (before.pinned.is_like(after.pinned) or before.has_run_of(after)):
        return N_("History", "New")
    if old.problem != new.problem:
        return _changed(old.problem, new.problem)
    if old.method_id != new.method_id:
        way = method(new.method_id, new.problem)
        return N_("History", "the way: {way}").filled(way=way.label)
    if before.begun != after.begun:
        return N_("History", "the restart")
    return _words_on_pins(before.pinned, after.pinned)


def _changed(old: AnyProblem, new: AnyProblem) -> Value:
    """Return the name of what differs between two problems, or of the example that it is."""
    if type(old) is type(new):
        specs = [each for each in new.specs if getattr(old, each.name) != getattr(new, each.name)]
        if len(specs) == 1 and old.but(**{specs[0].name: getattr(new, specs[0].name)}) == new:
            return specs[0].symbol
    for name, problem, _ in examples():
        if problem == new:
            return name
    was, now = draft_of(old), draft_of(new)
    if was is not None and now is not None:
        for field, what in _FIELDS.items():
            if getattr(was, field) != getattr(now, field) and (
                replace(was, **{field: getattr(now, field)}) == now
            ):
                return what
    if type(old) is type(new) and old.but(rule=PLAIN, alpha=new.alpha) == new.but(rule=PLAIN):
        return N_("History", "the rule")
    return N_("History", "the problem")


_FIELDS: Final[dict[str, Value]] = {
    "formula": N_("History", "the formula"),
    "samples": N_("History", "the samples"),
    "start": N_("History", "the start"),
    "reduction": N_("History", "the reduction"),
    "batch": N_("History", "the samples per step"),
    "seed": N_("History", "the seed"),
    "optimizer": N_("History", "the rule"),
    "options": N_("History", "the options of the rule"),
    "alpha": "α",
    "precision": N_("History", "the precision"),
}


def _words_on_pins(old: Pinned, new: Pinned) -> Message:
    came = [run.name for slot, run in new.runs.items() if slot not in old.runs]
    went = [run.name for slot, run in old.runs.items() if slot not in new.runs]
    if len(came) == 1 and not went:
        return N_("History", "the pin “{name}”").filled(name=came[0])
    if len(went) == 1 and not came:
        return N_("History", "the removal of “{name}”").filled(name=went[0])
    if came or went:
        words = N_("History", "%Ln pin(s)", "", 0)
        return words.counted(len(came or went))
    if old.reference != new.reference:
        return N_("History", "the pin to compare with")
    return N_("History", "the name of a pin")
