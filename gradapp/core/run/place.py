"""Where in a run a person is."""

from __future__ import annotations

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a run, or one of its lines.

    Attributes:
        step: the step that is looked at, 0 for the start.
        line: the index of the line that is looked at; None for the step as a whole.
        is_beyond: whether it is one of the step behind, in which the run ended.
    """

    step: int = 0
    line: int | None = None
    is_beyond: bool = False

    @property
    def recorded(self) -> int:
        """The step whose lines are looked at."""
        return self.step + self.is_beyond
