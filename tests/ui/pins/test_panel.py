"""What a person can see in the panel of pins, and do with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number
from gradapp.core.run.name import RunName, Setting
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.pins.list import PinList, PinRow
from gradapp.ui.pins.panel import PinsPanel
from gradapp.ui.plot.overlay_style import STYLES
from tests.pictures import colours
from tests.ui.seen import toggle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so

AUTOMATIC = RunName("2 autograd", Setting("α", Number(0.26)), Precision.FLOAT32)


def row(slot: int, name: str = "") -> PinRow:
    return PinRow(slot, name or f"pin {slot}", STYLES[slot], ("method", "problem", "8 steps"))


class Reader:
    """A person at the panel."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.action = QAction("&Pin this run")
        self.action.setShortcut("Ctrl+B")
        self.panel = PinsPanel(self.action)
        qtbot.addWidget(self.panel)
        self.panel.resize(380, 420)
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.list = self.panel.findChild(PinList)
        self.renamed = QSignalSpy(self.panel.rename_requested)
        self.removed = QSignalSpy(self.panel.remove_requested)
        self.opened = QSignalSpy(self.panel.open_requested)
        self.compared = QSignalSpy(self.panel.reference_requested)

    def button(self, text: str) -> QToolButton:
        buttons = self.panel.findChildren(QToolButton)
        return next(b for b in buttons if b.text().replace("&", "") == text)

    def press(self, key: Qt.Key) -> None:
        self.list.setFocus()
        QTest.keyClick(self.list, key)

    def label(self, name: str) -> QLabel:
        return self.panel.findChild(QLabel, name)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.panel.close()


def test_an_empty_panel_says_what_pins_are_for_and_how_long_they_last(reader: Reader) -> None:
    hint = reader.label("pinsEmpty")
    assert hint.isVisible()
    assert "Ctrl+B" in hint.text()
    assert "pins this run, to compare others with it" in hint.text()
    assert not reader.list.isVisible()
    reader.panel.show_pins((row(0),), None)
    assert not hint.isVisible()
    assert reader.list.isVisible()
    assert (
        reader.label("pinsNote").text()
        == "Pins last until the window is closed; a file keeps them."
    )


def test_without_a_pin_only_pinning_can_be_done(reader: Reader) -> None:
    words = ("Compare", "Open", "Rename", "Remove")
    assert not any(reader.button(word).isEnabled() for word in words)
    assert reader.button("Pin this run").isEnabled()
    reader.panel.show_pins((row(0),), None)
    assert all(reader.button(word).isEnabled() for word in words)


def test_the_button_that_pins_is_the_command(reader: Reader) -> None:
    triggered = QSignalSpy(reader.action.triggered)
    reader.button("Pin this run").click()
    assert triggered.count() == 1
    reader.action.setEnabled(False)
    assert not reader.button("Pin this run").isEnabled()


def test_a_row_says_all_there_is_to_know_also_to_a_screen_reader(reader: Reader) -> None:
    reader.panel.show_pins((row(3, "the slow one"),), None)
    item = reader.list.item(0)
    words = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.splitlines() == ["the slow one", "method", "problem", "8 steps"]
    assert item.toolTip() == words


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_row_shows_how_its_curves_look(reader: Reader, theme: object) -> None:
    reader.panel.apply_theme(theme)
    reader.panel.show_pins((row(0), row(5)), None)
    image = reader.list.viewport().grab().toImage()
    found = colours(image.copy(0, 0, 60, image.height()))
    assert {STYLES[0].colour(theme), STYLES[5].colour(theme)} <= found


def test_a_new_pin_is_the_current_one_and_a_removed_one_gives_way_to_its_neighbour(
    reader: Reader,
) -> None:
    reader.panel.show_pins((row(0),), None)
    reader.panel.show_pins((row(0), row(1), row(2)), None)
    assert reader.list.slot == 2
    reader.press(Qt.Key.Key_Up)
    assert reader.list.slot == 1
    reader.panel.show_pins((row(0), row(2)), None)
    assert reader.list.slot == 2
    reader.panel.show_pins((row(0),), None)
    assert reader.list.slot == 0


def test_f2_edits_the_name_in_place_and_enter_asks_for_it(reader: Reader) -> None:
    reader.panel.show_pins((row(0), row(1)), None)
    reader.press(Qt.Key.Key_F2)
    editor = reader.list.findChild(QLineEdit, "pinName")
    assert editor.text() == "pin 1"
    editor.selectAll()
    QTest.keyClicks(editor, "fast")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: reader.renamed.count() == 1)
    assert reader.renamed.at(0) == [1, "fast"]
    assert reader.list.item(1).text() == "pin 1", "the panel changes no name by itself"
    assert reader.opened.count() == 0


def test_escape_leaves_the_name_as_it_is(reader: Reader) -> None:
    reader.panel.show_pins((row(0),), None)
    reader.button("Rename").click()
    editor = reader.list.findChild(QLineEdit, "pinName")
    QTest.keyClicks(editor, "other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert reader.renamed.count() == 0


@pytest.mark.parametrize("edited", [0, 1, 2])
@pytest.mark.parametrize("removed", [0, 1, 2])
def test_a_name_being_typed_outlasts_whatever_pin_is_removed_but_its_own(
    reader: Reader, edited: int, removed: int
) -> None:
    rows = {slot: row(slot) for slot in (4, 0, 2)}
    slots = list(rows)
    reader.panel.show_pins(tuple(rows.values()), None)
    # What a person types is obeyed while the rows are being changed, too.
    reader.panel.rename_requested.connect(
        lambda slot, name: rows.update({slot: row(slot, name)}) if slot in rows else None
    )
    reader.panel.rename_requested.connect(lambda *_: reader.panel.show_pins((*rows.values(),), 0))
    reader.list.setCurrentRow(edited)
    reader.press(Qt.Key.Key_F2)
    editor = reader.list.findChild(QLineEdit, "pinName")
    editor.selectAll()
    QTest.keyClicks(editor, "fast")
    del rows[slots[removed]]
    reader.panel.show_pins(tuple(rows.values()), slots[edited])
    assert [reader.list.item(i).text() for i in range(2)] == [r.name for r in rows.values()]
    if edited == removed:
        assert reader.renamed.count() == 0
        return
    assert editor.isVisible()
    assert editor.text() == "fast"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: reader.renamed.count() == 1)
    assert reader.renamed.at(0) == [slots[edited], "fast"]
    assert [reader.list.item(i).text() for i in range(2)] == [r.name for r in rows.values()]
    assert "fast" in (reader.list.item(0).text(), reader.list.item(1).text())


def test_del_and_enter_remove_and_open_the_current_pin(reader: Reader) -> None:
    reader.panel.show_pins((row(0), row(5)), None)
    reader.press(Qt.Key.Key_Return)
    reader.press(Qt.Key.Key_Delete)
    assert reader.opened.at(0) == [5]
    assert reader.removed.at(0) == [5]
    reader.button("Open").click()
    reader.button("Remove").click()
    assert (reader.opened.count(), reader.removed.count()) == (2, 2)


def test_the_pin_that_is_compared_with_is_asked_for_and_given_up_by_assistive_tools(
    reader: Reader,
) -> None:
    reader.panel.show_pins((row(0), row(3)), None)
    reader.list.select(3)
    toggle(reader.button("Compare"))
    assert reader.compared.count() == 1
    assert reader.compared.at(0) == [3]
    reader.panel.show_pins((row(0), row(3)), 3)
    assert reader.compared.count() == 1
    toggle(reader.button("Compare"))
    assert reader.compared.count() == 2
    assert reader.compared.at(1) == [-1]


def test_the_pin_that_is_compared_with_is_asked_for_and_given_up_by_one_button(
    reader: Reader,
) -> None:
    reader.panel.show_pins((row(0), row(1)), None)
    reader.button("Compare").click()
    assert reader.compared.at(0) == [1]
    assert not reader.button("Compare").isChecked(), "until it is so"
    reader.panel.show_pins((row(0), row(1)), 1)
    assert reader.button("Compare").isChecked()
    reader.press(Qt.Key.Key_Up)
    assert not reader.button("Compare").isChecked()
    reader.press(Qt.Key.Key_Down)
    reader.button("Compare").click()
    assert reader.compared.at(1) == [-1]


@pytest.mark.parametrize(
    ("name", "room", "expected"),
    [
        (AUTOMATIC, "2 autograd · α = 0.26", "2 autograd · α = 0.26"),
        (AUTOMATIC, "2 autograd · α = 0", "α = 0.26"),
        ("the first of all runs", "the first of all runs", "the first of all runs"),
    ],
)
def test_a_name_without_room_loses_number_format_and_way_before_its_learning_rate(
    reader: Reader, name: str, room: str, expected: str
) -> None:
    metrics = QFontMetrics(reader.list.font())
    numbered = metrics.horizontalAdvance(f"1 {room}")  # the number of the pin stands before it
    reader.list.setFixedWidth(4 * metrics.height() + numbered)
    images = []
    for shown in (name, expected):
        reader.panel.show_pins((row(0, shown),), None)
        images.append(reader.list.viewport().grab().toImage())
    assert images[0] == images[1]


@pytest.mark.parametrize("width", [200, 380])
@pytest.mark.parametrize("text_scale", [1.0, 1.75])
def test_all_buttons_are_in_sight_whatever_the_room(
    reader: Reader, width: int, text_scale: float
) -> None:
    font = reader.panel.font()
    font.setPointSizeF(text_scale * font.pointSizeF())
    reader.panel.setFont(font)
    reader.panel.resize(width, 500)
    reader.panel.show_pins((row(0),), None)
    reader.panel.grab()
    boxes = [button.geometry() for button in reader.panel.findChildren(QToolButton)]
    assert len(boxes) == 5
    assert all(reader.panel.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert not any(box.intersects(reader.list.geometry()) for box in boxes)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_buttons_have_the_colours_of_the_window(reader: Reader, theme: Theme) -> None:
    reader.panel.apply_theme(theme)
    for text in ("Pin this run", "Compare", "Remove"):
        picture = reader.button(text).grab().toImage()
        assert picture.pixelColor(5, picture.height() // 2).name() == theme.window, text
