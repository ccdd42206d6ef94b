"""What theory says of a problem, against exact arithmetic and against the runs themselves."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gradapp.core.landscape import error
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.run.trend import Trend, trend
from gradapp.core.theory import Zone
from gradapp.core.trajectory import StepValues

parameters = st.floats(-1e12, 1e12)
small = st.integers(-50, 50)
tensor_or_not = pytest.mark.parametrize("method", METHODS[:3], ids=lambda m: m.id)


def trends(problem: Problem, method: Method, count: int) -> list[Trend]:
    descent = Descent(problem, method)
    steps = enumerate(descent.advance(count).T.tolist(), start=1)
    return [trend(problem, StepValues(k, *values), descent.precision) for k, values in steps]


def test_the_notebooks_problem() -> None:
    analysis = Problem().analysis
    assert analysis.minimum == 1.5
    assert analysis.contraction == pytest.approx(0.2, rel=1e-15)
    assert analysis.one_step == 0.125
    assert analysis.divergence == 0.25
    assert analysis.zone is Zone.ONE_SIDE


@given(small, small, small, st.integers(-200, 200))
def test_each_step_multiplies_the_distance_by_the_contraction_factor(
    theta: int, x: int, y: int, alpha: int
) -> None:
    # All these numbers, and x times all distances, are exact in float64.
    problem = Problem(theta, x, y, alpha / 1024)
    (theta_next,) = Descent(problem, method("python")).advance(1)[-1].tolist()
    assert x * theta_next - y == problem.analysis.contraction * (x * theta - y) or x == 0


@given(parameters, parameters)
def test_the_contraction_factor_is_exact_but_for_its_roundings(x: float, alpha: float) -> None:
    exact = 2 * Fraction(alpha) * Fraction(x) ** 2
    found = Fraction(Problem(x=x, alpha=alpha).analysis.contraction)
    assert abs(found - (1 - exact)) <= (2 * abs(exact) + 1) * Fraction(1, 2**52)


@pytest.mark.parametrize(
    ("alpha", "zone"),
    [
        (-1e12, Zone.UPHILL),
        (-5e-324, Zone.UPHILL),
        (-0.0, Zone.STILL),
        (0.0, Zone.STILL),
        (5e-324, Zone.ONE_SIDE),
        (0.124, Zone.ONE_SIDE),
        (0.125, Zone.ONE_STEP),
        (0.126, Zone.BOTH_SIDES),
        (0.249, Zone.BOTH_SIDES),
        (0.25, Zone.BOUNCING),
        (0.251, Zone.DIVERGING),
        (1e12, Zone.DIVERGING),
    ],
)
def test_the_learning_rate_decides_the_zone(alpha: float, zone: Zone) -> None:
    for x in (2, -2):
        assert Problem(x=x, alpha=alpha).analysis.zone is zone


@given(st.floats(1e-5, 1e12), st.sampled_from([1, -1]))
def test_the_borders_belong_to_the_zones_they_are_named_after(x: float, sign: int) -> None:
    borders = Problem(x=sign * x).analysis
    assert borders.one_step is not None
    assert borders.divergence is not None
    for factor, border, zone in (
        (1, borders.one_step, Zone.ONE_STEP),
        (1, borders.divergence, Zone.BOUNCING),
        (1 - 1e-14, borders.one_step, Zone.ONE_SIDE),
        (1 + 1e-14, borders.one_step, Zone.BOTH_SIDES),
        (1 - 1e-14, borders.divergence, Zone.BOTH_SIDES),
        (1 + 1e-14, borders.divergence, Zone.DIVERGING),
    ):
        assert Problem(x=sign * x, alpha=factor * border).analysis.zone is zone


def test_a_border_typed_in_decimal_digits_is_met() -> None:
    # The binary 0.1 is a little more than a tenth, so 1 − 2αx² is not quite 0.
    assert Problem(x=0.1, alpha=50).analysis.zone is Zone.ONE_STEP
    assert Problem(x=0.1, alpha=100).analysis.zone is Zone.BOUNCING


def test_the_minimum_is_that_of_the_numbers_as_they_are_written() -> None:
    assert 0.3 / 0.1 != 3
    assert Problem(x=0.1, y=0.3).analysis.minimum == 3
    assert Problem(x=0.1, y=-0.7).analysis.minimum == -7


@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, 1e-200, -1e-162, 1e-155])
@pytest.mark.parametrize("alpha", [-1, 0, 0.1, 1e12])
def test_where_x_squared_vanishes_there_is_nothing_to_descend(x: float, alpha: float) -> None:
    analysis = Problem(x=x, alpha=alpha).analysis
    assert analysis.zone is Zone.FLAT
    assert analysis.minimum is analysis.one_step is analysis.divergence is None
    assert analysis.contraction == 1


@given(parameters, parameters, parameters, parameters)
def test_whatever_the_problem_theory_gives_finite_numbers(
    theta: float, x: float, y: float, alpha: float
) -> None:
    analysis = Problem(theta, x, y, alpha).analysis
    assert math.isfinite(analysis.contraction)
    for number in (analysis.minimum, analysis.one_step, analysis.divergence):
        assert number is None or math.isfinite(number)


def test_the_largest_magnitudes_are_handled() -> None:
    analysis = Problem(1e12, 1e12, 1e12, 1e12).analysis
    assert analysis.minimum == 1
    assert analysis.divergence == pytest.approx(1e-24, rel=1e-15)
    assert analysis.contraction == pytest.approx(-2e36, rel=1e-15)
    assert analysis.zone is Zone.DIVERGING


def test_the_error_is_the_parabola() -> None:
    assert [error(Problem(), theta) for theta in (0, 1, 1.5, 2)] == [9, 1, 0, 1]
    assert error(Problem(x=1e12), 1e300) == math.inf


@tensor_or_not
def test_a_run_converges_until_its_fixed_point(method: Method) -> None:
    *before, last = trends(Problem(), method, 100)
    assert set(before) == {Trend.CONVERGING}
    assert last is Trend.FIXED_POINT


@tensor_or_not
@pytest.mark.parametrize("theta", [1.0, 1.1, -37.3])
@pytest.mark.parametrize("y", [3.0, 3.3])
def test_a_run_at_the_border_bounces_though_its_numbers_are_rounded(
    method: Method, theta: float, y: float
) -> None:
    assert set(trends(Problem(theta=theta, y=y, alpha=0.25), method, 50)) == {Trend.BOUNCING}


@tensor_or_not
def test_a_run_beyond_the_border_diverges_to_its_last_finite_step(method: Method) -> None:
    for alpha in (0.26, 1, 1e6, 1e12):
        assert set(trends(Problem(alpha=alpha), method, 2000)) == {Trend.DIVERGING}


@pytest.mark.parametrize("method", METHODS[:2], ids=lambda m: m.id)
def test_a_negative_learning_rate_diverges(method: Method) -> None:
    assert set(trends(Problem(alpha=-0.1), method, 50)) == {Trend.DIVERGING}


@tensor_or_not
def test_x_0_is_a_fixed_point(method: Method) -> None:
    assert trends(Problem(x=0), method, 5) == [Trend.FIXED_POINT]


@given(
    theta=st.floats(-100, 100),
    x=st.floats(0.1, 10),
    y=st.floats(-100, 100),
    share=st.floats(0.01, 0.49),
    precision=st.sampled_from(Precision),
)
def test_a_run_within_its_zone_never_seems_to_bounce_or_diverge(
    theta: float, x: float, y: float, share: float, precision: Precision
) -> None:
    problem = Problem(theta, x, y, share / (x * x), precision)
    for each in METHODS[:3]:
        assert set(trends(problem, each, 300)) <= {Trend.CONVERGING, Trend.FIXED_POINT}


@given(
    distance=st.floats(0.5, 100),
    x=st.floats(0.1, 10),
    minimum=st.floats(-100, 100),
    zone=st.sampled_from(
        [(1.0, Trend.BOUNCING), (1.05, Trend.DIVERGING), (0.95, Trend.CONVERGING)]
    ),
    precision=st.sampled_from(Precision),
)
def test_runs_at_and_beside_the_border_are_told_apart_in_both_precisions(
    distance: float, x: float, minimum: float, zone: tuple[float, Trend], precision: Precision
) -> None:
    share, expected = zone
    problem = Problem(minimum + distance, x, minimum * x, share / (x * x), precision)
    for each in METHODS[:3]:
        assert Counter(trends(problem, each, 10)) == {expected: 10}


@given(parameters, parameters, parameters, parameters, st.sampled_from(Precision))
def test_every_step_of_every_problem_has_a_trend(
    theta: float, x: float, y: float, alpha: float, precision: Precision
) -> None:
    problem = Problem(theta, x, y, alpha, precision)
    for each in METHODS[:2]:
        found = trends(problem, each, 20)
        assume(found)
        assert Trend.FIXED_POINT not in found[:-1]
