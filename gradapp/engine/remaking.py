"""Runs of a document, made again one after the other while the run itself has nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradapp.core.registry import method
from gradapp.core.run.recipe import Recipe
from gradapp.engine.making import Making
from gradapp.engine.messages import Remade


class Remaking:
    """Makes some runs again. Owns the descent that it is at, and with it tensors and optimizer."""

    def __init__(self, wanted: Sequence[Recipe], clock: Callable[[], float]) -> None:
        """Make no step yet; ways that need torch wait for `admit_torch`."""
        self._waiting = list(wanted)
        self._clock = clock
        self._has_torch = False
        self._begun: tuple[Recipe, Making] | None = None

    def admit_torch(self) -> None:
        """Let ways that need torch begin."""
        self._has_torch = True

    @property
    def has_work(self) -> bool:
        """Whether there is a run to be made now."""
        return self._begun is not None or self._next is not None

    @property
    def is_urgent(self) -> bool:
        """They are drawn beside the run, which comes first all the same."""
        return False

    @property
    def _next(self) -> Recipe | None:
        return next((each for each in self._waiting if self._may_begin(each)), None)

    def _may_begin(self, wanted: Recipe) -> bool:
        return self._has_torch or not method(wanted.method_id, wanted.problem).uses_torch

    def work(self) -> Remade | None:
        """Make steps for about a slice, and return a run that is whole."""
        if self._begun is None:
            wanted = self._next
            if wanted is None:
                return None
            self._waiting.remove(wanted)
            chosen = method(wanted.method_id, wanted.problem)
            self._begun = wanted, Making(wanted.problem, chosen, self._clock)
        wanted, making = self._begun
        making.go_on(making.behind(wanted.goal))
        if making.behind(wanted.goal):
            return None
        self._begun = None
        return Remade(wanted, making.run)
