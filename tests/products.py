"""Products of cases: tests play a part in which each value occurs, `dev.py soak` all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import count, product
from math import ceil, gcd
from typing import Final, TypeVar

A = TypeVar("A")
B = TypeVar("B")

VARIABLE: Final = "GRADAPP_WHOLE_PRODUCTS"
"""The environment variable with which all of each product is played."""


def pairs(ones: Sequence[A], others: Sequence[B], each: int = 1) -> list[tuple[A, B]]:
    """Return pairs in which all values occur, each of `ones` beside at least `each` of `others`.

    They are spread evenly, and the same in each run.
    """
    if is_whole():
        return list(product(ones, others))
    number = len(others)
    each = min(max(each, ceil(number / len(ones))), number)
    step = number // each
    step = step if gcd(step, number) == 1 else 1
    turns = count()
    return [(one, others[next(turns) * step % number]) for one in ones for _ in range(each)]


def covering(cases: Iterable[Sequence[A]]) -> list[Sequence[A]]:
    """Return cases in which each value occurs that occurs in any of them, at its place there."""
    chosen, seen = [], set[tuple[int, A]]()
    for case in cases:
        if is_whole() or not seen.issuperset(enumerate(case)):
            chosen.append(case)
            seen.update(enumerate(case))
    return chosen


def some(usual: int, whole: int) -> int:
    """Return how many random cases are played."""
    return whole if is_whole() else usual


def is_whole() -> bool:
    """Say whether all are played."""
    return VARIABLE in os.environ
