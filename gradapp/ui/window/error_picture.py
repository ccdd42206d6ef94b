"""The place of the picture of the error: the parabola, or the plane of another problem."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from gradapp.ui.kit.theme import Theme
from gradapp.ui.parabola.plot import ErrorPlot
from gradapp.ui.plane.plot import PlanePlot


class ErrorPicture(QStackedWidget):
    """Has both plots, and shows the one that the problem has."""

    def __init__(self) -> None:
        """Show the parabola, with nothing in it."""
        super().__init__()
        self.parabola, self.plane = ErrorPlot(), PlanePlot()
        for plot in (self.parabola, self.plane):
            self.addWidget(plot)

    def show_plane(self, shown: bool) -> None:
        """Show the plane, or the parabola."""
        self.setCurrentWidget(self.plane if shown else self.parabola)

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or all there is."""
        for plot in (self.parabola, self.plane):
            plot.set_bare(bare)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for plot in (self.parabola, self.plane):
            plot.apply_theme(theme)
