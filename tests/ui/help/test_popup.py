"""A word explained beside where it stands: what it says, where it is, and how it is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.help.popup import Explained, Popup
from tests.pseudo import untranslated
from tests.told import told
from tests.ui.seen import picture, scale_text

ULP = Explained(
    "ulp",
    "ulp",
    "The step from one number to the **next**; see [rounding](#rounding).",
    "Here one ulp of `θ` is 2⁻²³.",
    "More: [float32](#float32), [a page](https://example.org).",
    can_be_shown=True,
)
PLAIN = Explained("", "Nothing more", "It has one sentence.")
LONG = replace(ULP, term="long", text=" ".join(["Many words that go on and on."] * 60))


class Reader:
    """A person who has a word explained, in a window with something else that has the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.spoken: list[str] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.popup = Popup(self.window, lambda _widget, words: self.spoken.append(words))
        self.asked = QSignalSpy(self.popup.term_asked)
        self.shown = QSignalSpy(self.popup.show_asked)
        self.paged = QSignalSpy(self.popup.page_asked)
        self.closed = QSignalSpy(self.popup.closed)
        self.window.resize(400, 300)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def open(self, explained: Explained = ULP, at: QPoint | None = None) -> None:
        self.popup.open_beside(QRect(at or QPoint(300, 300), QSize(40, 20)), explained)
        QApplication.processEvents()

    def label(self, part: str) -> QLabel:
        found = self.popup.findChild(QLabel, f"term_{part}")
        assert found is not None
        return found

    def button(self, name: str) -> QPushButton:
        found = self.popup.findChild(QPushButton, f"term_{name}")
        assert found is not None
        return found

    def parts(self) -> list[QWidget]:
        """All that is to be seen of it."""
        return [w for w in self.popup.findChildren(QWidget) if w.isVisible()]


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot)
    yield reader
    reader.popup.close()
    reader.window.close()


def test_it_says_all_of_it_to_the_eye_and_to_a_screen_reader(reader: Reader) -> None:
    assert reader.popup.term == ""
    reader.open()
    assert (reader.popup.term, reader.label("title").text()) == ("ulp", "ulp")
    said = "ulp The step from one number to the next; see rounding. Here one ulp of θ is 2⁻²³."
    assert reader.spoken == [said]
    assert reader.popup.accessibleDescription() == said
    assert reader.popup.accessibleName() == "ulp"
    reader.popup.close()
    assert reader.popup.term == ""


def test_what_is_not_there_takes_no_room(reader: Reader) -> None:
    reader.open()
    full = reader.popup.height()
    assert len(reader.parts()) == 6
    reader.open(PLAIN)
    names = {part.objectName() for part in reader.parts()}
    assert names == {"term_title", "term_text"}
    assert reader.popup.height() < full


def test_the_keyboard_is_at_what_leads_on(reader: Reader) -> None:
    reader.open()
    assert reader.button("show").hasFocus()
    QTest.keyClick(reader.button("show"), Qt.Key.Key_Return)
    assert told(reader.shown) == ["ulp"]
    assert not reader.popup.isVisible()
    reader.open(replace(ULP, can_be_shown=False))
    assert reader.button("more").hasFocus()
    QTest.keyClick(reader.button("more"), Qt.Key.Key_Return)
    assert told(reader.paged) == ["ulp"]
    assert reader.closed.count() == 2


def test_escape_leaves_it(reader: Reader) -> None:
    reader.open()
    QTest.keyClick(reader.popup, Qt.Key.Key_Escape)
    assert not reader.popup.isVisible()
    assert (reader.closed.count(), reader.shown.count(), reader.paged.count()) == (1, 0, 0)


def test_a_link_asks_for_a_word_and_one_that_leads_elsewhere_for_nothing(reader: Reader) -> None:
    reader.open()
    reader.label("text").linkActivated.emit("#rounding")
    reader.label("rest").linkActivated.emit("#float32")
    reader.label("rest").linkActivated.emit("https://example.org")
    assert told(reader.asked) == ["rounding", "float32"]
    assert reader.popup.isVisible()


def test_another_word_is_spoken_in_its_place_and_another_number_is_only_shown(
    reader: Reader,
) -> None:
    reader.open()
    there = reader.popup.pos()
    reader.popup.show_explained(replace(ULP, here="Here it is 2⁻²²."))
    assert reader.label("here").text() == "Here it is 2⁻²²."
    assert len(reader.spoken) == 1
    reader.popup.show_explained(PLAIN)
    assert reader.spoken[1:] == ["Nothing more It has one sentence."]
    assert reader.popup.pos() == there


def test_it_depends_on_what_is_explained_alone(reader: Reader, qtbot: QtBot) -> None:
    reader.open()
    expected, place = picture(reader.popup), reader.popup.geometry()
    for other in (PLAIN, LONG):
        reader.popup.show_explained(other)
        reader.popup.show_explained(ULP)
        reader.button("show").setFocus()
        qtbot.waitUntil(lambda: picture(reader.popup) == expected)
        assert reader.popup.geometry() == place
    reader.popup.close()
    reader.popup.show_explained(LONG)
    reader.open()
    qtbot.waitUntil(lambda: picture(reader.popup) == expected)


@pytest.mark.parametrize("x", [0, 700, 1900])
@pytest.mark.parametrize("y", [0, 500, 1060])
@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_it_is_whole_on_the_screen_and_leaves_the_word_in_sight(
    reader: Reader, x: int, y: int, scale: float
) -> None:
    scale_text(reader.popup, scale)
    reader.open(at=QPoint(x, y))
    screen = reader.popup.screen().availableGeometry()
    assert screen.contains(reader.popup.geometry())
    assert not reader.popup.geometry().intersects(QRect(x, y, 40, 20))
    for part in reader.parts():
        assert reader.popup.rect().contains(part.geometry()), part.objectName()
        if isinstance(part, QLabel):
            assert part.height() >= part.heightForWidth(part.width())


@pytest.mark.usefixtures("unspoken")
def test_in_longer_words_its_buttons_can_be_read(qtbot: QtBot) -> None:
    reader = Reader(qtbot)
    reader.open()
    for name in ("show", "more"):
        button = reader.button(name)
        words = button.text().replace("&", "")
        assert button.width() >= button.fontMetrics().horizontalAdvance(words)
        assert reader.popup.rect().contains(button.geometry())
        assert not untranslated(words).strip()
    reader.popup.close()
    reader.window.close()
