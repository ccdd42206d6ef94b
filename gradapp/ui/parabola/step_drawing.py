"""Draws one descent step on the parabola: tangent, arrow and balls."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from gradapp.core.numbers.text import ELLIPSIS, Text
from gradapp.override import override
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.parabola.minimum_mark import MinimumMark
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.placing import free_place
from gradapp.ui.plot.step_progress import ARROW_FROM, MOVE_FROM, TANGENT_FROM, share_of
from gradapp.values import dataclass

Point = tuple[float, float]

_RADIUS: Final = 0.45
"""How large the balls are, in heights of a line."""

_HIDDEN: Final = 2.2
"""An arrow shorter than so many heights of a line is drawn beside the balls."""

_BESIDE: Final = 0.85
"""How far from their middle, in heights of a line."""

_ROUND: Final = 0.3
"""How much room is left round it, in heights of a line."""

_TOUCH: Final = 0.12
"""How much of a ball the patch of a text above it may cover, in heights of a line: it is empty
below the baseline, mostly. That of a text below it has its letters right at the edge."""

_SHARES: Final = (1.0, 0.6, 0.4)
"""What a text may take of the width: less where it has no free place otherwise."""


@dataclass(frozen=True, slots=True)
class StepPicture:
    """One step in the coordinates of the plot.

    Attributes:
        start: where the ball was, (θ, E).
        end: where the step takes it.
        foot: the place on the axis below the start, where E is 0.
        slope: dE/dθ in coordinates.
        height_text: what is written at the height of the ball.
        slope_text: what is written at the tangent.
        move_text: what is written at the arrow.
        decreased: whether the step reduces E; None where it does not move.
    """

    start: Point
    end: Point
    foot: Point
    slope: float
    height_text: Text
    slope_text: Text
    move_text: Text
    decreased: bool | None


class StepDrawing(Layer):
    """The drawing above the curve."""

    def __init__(self, minimum: MinimumMark) -> None:
        """Draw nothing yet, and later the name of `minimum`, too, and nothing upon it."""
        super().__init__()
        self._minimum = minimum
        self._taken: list[QRectF] = []
        self._balls: list[QRectF] = []
        self._theme = LIGHT
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._em = self._metrics.height()
        self._take_pens()
        self._step: StepPicture | None = None
        self._ball: Point | None = None
        self._moving: Point | None = None
        self._progress = 1.0

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._theme, self._font = theme, font
        self._metrics = QFontMetricsF(font)
        self._em = self._metrics.height()
        self._take_pens()
        self.update()

    def _take_pens(self) -> None:
        theme, em = self._theme, self._em
        self._height_pen = _pen(theme.error, 0.2 * em)
        self._tangent_pen = _pen(theme.gradient, 0.14 * em, Qt.PenStyle.DashLine)
        self._ball_pen = _pen(theme.error, 0.17 * em)
        self._full, self._empty = QColor(theme.error), QColor(theme.surface)
        self._patch = QColor(theme.surface)
        self._patch.setAlpha(215)

    def show_step(
        self, step: StepPicture | None, ball: Point, progress: float, moving: Point | None
    ) -> None:
        """Draw `progress` of `step`, with the ball at rest at `ball` when there is none.

        Args:
            step: the step, or None before the first.
            ball: where the ball is at rest.
            progress: how much of the step is drawn, from 0 to 1.
            moving: the ball on its way.
        """
        self._step, self._ball = step, ball
        self._progress, self._moving = progress, moving
        self.update()

    def show_progress(self, progress: float, moving: Point | None) -> None:
        """Draw so much of the same step; `moving` is the ball on its way."""
        if (progress, moving) != (self._progress, self._moving):
            self._progress, self._moving = progress, moving
            self.update()

    def taken(self, _transform: QTransform, _frame: QRectF) -> list[QRectF]:
        """Return where texts and balls are, for what is painted on it: as it was painted last."""
        return [*self._taken, *self._balls]

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        step = self._step
        ends = [self._ball] if step is None else [step.start, step.end]
        balls = [_mapped(transform, each) for each in ends if each is not None]
        self._balls[:] = map(self._around, balls)
        self._taken[:] = [self._minimum.write_name(painter, transform, frame, self._balls)]
        painter.setFont(self._font)
        if step is not None:
            self._paint_step(painter, transform, frame, step, *balls)
        elif balls:
            self._paint_ball(painter, balls[0], hollow=False)

    def _paint_step(
        self,
        painter: QPainter,
        transform: QTransform,
        frame: QRectF,
        step: StepPicture,
        start: QPointF,
        end: QPointF,
    ) -> None:
        self._taken.extend(self._arrow_beside(start, end.x() - start.x(), step))
        if self._progress < TANGENT_FROM:
            self._paint_height(painter, frame, start, _mapped(transform, step.foot), step)
        grown = share_of(self._progress, TANGENT_FROM, ARROW_FROM)
        if grown > 0:
            self._paint_tangent(painter, transform, frame, step, grown)
        self._paint_ball(painter, start, hollow=True)
        if self._progress >= 1:
            self._paint_ball(painter, end, hollow=False)
        elif self._progress > MOVE_FROM and self._moving is not None:
            self._paint_ball(painter, _mapped(transform, self._moving), hollow=False)
        grown = share_of(self._progress, ARROW_FROM, MOVE_FROM)
        if grown > 0:
            self._paint_arrow(painter, frame, start, end.x() - start.x(), step, grown)

    def _paint_height(
        self, painter: QPainter, frame: QRectF, start: QPointF, foot: QPointF, step: StepPicture
    ) -> None:
        """Draw E, which is what the step begins with."""
        foot.setY(min(foot.y(), frame.bottom()))
        painter.setPen(self._height_pen)
        painter.drawLine(start, foot)
        beside = (start + foot) / 2 + QPointF(0.4 * self._em, 0)
        self._write(
            painter, frame, step.height_text, beside, self._theme.error_text, leftwards=False
        )

    def _paint_tangent(
        self,
        painter: QPainter,
        transform: QTransform,
        frame: QRectF,
        step: StepPicture,
        grown: float,
    ) -> None:
        start = _mapped(transform, step.start)
        ahead = _mapped(transform, (step.start[0] + 1, step.start[1] + step.slope))
        direction = QPointF(ahead.x() - start.x(), ahead.y() - start.y())
        length = math.hypot(direction.x(), direction.y())
        if not (length > 0 and math.isfinite(length)):
            return
        direction *= grown * 6.5 * self._em / length
        painter.setPen(self._tangent_pen)
        painter.drawLine(start - direction, start + direction)
        if grown >= 1:
            upper = start - direction if direction.y() > 0 else start + direction
            leftwards = upper.x() < start.x()
            if step.slope == 0:
                upper += QPointF(0, 0.85 * self._em)
            ink = self._theme.gradient_text
            self._write(painter, frame, step.slope_text, upper, ink, leftwards)

    def _paint_arrow(
        self,
        painter: QPainter,
        frame: QRectF,
        start: QPointF,
        dx: float,
        step: StepPicture,
        grown: float,
    ) -> None:
        """Draw the step as it is on the axis: beside the balls where they would hide it."""
        colour, ink = self._arrow_colours(step.decreased)
        reach = max(-1e5, min(dx * grown, 1e5))
        side = _side(step)
        hidden = abs(dx) < _HIDDEN * self._em
        start = start + QPointF(
            0.0 if hidden else math.copysign(_RADIUS * self._em, reach),
            side * _BESIDE * self._em if hidden else 0.0,
        )
        if not hidden:
            reach = math.copysign(max(0.0, abs(reach) - _RADIUS * self._em), reach)
        tip = QPointF(start.x() + reach, start.y())
        head = min(0.65 * self._em, abs(reach))
        back = math.copysign(head, reach)
        if reach:  # a line of no length would be a dot
            painter.setPen(_pen(colour, 0.18 * self._em))
            painter.drawLine(start, QPointF(tip.x() - back, tip.y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        if head:
            half = 0.5 * head
            painter.drawPolygon(
                QPolygonF([tip, tip + QPointF(-back, -half), tip + QPointF(-back, half)])
            )
        if grown >= 1:
            at = start + QPointF(0.6 * math.copysign(self._em, reach), side * 0.85 * self._em)
            self._write(painter, frame, step.move_text, at, ink, leftwards=reach < 0)

    def _arrow_beside(self, start: QPointF, dx: float, step: StepPicture) -> list[QRectF]:
        """Return where an arrow is that is drawn beside the balls."""
        if abs(dx) >= _HIDDEN * self._em:
            return []
        middle = start + QPointF(dx / 2, _side(step) * _BESIDE * self._em)
        around = QPointF(abs(dx) / 2 + _ROUND * self._em, _ROUND * self._em)
        return [QRectF(middle - around, middle + around)]

    def _arrow_colours(self, decreased: bool | None) -> tuple[str, str]:
        theme = self._theme
        if decreased is None:
            return theme.muted, theme.muted
        if decreased:
            return theme.decrease, theme.decrease_text
        return theme.increase, theme.increase_text

    def _write(
        self,
        painter: QPainter,
        frame: QRectF,
        text: Text,
        at: QPointF,
        colour: str,
        leftwards: bool,
    ) -> None:
        """Write `text` beside a point, inside the frame, and on no other text and no ball.

        It is shorter where there is no room for all of it, and left out where there is none. A
        patch below it hides the curve.
        """
        pad = 0.2 * self._em
        whole, room = str(text), frame.width() - 2 * pad
        needed = self._metrics.horizontalAdvance(whole)
        for share in _SHARES:
            shown, width = whole, needed + 2 * pad
            if needed > share * room:
                shown = elided(text, self._metrics, share * room)
                width = self._metrics.horizontalAdvance(shown) + 2 * pad
            left = at.x() - (width if leftwards else 0)
            box = self._free_place(QRectF(left, at.y() - 0.5 * self._em, width, self._em), frame)
            if box is not None and (share == 1 or ELLIPSIS not in shown):
                break
        else:
            return
        self._taken.append(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._patch)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(box.left() + pad, box.top() + self._metrics.ascent()), shown)

    def _free_place(self, box: QRectF, frame: QRectF) -> QRectF | None:
        touch = _TOUCH * self._em
        balls = (ball.adjusted(0, touch, 0, 0) for ball in self._balls)
        return free_place(box, frame, [*self._taken, *balls])

    def _around(self, ball: QPointF) -> QRectF:
        corner = QPointF(_RADIUS * self._em, _RADIUS * self._em)
        return QRectF(ball - corner, ball + corner)

    def _paint_ball(self, painter: QPainter, at: QPointF, *, hollow: bool) -> None:
        radius = _RADIUS * self._em
        painter.setPen(self._ball_pen)
        painter.setBrush(self._empty if hollow else self._full)
        painter.drawEllipse(at, radius, radius)


def _side(step: StepPicture) -> int:
    """Return whether what is beside the balls is below them, or above: -1."""
    return 1 if step.decreased is False else -1


def _pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(colour), max(1.0, width))
    pen.setStyle(style)
    return pen


def _mapped(transform: QTransform, point: Point) -> QPointF:
    """Return the pixel of a point, kept where a painter can draw."""
    mapped = transform.map(QPointF(*point))
    return QPointF(max(-1e5, min(mapped.x(), 1e5)), max(-1e5, min(mapped.y(), 1e5)))
