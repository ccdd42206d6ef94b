"""At which lines of a step a walk through it stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from gradapp.core.program.listing import Listed
from gradapp.core.recording.recorded_step import RecordedStep

Stops = Callable[[RecordedStep], Sequence[int]]
"""Returns the indices of these lines, in order; never none."""


def every_line(recorded: RecordedStep) -> Sequence[int]:
    """Stop at each."""
    return range(len(recorded.lines))


def by_parts(listed: Sequence[Listed], *, to_the_yield: bool) -> Stops:
    """Stop at the last line of each part of the step.

    Args:
        listed: the statements of the program that is walked through.
        to_the_yield: whether what comes behind the ``yield`` is passed over.
    """
    parts = {each.line: each.part for each in listed}

    def stops(recorded: RecordedStep) -> Sequence[int]:
        last = recorded.rest if to_the_yield else len(recorded.lines) - 1
        found = [parts.get(line.number) for line in recorded.lines[: last + 1]]
        return [i for i, (one, two) in enumerate(pairwise([*found, object()])) if one is not two]

    return stops
