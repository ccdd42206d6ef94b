"""What a person can see in the view of own code, and do with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.text import Text
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.kit.variable_table import VariableRow
from gradapp.ui.own_code.head import HEAD_COMMANDS
from gradapp.ui.own_code.lab_bar import LabLink
from gradapp.ui.own_code.panel import OwnCodePanel
from tests.pseudo import untranslated
from tests.told import told
from tests.ui.seen import picture, scale_text

LONG = "Line 5: .grad is added to in each turn, and nothing clears it, so that the steps grow. "
LINKS = (LabLink("a", 1, "One thing"), LabLink("b", 12, "Another"))


class Reader:
    """A person at the panel."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.actions = {id: QAction(id) for id in HEAD_COMMANDS}
        self.leave = QAction("leave")
        self.plots = QWidget(), QWidget()
        self.panel = OwnCodePanel(self.actions, self.leave, self.plots, QWidget())
        self.opened = QSignalSpy(self.panel.opened)
        qtbot.addWidget(self.panel)
        self.panel.resize(1000, 800)
        self.panel.apply_theme(LIGHT)
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()

    def label(self, name: str) -> QLabel:
        found = self.panel.findChild(QLabel, name)
        assert found is not None
        return found

    def button(self, name: str) -> QToolButton:
        found = self.panel.findChild(QToolButton, name)
        assert found is not None
        return found

    @property
    def sentence(self) -> QLabel:
        return self.label("own_code_sentence")

    @property
    def beside(self) -> QComboBox:
        found = self.panel.findChild(QComboBox, "own_code_beside")
        assert found is not None
        return found

    @property
    def field(self) -> QLineEdit:
        found = self.panel.findChild(QLineEdit, "own_code_answer")
        assert found is not None
        return found

    @property
    def tabs(self) -> QTabWidget:
        found = self.panel.findChild(QTabWidget, "own_code_tabs")
        assert found is not None
        return found

    def pages(self) -> list[str]:
        tabs = self.tabs
        return [tabs.tabText(each) for each in range(tabs.count()) if tabs.isTabVisible(each)]


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.panel.close()


def shows_much(panel: OwnCodePanel) -> None:
    """Have something of everything there is to be seen once code has run."""
    panel.show_source("theta = 3.0\n", "loop.py")
    panel.set_writable(False)
    panel.show_ended(["The code ran to its end.", LONG], is_alert=True)
    panel.lab.show_links(LINKS)
    panel.head.show_beside(["Nothing", "The run of the window"], 1)
    panel.show_notes(["One note.", "Another."])
    panel.show_found("Found: E", "Found: theta", can_be_drawn=True)
    panel.show_variables(
        "Variables behind line 1", (VariableRow("theta", Text("3.0"), Text(), True),)
    )
    panel.show_output("3.0\n")
    panel.show_not_around("No backward() was called.")


def shows_nothing(panel: OwnCodePanel) -> None:
    """Take all of it away."""
    panel.show_source("", "")
    panel.set_writable(True)
    panel.show_ended([], is_alert=False)
    panel.lab.show_links([])
    panel.question.ask(None)
    panel.head.show_beside([])
    panel.show_notes([])
    panel.show_found("", "")
    panel.show_variables("", ())
    panel.show_output("", "Nothing yet.")
    panel.show_not_around("")


def test_before_anything_is_given_it_asks_and_claims_nothing(reader: Reader) -> None:
    assert not reader.sentence.isVisible()
    assert not reader.field.isVisible()
    assert not reader.button("own_code_lab_0").isVisible()
    assert not any(plot.isVisible() for plot in reader.plots)
    assert reader.label("own_variables_title").text() == "Variables"
    assert (reader.panel.sentences, reader.panel.notes, reader.panel.printed) == ((), (), "")
    assert reader.panel.accessibleName() == "Own code"


def test_each_command_has_its_button_which_is_the_command(reader: Reader) -> None:
    words = [reader.button(f"{id}_button").text() for id in HEAD_COMMANDS]
    assert words == ["Edit", "Run", "Stop", "Go on"]
    for id, action in reader.actions.items():
        triggered = QSignalSpy(action.triggered)
        reader.button(f"{id}_button").click()
        assert triggered.count() == 1
        action.setEnabled(False)
        assert not reader.button(f"{id}_button").isEnabled()
    left = QSignalSpy(reader.leave.triggered)
    reader.button("own_code_leave").click()
    assert left.count() == 1
    wanted = QSignalSpy(reader.panel.head.limits_wanted)
    reader.button("own_code_limits_button").click()
    assert wanted.count() == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_wrong_is_said_in_the_colour_of_alarm_and_what_is_well_is_not(
    reader: Reader, theme: Theme
) -> None:
    def ink() -> str:
        return reader.sentence.palette().color(QPalette.ColorRole.WindowText).name()

    reader.panel.apply_theme(theme)
    reader.panel.show_ended(["Line 2: ZeroDivisionError", "Found more."], is_alert=True)
    assert reader.sentence.text() == "Line 2: ZeroDivisionError\nFound more."
    assert (ink(), reader.panel.is_alert) == (theme.increase_text, True)
    reader.panel.show_ended(["The code ran to its end."], is_alert=False)
    assert (ink(), reader.panel.is_alert) == (theme.text, False)
    reader.panel.show_ended([], is_alert=False)
    assert not reader.sentence.isVisible()


def test_what_is_no_python_is_said_in_place_of_how_it_ended_only_while_it_is_written(
    reader: Reader,
) -> None:
    reader.panel.show_ended(["The code ran to its end."], is_alert=False)
    reader.panel.show_source("for k in range(3)\n    print(k)\n", "")
    assert reader.sentence.text() == "Line 1: expected ':'"
    assert reader.panel.is_alert
    reader.panel.set_writable(False)
    assert reader.sentence.text() == "The code ran to its end."
    assert not reader.panel.is_alert
    reader.panel.set_writable(True)
    assert reader.sentence.text() == "Line 1: expected ':'"
    reader.panel.show_source("for k in range(3):\n    print(k)\n", "")
    assert reader.sentence.text() == "The code ran to its end."


def test_a_question_of_the_lab_is_opened_by_its_button_and_named_in_full(reader: Reader) -> None:
    wanted = QSignalSpy(reader.panel.lab.chosen)
    reader.panel.lab.show_links(LINKS)
    first, second, third = (reader.button(f"own_code_lab_{place}") for place in range(3))
    assert (first.text(), second.text()) == ("Open Lab 1", "Open Lab 12")
    assert second.accessibleDescription() == "Another"
    assert not third.isVisible()
    second.click()
    reader.panel.lab.show_links(LINKS[1:])
    first.click()
    assert told(wanted) == ["b", "b"]
    reader.panel.lab.show_links([])
    assert not first.isVisible()


def test_a_line_is_asked_for_with_the_keyboard_in_its_field_and_given_by_enter(
    reader: Reader,
) -> None:
    answered, ended = (
        QSignalSpy(reader.panel.question.answered),
        QSignalSpy(reader.panel.question.ended),
    )
    reader.panel.question.ask("who? ")
    assert reader.field.hasFocus()
    assert reader.field.accessibleName() == "who? "
    QTest.keyClicks(reader.field, "Ada")
    reader.panel.question.ask("who? ")  # told again while it is typed
    assert reader.field.text() == "Ada"
    QTest.keyClick(reader.field, Qt.Key.Key_Return)
    assert (told(answered), reader.field.text()) == (["Ada"], "")
    QTest.keyClick(reader.field, Qt.Key.Key_Return)
    assert told(answered) == ["Ada", ""], "an empty line is a line"
    reader.panel.question.ask("")
    assert reader.field.isVisible()
    assert reader.field.accessibleName() == "A line for input()"
    reader.button("own_code_no_more").click()
    assert ended.count() == 1
    reader.panel.question.ask(None)
    assert not reader.field.isVisible()


def test_the_end_of_the_output_stays_in_sight_in_a_view_of_another_size_until_a_person_scrolls(
    reader: Reader,
) -> None:
    output = reader.panel.findChild(QPlainTextEdit, "own_output")
    assert output is not None
    bar = output.verticalScrollBar()

    def last_in_sight() -> int:
        below = output.viewport().rect().bottomLeft()
        return output.cursorForPosition(below).blockNumber()

    output.setFixedHeight(300)
    QApplication.processEvents()
    reader.panel.show_output("\n".join(str(number) for number in range(60)))
    for height, points in ((120, 9), (260, 9), (260, 15), (90, 9)):
        output.setFixedHeight(height)
        font = output.font()
        font.setPointSize(points)
        output.setFont(font)
        QApplication.processEvents()
        assert bar.maximum() > 0
        assert last_in_sight() == 59, (height, points)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
    seen = bar.value()
    output.setFixedHeight(140)
    QApplication.processEvents()
    assert bar.value() == seen < bar.maximum()


def test_what_it_is_compared_with_is_asked_for_by_a_person_alone(reader: Reader) -> None:
    asked = QSignalSpy(reader.panel.head.compared)
    assert not reader.beside.isVisible()
    reader.panel.head.show_beside(["Nothing", "The run", "Pin 1"], 2)
    assert reader.beside.currentText() == "Pin 1"
    reader.panel.head.show_beside(["Nothing", "The run"], 1)
    reader.panel.head.show_beside(["Nothing", "The run"], 0)
    assert (reader.beside.currentText(), asked.count()) == ("Nothing", 0)
    reader.beside.setFocus()
    QTest.keyClick(reader.beside, Qt.Key.Key_Down)
    assert told(asked) == [1]
    reader.panel.head.show_beside([])
    assert not reader.beside.isVisible()


def test_output_is_shown_from_its_end_and_where_there_is_none_it_is_said_why(
    reader: Reader,
) -> None:
    output = reader.panel.findChild(QPlainTextEdit, "own_output")
    assert output is not None
    text = "".join(f"{number}\n" for number in range(500))
    reader.panel.show_output(text)
    assert reader.panel.printed == text
    assert output.verticalScrollBar().value() == output.verticalScrollBar().maximum()
    reader.panel.show_output("", "Nothing has been printed.")
    assert (reader.panel.printed, output.placeholderText()) == ("", "Nothing has been printed.")
    window = reader.panel.window()
    QApplication.processEvents()
    before = window.screen().grabWindow(window.winId()).toImage()
    reader.panel.show_output("", "It has not run.")
    QApplication.processEvents()
    assert window.screen().grabWindow(window.winId()).toImage() != before
    assert output.accessibleName() == "Output up to this line"
    reader.panel.setPalette(DARK.palette())  # as the application has it
    assert output.palette().color(QPalette.ColorRole.PlaceholderText).name() == DARK.muted


def test_a_page_is_shown_by_its_name_and_an_unknown_one_is_the_first(reader: Reader) -> None:
    assert reader.panel.page == "output"
    reader.panel.show_page("graph")
    assert (reader.panel.page, reader.tabs.tabText(reader.tabs.currentIndex())) == (
        "graph",
        "Graph",
    )
    reader.panel.show_page("of a later version")
    assert reader.panel.page == "output"


def test_where_there_is_little_height_plots_are_behind_tabs_and_come_back_with_it(
    reader: Reader,
) -> None:
    scale_text(reader.panel, 1.75)
    reader.panel.resize(1360, 940)
    shows_much(reader.panel)
    reader.tabs.setCurrentIndex(1)
    fresh = picture(reader.panel)
    assert reader.pages() == ["Output", "Graph"]
    reader.panel.resize(1024, 620)
    assert reader.pages() == ["Output", "Graph", "Error", "Parameters"]
    line = reader.panel.fontMetrics().height()
    for place, plot in zip((2, 3), reader.plots, strict=True):
        reader.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert plot.isVisible()
        assert plot.height() > 6 * line
    reader.panel.show_found("", "")
    assert reader.pages() == ["Output", "Graph"]
    assert not any(plot.isVisible() for plot in reader.plots)
    reader.panel.show_found("Found: E", "Found: theta", can_be_drawn=True)
    reader.tabs.setCurrentIndex(1)
    reader.panel.resize(1360, 940)
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == fresh)


def test_at_a_page_that_goes_away_with_more_height_the_output_is_shown(reader: Reader) -> None:
    shows_much(reader.panel)
    reader.panel.resize(1000, 360)
    reader.tabs.setCurrentIndex(2)
    reader.panel.resize(1000, 800)
    assert reader.panel.page == "output"
    assert all(plot.isVisible() for plot in reader.plots)


@pytest.mark.parametrize("page", ["output", "graph"])
def test_what_is_seen_follows_from_what_is_shown_whatever_was_before(
    reader: Reader, page: str
) -> None:
    shows_nothing(reader.panel)
    reader.panel.show_page(page)
    reader.panel.setFocus()
    empty = picture(reader.panel)
    shows_much(reader.panel)
    full = picture(reader.panel)
    assert full != empty
    reader.panel.question.ask("who? ")
    shows_nothing(reader.panel)
    reader.panel.setFocus()
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == empty)
    shows_much(reader.panel)
    shows_much(reader.panel)
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == full)


def test_what_is_given_before_it_is_seen_is_seen_as_if_given_then(reader: Reader) -> None:
    reader.panel.hide()
    shows_much(reader.panel)
    reader.panel.show()
    late = picture(reader.panel)
    shows_nothing(reader.panel)
    shows_much(reader.panel)
    reader.qtbot.waitUntil(lambda: picture(reader.panel) == late)


def test_it_says_when_it_comes_and_goes_and_nothing_of_a_window_that_is_minimized(
    reader: Reader,
) -> None:
    assert told(reader.opened) == [True]
    reader.panel.showMinimized()
    reader.panel.showNormal()
    assert reader.opened.count() == 1
    reader.panel.hide()
    assert told(reader.opened) == [True, False]


def buttons(panel: OwnCodePanel) -> list[QAbstractButton]:
    names = ("_button", "_leave", "own_code_lab_", "own_code_no_more")
    found = panel.findChildren(QAbstractButton)
    return [b for b in found if b.isVisible() and any(part in b.objectName() for part in names)]


@pytest.mark.usefixtures("unspoken")
@pytest.mark.parametrize(("width", "height", "scale"), [(1000, 700, 1.0), (1000, 620, 1.75)])
def test_in_longer_words_and_larger_text_nothing_is_cut_off_or_left_english(
    qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    reader = Reader(qtbot)
    scale_text(reader.panel, scale)
    reader.panel.resize(width, height)
    shows_much(reader.panel)
    reader.panel.question.ask("who? ")
    picture(reader.panel)
    assert len(buttons(reader.panel)) == 9
    for button in buttons(reader.panel):
        place = button.rect().translated(button.mapTo(reader.panel, QPoint()))
        assert reader.panel.rect().contains(place), button.objectName()
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
        assert not untranslated(button.text()).strip(), button.text()
    for label in (reader.sentence, reader.label("own_code_note")):
        assert label.height() >= label.heightForWidth(label.width())
    reader.panel.close()


@pytest.mark.parametrize("height", [420, 800])
def test_whatever_is_said_can_be_read_by_keys_and_the_editor_keeps_its_three_lines(
    reader: Reader, height: int
) -> None:
    shows_much(reader.panel)
    reader.panel.show_ended(["The code ran to its end.", *3 * [3 * LONG]], is_alert=True)
    scale_text(reader.panel, 2.5)
    reader.panel.resize(1000, height)
    _settle()
    said = reader.panel.findChild(QScrollArea, "own_code_said")
    assert said is not None
    ends = reader.label("own_code_note")
    assert ends.visibleRegion().boundingRect().bottom() < ends.rect().bottom()
    assert reader.sentence.height() >= reader.sentence.heightForWidth(reader.sentence.width())
    assert reader.panel.editor.height() >= 3 * reader.panel.editor.fontMetrics().lineSpacing()
    said.setFocus(Qt.FocusReason.TabFocusReason)
    assert said.hasFocus()
    for _ in range(30):
        QTest.keyClick(said, Qt.Key.Key_PageDown)
    assert ends.visibleRegion().boundingRect().bottom() == ends.rect().bottom()
    for _ in range(30):
        QTest.keyClick(said, Qt.Key.Key_PageUp)
    assert reader.sentence.visibleRegion().boundingRect().top() == 0


def test_where_all_that_is_said_has_room_nothing_is_scrolled_and_tab_goes_by(
    reader: Reader,
) -> None:
    shows_much(reader.panel)
    _settle()
    said = reader.panel.findChild(QScrollArea, "own_code_said")
    assert said is not None
    assert said.verticalScrollBar().maximum() == 0
    assert said.focusPolicy() == Qt.FocusPolicy.NoFocus
    reader.panel.show_ended([], is_alert=False)
    reader.panel.show_notes([])
    assert said.isHidden()


def _settle() -> None:
    for _ in range(5):
        QApplication.sendPostedEvents()
