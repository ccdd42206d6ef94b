"""A sweep over learning rates as work in the background, told a little at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run.stop import words_on
from gradapp.core.sweep import Outcome, Sweep
from gradapp.core.words import N_, Message
from gradapp.engine.messages import Swept
from gradapp.engine.pace import SLICE

TELLING_INTERVAL: Final = 1 / 20
"""Seconds between two messages about a sweep."""

_log = logging.getLogger(__name__)


def ended_by(error: BaseException) -> Message:
    """Return what is said of a sweep that an error has ended."""
    return N_("Sweep", "ended by an error ({error})").filled(error=words_on(error))


class Sweeping:
    """Makes one sweep and tells what has come out.

    Owns the descent that the sweep is at, and with it tensors and optimizer.
    """

    def __init__(
        self, number: int, problem: AnyProblem, method: Method, clock: Callable[[], float]
    ) -> None:
        """Try nothing yet; a way that needs torch waits for `admit_torch`."""
        self.number = number
        self.waits = method.uses_torch
        self._sweep = Sweep(problem, method, clock)
        self._clock = clock
        self._untold: list[Outcome] = []
        self._last_told = clock()
        self._ended = False

    def admit_torch(self) -> None:
        """Let a way that needs torch begin."""
        self.waits = False

    @property
    def has_work(self) -> bool:
        """Whether there are learning rates to be tried now."""
        return not (self.waits or self._ended)

    @property
    def is_urgent(self) -> bool:
        """A person looks at the window of the sweep, and waits for it."""
        return True

    def work(self) -> Swept | None:
        """Try learning rates for about a slice, and tell what has come out if it is time to."""
        try:
            self._untold += self._sweep.advance(SLICE)
        except Exception as error:
            _log.exception("The sweep failed.")
            self._ended = True
            return self._told(ended_by(error))
        now = self._clock()
        self._ended = self._sweep.finished
        if self._ended or (self._untold and now - self._last_told >= TELLING_INTERVAL):
            self._last_told = now
            return self._told()
        return None

    def _told(self, sentence: Message | None = None) -> Swept:
        outcomes, self._untold = tuple(self._untold), []
        return Swept(self.number, outcomes, self._sweep.done, self._ended, sentence)
