"""All steps of all ways in a table: what stands in it, and how a person goes through it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.ui.side_by_side.steps import StepsByWay
from gradapp.ui.side_by_side.values import Steps
from tests.tables import texts_on_screen
from tests.told import told

HEADS = ("1 · new θ", "2 · new θ")


def steps(count: int, cursor: int, *, run: int = 1, made: int = 10**6) -> Steps:
    """Step 7 has 7.5 by the first way and −7.5 by the second, which has made so many steps."""

    def number(step: int, way: int) -> tuple[float, Precision] | None:
        if way and step > made:
            return None
        return (-step - 0.5 if way else step + 0.5, Precision.FLOAT64)

    def apart(step: int) -> str:
        return f"apart in {step}"

    return Steps(run, count, cursor, HEADS, 0, (count, made), number, apart)


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[StepsByWay]:
    table = StepsByWay()
    qtbot.addWidget(table)
    table.resize(500, 300)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    yield table
    table.close()


def test_a_row_has_the_number_of_each_way_under_its_head(table: StepsByWay) -> None:
    assert table.model().rowCount() == 0
    table.show_steps(steps(3, 2, made=2))
    model, across = table.model(), Qt.Orientation.Horizontal
    heads = [model.headerData(column, across) for column in range(model.columnCount())]
    assert heads == ["step", *HEADS, "compared"]
    assert texts_on_screen(table) == [
        ["1", "1.5", "−1.5", "apart in 1"],
        ["▸ 2", "2.5", "−2.5", "apart in 2"],
        ["3", "3.5", "", "apart in 3"],
    ]
    fonts = [model.index(0, column).data(Qt.ItemDataRole.FontRole) for column in range(4)]
    assert [font is not None and font.bold() for font in fonts] == [False, True, False, False]
    assert table.accessibleName() == "Steps by all ways"


def test_keys_go_from_row_to_row_and_enter_or_a_click_to_the_step(table: StepsByWay) -> None:
    asked = QSignalSpy(table.step_requested)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.count() == 0, "there is no step yet"
    table.show_steps(steps(9, 1))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        QTest.keyClick(table, key)
    QTest.keyClick(table, Qt.Key.Key_Enter)
    place = table.visualRect(table.model().index(4, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told(asked) == [3, 9, 5]
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_the_step_that_is_looked_at_is_in_sight_and_new_steps_leave_the_place(
    table: StepsByWay,
) -> None:
    table.show_steps(steps(1_000, 700))
    assert "▸ 700" in [row[0] for row in texts_on_screen(table)]
    assert table.currentIndex().row() == 699
    shown = texts_on_screen(table)
    table.show_steps(steps(2_000, 700))
    assert texts_on_screen(table) == shown
    table.show_steps(steps(2_000, 1))
    assert texts_on_screen(table)[0][0] == "▸ 1"


def test_of_another_run_nothing_of_the_one_before_is_left(table: StepsByWay) -> None:
    table.show_steps(steps(1_000, 700))
    table.show_steps(steps(2, 0, run=2))
    QApplication.processEvents()
    assert [row[0] for row in texts_on_screen(table)] == ["1", "2"]
    table.show_steps(Steps())
    assert table.model().rowCount() == 0


@pytest.mark.parametrize("width", [260, 500, 1400])
def test_ways_share_the_width_and_the_number_of_a_step_has_what_it_needs(
    table: StepsByWay, width: int
) -> None:
    table.show_steps(steps(3, 1))
    table.resize(width, 300)
    QApplication.processEvents()
    first, *ways = (table.columnWidth(column) for column in range(4))
    assert first >= table.fontMetrics().horizontalAdvance("1,000,000 ")
    assert len(set(ways)) == 1
    assert 0 <= table.viewport().width() - first - sum(ways) < len(ways)
