"""A line of a plot is as thick on a screen of twice the scale as on any other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.columns import Holds
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.sweep import Sweep
from gradapp.core.sweep.plans import plan
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.parabola.plot import ParabolaPlot
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.sweep.window import SweepWindow
from tests.runs import run_with
from tests.ui.seen import expose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so

SCALES = (1.0, 1.5, 2.0, 3.0)
LONG = 201
"""So many steps that none has a dot of its own."""


def inked(canvas: Canvas, place: QRect, colour: str, scale: float) -> float:
    """Return how much of `place` is covered by `colour`, in pixels of the canvas."""
    size = place.size() * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(LIGHT.surface))
    with QPainter(image) as painter:
        canvas.render(painter, QPoint(), place)
    bits = np.frombuffer(image.constBits(), np.uint8)
    pixels = bits.reshape(image.height(), image.bytesPerLine() // 4, 4)[..., 2::-1].astype(float)
    paper, ink = (np.array(QColor(each).getRgb()[:3]) for each in (LIGHT.surface, colour))
    shares = (pixels - paper) @ (ink - paper) / ((ink - paper) @ (ink - paper))
    return float(np.clip(shares, 0, 1).sum()) / scale**2


def canvas_of(widget: QWidget) -> Canvas:
    (canvas,) = widget.findChildren(Canvas)
    return canvas


def around(canvas: Canvas, x: float, y: float, size: QSize) -> QRect:
    """Return the pixels around a point of the plot."""
    place = QRect(QPoint(), size)
    place.moveCenter(canvas.pixel(x, y).toPoint())
    return place


@pytest.fixture
def steps(qtbot: QtBot) -> StepPlot:
    """A curve that is level at 3, with a minimum at 1."""
    plot = StepPlot(Holds.AFTER)
    plot.apply_theme(LIGHT)
    expose(qtbot, plot, 500, 300)
    plot.show_run(run_with(np.full((5, LONG), 3.0), 3.0), 1.0)
    plot.show_cursor(137)
    return plot


@pytest.mark.parametrize("scale", SCALES)
def test_the_curve_over_the_steps_is_a_pixel_thick(steps: StepPlot, scale: float) -> None:
    place = around(canvas_of(steps), 70, 3.0, QSize(40, 10))
    assert inked(canvas_of(steps), place, LIGHT.error, scale) / 40 == pytest.approx(1.0, abs=0.12)


@pytest.mark.parametrize("scale", SCALES)
def test_the_line_at_the_step_shown_is_a_pixel_thick(steps: StepPlot, scale: float) -> None:
    place = around(canvas_of(steps), 137, 2.2, QSize(6, 20))
    whole = abs(round(scale) / scale - 1)  # a line without smooth borders has whole pixels
    thickness = inked(canvas_of(steps), place, LIGHT.muted, scale) / 20
    assert thickness == pytest.approx(1.0, abs=0.12 + whole)


@pytest.mark.parametrize("scale", SCALES)
def test_the_error_curve_is_as_thick_at_every_scale(qtbot: QtBot, scale: float) -> None:
    plot = ParabolaPlot()
    plot.apply_theme(LIGHT)
    expose(qtbot, plot, 600, 400)
    level = Problem(x=0.0)  # E is 9 at every θ
    plot.show_run(Run.begun(level, METHODS[0]))
    span = plot._span
    canvas = canvas_of(plot)
    left, right = canvas.x_range
    at = 0.85 * right + 0.15 * left
    place = around(canvas, at, span.error.to_view(9.0), QSize(20, 14))
    thickness = inked(canvas, place, LIGHT.error, scale) / 20
    assert thickness == pytest.approx(max(1.5, 0.15 * plot.fontMetrics().height()), abs=0.15)


@pytest.mark.parametrize("scale", [2.0, 3.0])
def test_a_sweep_has_as_much_of_each_colour_at_every_scale(qtbot: QtBot, scale: float) -> None:
    view = SweepWindow()
    view.apply_theme(LIGHT)
    view.plot.show_alpha(0.1)
    view.show_sweep(plan(Problem(), METHODS[0]), "")
    view.add(tuple(Sweep(Problem(), METHODS[0]).advance(60)), 200)
    expose(qtbot, view, 760, 540)
    canvas = canvas_of(view)
    theory = around(canvas, math.log10(0.003), 2.0, QSize(120, 120))
    borders = around(canvas, math.log10(0.125), 2.5, QSize(8, 120))
    diverged = around(canvas, math.log10(0.5), 4.6, QSize(80, 30))
    for place, colour in ((theory, LIGHT.text), (borders, LIGHT.muted), (diverged, LIGHT.increase)):
        usual = inked(canvas, place, colour, 1.0)
        assert usual > 30
        assert inked(canvas, place, colour, scale) == pytest.approx(usual, rel=0.12)
