"""What lies still in a plot is painted anew whenever anything of it has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPoint, QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.override import override
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import Curve, Label, Lines, Ring
from gradapp.ui.plot.pens import line_pen


class Counted(Layer):
    """A line that knows how often it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[bool] = []

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        self.painted.append(True)
        painter.setPen(QPen())
        painter.drawLine(frame.topLeft(), frame.bottomRight())


@dataclass
class Plot:
    """A canvas with something still and something that moves."""

    parent: QWidget
    curve: Curve = field(default_factory=Curve)
    counted: Counted = field(default_factory=Counted)
    name: Label = field(default_factory=lambda: Label("θ*"))
    ring: Ring = field(default_factory=Ring)
    lines: Lines = field(default_factory=Lines)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.parent)
        self.canvas.resize(200, 120)
        self.canvas.add_layers(self.curve, self.lines, self.counted)
        self.canvas.add_layers(self.name, beside=True)
        self.canvas.add_layers(self.ring, moving=True)
        self.canvas.restyle(LIGHT, QFont(), 1.4)
        self.name.restyle(LIGHT.muted, QFont())
        self.name.show_at(150.0, 10.0)
        self.curve.restyle(line_pen(LIGHT.error))
        self.curve.show_points(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
        self.ring.restyle(line_pen(LIGHT.error, 2.0), 9.0, LIGHT.surface)
        self.ring.show_points([QPointF(0.5, 0.5)])

    def picture(self) -> QImage:
        return self.canvas.grab().toImage()


CHANGES: dict[str, Callable[[Plot], object]] = {
    "a view of other x": lambda plot: plot.canvas.show_range((0.0, 2.0), (0.0, 1.0)),
    "a view of other y": lambda plot: plot.canvas.show_range((0.0, 1.0), (0.0, 2.0)),
    "a view a little elsewhere": lambda plot: plot.canvas.shift(0.01, 0.0),
    "other points": lambda plot: plot.curve.show_points(np.array([0.0, 1.0]), np.array([1.0, 0.0])),
    "another pen": lambda plot: plot.curve.restyle(line_pen(LIGHT.gradient, 3.0)),
    "a pen set by itself": lambda plot: setattr(plot.curve, "pen", line_pen(LIGHT.gradient)),
    "a layer that is hidden": lambda plot: plot.curve.setVisible(False),
    "other words": lambda plot: setattr(plot.name, "text", "x"),
    "lines": lambda plot: plot.lines.show_lines((0.5,)),
    "words elsewhere": lambda plot: plot.name.show_at(20.0, 60.0),
    "another theme": lambda plot: plot.canvas.restyle(DARK, QFont(), 1.4),
    "larger text": lambda plot: plot.canvas.restyle(LIGHT, QFont("", 17), 1.4),
    "a higher axis": lambda plot: plot.canvas.restyle(LIGHT, QFont(), 2.7),
    "the name of an axis": lambda plot: setattr(plot.canvas.left, "name", "E"),
    "more room at an axis": lambda plot: setattr(plot.canvas.left, "padding", 2.0),
    "room for longer numbers": lambda plot: setattr(plot.canvas.left, "narrowest", "0.000000"),
    "other numbers below": lambda plot: plot.canvas.bottom.show_ticks([(0.5, "7")]),
    "other numbers at the left": lambda plot: plot.canvas.left.show_ticks([(0.5, "7")]),
    "margins": lambda plot: setattr(plot.canvas, "margins", QMarginsF(9, 9, 9, 9)),
    "another size": lambda plot: plot.canvas.resize(230, 120),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_a_plot_looks_as_if_it_had_never_been_otherwise(
    qtbot: QtBot, change: Callable[[Plot], object]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    changed, fresh = Plot(parent), Plot(parent)
    before = changed.picture()
    assert changed.picture() == before, "twice the same"
    change(changed)
    change(fresh)
    assert changed.picture() == fresh.picture()
    assert changed.picture() != before, "the change can be seen"


def test_what_lies_still_is_not_painted_again_when_something_moves(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plot, fresh = Plot(parent), Plot(parent)
    plot.picture()
    assert len(plot.counted.painted) == 1
    for each in (plot, fresh):
        each.ring.show_points([QPointF(0.25, 0.75)])
    assert plot.picture() == fresh.picture()
    assert len(plot.counted.painted) == 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_painted_once(qtbot: QtBot, change: Callable[[Plot], object]) -> None:
    """What is chosen and laid out for it, such as numbers, is no change itself."""
    parent = QWidget()
    qtbot.addWidget(parent)
    plot = Plot(parent)
    plot.picture()
    change(plot)
    plot.picture()
    painted = len(plot.counted.painted)
    plot.picture()
    assert len(plot.counted.painted) == painted == 2


AGAIN: dict[str, Callable[[Plot], object]] = {
    "numbers": lambda plot: plot.canvas.left.show_ticks([(0.5, "7")]),
    "the name of an axis": lambda plot: setattr(plot.canvas.left, "name", "E"),
    "room for longer numbers": lambda plot: setattr(plot.canvas.left, "narrowest", "0.000000"),
    "a layer": lambda plot: plot.curve.setVisible(True),
    "lines": lambda plot: plot.lines.show_lines(level=(0.5,)),
}


@pytest.mark.parametrize("show", AGAIN.values(), ids=AGAIN)
def test_what_is_shown_again_as_it_was_is_not_painted_again(
    qtbot: QtBot, show: Callable[[Plot], object]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plot = Plot(parent)
    show(plot)
    plot.picture()
    painted = len(plot.counted.painted)
    show(plot)
    plot.picture()
    assert len(plot.counted.painted) == painted


def test_an_error_while_painting_leaves_no_picture_that_is_taken_for_whole(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plot, fresh = Plot(parent), Plot(parent)
    usual, fails = plot.counted.paint_drawing, [True]

    def sometimes(painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        if fails.pop():
            raise MemoryError
        usual(painter, transform, frame)

    object.__setattr__(plot.counted, "paint_drawing", sometimes)
    with qtbot.captureExceptions():
        plot.picture()
    fails.append(False)
    assert plot.picture() == fresh.picture()


def test_on_paper_lines_are_lines(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plot = Plot(parent)
    plot.picture()
    written = QByteArray()
    buffer = QBuffer(written)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    with QPainter(svg) as painter:
        plot.canvas.render(painter, QPoint())
    assert b"<image" not in written.data()
    assert b"<polyline" in written.data()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_at_any_scale_lines_have_the_pixels_of_the_picture_they_are_painted_on(
    qtbot: QtBot, scale: float
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    moving, still = Plot(parent), Canvas(parent)  # the other one keeps no picture
    still.resize(200, 120)
    still.add_layers(moving.counted)
    still.restyle(LIGHT, QFont(), 1.4)
    for layer in (moving.curve, moving.name, moving.ring):
        layer.setVisible(False)
    moving.picture()
    pictures = []
    for canvas in (moving.canvas, still):
        image = QImage(int(200 * scale), int(120 * scale), QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            painter.scale(scale, scale)
            canvas.render(painter, QPoint())
        pictures.append(image)
    assert pictures[0] == pictures[1]
