"""Distances in ulps: exact for every pair of numbers, and never 0 where numbers differ."""

from __future__ import annotations

import math
import struct
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.comparison.distance import NOT_COMPARABLE, distance, distances, spread
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Stop, StopReason
from gradapp.core.trajectory import Floats
from tests.products import some

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
PROBLEMS = some(500, 2_500)

any_float = st.floats(allow_nan=True, allow_infinity=True)
any_float32 = st.floats(allow_nan=True, allow_infinity=True, width=32)


def rank(value: float, precision: Precision) -> int:
    """Count the numbers between 0 and `value` by their bits, with Python's own integers."""
    form = {F32: ("f", "I"), F64: ("d", "Q")}[precision]
    (bits,) = struct.unpack(form[1], struct.pack(form[0], abs(value)))
    return -bits if math.copysign(1, value) < 0 else bits


# One pair


@given(any_float32, any_float32)
def test_the_distance_in_float32_is_the_difference_of_ranks(one: float, other: float) -> None:
    check_distance(one, other, F32)


@given(any_float, any_float)
def test_the_distance_in_float64_is_the_difference_of_ranks(one: float, other: float) -> None:
    check_distance(one, other, F64)


def check_distance(one: float, other: float, precision: Precision) -> None:
    found = distance(one, other, precision)
    assert found == distance(other, one, precision)
    if math.isnan(one) or math.isnan(other):
        assert found == (0 if math.isnan(one) and math.isnan(other) else None)
        return
    assert found == abs(rank(one, precision) - rank(other, precision))
    assert (found == 0) == (one == other)


@pytest.mark.parametrize("precision", Precision)
@given(value=any_float32, count=st.integers(0, 5))
def test_so_many_neighbours_on_is_so_many_ulps(
    precision: Precision, value: float, count: int
) -> None:
    number = np.dtype(precision.value).type
    start = number(value)
    there = start
    with np.errstate(all="ignore"):
        for _ in range(count):
            there = np.nextafter(there, number(math.inf))
    if math.isnan(value):
        assert distance(float(start), float(there), precision) == 0
    elif math.isfinite(there):
        assert distance(float(start), float(there), precision) == count


@pytest.mark.parametrize(
    ("one", "other", "precision", "ulps"),
    [
        (0.0, -0.0, F32, 0),
        (0.0, -0.0, F64, 0),
        (2.0**-149, -(2.0**-149), F32, 2),
        (5e-324, -5e-324, F64, 2),
        (math.inf, float(np.finfo(np.float32).max), F32, 1),
        (math.inf, float(np.finfo(np.float64).max), F64, 1),
        (1.0, 2.0, F32, 2**23),
        (1.0, 2.0, F64, 2**52),
        (-math.inf, math.inf, F32, 2 * 0x7F800000),
        (-math.inf, math.inf, F64, 2 * 0x7FF0000000000000),
        (-1.0, -0.9999999999999999, F64, 1),
        (math.nan, math.nan, F64, 0),
        (math.nan, 1.0, F64, None),
        (math.inf, math.nan, F32, None),
    ],
)
def test_known_distances(one: float, other: float, precision: Precision, ulps: int | None) -> None:
    assert distance(one, other, precision) == ulps


def test_a_float64_result_is_rounded_before_float32_is_counted() -> None:
    assert distance(1.4, float(np.float32(1.4)), F32) == 0
    assert distance(1.4, float(np.float32(1.4)), F64) == abs(
        rank(1.4, F64) - rank(float(np.float32(1.4)), F64)
    )
    assert distance(1e300, math.inf, F32) == 0


@given(st.lists(st.tuples(any_float, any_float), max_size=20))
def test_arrays_of_pairs_are_counted_like_pairs(pairs: list[tuple[float, float]]) -> None:
    ones = np.array([a for a, _ in pairs])
    others = np.array([b for _, b in pairs])
    for (a, b), ulps in zip(pairs, distances(ones, others, F64).tolist(), strict=True):
        single = distance(a, b, F64)
        assert ulps == (NOT_COMPARABLE if single is None else single)


# Several ways


def run_of(
    name: str, rows: list[tuple[float, float, float]], reason: StopReason | None = None
) -> Run:
    columns: Floats = np.zeros((5, len(rows)))
    columns[2:] = np.array(rows, dtype=float).reshape(-1, 3).T
    stop = None if reason is None else Stop(reason, len(rows), "It stopped.")
    named = replace(METHODS[0], id=name)
    return Run(Problem(), named, columns, stop)


def test_the_largest_distance_is_between_any_two_of_the_ways() -> None:
    up = math.nextafter(1.0, 2.0)
    runs = [
        run_of("a", [(1.0, 1.0, 1.0), (1.0, 1.0, 1.0)]),
        run_of("b", [(1.0, 1.0, up), (1.0, 1.0, math.nextafter(1.0, 0.0))]),
        run_of("c", [(1.0, 1.0, 1.0), (1.0, 1.0, up)]),
    ]
    ulps = spread(runs, F64, 1, 2)
    assert ulps.tolist() == [[0, 0], [0, 0], [1, 2]]


def test_a_way_at_its_fixed_point_makes_the_same_step_again() -> None:
    fixed = run_of("a", [(1.0, 2.0, 3.0), (0.5, 0.25, 4.0)], StopReason.FIXED_POINT)
    assert fixed.at(7) == fixed.at(2) == (0.5, 0.25, 4.0)
    longer = run_of("b", [(1.0, 2.0, 3.0)] + [(0.5, 0.25, 4.0)] * 4)
    assert spread([fixed, longer], F64, 1, 5).max() == 0


def test_a_way_that_has_diverged_is_left_out_of_later_steps() -> None:
    gone = run_of("a", [(1.0, 2.0, 3.0)], StopReason.DIVERGED)
    on = run_of("b", [(1.0, 2.0, 3.0), (9.0, 9.0, 9.0)])
    assert gone.at(2) is None
    assert spread([gone, on], F64, 1, 2).max() == 0
    assert spread([gone], F64, 2, 2).max() == 0


def test_there_is_no_step_before_the_first() -> None:
    assert run_of("a", [(1.0, 2.0, 3.0)]).at(0) is None
    assert run_of("a", [], StopReason.FIXED_POINT).at(1) is None


# The four ways on random problems


def random_problems(precision: Precision) -> list[Problem]:
    random = np.random.default_rng(20_261_124)
    numbers = random.uniform(-10, 10, (PROBLEMS, 3))
    alphas = random.uniform(1e-4, 0.5, PROBLEMS)
    return [
        Problem(theta, x, y, alpha, precision)
        for (theta, x, y), alpha in zip(numbers.tolist(), alphas.tolist(), strict=True)
    ]


@cache
def first_steps(precision: Precision) -> tuple[list[Problem], dict[str, Floats]]:
    """Return the problems and each way's first step in all of them, of shape (5, n)."""
    problems = random_problems(precision)
    steps = {
        method.id: np.concatenate([Descent(each, method).advance(1) for each in problems], axis=1)
        for method in METHODS
    }
    return problems, steps


@pytest.mark.parametrize("precision", Precision)
def test_the_four_ways_agree_as_measured_on_random_problems(precision: Precision) -> None:
    problems, steps = first_steps(precision)
    rows = [2, 3, 4]  # E, dE/dθ, new θ
    bare, autograd, optimizer, mseloss = (steps[method.id][rows] for method in METHODS)
    assert (optimizer == mseloss).all()
    assert (autograd[:2] == optimizer[:2]).all()
    if precision is F64:
        assert (bare == autograd).all()
    # SGD may round once where the others round twice: each rounding is half an ulp of its result.
    theta = steps["autograd"][0]
    moved = np.abs(np.array([problem.alpha for problem in problems]) * autograd[1])
    size = np.maximum.reduce([np.abs(theta), moved, np.abs(autograd[2])])
    ulp = np.spacing(size.astype(precision.value)).astype(np.float64)
    assert (np.abs(autograd[2] - optimizer[2]) <= 1.5 * ulp).all()


@pytest.mark.parametrize("precision", Precision)
def test_nothing_unequal_is_ever_called_equal(precision: Precision) -> None:
    _, steps = first_steps(precision)
    rows = [2, 3, 4]  # E, dE/dθ, new θ
    numbers = np.stack([steps[method.id][rows] for method in METHODS])
    runs = [Run(Problem(), method, steps[method.id], None) for method in METHODS]
    ulps = spread(runs, precision, 1, PROBLEMS)
    rounded = numbers.astype(precision.value)
    equal = (rounded == rounded[0]).all(axis=0)
    assert ((ulps == 0) == equal).all()
    for row, column in np.argwhere(~equal)[:500]:
        ranks = [rank(float(value), precision) for value in rounded[:, row, column]]
        assert ulps[row, column] == max(ranks) - min(ranks)
