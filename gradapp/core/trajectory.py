"""The steps of a run while they are made, kept as growable columns of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gradapp.core.columns import THETA, Columns, Holds
from gradapp.core.limits import MOST_STEPS
from gradapp.values import dataclass

Floats = NDArray[np.float64]

_FIRST_CAPACITY: Final = 1 << 16


@dataclass(frozen=True, slots=True, init=False)
class StepValues:
    """What one step computed.

    Attributes:
        step: its number, from 1.
        numbers: what it computed, a number for each of `columns`.
        columns: what these are.
        earlier: the numbers of the step before; empty where there is none, or no need of them.
    """

    step: int
    numbers: tuple[float, ...]
    columns: Columns
    earlier: tuple[float, ...]

    def __init__(
        self, step: int, *numbers: float, columns: Columns = THETA, earlier: tuple[float, ...] = ()
    ) -> None:
        """Take the numbers of a step, in the order of the columns."""
        object.__setattr__(self, "step", step)
        object.__setattr__(self, "numbers", numbers)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "earlier", earlier)

    def that_hold(self, kind: Holds) -> tuple[float, ...]:
        """Return the numbers of this kind."""
        return tuple(self.numbers[row] for row in self.columns.rows(kind))

    def one(self, kind: Holds) -> float:
        """Return the one number of this kind, as those of the notebook's problem are.

        Raises:
            ValueError: there are several, or none.
        """
        (row,) = self.columns.rows(kind)
        return self.numbers[row]

    def but(self, numbers: Mapping[Holds, float]) -> StepValues:
        """Return the same step with other numbers of some kinds."""
        changed = (
            numbers.get(column.holds, number)
            for column, number in zip(self.columns, self.numbers, strict=True)
        )
        return StepValues(self.step, *changed, columns=self.columns, earlier=self.earlier)

    @property
    def theta(self) -> float:
        """θ before the step, in the notebook's problem."""
        return self.one(Holds.BEFORE)

    @property
    def fx(self) -> float:
        """The prediction, in the notebook's problem."""
        return self.one(Holds.PREDICTION)

    @property
    def error(self) -> float:
        """The error before the step."""
        return self.one(Holds.ERROR)

    @property
    def gradient(self) -> float:
        """dE/dθ, in the notebook's problem."""
        return self.one(Holds.GRADIENT)

    @property
    def theta_next(self) -> float:
        """The new θ, in the notebook's problem."""
        return self.one(Holds.AFTER)


class Trajectory:
    """All steps made so far, in float64 columns; a long run has room for all that it may have.

    Memory is only taken where steps are written.

    Every number of a float32 run is a float64 number too, so nothing is lost.
    """

    def __init__(self, columns: Columns = THETA) -> None:
        """Keep the steps of a run that has these columns."""
        self.begin(columns)

    def begin(self, columns: Columns) -> None:
        """Keep the steps of another run; there is room for them once there are any."""
        self._length = 0
        self._block: Floats = np.empty((len(columns), 0))

    def __len__(self) -> int:
        return self._length

    def append(self, block: Floats) -> None:
        """Add the steps in `block`, of shape (columns, n).

        Raises:
            as `ahead` does.
        """
        self._length = self.ahead(block).shape[1]

    def ahead(self, block: Floats) -> Floats:
        """Return a read-only view of all steps and of those in `block`, which are not added yet.

        Raises:
            ValueError: the block has another shape, or there would be more steps than `MOST_STEPS`.
            MemoryError: there is no room for it; the steps are those that there were.
        """
        rows = self._block.shape[0]
        if block.ndim != 2 or block.shape[0] != rows:
            raise ValueError(f"a block of steps has shape ({rows}, n), not {block.shape}")
        length = self._length + block.shape[1]
        if length > MOST_STEPS:
            raise ValueError(f"a run has at most {MOST_STEPS} steps, not {length}")
        if length > self._block.shape[1]:
            self._grow(length)
        self._block[:, self._length : length] = block
        return self._first(length)

    @property
    def steps(self) -> Floats:
        """A read-only view of all steps, of shape (columns, n), as they are now."""
        return self._first(self._length)

    def _first(self, length: int) -> Floats:
        view = self._block[:, :length]
        view.flags.writeable = False
        return view

    def _grow(self, length: int) -> None:
        room = _FIRST_CAPACITY if length <= _FIRST_CAPACITY else MOST_STEPS
        grown: Floats = np.empty((self._block.shape[0], room))
        grown[:, : self._length] = self._block[:, : self._length]
        self._block = grown
