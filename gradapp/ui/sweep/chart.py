"""What the plot of a sweep draws: steps over learning rates, and what did not converge above."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem, QWidget

from gradapp.core.numbers.written import MINUS, power_of_ten
from gradapp.core.sweep import MOST_STEPS, Ending, Outcome, Plan
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.axes import GridLines, PlainAxis
from gradapp.ui.plot.canvas import PlotCanvas
from gradapp.ui.plot.dots import Symbols
from gradapp.ui.plot.pens import Curve, Line, Lines, Ring, line_pen
from gradapp.ui.sweep.words import colour_of, named

APART: Final = math.log10(MOST_STEPS) + 0.6
"""The height at which those stand that did not converge."""

_BOTTOM: Final = -0.25
_TOP: Final = APART + 0.35
_LIMIT: Final = APART - 0.3
_THEORY_POINTS: Final = 1500

SYMBOLS: Final = {
    Ending.CONVERGED: "o",
    Ending.STUCK: "t1",
    Ending.UNFINISHED: "s",
    Ending.DIVERGED: "x",
    Ending.RAISED: "star",
}
"""The mark of each ending in pyqtgraph's words."""


class SweepChart(PlotCanvas):
    """Draws outcomes in logarithmic coordinates, the theory as dashes, and lines with names.

    It draws what it is given, and keeps only that.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make an empty chart; `restyle` comes before anything is drawn."""
        left, bottom = PlainAxis("left"), PlainAxis("bottom")
        super().__init__(left, bottom, parent)
        self._left, self._bottom = left, bottom
        self.view_box: pg.ViewBox = self.getPlotItem().getViewBox()
        self._plan = Plan()
        self._not_reached = ""
        self._alpha = math.nan
        self._outcomes: dict[float, Outcome] = {}
        self._add_items()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.view_box.sigResized.connect(self._place_names)

    def _add_items(self) -> None:
        self._grid = GridLines(self._left, self._bottom)
        self._limit = Line()
        self._borders = Lines()
        self._marks = {ending: Symbols(symbol) for ending, symbol in SYMBOLS.items()}
        self._theory = Curve()
        self._cross = Lines()
        self._ring = Ring()
        below = self._grid, self._limit, self._borders
        above = self._theory, self._cross, self._ring
        items: tuple[QGraphicsItem, ...] = (*below, *self._marks.values(), *above)
        for depth, item in enumerate(items):
            self.view_box.addItem(item, ignoreBounds=True)
            item.setZValue(depth)
        plot = self.getPlotItem()
        self.one_step_name = QGraphicsSimpleTextItem(plot)
        self.divergence_name = QGraphicsSimpleTextItem(plot)
        self.alpha_name = QGraphicsSimpleTextItem(plot)
        self._alpha_line = Line(plot)
        self._alpha_line.setZValue(1)

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._metrics = QFontMetricsF(font)
        line = self._metrics.height()
        self.setMinimumSize(round(20 * line), round(10 * line))
        self.setBackground(theme.surface)
        self._grid.restyle(theme)
        for axis in (self._left, self._bottom):
            axis.restyle(theme, font)
        self._bottom.show_name("α")
        self._bottom.setHeight(2.6 * line)
        self._limit.setPen(line_pen(theme.border))
        self._borders.setPen(line_pen(theme.muted, style=Qt.PenStyle.DashDotLine))
        self._theory.setPen(line_pen(theme.text, style=Qt.PenStyle.DashLine))
        self._cross.setPen(line_pen(theme.muted, style=Qt.PenStyle.DotLine))
        self._ring.restyle(line_pen(theme.text, 2.0), None, 0.45 * line)
        for ending, item in self._marks.items():
            converged = ending is Ending.CONVERGED
            item.restyle(
                colour_of(ending, theme),
                (0.3 if converged else 0.5) * line,
                1.0 if converged else 1.5,
                filled=converged or ending is Ending.DIVERGED,
            )
        for name in (self.one_step_name, self.divergence_name, self.alpha_name):
            name.setFont(font)
            name.setBrush(QColor(theme.muted))
        self.alpha_name.setBrush(QColor(theme.text))
        self._alpha_line.setPen(line_pen(theme.text, 2.0))
        self._draw_scale()

    def show_plan(self, plan: Plan, not_reached: str) -> None:
        """Show what a sweep is going to try, and nothing of what came out yet.

        Args:
            plan: the learning rates, and the theory about them.
            not_reached: the word at the height of those that did not converge.
        """
        self._plan, self._not_reached = plan, not_reached
        self._outcomes = {}
        self._draw_scale()
        self._draw_outcomes()
        self.hide_cross()

    def add(self, outcomes: tuple[Outcome, ...]) -> None:
        """Draw further outcomes."""
        self._outcomes |= {outcome.alpha: outcome for outcome in outcomes}
        self._draw_outcomes()

    def show_alpha(self, alpha: float) -> None:
        """Draw a line at the learning rate in use, or an arrow where it is outside."""
        self._alpha = alpha
        self._place_names()

    def outcome(self, alpha: float) -> Outcome | None:
        """Return what became of `alpha`, None as long as it is not known."""
        return self._outcomes.get(alpha)

    def show_cross(self, alpha: float) -> QPointF:
        """Cross two lines at what became of `alpha`, and return where, in pixels."""
        x = math.log10(alpha)
        outcome = self.outcome(alpha)
        cross = QPainterPath(QPointF(x, _BOTTOM))
        cross.lineTo(x, _TOP)
        if outcome is not None:
            low, high = self._ends()
            cross.moveTo(low, _height(outcome))
            cross.lineTo(high, _height(outcome))
            self._ring.setPos(x, _height(outcome))
        self._cross.setPath(cross)
        self._cross.show()
        self._ring.setVisible(outcome is not None)
        at = (_BOTTOM + _TOP) / 2 if outcome is None else _height(outcome)
        return QPointF(self.view_box.mapViewToScene(QPointF(x, at)))

    def hide_cross(self) -> None:
        """Take the crossing lines away."""
        self._cross.hide()
        self._ring.hide()

    def _ends(self) -> tuple[float, float]:
        alphas = self._plan.alphas
        return math.log10(alphas[0]) - 0.05, math.log10(alphas[-1]) + 0.05

    def _draw_scale(self) -> None:
        """Draw all that the plan alone decides."""
        plan = self._plan
        if not plan.alphas:
            return
        low, high = self._ends()
        self.view_box.setRange(xRange=(low, high), yRange=(_BOTTOM, _TOP), padding=0)
        decades = range(round(math.log10(MOST_STEPS)) + 1)
        heights = [(float(decade), f"{10**decade:,}") for decade in decades]
        self._left.show_ticks([*heights, (APART, self._not_reached)])
        texts = [text for _, text in heights] + [self._not_reached]
        line = self._metrics.height()
        self._left.setWidth(max(map(self._metrics.horizontalAdvance, texts)) + 0.8 * line)
        self._bottom.show_ticks(
            [(float(k), _decade(k)) for k in range(math.ceil(low), math.floor(high) + 1)]
        )
        layout = self.getPlotItem().layout
        layout.setContentsMargins(0, 2.5 * line, line, 0)
        layout.activate()
        self._limit.setLine(low, _LIMIT, high, _LIMIT)
        borders = QPainterPath()
        for border in (plan.one_step, plan.divergence):
            borders.moveTo(math.log10(border), _BOTTOM)
            borders.lineTo(math.log10(border), _TOP)
        self._borders.setPath(borders)
        self._draw_theory(low, high)
        self._grid.update()
        self._place_names()

    def _draw_theory(self, low: float, high: float) -> None:
        """Draw the theory, with points that grow denser towards 1/x², where it grows steeply."""
        x = np.linspace(low, high, _THEORY_POINTS)
        near = math.log10(self._plan.divergence) - np.geomspace(1e-5, 0.05, _THEORY_POINTS // 10)
        x = np.unique(np.concatenate((x, near[near > low], np.log10(self._plan.alphas))))
        steps = self._plan.predicted(10.0**x)
        heights = np.where(steps <= MOST_STEPS, np.log10(steps), math.nan)
        self._theory.setData(x, heights, connect="finite")

    def _draw_outcomes(self) -> None:
        for ending, item in self._marks.items():
            chosen = [o for o in self._outcomes.values() if o.ending is ending]
            item.show_points(QPolygonF([QPointF(math.log10(o.alpha), _height(o)) for o in chosen]))

    def _place_names(self) -> None:
        """Put the names of the lines above the view."""
        if self._plan.alphas:
            self._name_border(self.one_step_name, "1/(2x²)", self._plan.one_step, leftwards=True)
            self._name_border(self.divergence_name, "1/x²", self._plan.divergence, leftwards=False)
            self._name_alpha()

    def _name_border(
        self, name: QGraphicsSimpleTextItem, text: str, border: float, *, leftwards: bool
    ) -> None:
        """Put the name of a border beside the top of its line."""
        low, high = self._ends()
        top = self._place(QPointF(math.log10(border), _TOP))
        gap = 0.3 * self._metrics.height()
        name.setVisible(low <= math.log10(border) <= high)
        name.setText(str(named(text, border, 4)))
        if not leftwards and top.x() + gap + name.boundingRect().width() > self._room:
            name.setText(text)
        width = name.boundingRect().width()
        place = top.x() - gap - width if leftwards else top.x() + gap
        name.setPos(
            max(0.0, min(place, self._room - width)), top.y() - 1.2 * self._metrics.height()
        )

    def _name_alpha(self) -> None:
        """Put the name of α above those of the borders, and its line where that crosses neither."""
        line, text = self._metrics.height(), str(named("α", self._alpha))
        low, high = self._ends()
        x = math.log10(self._alpha) if self._alpha > 0 else -math.inf
        within = low <= x <= high
        top = self._place(QPointF(min(max(x, low), high), _TOP))
        self._alpha_line.setVisible(within)
        if within:
            crosses = any(
                name.isVisible()
                and -0.2 * line < top.x() - name.x() < name.boundingRect().width() + 0.2 * line
                for name in (self.one_step_name, self.divergence_name)
            )
            start = top.y() if crosses else top.y() - 1.2 * line
            bottom = self._place(QPointF(x, _BOTTOM)).y()
            self._alpha_line.setLine(top.x(), start, top.x(), bottom)
        else:
            text = f"◀ {text}" if x < low else f"{text} ▶"
        self.alpha_name.setText(text)
        width = self.alpha_name.boundingRect().width()
        least = self._place(QPointF(low, _TOP)).x()
        place = min(max(top.x() - width / 2, least), self._room - width)
        self.alpha_name.setPos(place, top.y() - 2.4 * line)

    @property
    def _room(self) -> float:
        """The width for names, in pixels."""
        return float(self.getPlotItem().size().width())

    def _place(self, point: QPointF) -> QPointF:
        plot = self.getPlotItem()
        return QPointF(plot.mapFromScene(self.view_box.mapViewToScene(point)))


def _height(outcome: Outcome) -> float:
    return math.log10(outcome.step) if outcome.ending is Ending.CONVERGED else APART


def _decade(exponent: int) -> str:
    if -4 <= exponent <= 4:
        return f"{10.0**exponent:,.{max(0, -exponent)}f}".replace("-", MINUS)
    return power_of_ten(exponent)
