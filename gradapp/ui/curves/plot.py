"""How columns of a run change from step to step: curves, the cursor's mark, a crosshair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Signal, Slot

from gradapp.core.columns import Holds
from gradapp.core.program.roles import Role
from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.curves.chart import StepChart
from gradapp.ui.curves.drawn import Drawn
from gradapp.ui.curves.overlay_columns import ThinnedColumn
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.instead_label import InsteadLabel
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.panel_button import PanelCheckBox
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import scaled, set_text_colour
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plot.canvas import zoomed
from gradapp.ui.plot.frame import PlotFrame
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay import Overlay

_COMPUTED_BY: Final = {
    Holds.BEFORE: Role.SET_UP,
    Holds.PREDICTION: Role.FORWARD,
    Holds.ERROR: Role.ERROR,
    Holds.FURTHER: Role.ERROR,
    Holds.GRADIENT: Role.GRADIENT,
    Holds.AFTER: Role.UPDATE,
    Holds.STATE: Role.UPDATE,
}
"""The lines that compute what is drawn."""
_NARROWEST_ZOOM: Final = 4.0
_LEAST: Final = 3
_PART: Final = 12
"""So many letters of what is chosen have room at least; where it is a part, all of them."""


class StepPlot(PlotFrame):
    """E of every step, or θ before the first and after every step.

    The view follows the run to round numbers, so that it changes seldom. The wheel zooms the
    steps, dragging moves them, and a double click brings back the view that follows. By keys, a
    reading goes from step to step.

    Signals:
        step_requested: the step that was clicked.
        logarithmic_changed: the person switched the logarithmic axis on or off.
    """

    step_requested = Signal(int)
    logarithmic_changed = Signal(bool)

    def __init__(self, kind: Holds, *, name: str = "") -> None:
        """Make an empty plot of the columns of a kind; `name` tells it from others of the same."""
        super().__init__(name or ("errorPerStep" if kind is Holds.ERROR else "thetaPerStep"))
        self._drawn = Drawn(kind)
        self._cursor = 0
        self._zoom: tuple[float, float] | None = None
        self._at: int | None = None
        self._hint = instead(NoStep.TO_COME)
        self._build()
        self.apply_theme(LIGHT)

    def show_run(self, run: Series, minimum: float | None) -> None:
        """Show another run, all of it; `refresh` says that there are more steps.

        Args:
            run: the run.
            minimum: θ*, or None when every θ is as good.
        """
        self._cursor = 0
        self._zoom = self._at = None
        self._drawn.take(run, minimum)
        self._show_group()

    def _show_group(self) -> None:
        """Draw what is chosen of the run, and offer what else there is."""
        drawn = self._drawn
        self._write_title()
        self._show_legend()
        self._draw()
        self._choice.clear()
        self._choice.addItems([each.name for each in drawn.groups])
        self._choice.setCurrentIndex(drawn.groups.index(drawn.group))
        self._choice.setMinimumContentsLength(_PART if drawn.group.is_part else _LEAST)
        self._choice.setVisible(len(drawn.groups) > 1)
        self._log.setVisible(drawn.may_be_logarithmic)

    @Slot(int)
    def _choose(self, place: int) -> None:
        """Draw something else of the same run."""
        self._at = None
        self._drawn.choose(place)
        self._show_group()
        self.describe()

    @property
    def _is_logarithmic(self) -> bool:
        return self._log.isChecked() and self._drawn.may_be_logarithmic

    def show_hint(self, no_step: NoStep) -> None:
        """Say, where there is no step, why."""
        self._hint = instead(no_step)
        if not self._drawn.length:
            self._draw()

    def refresh(self, run: Series) -> None:
        """Show the same run with more steps."""
        if self._drawn.refresh(run):
            self._show_legend()
            self._grow()
            self._log.setVisible(self._drawn.may_be_logarithmic)
            self.describe()

    def show_overlays(self, overlays: tuple[Overlay[Series], ...]) -> None:
        """Show these runs beside the one shown, and no others."""
        if self._drawn.hold(overlays):
            self._show_legend()
            self._draw()
            self.describe()

    def _show_legend(self) -> None:
        drawn = self._drawn
        own = drawn.symbol if len(drawn.group.columns) > 1 else ""
        self._legend.show_overlays(drawn.others.overlays, own)

    def show_cursor(self, step: int) -> None:
        """Mark `step`; 0 is before the first."""
        if step != self._cursor:
            self._cursor = step
            self._place_cursor()
        self.describe()

    def set_logarithmic(self, on: bool) -> None:
        """Switch the logarithmic axis on or off, without a signal."""
        with QSignalBlocker(self._log):
            self._log.setChecked(on)
        self._draw()

    def reset_view(self) -> None:
        """Show all steps again, and follow the run."""
        if self._zoom is not None:
            self._zoom = None
            self._draw()

    def _build(self) -> None:
        self._heading = TitleLabel(parent=self)
        tip = self.tr("Draw powers of ten at equal distances")
        self._log = PanelCheckBox(f"{self.objectName()}Log", self.tr("log"), self, tip)
        self._log.setVisible(self._drawn.is_error)
        self._log.toggled.connect(self._draw)
        self._log.toggled.connect(self.logarithmic_changed)
        self._choice = ChoiceBox(
            f"{self.objectName()}_choice", self.tr("What is drawn over the steps")
        )
        self._choice.hide()
        self._choice.activated.connect(self._choose)
        self._canvas = StepChart(self)
        self._canvas.setObjectName(f"{self.objectName()}Canvas")
        self._legend = Legend(f"{self.objectName()}_legend", self)
        self._write_title()
        head = row_of(self._heading, self._choice, self._log, 0, gap=12)
        parts = head, self._legend, (self._canvas, 1)
        self.setLayout(column_of(*parts, margins=(10, 6, 8, 4), gap=2))
        self._canvas.factor.setObjectName(f"{self.objectName()}_factor")
        self._message = InsteadLabel(self._canvas, f"{self.objectName()}_message")
        self._crosshair = self._canvas.crosshair
        self._crosshair.setObjectName(f"{self.objectName()}_reading")
        self._canvas.resized.connect(self._draw)
        self._canvas.hovered.connect(self._read)
        self._canvas.clicked.connect(self._click)
        self._canvas.dragged.connect(self._drag)
        self._canvas.zoomed.connect(self._zoom_at)
        self._canvas.double_clicked.connect(self.reset_view)

    def _write_title(self) -> None:
        """Say what is drawn, and when it was: a step computes E first and the new θ last."""
        before, symbols = self._drawn.group.is_before, ", ".join(self._drawn.group.symbols)
        words = self.tr("{0} before each step") if before else self.tr("{0} after each step")
        short = self.tr("{0} before") if before else self.tr("{0} after")
        if self._drawn.group.columns[0].holds is Holds.FURTHER:
            words, short = self.tr("{0} in each step"), "{0}"
        title = words.format(symbols)
        # Where there is no room for a name, the list says what is drawn.
        last = "" if len(self._drawn.groups) > 1 else symbols
        if self._drawn.group.is_part:  # so many names stand in the legend
            self._heading.set_names(
                self.tr("before each step") if before else self.tr("after each step")
            )
        else:
            self._heading.set_names(title, short.format(symbols), last)
        self.setAccessibleName(title)
        self._log.setAccessibleName(self.tr("{0}, logarithmic axis").format(title))

    @override
    def _restyle(self) -> None:
        font = scaled(self.font(), 0.9)
        self._canvas.take_looks(self._theme, font)
        # Where there is no box beside it, the plot still begins at the height of the other one.
        self._heading.setMinimumHeight(self._log.sizeHint().height())
        self._legend.apply_theme(self._theme)
        set_text_colour(self._message, self._theme.muted)
        self._draw()

    def _pixels(self) -> int:
        """Return for how many pixels to thin: the view's width would depend on what is drawn."""
        return max(2, int(self._canvas.width() * self._canvas.devicePixelRatioF()))

    @Slot()
    def _draw(self) -> None:
        """Draw everything anew: the curve's points changed, or the view, or how it looks."""
        drawn = self._drawn
        self._lasting = shown, pixels, _, lasting = self._what_lasts()
        others = drawn.others.thinned(shown, pixels)
        steps, values = drawn.points(shown, pixels)
        has_values = self._canvas.draw(
            shown,
            steps,
            values,
            logarithmic=self._is_logarithmic,
            minimum=drawn.minimum,
            fits_minimum=self._zoom is None,
            others=others,
            lasting=lasting,
        )
        self._place_cursor()
        self._say("" if has_values else self._words_on_none(values), others)
        self._read()

    def _grow(self) -> None:
        """Draw the steps that have been added, and all anew where more is other by them."""
        shown, pixels, _, lasting = lasts = self._what_lasts()
        is_as_drawn = (lasts, self._is_logarithmic) == (
            self._lasting,
            self._canvas.value_scale.logarithmic,
        )
        if is_as_drawn and self._canvas.grow(*self._drawn.points(shown, pixels, lasting)):
            self._place_cursor()
            self._read()
        else:
            self._draw()

    def _what_lasts(self) -> tuple[tuple[float, float], int, int, int]:
        """Return what is in the view, on how many pixels, how thinned, and what of it stays."""
        shown, pixels = self._zoom or self._drawn.following(), self._pixels()
        return shown, pixels, *self._drawn.lasting(shown, pixels)

    @override
    def show_done(self, done: frozenset[Role] | None) -> None:
        if done != self._done:
            super().show_done(done)
            self._place_cursor()

    @property
    def _is_computed(self) -> bool:
        """Whether the lines of the step at the cursor have computed what is drawn."""
        return self._has(_COMPUTED_BY[self._drawn.group.columns[0].holds])

    def _place_cursor(self) -> None:
        is_step = self._drawn.first <= self._cursor <= self._drawn.length
        value = self._drawn.value(self._cursor) if self._is_computed else math.nan
        self._canvas.show_cursor(self._cursor, value, is_step)

    def _words_on_none(self, values: Floats) -> str:
        """Return why there is nothing to draw of these values."""
        finite = values[np.isfinite(values)]
        if not self._drawn.length:
            return self._hint
        if finite.size:
            what = f"{self._drawn.symbol} {'≤' if finite.any() else '='} 0"
            words = self.tr("{0} can't be shown on a logarithmic axis; without “log” it can.")
            return words.format(what)
        if values.size:
            words = self.tr("No number of {0} here is finite.").format(self._drawn.symbol)
            return self._drawn.why_empty or words
        return self.tr("There are no steps here.")

    def _say(self, text: str, others: Sequence[ThinnedColumn]) -> None:
        self._message.say(text, self._canvas.view().toRect(), self.font())
        is_clear = not text or self._message.keep_clear([*map(self._points, others)])
        if not (is_clear or self._drawn.length):  # there is something to see, and to go on from
            self._message.hide()
            self._canvas.setToolTip(tip_text(text))

    def _points(self, other: ThinnedColumn) -> list[QPoint]:
        """Return where a curve beside it is drawn."""
        heights = self._canvas.value_scale.coordinates(other.values)
        return [
            self._canvas.pixel(step, height).toPoint()
            for step, height in zip(other.steps, heights, strict=True)
            if np.isfinite(height)
        ]

    def _read(self) -> None:
        """Put crosshair and reading at the hovered step, or at the one that keys have led to."""
        x = self._canvas.hovered_x()
        step = self._at if x is None else self._drawn.nearest(x)
        if step is None:
            self._crosshair.leave()
        else:
            self._canvas.read(step, self._drawn.value(step), self._drawn.reading(step))

    @override
    def words(self) -> str:
        looked_at = self._cursor if self._is_computed else -1
        return self._drawn.why_empty or self._drawn.words(looked_at)

    @override
    def move_by_key(self, direction: int) -> None:
        self._read_at((self._cursor if self._at is None else self._at) + direction)

    @override
    def move_to_end(self, direction: int) -> None:
        self._read_at(self._drawn.length if direction > 0 else 0)

    @override
    def take(self) -> None:
        if self._at is not None:
            self.step_requested.emit(self._at)

    @override
    def leave_reading(self) -> None:
        self._at = None
        self._read()

    @override
    def zoom(self, factor: float) -> None:
        self._zoom_to(float(self._cursor if self._at is None else self._at), factor)

    def _read_at(self, step: int) -> None:
        """Read the value at a step, which is brought into the view, and have it said."""
        self._at = self._drawn.nearest(step)
        if self._at is None:
            return
        low, high = self._canvas.x_range
        if not low <= self._at <= high:
            self._set_zoom(self._at - (high - low) / 2, self._at + (high - low) / 2)
        self._read()
        told = self._drawn.told(self._at)
        words = self.tr("Step {0}: {1}").format(grouped(self._at), told)
        announce(self, " · ".join((words, *self._drawn.remarks(self._at))))

    def _click(self, at: QPointF) -> None:
        step = self._drawn.nearest(at.x())
        if step is not None:
            self.step_requested.emit(step)

    def _drag(self, start: QPointF, stop: QPointF) -> None:
        if self._zoom is not None:
            low, high = self._zoom
            distance = (stop - start).x()
            self._set_zoom(low - distance, high - distance)

    def _zoom_at(self, at: QPointF, factors: QPointF) -> None:
        self._zoom_to(at.x(), factors.x())

    def _zoom_to(self, x: float, factor: float) -> None:
        low, high = self._canvas.x_range
        self._set_zoom(*zoomed((low, high), x, max(factor, _NARROWEST_ZOOM / (high - low))))

    def _set_zoom(self, low: float, high: float) -> None:
        """Show the steps from `low` to `high`, moved so that they are some of the run's."""
        first, last = self._drawn.following()
        width = high - low
        low = min(max(low, first), last - width)
        self._zoom = (low, low + width) if width < last - first else None
        self._draw()
