"""The plot of a sweep with its crosshair: read by mouse or by key, and a learning rate taken."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gradapp.core.numbers.text import joined
from gradapp.core.sweep import Ending, Outcome, Plan
from gradapp.override import override
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import is_plain
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.sweep import words as sweep_words
from gradapp.ui.sweep.chart import SweepChart

_MOVES: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_Home: -math.inf,
    Qt.Key.Key_End: math.inf,
}
_TAKES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SweepPlot(Card):
    """Steps to converge over the learning rate, both logarithmic.

    The mouse reads the nearest learning rate and takes it by a click; ← and → move the reading,
    and Enter takes it.

    Signals:
        alpha_requested: the learning rate that the person takes.
    """

    alpha_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty plot."""
        super().__init__(parent)
        self.setObjectName("sweep_plot")
        keep_left_to_right(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Steps to converge over the learning rate"))
        self._theme = LIGHT
        self._plan = Plan()
        self._alpha = math.nan
        self._index: int | None = None
        self._chart = SweepChart(self)
        self._chart.setObjectName("sweep_chart")
        self._chart.setAccessibleName(self.accessibleName())
        self._chart.crosshair.setObjectName("sweep_reading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 4)
        layout.addWidget(self._chart)
        self._chart.hovered.connect(self._hover)
        self._chart.clicked.connect(self._click)
        self._chart.resized.connect(self._read)
        self.apply_theme(LIGHT)

    @property
    def endings(self) -> set[Ending]:
        """Which endings there are among the outcomes shown."""
        found = (self._chart.outcome(alpha) for alpha in self._plan.alphas)
        return {outcome.ending for outcome in found if outcome is not None}

    def show_plan(self, plan: Plan) -> None:
        """Show a sweep of which nothing is known yet."""
        same = plan.alphas == self._plan.alphas
        self._plan = plan
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

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._chart.take_looks(theme, scaled(self.font(), 0.9))
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
            self._take()

    def _take(self) -> None:
        if self._index is not None:
            self.alpha_requested.emit(self._plan.alphas[self._index])

    def _read(self) -> None:
        """Put crosshair and reading where they belong."""
        if self._index is None or not self._plan.alphas:
            self._chart.leave()
            self.setAccessibleDescription("")
            return
        alpha = self._plan.alphas[self._index]
        outcome = self._chart.outcome(alpha)
        parts = (
            sweep_words.named("α", alpha),
            *((self.tr("not tried yet"),) if outcome is None else sweep_words.ending(outcome)),
            sweep_words.theory(float(self._plan.predicted(np.array([alpha]))[0])),
        )
        self.setAccessibleDescription(str(joined("; ", parts)))
        self._chart.read(alpha, joined("\n", parts))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not is_plain(event) or not self._plan.alphas or key not in (*_MOVES, *_TAKES):
            super().keyPressEvent(event)
        elif key in _TAKES:
            self._take()
        else:
            last = len(self._plan.alphas) - 1
            self._index = int(min(max((self._index or 0) + _MOVES[Qt.Key(key)], 0), last))
            self._read()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._find_alpha()
        self._read()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hover()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_chart"):
            self.apply_theme(self._theme)
