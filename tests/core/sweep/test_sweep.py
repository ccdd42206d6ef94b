"""A sweep tries learning rates with the real ways, and theory says what comes out."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import PARAMETERS, Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.sweep import Ending, Outcome, Sweep, coarse_to_fine
from gradapp.core.sweep.plans import COUNT, LONGEST_DESCENT, Plan, plan
from tests.products import some
from tests.programs import running, turning

PYTHON = method("python")
LARGEST_ALPHA = next(spec.maximum for spec in PARAMETERS if spec.name == "alpha")
HALVES = Problem(theta=1, x=1, y=0)
"""On this problem a learning rate with few binary digits computes without any rounding."""

numbers = st.floats(-10, 10) | st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1e12, -1e12, 1e-300])
problems = st.builds(Problem, numbers, numbers, numbers, numbers, st.sampled_from(Precision))


class Clock:
    """Seconds that pass only when they are looked at."""

    def __init__(self, tick: float) -> None:
        self.now = 0.0
        self.tick = tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


def outcomes(sweep: Sweep) -> list[Outcome]:
    found = []
    while not sweep.finished:
        found += sweep.advance(0.008)
    return sorted(found, key=lambda outcome: outcome.alpha)


def tried(problem: Problem, *alphas: float, by: str | Method = "python") -> list[Outcome]:
    """Return what becomes of these learning rates alone."""
    sweep = Sweep(problem, method(by) if isinstance(by, str) else by)
    sweep._order = list(alphas)
    found = []
    while not sweep.finished:
        found += sweep.advance(0.008)
    return found


def predicted(planned: Plan, alpha: float) -> float:
    return float(planned.predicted(np.array([alpha]))[0])


def test_the_learning_rates_are_logarithmic_and_have_both_borders_among_them() -> None:
    alphas = plan(Problem(), PYTHON).alphas
    assert len(alphas) == COUNT
    assert (alphas[0], alphas[-1]) == (0.25e-3, 0.791)
    assert {0.125, 0.25} <= set(alphas)
    ratios = [after / before for before, after in pairwise(alphas)]
    assert all(1.015 < ratio < 1.07 for ratio in ratios)


def test_the_borders_are_exactly_those_of_the_learning_rate_strip() -> None:
    planned = plan(Problem(x=1.7), PYTHON)
    one_step, divergence = (float(1 / (k * Fraction("1.7") ** 2)) for k in (2, 1))
    assert planned.borders is not None
    assert (planned.borders.swinging, planned.borders.divergence) == (one_step, divergence)
    assert {one_step, divergence} <= set(planned.alphas)


def test_the_learning_rate_of_the_problem_changes_nothing() -> None:
    assert plan(Problem(alpha=-3), PYTHON) == plan(Problem(alpha=7), PYTHON)


@pytest.mark.parametrize(
    ("alpha", "step"), [(1 / 4, 10), (3 / 8, 5), (7 / 16, 4), (1 / 2, 1), (5 / 8, 5), (3 / 4, 10)]
)
@pytest.mark.parametrize("by", [m.id for m in METHODS])
def test_where_nothing_is_rounded_the_step_is_exactly_that_of_theory(
    alpha: float, step: int, by: str
) -> None:
    (outcome,) = tried(HALVES, alpha, by=by)
    factor = abs(1 - 2 * Fraction(alpha))
    threshold = Fraction(plan(HALVES, method(by)).target.threshold)
    assert factor**step <= threshold
    assert step == 1 or factor ** (step - 1) > threshold
    assert (outcome.ending, outcome.step) == (Ending.CONVERGED, step)
    assert outcome.left == factor**step
    assert predicted(plan(HALVES, PYTHON), alpha) == step


def test_the_learning_rate_between_both_zones_bounces_for_ever() -> None:
    (outcome,) = tried(HALVES, 1.0)
    assert outcome == Outcome(1.0, Ending.UNFINISHED, LONGEST_DESCENT, 1.0)
    assert predicted(plan(HALVES, PYTHON), 1.0) == math.inf


def test_a_doubling_distance_diverges_in_the_step_whose_error_is_no_number_any_more() -> None:
    (outcome,) = tried(HALVES, 1.5)
    # E = 4ⁿ before step n + 1, and 4⁵¹² is 2¹⁰²⁴.
    assert (outcome.ending, outcome.step) == (Ending.DIVERGED, 513)
    assert outcome.left == 2.0**512
    (single,) = tried(HALVES, 1.5, by="autograd")
    assert (single.ending, single.step) == (Ending.DIVERGED, 65)


def test_way_1_converges_on_the_notebooks_numbers_exactly_when_theory_says() -> None:
    sweep = Sweep(Problem(), PYTHON)
    found = outcomes(sweep)
    assert [outcome.alpha for outcome in found] == list(sweep.plan.alphas)
    for outcome in found:
        match outcome.ending:
            case Ending.CONVERGED:
                assert outcome.alpha < 0.25
                assert outcome.step == predicted(sweep.plan, outcome.alpha)
            case Ending.UNFINISHED:
                assert (outcome.alpha, outcome.left) == (0.25, 1.0)
            case _:
                assert outcome.ending is Ending.DIVERGED
                assert outcome.alpha > 0.25


def test_every_outcome_is_that_of_the_run_with_this_learning_rate() -> None:
    problem = Problem(0.3, 1.7, -2.9)
    sweep = Sweep(problem, PYTHON)
    for outcome in outcomes(sweep):
        descent = Descent(replace(problem, alpha=outcome.alpha), PYTHON)
        distances = np.abs(descent.advance(LONGEST_DESCENT)[-1] - sweep.plan.target.minimum[0])
        arrived = np.flatnonzero(distances <= sweep.plan.target.threshold)
        if outcome.ending is Ending.CONVERGED:
            assert outcome.step == arrived[0] + 1
        else:
            assert not arrived.size


def test_in_float32_small_learning_rates_are_stuck_before_they_arrive() -> None:
    """Where α dE/dθ is less than half an ulp of θ nothing moves."""
    problem = Problem(1001.0, 2.0, 2000.0)
    slow, fast = tried(problem, 0.0003, 0.1, by="autograd")
    assert slow.ending is Ending.STUCK
    assert 1e-3 < slow.left < 0.1
    descent = Descent(replace(problem, alpha=0.0003), method("autograd"))
    descent.advance(LONGEST_DESCENT)
    assert descent.stop is not None
    assert descent.stop.step == slow.step
    assert fast.ending is Ending.CONVERGED


def test_a_start_near_the_minimum_converges_within_two_ulps() -> None:
    start = 1.5 + 1e-13
    planned = plan(Problem(theta=start), PYTHON)
    assert planned.target.threshold == 2 * math.ulp(1.5)
    (outcome,) = tried(Problem(theta=start), 0.1)
    assert outcome.ending is Ending.CONVERGED


def test_a_way_that_raises_says_so_for_every_learning_rate() -> None:
    raising = turning('raise RuntimeError("no gradient today")\nyield θ, θ, θ')
    (outcome,) = tried(Problem(), 0.1, by=running(raising))
    assert (outcome.ending, outcome.step, outcome.left) == (Ending.RAISED, 1, 1.0)
    assert str(outcome.sentence) == "Step 1 raised RuntimeError: no gradient today."


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem(x=0), "x = 0: the gradient is 0 everywhere, and no learning rate moves θ."),
        (
            Problem(x=1e-200),
            "x² is too small to compute with: there is no learning rate worth trying.",
        ),
        (Problem(theta=1.5), "θ₀ is already at θ* = 1.5: there is nowhere left to go."),
        (Problem(theta=0, y=0), "θ₀ is already at θ* = 0: there is nowhere left to go."),
        (
            Problem(x=1e-9),
            "x is so small that the learning rates worth trying are all above α = 1·10¹².",
        ),
    ],
)
def test_where_nothing_can_be_swept_a_sentence_says_why(problem: Problem, sentence: str) -> None:
    sweep = Sweep(problem, PYTHON)
    assert str(sweep.plan.why_not) == sentence
    assert sweep.finished
    assert sweep.advance(1) == []


def test_y_0_has_its_minimum_at_0_and_is_swept() -> None:
    found = Counter(outcome.ending for outcome in outcomes(Sweep(Problem(y=0), PYTHON)))
    assert found[Ending.CONVERGED] > 150


def test_learning_rates_out_of_bounds_are_left_out() -> None:
    alphas = plan(Problem(x=1e-6), PYTHON).alphas
    assert 0 < len(alphas) < COUNT
    assert alphas[-1] <= LARGEST_ALPHA


def test_the_first_learning_rates_tried_are_spread_over_the_whole_range() -> None:
    order = coarse_to_fine(200)
    assert sorted(order) == list(range(200))
    assert order[:8] == [0, 128, 64, 192, 32, 160, 96, 16]
    for count in (10, 25, 50, 100):
        places = sorted(order[:count])
        gaps = [after - before for before, after in pairwise([*places, 200])]
        assert max(gaps) <= 4 * 200 / count
    assert [coarse_to_fine(count) for count in (0, 1, 2)] == [[], [0], [0, 1]]


def test_slices_of_any_length_find_the_same_outcomes() -> None:
    whole = {found.alpha: found for found in outcomes(Sweep(Problem(), PYTHON))}
    for tick, count in ((0.001, COUNT), (1.0, some(30, COUNT))):  # which is one step a slice
        sweep = Sweep(Problem(), PYTHON, Clock(tick))
        sweep._order = sweep._order[:count]
        assert outcomes(sweep) == [whole[alpha] for alpha in sorted(sweep._order)]
    assert len(whole) == COUNT


def test_a_slice_makes_no_more_blocks_once_its_time_is_up() -> None:
    clock = Clock(0.01)
    sweep = Sweep(Problem(alpha=0.1), PYTHON, clock)
    before = clock.now
    sweep.advance(0.1)
    assert 0.1 <= clock.now - before <= 0.13
    assert not sweep.finished


@given(problem=problems, which=st.sampled_from(METHODS))
def test_whatever_the_problem_every_learning_rate_has_an_outcome_or_a_sentence_says_why_not(
    problem: Problem, which: object
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gradapp.core.sweep.plans.LONGEST_DESCENT", 300)
        sweep = Sweep(problem, which)  # type: ignore[arg-type]
    planned = sweep.plan
    assert bool(planned.alphas) != bool(planned.why_not)
    assert list(planned.alphas) == sorted(set(planned.alphas))
    sweep._order = sweep._order[:4]
    found = outcomes(sweep)
    assert len(found) == len(sweep._order)
    steps = planned.predicted(np.array(planned.alphas)) if planned.alphas else np.ones(0)
    assert (steps >= 1).all()
    assert (steps[np.isfinite(steps)] % 1 == 0).all()
    for outcome in found:
        assert 0 < outcome.alpha <= LARGEST_ALPHA
        assert 1 <= outcome.step <= 300
        assert outcome.left >= 0
        assert outcome.ending is not Ending.RAISED
        if outcome.ending is Ending.CONVERGED:
            assert outcome.left * planned.target.first <= planned.target.threshold * (1 + 1e-12)
