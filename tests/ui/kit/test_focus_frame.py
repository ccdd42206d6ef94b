"""The control that has the keyboard is framed, and no other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.focus_frame import FocusMarker, _Frame
from tests.pictures import pixels


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
    return [type(each.control) for each in form.findChildren(_Frame) if each.isVisible()]


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


def test_the_letters_of_a_label_with_the_keyboard_are_all_to_be_seen(
    form: QWidget, qtbot: QtBot
) -> None:
    inside = QWidget()
    label = QLabel("In 1 of 5 steps\nthey differ")
    closely = QVBoxLayout(inside)
    closely.setContentsMargins(0, 0, 0, 0)
    closely.addWidget(label)
    label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    layout = form.layout()
    assert layout is not None
    layout.addWidget(inside)
    qtbot.waitUntil(lambda: label.isVisible() and inside.x() > 0)
    for _ in range(2):
        label.setFocus(Qt.FocusReason.TabFocusReason)
        assert framed(form) == [QLabel]
        (frame,) = (each for each in form.findChildren(_Frame) if each.isVisible())
        place = label.rect().translated(label.mapTo(form, QPoint()))
        assert frame.rect().translated(frame.mapTo(form, QPoint())).contains(place)
        alone = pixels(label.grab().toImage())
        ink = alone != alone[0, -1]
        assert ink.any()
        seen = pixels(form.grab().toImage().copy(place))
        assert (seen[ink] == alone[ink]).all()
        child(form, QLineEdit).setFocus(Qt.FocusReason.TabFocusReason)
        assert framed(form) == [QLineEdit]
        form.resize(form.width() + 50, form.height() + 50)  # where it goes elsewhere
        QApplication.processEvents()
    label.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(each.control is not label for each in form.findChildren(_Frame))
