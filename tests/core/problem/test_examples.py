"""Each problem of the gallery shows what is said of it."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from gradapp.core import Run, descend
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import PLAIN

FIVE = ((1, 1), (2, 3), (4, 3), (3, 2), (5, 5))


def made(name: str, steps: int, **changes: object) -> Run:
    """Return the run of an example by bare Python, which computes in float64."""
    problems = {str(each): problem for each, problem, _ in GALLERY}
    return descend(problems[name].but(**changes), "python", steps)


@pytest.mark.parametrize("method", ["python", "autograd", "optimizer"])
@pytest.mark.parametrize(("name", "problem", "shows"), GALLERY, ids=lambda each: str(each)[:20])
def test_every_example_runs_in_every_way(
    name: object, problem: Fit, shows: object, method: str
) -> None:
    assert len(descend(problem, method, 5)) == 5
    assert str(name)
    assert str(shows)


def test_in_five_points_w_is_nearly_right_after_two_steps_and_b_takes_hundreds() -> None:
    n, (sx, sy) = 5, map(sum, zip(*FIVE, strict=True))
    sxx, sxy = sum(x * x for x, _ in FIVE), sum(x * y for x, y in FIVE)
    w = Fraction(n * sxy - sx * sy, n * sxx - sx * sx)
    b = Fraction(sy, n) - w * Fraction(sx, n)
    run = made("Five points and a line", 400)
    assert abs(run.value("w_next", 2) - w) < 0.02
    assert abs(run.value("b_next", 2) - b) > 0.15
    assert abs(run.value("b_next", 100) - b) > 0.02
    assert abs(run.value("b_next", 400) - b) < 0.005


def test_one_sample_a_step_lowers_its_error_and_never_rests() -> None:
    run = made("One sample per step", 1000)
    w, b = run.column("w_next"), run.column("b_next")
    for step in range(1, 1001):
        before = [(run.value("w", step) * x + run.value("b", step) - y) ** 2 for x, y in FIVE]
        after = [(w[step - 1] * x + b[step - 1] - y) ** 2 for x, y in FIVE]
        its = (step - 1) % 5
        assert after[its] < before[its] == pytest.approx(run.value("error", step))
        assert any(a > b for a, b in zip(after, before, strict=True)) is (step >= 5)
    assert np.ptp(w[-5:]) > 0.05


def test_in_the_long_valley_q_swings_and_p_hardly_moves() -> None:
    run = made("A long valley", 8)
    assert all(run.value("q", k) * run.value("q_next", k) < 0 for k in range(1, 9))
    assert all(0.9 < run.value("p_next", k) / run.value("p", k) < 1 for k in range(1, 9))


def test_momentum_arrives_where_plain_descent_diverges() -> None:
    name = "The long valley with momentum"
    plain, run = made(name, 60, rule=PLAIN), made(name, 60)
    assert plain.value("error", 60) > 1e6
    assert run.value("error", 60) < 1e-15


def test_momentum_flies_past_the_minimum_that_it_stands_on() -> None:
    run = made("Momentum flies past", 40)
    assert 0 < abs(run.value("theta_next", 2) - 4) < 1e-15
    assert abs(run.value("theta_next", 5) - 4) > 4
    assert run.stop is None


def test_adams_first_step_is_alpha_long_in_both() -> None:
    run = made("Adam's first steps", 1)
    moves = [run.value(f"{p}_next", 1) - run.value(p, 1) for p in "pq"]
    assert moves == pytest.approx([0.1, 0.1], rel=1e-6)


def test_the_logistic_curve_becomes_steeper_up_to_a_limit() -> None:
    w = made("A logistic curve", 600).column("w_next")
    assert (np.diff(w[:100]) > 0).all()
    assert 1.3 < w[-1] < 1.31
    assert abs(w[-1] - w[-100]) < 1e-4


def by_hand(μ: float, steps: int) -> tuple[float, float]:
    p, q, v_p, v_q = -1.2, 1.0, 0.0, 0.0
    for _ in range(steps):
        p_slope, q_slope = -2 * (1 - p) - 400 * p * (q - p * p), 200 * (q - p * p)
        v_p, v_q = μ * v_p + p_slope, μ * v_q + q_slope
        p, q = p - 0.001 * v_p, q - 0.001 * v_q
    return p, q


def test_rosenbrocks_valley_is_entered_at_once_and_gone_along_ten_times_faster_with_momentum() -> (
    None
):
    run = made("Rosenbrock's valley", 1000)
    error = run.column("error")
    assert error[0] / error[10] > 5
    ends = run.value("p_next", 1000), run.value("q_next", 1000)
    assert ends == pytest.approx(by_hand(0.9, 1000), rel=1e-9)
    apart = [math.dist(each, (1, 1)) for each in (ends, by_hand(0, 1000), by_hand(0, 10_000))]
    assert apart[0] < 0.02
    assert apart[1] > 1
    assert apart[2] < 0.02
