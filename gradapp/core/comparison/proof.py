"""Whether right code can have made a step: each way's, from where that way stood before it.

For any formula and rule. A way begins a step with numbers of which all bits are known: its
parameters, and the state of its rule. From these E and the gradient are computed with bounds
(`bounded`), and from its gradient the new parameters: by way 1's derivatives for way 1, and back
through the formula, as `backward()` does it, for the others. A way whose steps all lie within their
bounds has made the exact step each time, but for rounding; so between ways that do, rounding is all
there is.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from gradapp.core.columns import Holds, state_before
from gradapp.core.comparison.adjoints import contributions
from gradapp.core.comparison.bounded import IN_BOUNDS, Bounded
from gradapp.core.comparison.proved import Proofs, Proved
from gradapp.core.model.values import value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.batches import Batches
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.worked import Begun, worked
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats
from gradapp.core.writing.derivatives import derivatives_of
from gradapp.core.writing.samples import RESIDUAL, twice_r
from gradapp.core.writing.shape import shape_of
from gradapp.values import dataclass

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
        self._fit, self._columns = fit, run.problem.columns
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
        columns, made = self._columns, steps[:, first - 1 : last]
        earlier = steps[:, first - 2 : last - 1] if first > 1 else None
        step = _Step(self._fit, self._precision, self._batches, range(first, last + 1))
        before = [self._exact(made[row]) for row in columns.rows(Holds.BEFORE)]
        gradients = [self._exact(made[row]) for row in columns.rows(Holds.GRADIENT)]
        if step.used is None:
            return np.full((len(columns.compared), last - first + 1), Proved.UNKNOWN, np.int8)
        error, slopes = step.by_torch(before) if self._uses_torch else step.by_hand(before)
        new = self._new(range(first, last + 1), before, gradients, earlier)
        bounds = {Holds.ERROR: iter([error]), Holds.GRADIENT: iter(slopes), Holds.AFTER: iter(new)}
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

    def _new(
        self,
        steps: range,
        before: Sequence[Bounded],
        gradients: Sequence[Bounded],
        earlier: Floats | None,
    ) -> list[Bounded]:
        """Return the new parameters, from the gradients that the way had."""
        fit, columns = self._fit, self._columns
        # These numbers are Python's, until they meet a tensor.
        pairs = (("α", fit.alpha), *fit.rule.options)
        options: Mapping[str, Any] = {
            name: Bounded.exact(value, Precision.FLOAT64) for name, value in pairs
        }
        state = state_before(
            columns, earlier, options, lambda each: self._exact(np.atleast_1d(each))
        )
        count = np.array(steps, float)[:, None]
        begun = Begun(count, before, gradients, state, options)

        def work(tree: ast.expr, given: Mapping[str, Any]) -> Any:
            return value_of(tree, given, IN_BOUNDS)

        lines = [each for each in worked(fit.rule, begun, work) if each.gives == "θ"]
        return [each.value for each in lines if each.is_last]

    def _exact(self, numbers: Floats) -> Bounded:
        return Bounded.exact(numbers[:, None], self._precision)


@dataclass(frozen=True, slots=True)
class _Samples:
    """The samples of some steps, a row a step, as a way has them.

    Attributes:
        names: the inputs and y.
        is_there: 1 where there is one; a batch may have fewer than others.
        count: how many there are in each step.
    """

    names: Mapping[str, Bounded]
    is_there: Floats
    count: Floats


class _Step:
    """E and the gradient of some steps, with bounds.

    Attributes:
        used: their samples; None where it would take too long to find them.
    """

    def __init__(self, fit: Fit, precision: Precision, batches: Batches, steps: range) -> None:
        self._fit, self._shape, self._precision = fit, shape_of(fit), precision
        self.used = self._samples(batches, steps)

    def by_hand(self, before: Sequence[Bounded]) -> tuple[Bounded, list[Bounded]]:
        """Return E and the gradient as way 1 computes them."""
        of, used = derivatives_of(self._shape), self.used
        assert used is not None
        names = self._names(before)
        for name, tree in of.parts:
            names[name] = self._value(tree, names)
        value = self._value(of.value, names)
        if self._shape.inputs is None:
            return value, [self._value(slope, names) for slope in of.slopes]
        names[RESIDUAL] = value - names["y"]
        terms = (self._value(twice_r(slope), names) for slope in of.slopes)
        return self._error(names[RESIDUAL]), [
            self._reduced(each.sum(used.is_there)) for each in terms
        ]

    def by_torch(self, before: Sequence[Bounded]) -> tuple[Bounded, list[Bounded]]:
        """Return E and the gradient as `backward()` computes it."""
        used = self.used
        assert used is not None
        names, tree = self._names(before), self._shape.tree
        value = self._value(tree, names)
        error, adjoint = value, Bounded.exact(np.ones((1, 1)), self._precision)
        if self._shape.inputs is not None:
            residual = value - names["y"]
            error, adjoint = self._error(residual), self._reduced(2 * (1 * residual))
        wanted = set(self._shape.parameters)
        found: dict[str, list[Bounded]] = {name: [] for name in self._shape.parameters}
        for name, each in contributions(tree, names, IN_BOUNDS, wanted, adjoint):
            found[name].append(each)
        return error, [self._total(each) for each in found.values()]

    def _total(self, parts: Sequence[Bounded]) -> Bounded:
        assert self.used is not None
        sums = parts
        if self._shape.inputs is not None:
            whole = np.zeros_like(self.used.is_there)
            wide = (Bounded(each.value + whole, each.error + whole, each.unit) for each in parts)
            sums = [each.sum(self.used.is_there, len(parts)) for each in wide]
        first, *rest = sums
        return sum(rest, start=first)

    def _error(self, residual: Bounded) -> Bounded:
        assert self.used is not None
        whole = np.zeros_like(self.used.is_there)
        wide = Bounded(residual.value + whole, residual.error + whole, residual.unit)
        return self._reduced((wide * wide).sum(self.used.is_there))

    def _reduced(self, of: Bounded) -> Bounded:
        assert self.used is not None
        return of if self._shape.is_sum else of / Bounded.exact(self.used.count, self._precision)

    def _value(self, tree: ast.expr, names: Mapping[str, Any]) -> Bounded:
        value = value_of(tree, names, IN_BOUNDS)
        if isinstance(value, Bounded):
            return value
        return Bounded.exact(np.full((1, 1), value, float), self._precision) * 1

    def _names(self, before: Sequence[Bounded]) -> dict[str, Any]:
        assert self.used is not None
        own = dict(zip(self._shape.parameters, before, strict=True))
        return {**own, **self.used.names, "pi": np.pi}

    def _samples(self, batches: Batches, steps: range) -> _Samples | None:
        data, precision = self._fit.data, self._precision
        if data is None:
            return _Samples({}, np.ones((1, 1)), np.ones((1, 1)))
        columns = dict(zip(data.inputs, data.columns, strict=True)) | {"y": data.y}
        names = (*(self._shape.inputs or ()), "y")
        rounded = {
            name: np.asarray(columns[name]).astype(precision.value).astype(float) for name in names
        }
        if self._fit.batch is None:
            exact = {
                name: Bounded.exact(each[None, :], precision) for name, each in rounded.items()
            }
            return _Samples(exact, np.ones((1, len(data))), np.full((1, 1), float(len(data))))
        places = [found for step in steps if (found := batches.of(step)) is not None]
        if len(places) < len(steps):
            return None
        size = max(map(len, places))
        table = np.array([[*each, *each[:1] * (size - len(each))] for each in places])
        count = np.array([[len(each)] for each in places], float)
        exact = {name: Bounded.exact(each[table], precision) for name, each in rounded.items()}
        return _Samples(exact, (np.arange(size)[None, :] < count).astype(float), count)
