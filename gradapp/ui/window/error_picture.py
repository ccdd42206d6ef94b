"""The place of the picture of the error: the parabola, or the plane of another problem."""

from __future__ import annotations

from gradapp.ui.kit.theme import Theme
from gradapp.ui.parabola.plot import ErrorPlot
from gradapp.ui.plane.plot import PlanePlot
from gradapp.ui.window.centre import Centre


class ErrorPicture(Centre):
    """Has both plots, and shows that of the problem, which alone says how small it can be."""

    def __init__(self) -> None:
        """Show the parabola, with nothing in it."""
        super().__init__()
        self.parabola, self.plane = ErrorPlot(), PlanePlot()
        self.add_page("parabola", self.parabola)
        self.add_page("plane", self.plane)

    def show_plane(self, shown: bool) -> None:
        """Show the plane, or the parabola."""
        self.show_page("plane" if shown else "parabola")

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or all there is."""
        for plot in (self.parabola, self.plane):
            plot.set_bare(bare)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for plot in (self.parabola, self.plane):
            plot.apply_theme(theme)
