"""The stage of a hall: what stands in one line there has room in it, however long it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.hall.rows import text_row
from gradapp.ui.hall.stage import Stage
from tests.ui.seen import expose, painted, words


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("way", ["1 Without PyTorch", "6 The update is recorded, too, by autograd"])
@pytest.mark.parametrize("steps", ["0 of 0", "1,000,000 of 1,000,000"])
def test_the_header_is_in_one_line_and_the_step_is_always_in_it(
    qtbot: QtBot, size: tuple[int, int], way: str, steps: str
) -> None:
    parent = QWidget()
    view = Stage(parent)
    view.show_header(way, f"step {steps}")
    view.resize(*size)
    expose(qtbot, parent)
    sheet = QRectF(view.header.rect()).adjusted(-1, -1, 1, 1)
    assert all(sheet.contains(place) for place, _text in painted(view.header))
    assert f"step {steps}" in words(view.header)
    if size == (1920, 1080) and steps == "0 of 0":
        assert words(view.header).startswith(way)


def test_a_header_without_room_for_a_title_has_its_beginning_and_its_end(qtbot: QtBot) -> None:
    parent = QWidget()
    view = Stage(parent)
    view.show_header("13  .grad of a tensor that is no leaf   ✗ not right", "step 10 of 10")
    view.resize(1024, 768)
    expose(qtbot, parent)
    said = words(view.header)
    assert said.startswith("13 ")
    assert "…" in said
    assert "right · step 10 of 10" in said
    assert view.header.rect().height() < 2 * view.header.line


@pytest.mark.parametrize("size", [(1024, 700), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("lines", [4, 11, 12])
def test_a_question_has_all_its_answers_in_sight_before_the_code_has_a_second_line(
    qtbot: QtBot, size: tuple[int, int], lines: int
) -> None:
    parent = QWidget()
    view = Stage(parent)
    view.show_plot(shown=False, has_verdict=False)
    view.show_aside("Question")
    view.resize(*size)
    view.ask([text_row(f"line {number}", "#000000") for number in range(lines)])
    expose(qtbot, parent)
    told = words(view.aside)
    assert all(f"line {number}" in told for number in range(lines))
    assert view.lines.height() >= view.lines.line
