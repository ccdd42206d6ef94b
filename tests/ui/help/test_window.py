"""The page of help: what is listed and read, what is found in it, and how one goes through it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from gradapp.ui.help.window import HelpEntry, HelpWindow
from tests.ui.seen import expose

FILLED = " ".join(["Words that fill the page."] * 60)
ENTRIES = (
    HelpEntry("error", "Words", "Error *E*", f"How far off the model is. {FILLED}"),
    HelpEntry(
        "ulp", "Words", "ulp", f"The step to the **next** number; see [error](#error). {FILLED}"
    ),
    HelpEntry("to-step", "Tasks", "Take a step", f"Press →. {FILLED}"),
)


class Reader:
    """A person at the page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = HelpWindow(ENTRIES)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.open_at("")
        page = self.window.findChild(QTextBrowser, "help_page")
        listed = self.window.findChild(QListWidget, "help_list")
        search = self.window.findChild(QLineEdit, "help_search")
        assert page is not None
        assert listed is not None
        assert search is not None
        self.page, self.list, self.search = page, listed, search

    def rows(self) -> list[str]:
        return [self.list.item(row).text() for row in range(self.list.count())]

    def looks_for(self, words: str) -> None:
        self.search.setFocus()
        self.search.selectAll()
        QTest.keyClicks(self.search, words)

    def heading(self) -> str:
        """The heading at the cursor, which is at the top of what is read."""
        QApplication.processEvents()
        place = self.page.cursorRect()
        at_top = place.top() < 2 * self.page.fontMetrics().height()
        bar = self.page.verticalScrollBar()
        assert at_top or bar.value() == bar.maximum()
        return self.page.textCursor().block().text()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.window.close()


def test_all_is_listed_under_its_part_and_read_in_order(reader: Reader) -> None:
    assert reader.rows() == ["Words", "Error E", "ulp", "Tasks", "Take a step"]
    text = reader.page.toPlainText()
    places = [text.index(f"{words}\n") for words in reader.rows()]
    assert places == sorted(places)
    assert reader.search.hasFocus()
    names = [each.accessibleName() for each in (reader.search, reader.list, reader.page)]
    assert names == ["Search the help", "What is explained", "Explanations"]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("NEXT", ["Words", "ulp"]),
        ("next number", ["Words", "ulp"]),
        ("number step", ["Words", "ulp"]),
        ("tasks", ["Tasks", "Take a step"]),
        ("step", ["Words", "ulp", "Tasks", "Take a step"]),
        ("no such", []),
    ],
)
def test_what_has_all_words_that_are_typed_is_left(
    reader: Reader, words: str, rows: list[str]
) -> None:
    whole = reader.page.toPlainText()
    reader.looks_for(words)
    assert reader.rows() == rows
    read = reader.page.toPlainText()
    assert all(row in read for row in rows)
    assert ("Nothing here has these words" in read) is not bool(rows)
    reader.search.clear()
    assert reader.page.toPlainText() == whole


def test_enter_reads_the_first_that_is_found_and_down_the_next(reader: Reader) -> None:
    reader.looks_for("step")
    QTest.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.window.isVisible(), "Enter is for what is searched for"
    assert reader.list.hasFocus()
    assert reader.heading() == "ulp"
    QTest.keyClick(reader.list, Qt.Key.Key_Down)
    assert reader.list.currentItem().text() == "Tasks", "a part is said, and read no other"
    assert reader.heading() == "ulp"
    QTest.keyClick(reader.list, Qt.Key.Key_Down)
    assert reader.heading() == "Take a step"
    reader.looks_for("no such")
    QTest.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.window.isVisible()


def test_it_opens_at_a_word_that_is_not_among_what_was_searched_for(reader: Reader) -> None:
    reader.looks_for("tasks")
    reader.window.open_at("ulp")
    assert reader.search.text() == ""
    assert reader.rows() == ["Words", "Error E", "ulp", "Tasks", "Take a step"]
    assert reader.list.currentItem().text() == "ulp"
    assert reader.heading() == "ulp"
    reader.looks_for("number")
    reader.window.open_at("ulp")
    assert reader.search.text() == "number"


def test_a_link_leads_to_its_word_and_one_elsewhere_nowhere(reader: Reader) -> None:
    reader.window.open_at("ulp")
    reader.page.anchorClicked.emit(QUrl("https://example.org"))
    assert reader.heading() == "ulp"
    reader.page.anchorClicked.emit(QUrl("#error"))
    assert reader.heading() == "Error E"
    assert reader.list.currentItem().text() == "Error E"


def test_links_have_the_colour_of_a_palette_that_came_later(reader: Reader) -> None:
    palette = QPalette(reader.window.palette())
    palette.setColor(QPalette.ColorRole.Link, "#123456")
    usual = QApplication.palette()
    QApplication.setPalette(palette)
    reader.window.refill()
    QApplication.setPalette(usual)
    assert "#123456" in reader.page.toHtml()


def test_escape_closes_it(reader: Reader) -> None:
    QTest.keyClick(reader.search, Qt.Key.Key_Escape)
    assert not reader.window.isVisible()


@pytest.mark.parametrize("title", ["Lay all codes beside one another", "Ab" * 6])
def test_a_title_that_is_wider_than_the_list_goes_on_in_a_second_line(
    qtbot: QtBot, title: str
) -> None:
    window = HelpWindow(
        [HelpEntry("long", "Tasks", title, ""), HelpEntry("short", "Tasks", "ulp", "")]
    )
    expose(qtbot, window)
    listed = window.findChild(QListWidget, "help_list")
    assert listed is not None
    long, short = (listed.visualItemRect(listed.item(row)) for row in (1, 2))
    width = listed.fontMetrics().horizontalAdvance(title)
    lines = -(-width // listed.viewport().width())
    assert long.height() >= lines * listed.fontMetrics().height()
    assert (long.height() > short.height()) == (lines > 1)
