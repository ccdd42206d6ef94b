"""The bits of a run in short: so that another machine can say whether it computed the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Column, Holds
from gradapp.core.comparison.distance import distance
from gradapp.core.run import Run
from gradapp.core.run.stop import Ended
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

_ALL_UP_TO: Final = 16
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Checksum:
    """What is kept of the numbers of a run.

    Attributes:
        steps: which steps are kept, in their order: the first ones, then fewer and fewer, the last.
        numbers: the error, the gradient and the new parameters of each of them.
        sums: of all numbers of the steps behind the kept one before, up to this one.
    """

    steps: tuple[int, ...]
    numbers: tuple[tuple[float, ...], ...]
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a run has other bits than the one that was kept.

    Attributes:
        same: up to this step all bits are the same.
        step: the first kept step behind it, whose numbers can be compared.
        column: the number that differs; None where none of those kept does.
        ulps: by how many; None where one of the two is no number.
    """

    same: int
    step: int
    column: Column | None = None
    ulps: int | None = None

    @property
    def sentence(self) -> Message:
        """What is said of it."""
        step = {"step": self.step, "same": self.same}
        if self.column is None:
            words = N_(
                "Document",
                "This machine gets different bits: they are the same up to step {same}, but not "
                "all are up to step {step}.",
            )
            return words.filled(**step)
        column = self.column.symbol
        if self.ulps is None:
            words = N_(
                "Document",
                "This machine gets different bits: they are the same up to step {same}, and in "
                "step {step} {column} is a number on only one of the two.",
            )
            return words.filled(**step, column=column)
        words = N_(
            "Document",
            "This machine gets different bits: they are the same up to step {same}, and in step "
            "{step} {column} differs by %Ln ulp(s).",
            "",
            0,
        )
        return words.counted(self.ulps).filled(**step, column=column)


def checksum_of(run: Run) -> Checksum:
    """Return what is kept of the steps of a run."""
    kept = kept_steps(len(run))
    numbers = (run.at(step) or () for step in kept)
    return Checksum(kept, tuple(numbers), tuple(_sums(run, kept)))


def kept_steps(count: int) -> tuple[int, ...]:
    """Return which of `count` steps are kept: some forty of a million."""
    kept, step = list(range(1, min(count, _ALL_UP_TO) + 1)), _ALL_UP_TO
    while (step := step * 3 // 2) < count:
        kept.append(step)
    return tuple(kept) if count <= _ALL_UP_TO else (*kept, count)


def difference(kept: Checksum, run: Run) -> Difference | None:
    """Return where a run differs from the one that was kept; None if no bit does.

    A run with fewer steps, which it may have come to rest before, differs where it ends.
    """
    same = 0
    made = tuple(step for step in kept.steps if step <= len(run))
    rows = zip(made, kept.numbers, kept.sums, _sums(run, made), strict=False)
    for step, numbers, there, here in rows:
        if here != there:
            return _told(same, step, numbers, run)
        same = step
    return Difference(len(run), len(run) + 1) if len(made) < len(kept.steps) else None


def otherwise(kept: Checksum | None, ended: Ended | None, run: Run) -> Message | None:
    """Return what is said of a run that has other bits than those kept, or ends otherwise.

    Args:
        kept: the bits in short, where they are known.
        ended: how the run ended, if it had.
        run: the run as it is computed here.
    """
    found = None if kept is None else difference(kept, run)
    if found is not None:
        return found.sentence
    if ended is None or (run.stop is not None and run.stop.ended == ended):
        return None
    words = N_(
        "Document",
        "In the file the run ends at step {step}; on this machine it does not end that way.",
    )
    return words.filled(step=ended.step)


def _told(same: int, step: int, numbers: Sequence[float], run: Run) -> Difference:
    """Return by how much a step differs: new parameters are told before all else."""
    columns = run.columns.compared
    found = [
        (column, distance(here, there, run.precision))
        for column, here, there in zip(columns, run.at(step) or (), numbers, strict=False)
    ]
    found = [(column, ulps) for column, ulps in found if ulps != 0]
    if not found:
        return Difference(same, step)
    column, ulps = max(found, key=lambda each: (each[0].holds is Holds.AFTER, each[1] or 0))
    return Difference(same, step, column, ulps)


def _sums(run: Run, steps: Sequence[int]) -> list[str]:
    """Return the sums of the numbers up to each of `steps`, from the one before; NaNs are alike."""
    found, first = [], 0
    for last in steps:
        block = run.steps[:, first:last].T
        same = np.ascontiguousarray(np.where(np.isnan(block), np.nan, block), dtype="<f8")
        found.append(hashlib.sha256(same.tobytes()).hexdigest()[:_DIGITS])
        first = last
    return found
