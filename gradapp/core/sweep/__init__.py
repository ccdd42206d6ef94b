"""Which learning rates converge, and in how many steps: a descent for each, beside the theory."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run.descent import Descent
from gradapp.core.run.fixed_point import times_in_a_row
from gradapp.core.run.stop import StopReason
from gradapp.core.sweep.plans import plan
from gradapp.core.trajectory import Floats
from gradapp.core.words import Message
from gradapp.values import dataclass

_FIRST_BLOCK: Final = 16


class Ending(StrEnum):
    """What became of a learning rate."""

    CONVERGED = "converged"
    STUCK = "stuck"
    UNFINISHED = "unfinished"
    DIVERGED = "diverged"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One learning rate and what became of it.

    Attributes:
        alpha: the learning rate.
        ending: how its run ended.
        step: in which step it did, from 1.
        left: the distance from the minimum after the last finite step, as a share of that at the
            start; or the length of the gradient.
        sentence: what the way said where it raised.
    """

    alpha: float
    ending: Ending
    step: int
    left: float
    sentence: Message | None = None


def coarse_to_fine(count: int) -> list[int]:
    """Return the numbers below `count` in an order whose every beginning is spread evenly.

    It is van der Corput's: each number with its binary digits reversed.
    """
    bits = max(1, (count - 1).bit_length())
    return sorted(range(count), key=lambda index: int(f"{index:0{bits}b}"[::-1], 2))


class Sweep:
    """Tries the learning rates of a plan, each in a run of its own, for a little while at a time.

    It owns the descent that it is at, and so must be used by one thread; it may be dropped at any
    time.
    """

    def __init__(
        self, problem: AnyProblem, method: Method, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        """Prepare a sweep; nothing is computed before the first `advance`. `clock` is in s."""
        self.plan = plan(problem, method)
        self.done = 0
        self.steps = 0
        self._problem = problem
        self._method = method
        self._clock = clock
        self._order = [self.plan.alphas[i] for i in coarse_to_fine(len(self.plan.alphas))]
        self._after = method.columns(problem).rows(Holds.AFTER)
        self._descent: Descent | None = None
        self._predicted: dict[float, float] = {}
        self._expected = math.inf
        self._left = math.inf
        self._inside = 0
        self._entered = math.inf
        self._seconds_a_step = 0.0

    @property
    def finished(self) -> bool:
        """Whether every learning rate has been tried."""
        return self.done == len(self._order)

    def advance(self, seconds: float) -> list[Outcome]:
        """Work for about so many seconds, and return what has come out meanwhile."""
        outcomes = []
        end = self._clock() + seconds
        left = seconds
        while left > 0 and not self.finished:
            outcome = self._make_block(left)
            if outcome is not None:
                outcomes.append(outcome)
                self._descent = None
                self.done += 1
            left = end - self._clock()
        return outcomes

    def _make_block(self, seconds: float) -> Outcome | None:
        """Make some steps with one learning rate; return what became of it if that is known."""
        descent = self._descent or self._begin()
        started = self._clock()
        block = descent.advance(self._fitting(descent.length, seconds))
        count = block.shape[1]
        self.steps += count
        if count:
            self._seconds_a_step = (self._clock() - started) / count
            arrived = self._arrived(self.plan.target.left(self._problem, block[self._after]))
            if arrived is not None:
                return self._outcome(Ending.CONVERGED, descent.length - count + arrived)
        stop = descent.stop
        if stop is None and descent.length < self.plan.most_steps:
            return None
        if self._inside and (stop is None or stop.reason is StopReason.FIXED_POINT):
            self._left = self._entered
            return self._outcome(Ending.CONVERGED, descent.length - self._inside + 1)
        if stop is None:
            return self._outcome(Ending.UNFINISHED, self.plan.most_steps)
        if stop.reason is StopReason.RAISED:
            return self._outcome(Ending.RAISED, stop.step, stop.sentence)
        stuck = stop.reason is StopReason.FIXED_POINT
        return self._outcome(Ending.STUCK if stuck else Ending.DIVERGED, stop.step)

    def _arrived(self, left: Floats) -> int | None:
        """Return after which of the next steps it is where it stays; None if that is not yet so."""
        target = self.plan.target
        inside = left <= target.threshold
        times = times_in_a_row(inside, self._inside)
        enough = np.flatnonzero(times >= target.stays)
        if enough.size:
            first = int(enough[0]) - target.stays + 1
            self._left = float(left[first]) if first >= 0 else self._entered
            return first + 1
        self._inside = int(times[-1])
        if 0 < self._inside <= left.size:
            self._entered = float(left[-self._inside])
        self._left = float(left[-1])
        return None

    def _begin(self) -> Descent:
        alpha = self._order[self.done]
        self._descent = Descent(self._problem.but(alpha=alpha), self._method)
        if not self._predicted:
            steps = self.plan.predicted(np.array(self.plan.alphas)).tolist()
            self._predicted = dict(zip(self.plan.alphas, steps, strict=True))
        self._expected = self._predicted.get(alpha, math.inf)
        self._left, self._inside = self.plan.target.first, 0
        return self._descent

    def _fitting(self, length: int, seconds: float) -> int:
        """Return how many steps to make at once: few that nobody needs, in little time."""
        most, expected = self.plan.most_steps, self._expected + self.plan.target.stays - 1
        wanted = max(_FIRST_BLOCK, length // 4)
        if length < expected <= most:
            wanted = int(expected) - length
        # The first one of all is alone: it may have ten thousand samples.
        in_time = int(seconds / self._seconds_a_step) if self._seconds_a_step else 1
        return max(1, min(wanted, in_time, most - length))

    def _outcome(self, ending: Ending, step: int, sentence: Message | None = None) -> Outcome:
        left = self._left / self.plan.target.first
        return Outcome(self._order[self.done], ending, step, left, sentence)
