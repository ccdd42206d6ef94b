"""The pins that race: those of the run's start go along with it, step for step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.pins import Pins
from gradapp.core.limits import MOST_PINS
from gradapp.core.registry import method, same_way
from gradapp.core.run import Run
from gradapp.core.run.race import LONGEST_RACE, rivals_of, same_start
from gradapp.core.run.recipe import Recipe
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Raced
from gradapp.engine.news import one_change


class Race(QObject):
    """Owns what pins have made beyond what was pinned, for as long as they race.

    The pins stay as they were pinned: without the race they are that long again.

    Attributes:
        is_on: whether pins of the run's start race.

    Signals:
        changed: someone has made steps, or others race, or nobody does.
    """

    changed = Signal()

    def __init__(
        self, engine: Engine, current_run: CurrentRun, pins: Pins, parent: QObject | None = None
    ) -> None:
        """Have nobody race."""
        super().__init__(parent)
        self.news = engine.news
        self._engine = engine
        self._current_run = current_run
        self._pins = pins
        self.is_on = False
        self._racers: tuple[Recipe, ...] = ()
        self._runs: tuple[Run, ...] = ()
        self._number = 0
        self._shown: dict[int, Run] = {}
        self._made_of: tuple[tuple[tuple[int, Run], ...], tuple[Run, ...]] = ((), ())
        engine.on(Raced, self._take)
        pins.changed.connect(self._choose)
        current_run.run_started.connect(self._choose)

    @property
    def is_settled(self) -> bool:
        """Whether all who race are as far as the run is, or can't be."""
        length = min(len(self._current_run.run), LONGEST_RACE)
        return all(
            racer.steps >= length
            or run.stop is not None
            or len(run) >= length
            or (run.method.uses_torch and not self._engine.has_torch)
            for racer, run in zip(self._racers, self._runs, strict=True)
        )

    @property
    def runs(self) -> Mapping[int, Run]:
        """The pins by their slots, those that race with all the steps they have made."""
        made_of = (tuple(self._pins.pins.items()), self._runs)
        if made_of != self._made_of:
            self._made_of = made_of
            self._shown = {slot: self._run(pin) for slot, pin in self._pins.pins.items()}
        return self._shown

    @one_change
    def set_on(self, on: bool) -> None:
        """Have the pins of the run's start race, or be as they were pinned."""
        if on != self.is_on:
            self.is_on = on
            self._choose()
            self.news.tell(self.changed)

    @one_change
    def enter_rivals(self) -> None:
        """Pin the rules that are raced, but the run's own, as far as there are pins; they race."""
        run, pins = self._current_run.run, self._pins
        for problem in rivals_of(run.problem):
            rival = Run.begun(problem, same_way(run.method, problem))
            known = (run, *pins.pins.values())
            if not any(rival.recipe.is_same_run(each.recipe) for each in known):
                pins.add(rival)
                if len(pins.pins) == MOST_PINS:
                    break
        self.set_on(True)

    def _run(self, pin: Run) -> Run:
        for racer, run in zip(self._racers, self._runs, strict=True):
            alike = racer.is_same_run(pin.recipe)
            if alike and len(run) > len(pin):
                return replace(run, name=pin.name)
            if alike and run.stop is not None and len(run) == len(pin):
                return replace(pin, stop=run.stop)
        return pin

    @Slot()
    @one_change
    def _choose(self) -> None:
        """Have those race who can, and tell the worker where these are others than before."""
        racers: list[Recipe] = []
        pins = self._pins.pins.values() if self.is_on else ()
        for pin in sorted(pins, key=len):
            is_there = any(each.is_same_run(pin.recipe) for each in racers)
            if not is_there and same_start(pin.problem, self._current_run.problem):
                racers.append(pin.recipe)
        if tuple(racers) != self._racers:
            known = list(zip(self._racers, self._runs, strict=True))
            self._racers = tuple(racers)
            self._runs = tuple(_as_known(racer, known) for racer in racers)
            self._number = self._engine.set_race(self._racers)

    @Slot(Raced)
    @one_change
    def _take(self, raced: Raced) -> None:
        if raced.race == self._number:
            self._runs = raced.runs
            self.news.tell(self.changed)


def _as_known(racer: Recipe, known: Sequence[tuple[Recipe, Run]]) -> Run:
    """Return what is known of someone who raced before."""
    for before, run in known:
        if before.is_same_run(racer):
            return run
    return Run.begun(racer.problem, method(racer.method_id, racer.problem))
