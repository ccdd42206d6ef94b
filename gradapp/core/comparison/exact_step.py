"""A step of any formula and rule done again with 200 bits, from where each way stood before it.

Between what a way has and the exact number lie the roundings of its operations, and nothing else.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np

from gradapp.core.columns import Column, Holds, state_before
from gradapp.core.comparison.adjoints import contributions
from gradapp.core.comparison.distance import first_apart
from gradapp.core.comparison.proof import as_fit
from gradapp.core.comparison.proved import Proved
from gradapp.core.methods import Method
from gradapp.core.model.functions import IN_LIBRARIES, Calls
from gradapp.core.model.values import value_of
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.batches import samples_of
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.worked import Begun, worked
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.core.words import N_, Message
from gradapp.core.writing.shape import shape_of
from gradapp.values import dataclass

BITS: Final = 200
MOST_DONE_AGAIN: Final = 500
"""Of so many samples a step is done again: that takes a quarter of a second."""

_DIGITS: Final = 25
_CANCELS: Final = 8.0
"""From here on a sum is called much smaller than its terms."""


@dataclass(frozen=True, slots=True)
class Against:
    """The numbers of ways that began alike and have the same, and the exact one.

    Attributes:
        methods: the ways.
        precision: the format they compute in.
        made: what they have.
        exact: what exact arithmetic gives from where they stood, to 25 digits.
        has_more: whether it has more digits than these.
        ulps: how far `made` is from it, in ulps of their format.
        is_nearest: whether `made` is the exact number, rounded once.
    """

    methods: tuple[Method, ...]
    precision: Precision
    made: float
    exact: str
    has_more: bool
    ulps: float
    is_nearest: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A compared column, and how far from exact each way is in it.

    Attributes:
        column: what it is.
        rows: the ways.
        terms: how many times as large as the sum its terms are together, where that is much.
    """

    column: Column
    rows: tuple[Against, ...]
    terms: float | None

    @property
    def farthest(self) -> Against:
        """The way that is farthest from exact, in ulps."""
        return max(self.rows, key=lambda row: row.ulps)


@dataclass(frozen=True, slots=True)
class ExactStep:
    """What there is to say about a step of several ways beside the exact one.

    Attributes:
        step: its number, from 1.
        precision: the coarsest format among the ways.
        quantities: what is compared.
        begin_alike: whether all begin the step with the same parameters, and state.
        parted: the first step in which they differed; None if they never did.
        proved: whether what differs does so by rounding alone.
    """

    step: int
    precision: Precision
    quantities: tuple[Quantity, ...]
    begin_alike: bool
    parted: int | None
    proved: Proved


def exact_step(
    problem: AnyProblem, runs: Sequence[Run], step: int, proved: Proved = Proved.UNKNOWN
) -> ExactStep | Message | None:
    """Return what there is to say about a step that at least one run has made.

    A sentence where its samples are too many; None where exact arithmetic makes no such step, or it
    takes too long to find its samples.
    """
    fit = as_fit(problem)
    there = [run for run in runs if run.at(step) is not None]
    if fit is None or not there:
        return None
    too_many = _too_many_samples(fit)
    if too_many is not None:
        return too_many
    columns = problem.columns.compared
    rows: list[list[Against]] = [[] for _ in columns]
    terms = [1.0] * len(columns)
    groups: dict[tuple[Any, ...], list[Run]] = {}
    for run in there:
        begins = _begins(run.step(min(step, len(run))))
        groups.setdefault((run.precision, *begins), []).append(run)
    for (precision, *_), group in groups.items():
        exact = _exact(fit, group[0].step(min(step, len(group[0]))), precision)
        if exact is None:
            return None
        for place, (number, share) in enumerate(exact):
            terms[place] = max(terms[place], share)
            for made, methods in _alike(group, step, place).items():
                rows[place].append(_against(methods, precision, made, number))
    quantities = tuple(
        Quantity(column, tuple(each), share if share >= _CANCELS else None)
        for column, each, share in zip(columns, rows, terms, strict=True)
    )
    parted = first_apart(there, problem.precision, step)
    begin_alike = len({each[1:] for each in groups}) == 1
    return ExactStep(step, problem.precision, quantities, begin_alike, parted, proved)


def _too_many_samples(fit: Fit) -> Message | None:
    """Return the sentence that says that steps use too many samples; None where they don't."""
    samples = len(fit.data or ())
    count = min(fit.batch or samples, samples)
    if count <= MOST_DONE_AGAIN:
        return None
    words = N_(
        "Explanation",
        "Steps of up to {most} samples are done again here with {bits} bits; one of {count} would "
        "take seconds. The window says, for any number of samples, which ways are the same, by how "
        "much others differ, and whether that is rounding.",
    )
    return words.filled(most=MOST_DONE_AGAIN, bits=BITS, count=count)


def _begins(values: StepValues) -> tuple[float, ...]:
    """Return what a step begins with: the parameters, and the state of the rule."""
    rows = values.columns.rows(Holds.STATE)
    state = (values.earlier[row] for row in rows) if values.earlier else ()
    return (*values.that_hold(Holds.BEFORE), *state)


def _alike(group: Sequence[Run], step: int, place: int) -> dict[float, tuple[Method, ...]]:
    found: dict[float, tuple[Method, ...]] = {}
    for run in group:
        made = run.at(step)
        assert made is not None
        found[made[place]] = (*found.get(made[place], ()), run.method)
    return found


def _against(methods: tuple[Method, ...], precision: Precision, made: float, exact: Any) -> Against:
    import mpmath

    with mpmath.workprec(BITS):
        kind = np.dtype(precision.value).type
        ulp = mpmath.mpf(float(np.spacing(abs(kind(made)))))
        away = abs(mpmath.mpf(made) - exact) / ulp
        digits = mpmath.nstr(exact, _DIGITS)
        has_more = bool(mpmath.mpf(digits) != exact)
        return Against(methods, precision, made, digits, has_more, float(away), bool(away <= 0.5))


_Exact = list[tuple[Any, float]]
"""Of each compared column the exact number, and how many times as large its terms are."""


def _exact(fit: Fit, values: StepValues, precision: Precision) -> _Exact | None:
    """Return the exact step from where a way stood."""
    import mpmath

    used = samples_of(fit, values.step) if fit.data else (0,)
    if used is None:
        return None
    with mpmath.workprec(BITS):
        try:
            made = _Again(fit, values, precision, used).step()
        except (ArithmeticError, ValueError, TypeError):  # no number, or no real one
            return None
        return made if all(isinstance(number, mpmath.mpf) for number, _ in made) else None


@lru_cache(maxsize=1)
def _calls() -> Calls:
    import mpmath

    return Calls(
        **{name: getattr(mpmath, name) for name in IN_LIBRARIES},
        abs=abs,
        relu=lambda z: max(z, mpmath.mpf(0)),
        sigmoid=lambda z: 1 / (1 + mpmath.exp(-z)),
        sign=mpmath.sign,
        step=lambda z: mpmath.mpf(int(z > 0)),
        max=max,
        min=min,
    )


class _Again:
    """One step in numbers of 200 bits."""

    def __init__(
        self, fit: Fit, values: StepValues, precision: Precision, used: Sequence[int]
    ) -> None:
        from mpmath import mpf

        self._fit, self._shape, self._values, self._used = fit, shape_of(fit), values, used
        self._mpf: Callable[[float], Any] = mpf
        self._tree = self._shape.tree
        self._own = [mpf(each) for each in values.that_hold(Holds.BEFORE)]
        known = fit.data.named if fit.data else {}
        self._columns = {
            name: [mpf(precision.rounded(known[name][at])) for at in used]
            for name in self._shape.sample
        }

    def step(self) -> _Exact:
        """Return E, the gradient and the new parameters."""
        wanted = self._shape.parameters
        parts: dict[str, list[Any]] = {name: [] for name in wanted}
        errors = []
        for place in range(len(self._used)):
            names = self._names(place)
            of = partial(value_of, names=names, calls=_calls(), number=self._mpf)
            value, adjoint = of(self._tree), self._mpf(1)
            if self._shape.inputs is not None:
                residual = value - names["y"]
                value, adjoint = residual * residual, 2 * residual
            errors.append(value)
            for name, each in contributions(self._tree, of, _calls(), set(wanted), adjoint):
                parts[name].append(each)
        count = len(self._used) if self._shape.inputs is not None and not self._shape.is_sum else 1
        gradients = [sum(each, self._mpf(0)) / count for each in parts.values()]
        shares = [
            float(sum(map(abs, each)) / count / abs(total)) if total else 1.0
            for each, total in zip(parts.values(), gradients, strict=True)
        ]
        new = [(each, 1.0) for each in self._new(gradients)]
        return [(sum(errors) / count, 1.0), *zip(gradients, shares, strict=True), *new]

    def _names(self, place: int) -> dict[str, Any]:
        import mpmath

        sample = {name: column[place] for name, column in self._columns.items()}
        own = dict(zip(self._shape.parameters, self._own, strict=True))
        return {**own, **sample, "pi": +mpmath.pi}

    def _new(self, gradients: Sequence[Any]) -> list[Any]:
        fit, values = self._fit, self._values
        options = {name: self._mpf(value) for name, value in fit.rule_numbers}
        earlier = values.earlier or None
        state = state_before(values.columns, earlier, options, self._mpf)
        begun = Begun(self._mpf(values.step), self._own, gradients, state, options)

        def work(tree: ast.expr, names: Mapping[str, Any]) -> Any:
            return value_of(tree, names, _calls(), number=self._mpf)

        lines = worked(fit.rule, begun, work)
        return [each.value for each in lines if each.gives == "θ" and each.is_last]
