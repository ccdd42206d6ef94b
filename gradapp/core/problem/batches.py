"""Which samples a step uses: all of them, or those of a batch, in order or shuffled."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Final

from gradapp.core.problem.fit import Fit

LARGEST_SEED: Final = 2**32 - 1

_MOST_SHUFFLED: Final = 2_000_000
"""How many samples may be shuffled to find those of a step; that takes about a second."""


def samples_of(problem: Fit, step: int) -> tuple[int, ...] | None:
    """Return the places of the samples that a step uses; None where it would take too long.

    For the window's thread: what has been shuffled is kept from one step to the next.
    """
    return _batches(len(problem.data or ()), problem.batch, problem.shuffle_seed).of(step)


class Batches:
    """The batches of a run; each epoch's order is that of the one before, shuffled again.

    Owns the order that was last asked for: who goes through a run asks for the next one.
    """

    def __init__(self, count: int, batch: int | None, seed: int | None) -> None:
        """Take so many samples in batches of so many, in the order that is drawn from a seed."""
        self._count, self._batch, self._seed = count, batch, seed if batch else None
        self._begin()

    def of(self, step: int) -> tuple[int, ...] | None:
        """Return the places of the samples that a step uses; None where it would take too long."""
        size = self._batch or self._count
        epoch, place = divmod(step - 1, -(-self._count // size))
        if self._seed is not None:
            if (epoch + 1) * self._count > _MOST_SHUFFLED:
                return None
            self._go_to(epoch)
        return tuple(self._order[place * size : (place + 1) * size])

    def _go_to(self, epoch: int) -> None:
        if epoch < self._epoch:
            self._begin()
        while self._epoch < epoch:
            self._shuffle(self._order)
            self._epoch += 1

    def _begin(self) -> None:
        self._shuffle = random.Random(self._seed).shuffle
        self._order, self._epoch = list(range(self._count)), -1


_batches: Final = lru_cache(maxsize=4)(Batches)
