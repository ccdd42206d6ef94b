"""What a person can see in the editor of own code, and do with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor, QTextFormat
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.own_code.editor import CodeEditor
from tests.pictures import colours
from tests.told import told
from tests.ui.seen import picture

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LONG = "".join(f"x{number} = {number}\n" for number in range(1, 121))
CUT_SHORT = "x = (1\n"  # "'(' was never closed", says Python


class Writer:
    """A person at the editor, in a window whose shortcuts are to be met."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.editor = CodeEditor(self.window)
        self.other = QWidget(self.window)
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.editor)
        layout.addWidget(self.other)
        self.window.resize(420, 300)
        self.edited = QSignalSpy(self.editor.edited)
        self.clicked = QSignalSpy(self.editor.line_clicked)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.editor.setFocus()

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def writes(self, text: str) -> None:
        """Type a text, Enter at the end of each line."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.editor, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self.editor, letter)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.editor, key, modifier)

    def goes_to(self, line: int, column: int = 0, *, selecting_to: int = 0) -> None:
        """Put the cursor into a line, or select from there to the beginning of another."""
        document = self.editor.document()
        cursor = QTextCursor(document.findBlockByNumber(line - 1))
        cursor.setPosition(cursor.position() + column)
        if selecting_to:
            end = document.findBlockByNumber(selecting_to - 1).position()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def place_of(self, line: int) -> QPoint:
        block = self.editor.document().findBlockByNumber(line - 1)
        return self.editor.cursorRect(QTextCursor(block)).topLeft() + QPoint(20, 4)


@pytest.fixture
def writer(qtbot: QtBot) -> Iterator[Writer]:
    writer = Writer(qtbot)
    yield writer
    writer.window.close()


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("for k in y:\nx = k", "for k in y:\n    x = k"),
        ("if a:  # so\nb", "if a:  # so\n    b"),
        ('if a == "#":\nb', 'if a == "#":\n    b'),
        ("def f():\nreturn 1\nx", "def f():\n    return 1\nx"),
        ("if a:\nif b:\npass\nc", "if a:\n    if b:\n        pass\n    c"),
        ("x = 'a:'\ny", "x = 'a:'\ny"),
    ],
)
def test_enter_indents_as_the_code_asks_for(writer: Writer, typed: str, there: str) -> None:
    writer.writes(typed)
    assert writer.text == there


def test_tab_goes_to_the_next_level_and_backspace_back_to_the_one_before(writer: Writer) -> None:
    writer.writes("  ")
    writer.press(Qt.Key.Key_Tab)
    assert writer.text == "    "
    writer.press(Qt.Key.Key_Tab)
    assert writer.text == " " * 8
    writer.press(Qt.Key.Key_Backspace)
    assert writer.text == "    "
    writer.writes(" x")
    writer.press(Qt.Key.Key_Backspace)
    assert writer.text == "     ", "behind a letter it takes that letter"
    writer.press(Qt.Key.Key_Backspace)
    assert writer.text == "    "


def test_selected_lines_move_together_and_come_back_in_one_undo(writer: Writer) -> None:
    before = "a\n\n  b\n\tc\nd"
    writer.editor.show_text(before)
    writer.goes_to(1, selecting_to=5)
    writer.press(Qt.Key.Key_Tab)
    assert writer.text == "    a\n\n      b\n    \tc\nd", "an empty line stays empty"
    writer.goes_to(1, selecting_to=5)
    writer.press(Qt.Key.Key_Backtab, SHIFT)
    writer.goes_to(1, selecting_to=5)
    writer.press(Qt.Key.Key_Backtab, SHIFT)
    assert writer.text == "a\n\nb\nc\nd"
    for _ in range(3):
        writer.editor.undo()
    assert writer.text == before
    assert not writer.editor.can_undo


def test_what_a_person_writes_is_told_once_and_what_is_shown_is_not(writer: Writer) -> None:
    writer.editor.show_text("x = 1\n")
    assert writer.edited.count() == 0
    writer.press(Qt.Key.Key_Z)
    assert told(writer.edited) == ["zx = 1\n"]
    writer.editor.apply_theme(DARK)  # in other colours the text is the same
    assert writer.edited.count() == 1
    writer.editor.show_text("zx = 1\n")
    assert writer.editor.can_undo, "the same text is not shown anew"
    writer.editor.show_text("y = 1\n")
    assert not writer.editor.can_undo


def test_tab_writes_and_escape_is_the_windows_until_it_has_run_when_tab_leads_on(
    writer: Writer,
) -> None:
    writer.press(Qt.Key.Key_Tab)
    assert (writer.text, writer.editor.hasFocus()) == ("    ", True)
    writer.editor.set_writable(False)
    writer.press(Qt.Key.Key_Tab)
    assert (writer.text, writer.editor.hasFocus()) == ("    ", False)
    assert writer.other.hasFocus()


def test_what_is_no_python_is_underlined_and_said_and_gone_once_it_is_mended(
    writer: Writer,
) -> None:
    changed = QSignalSpy(writer.editor.fault_changed)
    writer.writes("x = (1")
    assert writer.editor.fault is None, "not while it is being typed"
    writer.qtbot.waitUntil(lambda: changed.count() == 1)
    fault = writer.editor.fault
    assert fault is not None
    assert (fault.line, fault.words) == (1, "'(' was never closed")
    assert writer.editor.accessibleDescription() == "Line 1: '(' was never closed"
    (mark,) = writer.editor.extraSelections()
    assert mark.cursor.selectedText() == "("
    assert mark.format.underlineColor().name() == LIGHT.increase_text
    writer.writes(")")
    writer.qtbot.waitUntil(lambda: changed.count() == 2)
    assert writer.editor.accessibleDescription() == ""
    assert writer.editor.extraSelections() == []


def test_what_is_shown_is_looked_at_at_once_and_no_fault_is_marked_where_it_only_ran(
    writer: Writer,
) -> None:
    writer.editor.show_text(CUT_SHORT)
    assert writer.editor.fault is not None
    writer.editor.set_writable(False)
    assert writer.editor.extraSelections() == []
    assert writer.editor.accessibleDescription() == ""
    writer.editor.set_writable(True)
    assert writer.editor.accessibleDescription() == "Line 1: '(' was never closed"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_line_that_has_run_and_the_one_that_failed_are_marked_and_said(
    writer: Writer, theme: Theme
) -> None:
    editor = writer.editor
    editor.apply_theme(theme)
    editor.show_text("a = 1\n  \nb = a/0\n")
    editor.set_writable(False)
    assert editor.accessibleName() == "Own code, line by line"
    editor.mark_line(1, 3)
    assert editor.accessibleDescription() == "Line 1 has run: a = 1"
    marks = {
        each.cursor.blockNumber() + 1: each.format.background().color().name()
        for each in editor.extraSelections()
    }
    assert marks == {1: theme.mark, 3: theme.highlight}
    wide = QTextFormat.Property.FullWidthSelection
    assert all(each.format.boolProperty(wide) for each in editor.extraSelections())
    assert (editor.line, editor.trouble, editor.line_looked_at) == (1, 3, 1)
    gutter = picture(writer.editor).copy(0, 0, 40, editor.height())
    assert theme.gradient in colours(gutter), "a triangle stands before the line that has run"
    editor.mark_line(0, 0)
    assert (editor.extraSelections(), editor.accessibleDescription()) == ([], "")


def test_to_write_on_is_to_mark_nothing(writer: Writer) -> None:
    writer.editor.show_text("a = 1\nb = 2\n")
    fresh = picture(writer.editor)
    writer.editor.set_writable(False)
    writer.editor.mark_line(2, 1)
    assert picture(writer.editor) != fresh
    writer.editor.set_writable(True)
    assert (writer.editor.line, writer.editor.trouble) == (0, 0)
    writer.qtbot.waitUntil(lambda: picture(writer.editor) == fresh)
    assert writer.editor.accessibleName() == "Own code"


def test_a_marked_line_is_in_the_middle_whatever_line_was_before(writer: Writer) -> None:
    editor = writer.editor
    editor.show_text(LONG)
    editor.set_writable(False)
    editor.mark_line(60, 0)
    height = editor.viewport().height()
    assert height / 3 < writer.place_of(60).y() < 2 * height / 3
    expected = picture(writer.editor)
    for before in (1, 119, 59):
        editor.mark_line(before, 0)
        editor.mark_line(60, 0)
        writer.qtbot.waitUntil(lambda: picture(writer.editor) == expected)


def test_a_click_tells_its_line_once_the_code_has_run_and_a_selection_is_none(
    writer: Writer,
) -> None:
    editor, button = writer.editor, Qt.MouseButton.LeftButton
    editor.show_text(LONG)
    QTest.mouseClick(editor.viewport(), button, pos=writer.place_of(3))
    assert writer.clicked.count() == 0, "while it is written, that is where one writes"
    assert editor.line_looked_at == 3
    editor.set_writable(False)
    QTest.mouseClick(editor.viewport(), button, pos=writer.place_of(4))
    assert told(writer.clicked) == [4]
    QTest.mousePress(editor.viewport(), button, pos=writer.place_of(2))
    QTest.mouseMove(editor.viewport(), writer.place_of(5))
    QTest.mouseRelease(editor.viewport(), button, pos=writer.place_of(5))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.RightButton, pos=writer.place_of(2))
    assert writer.clicked.count() == 1


@pytest.mark.parametrize(("line", "found"), [(7, 7), (0, 1), (500, 1)])
def test_one_writes_on_in_a_line_that_is_there_or_else_in_the_first(
    writer: Writer, line: int, found: int
) -> None:
    writer.editor.show_text(LONG)
    writer.editor.look_at(line)
    assert writer.editor.line_looked_at == found


@pytest.mark.usefixtures("large_text")
def test_the_gutter_has_room_for_its_longest_number_at_any_size_of_text(writer: Writer) -> None:
    editor = writer.editor
    editor.set_base_font(QApplication.font())
    for lines in (1, 120, 12_000):
        editor.show_text("\n" * (lines - 1))
        margin = editor.viewport().x() - editor.contentsRect().x()
        assert margin > editor.fontMetrics().horizontalAdvance(f"✕{lines}")


def test_letters_grow_with_the_text_and_a_level_is_four_of_them(
    writer: Writer, large_font: QFont
) -> None:
    writer.editor.set_base_font(large_font)
    assert writer.editor.font().pointSizeF() == pytest.approx(large_font.pointSizeF(), rel=0.1)
    letter = writer.editor.fontMetrics().horizontalAdvance("0")
    assert writer.editor.tabStopDistance() == 4 * letter
