"""Where a text of a plot has room: as near as can be to what it is about, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from PySide6.QtCore import QRectF

_APART: Final = 1.0
"""So many pixels are between a text that gave way and what it gave way to."""


def free_place(box: QRectF, frame: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Return the place nearest to `box` that lies in `frame` and on none of `taken`, if any.

    The nearest is where `box` is, moved into the frame, or else beside some of `taken`.
    """
    width, height = box.width(), box.height()
    farthest = frame.right() - width, frame.bottom() - height
    if farthest[0] < frame.left() or farthest[1] < frame.top():
        return None
    beside = [(each.left() - width - _APART, each.right() + _APART) for each in taken]
    lefts = _within(box.left(), frame.left(), farthest[0], beside)
    below = [(each.top() - height - _APART, each.bottom() + _APART) for each in taken]
    tops = _within(box.top(), frame.top(), farthest[1], below)

    def distance(at: tuple[float, float]) -> float:
        return abs(at[0] - box.left()) + abs(at[1] - box.top())

    for places in ([(lefts[0], tops[0])], product(lefts, tops)):  # the first alone, as a rule
        for at in sorted(places, key=distance):
            place = QRectF(*at, width, height)
            if not any(map(place.intersects, taken)):
                return place
    return None


def _within(
    wanted: float, first: float, last: float, others: Iterable[tuple[float, float]]
) -> list[float]:
    """Return the nearest to `wanted` from `first` to `last`, and those of others that are there."""
    nearest = max(first, min(wanted, last))
    return [nearest, *(at for pair in others for at in pair if first <= at <= last)]
