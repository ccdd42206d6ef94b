"""What there is to say about the same step by several ways: as values, not as words."""

from __future__ import annotations

import struct
from collections.abc import Hashable, Sequence
from enum import IntEnum
from typing import Final

from gradapp.core.columns import THETA, Column, Columns, Holds
from gradapp.core.comparison.distance import distance, rank
from gradapp.core.comparison.proved import Proved
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.values import dataclass

Numbers = tuple[float, ...]
"""The compared numbers of one step: E, gradients and new parameters; or those of one of these."""

_ORDER: Final = (Holds.AFTER, Holds.ERROR, Holds.GRADIENT)


def importance(column: Column) -> int:
    """Return the place of a column among those that are compared: what is looked at first is 0."""
    return _ORDER.index(column.holds)


class VerdictKind(IntEnum):
    """How a step by several ways compares; the higher, the more there is to look at."""

    ALONE = 0
    """Fewer than two ways have made it."""
    SAME = 1
    """All numbers are the same, in the format in which they are compared."""
    SAME_PARAMETERS = 2
    """The new parameters are the same, and what else differs rounding explains."""
    ROUNDED = 3
    """A new parameter of a finer format is another, and rounding explains it."""
    PARTED = 4
    """A new parameter is another one in the same format, as little as rounding may do."""
    BEYOND = 5
    """Something differs by more than rounding explains."""


@dataclass(frozen=True, slots=True)
class Result:
    """One step by one way.

    Attributes:
        method_id: the way.
        precision: the format it computes in.
        numbers: what it computed.
    """

    method_id: str
    precision: Precision
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Gap:
    """Between the two numbers of a column that are farthest apart.

    Attributes:
        column: what both are.
        low: the smaller number, as its way has it.
        high: the larger one.
        ulps: the steps between both, in the format in which they are compared.
        is_rounding: whether right code can be so far apart, by rounding alone; None where that is
            not proved.
    """

    column: Column
    low: float
    high: float
    ulps: int
    is_rounding: bool | None

    @property
    def is_beyond(self) -> bool:
        """Whether rounding alone can't do it."""
        return self.is_rounding is False

    @property
    def size(self) -> float:
        """The difference of both numbers."""
        return self.high - self.low

    @property
    def weight(self) -> tuple[int, float]:
        """How much there is to say of it: most of new parameters, then of what is larger."""
        return -importance(self.column), self.size


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the results of one step compare.

    Attributes:
        step: its number, from 1.
        precision: the coarsest format among them, in which all are compared.
        identical: ways of the same format that have the same bits in all numbers, the
            groups in the order of their first ways.
        same_parameters: ways whose new parameters are the same in `precision`, in such groups.
        finer: the ways that compute in a finer format.
        within: where ways that compute in `precision` differ from one another.
        across: where a finer way, rounded to `precision`, differs from the nearest of the others.
        nearest: which of the others that is, and those with the same numbers.
        parameters: those of the problem, as they are written.
        apart: where ways differ, whichever formats they compute in.
    """

    step: int
    precision: Precision
    identical: tuple[tuple[str, ...], ...]
    same_parameters: tuple[tuple[str, ...], ...]
    finer: tuple[str, ...]
    within: tuple[Gap, ...]
    across: tuple[Gap, ...]
    nearest: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ("θ",)
    apart: tuple[Gap, ...] = ()

    @property
    def methods(self) -> tuple[str, ...]:
        """All that have made the step."""
        return tuple(each for group in self.identical for each in group)

    @property
    def kind(self) -> VerdictKind:
        """What matters about it."""
        gaps = (*self.within, *self.across)
        if any(gap.is_beyond for gap in gaps):
            return VerdictKind.BEYOND
        if any(gap.column.holds is Holds.AFTER for gap in self.within):
            return VerdictKind.PARTED
        if any(gap.column.holds is Holds.AFTER for gap in self.across):
            return VerdictKind.ROUNDED
        if gaps:
            return VerdictKind.SAME_PARAMETERS
        return VerdictKind.SAME if len(self.methods) > 1 else VerdictKind.ALONE

    @property
    def is_proved(self) -> bool:
        """Whether it is known of all that differs whether rounding can do it."""
        return all(gap.is_rounding is not None for gap in (*self.within, *self.across))

    @property
    def telling(self) -> Gap | None:
        """The gap that makes the kind: of a new parameter, else of E, else of a gradient."""
        is_beyond = self.kind is VerdictKind.BEYOND
        gaps = (gap for gap in self.apart if gap.is_beyond or not is_beyond)
        return max(gaps, key=lambda gap: gap.weight, default=None)


def verdict_on(
    step: int,
    results: Sequence[Result],
    precision: Precision,
    proved: Sequence[int],
    columns: Columns = THETA.compared,
) -> Verdict:
    """Compare the results of one step.

    Args:
        step: its number, from 1.
        results: what each way computed, in the order of the ways.
        precision: the format in which they are compared: the coarsest among the ways. Where only
            ways of a finer one have made the step, that is where they are compared.
        proved: the `Proved` of each number: whether it can differ by rounding alone.
        columns: what the numbers are.
    """
    made = coarsest([each.precision for each in results])
    if made is not precision:
        precision, proved = made, [Proved.UNKNOWN] * len(proved)  # it is proved in the other format
    new = columns.rows(Holds.AFTER)
    proofs = list(zip(columns, proved, strict=True))
    own = [each for each in results if each.precision is precision]
    finer = [each for each in results if each.precision is not precision]
    within = _gaps(own, precision, proofs)
    nearest, across = _nearest(finer, own, precision, proofs)
    differing = {gap.column for gap in (*within, *across)}
    return Verdict(
        step=step,
        precision=precision,
        identical=identical(results),
        same_parameters=_grouped(
            results, [tuple(rank(each.numbers[row], precision) for row in new) for each in results]
        ),
        finer=tuple(each.method_id for each in finer),
        within=within,
        across=across,
        nearest=nearest,
        parameters=tuple(columns[row].parameter for row in new),
        apart=tuple(each for each in _gaps(results, precision, proofs) if each.column in differing),
    )


def identical(results: Sequence[Result]) -> tuple[tuple[str, ...], ...]:
    """Return the ways of the same format that have the same bits, the first way's group first."""
    bits = [struct.pack(f"{len(each.numbers)}d", *each.numbers) for each in results]
    return _grouped(results, list(zip([each.precision for each in results], bits, strict=True)))


def _grouped(results: Sequence[Result], keys: Sequence[Hashable]) -> tuple[tuple[str, ...], ...]:
    groups: dict[Hashable, list[str]] = {}
    for each, key in zip(results, keys, strict=True):
        groups.setdefault(key, []).append(each.method_id)
    return tuple(map(tuple, groups.values()))


def _gaps(
    results: Sequence[Result], precision: Precision, proofs: Sequence[tuple[Column, int]]
) -> tuple[Gap, ...]:
    """Return where results differ, between the two that are farthest apart."""
    gaps = []
    for row, (column, proved) in enumerate(proofs):
        numbers = [each.numbers[row] for each in results]
        low, high = min(numbers, default=0.0), max(numbers, default=0.0)
        if low != high and (ulps := distance(low, high, precision)):
            is_rounding = None if proved == Proved.UNKNOWN else proved == Proved.YES
            gaps.append(Gap(column, low, high, ulps, is_rounding))
    return tuple(gaps)


def _nearest(
    finer: Sequence[Result],
    own: Sequence[Result],
    precision: Precision,
    proofs: Sequence[tuple[Column, int]],
) -> tuple[tuple[str, ...], tuple[Gap, ...]]:
    """Return which of the others a finer result is nearest to in all, and where both differ."""
    names: tuple[str, ...] = ()
    farthest: tuple[Gap, ...] = ()
    unlike = {other.numbers: other for other in own}.values()  # each is compared only once
    for each in finer:
        found = {other.numbers: _gaps((each, other), precision, proofs) for other in unlike}
        gaps = min(found.values(), key=_sizes, default=())
        if _sizes(gaps) >= _sizes(farthest):
            names = tuple(other.method_id for other in own if found[other.numbers] == gaps)
            farthest = gaps
    return names, farthest


def _sizes(gaps: Sequence[Gap]) -> list[float]:
    """Return the largest difference of the new parameters, of E and of the gradients."""
    return [
        max((gap.size for gap in gaps if gap.column.holds is holds), default=0.0)
        for holds in _ORDER
    ]
