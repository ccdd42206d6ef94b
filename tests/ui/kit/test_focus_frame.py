"""The control that has the keyboard is framed, and no other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.focus_frame import FocusMarker


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A field and a button in a window that is active, the button with the keyboard."""
    form = QWidget()
    qtbot.addWidget(form)
    owner = QObject(form)
    FocusMarker(qapp, owner)
    layout = QVBoxLayout(form)
    for control in (QLineEdit(), QPushButton("Take")):
        layout.addWidget(control)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    child(form, QPushButton).setFocus(Qt.FocusReason.TabFocusReason)
    return form


def child(form: QWidget, kind: type[QWidget]) -> QWidget:
    found = form.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def framed(form: QWidget) -> list[type]:
    """Return what the frames that can be seen are around."""
    return [type(each.parent()) for each in form.findChildren(QFocusFrame) if each.isVisible()]


def test_the_frame_goes_where_the_keyboard_goes(form: QWidget) -> None:
    assert framed(form) == [QPushButton]
    for kind in (QLineEdit, QPushButton, QLineEdit):
        child(form, kind).setFocus(Qt.FocusReason.TabFocusReason)
        assert framed(form) == [kind]


def test_a_control_is_framed_again_when_a_menu_is_closed(form: QWidget, qtbot: QtBot) -> None:
    menu = QMenu(form)
    menu.addAction("Copy")
    menu.popup(form.mapToGlobal(form.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(menu.isHidden)
    assert child(form, QPushButton).hasFocus()
    assert framed(form) == [QPushButton]
