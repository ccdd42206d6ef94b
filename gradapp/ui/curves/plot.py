"""How columns of a run change from step to step: curves, the cursor's mark, a crosshair."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final, Literal

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gradapp.core.columns import Holds
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, stated
from gradapp.core.numbers.written import Number
from gradapp.core.problem import Problem
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.curves.chart import StepChart
from gradapp.ui.curves.groups import Group, groups, may_be_logarithmic
from gradapp.ui.curves.overlay_columns import OverlayColumns
from gradapp.ui.curves.pyramid import MinMaxPyramid
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.choice_box import ChoiceBox
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.panel_button import PanelCheckBox
from gradapp.ui.kit.text_style import scaled, set_text_colour
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plot.frame import PlotFrame
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES
from gradapp.ui.plot.reading import with_others
from gradapp.ui.plot.scale import nice
from gradapp.ui.plot.words import steps_words

_X_ENDS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_FEWEST_STEPS: Final = 10
_NARROWEST_ZOOM: Final = 4.0
_MARGIN: Final = 0.04


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

    def __init__(
        self, column: Literal["error", "theta_next"], parent: QWidget | None = None
    ) -> None:
        """Make an empty plot of one column of a run."""
        super().__init__(parent)
        self._kind = Holds.ERROR if column == "error" else Holds.AFTER
        self._column: str = column
        self._wanted = ""
        self._pins: tuple[Overlay, ...] = ()
        self._first = 1 if column == "error" else 0
        self._run = Run.begun(Problem(), METHODS[0])
        self._groups = groups(self._run, self._kind)
        self._group = self._groups[0]
        self._minimum: float | None = None
        self._extremes = MinMaxPyramid()
        self._others = OverlayColumns(column)
        self._length = 0
        self._cursor = 0
        self._zoom: tuple[float, float] | None = None
        self._at: int | None = None
        self._theme = LIGHT
        self._hint = ""
        self._build()
        self.show_hint(NoStep.TO_COME)
        self.apply_theme(LIGHT)

    def show_run(
        self,
        run: Run,
        minimum: float | None,
    ) -> None:
        """Show another run, all of it; `refresh` says that there are more steps.

        Args:
            run: the run.
            minimum: θ*, or None when every θ is as good.
        """
        self._run = run
        is_drawn = self._kind is Holds.AFTER and minimum is not None and math.isfinite(minimum)
        self._minimum = minimum if is_drawn else None
        self._cursor = 0
        self._zoom = self._at = None
        self._choose_group()
        self._take_in()
        self._offer()

    def _choose_group(self) -> None:
        """Take of the run what was chosen, if it has that, or else its parameters."""
        self._groups = groups(self._run, self._kind)
        wanted = (group for group in self._groups if group.id == self._wanted)
        group = self._group = next(wanted, self._groups[0])
        self._column = self._others.column = group.columns[0].id
        self._first = self._others.first = group.first
        self._extremes = MinMaxPyramid()
        self._name(group)

    def _offer(self) -> None:
        """List what there is to be drawn of the run."""
        self._choice.clear()
        self._choice.addItems([each.name for each in self._groups])
        self._choice.setCurrentIndex(self._groups.index(self._group))
        self._choice.setVisible(len(self._groups) > 1)

    @Slot(int)
    def _choose(self, place: int) -> None:
        """Draw something else of the same run."""
        self._wanted = self._groups[place].id
        self._at = None
        self._choose_group()
        self._hold_others()
        self._take_in()
        self.describe()

    @property
    def _offers_log(self) -> bool:
        """Whether an axis of powers of ten is offered: for E, and where all is above 0."""
        if self._kind is Holds.ERROR:
            return True
        return self._group.can_be_chosen_logarithmic and may_be_logarithmic(self._run, self._group)

    @property
    def _is_logarithmic(self) -> bool:
        return self._log.isChecked() and self._offers_log

    def show_hint(self, no_step: NoStep) -> None:
        """Say, where there is no step, why."""
        self._hint = instead(no_step)
        if not (self._length or self._message.isHidden()):
            self._message.setText(self._hint)

    def refresh(self, run: Run) -> None:
        """Show the same run with more steps."""
        self._run = run
        if len(run) != self._length:
            self._take_in()
            self.describe()

    def _hold_others(self) -> None:
        """Draw the pins beside it, and the other parameters of the run itself."""
        own = (
            Overlay(replace(self._run, name=symbol), style, column.id)
            for symbol, column, style in zip(
                # Pins have the first styles first.
                self._group.symbols[1:],
                self._group.columns[1:],
                reversed(STYLES),
                strict=False,
            )
        )
        pins = (each for each in self._pins if self._column in each.run.columns.ids)
        self._others.hold((*own, *pins))
        has_several = len(self._group.columns) > 1
        self._legend.show_overlays(self._others.overlays, self._symbol if has_several else "")

    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Show these runs beside the one shown, and no others."""
        if not overlays and not self._others.overlays:
            return
        self._pins = overlays
        self._hold_others()
        self._draw()
        self.describe()

    def show_cursor(self, step: int) -> None:
        """Mark `step`; 0 is before the first."""
        if step != self._cursor:
            self._cursor = step
            self._place_cursor()
        self.describe()

    def set_logarithmic(self, on: bool) -> None:
        """Switch the logarithmic axis on or off, without a signal."""
        self._log.blockSignals(True)
        self._log.setChecked(on)
        self._log.blockSignals(False)
        self._draw()

    def reset_view(self) -> None:
        """Show all steps again, and follow the run."""
        if self._zoom is not None:
            self._zoom = None
            self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._restyle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _build(self) -> None:
        is_error = self._kind is Holds.ERROR
        self.setObjectName("errorPerStep" if is_error else "thetaPerStep")
        self._symbol = self._symbols = "E" if is_error else "θ"
        self._heading = TitleLabel(parent=self)
        self._log = PanelCheckBox(self.tr("log"), self)
        self._log.setObjectName(f"{self.objectName()}Log")
        self._log.setToolTip(self.tr("Draw powers of ten at equal distances"))
        self._log.setVisible(is_error)
        self._log.toggled.connect(self._log_toggled)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._choice = ChoiceBox(
            f"{self.objectName()}_choice", self.tr("What is drawn over the steps")
        )
        self._choice.setMinimumContentsLength(3)
        self._choice.hide()
        self._choice.activated.connect(self._choose)
        row.addWidget(self._heading)
        row.addWidget(self._choice)
        row.addWidget(self._log)
        row.addStretch()
        self._canvas = StepChart(self)
        self._canvas.setObjectName(f"{self.objectName()}Canvas")
        self._legend = Legend(self)
        self._legend.setObjectName(f"{self.objectName()}_legend")
        self._write_title()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._legend)
        column.addWidget(self._canvas, 1)
        self._canvas.factor.setObjectName(f"{self.objectName()}_factor")
        self._message = QLabel(self._canvas)
        self._message.setObjectName(f"{self.objectName()}_message")
        self._message.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._crosshair = self._canvas.crosshair
        self._crosshair.setObjectName(f"{self.objectName()}_reading")
        self._canvas.resized.connect(self._draw)
        self._canvas.hovered.connect(self._read)
        self._canvas.clicked.connect(self._click)
        self._canvas.dragged.connect(self._drag)
        self._canvas.zoomed.connect(self._zoom_at)
        self._canvas.double_clicked.connect(self.reset_view)

    def _name(self, group: Group) -> None:
        symbol, all_symbols = group.symbols[0], ", ".join(group.symbols)
        self._symbol, self._symbols = symbol, all_symbols
        self._write_title()

    def _write_title(self) -> None:
        """Say what is drawn, and when it was: a step computes E first and the new θ last."""
        before = self._group.is_before
        words = self.tr("{0} before each step") if before else self.tr("{0} after each step")
        title = words.format(self._symbols)
        short = self.tr("{0} before") if before else self.tr("{0} after")
        # Where there is no room for a name, the list says what is drawn.
        last = "" if len(self._groups) > 1 else self._symbols
        self._heading.set_names(title, short.format(self._symbols), last)
        self.setAccessibleName(title)
        self._log.setAccessibleName(self.tr("{0}, logarithmic axis").format(title))

    def _restyle(self) -> None:
        font = scaled(self.font(), 0.9)
        self._canvas.take_looks(self._theme, font)
        # Where there is no box beside it, the plot still begins at the height of the other one.
        self._heading.setMinimumHeight(self._log.sizeHint().height())
        self._legend.apply_theme(self._theme)
        set_text_colour(self._message, self._theme.muted)
        self._draw()

    def _log_toggled(self, on: bool) -> None:
        self._draw()
        self.logarithmic_changed.emit(on)

    def _take_in(self) -> None:
        self._length = len(self._run)
        if len(self._group.columns) > 1 or self._others.overlays:
            self._hold_others()
        self._extremes.update(self._run.column(self._column))
        self._draw()
        self._log.setVisible(self._offers_log)

    def _value(self, step: int) -> float:
        """Return the value at `step`, NaN when there is none."""
        return self._run.value(self._column, step)

    def _following(self) -> tuple[float, float]:
        length = max(self._length, _FEWEST_STEPS)
        end = nice(max(length, self._others.longest(length)), _X_ENDS)
        return -_MARGIN * end, (1 + _MARGIN) * end

    def _points(self, shown: tuple[float, float]) -> tuple[Floats, Floats]:
        """Return the steps and values to draw, those just outside of the view among them."""
        low, high = shown
        start = min(self._length, max(0, math.floor(low) - 1))
        stop = max(start, min(self._length, math.ceil(high)))
        column = self._run.column(self._column)
        indices, values = self._extremes.thin(column, start, stop, self._pixels())
        steps: Floats = np.add(indices, 1, dtype=np.float64)
        if self._first == 0 and low < 1:
            steps = np.concatenate((np.zeros(1), steps))
            values = np.concatenate((np.full(1, self._run.start(self._column)), values))
        return steps, values

    def _pixels(self) -> int:
        """Return for how many pixels to thin: the view's width would hang on what is drawn."""
        return max(2, int(self._canvas.width() * self._canvas.devicePixelRatioF()))

    def _draw(self) -> None:
        """Draw everything anew: the curve's points changed, or the view, or how it looks."""
        shown = self._zoom or self._following()
        has_values = self._canvas.draw(
            shown,
            *self._points(shown),
            logarithmic=self._is_logarithmic,
            minimum=self._minimum if self._first == 0 else None,
            fits_minimum=self._zoom is None,
            others=self._others.thinned(shown, self._pixels()),
        )
        self._place_cursor()
        self._say_why_empty(has_values)
        self._read()

    def _place_cursor(self) -> None:
        is_step = self._first <= self._cursor <= self._length
        self._canvas.show_cursor(self._cursor, self._value(self._cursor), is_step)

    def _say_why_empty(self, has_values: bool) -> None:
        text = ""
        if not has_values:
            text = self._hint
            if self._length and self._is_logarithmic:
                text = self.tr("E = 0 can't be shown on a logarithmic axis; without “log” it can.")
        self._message.setText(text)
        self._message.setVisible(bool(text))
        if text:
            self._message.setGeometry(self._canvas.view().toRect())

    def _nearest(self, x: float) -> int | None:
        if not self._length:
            return None
        return max(self._first, min(self._length, round(x)))

    def _read(self) -> None:
        """Put crosshair and reading at the hovered step, or at the one that keys have led to."""
        x = self._canvas.hovered_x()
        step = self._at if x is None else self._nearest(x)
        if step is None:
            self._crosshair.leave()
            return
        value = self._value(step)
        name = self.tr("step {0}:").format(f"{step:,}")
        precision = self._run.precision
        told, number = self._told(value, precision), Number(value, precision)
        texts = [
            Text(f"{name} ", told),
            Text(f"{name}\n", told),
            Text(f"{name}\n{self._symbol} ", Relation.CLOSE, "\n", number),
        ]
        others = [
            (
                overlay.run.name,
                self._told(
                    other, overlay.run.precision, overlay.run.name if overlay.column else ""
                ),
            )
            for overlay in self._others.overlays
            if not math.isnan(other := overlay.run.value(overlay.column or self._column, step))
        ]
        self._canvas.read(step, value, with_others(texts, others))

    @override
    def words(self) -> str:
        return steps_words(
            self._symbol,
            self._value,
            self._first,
            self._length,
            self._cursor,
            self._run.precision,
            self._minimum if self._first == 0 else None,
            tuple(overlay.run.name for overlay in self._others.overlays),
        )

    @override
    def move_by_key(self, direction: int) -> None:
        self._read_at((self._cursor if self._at is None else self._at) + direction)

    @override
    def move_to_end(self, direction: int) -> None:
        self._read_at(self._length if direction > 0 else 0)

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
        self._at = self._nearest(step)
        if self._at is None:
            return
        low, high = self._canvas.x_range
        if not low <= self._at <= high:
            self._set_zoom(self._at - (high - low) / 2, self._at + (high - low) / 2)
        self._read()
        told = self._told(self._value(self._at), self._run.precision)
        announce(self, self.tr("Step {0}: {1}").format(f"{self._at:,}", told))

    def _told(self, value: float, precision: Precision, symbol: str = "") -> Text:
        return Text(f"{symbol or self._symbol} ", stated(value, precision))

    def _click(self, at: QPointF) -> None:
        step = self._nearest(at.x())
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
        factor = max(factor, _NARROWEST_ZOOM / (high - low))
        self._set_zoom(x - (x - low) * factor, x + (high - x) * factor)

    def _set_zoom(self, low: float, high: float) -> None:
        """Show the steps from `low` to `high`, moved so that they are some of the run's."""
        first, last = self._following()
        width = high - low
        low = min(max(low, first), last - width)
        self._zoom = (low, low + width) if width < last - first else None
        self._draw()
