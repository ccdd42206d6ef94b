"""The least and greatest values of a long column, kept in levels so any view of it is thin."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gradapp.core.trajectory import Floats

Indices = NDArray[np.int64]

_BITS: Final = 6
_FACTOR: Final = 1 << _BITS
_AT_ONCE: Final = 1 << 16
"""So many values stay in the processor's cache, and what is made of them takes no fresh memory."""


def bucket_bits(start: int, stop: int, pixels: int) -> int:
    """Return which power of two values stand in a bucket, where [start, stop) is thinned; or 0."""
    if stop - start <= 2 * pixels:
        return 0
    bits = ((stop - start) // pixels).bit_length() - 1
    while ((stop - 1) >> bits) - (start >> bits) >= pixels - 1:
        bits += 1
    return bits


def _chosen(cells: Floats, *, greatest: bool, has_gaps: bool) -> Indices:
    """Return where in each row the least, or greatest, finite number is; the first of none."""
    if has_gaps:  # a NaN is chosen before any number
        cells = np.where(np.isfinite(cells), cells, -np.inf if greatest else np.inf)
    chosen: Indices = (np.argmax if greatest else np.argmin)(cells, axis=1)
    return chosen


class _Level:
    """The extremes of consecutive cells, each `_FACTOR` cells of the level below."""

    def __init__(self) -> None:
        self.length = 0
        self._values: Floats = np.empty((2, _FACTOR))
        self._indices = np.empty((2, _FACTOR), np.int32)

    def extend(self, values: Floats, indices: NDArray[np.int32]) -> None:
        """Add cells; both arguments have a row of least and a row of greatest values."""
        length = self.length + values.shape[1]
        if length > self._values.shape[1]:
            room = (2, max(length - self.length, self.length))
            self._values = np.hstack((self._values[:, : self.length], np.empty(room)))
            room_for_indices = np.empty(room, np.int32)
            self._indices = np.hstack((self._indices[:, : self.length], room_for_indices))
        self._values[:, self.length : length] = values
        self._indices[:, self.length : length] = indices
        self.length = length

    def reduced(self, start: int, stop: int, width: int, *, has_gaps: bool) -> NDArray[np.int32]:
        """Return where the extremes of every `width` cells of [start, stop) are."""
        columns = np.arange((stop - start) // width)
        indices = []
        for row, greatest in enumerate((False, True)):
            cells = self._values[row, start:stop].reshape(-1, width)
            chosen = _chosen(cells, greatest=greatest, has_gaps=has_gaps)
            indices.append(self._indices[row, start:stop].reshape(-1, width)[columns, chosen])
        return np.array(indices)


class MinMaxPyramid:
    """A pyramid over one append-only column, less than a byte a value.

    What is no finite number is a gap, which interrupts a curve.

    Mutable; it belongs to the view that draws the column, and doesn't keep the column itself.
    """

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._length = 0
        self._gaps = np.empty(0, np.int64)

    def update(self, column: Floats) -> None:
        """Take in what was appended to `column` since the last call."""
        for end in (*range(self._length + _AT_ONCE, column.size, _AT_ONCE), column.size):
            self._take_in(column[:end])

    def _take_in(self, column: Floats) -> None:
        is_finite = np.isfinite(column[self._length :])
        if not is_finite.all():
            gaps = self._length + np.flatnonzero(~is_finite)
            self._gaps = np.concatenate((self._gaps, gaps))
        self._length = column.size
        depth = 0
        while True:
            below = self._levels[depth - 1].length if depth else column.size
            done = self._levels[depth].length if depth < len(self._levels) else 0
            cells = below // _FACTOR
            if cells == done:
                return
            if depth == len(self._levels):
                self._levels.append(_Level())
            reduced = self._reduced(column, depth, done * _FACTOR, cells * _FACTOR, _FACTOR)
            self._levels[depth].extend(column[reduced], reduced)
            depth += 1

    def thin(
        self, column: Floats, start: int, stop: int, pixels: int, since: int = 0
    ) -> tuple[Indices, Floats]:
        """Return what there is to draw of `column[start:stop]` on so many pixels.

        Few values come back as they are. Of many, the first, the last, and the least and greatest
        of each of at most `pixels - 1` buckets come back, and its first gap, in order and without
        repetition. Buckets lie at multiples of their size, a power of two, so they stay put while a
        column grows.

        Args:
            column: what `update` was given last.
            start: the first index of the range.
            stop: the index behind the range.
            pixels: at least 2; at most twice as many points are returned, and gaps.
            since: what is before is left out; where a bucket begins.

        Returns:
            The indices of the points, ascending, and their values.
        """
        shift = bucket_bits(start, stop, pixels)
        ends = [stop - 1] if since > start else [start, stop - 1]
        start = min(max(start, since), stop)
        if not shift or start == stop:
            return np.arange(start, stop), column[start:stop]
        first, last = -(-start >> shift), stop >> shift
        points: list[ArrayLike] = [ends]
        parts = [(start, stop)]
        if first <= last:
            parts = [(start, first << shift), (last << shift, stop)]
            depth = min(shift // _BITS, len(self._levels))
            unit = _BITS * depth
            low, high = first << shift - unit, last << shift - unit
            points.extend(self._reduced(column, depth, low, high, 1 << shift - unit))
        for low, high in parts:
            if low < high:
                points.extend(self._reduced(column, 0, low, high, high - low))
        if self._gaps.size:
            gaps = self._gaps[slice(*np.searchsorted(self._gaps, (start, stop)))]
            points.append(gaps[np.unique(gaps >> shift, return_index=True)[1]])
        indices = np.unique(np.concatenate([np.asarray(part, np.int64) for part in points]))
        return indices, column[indices]

    def _reduced(
        self, column: Floats, depth: int, start: int, stop: int, width: int
    ) -> NDArray[np.int32]:
        """Return where the extremes of every `width` cells at `depth` are; 0 is the column."""
        has_gaps = bool(self._gaps.size)
        if depth:
            return self._levels[depth - 1].reduced(start, stop, width, has_gaps=has_gaps)
        cells = column[start:stop].reshape(-1, width)
        firsts = np.arange(start, stop, width)
        chosen = [_chosen(cells, greatest=each, has_gaps=has_gaps) for each in (False, True)]
        return (firsts + chosen).astype(np.int32)
