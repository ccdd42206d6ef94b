"""A window whose painting is delayed paints once, when all is there, or when a moment is over."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gradapp.override import override
from gradapp.ui.kit.delayed_painting import MOMENT, DelayedPainting
from tests.ui.seen import expose


class Window(QWidget):
    """Knows which number it has painted."""

    number = 0

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def show_number(self, number: int) -> None:
        self.number = number
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.append(self.number)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    expose(qtbot, window)
    _paint(window)
    window.painted.clear()
    return window


def _paint(window: QWidget) -> None:
    """Paint whatever would be painted next."""
    QCoreApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest.value)


def test_what_is_half_made_is_not_painted(window: Window, qtbot: QtBot) -> None:
    painting = DelayedPainting(window)
    painting.begin()
    window.show_number(1)
    _paint(window)
    assert window.painted == []
    window.show_number(2)
    painting.end()
    _paint(window)
    assert window.painted == [2]
    window.show_number(3)
    _paint(window)
    assert window.painted == [2, 3]


def test_what_takes_longer_is_painted_as_far_as_it_is(window: Window, qtbot: QtBot) -> None:
    painting, began = DelayedPainting(window), time.monotonic()
    painting.begin()
    window.show_number(1)
    _paint(window)
    painting.begin()  # which makes the moment no longer
    qtbot.waitUntil(lambda: window.painted == [1])
    assert time.monotonic() - began >= 0.9 * MOMENT / 1000
    window.show_number(2)
    _paint(window)
    assert window.painted == [1, 2]


def test_where_nothing_has_changed_nothing_is_painted(window: Window, qtbot: QtBot) -> None:
    painting = DelayedPainting(window)
    painting.begin()
    painting.end()
    painting.end()
    _paint(window)
    assert window.painted == []
