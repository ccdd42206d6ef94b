"""A panel of the window's table has a place in each layout, be it named there or not."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gradapp.app.system.application import find_icons
from gradapp.ui.window.layouts import LAYOUTS
from gradapp.ui.window.main_window import MainWindow
from tests.additions.distance import DistancePanel
from tests.ui.seen import expose


def test_a_panel_that_no_layout_names_stands_behind_the_code_or_last_below(qtbot: QtBot) -> None:
    find_icons()
    window = MainWindow()
    window.add_panel("distance", "Distance", DistancePanel())
    window.layouts.reset()
    expose(qtbot, window)
    behind = {}
    for layout in LAYOUTS[:2]:
        window.layouts.choose(layout.id)
        dock = window.docks["distance"]
        assert not dock.isHidden()
        behind[layout.id] = {each.name for each in window.tabifiedDockWidgets(dock)}
    assert behind["descent"] == {"code", "graph", "steps", "samples", "pins"}
    assert behind["code"] == {"graph", "steps", "samples", "pins"}
    window.layouts.choose("four_ways")
    assert window.docks["distance"].isHidden()
