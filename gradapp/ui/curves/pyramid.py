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


def _chosen(cells: Floats, *, greatest: bool) -> Indices:
    """Return where in each row the least, or greatest, finite number is; the first of none."""
    extreme = np.argmax if greatest else np.argmin
    chosen: Indices = extreme(cells, axis=1)
    # A NaN is chosen before any number: where only numbers are chosen, there is none.
    if not np.isfinite(cells[np.arange(chosen.size), chosen]).all():
        outdone = -np.inf if greatest else np.inf
        chosen = extreme(np.where(np.isfinite(cells), cells, outdone), axis=1)
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

    def reduced(self, start: int, stop: int, width: int) -> tuple[Floats, NDArray[np.int32]]:
        """Return the extremes of every `width` cells of [start, stop), and where they are."""
        columns = np.arange((stop - start) // width)
        values, indices = [], []
        for row, greatest in enumerate((False, True)):
            cells = self._values[row, start:stop].reshape(-1, width)
            chosen = _chosen(cells, greatest=greatest)
            values.append(cells[columns, chosen])
            indices.append(self._indices[row, start:stop].reshape(-1, width)[columns, chosen])
        return np.array(values), np.array(indices)


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
        gaps = np.flatnonzero(~np.isfinite(column[self._length :]))
        if gaps.size:
            self._gaps = np.concatenate((self._gaps, self._length + gaps))
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
            self._levels[depth].extend(*reduced)
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
        if first > last:
            points.append(self._ends(column, start, stop))
        else:
            points.append(self._ends(column, start, first << shift))
            points.append(self._ends(column, last << shift, stop))
            depth = min(shift // _BITS, len(self._levels))
            unit = _BITS * depth
            low, high = first << shift - unit, last << shift - unit
            points.extend(self._reduced(column, depth, low, high, 1 << shift - unit)[1])
        if self._gaps.size:
            gaps = self._gaps[slice(*np.searchsorted(self._gaps, (start, stop)))]
            points.append(gaps[np.unique(gaps >> shift, return_index=True)[1]])
        indices = np.unique(np.concatenate([np.asarray(part, np.int64) for part in points]))
        return indices, column[indices]

    def _ends(self, column: Floats, start: int, stop: int) -> list[int]:
        """Return where in [start, stop) the least and the greatest value are; [] if it is empty."""
        if start == stop:
            return []
        indices: list[int] = self._reduced(column, 0, start, stop, stop - start)[1].ravel().tolist()
        return indices

    def _reduced(
        self, column: Floats, depth: int, start: int, stop: int, width: int
    ) -> tuple[Floats, NDArray[np.int32]]:
        """Return the extremes of every `width` cells at `depth`, where 0 is the column itself."""
        if depth:
            return self._levels[depth - 1].reduced(start, stop, width)
        cells = column[start:stop].reshape(-1, width)
        columns = np.arange(cells.shape[0])
        chosen = np.array([_chosen(cells, greatest=each) for each in (False, True)])
        indices = (start + columns * width + chosen).astype(np.int32)
        return column[indices], indices
