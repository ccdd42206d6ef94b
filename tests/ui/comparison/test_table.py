"""The painted table of the comparison: what lies still in it is never that of before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView
from pytestqt.qtbot import QtBot

from gradapp.core.columns import THETA, Columns
from gradapp.core.numbers.precision import Precision
from gradapp.ui.comparison.table import ComparisonTable
from gradapp.ui.comparison.values import Comparison, Pending, WayRow
from gradapp.ui.kit.theme import DARK, LIGHT
from tests.pictures import pixels
from tests.ui.seen import Paints, on_screen

WAYS = tuple(
    WayRow(
        name, f"{number} {name}", Precision.FLOAT64, (1.0, -4.0, 1.4), mark=0, chosen=number == 1
    )
    for number, name in enumerate(("python", "autograd", "optimizer"), start=1)
)
SHOWN = Comparison(Precision.FLOAT64, THETA.compared, WAYS, Pending.COMPARING, None, 3)


def table(qtbot: QtBot) -> ComparisonTable:
    made = ComparisonTable()
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.resize(360, made.height_of(3))
    made.show_comparison(SHOWN)
    made.show()
    return made


def picture(table: ComparisonTable) -> QImage:
    return table.grab().toImage()


def reader_of(table: ComparisonTable) -> QTableView:
    reader = table.findChild(QTableView, "ways_reader")
    assert reader is not None
    return reader


def with_way(place: int, **changes: object) -> Comparison:
    ways = [replace(way, **changes) if i == place else way for i, way in enumerate(WAYS)]  # type: ignore[arg-type]
    return replace(SHOWN, ways=tuple(ways))


def show(comparison: Comparison) -> Callable[[ComparisonTable], object]:
    return lambda table: table.show_comparison(comparison)


CHANGES: dict[str, Callable[[ComparisonTable], object]] = {
    "another number": show(with_way(1, values=(1.0, -4.0, 1.5))),
    "another sign": show(with_way(1, mark=1)),
    "no signs": show(replace(SHOWN, ways=tuple(replace(way, mark=None) for way in WAYS))),
    "a way without numbers": show(with_way(2, values=None, note="diverged")),
    "another way chosen": show(
        replace(SHOWN, ways=tuple(replace(way, chosen=i == 2) for i, way in enumerate(WAYS)))
    ),
    "a longer name": show(with_way(1, name="a way with a name that is longer")),
    "fewer ways": show(replace(SHOWN, ways=WAYS[:2])),
    "another format": show(replace(SHOWN, precision=Precision.FLOAT32)),
    "another theme": lambda table: table.apply_theme(DARK),
    "larger text": lambda table: table.setFont(QFont("", 17)),
    "another width": lambda table: table.resize(300, table.height()),
    "so narrow that columns are left out": lambda table: table.resize(170, table.height()),
    "another ground": lambda table: table.setPalette(QPalette(QColor("#204060"))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_the_table_looks_as_if_it_had_never_been_otherwise(
    qtbot: QtBot, change: Callable[[ComparisonTable], object]
) -> None:
    changed, fresh = table(qtbot), table(qtbot)
    before = picture(changed)
    assert picture(changed) == before, "twice the same"
    change(changed)
    change(fresh)
    assert picture(changed) == picture(fresh)
    assert picture(changed) != before, "the change can be seen"


def test_the_row_that_the_keys_have_led_to_has_a_frame_while_it_has_the_keyboard(
    qtbot: QtBot,
) -> None:
    shown = table(qtbot)
    reader = reader_of(shown)
    before = picture(shown)
    reader.setFocus()
    qtbot.waitUntil(reader.hasFocus)
    first = picture(shown)
    QTest.keyClick(reader, Qt.Key.Key_Down)
    second = picture(shown)
    height = shown.height_of(0)

    def rows(image: QImage) -> set[int]:
        changed = (pixels(image) != pixels(before)).any(axis=1)
        return {int(y) // height for y in np.flatnonzero(changed)}

    assert (rows(first), rows(second)) == ({1}, {2})
    reader.clearFocus()
    assert picture(shown) == before


@pytest.mark.parametrize("is_heard", [True, False])
def test_the_reader_has_the_numbers_of_today_and_says_so_to_who_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_heard: bool
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: is_heard)
    shown = table(qtbot)
    model = reader_of(shown).model()
    told = QSignalSpy(model.dataChanged)
    shown.show_comparison(with_way(1, values=(7.0, 8.0, 9.0)))
    assert [model.index(1, column).data() for column in (1, 2, 3)] == ["7", "8", "9"]
    assert told.count() == is_heard


def test_what_only_keys_and_screen_readers_need_is_painted_with_the_keyboard_alone(
    qtbot: QtBot,
) -> None:
    shown = table(qtbot)
    reader = reader_of(shown)
    qtbot.waitUntil(reader.hasFocus)  # as the first of its window
    reader.clearFocus()
    QApplication.processEvents()
    painted = Paints(reader.viewport())
    shown.show_comparison(with_way(1, values=(1.0, -4.0, 1.5)))
    QApplication.processEvents()
    assert painted.times == 0
    reader.setFocus()
    qtbot.waitUntil(lambda: painted.times > 0)
    frame = on_screen(shown)
    menu = QMenu(shown)
    menu.addAction("an entry")
    menu.popup(shown.mapToGlobal(shown.rect().bottomLeft()))
    assert reader.hasFocus()
    assert on_screen(shown) == frame, "a menu is open, and the row has the keyboard still"
    menu.close()
    reader.clearFocus()
    assert on_screen(shown) != frame, "the frame around the row is gone"


def test_what_is_heard_of_a_column_is_its_heading(qtbot: QtBot) -> None:
    shown = table(qtbot)
    reader = reader_of(shown)
    renamed = Columns(
        replace(column, symbol=f"{column.symbol} of another problem") for column in THETA.compared
    )
    shown.show_comparison(replace(SHOWN, columns=renamed))
    header, across = reader.model(), Qt.Orientation.Horizontal
    heard = [header.headerData(at, across) for at in range(1, 1 + len(renamed))]
    assert heard == [f"{column.symbol} of another problem" for column in THETA.compared]
