"""Rows of large text: as large as asked for, in as many lines as they need, and never cut off."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.equations.of_step import equations
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import NO_BREAK
from gradapp.core.problem.notebook import Problem
from gradapp.core.trajectory import StepValues
from gradapp.ui.hall.equations import LargeEquations, ShownEquations
from gradapp.ui.hall.rows import Rows, StyledText, TextRow, large
from gradapp.ui.kit.text_style import monospaced, serif
from tests.pictures import pixels
from tests.ui.seen import painted, words

WORDS = st.text(st.sampled_from("aWθ₀=≈−1.·⁻⁵ (),"), min_size=1, max_size=60)


@pytest.mark.parametrize("height", [600, 768, 800, 1080, 2160])
@pytest.mark.parametrize("kind", [QFont, serif, monospaced])
def test_capitals_are_a_thirtieth_of_the_screen_and_hardly_more(
    qapp: QApplication, height: int, kind: type
) -> None:
    font = large(kind(qapp.font()), height)
    assert height / 30 <= painted_height(font) <= height / 30 + 3


def painted_height(font: QFont) -> int:
    """Return how many pixels high an H is when it is painted."""
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.drawText(50, 200, "H")
    black = np.flatnonzero((pixels(image) & 0xFF < 128).any(axis=1))
    return int(black[-1] - black[0] + 1)


@given(
    told=st.lists(WORDS, min_size=1, max_size=6),
    width=st.integers(120, 1200),
    bold=st.booleans(),
    hang=st.integers(0, 3),
    signs=st.booleans(),
)
def test_whatever_is_written_is_within_the_sheet_and_nothing_is_left_out(
    qapp: QApplication, told: list[str], width: int, bold: bool, hang: int, signs: bool
) -> None:
    parent = QWidget()
    rows = Rows("rows", "Rows", parent, signs=signs, around=0.2)
    written = [
        TextRow((StyledText(text, "#000000", bold), StyledText(text, "#000000")), hang)
        for text in told
    ]
    rows.resize(width, rows.height_of(rows.count_lines(written, width)))
    rows.show_rows(written)
    pieces = painted(rows)
    for place, text in pieces:
        assert place.right() <= width + 1e-6 or len(text.strip()) <= 1
        assert place.bottom() <= rows.height() + 1e-6
    found = "".join(text for _place, text in pieces).replace(" ", "")
    assert found == "".join(2 * text for text in told).replace(" ", "")


def test_where_not_all_rows_have_room_those_around_the_current_one_are_seen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = Rows("rows", "Rows", parent)
    written = [TextRow((StyledText(str(number), "#000000"),)) for number in range(9)]
    rows.resize(200, rows.height_of(3))
    for current, seen in ((0, "0\n1\n2"), (4, "3\n4\n5"), (8, "6\n7\n8")):
        rows.show_rows(written, current)
        assert words(rows) == seen
    rows.resize(200, rows.height_of(2))
    rows.show_rows(written, 4)
    assert words(rows) == "4\n5"


def test_a_number_that_a_line_has_room_for_is_not_cut_in_two(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = Rows("rows", "Rows", parent)
    rows.setFont(monospaced(parent.font()))
    numbers = "[-1.2579699, -1.015825, -0.77368, -0.53153527]"
    wide = QFontMetricsF(rows.font()).horizontalAdvance("0")
    for digits in range(16, 50):
        rows.resize(int(digits * wide), 900)
        text = f"=  {numbers}".replace(" ", NO_BREAK)
        rows.show_rows(
            [TextRow((StyledText("w ", "#000000", bold=True), StyledText(text, "#000000")), 2)]
        )
        written = [word for _, text in painted(rows) for word in text.split()]
        assert [word for word in written if word[-1] in ",]"] == numbers.split()


def test_each_equation_has_as_many_digits_as_have_room_in_its_own_line(qtbot: QtBot) -> None:
    problem = Problem(theta=1.49984, precision=Precision.FLOAT64)
    fx, gradient = 2 * problem.theta, 4 * (2 * problem.theta - 3)
    values = StepValues(1, problem.theta, fx, (fx - 3) ** 2, gradient, 1.499968)
    parent = QWidget()
    view = LargeEquations(parent)
    qtbot.addWidget(parent)
    told = equations(problem, values, Precision.FLOAT64)
    metrics = QFontMetricsF(view.font())
    view.resize(round(metrics.horizontalAdvance("   = 2·2 (2.99968 − 3) ==")), 400)
    view.show_equations(ShownEquations(told, None, True, ""))
    lines = words(view).splitlines()
    assert "  = (2.99968 − 3)²" in lines
    assert lines[-2].startswith("  ≈ ")  # the update's numbers are longer
    assert len(lines) == 9
