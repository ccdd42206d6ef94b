"""What a word is about is marked until the next thing is done, and found by what it is in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.help.spotlight import Spotlight
from gradapp.ui.help.subjects import section_of
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from tests.contrast import contrast
from tests.ui.seen import expose


@pytest.fixture
def target(qtbot: QtBot) -> QWidget:
    target = QWidget()
    expose(qtbot, target, 300, 200)
    return target


def test_it_is_around_its_place_and_inside_of_what_it_marks(target: QWidget) -> None:
    mark = Spotlight(target, QRect(50, 60, 70, 20))
    assert mark.geometry().contains(QRect(50, 60, 70, 20))
    assert target.rect().contains(Spotlight(target, target.rect()).geometry())
    assert target.childAt(QPoint(60, 70)) is None, "the mouse goes through it"
    assert not mark.hasFocus()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_one_of_its_lines_stands_out_whatever_is_behind(target: QWidget, theme: Theme) -> None:
    target.setPalette(theme.palette())
    mark = Spotlight(target, QRect(50, 60, 70, 40))
    image = mark.grab().toImage()
    edge = [image.pixelColor(x, image.height() // 2).name() for x in range(5)]
    assert max(contrast(one, other) for one in edge for other in edge) >= 3


@pytest.mark.parametrize("what", ["key", "click", "size"])
def test_the_next_thing_that_is_done_ends_it(target: QWidget, what: str, qtbot: QtBot) -> None:
    mark = Spotlight(target, QRect(50, 60, 70, 20))
    QTest.mouseMove(target, QPoint(10, 10))
    QApplication.processEvents()
    assert mark.isVisible()
    if what == "key":
        QTest.keyClick(target, Qt.Key.Key_Shift)
    elif what == "click":
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    else:
        target.resize(310, 200)
    qtbot.waitUntil(lambda: target.findChild(Spotlight) is None)


@pytest.mark.usefixtures("qapp")
def test_a_control_is_explained_by_its_own_section_or_that_of_what_it_is_in() -> None:
    window, panel, field, plain = (QWidget() for _ in range(4))
    window.setObjectName("main_window")
    panel.setObjectName("problem_panel")
    panel.setParent(window)
    field.setObjectName("alpha")
    for each in (field, plain):
        each.setParent(panel)
    assert section_of(field) == "learning-rate"
    assert section_of(plain) == section_of(panel) == "to-type"
    assert section_of(window) == section_of(QWidget()) == "to-ask"
