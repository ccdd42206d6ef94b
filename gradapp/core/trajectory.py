"""The steps of one run, kept as growable columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

COLUMNS: Final = ("theta", "fx", "error", "gradient", "theta_next")
"""The rows of a block of steps: θ, f(x), E, dE/dθ and new θ."""

LIMIT: Final = 1_000_000
"""The most steps a run may have: 40 MB of columns."""

_FIRST_CAPACITY: Final = 1024


@dataclass(frozen=True, slots=True)
class StepValues:
    """What one step computed; `step` counts from 1."""

    step: int
    theta: float
    fx: float
    error: float
    gradient: float
    theta_next: float


class Trajectory:
    """All steps computed so far, in float64 columns that grow by doubling.

    Every number of a float32 run is a float64 number too, so nothing is lost.
    """

    def __init__(self) -> None:
        self._block: Floats = np.empty((len(COLUMNS), _FIRST_CAPACITY))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, block: Floats) -> None:
        """Add the steps in `block`, of shape (5, n), its rows ordered as `COLUMNS`.

        Raises:
            ValueError: the block has another shape, or there would be more steps than `LIMIT`.
            MemoryError: there is no room for it; the steps are those that there were.
        """
        if block.ndim != 2 or block.shape[0] != len(COLUMNS):
            raise ValueError(f"a block of steps has shape (5, n), not {block.shape}")
        length = self._length + block.shape[1]
        if length > LIMIT:
            raise ValueError(f"a run has at most {LIMIT} steps, not {length}")
        if length > self._block.shape[1]:
            self._grow(length)
        self._block[:, self._length : length] = block
        self._length = length

    @property
    def columns(self) -> Floats:
        """A read-only view of all columns, of shape (5, n), as they are now."""
        view = self._block[:, : self._length]
        view.flags.writeable = False
        return view

    def take(self, columns: Floats) -> None:
        """Show the same steps and more, which another trajectory has and keeps; copy nothing."""
        self._block, self._length = columns, columns.shape[1]

    def column(self, name: str) -> Floats:
        """Return a read-only view of one of `COLUMNS`, an entry a step."""
        view = self._block[COLUMNS.index(name), : self._length]
        view.flags.writeable = False
        return view

    def step(self, number: int) -> StepValues:
        """Return the step called `number`, from 1 to `len(self)`.

        Raises:
            IndexError: there is no such step.
        """
        if not 1 <= number <= self._length:
            raise IndexError(f"step {number} of {self._length}")
        return StepValues(number, *self._block[:, number - 1].tolist())

    def _grow(self, length: int) -> None:
        room = min(LIMIT, max(length, 2 * self._block.shape[1]))
        grown: Floats = np.empty((len(COLUMNS), room))
        grown[:, : self._length] = self._block[:, : self._length]
        self._block = grown
