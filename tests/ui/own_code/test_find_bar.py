"""What is looked for in the code is found as it is typed, on and back, round the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.own_code.editor import CodeEditor
from gradapp.ui.own_code.find_bar import FindBar

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Searcher:
    """A person at the editor who looks for something."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.editor = CodeEditor(self.window)
        self.editor.show_text("loss = 1\nLoss = 2\nx = loss\n")
        self.bar = FindBar(self.editor, self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.bar)
        layout.addWidget(self.editor)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        field = self.bar.findChild(QLineEdit, "own_code_find")
        found = self.bar.findChild(QLabel, "own_code_found")
        assert field is not None
        assert found is not None
        self.field, self.found = field, found

    @property
    def place(self) -> tuple[int, str]:
        """The line and the words that are selected in the code."""
        cursor = self.editor.textCursor()
        line = self.editor.document().findBlock(cursor.selectionStart()).blockNumber() + 1
        return line, cursor.selectedText()

    def enter(
        self, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> tuple[int, str]:
        QTest.keyClick(self.field, Qt.Key.Key_Return, modifier)
        return self.place


@pytest.fixture
def searcher(qtbot: QtBot) -> Iterator[Searcher]:
    searcher = Searcher(qtbot)
    yield searcher
    searcher.window.close()


def test_it_is_out_of_sight_until_it_is_opened_and_has_the_keyboard_then(
    searcher: Searcher,
) -> None:
    assert not searcher.bar.isVisible()
    searcher.bar.open_bar()
    assert searcher.field.hasFocus()
    assert searcher.field.accessibleName() == "Find in the code"
    assert searcher.found.text() == ""


def test_each_letter_finds_from_the_same_place_and_enter_goes_on_round_the_end(
    searcher: Searcher,
) -> None:
    searcher.bar.open_bar()
    QTest.keyClicks(searcher.field, "l")
    assert searcher.place == (1, "l")
    QTest.keyClicks(searcher.field, "oss")
    assert searcher.place == (1, "loss")
    assert searcher.found.text() == "3 places"
    assert [searcher.enter(), searcher.enter(), searcher.enter()] == [
        (2, "Loss"),
        (3, "loss"),
        (1, "loss"),
    ]
    assert [searcher.enter(SHIFT), searcher.enter(SHIFT)] == [(3, "loss"), (2, "Loss")]
    assert searcher.editor.toPlainText() == "loss = 1\nLoss = 2\nx = loss\n"


def test_what_is_nowhere_is_said_and_what_is_no_longer_looked_for_is_not(
    searcher: Searcher,
) -> None:
    searcher.bar.open_bar()
    QTest.keyClicks(searcher.field, "lost")
    assert searcher.found.text() == "0 places"
    QTest.keyClick(searcher.field, Qt.Key.Key_Backspace)
    QTest.keyClick(searcher.field, Qt.Key.Key_Backspace)
    assert searcher.found.text() == "3 places"
    searcher.field.selectAll()
    QTest.keyClick(searcher.field, Qt.Key.Key_Delete)
    assert searcher.found.text() == ""


def test_one_word_that_is_selected_is_looked_for_and_several_lines_are_not(
    searcher: Searcher,
) -> None:
    cursor = searcher.editor.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    searcher.editor.setTextCursor(cursor)
    searcher.bar.open_bar()
    assert (searcher.field.text(), searcher.field.selectedText()) == ("loss", "loss")
    assert searcher.found.text() == "3 places"
    searcher.editor.selectAll()
    searcher.bar.open_bar()
    assert searcher.field.text() == "loss"


@pytest.mark.parametrize("by_key", [True, False], ids=["Escape", "button"])
def test_it_is_put_away_and_the_code_has_the_keyboard_and_the_place_that_was_found(
    searcher: Searcher, by_key: bool
) -> None:
    left = QSignalSpy(searcher.bar.left)
    searcher.bar.open_bar()
    QTest.keyClicks(searcher.field, "x")
    if by_key:
        QTest.keyClick(searcher.field, Qt.Key.Key_Escape)
    else:
        close = searcher.bar.findChild(QToolButton, "own_code_find_close")
        assert close is not None
        assert close.accessibleName() == "Close"
        close.click()
    assert not searcher.bar.isVisible()
    assert searcher.editor.hasFocus()
    assert (searcher.place, left.count()) == ((3, "x"), 1)
