"""A run without its steps: what is solved by which way, how far, and how it ended."""

from __future__ import annotations

from dataclasses import field

from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.stop import Ended
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made from, or made again.

    Attributes:
        problem: what it solves.
        method_id: what makes its steps.
        steps: how many there are.
        ended: how it ended, if it had by then.
    """

    problem: AnyProblem = field(default_factory=Problem)
    method_id: str = "python"
    steps: int = 0
    ended: Ended | None = None

    @property
    def goal(self) -> int:
        """How many steps to ask for: one more, which can't be made, finds the end again."""
        return self.steps + (self.ended is not None)

    def is_same_run(self, other: Recipe) -> bool:
        """Return whether both solve the same problem by the same way, however far they have come.

        Their steps are the same, as far as both have them.
        """
        return (self.problem, self.method_id) == (other.problem, other.method_id)
