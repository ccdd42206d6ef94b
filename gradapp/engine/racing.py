"""Runs that go along with the one looked at, by other rules from the same start, step for step."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from gradapp.core.descent import Descent, Stop, could_not_be_made
from gradapp.core.race import LONGEST, Racer
from gradapp.core.run import Run
from gradapp.core.trajectory import Trajectory
from gradapp.engine.messages import Raced
from gradapp.engine.pace import MESSAGE_INTERVAL, Pace

LOCKSTEP: Final = 64
"""Up to so many steps behind the run, they are made at once: that is a few milliseconds."""

_log = logging.getLogger(__name__)


@dataclass(slots=True, repr=False, eq=False)
class _Racing:
    """One of them. It begins at the start again: the same program makes the same steps."""

    racer: Racer
    descent: Descent
    made: Trajectory
    failed: Stop | None = None
    pace: Pace = field(default_factory=Pace)

    @property
    def run(self) -> Run:
        """What it has made so far."""
        stop = self.failed or self.descent.stop
        return Run(self.racer.problem, self.racer.method, self.made.steps, stop)

    def behind(self, length: int) -> int:
        """Return how many steps it can make and has to, for a run of so many."""
        is_over = self.failed is not None or self.descent.stop is not None
        return 0 if is_over or length <= self.racer.made else max(0, length - len(self.made))

    def go_on(self, count: int, clock: Callable[[], float]) -> None:
        """Make so many steps, or what fills a slice; an error is the end of this one alone."""
        began = clock()
        try:
            block = self.descent.advance(min(count, self.pace.count))
            self.made.append(block)
        except Exception as error:
            _log.exception("A run beside the one looked at is given up.")
            self.failed = could_not_be_made(error.with_traceback(None), len(self.made) + 1)
        else:
            self.pace.took(block.shape[1], clock() - began)


class Racing:
    """Makes the steps of all who race.

    Owns their descents, and with them tensors and optimizers.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Have nobody race; `clock` gives seconds."""
        self._clock = clock
        self._number = 0
        self._all: tuple[_Racing, ...] = ()
        self._length = 0
        self._has_torch = False
        self._last_told = -MESSAGE_INTERVAL

    def take(self, number: int, racers: tuple[Racer, ...]) -> Raced:
        """Have these race, and tell what they have made already."""
        self._number, self._all = number, tuple(map(self._begun, racers))
        return self._told

    def admit_torch(self) -> None:
        """Let those that need torch begin."""
        self._has_torch = True

    def follow(self, length: int) -> None:
        """Take in how far the run has come."""
        self._length = min(length, LONGEST)

    @property
    def has_work(self) -> bool:
        """Whether anyone is behind the run."""
        return any(map(self._behind, self._all))

    @property
    def is_urgent(self) -> bool:
        """Whether all are so little behind that a person can take it for the same moment."""
        return max(map(self._behind, self._all), default=0) <= LOCKSTEP

    def work(self) -> Raced | None:
        """Make some steps with the one who is farthest behind, and tell of them if it is time."""
        last = max(self._all, key=self._behind)
        last.go_on(self._behind(last), self._clock)
        now = self._clock()
        if self.has_work and now - self._last_told < MESSAGE_INTERVAL:
            return None
        self._last_told = now
        return self._told

    def keep_up(self) -> Raced | None:
        """Make what little there is to make, before the run's step is told: all go at once."""
        if not (self.has_work and self.is_urgent):
            return None
        for each in self._all:
            if self._behind(each):
                each.go_on(self._behind(each), self._clock)
        return self._told

    @property
    def _told(self) -> Raced:
        return Raced(self._number, tuple(each.run for each in self._all))

    def _behind(self, each: _Racing) -> int:
        waits = each.racer.method.uses_torch and not self._has_torch
        return 0 if waits else each.behind(self._length)

    def _begun(self, racer: Racer) -> _Racing:
        for each in self._all:
            known = each.racer
            if (known.problem, known.method.id) == (racer.problem, racer.method.id):
                each.racer = racer
                return each
        made = Trajectory(racer.problem.columns)
        return _Racing(racer, Descent(racer.problem, racer.method), made)
