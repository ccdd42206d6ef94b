"""The place of the picture of the error: each problem declares which of them it has."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gradapp.core.problem import Picture
from gradapp.core.program.roles import Role
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.themed import Themed
from gradapp.ui.parabola.plot import ParabolaPlot
from gradapp.ui.plane.plot import PlanePlot
from gradapp.ui.plane.section import SectionPlot
from gradapp.ui.window.centre import Centre


class ErrorPicture(Centre, Themed):
    """Has both plots, and shows that of the problem, which alone says how small it can be."""

    def __init__(self) -> None:
        """Show the parabola, with nothing in it."""
        super().__init__()
        self.parabola, self.plane, self.section = ParabolaPlot(), PlanePlot(), SectionPlot()
        self._coloured = (self.parabola, self.plane, self.section)
        self.section.hide()
        self._has_section = self._is_bare = False
        page = QWidget()
        self._both = column_of((self.plane, 1), (self.section, 1), margins=(0, 0, 0, 0))
        page.setLayout(self._both)
        self.add_page(Picture.CURVE, self.parabola)
        self.add_page(Picture.PLANE, page)

    def show_run(self, run: Run) -> None:
        """Show another run on the plane and along its steps, or on the parabola."""
        self.show_page(run.problem.picture)
        self.parabola.show_run(run)
        self.plane.show_run(run)
        self.section.show_run(run)
        self._show_section()

    def show_step(self, values: StepValues | None) -> None:
        """Show the step that made `values`; None the start."""
        self.parabola.show_step(values)
        self.plane.show_step(values)
        if self._has_section:
            self.section.show_step(values)

    def show_progress(self, progress: float, done: frozenset[Role] | None) -> None:
        """Draw only so much of the step, from 0 to 1.

        Args:
            progress: how much of it is drawn.
            done: what lines of these roles have computed may be told of it; None for all.
        """
        for plot in (self.parabola, self.plane):
            plot.show_done(done)
        self.parabola.show_progress(progress)
        self.plane.show_progress(progress)
        self.section.show_progress(progress, done)

    def set_section(self, on: bool) -> None:
        """Show the error along the step below the plane, or not."""
        self._has_section = on
        self.plane.set_section(on)
        self.section.show_step(self.plane.values)
        self._show_section()

    def _show_section(self) -> None:
        self.section.setVisible(self._has_section and self.plane.has_pairs)

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or all there is."""
        self._is_bare = bare
        for plot in (self.parabola, self.plane, self.section):
            plot.set_bare(bare)
        self._share_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Have the section below the plane; or beside it, where that is bare and wide.

        In the hall, text is so large that two axes below leave nothing to be drawn above them.
        """
        is_beside = self._is_bare and self.width() > self.height()
        ways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(ways[is_beside])
