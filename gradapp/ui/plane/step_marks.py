"""The step on the plane: the trail that led to it, where it began and ended, and by what."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTransform

from gradapp.core.trajectory import Floats
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.kit.words import translate
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import Curve, Dots, Ring
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import Arrow
from gradapp.ui.plot.step_progress import ARROW_FROM, MOVE_FROM, TANGENT_FROM, share_of
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class StepOnPlane:
    """One step in the coordinates of the plane.

    Attributes:
        trail: where the run has been, up to the end of the step, of shape (2, n).
        before: where the step began.
        after: where it ended.
        moved: where −α times the gradient leads; None where there is no place for it.
        is_plain: whether that is the step.
        falls: whether the error falls in it; None where it is the same.
    """

    trail: Floats
    before: QPointF
    after: QPointF
    moved: QPointF | None
    is_plain: bool
    falls: bool | None


class StepMarks:
    """What is drawn of one step. It belongs to the plot, which adds its layers."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self.trail, self.dots = Curve(), Dots()
        self.gradient, self.step = Arrow(), Arrow()
        self.gradient.keep_off(self.step, gives_way=True)
        self.step.keep_off(self.gradient, gives_way=False)
        self.before, self.ball = Ring(), Ring()
        self._theme, self._font, self._em = LIGHT, QFont(), 12.0
        self._step: StepOnPlane | None = None

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What the plot adds, from below."""
        return self.trail, self.dots, self.gradient, self.before, self.step, self.ball

    def names(self, transform: QTransform, frame: QRectF) -> list[QRectF]:
        """Return where the names of the arrows stand."""
        boxes = (each.name_box(transform, frame) for each in (self.step, self.gradient))
        return [box for box in boxes if box is not None]

    def show_start(self, at: QPointF) -> None:
        """Draw where the run starts: no step has led there."""
        self._step = None
        self._show_trail(np.array([[at.x()], [at.y()]]))
        self.ball.show_points([at])
        self.before.show_points([])
        self.gradient.show_arrow(None)
        self.step.show_arrow(None)

    def show_step(self, step: StepOnPlane, progress: float, moving: QPointF | None) -> None:
        """Draw `progress` of a step, from 0 to 1; `moving` is the ball on its way."""
        self._step = step
        self.before.show_points([step.before])
        self.show_progress(progress, moving)
        self._restyle_step()

    def show_progress(self, progress: float, moving: QPointF | None) -> None:
        """Draw so much of the same step.

        Where −α times the gradient is the step, its arrow is there until that of the step is.
        """
        step = self._step
        if step is None:
            return
        is_whole = progress >= 1
        ball = step.after if is_whole else moving
        self._show_trail(step.trail if is_whole else step.trail[:, :-1])
        self.ball.show_points([] if ball is None else [ball])
        grown = share_of(progress, ARROW_FROM, MOVE_FROM)
        moved = None if step.is_plain and grown >= 1 else step.moved
        gradient = share_of(progress, TANGENT_FROM, ARROW_FROM)
        _grow(self.gradient, step.before, moved, gradient, translate("PlanePlot", "−α · gradient"))
        names = [translate("PlanePlot", "step")]
        if step.is_plain:
            names.insert(0, translate("PlanePlot", "step = −α · gradient"))
        _grow(self.step, step.before, step.after, grown, *names)

    def _show_trail(self, trail: Floats) -> None:
        self.trail.show_points(*trail)
        self.dots.show_points(*trail)

    def restyle(self, theme: Theme, em: float, font: QFont) -> None:
        """Take the colours, the size of text, and the font of the names."""
        self._theme, self._em, self._font = theme, em, font
        self.trail.restyle(line_pen(theme.error))
        self.dots.restyle(theme.error, 0.3 * em)
        self.ball.restyle(line_pen(theme.error), 0.8 * em, theme.error)
        self.before.restyle(line_pen(theme.error, 2.0), 0.7 * em, theme.surface)
        gradient = line_pen(theme.gradient, 0.12 * em, Qt.PenStyle.DashLine)
        self.gradient.restyle(
            gradient, theme.gradient_text, font, is_below=True, ground=theme.surface
        )
        self._restyle_step()

    def _restyle_step(self) -> None:
        theme = self._theme
        colour, text = {
            True: (theme.decrease, theme.decrease_text),
            False: (theme.increase, theme.increase_text),
            None: (theme.muted, theme.muted),
        }[None if self._step is None else self._step.falls]
        self.step.restyle(
            line_pen(colour, 0.16 * self._em),
            text,
            self._font,
            is_below=False,
            ground=theme.surface,
        )


def _grow(arrow: Arrow, start: QPointF, tip: QPointF | None, grown: float, *names: str) -> None:
    """Draw so much of an arrow; its name stands beside the whole one."""
    if tip is None or not grown:
        arrow.show_arrow(None)
    elif grown < 1:
        arrow.show_arrow((start, start + (tip - start) * grown))
    else:
        arrow.show_arrow((start, tip), *names)
