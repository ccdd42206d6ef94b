"""A label in a place of its own gets the height that its words need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.reserved_label import ReservedLabel
from tests.ui.seen import expose

SHORT, LONG = "word " * 3, "word " * 40


class Page(QWidget):
    """A page with one note above nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ReservedLabel("note")
        self.holder = LayoutShield(self.note)
        layout = QVBoxLayout(self)
        layout.addWidget(self.holder)
        layout.addStretch(1)

    @property
    def is_whole(self) -> bool:
        return self.holder.height() >= self.note.heightForWidth(self.note.width())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    expose(qtbot, page, 300, 300)
    return page


def settled(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition)


def test_words_get_as_many_lines_as_they_need(page: Page, qtbot: QtBot) -> None:
    page.note.setText(SHORT)
    usual = page.holder.height()
    page.note.setText(LONG)
    settled(qtbot, lambda: page.holder.height() > usual and page.is_whole)
    page.note.setText(SHORT)
    settled(qtbot, lambda: page.holder.height() == usual)


def test_words_that_need_the_height_of_before_in_another_width(page: Page, qtbot: QtBot) -> None:
    page.resize(120, 300)
    page.note.setText("word " * 8)
    settled(qtbot, lambda: page.is_whole)
    page.resize(320, 300)
    settled(qtbot, lambda: page.is_whole)
    page.note.setText("word " * 24)
    settled(qtbot, lambda: page.is_whole)


def test_words_that_came_while_they_could_not_be_seen(qtbot: QtBot) -> None:
    tabs, page = QTabWidget(), Page()
    tabs.addTab(page, "")
    tabs.addTab(QWidget(), "")
    expose(qtbot, tabs, 300, 300)
    tabs.setCurrentIndex(1)
    page.note.setText(LONG)
    tabs.setCurrentIndex(0)
    settled(qtbot, lambda: page.is_whole)


def test_words_that_came_in_a_wide_page_have_all_their_lines_in_a_narrow_one_again(
    page: Page, qtbot: QtBot
) -> None:
    page.note.setText(SHORT)
    settled(qtbot, lambda: page.is_whole)
    page.resize(2000, 300)
    settled(qtbot, lambda: page.note.width() > 1900)
    page.note.setText(LONG)
    QCoreApplication.processEvents()
    assert page.holder.height() == page.note.minimumHeight()
    page.resize(300, 300)
    settled(qtbot, lambda: page.note.width() < 300 and page.is_whole)
