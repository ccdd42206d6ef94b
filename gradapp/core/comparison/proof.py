"""Whether right code can have made a step: each way's, from where that way stood before it.

For any formula and rule. A way begins a step with numbers of which all bits are known: its
parameters, and the state of its rule. From these E and the gradient are computed with bounds
(`bounded`), and from its gradient the new parameters: by way 1's derivatives for way 1, and back
through the formula, as `backward()` does it, for the others. A way whose steps all lie within their
bounds has made the exact step each time, but for rounding; so between ways that do, rounding is all
there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.comparison.bounded import Bounded
from gradapp.core.comparison.proved import Proofs, Proved
from gradapp.core.comparison.step_in_bounds import rule_in_bounds, step_in_bounds
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.batches import Batches
from gradapp.core.problem.fit import Fit
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats

_AT_ONCE: Final = 1 << 15
"""Of so many samples of steps the bounds are computed at once."""


def as_fit(problem: AnyProblem) -> Fit | None:
    """Return a problem as one of a formula; None where it is none, or its rule has no lines."""
    return problem.as_fit if problem.rule.lines else None


class Proof:
    """Goes through the steps of several ways, one block after the other.

    Owns how each way has done so far.
    """

    def __init__(self, fit: Fit) -> None:
        """Know of no step yet of runs of `fit`."""
        self._fit = fit
        self._methods: dict[str, _Way] = {}
        self._have_differed = False
        self._worst = np.int8(Proved.YES)

    def proved(self, runs: Sequence[Run], first: int, last: int) -> Proofs:
        """Return whether each way has made its own exact steps so far, but for rounding.

        A row for each compared column.
        """
        compared = [run.compared(first, last) for run in runs]
        count = last - first + 1
        result = np.full((len(compared[0]), count), Proved.YES, np.int8)
        begin = 0 if self._have_differed else self._first_apart(compared)
        if begin == count:
            return result
        self._have_differed = True
        begin_step = first + begin
        seen: dict[tuple[Precision, bool, bytes], Proofs] = {}
        for run, numbers in zip(runs, compared, strict=True):
            made = min(last, len(run))
            if made < begin_step:
                continue
            key = (run.precision, run.method.uses_torch, numbers.tobytes())
            if key not in seen:
                way = self._methods.setdefault(run.method.id, _Way(self._fit, run))
                seen[key] = way.allows(run.steps, begin_step, made)
        for allows in seen.values():
            part = result[:, begin : begin + allows.shape[1]]
            np.minimum(part, allows, out=part)
        return self._carried(result)

    @staticmethod
    def _first_apart(compared: Sequence[Floats]) -> int:
        """Return before which step of a block all ways have the same numbers."""
        apart = np.zeros(compared[0].shape[1], bool)
        for other in compared[1:]:
            same = (compared[0] == other) | np.isnan(other) | np.isnan(compared[0])
            apart |= ~same.all(0)
        return int(apart.argmax()) if apart.any() else len(apart)

    def _carried(self, result: Proofs) -> Proofs:
        """Return the same where no step is better than those before it: each begins with them."""
        worst = np.minimum.accumulate([self._worst, *result.min(axis=0)])
        self._worst = worst[-1]
        carried: Proofs = np.minimum(result, worst[:-1])
        return carried


def gradient_is_rounded(run: Run, step: int) -> tuple[bool, ...]:
    """Return of each derivative of a step whether it is the exact one, but for rounding.

    False where that is not known.
    """
    fit = as_fit(run.problem)
    if fit is None:
        return (False,) * len(run.columns.rows(Holds.GRADIENT))
    proved = _Way(fit, run).allows(run.steps, step, step)
    gradient = run.columns.compared.rows(Holds.GRADIENT)
    return tuple((proved[gradient, 0] == Proved.YES).tolist())


class _Way:
    """One way: what it does, and which samples its steps take."""

    def __init__(self, fit: Fit, run: Run) -> None:
        self._fit, self._problem = fit, run.problem
        self._precision, self._uses_torch = run.precision, run.method.uses_torch
        self._batches = Batches(len(fit.data or ()), fit.batch, fit.shuffle_seed)

    def allows(self, steps: Floats, first: int, last: int) -> Proofs:
        """Return for the compared columns of steps whether right code can have made them."""
        size = self._fit.batch or len(self._fit.data or (1,))
        room = max(1, _AT_ONCE // size)
        starts = [1, 2] if first == 1 and last > 1 else [first]  # the first has no step before it
        starts += range(starts[-1] + room, last + 1, room)
        ends = [*(start - 1 for start in starts[1:]), last]
        with np.errstate(all="ignore"):
            blocks = [
                self._block(steps, begin, end) for begin, end in zip(starts, ends, strict=True)
            ]
        return np.concatenate(blocks, axis=1)

    def _block(self, steps: Floats, first: int, last: int) -> Proofs:
        columns, made = self._problem.columns, steps[:, first - 1 : last]
        earlier = steps[:, first - 2 : last - 1] if first > 1 else None
        numbers = range(first, last + 1)
        step = step_in_bounds(self._fit, self._precision, self._batches.of, numbers)
        before = [self._exact(made[row]) for row in columns.rows(Holds.BEFORE)]
        gradients = [self._exact(made[row]) for row in columns.rows(Holds.GRADIENT)]
        if step is None:
            return np.full((len(columns.compared), last - first + 1), Proved.UNKNOWN, np.int8)
        error, slopes = step.by_torch(before) if self._uses_torch else step.by_hand(before)
        given = rule_in_bounds(self._problem, self._precision, numbers, before, gradients, earlier)
        bounds = {
            Holds.ERROR: iter([error]),
            Holds.GRADIENT: iter(slopes),
            Holds.AFTER: iter(given["θ"]),
        }
        rows = np.array(
            [
                next(bounds[column.holds]).allows(made[row][:, None])[:, 0]
                for row, column in enumerate(columns)
                if column.holds in bounds
            ]
        )
        compared = columns.compared
        after, gradient = compared.rows(Holds.AFTER), compared.rows(Holds.GRADIENT)
        # It is made of the gradient, right or not.
        rows[after] = np.minimum(rows[after], rows[gradient].min(axis=0))
        return rows

    def _exact(self, numbers: Floats) -> Bounded:
        return Bounded.exact(numbers[:, None], self._precision)
