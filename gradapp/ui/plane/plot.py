"""The error over two parameters with the trail of a run on it: where the parabola is for one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Signal, Slot

from gradapp.core.columns import Holds
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.text import filled, joined
from gradapp.core.problem import AnyProblem, Picture
from gradapp.core.run import Run
from gradapp.core.run.race import same_error
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.panel_button import PanelCheckBox
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plane.ground import Ground, around, equally
from gradapp.ui.plane.overlays import marks_of, near
from gradapp.ui.plane.projection import Projection
from gradapp.ui.plane.reach import Reach
from gradapp.ui.plane.step_marks import StepMarks
from gradapp.ui.plane.words import held, minimum_name, plane_words
from gradapp.ui.plot.followed_plot import FollowedPlot
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.marks import Symbols
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_marks import OverlayMarks
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import PlaceName, cross
from gradapp.ui.plot.step_progress import MOVE_FROM, share_of


class PlanePlot(FollowedPlot):
    """Shows one step of a problem on its error: lines of equal height, or one curve.

    What it shows follows from the run, the step and its size. Of three or four parameters a person
    chooses two; the others are as they were before the step.

    Signals:
        section_changed: the person switched the section along the step on or off.
    """

    section_changed = Signal(bool)

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("plane_plot", "plane_canvas")
        self._seen: Projection | None = None
        self._reach: Reach | None = None
        self._progress = 1.0
        self._overlays: tuple[Overlay[Run], ...] = ()
        self._build()

    def _build(self) -> None:
        self._title = TitleLabel()
        self._pairs = ChoiceBox("plane_pair", self.tr("The two parameters of the plane"))
        self._pairs.activated.connect(self._choose_pair)
        tip = self.tr("Draw one unit of each parameter at the same length")
        self._equal = PanelCheckBox("equal_axes", self.tr("equal axes"), self, tip)
        self._equal.toggled.connect(self.reset_view)
        tip = self.tr("Draw the error along the line of the step, too")
        self._section = PanelCheckBox("section", self.tr("section"), self, tip)
        self._section.setAccessibleName(self.tr("Section along the step"))
        self._section.toggled.connect(self.section_changed)
        self._canvas.setMinimumWidth(80)
        self._ground, self._marks, self._cross = Ground(), StepMarks(), Symbols(cross())
        self._cross_name = PlaceName()
        self._others = OverlayMarks(self._marks.names)
        self._legend = Legend("plane_legend", self)
        self._canvas.add_layers(self._ground.lines, self._ground.curve, self._cross)
        self._canvas.add_layers(self._cross_name)
        self._canvas.add_layers(self._others, *self._marks.layers, moving=True)
        self._canvas.resized.connect(self._fit)
        head = row_of((self._title, 1), self._pairs, self._equal, self._section)
        self.setLayout(column_of(head, self._legend, (self._canvas, 1)))

    def show_run(self, run: Run) -> None:
        """Show another run; of a problem with another picture, nothing."""
        before, self._progress = self._seen, 1.0
        if run.problem.picture is not Picture.PLANE:
            self._seen = self._reach = None
            return
        self._reach = Reach(run)
        names = run.problem.names
        if before is not None and before.problem.names == names:
            pair = before.pair
        else:
            pair, *_ = pairs = _pairs_of(run.problem)
            self._pairs.clear()
            self._pairs.addItems([", ".join(names[place] for place in each) for each in pairs])
        self._seen = Projection(run, pair, run.problem.minimum)
        self._follows = True
        self._show_names()
        self._fit()

    def refresh(self, run: Run) -> None:
        """Take the same run with more steps."""
        if self._seen is not None and self._reach is not None:
            self._seen = replace(self._seen, run=run)
            self._reach.take_in(run)
            self._choose_view(self._seen)

    def show_step(self, values: StepValues | None) -> None:
        """Show the step that made `values`; None the start."""
        if self._seen is not None and values != self._seen.values:
            self._seen = replace(self._seen, values=values)
            self._show_held(self._seen)
            self._fit()
        self.describe()

    def show_progress(self, progress: float) -> None:
        """Draw only so much of the step, from 0 to 1."""
        if self._seen is None or progress == self._progress:
            return
        self._progress = progress
        self._marks.show_progress(progress, self._moving(self._seen))
        self._draw_others(self._seen)

    def show_overlays(self, overlays: tuple[Overlay[Run], ...]) -> None:
        """Show these runs beside the one shown, after the same step, and no others.

        Those of another error have no place on this one.
        """
        if overlays != self._overlays:
            self._overlays = overlays
            self._fit()
            self.describe()

    @property
    def _beside(self) -> tuple[Overlay[Run], ...]:
        if self._seen is None:
            return ()
        problem = self._seen.problem
        return tuple(each for each in self._overlays if same_error(each.run.problem, problem))

    @property
    def values(self) -> StepValues | None:
        """The step that is shown; None at the start."""
        return None if self._seen is None else self._seen.values

    @property
    def has_pairs(self) -> bool:
        """Whether the problem has several parameters."""
        return self._seen is not None and len(self._seen.pair) > 1

    def set_section(self, on: bool) -> None:
        """Tick the box of the section or not, without a signal."""
        with QSignalBlocker(self._section):
            self._section.setChecked(on)

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or with its title."""
        self._is_bare = bare
        self._show_names()

    @override
    def words(self) -> str:
        return "" if self._seen is None else plane_words(self._seen, self._beside, self._done)

    def _show_names(self) -> None:
        seen = self._seen
        if seen is None:
            return
        names = seen.names
        symbols = ", ".join(names)
        what = f"{ERROR}({symbols})"
        self._title.set_names(self.tr("Error  {0}").format(what), what, ERROR)
        self.setAccessibleName(self.tr("Error over {0}").format(symbols))
        self._show_held(seen)
        self._canvas.left.name = names[1] if len(names) > 1 else ERROR
        self._title.setVisible(not self._is_bare)
        self._pairs.setVisible(len(seen.problem.names) > 2 and not self._is_bare)
        for box in (self._equal, self._section):
            box.setVisible(len(names) > 1 and not self._is_bare)

    def _show_held(self, seen: Projection) -> None:
        """Say along the axis where those are that are held: that is seen without a title, too."""
        names = seen.names
        if others := held(seen):
            at = self.tr("{0}    (at {1})")
            self._canvas.bottom.name = filled(at, names[0], joined(", ", others))
        else:
            self._canvas.bottom.name = names[0]

    @Slot(int)
    def _choose_pair(self, index: int) -> None:
        if self._seen is not None:
            self._seen = replace(self._seen, pair=_pairs_of(self._seen.problem)[index])
            self._follows = True
            self._show_names()
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Choose what the view shows, and draw everything anew."""
        if self._seen is not None:
            self._choose_view(self._seen)
            self._draw(self._seen)

    def _choose_view(self, seen: Projection) -> None:
        """Show all places of the run, unless a person has chosen what to see."""
        before = self._canvas.x_range, self._canvas.y_range
        if self._follows and self._reach is not None:
            least = seen.minimum or [None] * len(seen.pair)
            ends = np.array([*map(self._reach.ends, seen.pair, least)])
            shown = np.hstack((ends, near(ends, self._beside, seen.pair)))
            ranges = [around(float(each.min()), float(each.max())) for each in shown]
            if len(ranges) == 1:
                self._canvas.show_range(ranges[0], seen.cut.heights(ranges[0]))
            elif self._equal.isChecked():
                view = self._canvas.view()
                size = view.width(), view.height()
                self._canvas.show_range(*equally(ranges[0], ranges[1], *size))
            else:
                self._canvas.show_range(ranges[0], ranges[1])
        if (self._canvas.x_range, self._canvas.y_range) == before:  # or else it has been done
            self._sample()

    @Slot()
    def _sample(self) -> None:
        if self._seen is not None:
            self._draw_others(self._seen)
            self._ground.show(self._seen.cut, self._canvas.x_range, self._canvas.y_range)

    def _draw_others(self, seen: Projection) -> None:
        step, view = 0 if seen.values is None else seen.values.step, self._canvas
        shown = seen.pair, seen.cut.errors, (view.x_range, view.y_range)
        self._others.show_marks(marks_of(self._beside, step, self._share, *shown))

    @property
    def _share(self) -> float:
        """How much of their ways ball and markers have gone in the step that is drawn."""
        return 1.0 if self.values is None else share_of(self._progress, MOVE_FROM)

    def _moving(self, seen: Projection) -> QPointF | None:
        """Return where the ball is on its way, which only this interpolates."""
        if seen.values is None or not MOVE_FROM < self._progress < 1:
            return None
        return seen.on_the_way(self._share)

    def _draw(self, seen: Projection) -> None:
        least = [QPointF(*seen.minimum)] if seen.minimum else []
        self._cross.show_points(least)
        ends = map(seen.at, (Holds.BEFORE, Holds.AFTER))
        self._cross_name.show_name(least[0] if least else QPointF(), minimum_name(seen), *ends)
        self._legend.show_overlays(self._beside)
        step = seen.step()
        if step is None:
            self._marks.show_start(seen.at(Holds.AFTER))
        else:
            self._marks.show_step(step, self._progress, self._moving(seen))

    @override
    def _restyle(self) -> None:
        theme, em = self._theme, self.fontMetrics().height()
        small = self._restyle_canvas()
        self._ground.restyle(theme, em)
        self._cross.restyle(line_pen(theme.increase, 2.0), em, None)
        self._cross_name.restyle(theme.muted, small, theme.surface)
        self._others.restyle(theme, em, small)
        self._legend.apply_theme(theme)
        self._marks.restyle(theme, em, self.font())


def _pairs_of(problem: AnyProblem) -> list[tuple[int, ...]]:
    """Return the places of the parameters that can be drawn: of each two, or of the only one."""
    return [*combinations(range(len(problem.names)), 2)] or [(0,)]
