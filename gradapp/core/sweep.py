"""Which learning rates converge, and in how many steps: a descent for each, beside the theory."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from gradapp.core.descent import Descent, StopReason
from gradapp.core.methods import Method
from gradapp.core.numbers.written import compact, exact
from gradapp.core.problem import PARAMETERS, Problem
from gradapp.core.theory import analyse
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message

COUNT: Final = 200
"""How many learning rates are tried, if all of them are within the bounds of α."""

MOST_STEPS: Final = 10_000
"""How many steps each of them may take."""

TOLERANCE: Final = 1e-3
"""The share of the first distance from θ* at which a run has converged.

With a millionth, rounding in float32 would stop most learning rates below 1/(16x²) before.
"""

_ULPS: Final = 2
"""So near to θ* a run has converged too: it need not come nearer than its numbers can."""

_DECADES: Final = (-3.0, 0.5)
"""The range of αx² as powers of ten: 0.5 arrives in one step, and 1 bounces."""

_FIRST_BLOCK: Final = 16

_ALPHA: Final = next(spec for spec in PARAMETERS if spec.name == "alpha")


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
        left: |θ − θ*| after the last finite step, as a share of |θ₀ − θ*|.
        sentence: what the method said where it raised.
    """

    alpha: float
    ending: Ending
    step: int
    left: float
    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sweep tries. The α of the problem plays no part in it.

    Attributes:
        alphas: the learning rates, ascending; none where nothing can be swept.
        why_not: the sentence that says so then.
        x: the x of the problem.
        minimum: θ* = y/x, of x and y as the run's precision holds them.
        distance: |θ₀ − θ*|.
        threshold: the distance from θ* at which a run has converged: a thousandth of the first, or
            two ulps of θ* where that is more.
        one_step: the learning rate 1/(2x²).
        divergence: the learning rate 1/x².
    """

    alphas: tuple[float, ...] = ()
    why_not: Message | None = None
    x: float = 0.0
    minimum: float = 0.0
    distance: float = 0.0
    threshold: float = 0.0
    one_step: float = math.nan
    divergence: float = math.nan

    def predicted(self, alphas: Floats) -> Floats:
        """Return in how many steps each α converges by theory; infinite where it never does.

        It is the smallest n with |1 − 2αx²|ⁿ |θ₀ − θ*| ≤ threshold, by the contraction factor that
        `gradapp.core.theory` derives.
        """
        factor = np.abs(1 - 2 * alphas * self.x * self.x)
        with np.errstate(divide="ignore"):
            quotient = math.log(self.threshold / self.distance) / np.log(factor)
        steps = np.maximum(1.0, np.ceil(quotient - 1e-9))
        # The quotient of two logarithms is not quite exact where a power just reaches it.
        steps += np.power(factor, steps) * self.distance > self.threshold
        return np.where(factor < 1, steps, math.inf)


def plan(problem: Problem, method: Method) -> Plan:
    """Return what a sweep over `problem` by `method` tries, or why it can't try anything."""
    if not problem.rule.has_theory:
        why = N_("Sweep", "For {rule} there is no theory that says which learning rates to try.")
        return Plan(why_not=why.filled(rule=problem.rule.name))
    analysis = analyse(problem)
    if analysis.one_step is None or analysis.divergence is None:
        why = N_("Sweep", "x = 0: the gradient is 0 everywhere, and no learning rate moves θ.")
        if problem.x:
            why = N_(
                "Sweep", "x² is too small to compute with: there is no learning rate worth trying."
            )
        return Plan(why_not=why)
    alphas = _alphas(analysis.one_step, analysis.divergence)
    if not alphas:
        why = N_(
            "Sweep", "x is so small that the learning rates worth trying are all above α = {limit}."
        )
        return Plan(why_not=why.filled(limit=compact(_ALPHA.maximum)))
    precision = method.precision(problem)
    minimum = precision.rounded(precision.rounded(problem.y) / precision.rounded(problem.x))
    distance = abs(precision.rounded(problem.theta) - minimum)
    ulp = float(np.spacing(np.dtype(precision.value).type(abs(minimum))))
    threshold = max(TOLERANCE * distance, _ULPS * ulp)
    if distance <= threshold:
        why = N_("Sweep", "θ₀ is already at θ* = {minimum}: there is no way left to go.")
        return Plan(why_not=why.filled(minimum=exact(minimum, precision)))
    return Plan(
        alphas=alphas,
        x=problem.x,
        minimum=minimum,
        distance=distance,
        threshold=threshold,
        one_step=analysis.one_step,
        divergence=analysis.divergence,
    )


def _alphas(one_step: float, divergence: float) -> tuple[float, ...]:
    """Return a logarithmic range in numbers of three digits, with both borders exactly in it."""
    powers = np.linspace(*_DECADES, COUNT)
    alphas = [float(f"{divergence * 10**power:.3g}") for power in powers.tolist()]
    for border in (one_step, divergence):
        alphas[int(np.abs(powers - math.log10(border / divergence)).argmin())] = border
    return tuple(alpha for alpha in alphas if alpha <= _ALPHA.maximum)


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
        self, problem: Problem, method: Method, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        """Prepare a sweep; nothing is computed before the first `advance`. `clock` is in s."""
        self.plan = plan(problem, method)
        self.done = 0
        self.steps = 0
        self._problem = problem
        self._method = method
        self._clock = clock
        self._order = [self.plan.alphas[i] for i in coarse_to_fine(len(self.plan.alphas))]
        self._descent: Descent | None = None
        self._expected = math.inf
        self._distance = math.inf
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
        distances = np.abs(block[-1] - self.plan.minimum)
        arrived = np.flatnonzero(distances <= self.plan.threshold)
        if arrived.size:
            first = int(arrived[0])
            self._distance = float(distances[first])
            return self._outcome(Ending.CONVERGED, descent.length - count + first + 1)
        if count:
            self._distance = float(distances[-1])
        stop = descent.stop
        if stop is None:
            if descent.length < MOST_STEPS:
                return None
            return self._outcome(Ending.UNFINISHED, MOST_STEPS)
        if stop.reason is StopReason.RAISED:
            return self._outcome(Ending.RAISED, stop.step, stop.sentence)
        stuck = stop.reason is StopReason.FIXED_POINT
        return self._outcome(Ending.STUCK if stuck else Ending.DIVERGED, stop.step)

    def _begin(self) -> Descent:
        alpha = self._order[self.done]
        self._descent = Descent(replace(self._problem, alpha=alpha), self._method)
        self._expected = float(self.plan.predicted(np.array([alpha]))[0])
        self._distance = self.plan.distance
        return self._descent

    def _fitting(self, length: int, seconds: float) -> int:
        """Return how many steps to make at once: few that nobody needs, in little time."""
        wanted = max(_FIRST_BLOCK, length // 4)
        if length < self._expected <= MOST_STEPS:
            wanted = int(self._expected) - length
        if self._seconds_a_step:
            wanted = min(wanted, int(seconds / self._seconds_a_step))
        else:
            wanted = min(wanted, _FIRST_BLOCK)
        return max(1, min(wanted, MOST_STEPS - length))

    def _outcome(self, ending: Ending, step: int, sentence: Message | None = None) -> Outcome:
        left = self._distance / self.plan.distance
        return Outcome(self._order[self.done], ending, step, left, sentence)
