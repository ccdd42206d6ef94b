"""A worker without a thread, for the tests of what it does: commands in, messages out."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from gradapp.core.problem.notebook import Problem
from gradapp.core.sweep import Outcome
from gradapp.engine.messages import (
    Compared,
    Extend,
    NextStep,
    Notice,
    Raced,
    Start,
    StepsMade,
    Swept,
)
from gradapp.engine.worker import Worker

_N = TypeVar("_N", bound=Notice)


class Bench:
    """A worker, what it has told and when, and a hand that turns its crank.

    Attributes:
        now: seconds that pass only when they are looked at, so many at each look.
    """

    def __init__(self, tick: float = 0.001) -> None:
        self.now = 0.0
        self._tick = tick
        self.worker = Worker(self.clock)
        self.moments: list[tuple[Notice, ...]] = []
        self.told: list[Notice] = []
        self.times: list[float] = []
        self.worker.told.connect(self._hear)

    def clock(self) -> float:
        self.now += self._tick
        return self.now

    def _hear(self, notices: tuple[Notice, ...]) -> None:
        self.moments.append(notices)
        self.told += notices
        self.times += [self.now] * len(notices)

    def turn(self, most: int | None = None) -> None:
        """Turn until the worker rests, which it does, or at `most` so often."""
        for _ in range(100_000 if most is None else most):
            if not self.worker._slices.isActive():
                return
            self.worker.make_slice()
        if most is None:
            raise AssertionError("it never rests")

    def start(self, problem: Problem, method_id: str, *others: str, run: int = 1) -> None:
        self.worker.obey(Start(run, run, problem, method_id, others))

    def extend(self, length: int, run: int = 1) -> None:
        self.worker.obey(Extend(100 + length, run, length))

    def make(self, length: int) -> None:
        """Make so many steps and no more: what there is to do in the background is left."""
        self.extend(length)
        told = len(self.told)
        while not any(made.idle for made in self._of(StepsMade, since=told)):
            self.worker.make_slice()

    def foresee(self) -> NextStep:
        """Look ahead, and return what is told of the step that comes next."""
        self.told.clear()
        self.worker.look_ahead()
        (foreseen,) = self._of(NextStep)
        self.told.clear()
        return foreseen

    @property
    def foresees(self) -> bool:
        """Whether the step that comes next is told of by looking ahead."""
        self.told.clear()
        self.worker.look_ahead()
        return bool(self._of(NextStep))

    def take(self, foreseen: NextStep) -> None:
        """Ask for a step that was told before."""
        serial = foreseen.steps.serial
        self.worker.obey(Extend(serial, foreseen.run, foreseen.length, is_known=True))
        self.turn()

    @property
    def blocks(self) -> list[StepsMade]:
        return self._of(StepsMade)

    @property
    def steps(self) -> np.ndarray:
        return self.blocks[-1].made

    @property
    def compared(self) -> list[Compared]:
        return self._of(Compared)

    @property
    def swept(self) -> list[Swept]:
        return self._of(Swept)

    @property
    def outcomes(self) -> list[Outcome]:
        return [outcome for swept in self.swept for outcome in swept.outcomes]

    @property
    def raced(self) -> Raced:
        return self._of(Raced)[-1]

    def _of(self, kind: type[_N], since: int = 0) -> list[_N]:
        return [notice for notice in self.told[since:] if isinstance(notice, kind)]
