"""What a plot over the steps draws: some columns of a run, and the same of others beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run, Series
from gradapp.core.trajectory import Floats
from gradapp.core.words import Message, grouped
from gradapp.ui.curves.groups import Group, groups, may_be_logarithmic
from gradapp.ui.curves.overlay_columns import OverlayColumns, points, visible
from gradapp.ui.curves.pyramid import MinMaxPyramid, bucket_bits
from gradapp.ui.kit.words import said, said_all, text, translate
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import PARAMETER_STYLES
from gradapp.ui.plot.reading import with_others
from gradapp.ui.plot.scale import nice
from gradapp.ui.plot.words import DIGITS, named_beside

_X_ENDS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_FEWEST_STEPS: Final = 10
_MARGIN: Final = 0.04
_GROWING: Final = 4
"""Of the last 2 to the power of this many buckets, what is drawn is drawn anew with each step."""


class Drawn:
    """The numbers of one plot. It belongs to the plot, and knows nothing of pixels but how many.

    Attributes:
        run: the run.
        length: how many of its steps are taken in.
        groups: what can be drawn of it.
        group: what is.
        others: the same of other runs, and the other parameters of this one.
    """

    def __init__(self, kind: Holds) -> None:
        """Have a run without a step, of which columns of a kind are drawn."""
        self._kind = kind
        self._wanted = ""
        self._pins: tuple[Overlay[Series], ...] = ()
        self._least: float | None = None
        self._pyramid = MinMaxPyramid()
        self.run: Series = Run.begun(Problem(), METHODS[0])
        self.length = 0
        self.groups = groups(self.run, self._kind)
        self.group: Group = self.groups[0]
        self.others = OverlayColumns(self.column, self.first)

    @property
    def is_error(self) -> bool:
        """Whether it is E that is drawn."""
        return self._kind is Holds.ERROR

    @property
    def column(self) -> str:
        """The word in files of the column of the first parameter."""
        return self.group.columns[0].id

    @property
    def first(self) -> int:
        """The first step that has a value: 0 is the start."""
        return self.group.first

    @property
    def symbol(self) -> str:
        """What stands before its numbers."""
        return self.group.symbols[0]

    @property
    def minimum(self) -> float | None:
        """Where a line is drawn: θ*, beside the parameter itself."""
        return self._least if self.first == 0 else None

    @property
    def may_be_logarithmic(self) -> bool:
        """Whether an axis of powers of ten is of use: for E, and where all else is above 0."""
        if self.is_error:
            return True
        return self.group.can_be_chosen_logarithmic and may_be_logarithmic(self.run, self.group)

    def take(self, run: Series, minimum: float | None) -> None:
        """Draw another run, and of it what was chosen, if it has that."""
        self.run = run
        is_finite = minimum is not None and math.isfinite(minimum)
        self._least = minimum if is_finite and not self.is_error else None
        self._choose()

    def choose(self, place: int) -> None:
        """Draw another of the groups, of this run and of those that follow."""
        self._wanted = self.groups[place].id
        self._choose()

    def refresh(self, run: Series) -> bool:
        """Take in the steps that the same run has more than before, and return whether it has."""
        self.run = run
        has_more = len(run) != self.length
        if has_more:
            self._take_in()
        return has_more

    def hold(self, pins: tuple[Overlay[Series], ...]) -> bool:
        """Draw these runs beside it, and return whether they are others than before."""
        are_others = pins != self._pins
        if are_others:
            self._pins = pins
            self._hold_others()
        return are_others

    def _choose(self) -> None:
        self.groups = groups(self.run, self._kind)
        wanted = (group for group in self.groups if group.id == self._wanted)
        self.group = next(wanted, self.groups[0])
        self.others.column, self.others.first = self.column, self.first
        self._pyramid = MinMaxPyramid()
        self._take_in()

    def _take_in(self) -> None:
        self.length = len(self.run)
        self._hold_others()
        self._pyramid.update(self.run.column(self.column))

    def _hold_others(self) -> None:
        """Have the other parameters of the run itself beside it, and the pins that have this."""
        own = (
            Overlay(self.run, style, column.id, symbol)
            for symbol, column, style in zip(
                self.group.symbols[1:], self.group.columns[1:], PARAMETER_STYLES, strict=False
            )
        )
        pins = (each for each in self._pins if self.column in each.run.columns.ids)
        overlays = (*own, *pins)
        if overlays or self.others.overlays:
            self.others.hold(overlays)

    def value(self, step: int) -> float:
        """Return the value at `step`, NaN when there is none."""
        return self.run.value(self.column, step)

    @property
    def why_empty(self) -> str:
        """Why no step has a number; empty where one has, if only one that is not finite."""
        steps = range(self.first, self.length + 1)
        reasons: dict[Message, None] = {}
        for reason in (self.run.why_none(self.column, step) for step in steps):
            if reason is None:
                return ""
            reasons[reason] = None
        return said_all(reasons)

    def following(self) -> tuple[float, float]:
        """Return the steps that are shown while the view follows the run."""
        length = max(self.length, _FEWEST_STEPS)
        end = nice(max(length, self.others.longest(length)), _X_ENDS)
        return -_MARGIN * end, (1 + _MARGIN) * end

    def lasting(self, shown: tuple[float, float], pixels: int) -> tuple[int, int]:
        """Return how steps are thinned, and up to which one they then stay while more are added."""
        start, stop = visible(self.run, shown)
        bits = bucket_bits(start, stop, pixels)
        unit = 1 << bits + _GROWING
        return bits, max(0, stop - 1) // unit * unit  # the last point itself goes with the next

    def points(
        self, shown: tuple[float, float], pixels: int, since: int = 0
    ) -> tuple[Floats, Floats]:
        """Return the steps and values to draw; with `since`, only those that are added."""
        return points(self.run, self.column, self._pyramid, self.first, shown, pixels, since)

    def nearest(self, x: float) -> int | None:
        """Return the step with a value that is nearest; None where there is no step."""
        return max(self.first, min(self.length, round(x))) if self.length else None

    def told(self, step: int) -> Text:
        """Return the value at a step with what it is, or why there is none."""
        reason = self.run.why_none(self.column, step)
        if reason is not None:
            return text(reason)
        return _told(self.symbol, self.value(step), self.run.precision)

    def remarks(self, step: int) -> tuple[str, ...]:
        """Return what else is to be said of a step."""
        columns = (each.id for each in self.group.columns)
        found = filter(None, (self.run.remark(each, step) for each in columns))
        return tuple(said(each) for each in dict.fromkeys(found))

    def reading(self, step: int) -> Sequence[Text]:
        """Return what is to be read at a step, of all runs; longest texts first."""
        name, told = translate("StepPlot", "step {0}:").format(grouped(step)), self.told(step)
        texts = [Text(f"{name} ", told), Text(f"{name}\n", told)]
        if self.run.why_none(self.column, step) is None:
            number = Number(self.value(step), self.run.precision)
            texts.append(Text(f"{name}\n{self.symbol} ", Relation.CLOSE, "\n", number))
        remarks = "".join(f"\n{each}" for each in self.remarks(step))
        others = [
            (overlay.title, _told(overlay.symbol or self.symbol, other, overlay.run.precision))
            for overlay in self.others.overlays
            if not math.isnan(other := overlay.run.value(overlay.column or self.column, step))
        ]
        longer = [Text(each, remarks) for each in texts] if remarks else []
        return [each for some in (longer, texts) if some for each in with_others(some, others)]

    def words(self, cursor: int) -> str:
        """Return what is drawn, and the step that is looked at."""
        if self.length < self.first:
            return translate("PlotWords", "No steps.")

        def told(step: int) -> str:
            if self.run.why_none(self.column, step) is not None:
                return translate("PlotWords", "no number")
            return f"{self.symbol} {stated(self.value(step), self.run.precision, DIGITS)}"

        words = translate("PlotWords", "From step {0} to step {1}: {2} at first, {3} at last.")
        ends = self.first, self.length
        sentences = [words.format(*map(grouped, ends), *map(told, ends))]
        if self.first <= cursor <= self.length:
            words = translate("PlotWords", "Looking at step {0}: {1}.")
            sentences.append(words.format(grouped(cursor), told(cursor)))
            sentences += map(said, filter(None, (self.run.why_none(self.column, cursor),)))
            sentences += self.remarks(cursor)
        if self.minimum is not None:
            minimum = stated(self.minimum, significant=DIGITS)
            sentences.append(translate("PlotWords", "θ* {0}.").format(minimum))
        return " ".join([*sentences, *named_beside(self.others.overlays)])


def _told(symbol: str, value: float, precision: Precision) -> Text:
    return Text(f"{symbol} ", stated(value, precision))
