"""The error over two parameters with the trail of a run on it: where the parabola is for one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gradapp.core.columns import Holds
from gradapp.core.landscape import error
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.text import filled, joined
from gradapp.core.problem import AnyProblem, Picture
from gradapp.core.run import Run
from gradapp.core.run.race import same_error
from gradapp.core.trajectory import Floats, StepValues
from gradapp.override import override
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.panel_button import PanelCheckBox
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plane.ground import Cut, Ground, around, equally
from gradapp.ui.plane.overlays import marks_of, near, places
from gradapp.ui.plane.reach import Reach
from gradapp.ui.plane.step_marks import StepMarks, StepOnPlane
from gradapp.ui.plane.words import held, plane_words
from gradapp.ui.plot.followed_plot import FollowedPlot
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.marks import Symbols
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_marks import OverlayMarks
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import cross
from gradapp.ui.plot.step_progress import MOVE_FROM, share_of

_TRAIL: Final = 400
"""So many steps before the one looked at are drawn."""


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
        self._run: Run | None = None
        self._problem: AnyProblem | None = None
        self._minimum: tuple[float, ...] | None = None
        self._values: StepValues | None = None
        self._progress = 1.0
        self._pair: tuple[int, ...] = (0,)
        self._reach: Reach | None = None
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
        self._others = OverlayMarks(self._marks.names)
        self._legend = Legend("plane_legend", self)
        self._canvas.add_layers(self._ground.lines, self._ground.curve, self._cross)
        self._canvas.add_layers(self._others, *self._marks.layers, moving=True)
        self._canvas.resized.connect(self._fit)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._pairs)
        row.addWidget(self._equal)
        row.addWidget(self._section)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self._legend)
        layout.addWidget(self._canvas, 1)

    def show_run(self, run: Run) -> None:
        """Show another run; of a problem with another picture, nothing."""
        before = self._problem
        self._run, self._values, self._progress = run, None, 1.0
        self._problem = run.problem if run.problem.picture is Picture.PLANE else None
        if self._problem is None:
            self._reach = None
            return
        self._reach = Reach(run)
        names = self._problem.names
        if before is None or before.names != names:
            pairs: list[tuple[int, ...]] = [*combinations(range(len(names)), 2)] or [(0,)]
            self._pair = pairs[0]
            self._pairs.clear()
            self._pairs.addItems([", ".join(names[place] for place in pair) for pair in pairs])
        self._minimum = self._problem.minimum
        self._follows = True
        self._show_names()
        self._fit()

    def refresh(self, run: Run) -> None:
        """Take the same run with more steps."""
        self._run = run
        if self._reach is not None:
            self._reach.take_in(run)
            self._choose_view()

    def show_step(self, values: StepValues | None) -> None:
        """Show the step that made `values`; None the start."""
        if self._problem is not None and values != self._values:
            self._values = values
            self._show_held()
            self._fit()
        self.describe()

    def show_progress(self, progress: float) -> None:
        """Draw only so much of the step, from 0 to 1."""
        if self._problem is None or progress == self._progress:
            return
        self._progress = progress
        self._marks.show_progress(progress, self._moving())
        self._draw_others()

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
        problem = self._problem
        if problem is None:
            return ()
        return tuple(each for each in self._overlays if same_error(each.run.problem, problem))

    @property
    def values(self) -> StepValues | None:
        """The step that is shown; None at the start."""
        return self._values

    @property
    def has_pairs(self) -> bool:
        """Whether the problem has several parameters."""
        return len(self._pair) > 1

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
        if self._run is None or self._problem is None:
            return ""
        shown = self._names(), self._values, self._minimum, self._beside, self._done
        return plane_words(self._run, self._problem, *shown)

    def _names(self) -> tuple[str, ...]:
        assert self._problem is not None
        return tuple(self._problem.names[place] for place in self._pair)

    def _places(self, kind: Holds) -> tuple[float, ...]:
        """Return all parameters before or after the step looked at."""
        assert self._run is not None
        if self._values is None:
            return self._run.after(0)
        return self._values.that_hold(kind)

    def _trail(self, first: int, last: int) -> Floats:
        """Return the places of the pair after steps `first` to `last`, of shape (len(pair), n)."""
        assert self._run is not None
        return places(self._run, self._pair, first, last)

    def _show_names(self) -> None:
        if self._problem is None:
            return
        names = self._names()
        symbols = ", ".join(names)
        what = f"{ERROR}({symbols})"
        self._title.set_names(self.tr("Error  {0}").format(what), what, ERROR)
        self.setAccessibleName(self.tr("Error over {0}").format(symbols))
        self._show_held()
        self._canvas.left.name = names[1] if len(names) > 1 else ERROR
        self._title.setVisible(not self._is_bare)
        self._pairs.setVisible(len(self._problem.names) > 2 and not self._is_bare)
        for box in (self._equal, self._section):
            box.setVisible(len(names) > 1 and not self._is_bare)

    def _show_held(self) -> None:
        """Say along the axis where those are that are held: that is seen without a title, too."""
        assert self._run is not None
        assert self._problem is not None
        names = self._names()
        if others := held(self._run, self._problem, names, self._values):
            at = self.tr("{0}    (at {1})")
            self._canvas.bottom.name = filled(at, names[0], joined(", ", others))
        else:
            self._canvas.bottom.name = names[0]

    @Slot(int)
    def _choose_pair(self, index: int) -> None:
        assert self._problem is not None
        self._pair = list(combinations(range(len(self._problem.names)), 2))[index]
        self._follows = True
        self._show_names()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Choose what the view shows, and draw everything anew."""
        if self._problem is not None:
            self._choose_view()
            self._draw()

    def _choose_view(self) -> None:
        """Show all places of the run, unless a person has chosen what to see."""
        before = self._canvas.x_range, self._canvas.y_range
        if self._follows:
            assert self._reach is not None
            least = self._minimum if len(self._pair) > 1 else None
            ends = np.array(
                [
                    self._reach.ends(place, None if least is None else least[place])
                    for place in self._pair
                ]
            )
            shown = np.hstack((ends, near(ends, self._beside, self._pair)))
            ranges = [around(float(each.min()), float(each.max())) for each in shown]
            if len(ranges) == 1:
                self._canvas.show_range(ranges[0], self._cut.heights(ranges[0]))
            elif self._equal.isChecked():
                view = self._canvas.view()
                size = view.width(), view.height()
                self._canvas.show_range(*equally(ranges[0], ranges[1], *size))
            else:
                self._canvas.show_range(ranges[0], ranges[1])
        if (self._canvas.x_range, self._canvas.y_range) == before:  # or else it has been done
            self._sample()

    @property
    def _cut(self) -> Cut:
        """The error where the pair is anywhere, and all others as before the step."""
        assert self._problem is not None
        return Cut(self._problem, self._pair, self._places(Holds.BEFORE))

    @Slot()
    def _sample(self) -> None:
        if self._problem is None:
            return
        self._draw_others()
        self._ground.show(self._cut, self._canvas.x_range, self._canvas.y_range)

    def _draw_others(self) -> None:
        step, view = 0 if self._values is None else self._values.step, self._canvas
        shown = self._pair, self._cut.errors, (view.x_range, view.y_range)
        self._others.show_marks(marks_of(self._beside, step, self._share, *shown))

    @property
    def _share(self) -> float:
        """How much of their ways ball and markers have gone in the step that is drawn."""
        return 1.0 if self._values is None else share_of(self._progress, MOVE_FROM)

    def _moving(self) -> QPointF | None:
        """Return where the ball is on its way, which only this interpolates."""
        if self._values is None or not MOVE_FROM < self._progress < 1:
            return None
        before, after = map(np.array, (self._places(Holds.BEFORE), self._places(Holds.AFTER)))
        return self._on_plane(before + self._share * (after - before))

    def _draw(self) -> None:
        assert self._run is not None
        assert self._problem is not None
        shown = self._minimum if len(self._pair) > 1 else None
        self._cross.show_points(
            [] if shown is None else [QPointF(*(shown[place] for place in self._pair))]
        )
        self._legend.show_overlays(self._beside)
        before, after = (self._on_plane(self._places(kind)) for kind in (Holds.BEFORE, Holds.AFTER))
        if self._values is None:
            self._marks.show_start(after)
            return
        step = self._values.step
        trail = self._trail(max(0, step - _TRAIL), step)
        if len(self._pair) == 1:
            trail = np.vstack((trail, self._cut.errors(trail[0])))
        drawn = StepOnPlane(
            trail,
            before,
            after,
            self._moved(before),
            is_plain=self._problem.rule.is_plain,
            falls=self._falls(),
        )
        self._marks.show_step(drawn, self._progress, self._moving())

    def _moved(self, before: QPointF) -> QPointF | None:
        """Return where −α times the gradient leads from a place, on the plane of two parameters."""
        assert self._problem is not None
        assert self._values is not None
        if len(self._pair) == 1:
            return None
        gradient = self._values.that_hold(Holds.GRADIENT)
        x, y = (-self._problem.alpha * gradient[place] for place in self._pair)
        return before + QPointF(x, y)

    def _on_plane(self, places: Sequence[float] | Floats) -> QPointF:
        pair = [places[place] for place in self._pair]
        if len(pair) == 1:
            return QPointF(pair[0], float(self._cut.errors(np.array(pair))[0]))
        return QPointF(*pair)

    def _falls(self) -> bool | None:
        """Whether the error of all samples is smaller after the step; None where it is the same."""
        assert self._problem is not None
        kinds = (Holds.BEFORE, Holds.AFTER)
        before, after = (error(self._problem, *self._places(kind)) for kind in kinds)
        return None if before == after else after < before

    @override
    def _restyle(self) -> None:
        theme, em = self._theme, self.fontMetrics().height()
        small = self._restyle_canvas()
        self._ground.restyle(theme, em)
        self._cross.restyle(line_pen(theme.increase, 2.0), em, None)
        self._others.restyle(theme, em, small)
        self._legend.apply_theme(theme)
        self._marks.restyle(theme, em, self.font())
