"""Tables of variables paint what has changed, all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QAccessible, QBrush, QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.text import Text
from gradapp.ui.kit.fitting_delegate import WHOLE_ROLE
from gradapp.ui.kit.variable_table import (
    KIND,
    NAME,
    VALUE,
    CellDelegate,
    VariableRow,
    VariableTable,
)
from tests.pictures import pixels
from tests.ui.seen import expose, on_screen

ROWS = (("● error", "4.0", "float"), ("θ", "1.4", "float"), ("optimizer", "lr = 0.1", "SGD"))
ALONE_OR_NOT = (
    ("[1.0, 2.0, 3.0, 4.0, 5.0]", ""),
    ("[1.0, 2.0, 3.0, 4.0, 5.0]", "tensor"),
    ("[6.0]", ""),
    ("[6.0]", "tensor"),
)
"""A value that needs the room of two columns or does not, and whether it has it."""


class Cells(CellDelegate):
    """Notes which cells are written."""

    def __init__(self, table: VariableTable) -> None:
        super().__init__(table)
        self.written: set[tuple[int, int]] = set()

    def paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.written.add((index.row(), index.column()))
        super().paint_cell(painter, option, index)


class Table(VariableTable):
    """Has columns that are as wide as it is told."""

    def divided(self, width: int) -> tuple[int, int]:
        return 100, 100


@pytest.fixture
def table(qtbot: QtBot) -> VariableTable:
    made = Table("variables", "Variables")
    for texts in ROWS:
        item = QTreeWidgetItem(made)
        for column, text in enumerate(texts):
            item.setText(column, text)
    made.setItemDelegate(Cells(made))
    expose(qtbot, made, 300, 150)
    return made


def written(table: VariableTable) -> set[tuple[int, int]]:
    cells = table.itemDelegate()
    assert isinstance(cells, Cells)
    return cells.written


def row(table: VariableTable, at: int) -> QTreeWidgetItem:
    item = table.topLevelItem(at)
    assert item is not None
    return item


def all_of(table: VariableTable, change: Callable[[QTreeWidgetItem], None]) -> None:
    for at in range(len(ROWS)):
        change(row(table, at))


BOLD = QFont()
BOLD.setBold(True)
CHANGES: dict[str, tuple[Callable[[VariableTable], object], set[tuple[int, int]]]] = {
    "a value": (lambda table: row(table, 1).setText(VALUE, "1.44"), {(1, VALUE)}),
    "two values": (
        lambda table: (row(table, 0).setText(VALUE, "3"), row(table, 2).setText(VALUE, "5")),
        {(0, VALUE), (2, VALUE)},
    ),
    "what something is": (lambda table: row(table, 2).setText(KIND, "Adam"), {(2, KIND)}),
    "a name and a colour": (
        lambda table: (
            row(table, 0).setText(NAME, "error"),
            row(table, 1).setForeground(VALUE, QBrush(QColor("red"))),
        ),
        {(0, NAME), (1, VALUE)},
    ),
    "a font": (lambda table: row(table, 1).setFont(NAME, BOLD), {(1, NAME)}),
    "a text of words and numbers": (
        lambda table: row(table, 0).setData(VALUE, WHOLE_ROLE, "as good as new"),
        {(0, VALUE)},
    ),
    "every row": (
        lambda table: all_of(table, lambda item: item.setText(VALUE, "7")),
        {(at, VALUE) for at in range(len(ROWS))},
    ),
    "another width": (
        lambda table: table.setColumnWidth(NAME, 60),
        {(at, column) for at in range(len(ROWS)) for column in (NAME, VALUE, KIND)},
    ),
}


@pytest.mark.parametrize(("change", "wanted"), CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_painted_and_no_other_cell(
    qtbot: QtBot,
    table: VariableTable,
    change: Callable[[VariableTable], object],
    wanted: set[tuple[int, int]],
) -> None:
    before = on_screen(table)
    written(table).clear()
    change(table)
    qtbot.waitUntil(lambda: bool(written(table)))  # columns get other widths a moment later
    changed = on_screen(table)
    assert written(table) == wanted
    assert changed != before, "the change can be seen"
    table.viewport().update()
    assert on_screen(table) == changed, "and nothing more is seen when all is painted anew"


def test_a_row_with_another_value_paints_that_alone_says_so_once_and_is_told(
    table: VariableTable,
) -> None:
    rows = [VariableRow(name, Text(value), Text(kind)) for name, value, kind in ROWS]
    table.show_rows(tuple(rows))
    on_screen(table)
    written(table).clear()
    said: list[tuple[int, int]] = []
    table.model().dataChanged.connect(lambda cell: said.append((cell.row(), cell.column())))
    rows[1] = VariableRow("θ", Text("1.44"), Text("float"))
    table.show_rows(tuple(rows))
    on_screen(table)
    assert written(table) == {(1, VALUE)}
    assert said == [(1, VALUE)]
    interface = QAccessible.queryAccessibleInterface(table)
    told = (interface.child(at) for at in range(interface.childCount()))
    assert "θ = 1.44 float" in [cell.text(QAccessible.Text.Name) for cell in told]


def test_a_value_has_the_room_of_what_it_is_where_nothing_is_said_of_that(
    qtbot: QtBot, table: VariableTable
) -> None:
    xs = Text(ALONE_OR_NOT[0][0])
    assert table.fontMetrics().horizontalAdvance(str(xs)) > table.columnWidth(VALUE)

    def of(value: Text, kind: str) -> QImage:
        table.show_rows((VariableRow("xs", value, Text(kind)),))
        return on_screen(table)

    def inked(picture: QImage) -> int:
        line = pixels(picture.copy(table.visualItemRect(row(table, 0))))
        return int(np.flatnonzero((line != line[0, -1]).any(axis=0))[-1])

    written(table).clear()
    of(xs, "")
    qtbot.waitUntil(lambda: bool(written(table)))  # it is laid out anew where rows went
    behind = table.columnWidth(NAME) + table.columnWidth(VALUE)
    assert inked(of(xs, "")) > behind, "all of it is there"
    shown = {(value, kind): of(Text(value), kind) for value, kind in ALONE_OR_NOT}
    for first, second in permutations(ALONE_OR_NOT, 2):
        of(Text(first[0]), first[1])
        assert of(Text(second[0]), second[1]) == shown[second], (first, second)
        for column in (NAME, VALUE, KIND):  # as where something else was upon it
            table.viewport().update(table.visualRect(table.model().index(0, column)))
            assert on_screen(table) == shown[second]
        table.viewport().update()
        assert on_screen(table) == shown[second]
