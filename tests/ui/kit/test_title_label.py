"""The name of a plot where there is little room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.title_label import TitleLabel


def picture(qtbot: QtBot, width: int, whole: str, short: str = "") -> QImage:
    label = TitleLabel()
    qtbot.addWidget(label)
    label.set_names(whole, short)
    label.resize(width, 24)
    return label.grab().toImage()


def test_where_the_whole_name_has_no_room_its_short_form_stands(qtbot: QtBot) -> None:
    whole, short = "E before each step", "E before"
    roomy, narrow = 300, 90
    assert picture(qtbot, roomy, whole, short) == picture(qtbot, roomy, whole)
    assert picture(qtbot, narrow, whole, short) == picture(qtbot, narrow, short)
    assert picture(qtbot, narrow, whole, short) != picture(qtbot, narrow, whole)


def test_the_first_of_the_shorter_names_that_has_room_stands(qtbot: QtBot) -> None:
    label = TitleLabel()
    qtbot.addWidget(label)
    names = ("E before each step", "E before", "E")
    label.set_names(*names)
    for name, next_one in pairwise(names):
        width = label.fontMetrics().horizontalAdvance(name)
        label.resize(width, 24)
        assert label.shown() == name
        label.resize(width - 1, 24)
        assert label.shown() == next_one
    assert label.minimumSizeHint().width() <= label.fontMetrics().horizontalAdvance("E")
