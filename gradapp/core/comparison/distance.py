"""How far apart the results of several ways are, counted in ulps of the run's precision.

Neighbouring floating-point numbers are one ulp apart, wherever they are: the ulps between two
numbers are the steps from one to the other through all numbers between. As IEEE 754 orders the
patterns of bits like the numbers, that is a difference of integers.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gradapp.core.numbers.precision import Precision
from gradapp.core.run import Run

Ulps = NDArray[np.uint64]

NOT_COMPARABLE: Final = 2**64 - 1
"""Stands in arrays for the distance between a NaN and a number; no other distance is so large."""

COMPARED_STEPS: Final = 100_000
"""A run is compared up to this step: the ways of torch need some 20 s and 12 MB for it."""

_BITS: Final = {Precision.FLOAT32: np.uint32, Precision.FLOAT64: np.uint64}
_FORMS: Final = {Precision.FLOAT32: ("<f", "<I"), Precision.FLOAT64: ("<d", "<Q")}


def distance(one: float, other: float, precision: Precision) -> int | None:
    """Return how many ulps lie between two numbers, exactly.

    Args:
        one: a number; rounded to `precision` first, for bare Python computes in float64.
        other: another.
        precision: the format whose numbers are counted.

    Returns:
        0 for equal numbers, for zeros of either sign and for two NaNs; from the largest finite
        number to infinity it is one. None where only one is a NaN.
    """
    a, b = rank(one, precision), rank(other, precision)
    if a is None or b is None:
        return 0 if a is b else None
    return abs(a - b)


def rank(value: float, precision: Precision) -> int | None:
    """Return the place of a number among all of its format, 0 being that of 0; None for a NaN.

    The same as arrays have it, but thirty times as fast for a single number.
    """
    if math.isnan(value):
        return None
    float_form, integer_form = _FORMS[precision]
    try:
        (bits,) = struct.unpack(integer_form, struct.pack(float_form, abs(value)))
    except OverflowError:
        (bits,) = struct.unpack(integer_form, struct.pack(float_form, math.inf))
    return -bits if value < 0 else int(bits)


def distances(one: ArrayLike, other: ArrayLike, precision: Precision) -> Ulps:
    """Return the distances of arrays, an entry a pair, with `NOT_COMPARABLE` for None."""
    a, b = _rounded(one, precision), _rounded(other, precision)
    ranks_a, ranks_b = _ranks(a, precision), _ranks(b, precision)
    ulps = np.maximum(ranks_a, ranks_b) - np.minimum(ranks_a, ranks_b)
    nan_a, nan_b = np.isnan(a), np.isnan(b)
    ulps = np.where(nan_a & nan_b, np.uint64(0), ulps)
    result: Ulps = np.where(nan_a ^ nan_b, np.uint64(NOT_COMPARABLE), ulps)
    return result


def _rounded(values: ArrayLike, precision: Precision) -> NDArray[np.floating]:
    with np.errstate(over="ignore", under="ignore"):
        return np.asarray(values, dtype=np.float64).astype(precision.value)


def _ranks(values: NDArray[np.floating], precision: Precision) -> Ulps:
    """Number all numbers of a format in their order, both zeros alike, as unsigned integers."""
    unsigned = _BITS[precision]
    middle = np.uint64(1) << np.uint64(63)
    bits = values.view(unsigned).astype(np.uint64)
    sign = np.uint64(1) << np.uint64(8 * np.dtype(unsigned).itemsize - 1)
    magnitude = bits & (sign - np.uint64(1))
    return np.where(bits & sign, middle - magnitude, middle + magnitude)


def spread(runs: Sequence[Run], precision: Precision, first: int, last: int) -> Ulps:
    """Return the largest distance between any two ways in steps `first` to `last`.

    Returns:
        An array of shape (compared columns, n); ways that have not made a step are
        left out of it.
    """
    blocks = np.stack([run.compared(first, last) for run in runs])
    missing = np.isnan(blocks)
    ranks = _ranks(_rounded(blocks, precision), precision)
    highest = np.where(missing, np.uint64(0), ranks).max(axis=0)
    lowest = np.where(missing, np.uint64(NOT_COMPARABLE), ranks).min(axis=0)
    result: Ulps = np.where(missing.all(axis=0), np.uint64(0), highest - lowest)
    return result


def first_apart(runs: Sequence[Run], precision: Precision, last: int) -> int | None:
    """Return the first step up to `last` in which ways differ; None where they never do."""
    if not runs:
        return None
    differs = spread(runs, precision, 1, last).any(axis=0)
    return int(differs.argmax()) + 1 if differs.any() else None
