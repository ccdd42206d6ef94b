"""Texts in the plot of the error: whole numbers inside the frame, however narrow it is."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from gradapp.ui.minimum_mark import beside
from gradapp.ui.step_drawing import StepDrawing, StepPicture
from gradapp.ui.theme import LIGHT

NAMES = ("minimum θ* = 1.5", "θ* = 1.5")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.95])
@pytest.mark.parametrize("width", [60, 90, 130, 180, 260, 600])
def test_the_name_of_the_minimum_is_whole_or_says_that_it_is_not(
    qapp: QApplication, width: int, share: float
) -> None:
    metrics, frame = QFontMetricsF(QFont()), QRectF(40, 10, width, 100)
    x = frame.left() + share * width
    name, left = beside(x, 4, frame, NAMES, metrics)
    assert left >= frame.left()
    assert left + metrics.horizontalAdvance(name) <= frame.right()
    assert name in NAMES or "…" in name or "≈" in name
    room = max(frame.right() - x, x - frame.left()) - 4
    if metrics.horizontalAdvance(NAMES[1]) <= room:
        assert name in NAMES


def texts(drawing: StepDrawing, frame: QRectF) -> list[str]:
    """Return what a drawing writes in a frame."""
    content = QByteArray()
    written = QBuffer(content)
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(written)
    painter = QPainter(generator)
    try:
        drawing.paint_drawing(painter, QTransform(), frame)
    finally:
        painter.end()
    root = ElementTree.fromstring(bytes(content.data()))
    return ["".join(node.itertext()).strip() for node in root.iter() if node.tag.endswith("}text")]


@pytest.mark.parametrize("width", [90, 120, 160, 220, 400])
def test_what_is_written_at_a_step_is_no_wider_than_the_plot(
    qapp: QApplication, width: int
) -> None:
    drawing = StepDrawing()
    drawing.restyle(LIGHT, QFont())
    metrics, frame = QFontMetricsF(QFont()), QRectF(0, 0, width, 200)
    slope, move = "the code's gradient ≈ −1.49503", "move ≈ −0.149503"
    step = StepPicture((60, 50), (80, 90), (60, 200), 2.0, "E ≈ 0.25", slope, move, True)
    drawing.show_step(step, (80, 90), QPolygonF(), 1.0, None)
    found = texts(drawing, frame)
    assert len(found) == 2
    for text in found:
        assert metrics.horizontalAdvance(text) <= width
        for number in re.findall(r"−[\d.]+", text):
            value = Decimal("-1.49503" if "gradient" in text else "-0.149503")
            shown = Decimal(number.replace("−", "-"))
            assert value.quantize(shown) == shown, "rounded, not cut off"
