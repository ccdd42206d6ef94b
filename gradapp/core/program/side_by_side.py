"""Programs in columns: what does the same at the same height, and what each has that is new."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from gradapp.core.program.listing import Listed, ListedPart
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class ListedCell:
    """What a program has at one height.

    Attributes:
        listed: its statements there.
        new: the indices of those that the program to its left does not have.
        replaced: the beginnings of what that has instead, and this one no longer.
    """

    listed: tuple[Listed, ...] = ()
    new: frozenset[int] = frozenset()
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One height.

    Attributes:
        part: what is done there.
        cells: what each program has there.
    """

    part: ListedPart
    cells: tuple[ListedCell, ...]


def side_by_side(
    programs: Sequence[Sequence[Listed]], *, strictly: bool = False
) -> tuple[ListedRow, ...]:  # fmt: skip
    """Return the rows that hold all statements of programs, each program in its own order.

    There are as few rows as that allows: what one program does earlier than another is another row.

    Args:
        programs: the statements of each.
        strictly: whether one that stands in a block is another than one that does not.
    """
    split = [
        [(part, tuple(own)) for part, own in groupby(listed, lambda each: each.part)]
        for listed in programs
    ]
    parts: list[ListedPart] = []
    for own in split:
        parts = _merged(parts, [part for part, _ in own])
    columns = [_placed(parts, own) for own in split]
    rows = []
    for place, part in enumerate(parts):
        cells, left = [], None
        for column in columns:
            cells.append(_cell(column[place], left, strictly))
            left = column[place]
        rows.append(ListedRow(part, tuple(cells)))
    return tuple(rows)


def _cell(own: tuple[Listed, ...], left: tuple[Listed, ...] | None, strictly: bool) -> ListedCell:
    if left is None:
        return ListedCell(own)

    def key(each: Listed) -> tuple[str, bool]:
        return each.key, strictly and each.is_within

    # A statement that is there once more, or in another order, is new, too.
    matched = SequenceMatcher(None, [*map(key, left)], [*map(key, own)], autojunk=False)
    shared = matched.get_matching_blocks()
    old = {i for _, first, count in shared for i in range(first, first + count)}
    kept = {i for first, _, count in shared for i in range(first, first + count)}
    new = frozenset(range(len(own))) - old
    gone = [each for i, each in enumerate(left) if i not in kept]
    short = [each.short for each in gone if not (each.is_given or each.is_within)]
    return ListedCell(own, new, tuple(short))


def _merged(one: Sequence[ListedPart], other: Sequence[ListedPart]) -> list[ListedPart]:
    """Return the shortest sequence in which both are, with what they share in its place."""
    shortest: dict[tuple[int, int], list[ListedPart]] = {}
    for i in range(len(one), -1, -1):
        for j in range(len(other), -1, -1):
            if i == len(one) or j == len(other):
                shortest[i, j] = [*one[i:], *other[j:]]
            elif one[i] is other[j]:
                shortest[i, j] = [one[i], *shortest[i + 1, j + 1]]
            else:
                first, second = shortest[i + 1, j], shortest[i, j + 1]
                is_first = len(first) <= len(second)
                shortest[i, j] = [one[i], *first] if is_first else [other[j], *second]
    return shortest[0, 0]


def _placed(
    parts: Sequence[ListedPart], own: Sequence[tuple[ListedPart, tuple[Listed, ...]]]
) -> list[tuple[Listed, ...]]:
    """Return what a program has in each row, the first that will do."""
    waiting = [*own]
    return [waiting.pop(0)[1] if waiting and waiting[0][0] is part else () for part in parts]
