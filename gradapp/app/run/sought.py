"""Where within a step a person is, to be found again when a run is come back to."""

from __future__ import annotations

from typing import Final

from gradapp.core.program.roles import Role
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where within the step at the cursor a person is.

    Attributes:
        line: the index of the line that is looked at; None for the step as a whole.
        is_beyond: whether it is one of the step behind, in which the run ended.
    """

    line: int | None = None
    is_beyond: bool = False


WHOLE: Final = LinePlace()


@dataclass(frozen=True, slots=True)
class Sought:
    """A place that is gone to once its step is told, unless a person is elsewhere by then.

    Attributes:
        step: the step.
        wishes: how often it had been said where to go.
        at: the place, in this very run.
        role: in the run of another way, the role of the line, and whether the step was done there.
    """

    step: int
    wishes: int
    at: LinePlace = WHOLE
    role: tuple[Role, bool] | None = None

    def line_of(self, recorded: RecordedStep) -> int | None:
        """Return the line of that step to be looked at; None for the step as a whole."""
        if self.role is not None:
            role, is_done = self.role
            return recorded.line_of(role, ended=is_done)
        line = self.at.line
        return line if line is not None and 0 <= line < len(recorded.lines) else None
