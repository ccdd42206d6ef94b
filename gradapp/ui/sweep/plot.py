"""The plot of a sweep with its crosshair: read by mouse or by key, and a learning rate taken."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent

from gradapp.core.numbers.text import Text, TextPart, joined
from gradapp.core.sweep import Outcome
from gradapp.core.sweep.plans import Plan
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.plot.frame import PlotFrame
from gradapp.ui.sweep import words as sweep_words
from gradapp.ui.sweep.chart import SweepChart


class SweepPlot(PlotFrame):
    """Steps to converge over the learning rate, both logarithmic.

    The mouse reads the nearest learning rate and takes it by a click; ← and → move the reading,
    and Enter takes it.

    Signals:
        alpha_requested: the learning rate that the person takes.
    """

    alpha_requested = Signal(float)
    moves_alone = True

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("sweep_plot", self.tr("Steps to converge over the learning rate"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a click gives it the keys, too
        self._plan = Plan()
        self._theory: list[float] = []
        self._alpha = math.nan
        self._index: int | None = None
        self._chart = SweepChart(self)
        self._chart.setObjectName("sweep_chart")
        self._chart.setAccessibleName(self.accessibleName())
        self._chart.crosshair.setObjectName("sweep_reading")
        self.setLayout(column_of(self._chart, margins=(8, 4, 4, 4)))
        self._chart.hovered.connect(self._hover)
        self._chart.clicked.connect(self._click)
        self._chart.resized.connect(self._read)
        self._restyle()

    def show_plan(self, plan: Plan) -> None:
        """Show a sweep of which nothing is known yet."""
        same = plan.alphas == self._plan.alphas
        self._plan = plan
        self._theory = plan.predicted(np.array(plan.alphas)).tolist()
        self._chart.show_plan(plan, self.tr("not reached"))
        if not same:
            self._index = None
        if self.hasFocus():
            self._find_alpha()
        self._read()

    def add(self, outcomes: tuple[Outcome, ...]) -> None:
        """Show further outcomes."""
        self._chart.add(outcomes)
        self._read()

    def show_alpha(self, alpha: float) -> None:
        """Mark the learning rate in use."""
        self._alpha = alpha
        self._chart.show_alpha(alpha)

    @override
    def _restyle(self) -> None:
        self._chart.take_looks(self._theme, scaled(self.font(), 0.9))
        self._read()

    def _find_alpha(self) -> None:
        """Put the reading at the learning rate in use, unless it is somewhere already."""
        if self._index is None and self._plan.alphas:
            self._index = self._nearest(math.log10(self._alpha) if self._alpha > 0 else -math.inf)

    def _nearest(self, x: float) -> int:
        low, high = (math.log10(self._plan.alphas[i]) for i in (0, -1))
        x = min(max(x, low), high)
        return int(np.abs(np.log10(self._plan.alphas) - x).argmin())

    def _hover(self) -> None:
        x = self._chart.hovered_x()
        if x is not None and self._plan.alphas:
            self._index = self._nearest(x)
        elif not self.hasFocus():
            self._index = None
        self._read()

    def _click(self, at: QPointF) -> None:
        if self._plan.alphas:
            self._index = self._nearest(at.x())
            self._read()
            self.take()

    def _read(self) -> None:
        """Put crosshair and reading where they belong."""
        parts = self._parts()
        if self._index is None or not parts:
            self._chart.leave()
        else:
            self._chart.read(self._plan.alphas[self._index], joined("\n", parts))
        self.describe()

    def _parts(self) -> tuple[TextPart | Text, ...]:
        """Return what is said of the learning rate that is read; nothing where there is none."""
        if self._index is None or not self._plan.alphas:
            return ()
        alpha = self._plan.alphas[self._index]
        outcome, plan = self._chart.outcome(alpha), self._plan
        known: tuple[TextPart | Text, ...] = (self.tr("not tried yet"),)
        if outcome is not None:
            known = sweep_words.ending(outcome, plan)
        if plan.motion is not None:
            known = (*known, sweep_words.theory(self._theory[self._index]))
        return (sweep_words.named("α", alpha), *known)

    @override
    def words(self) -> str:
        return str(joined("; ", self._parts()))

    @override
    def move_by_key(self, direction: int) -> None:
        if self._plan.alphas:
            last = len(self._plan.alphas) - 1
            self._index = min(max((self._index or 0) + direction, 0), last)
            self._read()

    @override
    def move_to_end(self, direction: int) -> None:
        self.move_by_key(direction * len(self._plan.alphas))

    @override
    def take(self) -> None:
        if self._index is not None:
            self.alpha_requested.emit(self._plan.alphas[self._index])

    @override
    def leave_reading(self) -> None:
        self._hover()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._find_alpha()
        super().focusInEvent(event)
        self._read()
