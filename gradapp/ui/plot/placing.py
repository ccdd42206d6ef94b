"""Where a text of a plot has room: as near as can be to what it is about, and on nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from PySide6.QtCore import QRectF

_APART: Final = 1.0
"""So many pixels are between a text that gave way and what it gave way to."""


def free_place(box: QRectF, frame: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Return the place nearest to `box` that lies in `frame` and on none of `taken`, if any.

    The nearest is where `box` is, moved into the frame, or else beside some of `taken`.
    """
    left, top, width, height = box.left(), box.top(), box.width(), box.height()
    first_left, first_top = frame.left(), frame.top()
    last_left, last_top = frame.right() - width, frame.bottom() - height
    if last_left < first_left or last_top < first_top:
        return None
    lefts = [max(first_left, min(left, last_left))]
    tops = [max(first_top, min(top, last_top))]
    place = QRectF(lefts[0], tops[0], width, height)
    if not any(map(place.intersects, taken)):  # as a rule
        return place
    for each in taken:
        beside = each.left() - width - _APART, each.right() + _APART
        lefts += [at for at in beside if first_left <= at <= last_left]
        below = each.top() - height - _APART, each.bottom() + _APART
        tops += [at for at in below if first_top <= at <= last_top]

    def distance(at: tuple[float, float]) -> float:
        return abs(at[0] - left) + abs(at[1] - top)

    for at in sorted(product(lefts, tops), key=distance):
        place = QRectF(*at, width, height)
        if not any(map(place.intersects, taken)):
            return place
    return None
