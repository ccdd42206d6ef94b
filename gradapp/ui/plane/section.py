"""The error along the line of the step: how it falls at first, where it is least, where it ends."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent

from gradapp.core.columns import Holds
from gradapp.core.landscape.along_step import CrossSection
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import NO_BREAK, Number
from gradapp.core.program.roles import Role
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import scaled, set_text_colour
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.kit.wrapped_label import WrappedLabel
from gradapp.ui.plot.followed_plot import FollowedPlot
from gradapp.ui.plot.marks import Curve, Ring, Symbols
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.plot.plane_marks import cross
from gradapp.ui.plot.scale import ValueScale
from gradapp.ui.plot.step_progress import MOVE_FROM, share_of
from gradapp.ui.plot.words import so_far_words

_USUAL: Final = (-0.25, 1.25)
_ROOM: Final = 0.25
_DIGITS: Final = 5
_TANGENT: Final = (-0.2, 0.45)
"""From where to where the slope is drawn, in steps."""


class SectionPlot(FollowedPlot):
    """Shows E where the step leads, from before it to after it, and a little beyond.

    Without a step of several parameters there is nothing to be seen, and it is hidden.
    """

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("section_plot", "section_canvas", self.tr("Error along the step"))
        self._run: Run | None = None
        self._section: CrossSection | None = None
        self._values: StepValues | None = None
        self._least: float | None = None
        self._scale = ValueScale()
        self._title = TitleLabel()
        self._title.set_names(self.tr("Error along the step"), self.tr("Along the step"))
        self._told = WrappedLabel("section_told", self)
        self._why = WrappedLabel("section_why", self, is_muted=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = instead(NoStep.TO_COME)
        self._progress = 1.0
        self._canvas.bottom.name = self.tr("t: 0 before the step, 1 after it")
        self._canvas.bottom.short = "t"
        self._curve, self._tangent = Curve(), Curve()
        self._cross, self._before, self._after = Symbols(cross()), Ring(), Ring()
        self._canvas.add_layers(self._curve, self._tangent)
        self._canvas.add_layers(self._cross, self._before, self._after)
        self._rows = column_of(self._title, self._told, (self._canvas, 1), (self._why, 1))
        self.setLayout(self._rows)

    def show_run(self, run: Run) -> None:
        """Show another run, of which no step is looked at yet."""
        self._run, self._progress, self._done = run, 1.0, None
        self._follows = True
        self.show_step(None)

    def show_step(self, values: StepValues | None) -> None:
        """Show the step that made `values`; None is the start, where no step has led anywhere."""
        self._section = None
        self._values = values
        if self._run is not None and values is not None and len(self._run.problem.names) > 1:
            kinds = (Holds.BEFORE, Holds.AFTER, Holds.GRADIENT)
            self._section = CrossSection(self._run.problem, *map(values.that_hold, kinds))
        self._least = None if self._section is None else self._section.least()
        self._fit()
        self.describe()

    def show_progress(self, progress: float, done: frozenset[Role] | None) -> None:
        """Draw only so much of the step, and tell what lines of these roles have computed."""
        before = self._progress, self._done
        self._progress, self._done = progress, done
        if self._section is None or (progress, done) == before:
            return
        if done != before[1]:
            self._show_told()
            self.describe()
        self._sample()

    def show_hint(self, no_step: NoStep) -> None:
        """Say, where there is no step, why."""
        self._hint = instead(no_step)
        self._fit()

    def set_bare(self, bare: bool) -> None:
        """Show the drawing alone, or with its title and its numbers."""
        self._is_bare = bare
        self._title.setVisible(not bare)
        self._show_told()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what title and drawing need: the numbers are said where there is more."""
        around, height = self._rows.contentsMargins(), self._canvas.minimumHeight()
        if not self._is_bare:
            height += self._title.sizeHint().height() + self._rows.spacing()
        return QSize(super().minimumSizeHint().width(), around.top() + height + around.bottom())

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_told()

    def _show_told(self) -> None:
        """Say the numbers, where they leave the drawing half a line more than its least height."""
        section = None if self._is_bare else self._section
        words = "" if section is None else "   ".join(self._marked(section))
        self._told.setText(words)
        around = self._rows.contentsMargins()
        needed = self._told.heightForWidth(self.width() - around.left() - around.right())
        needed += self._rows.spacing() + self.fontMetrics().height() // 2
        has_room = self.height() >= self.minimumSizeHint().height() + needed
        self._told.setVisible(bool(words) and has_room)
        self._canvas.setToolTip(tip_text("" if has_room else words))

    @override
    def words(self) -> str:
        section, values = self._section, self._values
        if section is None or values is None:
            return self.tr("There is no step here to draw along.")
        if self._done is not None and not self._has(Role.UPDATE):
            return so_far_words(values, section.problem.precision, self._done)
        words = self.tr(
            "E along the line of step {step}, over all samples. Before the step E {before}. Slope "
            "there {slope}. After it E {after}."
        )
        if section.problem.batch is not None:
            words = self.tr(
                "E along the line of step {step}, over all samples. Before the step E {before}. "
                "Slope there, over the step's samples, {slope}. After it E {after}."
            )
        end = self.tr("The step moves nothing.")
        if self._least is not None:
            end = self.tr("Least at t {t}, E {least}, found numerically.")
        elif section.moves:
            end = self.tr("No minimum from t = −1 to 4.")
        return f"{words} {end}".format(step=grouped(values.step), **self._numbers(section))

    def _numbers(self, section: CrossSection) -> dict[str, Text]:
        """Return E before and after, the slope, and where E is least and how large."""
        told = {
            "before": _stated(section.height(0.0)),
            "slope": _stated(section.slope),
            "after": _stated(section.height(1.0)),
        }
        if self._least is not None:
            told["t"] = _stated(self._least, is_found=True)
            told["least"] = _stated(section.height(self._least), is_found=True)
        return told

    def _marked(self, section: CrossSection) -> list[str]:
        """Return what is to be seen beside its marks: E before, the slope, E after, the least.

        The step has a line, and so all but the first, once its new parameters are computed.
        """
        slope = self.tr("slope there {slope}")
        if section.problem.batch is not None:
            slope = self.tr("slope there, over the step's samples, {slope}")
        least = self.tr("the step moves nothing")
        if self._least is not None:
            least = f"+{NO_BREAK}" + self.tr("least at t {t}, E {least}, found numerically")
        elif section.moves:
            least = self.tr("no minimum from t = −1 to 4")
        before = f"○{NO_BREAK}" + self.tr("before the step E {before}")
        after = f"●{NO_BREAK}" + self.tr("after it E {after}")
        numbers = self._numbers(section)
        told = [before] if self._has(Role.ERROR) else []
        told += [slope, after, least] if self._has(Role.UPDATE) else []
        return [each.format(**numbers) for each in told]

    @Slot()
    def _fit(self) -> None:
        """Choose what the view shows, unless a person has, and draw everything anew."""
        has_step = self._section is not None
        self._canvas.setVisible(has_step)
        self._why.show_words("" if has_step else self._hint)
        self._show_told()
        if self._follows:
            self._follow()
        self._sample()

    def _follow(self) -> None:
        """Show the step from before to after, and where E is least."""
        section, (left, right) = self._section, _USUAL
        heights = np.zeros(0)
        if section is not None:
            if self._least is not None:
                left, right = min(left, self._least - _ROOM), max(right, self._least + _ROOM)
            heights = section.heights(np.linspace(left, right, section.places))
            heights = heights[np.isfinite(heights)]
        self._scale = ValueScale.around(heights if heights.size else np.zeros(1), False)
        self._canvas.left.name = self._scale.named(ERROR)
        self._canvas.show_range((left, right), (self._scale.low, self._scale.high))

    @Slot()
    def _sample(self) -> None:
        section = self._section
        self._before.show_points(
            [] if section is None or not self._has(Role.ERROR) else self._at(section, 0.0)
        )
        if section is None or not self._has(Role.UPDATE):
            for curve in (self._curve, self._tangent):
                curve.show_points(np.empty(0), np.empty(0))
            for symbols in (self._cross, self._after):
                symbols.show_points([])
            return
        t = np.linspace(*self._canvas.x_range, section.places)
        self._curve.show_points(t, self._scale.coordinates(section.heights(t)))
        t = np.array(_TANGENT)
        tangent = section.height(0.0) + section.slope * t
        self._tangent.show_points(t, self._scale.coordinates(tangent))
        gone = share_of(self._progress, MOVE_FROM)
        self._after.show_points(self._at(section, gone) if gone else [])
        self._cross.show_points([] if self._least is None else self._at(section, self._least))

    def _at(self, section: CrossSection, t: float) -> list[QPointF]:
        height = self._scale.coordinate(section.height(t))
        return [QPointF(t, height)] if np.isfinite(height) else []

    @override
    def _restyle(self) -> None:
        theme, em = self._theme, self.fontMetrics().height()
        self._told.setFont(scaled(self.font(), 0.9))
        set_text_colour(self._told, theme.text)
        self._restyle_canvas()
        self._curve.restyle(line_pen(theme.error, max(1.5, 0.12 * em)))
        self._tangent.restyle(line_pen(theme.gradient, 0.12 * em))
        self._cross.restyle(line_pen(theme.increase, 2.0), em, None)
        self._before.restyle(line_pen(theme.error, 2.0), 0.6 * em, theme.surface)
        self._after.restyle(line_pen(theme.error), 0.7 * em, theme.error)
        self._show_told()


def _stated(value: float, *, is_found: bool = False) -> Text:
    """Return a number as it stands on the screen; ≈ before one that was found numerically."""
    return Text(Relation.TIED, Number(value, Precision.FLOAT64, _DIGITS, is_rounded=is_found))
