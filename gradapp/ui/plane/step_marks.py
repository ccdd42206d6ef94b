"""The step on the plane: the trail that led to it, where it began and ended, and by what."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPolygonF

from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.kit.words import translate
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import Ring
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import Arrow, Trail


class StepMarks:
    """What is drawn of one step. It belongs to the plot, which adds its layers."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self.trail, self.gradient, self.step = Trail(), Arrow(), Arrow()
        self.gradient.keep_off(self.step, gives_way=True)
        self.step.keep_off(self.gradient, gives_way=False)
        self.before, self.ball = Ring(), Ring()
        self._theme, self._font, self._em = LIGHT, QFont(), 12.0
        self._falls: bool | None = None

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What the plot adds, from below."""
        return self.trail, self.gradient, self.before, self.step, self.ball

    def show_start(self, at: QPointF) -> None:
        """Draw where the run starts: no step has led there."""
        self.trail.show_points(QPolygonF([at]))
        self.ball.show_points([at])
        self.before.show_points([])
        self.gradient.show_arrow(None)
        self.step.show_arrow(None)

    def show_step(
        self,
        trail: QPolygonF,
        ends: tuple[QPointF, QPointF],
        moved: QPointF | None,
        *,
        is_plain: bool,
        falls: bool | None,
    ) -> None:
        """Draw a step.

        Args:
            trail: where the run has been, up to the end of the step.
            ends: where the step began and ended.
            moved: where −α times the gradient leads; None where there is no place for it.
            is_plain: whether that is the step.
            falls: whether the error falls in it; None where it is the same.
        """
        before, after = ends
        self.trail.show_points(trail)
        self.ball.show_points([after])
        self.before.show_points([before])
        self.gradient.show_arrow(
            None if is_plain or moved is None else (before, moved),
            translate("PlanePlot", "−α · gradient"),
        )
        names = [translate("PlanePlot", "step")]
        if is_plain:
            names.insert(0, translate("PlanePlot", "step = −α · gradient"))
        self.step.show_arrow(ends, *names)
        self._falls = falls
        self._restyle_step()

    def restyle(self, theme: Theme, em: float, font: QFont) -> None:
        """Take the colours, the size of text, and the font of the names."""
        self._theme, self._em, self._font = theme, em, font
        dots = line_pen(theme.error, 0.3 * em)
        dots.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.trail.restyle(line_pen(theme.error), dots)
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
        }[self._falls]
        self.step.restyle(
            line_pen(colour, 0.16 * self._em),
            text,
            self._font,
            is_below=False,
            ground=theme.surface,
        )
