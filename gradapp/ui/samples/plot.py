"""The data of one input with f(x) drawn through them: each residual is a bar."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot

from gradapp.core.numbers.text import stated
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_
from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.words import said
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.frame import PlotFrame
from gradapp.ui.plot.marks import Curve, Dots, Ring
from gradapp.ui.plot.pens import line_pen
from gradapp.ui.samples.shown import StepSamples, with_room

_FARTHEST: Final = 1e14
_NEAR: Final = 1.5
"""How far from a sample a click is still about it, in heights of a line."""


class DataPlot(PlotFrame):
    """Dots are the samples, rings those that the step leaves out.

    Signals:
        selected: the place of the sample that was clicked, or gone to by keys.
    """

    selected = Signal(int)

    def __init__(self) -> None:
        """Make an empty plot."""
        super().__init__("data_plot", self.tr("The data, and f(x) through them"))
        self._shown: StepSamples | None = None
        self._selected = -1
        self._canvas = Canvas(self)
        self._canvas.setObjectName("data_canvas")
        self._curve, self._bars, self._other_bars = Curve(), Curve(), Curve()
        self._dots, self._others, self._ring = Dots(), Dots(), Ring()
        self._canvas.add_layers(self._curve, self._other_bars, self._bars)
        self._canvas.add_layers(self._others, self._dots, self._ring)
        self._canvas.clicked.connect(self._click)
        self.setLayout(column_of(self._canvas, margins=(4, 4, 4, 4)))
        self._restyle()

    def show_samples(self, shown: StepSamples | None) -> None:
        """Show the samples of a step; those without a curve are not shown."""
        self._shown = shown if shown is not None and shown.curve is not None else None
        if self._shown is not None:
            self._draw(self._shown)
        self.describe()

    def show_selected(self, place: int) -> None:
        """Mark a sample; −1 for none."""
        self._selected = place
        self._mark()
        self.describe()

    @override
    def words(self) -> str:
        if self._shown is None:
            return ""
        shown, entries = self._shown, self._shown.ledger.entries
        words = N_("Samples", "%Ln sample(s), with f({input}) drawn through [it|them].", "", 0)
        lines = [said(words.counted(len(entries)).filled(input=shown.inputs[0]))]
        if 0 <= self._selected < len(entries):
            residual = stated(entries[self._selected].residual, significant=6)
            name = shown.name(self._selected)
            lines.append(self.tr("Selected: {0}, f − y {1}.").format(name, residual))
        return " ".join(lines)

    @override
    def move_by_key(self, direction: int) -> None:
        if self._shown is not None:
            last = len(self._shown.ledger.entries) - 1
            self.selected.emit(max(0, min(last, self._selected + direction)))

    @override
    def move_to_end(self, direction: int) -> None:
        if self._shown is not None:
            last = len(self._shown.ledger.entries) - 1
            self.selected.emit(0 if direction < 0 else last)

    def _draw(self, shown: StepSamples) -> None:
        assert shown.curve is not None
        entries, (xs, fs) = shown.ledger.entries, shown.curve
        points = np.array([(each.inputs[0], each.y, each.residual) for each in entries]).T
        x, y, residual = points
        self._canvas.bottom.name, self._canvas.left.name = shown.inputs[0], "y"
        ends = np.concatenate((y, y + residual))
        low, high = _around(ends)
        self._canvas.show_range((float(xs[0]), float(xs[-1])), (low, high))
        self._curve.show_points(xs, np.where(np.abs(fs) < _FARTHEST, fs, np.nan))
        f = np.clip(y + residual, low, high)
        used = np.array([bool(each.shares) for each in entries])
        for mask, bars, dots in (
            (used, self._bars, self._dots),
            (~used, self._other_bars, self._others),
        ):
            bars.show_lines(_bars(x[mask], y[mask], f[mask]))
            dots.show_points(x[mask], y[mask])
        self._mark()

    def _mark(self) -> None:
        shown, points = self._shown, []
        if shown is not None and 0 <= self._selected < len(shown.ledger.entries):
            entry = shown.ledger.entries[self._selected]
            points = [QPointF(entry.inputs[0], entry.y)]
        self._ring.show_points(points)

    @Slot(QPointF)
    def _click(self, at: QPointF) -> None:
        """Select the sample whose dot or bar is next to a click."""
        if self._shown is None:
            return
        clicked = self._canvas.pixel(at.x(), at.y())
        entries = self._shown.ledger.entries
        distances = [
            _distance(
                clicked,
                self._canvas.pixel(each.inputs[0], each.y),
                self._canvas.pixel(each.inputs[0], each.y + each.residual),
            )
            for each in entries
        ]
        nearest = int(np.argmin(distances))
        if distances[nearest] <= _NEAR * self.fontMetrics().height():
            self.selected.emit(nearest)

    @override
    def _restyle(self) -> None:
        theme, em = self._theme, self.fontMetrics().height()
        small = scaled(self.font(), 0.85)
        self._canvas.restyle(theme, small, 2.7)
        self._curve.restyle(line_pen(theme.error, max(1.5, 0.12 * em)))
        self._bars.restyle(line_pen(theme.gradient, max(2.0, 0.18 * em)))
        self._other_bars.restyle(line_pen(theme.muted, 1.0, Qt.PenStyle.DotLine))
        self._dots.restyle(theme.text, 0.5 * em)
        self._others.restyle(theme.muted, 0.3 * em)
        self._ring.restyle(line_pen(theme.increase, 2.0), em, None)
        self._canvas.update()


def _around(values: Floats) -> tuple[float, float]:
    """Return a range with room around those of some values that a plot can reach."""
    finite = values[np.abs(values) < _FARTHEST]
    return with_room(float(finite.min()), float(finite.max()))


def _distance(at: QPointF, y: QPointF, f: QPointF) -> float:
    """Return how far a pixel is from an upright bar; from its dot where it has no other end."""
    low, high = sorted((y.y(), f.y())) if np.isfinite(f.y()) else (y.y(), y.y())
    return float(np.hypot(at.x() - y.x(), at.y() - min(max(at.y(), low), high)))


def _bars(x: Floats, low: Floats, high: Floats) -> list[Floats]:
    """Return the ends of a bar at each x, where it is finite."""
    ends = np.stack((np.column_stack((x, low)), np.column_stack((x, high))), axis=1)
    return [*ends[np.isfinite(high)]]
