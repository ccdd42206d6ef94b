"""How far a step is drawn, from 0 to 1, and when its parts begin: for each picture of it."""

from __future__ import annotations

from gradapp.core.equations import Part

TANGENT_FROM, ARROW_FROM, MOVE_FROM = 0.15, 0.42, 0.68
"""When, between 0 and 1, each part of a step begins to be drawn."""


def part_of(progress: float) -> Part | None:
    """Return which part of the step is being drawn; None where all of it is."""
    if progress >= 1:
        return None
    if progress < TANGENT_FROM:
        return Part.ERROR
    return Part.GRADIENT if progress < ARROW_FROM else Part.UPDATE


def share_of(progress: float, start: float, stop: float = 1.0) -> float:
    """Return how much is drawn of what begins at `start` and is whole at `stop`."""
    return max(0.0, min((progress - start) / (stop - start), 1.0))
