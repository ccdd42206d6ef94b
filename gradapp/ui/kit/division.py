"""Divides a length among parts: a function of what they need, and of nothing that was before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class PartNeeds:
    """What one part needs; all lengths are in pixels.

    Attributes:
        least: what it can't do without.
        useful: what it has before any other gets all it needs.
        enough: what it has before any other gets what is seldom needed.
        needed: what it needs to show all it has.
        rank: parts with a smaller rank come first.
        stretch: its share of what is left over, compared with the others'.
    """

    least: int
    useful: int = 0
    needed: int = 0
    rank: int = 0
    stretch: int = 1
    enough: int = 0


def usual(room: int, parts: Sequence[PartNeeds]) -> list[int]:
    """Divide `room`: first the least, then what is useful, enough, needed, and then the rest."""
    lengths = [part.least for part in parts]
    by_rank = sorted(range(len(parts)), key=lambda index: parts[index].rank)
    tiers = ([p.useful for p in parts], [p.enough for p in parts], [p.needed for p in parts])
    for wishes in tiers:
        for index in by_rank:
            left = max(0, room - sum(lengths))
            lengths[index] += min(left, max(0, wishes[index] - lengths[index]))
    left = max(0, room - sum(lengths))
    stretches = (
        [part.stretch for part in parts] if any(p.stretch for p in parts) else [1] * len(parts)
    )
    return [length + more for length, more in zip(lengths, _whole(left, stretches), strict=True)]


def divide(room: int, parts: Sequence[PartNeeds], factors: Sequence[float]) -> list[int]:
    """Divide `room` as usual, each part `factors` as long as it would be, as far as that fits."""
    wishes = [length * factor for length, factor in zip(usual(room, parts), factors, strict=True)]
    least = [part.least for part in parts]
    if sum(least) >= room:
        return least
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(parts)) if index not in fixed]
        left = room - sum(least[index] for index in fixed)
        shares = _whole(left, [wishes[index] for index in free])
        short = {index for index, share in zip(free, shares, strict=True) if share < least[index]}
        if not short:
            lengths = list(least)
            for index, share in zip(free, shares, strict=True):
                lengths[index] = share
            return lengths
        fixed |= short


def _whole(room: int, weights: Sequence[float]) -> list[int]:
    """Divide `room` in proportion to `weights`, in whole numbers that add up to it."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + weight)
    places = [round(room * edge / total) for edge in edges]
    return [end - start for start, end in pairwise(places)]
