"""Other runs beside the one on the error curve: their places, trails and parabolas."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtGui import QFont

from gradapp.core.landscape import error
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.run.race import same_error
from gradapp.ui.kit.theme import Theme
from gradapp.ui.parabola.span import Span, parabola
from gradapp.ui.parabola.trail import trail
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.marks import polygon
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_curves import OverlayCurve, OverlayCurves
from gradapp.ui.plot.overlay_marks import OverlayMark, OverlayMarks, Taken

_TRAIL: Final = 30
_FARTHER: Final = 4.0
"""How far beyond the run's own θ those of other runs are shown, in its own reach."""


class ErrorOverlays:
    """What the error plot draws of other runs. It belongs to the plot, which adds its items."""

    def __init__(self, canvas: Canvas, taken: Taken) -> None:
        """Draw nothing yet on `canvas`, and later no number on what is `taken` there."""
        self._canvas = canvas
        self.curves, self.marks = OverlayCurves(), OverlayMarks(taken)
        self.overlays: tuple[Overlay[Run], ...] = ()

    def restyle(self, theme: Theme, em: float, font: QFont) -> None:
        """Take the colours, the size of text, and the font of the numbers."""
        self.curves.restyle(theme, 0.3 * em)
        self.marks.restyle(theme, em, font)

    def near(self, thetas: tuple[float, ...], centre: float, step: int) -> tuple[float, ...]:
        """Return the θ of other runs that leave `thetas`, those of the run, readable."""
        if not self.overlays:
            return ()
        reach = _FARTHER * (max(abs(theta - centre) for theta in thetas) or 1.0)
        others = [
            theta
            for overlay in self.overlays
            for at in (0, step)
            for theta in overlay.run.after(min(at, len(overlay.run)))
        ]
        return tuple(theta for theta in others if abs(theta - centre) <= reach)

    def draw_curves(self, problem: AnyProblem, scale: Span) -> None:
        """Draw the curves that are not the one of `problem`."""
        (left, right), (bottom, top) = self._canvas.x_range, self._canvas.y_range
        curves = [
            OverlayCurve(overlay.style, *parabola(other, scale, left, right), np.empty((2, 0)))
            for overlay in self.overlays
            for other in [overlay.run.problem]
            if not same_error(other, problem)
        ]
        self.curves.show_curves(curves, bottom, top)

    def draw_marks(self, step: int, scale: Span, share: float = 1.0) -> None:
        """Draw where the runs are after so much of `step`, each on its own curve.

        Those that have fewer steps are where their last one led.
        """
        self.marks.show_marks(
            [self._mark(overlay, step, scale, share) for overlay in self.overlays]
        )

    def _mark(self, overlay: Overlay[Run], step: int, scale: Span, share: float) -> OverlayMark:
        goes, problem = step <= len(overlay.run), overlay.run.problem
        step = min(step, len(overlay.run))
        (theta,) = overlay.run.after(step)
        if goes and step and share < 1:  # on its way, as the ball is
            before = overlay.run.step(step).theta
            theta = before + share * (theta - before)
        at = scale.theta.to_view(theta), scale.error.to_view(error(problem, theta))
        steps = slice(max(0, step - _TRAIL), step)
        behind = polygon(*trail(overlay.run, steps, scale, self._canvas))
        return OverlayMark(overlay.style, at, behind, overlay.number)
