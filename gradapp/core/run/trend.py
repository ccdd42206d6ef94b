"""What a step did to the error: it made it smaller, larger, or neither."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.core.words import N_

IN_SHORT: Final = {True: N_("Trend", "E falls"), False: N_("Trend", "E rises")}
"""What is said behind the new parameters, by whether the step has decreased E."""


class Trend(StrEnum):
    """What a run is doing at one of its steps, read off the step's own numbers."""

    CONVERGING = "converging"
    BOUNCING = "bouncing"
    DIVERGING = "diverging"
    FIXED_POINT = "at the fixed point"


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
    before, after = step.theta, step.theta_next
    if after == before:
        return Trend.FIXED_POINT
    move = after - before
    share = -problem.x * problem.x * move / step.gradient
    epsilon = 2 * (precision or problem.precision).unit
    slack = epsilon * (4 + max(abs(before), abs(after)) / abs(move))
    if share < 0 or share > 1 + slack:
        return Trend.DIVERGING
    # A last move of a few ulps is mostly rounding: no reason to deny that it went downhill.
    return Trend.CONVERGING if share < 1 - min(slack, 0.01) else Trend.BOUNCING


def is_foretold(run: Run) -> bool:
    """Return whether the theory of plain descent says where the run's steps lead."""
    problem = run.problem
    return problem.analysis is not None and problem.rule.is_plain and not run.method.may_lie


def doing(run: Run, step: StepValues) -> Trend | None:
    """Return what a step of a run did to the error, by whatever code; None if unknown."""
    problem = run.problem
    if not isinstance(problem, Problem):
        return None
    told = trend if is_foretold(run) else effect
    return told(problem, step, run.precision)


_DECREASED: Final = {Trend.CONVERGING: True, Trend.DIVERGING: False}


def decreased(run: Run, step: StepValues) -> bool | None:
    """Return whether a step made the error smaller, or larger; None for neither, or if unknown."""
    trend = doing(run, step)
    return None if trend is None else _DECREASED.get(trend)


def effect(problem: Problem, step: StepValues, precision: Precision) -> Trend:
    """Return what `step` did to the error, whatever it took for the gradient.

    Args:
        problem: the problem of the run.
        step: one of the run's steps, by code that may be wrong.
        precision: what that computes in.
    """
    if step.theta_next == step.theta:
        return Trend.FIXED_POINT
    gradient = 2 * problem.x * (step.theta * problem.x - problem.y)
    if gradient == 0:
        return Trend.DIVERGING if problem.x else Trend.BOUNCING
    if not math.isfinite(gradient):
        return Trend.DIVERGING
    return trend(problem, step.but({Holds.GRADIENT: gradient}), precision)
