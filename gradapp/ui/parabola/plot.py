"""The error curve E(θ) with the ball on it: the picture of the descent."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Signal, Slot

from gradapp.core.landscape import error
from gradapp.core.methods import METHODS
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, filled, stated
from gradapp.core.problem import AnyProblem, ParameterSpec, Picture
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.panel_button import PanelCheckBox
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.parabola.hand import Hand
from gradapp.ui.parabola.minimum_mark import MinimumMark
from gradapp.ui.parabola.overlays import ErrorOverlays
from gradapp.ui.parabola.pictured import DIGITS, picture_of
from gradapp.ui.parabola.span import Span, parabola, span
from gradapp.ui.parabola.step_drawing import StepDrawing
from gradapp.ui.parabola.trail import trail
from gradapp.ui.plot.followed_plot import FollowedPlot
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.marks import Curve, Dots
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.scale import round_step
from gradapp.ui.plot.step_progress import MOVE_FROM, share_of
from gradapp.ui.plot.words import error_words

_TRAIL: Final = 120
_LOW: Final = -0.04
_BARE_LOW: Final = -0.12
"""What is seen below the lowest E, as a share of what is seen above it."""


class ParabolaPlot(FollowedPlot):
    """Shows one step on the curve of the problem, and lets the ball be moved, to start there.

    Signals:
        theta_requested: the θ₀ under the ball while it is dragged, or where a key moves it.
        close_up_changed: the person switched the close-up on or off.
    """

    theta_requested = Signal(float)
    close_up_changed = Signal(bool)

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("error_plot", "error_curve")
        self._problem: AnyProblem = Problem()
        self._minimum_at = _minimum_of(self._problem)
        self._precision = Precision.FLOAT64
        self._run = Run.begun(self._problem, METHODS[0])
        self._values: StepValues | None = None
        self._progress = 1.0
        self._span: Span = span(self._problem, self._minimum_at, self._problem.start)
        self._build()
        self._show_title()
        self._show_span()

    def _build(self) -> None:
        self._title = TitleLabel()
        self._canvas.setMinimumWidth(80)
        self._curve = Curve()
        self._minimum = MinimumMark()
        self._trail, self._drawing = Dots(), StepDrawing(self._minimum)
        self._others = ErrorOverlays(self._canvas, self._drawing.taken)
        below = (self._curve, self._others.curves, self._minimum)
        self._canvas.add_layers(*below)
        self._canvas.add_layers(self._trail, self._drawing, self._others.marks, moving=True)
        self._canvas.resized.connect(self._sample)
        self._hand = Hand(self._canvas, self.ball_position)
        self._hand.moved.connect(self._move_ball)
        self._hand.let_go.connect(self._settle_ball)
        self._legend = Legend("error_plot_legend", self)
        self._overlays: tuple[Overlay[Run], ...] = ()
        tip = self.tr("Zoom in on the step instead of showing the whole descent")
        self._closer = PanelCheckBox("close_up", self.tr("close-up"), self, tip)
        self._closer.setAccessibleName(self.tr("Close-up of the step"))
        self._closer.toggled.connect(self.set_close_up)
        self._closer.toggled.connect(self.close_up_changed)
        head = row_of((self._title, 1), self._closer)
        self.setLayout(column_of(head, self._legend, (self._canvas, 1)))

    def show_run(self, run: Run) -> None:
        """Show another run, with the ball at its θ₀; of a problem with another picture, nothing.

        The code of the Lab may compute another E.
        """
        self._precision, self._run = run.precision, run
        self._values = None
        self._progress = 1.0
        if not self._is_drawn:
            return
        self._problem, self._minimum_at = run.problem, _minimum_of(run.problem)
        self._hand.can_move = self._spec is not None
        self._show_title()
        self._take_overlays()
        self._fit()
        self._sample()

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, with all that is written in one size, or all there is."""
        self._is_bare = bare
        for widget in (self._closer, self._title):
            widget.setVisible(not bare)
        self._show_names()
        self._restyle()
        if self._follows and self._is_drawn:
            self._show_span()
            self._draw()

    @property
    def _is_drawn(self) -> bool:
        return self._run.problem.picture is Picture.CURVE

    @property
    def _spec(self) -> ParameterSpec | None:
        """What the ball changes; None where that can't be changed."""
        return next(iter(self._problem.start_specs), None)

    def refresh(self, run: Run) -> None:
        """Take the same run with more steps."""
        self._run = run

    def show_step(self, values: StepValues | None) -> None:
        """Show the step that made `values`; None puts the ball at θ₀."""
        if not self._is_drawn:
            self.describe()
            return
        if values is None or values != self._values:
            self._values = values
            self._fit()
            self._draw()
        self.describe()

    def show_overlays(self, overlays: tuple[Overlay[Run], ...]) -> None:
        """Show these runs beside the one shown, after the same step, and no others."""
        self._overlays = overlays
        if self._take_overlays() and self._is_drawn:
            self._fit()
            self._sample()
            self.describe()

    def _take_overlays(self) -> bool:
        """Take those that have room beside the run shown; say whether they are others."""
        overlays = tuple(each for each in self._overlays if self._has_room_for(each.run.problem))
        if overlays == self._others.overlays:
            return False
        self._others.overlays = overlays
        self._legend.show_overlays(overlays)
        return True

    def _has_room_for(self, other: AnyProblem) -> bool:
        is_drawn = self._is_drawn and other.picture is Picture.CURVE
        return is_drawn and other.names == self._problem.names

    def show_progress(self, progress: float) -> None:
        """Draw only so much of the step, from 0 to 1."""
        if not self._is_drawn:
            return
        self._progress = progress
        self._drawing.show_progress(progress, self._moving())
        self._others.draw_marks(self._step, self._span, self._share)

    def set_close_up(self, close_up: bool) -> None:
        """Follow the single step closely, or keep the whole descent in view, without a signal."""
        with QSignalBlocker(self._closer):
            self._closer.setChecked(close_up)
        self.reset_view()

    @override
    def reset_view(self) -> None:
        if self._is_drawn:
            super().reset_view()
            self._show_span()
            self._draw()

    @property
    def ball(self) -> float:
        """The θ at which the ball rests."""
        if self._values is not None:
            return self._values.theta_next
        return self._precision.rounded(*self._problem.start)

    @property
    def _step(self) -> int:
        return self._values.step if self._values is not None else 0

    @property
    def _centre(self) -> float:
        return self._problem.start[0] if self._minimum_at is None else self._minimum_at

    def ball_position(self) -> QPointF:
        """Return where the ball is, in pixels of the plot."""
        return self._canvas.pixel(*self._point(self.ball))

    @property
    def drag(self) -> int:
        """The number of the drag that is under way; 0 for none."""
        return self._hand.drag

    @Slot(QPointF)
    def _move_ball(self, position: QPointF) -> None:
        self._request(self._theta_at(position))

    @Slot()
    def _settle_ball(self) -> None:
        self._fit()
        self._draw()

    def _theta_at(self, position: QPointF) -> float:
        """Return θ at a pixel, with no more digits than the pixels tell apart."""
        theta = self._span.theta.to_value(self._canvas.coordinates(position).x())
        pixel = self._span.theta.unit / self._canvas.transform().m11()
        digits = -math.floor(math.log10(pixel)) if pixel > 0 else 0
        return round(theta, digits)

    def _request(self, theta: float) -> None:
        spec = self._spec
        if spec is not None:
            self.theta_requested.emit(max(spec.minimum, min(theta, spec.maximum)))

    def _point(self, theta: float) -> tuple[float, float]:
        theta_scale, error_scale = self._span.theta, self._span.error
        return theta_scale.to_view(theta), error_scale.to_view(error(self._problem, theta))

    @Slot()
    @override
    def _fit(self) -> None:
        """Choose what the view shows, unless a person has chosen it or holds the ball."""
        if not self._follows or self._hand.holds:
            return
        thetas: tuple[float, ...] = (self._precision.rounded(*self._problem.start),)
        if self._values is not None:
            step = (self._values.theta, self._values.theta_next)
            thetas = step if self._closer.isChecked() else thetas + step
        if not self._closer.isChecked():
            thetas += self._others.near(thetas, self._centre, self._step)
        chosen = span(self._problem, self._minimum_at, thetas)
        if chosen != self._span:
            self._span = chosen
            self._show_span()

    def _show_span(self) -> None:
        chosen = self._span
        self._show_names()
        start = chosen.theta.to_view(chosen.centre - chosen.half)
        stop = chosen.theta.to_view(chosen.centre + chosen.half)
        bottom, top = map(chosen.error.to_view, (chosen.bottom, chosen.top))
        low = bottom + (_BARE_LOW if self._is_bare else _LOW) * (top - bottom)
        self._canvas.show_range((start, stop), (low, bottom + 1.03 * (top - bottom)))
        self._draw_curves()

    def _show_title(self) -> None:
        short = f"{ERROR}({', '.join(self._problem.names)})"
        formula = " = ".join(filter(None, (short, self._problem.error_formula)))
        self._title.set_names(self.tr("Error  {0}").format(formula), formula, short, ERROR)
        self.setAccessibleName(self.tr("Error curve {0}").format(short))

    def _show_names(self) -> None:
        self._canvas.left.name = self._span.error.label(ERROR)
        name = self._span.theta.label(*self._problem.columns.parameters)
        if self._spec is not None and not self._is_bare:
            hint = self.tr("drag the ball to move {0}").format(self._spec.symbol)
            name = f"{name}    ({hint})"
        self._canvas.bottom.name = name

    @Slot()
    @override
    def _sample(self) -> None:
        self._draw_curves()
        self._draw()

    def _draw_curves(self) -> None:
        curve = parabola(self._problem, self._span, *self._canvas.x_range)
        self._curve.show_points(*curve)
        self._place_minimum()
        self._others.draw_curves(self._problem, self._span)

    def _place_minimum(self) -> None:
        minimum = self._minimum_at
        if minimum is None:
            self._minimum.show_minimum(None)
        else:
            at = self._span.theta.to_view(minimum)
            symbol = f"{self._problem.names[0]}*"
            name = Text(f"{symbol} ", stated(minimum, significant=DIGITS))
            shorter = map(name.shorter, range(DIGITS - 1, 1, -1))  # by one digit 1.5 would be 2
            whole = filled(self.tr("minimum {0}"), name)
            self._minimum.show_minimum(at, whole, name, *shorter, Text(symbol))

    @override
    def words(self) -> str:
        if not self._is_drawn:
            return ""
        shown = self._minimum_at, self._run.method, self._values, self._others.overlays, self._done
        return error_words(self._problem, *shown)

    @override
    def move_by_key(self, direction: int) -> None:
        """Move θ₀ to the next round number."""
        if not self._is_drawn:
            return
        step = round_step(self._span.half / 50)
        count = Decimal(repr(self._problem.start[0])) / step
        behind = ROUND_FLOOR if direction > 0 else ROUND_CEILING
        theta = float((count.to_integral_value(behind) + direction) * step)
        self._request(theta)

    @override
    def zoom(self, factor: float) -> None:
        if not self._is_drawn:
            return
        ball = self._point(self.ball)
        is_drawn = all(map(math.isfinite, ball))
        self._zoom_around(QPointF(*ball) if is_drawn else self._canvas.centre, factor)

    def _draw(self) -> None:
        values = self._values
        ball = self._point(self.ball)
        self._others.draw_marks(self._step, self._span, self._share)
        if values is None:
            self._trail.show_points(np.empty(0), np.empty(0))
            self._drawing.show_step(None, ball, 1.0, None)
            return
        last = values.step - 1
        steps = slice(max(0, last - _TRAIL), last)
        self._trail.show_points(*trail(self._run, steps, self._span, self._canvas))
        picture = picture_of(values, self._run, self._span, in_words=self._is_bare)
        self._drawing.show_step(picture, ball, self._progress, self._moving())

    def _moving(self) -> tuple[float, float] | None:
        """Return where the ball is on its way, which only this interpolates."""
        if self._values is None or not MOVE_FROM < self._progress < 1:
            return None
        start, end = self._values.theta, self._values.theta_next
        return self._point(start + self._share * (end - start))

    @property
    def _share(self) -> float:
        """How much of their ways ball and markers have gone in the step that is drawn."""
        return 1.0 if self._values is None else share_of(self._progress, MOVE_FROM)

    @override
    def _restyle(self) -> None:
        theme = self._theme
        small = self._restyle_canvas()
        em = self.fontMetrics().height()
        self._curve.restyle(line_pen(theme.error, max(1.5, 0.15 * em)))
        self._minimum.restyle(theme, small)
        self._trail.restyle(theme.ghost, 0.55 * em)
        self._others.restyle(theme, em, small)
        self._legend.apply_theme(theme)
        self._drawing.restyle(theme, self.font())


def _minimum_of(problem: AnyProblem) -> float | None:
    minimum = problem.minimum
    return None if minimum is None else minimum[0]
