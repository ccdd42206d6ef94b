"""What a person can see of the ways side by side, and do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QPalette, QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.kit.tone import Tone
from gradapp.ui.side_by_side.panel import SideBySidePanel
from gradapp.ui.side_by_side.steps import StepsByWay
from gradapp.ui.side_by_side.values import Form, Link, Page, Said, Steps, To
from gradapp.ui.side_by_side.view import ColumnsView
from tests.contrast import contrast
from tests.pseudo import untranslated
from tests.told import told
from tests.ui.seen import picture, scale_text, toggle
from tests.ui.side_by_side.pages import COLUMNS, PARTS, page


class Reader:
    """A person at the panel."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.why, self.leave = QAction("Why?"), QAction("leave")
        self.panel = SideBySidePanel(self.why, self.leave)
        self.opened = QSignalSpy(self.panel.opened)
        qtbot.addWidget(self.panel)
        self.panel.resize(1400, 800)
        self.panel.apply_theme(LIGHT)
        self.panel.show_words("Four ways, step 1", "θ₀ = 1", Said("● same bits", Tone.CALM))
        self.panel.show_page(page())
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()

    def views(self) -> list[ColumnsView]:
        return [each for each in self.panel.findChildren(ColumnsView) if each.isVisible()]

    def text(self) -> str:
        told = "\n".join(view.toPlainText() for view in self.views())
        return told.replace("\N{NO-BREAK SPACE}", " ")

    def button(self, name: str) -> QToolButton:
        found = self.panel.findChild(QToolButton, name)
        assert found is not None
        return found

    def only_new(self) -> None:
        box = self.panel.findChild(QCheckBox, "only_new")
        assert box is not None
        box.click()

    @property
    def verdict(self) -> QLabel:
        found = self.panel.findChild(QLabel, "side_by_side_verdict")
        assert found is not None
        return found

    def heads(self) -> list[QLabel]:
        return [label for view in self.views() for label in view.findChildren(QLabel)]


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.panel.close()


def test_what_is_new_what_it_replaces_and_what_has_run_have_signs(reader: Reader) -> None:
    lines = reader.text().split("\n")
    for line in (
        "▸ error_1 = 1",
        "  update_1 = 1",
        "+ error_2 = call()  # said of error",
        "− error_1 = …",
        "  E = 2",
        "● same",
    ):
        assert line in lines, line
    reader.panel.show_page(page(is_fault=True))
    assert "≠ error_2 = call()  # said of error" in reader.text().split("\n")


def test_the_part_that_has_just_run_is_told_of_all_programs(reader: Reader) -> None:
    assert reader.panel.told == (
        "error (● same)\n"
        "1  Way 1: error_1 = 1\n"
        "2  Way 2: error_1 = 1; error_2 = call()  # said of error. E = 2\n"
        "3  Way 3: error_1 = 1; error_3 = call()  # said of error. E = 3\n"
        "4  Way 4: error_1 = 1; error_4 = call()  # said of error. E = 4"
    )
    (view,) = reader.views()
    assert view.accessibleDescription() == reader.panel.told
    assert view.accessibleName() == "Code of 1  Way 1, 2  Way 2, 3  Way 3, 4  Way 4"
    reader.panel.show_page(page(""))
    assert (reader.panel.told, view.accessibleDescription()) == ("", "")


def test_only_what_is_new_leaves_out_the_rest_but_for_the_first_way(reader: Reader) -> None:
    whole = reader.text()
    assert whole.count("update_1 = 1") == 4
    reader.only_new()
    lines = reader.text().split("\n")
    assert lines.count("  update_1 = 1") == 1
    assert [f"+ update_{n} = call()  # said of update" in lines for n in (2, 3, 4)] == [True] * 3
    reader.only_new()
    assert reader.text() == whole


@pytest.mark.parametrize(
    ("width", "scale", "across"),
    [(1400, 1.0, [4]), (800, 1.0, [2, 2]), (400, 1.0, [1] * 4), (1400, 1.75, [2, 2])],
)
def test_columns_stand_beside_one_another_as_far_as_there_is_room(
    reader: Reader, width: int, scale: float, across: list[int]
) -> None:
    scale_text(reader.panel, scale)
    reader.panel.resize(width, 800)
    QApplication.processEvents()
    titles = [label.text().count("<b>") for label in reader.heads()]
    assert titles == across
    for view in reader.views():
        assert view.horizontalScrollBar().maximum() == 0
        assert view.document().size().width() <= view.viewport().width() + 1


def test_columns_depend_on_the_page_and_the_room_alone(reader: Reader) -> None:
    fresh = picture(reader.panel)
    reader.panel.resize(500, 500)
    reader.panel.show_page(page("update", is_fault=True))
    reader.only_new()
    assert picture(reader.panel) != fresh
    reader.panel.resize(1400, 800)
    reader.panel.show_form(Form.STEPS)
    reader.panel.show_page(Page())
    reader.panel.show_page(page())
    reader.only_new()
    reader.panel.show_form(Form.ONE_STEP)
    reader.panel.show_page(page())
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == fresh)


def test_what_is_given_before_it_is_seen_is_seen_as_if_given_then(reader: Reader) -> None:
    fresh = picture(reader.panel)
    reader.panel.hide()
    reader.panel.show_page(page("update"))
    reader.panel.show_page(page())
    reader.panel.show()
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == fresh)
    assert told(reader.opened) == [True, False, True]


@pytest.mark.parametrize("now", PARTS[::2])
def test_the_part_that_has_just_run_is_in_sight_whatever_was_before(
    reader: Reader, now: str
) -> None:
    reader.panel.resize(700, 500)
    reader.panel.show_page(page(now, long=20))
    QApplication.processEvents()
    expected = picture(reader.panel)
    for view in reader.views():
        mark = view.document().find("▶")
        assert not mark.isNull()
        assert view.viewport().rect().contains(view.cursorRect(mark).center())
    for other in ("set-up", "prints"):
        reader.panel.show_page(page(other, long=20))
        reader.panel.show_page(page(now, long=20))
        reader.qtbot.waitUntil(lambda: picture(reader.panel) == expected)


def test_a_head_chooses_its_way_and_copies_its_code_by_keys(reader: Reader) -> None:
    chosen, wanted = QSignalSpy(reader.panel.method_chosen), QSignalSpy(reader.panel.wanted)
    (heads,) = reader.heads()
    assert heads.accessibleName() == "Ways to choose from"
    heads.setFocus()
    while "Way 3" not in heads.selectedText():
        QTest.keyClick(heads, Qt.Key.Key_Tab)
        assert heads.hasFocus()
    QTest.keyClick(heads, Qt.Key.Key_Return)
    QTest.keyClick(heads, Qt.Key.Key_Tab)
    QTest.keyClick(heads, Qt.Key.Key_Return)
    assert told(chosen) == ["way3"]
    assert told(wanted) == [Link(To.COPY, "way3")]


def test_a_click_on_what_is_said_of_a_part_leads_where_it_says(reader: Reader) -> None:
    wanted = QSignalSpy(reader.panel.wanted)
    plain = page()
    note = Said("Nothing clears it here.", link="Open the Lab", target=Link(To.LAB, "no_zero_grad"))
    rows = (replace(plain.rows[0], note=note), *plain.rows[1:])
    reader.panel.show_page(replace(plain, rows=rows))
    (view,) = reader.views()
    found = view.document().find("Open the Lab")
    at = QTextCursor(found)
    at.setPosition(found.selectionStart() + 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(at).center())
    assert told(wanted) == [Link(To.LAB, "no_zero_grad")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_form_that_is_shown_stands_out_and_can_be_read(reader: Reader, theme: Theme) -> None:
    reader.panel.apply_theme(theme)
    button = reader.button("one_step")
    image = button.grab().toImage()
    back = image.pixelColor(4, image.height() // 2)
    assert contrast(back, button.palette().buttonText().color()) >= 4.5
    assert back != reader.button("as_loop").grab().toImage().pixelColor(4, image.height() // 2)
    assert [reader.button(name).font().bold() for name in ("one_step", "as_loop")] == [True, False]
    reader.panel.show_form(Form.LOOP)
    assert [reader.button(name).font().bold() for name in ("one_step", "as_loop")] == [False, True]


def test_a_form_is_asked_for_and_shown_once_it_is_so(reader: Reader) -> None:
    asked = QSignalSpy(reader.panel.form_chosen)
    table = reader.panel.findChild(StepsByWay)
    quantity = reader.panel.findChild(QComboBox, "quantity")
    assert table is not None
    assert quantity is not None
    for name in ("as_loop", "all_steps", "one_step"):
        reader.button(name).click()
    assert told(asked) == [Form.LOOP, Form.STEPS, Form.ONE_STEP]
    assert not table.isVisible()
    reader.panel.show_form(Form.STEPS)
    assert table.isVisible()
    assert quantity.isVisible()
    assert reader.views() == []
    reader.panel.show_form(Form.LOOP)
    assert not table.isVisible()
    assert len(reader.views()) == 1


def test_a_form_is_asked_for_by_assistive_tools_and_not_by_what_is_shown(reader: Reader) -> None:
    asked = QSignalSpy(reader.panel.form_chosen)
    toggle(reader.button("as_loop"))
    assert asked.count() == 1
    assert asked.at(0) == [Form.LOOP]
    for form in (Form.LOOP, Form.STEPS, Form.ONE_STEP):
        reader.panel.show_form(form)
    assert asked.count() == 1


def test_where_a_step_has_no_straight_code_it_cannot_be_asked_for_and_it_says_why(
    reader: Reader,
) -> None:
    reader.panel.show_form(Form.LOOP, "A step in batches needs the loop.")
    straight = reader.button("one_step")
    assert not straight.isEnabled()
    assert straight.toolTip() == "A step in batches needs the loop."
    reader.panel.show_form(Form.LOOP)
    assert straight.isEnabled()
    assert straight.toolTip() in ("", "One step")


def test_a_quantity_is_asked_for_by_a_person_alone(reader: Reader) -> None:
    asked = QSignalSpy(reader.panel.quantity_chosen)
    reader.panel.show_form(Form.STEPS)
    reader.panel.show_steps(Steps(1, 2, 1, ("1", "2")), ["new θ", "E"])
    reader.panel.show_quantity(1)
    quantity = reader.panel.findChild(QComboBox, "quantity")
    assert quantity is not None
    assert (quantity.currentText(), asked.count()) == ("E", 0)
    reader.panel.show_steps(Steps(1, 2, 2, ("1", "2")), ["new θ", "E"])
    assert quantity.currentText() == "E", "the same quantities stay as they are chosen"
    quantity.setFocus()
    QTest.keyClick(quantity, Qt.Key.Key_Up)
    assert told(asked) == [0]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_verdict_has_the_colour_of_its_tone(reader: Reader, theme: Theme) -> None:
    reader.panel.apply_theme(theme)
    for tone, ink in (
        (Tone.CALM, theme.decrease_text),
        (Tone.ALERT, theme.gradient_text),
        (Tone.PLAIN, theme.text),
    ):
        reader.panel.show_words("title", "facts", Said("● words", tone))
        assert reader.verdict.text() == "● words"
        assert reader.verdict.palette().color(QPalette.ColorRole.WindowText).name() == ink
    place = reader.panel.place_of_verdict
    assert reader.panel.rect().contains(place)
    assert reader.panel.childAt(place.center()) is reader.verdict


def test_where_a_word_stands_is_found_in_sight_and_what_stands_nowhere_is_not(
    reader: Reader,
) -> None:
    reader.panel.resize(700, 400)
    reader.panel.show_page(page("set-up", long=20))
    place = reader.panel.place_of("prints_2")
    assert place is not None
    (view,) = [
        each
        for each in reader.views()
        if place.translated(-each.viewport().mapTo(reader.panel, QPoint())).intersects(
            each.viewport().rect()
        )
    ]
    at = view.viewport().mapFrom(reader.panel, place.center())
    assert "prints_2" in view.cursorForPosition(at).block().text()
    assert reader.panel.place_of("no such word") is None
    assert reader.panel.place_of("") is None
    reader.panel.show_form(Form.STEPS)
    assert reader.panel.place_of("prints_2") is None


def test_commands_have_their_buttons(reader: Reader) -> None:
    left, why = QSignalSpy(reader.leave.triggered), QSignalSpy(reader.why.triggered)
    reader.button("side_by_side_leave").click()
    reader.button("side_by_side_why").click()
    assert (left.count(), why.count()) == (1, 1)


@pytest.mark.usefixtures("unspoken")
@pytest.mark.parametrize(("width", "scale"), [(1360, 1.0), (1000, 1.75)])
def test_in_longer_words_and_larger_text_every_button_can_be_read(
    qtbot: QtBot, width: int, scale: float
) -> None:
    reader = Reader(qtbot)
    scale_text(reader.panel, scale)
    reader.panel.resize(width, 700)
    picture(reader.panel)
    buttons = [
        each
        for each in reader.panel.findChildren(QAbstractButton)
        if each.isVisible() and each.text() and each is not reader.button("side_by_side_why")
    ]
    assert len(buttons) == 5
    for button in buttons:
        place = button.rect().translated(button.mapTo(reader.panel, QPoint()))
        assert reader.panel.rect().contains(place), button.objectName()
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
        assert not untranslated(button.text()).strip()
    reader.panel.close()


def test_of_fewer_columns_none_is_left_over(reader: Reader) -> None:
    whole = page()
    rows = tuple(replace(row, cells=row.cells[:2]) for row in whole.rows)
    reader.panel.show_page(Page(COLUMNS[:2], rows))
    assert [view.accessibleName() for view in reader.views()] == ["Code of 1  Way 1, 2  Way 2"]
    reader.panel.show_page(Page())
    assert reader.views() == []
