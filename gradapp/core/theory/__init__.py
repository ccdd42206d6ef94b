"""What theory says about a problem before any step is made.

Each step multiplies the distance to the minimum by one factor,
θₖ₊₁ − θ* = (1 − 2αx²)(θₖ − θ*) with θ* = y/x: put dE/dθ = 2x(θx − y) = 2x²(θ − θ*)
into θₖ₊₁ = θₖ − α dE/dθ.
"""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction
from typing import Final

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem, Problem
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.values import dataclass


class Zone(StrEnum):
    """What a learning rate does to the distance from the minimum."""

    FLAT = "flat"
    STILL = "still"
    UPHILL = "uphill"
    ONE_SIDE = "one side"
    ONE_STEP = "one step"
    BOTH_SIDES = "both sides"
    BOUNCING = "bouncing"
    DIVERGING = "diverging"


class Trend(StrEnum):
    """What a run is doing at one of its steps, read off the step's own numbers."""

    CONVERGING = "converging"
    BOUNCING = "bouncing"
    DIVERGING = "diverging"
    FIXED_POINT = "at the fixed point"


_ROUNDING: Final = 4 * 2.0**-53
"""What the four roundings in 1/(2x²) and 2αx² may add up to, for a product near 1."""


@dataclass(frozen=True, slots=True)
class Borders:
    """The learning rates that part the zones.

    Attributes:
        swinging: where θ begins to cross the minimum.
        divergence: where it begins to go away from it.
        names: how both are derived.
    """

    swinging: float
    divergence: float
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The theory of one problem, for its numbers as they are written in decimal digits.

    Attributes:
        minimum: θ* = y/x, or None where x = 0 and E does not depend on θ.
        contraction: the contraction factor 1 − 2αx².
        one_step: the learning rate 1/(2x²) that arrives in one step; None where x = 0.
        divergence: the learning rate 1/x² from which nothing converges; None where x = 0.
        zone: where α lies among them.
    """

    minimum: float | None
    contraction: float
    one_step: float | None
    divergence: float | None
    zone: Zone

    @property
    def borders(self) -> Borders | None:
        """What parts the zones; None where x = 0."""
        if self.one_step is None or self.divergence is None:
            return None
        return Borders(self.one_step, self.divergence, ("1/(2x²)", "1/x²"))


def analyse(problem: Problem) -> Analysis:
    """Return what theory says about `problem`."""
    x_squared = Fraction(repr(problem.x)) ** 2  # as written: 1 − 2·0.1·2² is 0.2, to the last digit
    contraction = _nearest(1 - 2 * Fraction(repr(problem.alpha)) * x_squared)
    if problem.x * problem.x == 0:  # also where the square of a tiny x is no longer a number
        return Analysis(None, contraction, None, None, Zone.FLAT)
    one_step, divergence = _nearest(1 / (2 * x_squared)), _nearest(1 / x_squared)
    minimum = problem.y / problem.x
    if not (math.isfinite(minimum) and math.isfinite(divergence)):
        return Analysis(None, contraction, None, None, Zone.FLAT)
    return Analysis(minimum, contraction, one_step, divergence, _zone(problem.alpha, contraction))


def theory_of(problem: AnyProblem) -> Analysis | None:
    """Return what theory says about what each step does; None where none is known."""
    if isinstance(problem, Problem) and problem.rule.is_plain:
        return analyse(problem)
    return None


def _nearest(number: Fraction) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _zone(alpha: float, contraction: float) -> Zone:
    if alpha == 0:
        return Zone.STILL
    if alpha < 0:
        return Zone.UPHILL
    if abs(contraction) <= _ROUNDING:
        return Zone.ONE_STEP
    if abs(contraction + 1) <= 2 * _ROUNDING:
        return Zone.BOUNCING
    if contraction > 0:
        return Zone.ONE_SIDE
    return Zone.BOTH_SIDES if contraction > -1 else Zone.DIVERGING


def error(problem: Problem, theta: float) -> float:
    """Return E(θ) = (θx − y)², for drawing the parabola; infinite where it overflows."""
    residual = theta * problem.x - problem.y
    return residual * residual


def trend(problem: Problem, step: StepValues, precision: Precision | None = None) -> Trend:
    """Return what `step` did to the error: made it smaller, larger, or neither.

    With d = θₖ₊₁ − θₖ and g = dE/dθ the error changes by exactly d (g + x²d), so it shrinks where
    −x²d/g, which is αx² but for rounding, lies between 0 and 1. That needs no difference of two
    nearly equal errors.

    Args:
        problem: the problem of the run.
        step: one of the run's steps.
        precision: what the way computes in; the problem's own when left out.
    """
    if step.theta_next == step.theta:
        return Trend.FIXED_POINT
    move = step.theta_next - step.theta
    share = -problem.x * problem.x * move / step.gradient
    epsilon = float(np.finfo((precision or problem.precision).value).eps)
    slack = epsilon * (4 + max(abs(step.theta), abs(step.theta_next)) / abs(move))
    if share < 0 or share > 1 + slack:
        return Trend.DIVERGING
    # A last move of a few ulps is mostly rounding: no reason to deny that it went downhill.
    return Trend.CONVERGING if share < 1 - min(slack, 0.01) else Trend.BOUNCING


def is_foretold(run: Run) -> bool:
    """Return whether the theory of the notebook's descent says where the run's steps lead."""
    problem = run.problem
    return isinstance(problem, Problem) and problem.rule.is_plain and not run.method.is_of_lab


def doing(run: Run, step: StepValues) -> Trend | None:
    """Return what a step of a run did to the error, by whatever code; None if unknown."""
    if isinstance(run.problem, Problem) and is_foretold(run):
        return trend(run.problem, step, run.precision)
    return effect(run.problem, step, run.precision)


def slope(problem: Problem, theta: float) -> float:
    """Return dE/dθ = 2x (θx − y) at θ, for code that computes something else."""
    return 2 * problem.x * (theta * problem.x - problem.y)


def effect(problem: AnyProblem, step: StepValues, precision: Precision) -> Trend | None:
    """Return what `step` did to the error, whatever it took for the gradient; None if unknown.

    Args:
        problem: the problem of the run.
        step: one of the run's steps, by code that may be wrong.
        precision: what that computes in.
    """
    if not isinstance(problem, Problem):
        return None
    if step.theta_next == step.theta:
        return Trend.FIXED_POINT
    gradient = slope(problem, step.theta)
    if gradient == 0:
        return Trend.DIVERGING if problem.x else Trend.BOUNCING
    if not math.isfinite(gradient):
        return Trend.DIVERGING
    return trend(problem, step.but(gradient=gradient), precision)
