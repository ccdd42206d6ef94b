"""Systems of linear equations and eigenvalues, in exact fractions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

_NEAR: Final = 1e-14
"""How near NumPy's eigenvalues mostly are, as a share."""

Matrix = tuple[tuple[Fraction, ...], ...]


def solution(matrix: Matrix, right: Sequence[Fraction]) -> list[Fraction] | None:
    """Return a solution of linear equations, by Gauss; None where they contradict one another."""
    count = len(right)
    rows = [[*row, each] for row, each in zip(matrix, right, strict=True)]
    pivots: list[int] = []
    for column in range(count):
        place = len(pivots)
        chosen = next((row for row in range(place, count) if rows[row][column]), None)
        if chosen is None:
            continue
        rows[place], rows[chosen] = rows[chosen], rows[place]
        rows[place] = [each / rows[place][column] for each in rows[place]]
        for row in range(count):
            if row != place:
                share = rows[row][column]
                rows[row] = [
                    each - share * other for each, other in zip(rows[row], rows[place], strict=True)
                ]
        pivots.append(column)
    if any(row[-1] for row in rows[len(pivots) :]):
        return None
    found = [Fraction(0)] * count
    for row, column in enumerate(pivots):
        found[column] = rows[row][-1]
    return found


@lru_cache(maxsize=64)
def spectrum(matrix: Matrix) -> tuple[Fraction, ...]:
    """Return the eigenvalues of a symmetric matrix, the largest first, each as often as it is one.

    Those that are fractions are exact; others are the float64 next to them. All zeros of the
    characteristic polynomial are real, so that by Descartes' rule of signs as many of them lie
    above t as p(t + z) changes its sign from one coefficient to the next: exactly, in fractions.
    """
    polynomial = _characteristic(matrix)
    shared = math.lcm(*(each.denominator for row in matrix for each in row))
    found: list[Fraction] = []
    guesses = np.linalg.eigvalsh(np.array(matrix, dtype=np.float64))[::-1].tolist()
    while len(found) < len(matrix):
        place = len(found)
        value = _root(polynomial, place + 1, _bound(matrix), guesses[place])
        fraction = Fraction(round(value * shared), shared)  # if it is one, it has this denominator
        if _times(polynomial, fraction) and _above(polynomial, fraction) == len(found):
            value = fraction
        found += [value] * max(1, _times(polynomial, value))
    return tuple(found[: len(matrix)])


def _characteristic(matrix: Matrix) -> list[Fraction]:
    """Return the coefficients of det(t − matrix), that of 1 first, by Faddeev and Le Verrier."""
    places = range(len(matrix))
    found, step = [Fraction(1)], [[Fraction(0)] * len(matrix) for _ in places]
    for turn in range(1, len(matrix) + 1):
        step = [
            [
                sum((matrix[i][k] * step[k][j] for k in places), Fraction(0)) + found[-1] * (i == j)
                for j in places
            ]
            for i in places
        ]
        trace = sum((matrix[i][k] * step[k][i] for i in places for k in places), Fraction(0))
        found.append(-trace / turn)
    return found[::-1]


def _shifted(polynomial: Sequence[Fraction], by: Fraction) -> list[Fraction]:
    """Return the coefficients of p(by + z)."""
    found = list(polynomial)
    for start in range(len(found) - 1):
        for place in range(len(found) - 2, start - 1, -1):
            found[place] += by * found[place + 1]
    return found


def _above(polynomial: Sequence[Fraction], value: Fraction) -> int:
    """Return how many zeros lie above a value."""
    signs = [each > 0 for each in _shifted(polynomial, value) if each]
    return sum(first != second for first, second in pairwise(signs))


def _times(polynomial: Sequence[Fraction], value: Fraction) -> int:
    """Return how many times a value is a zero."""
    return next(place for place, each in enumerate(_shifted(polynomial, value)) if each)


def _bound(matrix: Matrix) -> float:
    return 2 * max(float(sum(map(abs, row))) for row in matrix) or 1.0


def _root(polynomial: Sequence[Fraction], place: int, bound: float, guess: float) -> Fraction:
    """Return the float64 next to the zero of this place, counted from the largest."""
    low, high = -bound, bound
    for near in (guess - _NEAR * abs(guess), guess + _NEAR * abs(guess)):
        if low < near < high and _above(polynomial, Fraction(near)) >= place:
            low = near
        elif low < near < high:
            high = near
    while True:
        middle = _at((_place(low) + _place(high)) // 2)  # of all float64 between them
        if middle in (low, high):
            half = (Fraction(low) + Fraction(high)) / 2
            return Fraction(low if _above(polynomial, half) < place else high)
        if _above(polynomial, Fraction(middle)) < place:
            high = middle
        else:
            low = middle


def _place(number: float) -> int:
    place = int(np.array(abs(number)).view(np.int64))
    return -place if number < 0 else place


def _at(place: int) -> float:
    number = float(np.array(abs(place)).view(np.float64))
    return -number if place < 0 else number
