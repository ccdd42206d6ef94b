"""Texts in the plot of the error: whole numbers inside the frame, however narrow it is."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.parabola.minimum_mark import MinimumMark
from gradapp.ui.parabola.step_drawing import StepDrawing, StepPicture
from gradapp.ui.plot.layer import Layer

NAMES = ("minimum θ* = 1.5", "θ* = 1.5")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.95])
@pytest.mark.parametrize("width", [60, 90, 130, 180, 260, 600])
def test_the_name_of_the_minimum_is_whole_or_says_that_it_is_not(
    qapp: QApplication, width: int, share: float
) -> None:
    metrics, frame = QFontMetricsF(QFont()), QRectF(40, 10, width, 100)
    x = frame.left() + share * width
    minimum = MinimumMark()
    minimum.restyle(LIGHT, QFont())
    minimum.show_minimum(x, *NAMES)
    name, box = minimum.name(QTransform(), frame)
    assert box.left() >= frame.left()
    assert box.left() + metrics.horizontalAdvance(name) <= frame.right()
    assert name in NAMES or "…" in name or "≈" in name
    room = max(frame.right() - x, x - frame.left()) - metrics.height() / 3
    if metrics.horizontalAdvance(NAMES[1]) <= room:
        assert name in NAMES


def texts(frame: QRectF, *drawings: Layer) -> list[tuple[str, float, float]]:
    """Return what drawings write in a frame, with where its baseline begins."""
    content = QByteArray()
    written = QBuffer(content)
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(written)
    painter = QPainter(generator)
    try:
        for drawing in drawings:
            drawing.paint_drawing(painter, QTransform(), frame)
    finally:
        painter.end()
    root = ElementTree.fromstring(bytes(content.data()))
    return [
        ("".join(node.itertext()).strip(), float(node.attrib["x"]), float(node.attrib["y"]))
        for node in root.iter()
        if node.tag.endswith("}text")
    ]


@pytest.mark.parametrize("width", [90, 120, 160, 220, 400])
def test_what_is_written_at_a_step_is_no_wider_than_the_plot(
    qapp: QApplication, width: int
) -> None:
    drawing = StepDrawing(MinimumMark())
    drawing.restyle(LIGHT, QFont())
    metrics, frame = QFontMetricsF(QFont()), QRectF(0, 0, width, 200)
    slope, move = "the code's gradient ≈ −1.49503", "move ≈ −0.149503"
    step = StepPicture((60, 50), (80, 90), (60, 200), 2.0, "E ≈ 0.25", slope, move, True)
    drawing.show_step(step, (80, 90), 1.0, None)
    found = texts(frame, drawing)
    assert len(found) == 2
    for text, _, _ in found:
        assert metrics.horizontalAdvance(text) <= width
        for number in re.findall(r"−[\d.]+", text):
            value = Decimal("-1.49503" if "gradient" in text else "-0.149503")
            shown = Decimal(number.replace("−", "-"))
            assert value.quantize(shown) == shown, "rounded, not cut off"


@pytest.mark.parametrize(
    "step",
    [
        StepPicture((200, 25), (95, 60), (200, 300), 40.0, "E ≈ 1.7", "slope ≈ 5.2", "move", True),
        StepPicture(
            (140, 160),
            (135, 160),
            (140, 300),
            0.25,
            "E",
            "slope ≈ 1.25",
            "−α·dE/dθ ≈ −0.0825",
            True,
        ),
    ],
    ids=["at the top", "beside the balls"],
)
def test_what_is_written_at_a_step_hides_no_other_text(
    qapp: QApplication, step: StepPicture
) -> None:
    minimum, frame = MinimumMark(), QRectF(0, 0, 260, 200)
    minimum.restyle(LIGHT, QFont())
    minimum.show_minimum(130, *NAMES)
    drawing = StepDrawing(minimum)
    drawing.restyle(LIGHT, QFont())
    drawing.show_step(step, step.end, 1.0, None)
    metrics = QFontMetricsF(QFont())
    found = texts(frame, minimum, drawing)
    ink = [metrics.tightBoundingRect(text).translated(x, y) for text, x, y in found]
    for (one, (_, _, y)), (other, (_, _, below)) in combinations(zip(ink, found, strict=True), 2):
        # What has one baseline is one text, in two fonts.
        assert y == below or not one.intersects(other), found


@pytest.mark.parametrize("at", [(150, 12), (200, 5), (170, 30), (110, 12)])
def test_no_ball_is_on_the_name_of_the_minimum(qapp: QApplication, at: tuple[int, int]) -> None:
    minimum, frame = MinimumMark(), QRectF(0, 0, 300, 200)
    minimum.restyle(LIGHT, QFont())
    minimum.show_minimum(130, *NAMES)
    drawing = StepDrawing(minimum)
    drawing.restyle(LIGHT, QFont())
    metrics = QFontMetricsF(QFont())
    radius = 0.45 * metrics.height()
    for step in (None, StepPicture((60, 60), at, (60, 200), -2.0, "E", "slope", "move", False)):
        drawing.show_step(step, at, 1.0, None)
        (name,) = (each for each in texts(frame, minimum, drawing) if each[0] in NAMES)
        ink = metrics.tightBoundingRect(name[0]).translated(*name[1:])
        ball = QRectF(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)
        assert not ink.intersects(ball), name
        assert frame.contains(ink)


def test_the_slope_is_not_written_behind_the_ball(qapp: QApplication) -> None:
    drawing, frame = StepDrawing(MinimumMark()), QRectF(0, 0, 260, 200)
    drawing.restyle(LIGHT, QFont())
    metrics = QFontMetricsF(QFont())
    text = "slope ≈ −0.16"
    # Begun at the edge of the plot, it would end at the ball.
    start = (metrics.horizontalAdvance(text), 100)
    step = StepPicture(start, start, (start[0], 200), 0.02, "E", text, "move", True)
    drawing.show_step(step, start, 1.0, None)
    found = next(each for each in texts(frame, drawing) if each[0].startswith("slope"))
    ink = metrics.tightBoundingRect(found[0]).translated(*found[1:])
    radius = 0.45 * metrics.height()
    assert not ink.intersects(QRectF(start[0] - radius, 100 - radius, 2 * radius, 2 * radius))
