"""Runs that go along with the one looked at, by other rules from the same start, step for step."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from gradapp.core.registry import method
from gradapp.core.run.race import LONGEST_RACE
from gradapp.core.run.recipe import Recipe
from gradapp.engine.making import Making
from gradapp.engine.messages import Raced
from gradapp.engine.pace import LOCKSTEP, MESSAGE_INTERVAL


class Racing:
    """Makes the steps of all who race.

    Owns their descents, and with them tensors and optimizers.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Have nobody race; `clock` gives seconds."""
        self._clock = clock
        self._number = 0
        self._all: tuple[tuple[Recipe, Making], ...] = ()
        self._length = 0
        self._has_torch = False
        self._last_told = -MESSAGE_INTERVAL

    def take(self, number: int, racers: tuple[Recipe, ...]) -> Raced:
        """Have these race, and tell what they have made already."""
        self._number, self._all = number, tuple((each, self._begun(each)) for each in racers)
        return self._told

    def admit_torch(self) -> None:
        """Let those that need torch begin."""
        self._has_torch = True

    def follow(self, length: int) -> None:
        """Take in how far the run has come."""
        self._length = min(length, LONGEST_RACE)

    @property
    def is_empty(self) -> bool:
        """Whether nobody races."""
        return not self._all

    @property
    def has_work(self) -> bool:
        """Whether anyone is behind the run."""
        return any(count for count, _ in self._behind)

    @property
    def is_urgent(self) -> bool:
        """Whether all are so little behind that a person can take it for the same moment."""
        return all(count <= LOCKSTEP for count, _ in self._behind)

    def work(self) -> Raced | None:
        """Make some steps with the one who is farthest behind, and tell of them if it is time."""
        count, last = max(self._behind, key=itemgetter(0))
        last.go_on(count)
        now = self._clock()
        if self.has_work and now - self._last_told < MESSAGE_INTERVAL:
            return None
        self._last_told = now
        return self._told

    def keep_up(self) -> Raced | None:
        """Make what little there is to make, before the run's step is told: all go at once."""
        if not (self.has_work and self.is_urgent):
            return None
        for count, each in self._behind:
            if count:
                each.go_on(count)
        return self._told

    @property
    def _told(self) -> Raced:
        return Raced(self._number, tuple(making.run for _, making in self._all))

    @property
    def _behind(self) -> list[tuple[int, Making]]:
        """How many steps each that may go on can make and has to."""
        return [
            (making.behind(self._length), making)
            for racer, making in self._all
            if self._length > racer.steps and (self._has_torch or not making.uses_torch)
        ]

    def _begun(self, racer: Recipe) -> Making:
        """Return what makes its steps; the same program from the same start makes the same."""
        for known, making in self._all:
            if known.is_same_run(racer):
                return making
        return Making(racer.problem, method(racer.method_id, racer.problem), self._clock)
