"""A place in a run to be found again when the run is come back to."""

from __future__ import annotations

from gradapp.core.program.roles import Role
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.run.place import Place
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """A place that is gone to once its step is told, unless a person is elsewhere by then.

    Attributes:
        at: the place, in this very run.
        wishes: how often it had been said where to go.
        role: in the run of another way, the role of the line, and whether the step was done there.
    """

    at: Place
    wishes: int
    role: tuple[Role, bool] | None = None

    def line_of(self, recorded: RecordedStep) -> int | None:
        """Return the line of that step to be looked at; None for the step as a whole."""
        if self.role is not None:
            role, is_done = self.role
            return recorded.line_of(role, ended=is_done)
        line = self.at.line
        return line if line is not None and 0 <= line < len(recorded.lines) else None
