"""A way on a problem beside the run that is looked at, and what it has made."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Stop, could_not_be_made
from gradapp.core.trajectory import Trajectory
from gradapp.engine.pace import Pace

_log = logging.getLogger(__name__)


class Making:
    """Makes the steps of one run; an error is the end of this one alone.

    Owns its descent, and with it tensors and optimizer.
    """

    def __init__(
        self,
        problem: AnyProblem,
        method: Method,
        clock: Callable[[], float],
        is_called: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make no step yet; `clock` gives seconds, and who is called makes fewer at a time."""
        self._descent = Descent(problem, method, is_called)
        self._made = Trajectory(problem.columns)
        self._failed: Stop | None = None
        self._pace = Pace()
        self._clock = clock

    @property
    def run(self) -> Run:
        """What it has made so far."""
        descent = self._descent
        return Run(descent.problem, descent.method, self._made.steps, self._stop)

    @property
    def uses_torch(self) -> bool:
        """Whether it can only be made with PyTorch."""
        return self._descent.method.uses_torch

    def behind(self, length: int) -> int:
        """Return how many steps it can make and has to, for a run of so many."""
        return max(0, length - len(self._made)) if self._stop is None else 0

    def make(self, count: int) -> None:
        """Make so many steps, or fewer if something ends or interrupts them."""
        try:
            self._made.append(self._descent.advance(count))
        except Exception as error:
            _log.exception("A run beside the one looked at is given up.")
            self._failed = could_not_be_made(error.with_traceback(None), len(self._made) + 1)

    def look_ahead(self, length: int) -> Run | None:
        """Make the next step, if the run has fewer than `length`; it shows when `make` asks for it.

        Returns:
            The run with it; None where something ends with it.
        """
        if not self.behind(length):
            return self.run
        block = self._descent.look_ahead()
        return None if block is None else replace(self.run, steps=self._made.ahead(block))

    def go_on(self, count: int) -> None:
        """Make so many steps, or what fills a slice."""
        before, began = len(self._made), self._clock()
        self.make(min(count, self._pace.count))
        self._pace.took(len(self._made) - before, self._clock() - began)

    @property
    def _stop(self) -> Stop | None:
        return self._failed or self._descent.stop
