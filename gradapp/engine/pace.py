"""How much work fits between two looks at the queue of commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

SLICE: Final = 0.008
"""Seconds of computing between two looks at the queue of commands, while a person may step on."""


MOST_AT_ONCE: Final = 16384
"""Steps of which the numbers stay in the processor's cache; more are slower, and take memory."""

LOCKSTEP: Final = 64
"""Up to so many steps behind the run, others are made at once: that is a few milliseconds."""

MESSAGE_INTERVAL: Final = 1 / 16
"""Seconds between two messages while long work goes on, of which frames are made."""

RUN_SLICE: Final = 0.07
"""Seconds of computing while a run goes on, if nobody calls before: each look takes as long as some
steps, so there is one for each message, and a slice is a little longer than from one to the next.
"""


class Pace:
    """How many steps fill a slice of so many seconds, learnt from the slices before."""

    def __init__(self, seconds: float = SLICE) -> None:
        self._seconds = seconds
        self._count = 1
        self._before = 0.0

    @property
    def count(self) -> int:
        """The number of steps to try in the next slice."""
        return self._count

    def within(self, seconds: float) -> int:
        """Return how many steps fit into so many seconds, as far as is known; at least one."""
        return max(1, int(self._count * seconds / self._seconds))

    def looked_ahead(self, seconds: float) -> None:
        """Note what was spent before on steps of the next slice, which costs them less."""
        self._before += seconds

    def took(self, count: int, seconds: float) -> None:
        """Learn that `count` steps took so many seconds; grow at most fourfold at a time."""
        if count:
            seconds, self._before = seconds + self._before, 0.0
            fitting = int(count * self._seconds / max(seconds, 1e-9))
            self._count = max(1, min(fitting, self._count * 4))


def parts(count: int, most: int = MOST_AT_ONCE) -> Iterator[int]:
    """Return in which parts of at most so many steps those of a slice are made."""
    most = min(most, MOST_AT_ONCE)
    for made in range(0, count, most):
        yield min(most, count - made)
