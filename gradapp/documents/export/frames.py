"""The pictures of a moving picture: each lies upon the one before, and only what is new is kept."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]
"""Rows of colours, each ``0x00RRGGBB``."""


def changed(frame: Pixels, before: Pixels | None) -> tuple[int, int, Pixels]:
    """Return how far from the left and the top what is new lies, and that: one pixel at least."""
    if before is None:
        return 0, 0, frame
    differs = frame != before
    rows, columns = (np.flatnonzero(differs.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return 0, 0, frame[:1, :1]
    left, top = int(columns[0]), int(rows[0])
    return left, top, frame[top : rows[-1] + 1, left : columns[-1] + 1]
