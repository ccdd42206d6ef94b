"""How much there may be of something; each of these numbers stands here alone."""

from __future__ import annotations

from typing import Final

MOST_STEPS: Final = 1_000_000
"""The most steps a run may have: those of the notebook's problem take 40 MB."""

MOST_PINS: Final = 8
"""The most pins there can be, as many as can be told apart."""
