"""Whether numbers of several formats are the same, told by their bits."""

from __future__ import annotations

import math

import numpy as np

from gradapp.core.comparison.agreement import Same, agreement
from gradapp.core.numbers.precision import Precision

SHORT, LONG = Precision.FLOAT32, Precision.FLOAT64


def test_the_same_bits_are_called_so_only_in_one_format() -> None:
    assert agreement([(SHORT, (1.5,)), (SHORT, (1.5,))]).same is Same.BITS
    assert agreement([(LONG, (1.5,)), (SHORT, (1.5,))]).same is Same.NUMBER
    assert agreement([(LONG, (math.nan,)), (LONG, (math.nan,))]).same is Same.BITS


def test_what_is_the_same_once_it_is_rounded_is_not_called_the_same() -> None:
    found = agreement([(LONG, (1.4,)), (SHORT, (float(np.float32(1.4)),))])
    assert (found.same, found.precision, found.ulps) == (Same.ROUNDED, SHORT, 0)


def test_neighbours_are_one_ulp_apart_and_the_farthest_two_count() -> None:
    one = np.float32(1.4)
    far = np.nextafter(np.nextafter(one, np.float32(2)), np.float32(2))
    numbers = [(SHORT, (float(each),)) for each in (one, far)]
    found = agreement([numbers[0], (LONG, (1.4,)), numbers[1]])
    assert (found.same, found.ulps) == (Same.APART, 2)


def test_zeros_of_either_sign_have_not_the_same_bits() -> None:
    found = agreement([(LONG, (0.0,)), (LONG, (-0.0,))])
    assert (found.same, found.ulps) == (Same.ROUNDED, 0)


def test_what_is_of_another_number_or_no_number_is_apart() -> None:
    assert agreement([(LONG, (1.0,)), (LONG, (1.0, 2.0))]).ulps is None
    assert agreement([(LONG, (1.0,)), (LONG, (math.nan,))]).same is Same.APART
