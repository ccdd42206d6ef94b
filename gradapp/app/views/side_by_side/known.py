"""What is known of a step by all programs, and how far their numbers are the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from gradapp.core.comparison.distance import NOT_COMPARABLE
from gradapp.core.comparison.spread import Spread, spread_of
from gradapp.core.comparison.verdict import Result, identical
from gradapp.core.comparison.words import ulps
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.core.problem import AnyProblem
from gradapp.core.program.listing import ListedPart
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.words import N_, in_a_row
from gradapp.override import override
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said, translate
from gradapp.ui.side_by_side.values import Link, Said, To
from gradapp.values import dataclass

_NOT_CLEARED: Final = "no_zero_grad"
_NOTES: Final = {
    ListedPart.LOOP: N_(
        "SideBySide", "A second step runs the same lines again, from where the first ended."
    ),
    ListedPart.END: N_(
        "SideBySide", "yield hands the step over, and waits here until another one is wanted."
    ),
}
"""What a second step needs a part for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a step.

    Attributes:
        methods: the ways, a column each.
        problem: what they solve.
        step: what each has done in the step, by its id.
        set_up: what each has done before the first.
        missing: what is shown in place of what is not known, by the ways' ids.
        is_explained: whether there is an explanation to lead to where numbers differ.
        end: what is said behind one step as straight code.
        is_fault: whether what is new in a column is what is wrong.
    """

    methods: Sequence[Method]
    problem: AnyProblem
    step: Mapping[str, RecordedStep]
    set_up: Mapping[str, RecordedStep]
    missing: Mapping[str, str]
    is_explained: bool = True
    end: str = ""
    is_fault: ClassVar[bool] = False

    @staticmethod
    def told(results: Sequence[Result], between: str = "\n") -> Said:
        """Return how far the numbers of the columns are the same, `between` two parts of it."""
        precision, farthest = _compared(results)
        if farthest.ulps == 0:
            return _same(results, precision, farthest)
        is_counted = farthest.ulps != NOT_COMPARABLE
        apart = said(ulps(farthest.ulps)) if is_counted else "?"
        words, tone = translate("SideBySide", "◆ differs"), Tone.ALERT
        if is_counted:
            words = translate("SideBySide", "◆ {0} apart").format(apart)
        own = [each for each in results if each.precision is precision]
        if 1 < len(own) < len(results) and len(identical(own)) == 1:
            places = [i for i, each in enumerate(results, start=1) if each in own]
            others = [i for i, each in enumerate(results, start=1) if each not in own]
            one, other = (said(in_a_row(each)) for each in (places, others))
            like = translate("SideBySide", "● {0}: same bits").format(one)
            unlike = translate("SideBySide", "◆ {0}: {1} apart").format(other, apart)
            words = f"{like}{between}{unlike}"
            tone = Tone.PLAIN
        return Said(words, tone, translate("SideBySide", "Why?"), Link(To.WHY))

    def note(self, part: ListedPart, *, as_loop: bool, is_last: bool) -> Said | None:
        """Return what is to be said of a part; `is_last` is that it is the last of its kind."""
        if not as_loop:
            return Said(self.end) if part is ListedPart.END else None
        if part is ListedPart.CLEAR and is_last:
            words = translate(
                "SideBySide",
                "backward() adds to .grad: if nothing clears it, the gradients of all steps "
                "add up.",
            )
            link = translate("SideBySide", "See that in the Lab")
            return Said(words, link=link, target=Link(To.LAB, _NOT_CLEARED))
        return Said(said(_NOTES[part])) if part in _NOTES else None


@dataclass(frozen=True, slots=True)
class KnownOfLab(Known):
    """What is known of a step where code of the Lab is beside correct code."""

    is_fault: ClassVar[bool] = True

    @staticmethod
    @override
    def told(results: Sequence[Result], between: str = "\n") -> Said:
        precision, farthest = _compared(results)
        if farthest.ulps == 0:
            return _same(results, precision, farthest)
        return Said(translate("SideBySide", "◆ differs"), Tone.ALERT)

    @override
    def note(self, part: ListedPart, *, as_loop: bool, is_last: bool) -> Said | None:
        return None


def _compared(results: Sequence[Result]) -> tuple[Precision, Spread]:
    """Return in which format numbers are compared, and how far apart they are, at most, in it."""
    precision = coarsest([each.precision for each in results])
    if len({len(each.numbers) for each in results}) > 1:  # one error beside one for each sample
        return precision, Spread(NOT_COMPARABLE, math.nan, math.nan)
    rows = zip(*(each.numbers for each in results), strict=True)
    spreads = [spread_of(row, precision) for row in rows]
    return precision, max(spreads, key=lambda each: (each.ulps, each.low != each.high))


def _same(results: Sequence[Result], precision: Precision, farthest: Spread) -> Said:
    """Return how numbers are the same that are so in the format in which they are compared."""
    words = translate("SideBySide", "● same in {0}").format(precision)
    if len(identical(results)) == 1:
        words = translate("SideBySide", "● same bits")
    elif farthest.low == farthest.high:
        words = translate("SideBySide", "● same number")
    return Said(words, Tone.CALM)
