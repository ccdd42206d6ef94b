"""Where a callout goes: beside what it speaks of, never over it, and over little else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from PySide6.QtCore import QRect, QSize

_WORSE: Final = 200
"""How much further, in the units of a distance, it goes rather than be of the next shape."""


def place(
    room: QRect, sizes: Sequence[QSize], told: Sequence[QRect], needed: Sequence[QRect]
) -> QRect:
    """Return where in `room` a callout of one of `sizes` goes.

    Args:
        room: where it may be.
        sizes: the shapes it can have, the best first.
        told: what it speaks of and must not hide; it goes as near to the first as it can.
        needed: what it hides only where it has to.
    """
    edges = (room, *told, *needed)

    def cost(place: tuple[int, QRect]) -> tuple[int, int, int]:
        shape, at = place
        way = _distance(at, told[0]) if told else 0
        return _hidden(at, told), _hidden(at, needed), way + shape * _WORSE

    places = (
        (shape, QRect(x, y, size.width(), size.height()))
        for shape, size in enumerate(sizes)
        for x, y in product(
            _starts(size.width(), [(edge.left(), edge.width()) for edge in edges]),
            _starts(size.height(), [(edge.top(), edge.height()) for edge in edges]),
        )
    )
    inside = [each for each in places if room.contains(each[1])]
    if not inside:
        return QRect(room.topLeft(), room.size().boundedTo(min(sizes, key=QSize.height)))
    return min(inside, key=cost)[1]


def _starts(length: int, edges: list[tuple[int, int]]) -> set[int]:
    """Return where something so long can begin: before and behind each of `edges`, and with it."""
    return {
        start
        for begin, extent in edges
        for start in (
            begin - length,
            begin,
            begin + (extent - length) // 2,
            begin + extent - length,
            begin + extent,
        )
    }


def _hidden(at: QRect, others: Iterable[QRect]) -> int:
    return sum(
        common.width() * common.height() for other in others if not (common := at & other).isEmpty()
    )


def _distance(one: QRect, other: QRect) -> int:
    """Return how far it is from one to the other, and, less weighty, between their middles."""
    x = max(one.left() - other.right(), other.left() - one.right(), 0)
    y = max(one.top() - other.bottom(), other.top() - one.bottom(), 0)
    apart = one.center() - other.center()
    return 100 * (x + y) + abs(apart.x()) + abs(apart.y())
