"""What the plot of a sweep draws: steps over learning rates, and what did not converge above."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import compact, power_of_ten
from gradapp.core.sweep import Ending, Outcome
from gradapp.core.sweep.plans import LONGEST_DESCENT, Plan
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.marks import Curve, Label, Lines, Ring, Stroke, Symbols, circle
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.reading import Crosshair
from gradapp.ui.sweep.words import colour_of, named

APART: Final = math.log10(LONGEST_DESCENT) + 0.6
"""The height at which those stand that did not converge."""

_BOTTOM: Final = -0.25
_TOP: Final = APART + 0.35
_LIMIT: Final = APART - 0.3
_THEORY_POINTS: Final = 1500


def _outline(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon([QPointF(x, y) for x, y in corners])
    path.closeSubpath()
    return path


_PLUS: Final = tuple(
    QTransform().rotate(90 * quarter).map(QPointF(x, y)).toTuple()
    for quarter in range(4)
    for x, y in ((-0.1, -0.1), (-0.1, -0.5), (0.1, -0.5))
)
_STAR: Final = tuple(
    (radius * math.sin(k * math.pi / 5), -radius * math.cos(k * math.pi / 5))
    for k, radius in enumerate((0.5, 0.191) * 5)
)
_OUTLINES: Final = {
    Ending.CONVERGED: circle(),
    Ending.STUCK: _outline((-0.5, 0.5), (0, -0.5), (0.5, 0.5)),
    Ending.UNFINISHED: _outline((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    Ending.DIVERGED: QTransform().rotate(45).map(_outline(*_PLUS)),
    Ending.RAISED: _outline(*_STAR),
}
"""The mark of each ending, one unit high."""


class SweepChart(Canvas):
    """Draws outcomes in logarithmic coordinates, the theory as dashes, and lines with names.

    It draws what it is given, and keeps only that.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make an empty chart; `restyle` comes before anything is drawn."""
        super().__init__(parent)
        self._plan = Plan()
        self._not_reached = ""
        self._alpha = math.nan
        self._outcomes: dict[float, Outcome] = {}
        self._limit = Lines()
        self._borders = Lines()
        self._marks = {ending: Symbols(outline) for ending, outline in _OUTLINES.items()}
        self._theory = Curve()
        self.crosshair = Crosshair(self)
        self._ring = Ring()
        self.add_layers(self._limit, self._borders, *self._marks.values(), self._theory)
        self.add_layers(self.crosshair.lines, self._ring)
        self.swinging_name, self.divergence_name, self.alpha_name = Label(), Label(), Label()
        self._alpha_line = AlphaLine()
        names = self.swinging_name, self.divergence_name, self.alpha_name
        self.add_layers(*names, self._alpha_line, beside=True)
        self.left.padding, self.left.narrowest, self.bottom.name = 0.8, "", "α"
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.resized.connect(self._place_names)

    def take_looks(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._metrics = QFontMetricsF(font)
        line = self._metrics.height()
        self.margins = QMarginsF(0, 2.5 * line, line, 0)
        self.restyle(theme, font, 2.6)
        self.setMinimumSize(round(20 * line), round(10 * line))
        self._limit.restyle(line_pen(theme.border))
        self._borders.restyle(line_pen(theme.muted, style=Qt.PenStyle.DashDotLine))
        self._theory.restyle(line_pen(theme.text, style=Qt.PenStyle.DashLine))
        self.crosshair.restyle(theme, font)
        self._ring.restyle(line_pen(theme.text, 2.0), 0.9 * line, None)
        for ending, item in self._marks.items():
            converged, colour = ending is Ending.CONVERGED, colour_of(ending, theme)
            item.restyle(
                line_pen(colour, 1.0 if converged else 1.5),
                (0.3 if converged else 0.5) * line,
                colour if converged or ending is Ending.DIVERGED else None,
            )
        self.swinging_name.restyle(theme.muted, font)
        self.divergence_name.restyle(theme.muted, font)
        self.alpha_name.restyle(theme.text, font)
        self._alpha_line.restyle(line_pen(theme.text, 2.0))
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
        self.leave()

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

    def read(self, alpha: float, text: Text) -> None:
        """Say what became of `alpha`, where that is drawn."""
        x, outcome = math.log10(alpha), self.outcome(alpha)
        is_known = outcome is not None
        y = (_BOTTOM + _TOP) / 2 if outcome is None else _height(outcome)
        self._ring.show_points([QPointF(x, y)] if is_known else [])
        # Where the curve falls there is room below it; where it rises, above.
        borders = self._plan.borders
        falls = borders is None or alpha <= borders.divergence / 2
        self.crosshair.show_at(x, y, [text], is_level=is_known, on_left=True, below=falls)

    def leave(self) -> None:
        """Read nothing."""
        self.crosshair.leave()
        self._ring.show_points([])

    def _ends(self) -> tuple[float, float]:
        alphas = self._plan.alphas
        return math.log10(alphas[0]) - 0.05, math.log10(alphas[-1]) + 0.05

    def _draw_scale(self) -> None:
        """Draw all that the plan alone decides."""
        plan = self._plan
        if not plan.alphas:
            return
        low, high = self._ends()
        decades = range(round(math.log10(LONGEST_DESCENT)) + 1)
        heights = [(float(decade), grouped(10**decade)) for decade in decades]
        self.left.show_ticks([*heights, (APART, self._not_reached)])
        self.bottom.show_ticks(
            [(float(k), _decade(k)) for k in range(math.ceil(low), math.floor(high) + 1)]
        )
        self.show_range((low, high), (_BOTTOM, _TOP))
        self._limit.show_lines(level=(_LIMIT,))
        marks = () if plan.borders is None else (plan.borders.swinging, plan.borders.divergence)
        self._borders.show_lines([math.log10(each) for each in marks if each > 0])
        self._draw_theory(low, high)
        self._place_names()

    def _draw_theory(self, low: float, high: float) -> None:
        """Draw the theory, with points that grow denser towards where it grows steeply."""
        plan = self._plan
        x = np.log10(plan.alphas)
        if plan.borders is not None and plan.motion is not None and not plan.motion.is_followed:
            border = math.log10(plan.borders.divergence)
            near = border - np.geomspace(1e-5, 0.05, _THEORY_POINTS // 10)
            x = np.concatenate((np.linspace(low, high, _THEORY_POINTS), near[near > low], x))
        x = np.unique(x)
        steps = plan.predicted(10.0**x if len(x) > len(plan.alphas) else np.array(plan.alphas))
        heights = np.where(steps <= plan.most_steps, np.log10(steps), math.nan)
        self._theory.show_points(x, heights)

    def _draw_outcomes(self) -> None:
        for ending, item in self._marks.items():
            chosen = [o for o in self._outcomes.values() if o.ending is ending]
            item.show_points([QPointF(math.log10(o.alpha), _height(o)) for o in chosen])

    def _place_names(self) -> None:
        """Put the names of the lines above the view."""
        if self._plan.alphas:
            borders = self._plan.borders
            first, second = ("", "") if borders is None else borders.names
            at, beyond = (0.0, 0.0) if borders is None else (borders.swinging, borders.divergence)
            self._name_border(self.swinging_name, first, at, leftwards=True)
            self._name_border(self.divergence_name, second, beyond, leftwards=False)
            self._name_alpha()

    def _name_border(self, name: Label, text: str, border: float, *, leftwards: bool) -> None:
        """Put the name of a border beside the top of its line."""
        low, high = self._ends()
        is_seen = border > 0 and low <= math.log10(border) <= high
        name.setVisible(is_seen)
        if not is_seen:
            return
        top = self.pixel(math.log10(border), _TOP)
        gap = 0.3 * self._metrics.height()
        name.text = str(named(text, border, 4))
        if not leftwards and top.x() + gap + name.box().width() > self.width():
            name.text = text
        width = name.box().width()
        place = top.x() - gap - width if leftwards else top.x() + gap
        name.show_at(
            max(0.0, min(place, self.width() - width)), top.y() - 1.2 * self._metrics.height()
        )

    def _name_alpha(self) -> None:
        """Put the name of α above those of the borders, and its line where that crosses neither."""
        line, text = self._metrics.height(), str(named("α", self._alpha))
        low, high = self._ends()
        x = math.log10(self._alpha) if self._alpha > 0 else -math.inf
        within = low <= x <= high
        top = self.pixel(min(max(x, low), high), _TOP)
        self._alpha_line.setVisible(within)
        if within:
            crosses = any(
                name.isVisible()
                and -0.2 * line < top.x() - name.at.x() < name.box().width() + 0.2 * line
                for name in (self.swinging_name, self.divergence_name)
            )
            start = top.y() if crosses else top.y() - 1.2 * line
            self._alpha_line.line = QLineF(top.x(), start, top.x(), self.pixel(x, _BOTTOM).y())
        else:
            text = f"◀ {text}" if x < low else f"{text} ▶"
        self.alpha_name.text = text
        width = self.alpha_name.box().width()
        place = min(max(top.x() - width / 2, self.view().left()), self.width() - width)
        self.alpha_name.show_at(place, top.y() - 2.4 * line)


class AlphaLine(Stroke):
    """The learning rate in use: a line that begins above the view, in pixels."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self.line = QLineF()

    @override
    def paint_drawing(self, painter: QPainter, _transform: QTransform, _frame: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.pen)
        painter.drawLine(self.line)


def _height(outcome: Outcome) -> float:
    return math.log10(outcome.step) if outcome.ending is Ending.CONVERGED else APART


def _decade(exponent: int) -> str:
    if -4 <= exponent <= 4:
        return compact(10.0**exponent)
    return power_of_ten(exponent)
