"""The error along the line of a step: its slope and where it is least, by exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gradapp.core.landscape.along_step import CrossSection
from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit

VALLEY = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.4)


def of_step(problem: Fit, step: int) -> CrossSection:
    run = descend(problem, "python", step)
    names = problem.names
    return CrossSection(
        problem,
        tuple(run.value(name, step) for name in names),
        tuple(run.value(f"{name}_next", step) for name in names),
        tuple(run.value(f"d_{name}", step) for name in names),
    )


def exact(made: CrossSection) -> tuple[Fraction, Fraction]:
    """The slope at the start, and where 0.1p² + 2q² is least along the line."""
    p, q = map(Fraction, made.before)
    dp, dq = (Fraction(b) - Fraction(a) for a, b in zip(made.before, made.after, strict=True))
    slope = Fraction(2, 10) * p * dp + 4 * q * dq
    return slope, -slope / (Fraction(2, 10) * dp * dp + 4 * dq * dq)


@pytest.mark.parametrize("step", [1, 2, 5])
def test_slope_and_minimum_are_those_of_exact_fractions(step: int) -> None:
    made = of_step(VALLEY, step)
    slope, least = exact(made)
    assert made.slope == pytest.approx(float(slope), rel=1e-12)
    assert made.least() == pytest.approx(float(least), abs=1e-6)


def test_the_ends_of_the_step_are_at_0_and_1() -> None:
    made = of_step(VALLEY, 3)
    for t, (p, q) in ((0.0, made.before), (1.0, made.after)):
        assert made.height(t) == pytest.approx(0.1 * p**2 + 2 * q**2, rel=1e-12)


def test_of_samples_it_is_the_mean_of_the_squares_of_all() -> None:
    data = Data(("x",), ((1.0, 2.0, 4.0),), (1.0, 3.0, 3.0))
    made = of_step(Fit("w*x + b", data, start={"w": 0.0, "b": 0.0}, alpha=0.05, batch=1), 2)
    t = 0.25
    w, b = (a + t * (z - a) for a, z in zip(made.before, made.after, strict=True))
    squares = [(w * x + b - y) ** 2 for x, y in zip(data.columns[0], data.y, strict=True)]
    assert made.height(t) == pytest.approx(sum(squares) / 3, rel=1e-12)


def test_where_it_falls_without_end_there_is_no_minimum() -> None:
    made = CrossSection(Fit(error="p + q"), (0.0, 0.0), (-1.0, -1.0), (1.0, 1.0))
    assert made.least() is None


def test_a_step_that_moves_nothing_has_a_level_section() -> None:
    made = CrossSection(VALLEY, (1.0, 2.0), (1.0, 2.0), (0.2, 8.0))
    assert not made.moves
    assert made.slope == 0
    assert made.least() is None
    assert np.ptp(made.heights(np.linspace(-1, 4, 9))) == 0


def test_what_is_not_finite_is_passed_by() -> None:
    made = CrossSection(Fit(error="log(p) + q**2"), (1.0, 2.0), (-0.5, -1.0), (1.0, 4.0))
    assert made.least() is not None  # where p is near 0, E has no bound
    assert np.isnan(made.height(1.0))
