"""What a sweep over learning rates tries, when a run has converged, and what theory expects."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from gradapp.core.landscape import errors, gradients
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import compact, exact, in_digits
from gradapp.core.problem import ALPHA, AnyProblem
from gradapp.core.rules import Linear
from gradapp.core.theory import Analysis, Borders
from gradapp.core.theory.stability import Stability
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

COUNT: Final = 200
"""How many learning rates are tried, if all of them are within the bounds of α."""

LONGEST_DESCENT: Final = 10_000
"""How many steps each of them may take; fewer where a step has much to compute."""

_FEWEST_STEPS: Final = 100
_MOST_TERMS: Final = 2_000_000
"""So many samples times parameters a learning rate may take, in all its steps."""

TOLERANCE: Final = 1e-3
"""The share of the first distance from θ* at which a run has converged.

With a millionth, rounding in float32 would stop most learning rates below 1/(16x²) before.
"""

STAYS: Final = 100
"""For so many steps a run must stay there: with momentum it may be only flying past."""

_ULPS: Final = 2
"""So near to θ* a run has converged too: it need not come nearer than its numbers can."""

_DECADES: Final = (-3.0, 0.5)
"""The range of α as powers of ten, in units of that from which nothing converges."""

_RANGE: Final = (-6.0, 1.0)
"""The same where nobody knows of such an α."""

_DIGITS: Final = 3
"""So many digits a learning rate that is tried has."""


@dataclass(frozen=True, slots=True)
class Target:
    """When a run has converged.

    Attributes:
        name: what is measured from the minimum: θ, or ``(w, b)``.
        minimum: the place to which it is measured; empty where the length of the gradient is.
        first: the distance at the start, or the length of the gradient there.
        threshold: what it must come down to: a thousandth of the first, or two ulps where that is
            more.
        stays: for how many steps it must stay there.
        decay: the weight decay that belongs to what is minimised.
        most_error: with the gradient, E at the start, which it may not exceed.
    """

    name: str
    minimum: tuple[float, ...]
    first: float
    threshold: float
    stays: int = 1
    decay: float = 0.0
    most_error: float = math.inf

    def left(self, problem: AnyProblem, places: Floats) -> Floats:
        """Return what is measured at places of shape (parameters, n)."""
        with np.errstate(all="ignore"):
            if self.minimum:
                apart = np.abs((places.T - self.minimum).T)
                distances: Floats = np.hypot.reduce(apart, axis=0)
                return distances
            slopes, heights = _level(problem, places, self.decay)
            return np.where(heights <= self.most_error, slopes, math.inf)


@dataclass(frozen=True, slots=True)
class Motion:
    """How the distance from the minimum goes on by theory: along each direction by itself.

    Attributes:
        linear: what the rule does.
        curvatures: the eigenvalues of the Hessian, weight decay included.
        components: the distance at the start, direction by direction.
    """

    linear: Linear
    curvatures: tuple[float, ...]
    components: tuple[float, ...]

    @property
    def is_followed(self) -> bool:
        """Whether it must be followed step by step, because a velocity goes along."""
        return bool(self.linear.momentum)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sweep tries. The α of the problem plays no part in it.

    Attributes:
        alphas: the learning rates, ascending; none where nothing can be swept.
        why_not: the sentence that says so then.
        target: when a run has converged.
        borders: what theory says of the learning rates; None where there is none.
        motion: how a run goes on by theory; None where nobody knows.
        most_steps: how many steps each may take.
    """

    alphas: tuple[float, ...] = ()
    why_not: Message | None = None
    target: Target = Target("θ", (), math.nan, math.nan)
    borders: Borders | None = None
    motion: Motion | None = None
    most_steps: int = LONGEST_DESCENT

    def predicted(self, alphas: Floats) -> Floats:
        """Return in how many steps each α converges by theory; infinite where it never does.

        It is the first step from which on the distance is at most the threshold, as the run has it
        to be; NaN where nobody knows.
        """
        if self.motion is None:
            return np.full(alphas.shape, math.nan)
        if self.motion.is_followed:
            return np.array(
                _with_momentum(self.motion, tuple(alphas.tolist()), self.target, self.most_steps)
            )
        return _plain(self.motion, alphas, self.target.threshold)


def plan(problem: AnyProblem, method: Method) -> Plan:
    """Return what a sweep over `problem` by `method` tries, or why it can't try anything."""
    known = problem.theory
    why_not = _why_not(problem, known)
    if why_not is not None:
        return Plan(why_not=why_not)
    borders = None if isinstance(known, Message) else known.borders
    alphas = _alphas(borders)
    if not alphas:
        why = N_("Sweep", "The learning rates worth trying are all above α = {limit}.")
        if problem.analysis is not None:
            why = N_(
                "Sweep",
                "x is so small that the learning rates worth trying are all above α = {limit}.",
            )
        return Plan(why_not=why.filled(limit=compact(ALPHA.maximum)))
    target = _target(problem, method.precision(problem))
    if isinstance(target, Message):
        return Plan(why_not=target)
    return Plan(alphas, None, target, borders, _motion(problem, known, target), _steps(problem))


def _why_not(problem: AnyProblem, known: Analysis | Stability | Message) -> Message | None:
    """Return why no learning rate of the problem converges; None where some may."""
    if isinstance(known, Stability) and known.borders is None:
        return known.why_not
    own = problem.analysis
    if own is None or own.borders is not None or _may_move(problem):
        return None
    if problem.is_flat:
        return N_("Sweep", "x = 0: the gradient is 0 everywhere, and no learning rate moves θ.")
    return N_("Sweep", "x² is too small to compute with: there is no learning rate worth trying.")


def _alphas(borders: Borders | None) -> tuple[float, ...]:
    """Return a logarithmic range in numbers of three digits, with both borders exactly in it."""
    if borders is None:
        return tuple(
            in_digits(10**power, _DIGITS) for power in np.linspace(*_RANGE, COUNT).tolist()
        )
    powers = np.linspace(*_DECADES, COUNT)
    alphas = [in_digits(borders.divergence * 10**power, _DIGITS) for power in powers.tolist()]
    for border in (borders.swinging, borders.divergence):
        share = border / borders.divergence
        if share >= 10.0 ** _DECADES[0]:
            alphas[int(np.abs(powers - math.log10(share)).argmin())] = border
    return tuple(alpha for alpha in alphas if alpha <= ALPHA.maximum)


def _steps(problem: AnyProblem) -> int:
    """Return how many steps a learning rate may take, so that many samples take no hours."""
    terms = problem.size * len(problem.start)
    return max(_FEWEST_STEPS, min(LONGEST_DESCENT, _MOST_TERMS // terms))


def _target(problem: AnyProblem, precision: Precision) -> Target | Message:
    """Return when a run has converged; or why it has from the start."""
    start = tuple(map(precision.rounded, problem.start))
    decay = _decay(problem)
    names = problem.columns.parameters
    name = names[0] if len(names) == 1 else f"({', '.join(names)})"
    stays = 1 if isinstance(problem.theory, Analysis) else STAYS
    quadratic = problem.quadratic
    minimum = None if quadratic is None else quadratic.decayed_by(decay).minimum
    if minimum is not None:
        minimum = tuple(map(precision.rounded, minimum))
        if not all(map(math.isfinite, minimum)):
            return N_("Sweep", "Nothing says when this problem has converged.")
        distance = math.dist(start, minimum)
        kind = np.dtype(precision.value).type
        ulp = math.hypot(*(float(np.spacing(kind(abs(each)))) for each in minimum))
        threshold = max(TOLERANCE * distance, _ULPS * ulp)
        if distance > threshold:
            return Target(name, minimum, distance, threshold, stays, decay)
        if problem.analysis is not None:
            words = N_("Sweep", "θ₀ is already at θ* = {minimum}: there is nowhere left to go.")
            return words.filled(minimum=exact(minimum[0], precision))
        return N_("Sweep", "It starts at the minimum: there is nowhere left to go.")
    slopes, heights = _level(problem, np.array([[each] for each in start]), decay)
    slope, height = float(slopes[0]), float(heights[0])
    if not (math.isfinite(slope) and math.isfinite(height)):
        return N_("Sweep", "At the start, E or its gradient is not a finite number.")
    if not slope:
        if _may_move(problem):
            return N_("Sweep", "Nothing says when this problem has converged.")
        return N_("Sweep", "The gradient is 0 at the start: no learning rate moves anything.")
    return Target(name, (), slope, TOLERANCE * slope, stays, decay, height)


def _level(problem: AnyProblem, places: Floats, decay: float) -> tuple[Floats, Floats]:
    """Return the length of the gradient and E at places, with weight decay, of all samples."""
    rows = list(places)
    with np.errstate(all="ignore"):
        slopes = gradients(problem, rows) + decay * places
        heights = errors(problem, rows) + decay / 2 * np.square(places).sum(axis=0)
        return np.linalg.norm(slopes, axis=0), heights


def _may_move(problem: AnyProblem) -> bool:
    """Return whether parameters may move where the gradient is 0 from the start."""
    return problem.rule.decay is None or bool(problem.rule.decay.share)


def _decay(problem: AnyProblem) -> float:
    """Return the weight decay that is part of the gradient, and so of what is minimised."""
    decay = problem.rule.decay
    return 0.0 if decay is None or decay.is_apart else decay.share


def _motion(
    problem: AnyProblem, known: Analysis | Stability | Message, target: Target
) -> Motion | None:
    """Return how the distance from the minimum goes on; None where nobody knows."""
    quadratic, linear = problem.quadratic, problem.rule.linear
    if quadratic is None or linear is None or not target.minimum or isinstance(known, Message):
        return None
    if isinstance(known, Stability) and not known.of_all:
        return None
    decayed = quadratic.decayed_by(linear.decay)
    curvatures, directions = np.linalg.eigh(np.array(decayed.hessian, dtype=np.float64))
    apart = np.array(problem.start) - target.minimum
    components = directions.T @ apart
    if len(apart) == 1:
        components = np.array([target.first])
    return Motion(linear, tuple(curvatures.tolist()), tuple(components.tolist()))


def _plain(motion: Motion, alphas: Floats, threshold: float) -> Floats:
    """Return the smallest n with Σ (fⁿ c)² ≤ threshold², for factors f and components c."""
    components = np.array(motion.components)
    factors = np.abs(1 - alphas[:, None] * np.array(motion.curvatures))
    factors = np.where(components == 0, 0.0, factors)

    def is_outside(steps: Floats) -> Floats:
        with np.errstate(all="ignore"):
            left = np.power(factors, steps[:, None]) * np.abs(components)
            outside: Floats = np.hypot.reduce(left, axis=1) > threshold
        return outside

    converges = (factors < 1).all(axis=1)
    low, high = np.zeros(alphas.shape), np.full(alphas.shape, 2.0**50)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        outside = is_outside(middle)
        low, high = np.where(outside, middle, low), np.where(outside, high, middle)
    return np.where(converges, high, math.inf)


@lru_cache(maxsize=4)
def _with_momentum(
    motion: Motion, alphas: Sequence[float], target: Target, most: int
) -> tuple[float, ...]:
    """Return in which step the distance has come down to stay, by following it."""
    linear = motion.linear
    curvatures, rates = np.array(motion.curvatures), np.array(alphas)[:, None]
    apart = np.tile(motion.components, (len(alphas), 1))
    velocity = np.zeros_like(apart)
    inside = np.zeros(len(alphas))
    found = np.full(len(alphas), math.inf)
    gain = 1.0  # the first velocity is the gradient itself
    with np.errstate(all="ignore"):
        for step in range(1, most + 1):
            slope = curvatures * apart
            velocity = linear.momentum * velocity + gain * slope
            gain = 1 - linear.dampening
            ahead = slope + linear.momentum * velocity if linear.looks_ahead else velocity
            apart = apart - rates * ahead
            near = np.einsum("ij,ij->i", apart, apart) <= target.threshold**2
            inside = np.where(near, inside + 1, 0)
            came = (inside >= target.stays) & np.isinf(found)
            if came.any():
                found[came] = step - target.stays + 1
    came = (inside > 0) & np.isinf(found)
    found[came] = most - inside[came] + 1
    return tuple(found.tolist())
