"""What a splitter divides follows from what its parts need, whenever they came to need it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.share_splitter import ShareSplitter
from tests.ui.seen import expose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so


def test_what_a_part_came_to_need_behind_another_panel_it_has_when_it_is_seen_again(
    qtbot: QtBot,
) -> None:
    needed = [100]
    splitter = ShareSplitter(
        Qt.Orientation.Vertical, lambda: [PartNeeds(0, needed=needed[0], stretch=0), PartNeeds(0)]
    )
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    panels = QStackedWidget()
    panels.addWidget(splitter)
    panels.addWidget(QWidget())
    expose(qtbot, panels, 200, 400)
    assert splitter.sizes()[0] == 100
    panels.setCurrentIndex(1)
    needed[0] = 200
    panels.setCurrentIndex(0)
    assert splitter.sizes()[0] == 200
