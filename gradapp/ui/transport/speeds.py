"""How fast a run can be played."""

from __future__ import annotations

import math
from typing import Final

SPEEDS: Final = (0.5, 1.0, 2.0, 4.0, 10.0, 30.0, 100.0, 1e3, 1e4, 1e5, math.inf)
"""The speeds to choose from, in steps per second."""

DEFAULT_SPEED: Final = 1
"""The index of the speed at the start: a step a second."""
