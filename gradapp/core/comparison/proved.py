"""Whether numbers are apart by rounding alone: yes, no, or not known."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Proved(IntEnum):
    """Whether right code can have made numbers; of several, the lowest is that of all."""

    NO = 0
    UNKNOWN = 1
    YES = 2


Proofs = NDArray[np.int8]
"""One `Proved` for each number."""
