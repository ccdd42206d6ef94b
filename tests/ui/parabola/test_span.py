"""Which part of the parabola is shown, and in which coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gradapp.core.problem.notebook import Problem
from gradapp.core.trajectory import Floats
from gradapp.ui.parabola.span import Scale, parabola, span
from tests.additions.valley import Valley

Parameter = st.one_of(
    st.floats(-1e12, 1e12), st.floats(-5, 5), st.sampled_from([0.0, 5e-324, 1e-160, 1e-12, -1e12])
)


def test_the_notebooks_problem_is_shown_in_plain_numbers() -> None:
    shown = span(Problem(), Problem().analysis.minimum, (1.0,))
    assert (shown.centre, shown.half) == (1.5, 1.3)
    assert shown.theta == Scale()
    assert shown.error == Scale()


def test_the_view_changes_by_doubling_so_that_it_changes_seldom() -> None:
    problem = Problem(alpha=0.3)
    analysis = problem.analysis
    halves = []
    theta = problem.theta
    for _ in range(40):
        after = 1.5 + analysis.contraction * (theta - 1.5)
        halves.append(span(problem, analysis.minimum, (1.0, theta, after)).half)
        theta = after
    assert halves == sorted(halves)
    assert len(set(halves)) < 25
    assert all(math.log2(half / 1.3).is_integer() for half in halves)


@example(0.0, 6.485957754045168e-113, 5e-324, 0.0, 7.33836155221926e96)
@example(0.0, 1.0, 5e-324, 0.0, 1.0)
@given(Parameter, Parameter, Parameter, st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_any_view_can_be_drawn_and_shows_the_step(
    theta: float, x: float, y: float, start: float, end: float
) -> None:
    problem = Problem(theta, x, y)
    shown = span(problem, problem.analysis.minimum, (theta, start, end))
    left = shown.theta.to_view(shown.centre - shown.half)
    right = shown.theta.to_view(shown.centre + shown.half)
    top = shown.error.to_view(shown.top)
    assert left < right
    assert all(math.isfinite(edge) and abs(edge) <= 1e6 for edge in (left, right, top))
    assert top > 0
    for value in (start, end):
        if abs(value - shown.centre) < 1e299:
            assert left <= shown.theta.to_view(value) <= right
    u, values = parabola(problem, shown, left, right, 50)
    assert np.isfinite(u).all()
    assert np.isfinite(values).all()


@given(st.floats(-1e6, 1e6), st.integers(-300, 300), st.floats(-1e3, 1e3))
def test_coordinates_lead_back_to_values(offset: float, exponent: int, coordinate: float) -> None:
    scale = Scale(offset, exponent)
    value = scale.to_value(coordinate)
    back = scale.to_value(scale.to_view(value))
    assert back == value or math.isclose(back, value, rel_tol=1e-9, abs_tol=1e-9 * abs(offset))


def test_the_axis_says_what_was_taken_from_the_values() -> None:
    assert Scale().label("θ") == "θ"
    assert Scale(1.5, -9).label("θ") == "θ − 1.5  (×10⁻⁹)"
    assert Scale(-2.0, 0).label("θ") == "θ + 2"


def test_the_last_step_before_infinity_is_on_the_curve_and_in_the_view() -> None:
    problem = Problem(alpha=0.26)
    theta = 1.0
    while math.isfinite((2 * theta - 3) * (2 * theta - 3)):
        before, theta = theta, theta - 0.26 * 4 * (2 * theta - 3)
    shown = span(problem, problem.analysis.minimum, (1.0, before, theta))
    top = shown.error.to_view(shown.top)
    height = shown.error.to_view((2 * before - 3) * (2 * before - 3))
    assert 0.1 * top < height <= top
    at = shown.theta.to_view(before)
    _, (curve,) = parabola(problem, shown, at, at, 1)
    assert curve == pytest.approx(height, rel=1e-9)


@dataclass(frozen=True, slots=True)
class Deep(Valley):
    """One whose floor lies below 0, and that has no error left of m = 1."""

    def errors(self, places: Sequence[Floats]) -> Floats:
        (m,) = places
        deep: Floats = np.where(m < 1, np.nan, (m - 2) ** 2 - 5)
        return deep


def test_an_error_below_0_is_drawn_where_it_is_and_one_that_is_no_number_is_not() -> None:
    shown = span(Deep(), 2.0, (4.0,))
    assert shown.bottom == pytest.approx(-5, abs=0.1)
    m, curve = parabola(Deep(), shown, 0.0, 4.0, 9)
    assert np.isnan(curve[m < 1]).all()
    expected = [(each - 2) * (each - 2) - 5 for each in m[m >= 1].tolist()]
    assert curve[m >= 1].tolist() == pytest.approx(expected)


def test_an_error_below_0_everywhere_has_a_view() -> None:
    @dataclass(frozen=True, slots=True)
    class Level(Valley):
        def errors(self, places: Sequence[Floats]) -> Floats:
            return 0 * places[0] - 3

    shown = span(Level(), 2.0, (4.0,))
    assert shown.bottom == -3
    assert shown.top > -3
