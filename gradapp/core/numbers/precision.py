"""The floating-point formats in which a run computes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Precision(StrEnum):
    """The floating-point format of the tensors; bare Python floats are always float64."""

    FLOAT32 = "float32"
    FLOAT64 = "float64"

    def rounded(self, value: float) -> float:
        """Return the nearest value this format holds (infinite where it overflows)."""
        import numpy as np  # here, so that the command line answers --help without it

        with np.errstate(over="ignore"):
            return float(np.dtype(self.value).type(value))


def coarsest(precisions: Iterable[Precision]) -> Precision:
    """Return the format with the fewest digits, in which numbers of all of them can be compared."""
    return Precision.FLOAT32 if Precision.FLOAT32 in precisions else Precision.FLOAT64
