"""A problem takes any finite numbers within its bounds, and names what it can't take."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ProblemError
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import FIELD_NAMES, PARAMETERS, Problem
from gradapp.core.rules.table import rule

NAMES = [spec.name for spec in PARAMETERS]
LABELS = {"theta": "θ₀ (theta)", "x": "x", "y": "y", "alpha": "α (alpha)"}
every_parameter = pytest.mark.parametrize("name", NAMES)


def test_the_defaults_are_the_notebooks() -> None:
    problem = Problem()
    assert (problem.theta, problem.x, problem.y, problem.alpha) == (1.0, 2.0, 3.0, 0.1)
    assert problem.precision is Precision.FLOAT32


def test_the_table_describes_every_parameter_within_its_own_bounds() -> None:
    assert (*NAMES, "precision") == FIELD_NAMES
    for spec in PARAMETERS:
        assert spec.description
        assert spec.symbol
        assert spec.checked(spec.default) == spec.default == getattr(Problem(), spec.name)


@every_parameter
@given(value=st.floats(-1e12, 1e12) | st.sampled_from([-1e12, 1e12, 0.0, 5e-324]))
def test_every_finite_number_up_to_1e12_is_kept_as_it_is(name: str, value: float) -> None:
    kept = getattr(Problem(**{name: value}), name)
    assert kept == value


def test_equal_problems_have_equal_bits_since_minus_zero_is_zero() -> None:
    data = Data(("x",), ((-0.0, 1.0),), (2.0, -0.0))
    adam = rule("adam", betas=(-0.0, 0.9), weight_decay=-0.0)
    fit = Fit("w*x", data, start={"w": -0.0}, alpha=-0.0, rule=adam)
    problem = Problem(-0.0, -0.0, -0.0, -0.0)
    numbers = [
        *(getattr(problem, name) for name in NAMES),
        *(fit.alpha, *fit.start, *data.columns[0], *data.y),
        *(number for _, number in adam.options),
    ]
    assert numbers.count(0.0) == 9
    assert [number for number in numbers if math.copysign(1, number) < 0] == []


@every_parameter
def test_integers_become_floats(name: str) -> None:
    assert type(getattr(Problem(**{name: 3}), name)) is float
    assert type(getattr(Problem(**{name: np.float64(3)}), name)) is float


@every_parameter
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ProblemError) as refused:
        Problem(**{name: value})
    assert str(refused.value) == f"{LABELS[name]} must be a finite number, but is {value}."


@every_parameter
@pytest.mark.parametrize("value", [math.nextafter(1e12, 2e12), -1.5e12, 1e300, -1e300])
def test_a_number_out_of_bounds_is_refused_with_all_its_digits(name: str, value: float) -> None:
    with pytest.raises(ProblemError) as refused:
        Problem(**{name: value})
    sentence = f"{LABELS[name]} must lie between -1e+12 and 1e+12, but is {value!r}."
    assert str(refused.value) == sentence


@every_parameter
@pytest.mark.parametrize("value", ["much", None, 1j, [1.0], 10**400])
def test_what_is_no_number_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(ProblemError) as refused:
        Problem(**{name: value})
    assert str(refused.value).startswith(f"{LABELS[name]} must be a number, but is ")


def test_a_precision_may_be_given_by_its_name() -> None:
    assert Problem(precision="float64").precision is Precision.FLOAT64


@pytest.mark.parametrize("precision", ["float16", "", None, 64])
def test_another_precision_is_refused(precision: object) -> None:
    with pytest.raises(ProblemError, match=r"^precision must be float32 or float64, but is "):
        Problem(precision=precision)


def test_a_problem_does_not_change_and_can_be_a_key() -> None:
    problem = Problem()
    with pytest.raises(FrozenInstanceError):
        problem.theta = 2.0
    assert {problem: 1}[Problem()] == 1


@given(st.floats(-1e12, 1e12))
def test_float64_keeps_a_number_and_float32_rounds_it_to_its_nearest(value: float) -> None:
    assert Precision.FLOAT64.rounded(value) == value
    rounded = Precision.FLOAT32.rounded(value)
    assert type(rounded) is float
    near = np.float32(rounded)
    distance = abs(rounded - value)
    for towards in (-np.inf, np.inf):
        assert distance <= abs(float(np.nextafter(near, np.float32(towards))) - value)


def test_rounding_to_float32_overflows_to_infinity_without_a_warning() -> None:
    assert Precision.FLOAT32.rounded(1e39) == math.inf
    assert Precision.FLOAT32.rounded(-1e39) == -math.inf
