"""Runs of a document, made again one after the other while the run itself has nothing to do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np

from gradapp.core.descent import Descent, Stop, StopReason, words_on
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.words import N_
from gradapp.engine.messages import Remade, Wanted
from gradapp.engine.pace import Pace

_log = logging.getLogger(__name__)


class Remaking:
    """Makes some runs again. Owns the descent that it is at, and with it tensors and optimizer."""

    def __init__(self, wanted: Sequence[Wanted], clock: Callable[[], float]) -> None:
        """Make no step yet; ways that need torch wait for `admit_torch`."""
        self._wanted = list(wanted)
        self._clock = clock
        self._torch_is_ready = False
        self._descent: Descent | None = None
        self._blocks: list[np.ndarray] = []
        self._pace = Pace()

    def admit_torch(self) -> None:
        """Let ways that need torch begin."""
        self._torch_is_ready = True

    @property
    def has_work(self) -> bool:
        """Whether there is a run to be made now."""
        return self._descent is not None or self._next is not None

    @property
    def is_urgent(self) -> bool:
        """They are drawn beside the run, which comes first all the same."""
        return False

    @property
    def _next(self) -> Wanted | None:
        for each in self._wanted:
            uses_torch = method(each.method_id, each.problem).uses_torch
            if self._torch_is_ready or not uses_torch:
                return each
        return None

    def work(self) -> Remade | None:
        """Make steps for about a slice, and return a run that is whole."""
        wanted = self._next
        if wanted is None:
            return None
        if self._wanted[0] is not wanted:
            self._wanted.remove(wanted)
            self._wanted.insert(0, wanted)
        try:
            return self._advance(wanted)
        except Exception as error:
            _log.exception("A run of the document could not be made again.")
            sentence = N_("Stop", "Step {step} could not be made ({error}).")
            stop = Stop(StopReason.RAISED, 1, sentence.filled(step=1, error=words_on(error)))
            return self._made(wanted, stop)

    def _advance(self, wanted: Wanted) -> Remade | None:
        if self._descent is None:
            self._descent = Descent(wanted.problem, method(wanted.method_id, wanted.problem))
        descent = self._descent
        started = self._clock()
        block = descent.advance(min(self._pace.count, wanted.steps - descent.length))
        self._pace.took(block.shape[1], self._clock() - started)
        self._blocks.append(block)
        if descent.stop is None and descent.length < wanted.steps:
            return None
        return self._made(wanted, descent.stop)

    def _made(self, wanted: Wanted, stop: Stop | None) -> Remade:
        self._wanted.remove(wanted)
        blocks, self._blocks, self._descent, self._pace = self._blocks, [], None, Pace()
        chosen = method(wanted.method_id, wanted.problem)
        empty = np.empty((len(wanted.problem.columns), 0))
        steps = np.concatenate([empty, *blocks], axis=1)
        steps.flags.writeable = False
        return Remade(wanted, Run(wanted.problem, chosen, steps, stop))
