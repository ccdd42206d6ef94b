"""How far apart numbers of several formats are, told by their neighbours and their bits."""

from __future__ import annotations

import math

import numpy as np

from gradapp.core.comparison.distance import NOT_COMPARABLE
from gradapp.core.comparison.spread import spread_of
from gradapp.core.comparison.verdict import Result, identical
from gradapp.core.numbers.precision import Precision

SHORT, LONG = Precision.FLOAT32, Precision.FLOAT64


def test_what_is_the_same_once_it_is_rounded_is_two_numbers() -> None:
    short = float(np.float32(1.4))
    found = spread_of([1.4, short, 1.4], SHORT)
    assert (found.ulps, {found.low, found.high}) == (0, {1.4, short})


def test_neighbours_are_one_ulp_apart_and_the_farthest_two_count() -> None:
    one = np.float32(1.4)
    far = np.nextafter(np.nextafter(one, np.float32(2)), np.float32(2))
    assert spread_of([float(one), 1.4, float(far)], SHORT).ulps == 2


def test_no_number_is_as_far_from_a_number_as_can_be_wherever_it_stands() -> None:
    for numbers in ([math.nan, 1.0, 2.0], [1.0, math.nan, 2.0], [1.0, 2.0, math.nan]):
        assert spread_of(numbers, LONG).ulps == NOT_COMPARABLE
    assert spread_of([math.nan, math.nan], LONG).ulps == 0


def test_the_same_bits_are_called_so_only_in_one_format() -> None:
    def groups(*numbers: tuple[Precision, float]) -> int:
        return len(identical([Result(str(i), each, (n,)) for i, (each, n) in enumerate(numbers)]))

    assert groups((SHORT, 1.5), (SHORT, 1.5)) == 1
    assert groups((LONG, 1.5), (SHORT, 1.5)) == 2
    assert groups((LONG, math.nan), (LONG, float("nan"))) == 1
    assert groups((LONG, 0.0), (LONG, -0.0)) == 2
