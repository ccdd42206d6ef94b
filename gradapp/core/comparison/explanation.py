"""Why the ways agree or differ in one step, proved on the numbers of this very step.

E and dE/dθ are computed by the same operations in the four ways. The update is not: θ − α·dE/dθ is
rounded twice where it is written as two operations, and once where torch.optim.SGD has it done by
a fused multiply-add. Which of both a way did is found out here by doing both, exactly, and
looking which gives the number that the way gave.

`exact_step` tells of any problem how far each number is from the exact one, but not whether that
comes of one rounding or of two, which is what the notebook's ways differ in.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.comparison.distance import first_apart
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.spread import Spread, spread_of
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import nearest
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.values import dataclass

_OF_THEIR_OWN: Final = 2
"""By so many ulps E and dE/dθ may differ that are computed from the same f(x) − y."""


class Rounds(StrEnum):
    """How often a way rounded in its update."""

    ONCE = "once"
    TWICE = "twice"
    EITHER = "once or twice, which gives the same"
    NEITHER = "in another way"


@dataclass(frozen=True, slots=True)
class ExactUpdate:
    """The update of one way in one step, done again without rounding.

    Attributes:
        method: the way.
        precision: the format it computes in.
        theta: θ before the step.
        alpha: α in that format.
        gradient: dE/dθ.
        theta_next: the new θ that the way computed.
        product: α·dE/dθ, exactly.
        rounded_product: the same, rounded.
        twice: θ minus the rounded product, rounded: two roundings.
        once: θ minus the exact product, rounded: a fused multiply-add.
        is_of_equations: whether E and dE/dθ are, to the bit, what their equations give of θ.
    """

    method: Method
    precision: Precision
    theta: float
    alpha: float
    gradient: float
    theta_next: float
    product: Fraction
    rounded_product: float
    twice: float
    once: float
    is_of_equations: bool

    @property
    def exact_once(self) -> Fraction:
        """θ − α·dE/dθ without any rounding."""
        return Fraction(self.theta) - self.product

    @property
    def exact_twice(self) -> Fraction:
        """θ minus the rounded product, before the second rounding."""
        return Fraction(self.theta) - Fraction(self.rounded_product)

    @property
    def rounds(self) -> Rounds:
        """Which of both gives the number that the way computed."""
        found = (self.theta_next == self.once, self.theta_next == self.twice)
        return {
            (True, True): Rounds.EITHER,
            (True, False): Rounds.ONCE,
            (False, True): Rounds.TWICE,
            (False, False): Rounds.NEITHER,
        }[found]


@dataclass(frozen=True, slots=True)
class Crowding:
    """Why E and dE/dθ are so many ulps apart where f(x) − y is a small difference of large numbers.

    Where f(x) is between y/2 and 2y, their difference is exact (Sterbenz, 1974): what the ways
    differ in there was f(x), whose last bit is worth many of the difference's.

    Attributes:
        near: the number that f(x) is near to: y.
        times: how many ulps of f(x) − y lie in one of y.
    """

    near: float
    times: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about one step of several ways.

    Attributes:
        step: its number, from 1.
        precision: the coarsest format among them, in which they are compared.
        updates: the update of each way that has made the step.
        errors: E of each of them.
        spreads: how far apart they are in θ before the step, E, dE/dθ and new θ.
        parted: the first step in which they differed; None if they never did.
        own_parted: the same of those that compute in `precision`.
        proved: whether what differs does so by rounding alone.
        crowding: why E and dE/dθ are more ulps apart than squaring and multiplying f(x) − y can
            take them; None where they are not, or not for that.
    """

    step: int
    precision: Precision
    updates: tuple[ExactUpdate, ...]
    errors: tuple[float, ...]
    spreads: tuple[Spread, Spread, Spread, Spread]
    parted: int | None
    own_parted: int | None
    proved: Proved
    crowding: Crowding | None

    @property
    def own(self) -> tuple[ExactUpdate, ...]:
        """The updates in the format in which all are compared."""
        return tuple(each for each in self.updates if each.precision is self.precision)

    @property
    def finer(self) -> tuple[ExactUpdate, ...]:
        """The others: bare Python computes in float64, whatever is chosen."""
        return tuple(each for each in self.updates if each.precision is not self.precision)


def explain(
    problem: Problem, runs: Sequence[Run], step: int, proved: Proved = Proved.UNKNOWN
) -> Explanation:
    """Explain a step.

    Args:
        problem: what all of them solve.
        runs: the steps of the ways.
        step: a step that at least one of them has made.
        proved: whether what differs in it does so by rounding alone.
    """
    there = [run for run in runs if run.at(step) is not None]
    updates = tuple(_update(run, step) for run in there)
    numbers = [run.compared(step, step)[:, 0].tolist() for run in there]
    before = [each.theta for each in updates]
    spreads = [spread_of(each, problem.precision) for each in (before, *zip(*numbers, strict=True))]
    errors = tuple(each[0] for each in numbers)
    own = [run for run in there if run.precision is problem.precision]
    is_rounding = proved is Proved.YES and all(each.is_of_equations for each in updates)
    ulps = max(spreads[1].ulps, spreads[2].ulps)
    return Explanation(
        step=step,
        precision=problem.precision,
        updates=updates,
        errors=errors,
        spreads=(spreads[0], spreads[1], spreads[2], spreads[3]),
        parted=first_apart(there, problem.precision, step),
        own_parted=first_apart(own, problem.precision, step),
        proved=proved,
        crowding=_crowding(problem, ulps, errors) if is_rounding else None,
    )


def _update(run: Run, step: int) -> ExactUpdate:
    values, precision = run.step(min(step, len(run))), run.precision
    theta, gradient = values.theta, values.gradient
    alpha = precision.rounded(run.problem.alpha)
    product = Fraction(alpha) * Fraction(gradient)
    rounded_product = nearest(product, precision)
    start = Fraction(theta)
    twice = (
        nearest(start - Fraction(rounded_product), precision)
        if np.isfinite(rounded_product)
        else -rounded_product
    )
    once = nearest(start - product, precision)
    known = run.problem.computed_again(values, precision)
    return ExactUpdate(
        run.method,
        precision,
        theta,
        alpha,
        gradient,
        values.theta_next,
        product,
        rounded_product,
        twice,
        once,
        (known[Holds.ERROR], known[Holds.GRADIENT]) == (values.error, gradient),
    )


def _crowding(problem: Problem, ulps: int, errors: Sequence[float]) -> Crowding | None:
    """Return whether there are so many `ulps` because f(x) − y is small beside f(x) and y."""
    if ulps <= _OF_THEIR_OWN or problem.y == 0:
        return None
    number = np.dtype(problem.precision.value).type
    residual = max((abs(each) ** 0.5 for each in errors), default=0.0)
    near, small = number(problem.y), number(residual)
    if not residual or abs(near) < 2 * small:
        return None
    return Crowding(problem.y, float(np.spacing(abs(near))) / float(np.spacing(small)))
