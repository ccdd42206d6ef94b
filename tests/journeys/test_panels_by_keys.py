"""Panels are floated, put back and moved by keys, and take the keyboard along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gradapp.core import lab
from tests.person import Person

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")


def test_a_panel_is_floated_and_put_back_by_keys_and_escape_leads_out_of_it(window: Person) -> None:
    window.keys("Ctrl+Shift+F")
    assert "Tab" in window.spoken()
    control = window.find(QWidget, "variables")
    dock = window.window.docks["code"]
    control.setFocus(Qt.FocusReason.TabFocusReason)
    window.sees(control.hasFocus)
    window.keys("Ctrl+Shift+F")
    assert dock.isFloating()
    window.sees(control.hasFocus)
    window.keys("Esc")
    window.sees(window.window.hasFocus)
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)
    dock.activateWindow()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    window.sees(control.hasFocus)
    window.keys("Ctrl+Shift+F")
    assert not dock.isFloating()
    window.sees(lambda: dock.is_in_front and control.hasFocus())
    window.keys("Ctrl+Shift+F")
    assert dock.isFloating()
    window.sees(control.hasFocus)


def test_a_panel_that_shares_its_place_is_put_back_before_the_others(window: Person) -> None:
    for name in ("code", "graph", "steps", "samples", "pins"):
        dock = window.window.docks[name]
        dock.raise_()
        window.sees(lambda dock=dock: dock.is_in_front)
        dock.float_or_dock()
        window.sees(lambda dock=dock: QApplication.activeWindow() is dock)
        dock.float_or_dock()
        window.sees(lambda dock=dock: dock.is_in_front and not dock.isFloating())


@pytest.mark.parametrize("name", ["graph", "steps", "pins"])
def test_a_panel_behind_another_floats_on_the_screen_whoever_lifts_it(
    window: Person, name: str
) -> None:
    dock = window.window.docks[name]
    dock.setFloating(True)
    window.sees(dock.isFloating)
    assert window.window.screen().availableGeometry().contains(dock.frameGeometry())
    assert dock.titleBarWidget().isVisible()
    dock.setFloating(False)
    window.sees(lambda: not dock.isFloating())


@pytest.mark.parametrize(
    ("name", "control"),
    [("problem", "method"), ("rate", "learning_rate_strip"), ("code", "variables")],
)
def test_a_panel_is_moved_to_the_other_side_and_back_by_keys(
    window: Person, name: str, control: str
) -> None:
    dock, focused = window.window.docks[name], window.find(QWidget, control)
    plots = window.window.parabola
    places = [each.geometry() for each in window.window.docks.values() if each.is_in_front]

    def is_left() -> bool:
        return dock.mapTo(window.window, QPoint()).x() < plots.mapTo(window.window, QPoint()).x()

    was_left = is_left()
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    window.keys("Ctrl+Shift+M")
    window.sees(lambda: is_left() != was_left and dock.is_in_front and focused.hasFocus())
    window.keys("Ctrl+Shift+M")
    window.sees(lambda: is_left() == was_left and dock.is_in_front and focused.hasFocus())
    window.sees(
        lambda: (
            places == [each.geometry() for each in window.window.docks.values() if each.is_in_front]
        )
    )


def test_a_floating_panel_is_moved_into_the_window_and_leaving_the_lab_still_shows_what_was_seen(
    window: Person,
) -> None:
    window.window.menus.lab_entries[lab.ENTRIES[0].method.id].trigger()
    formula, method = window.window.docks["formula"], window.find(QWidget, "method")
    window.sees(lambda: window.window.lab_panel.isVisible())
    window.window.docks["problem"].float_or_dock()
    method.setFocus(Qt.FocusReason.TabFocusReason)
    window.sees(method.hasFocus)
    window.keys("Ctrl+Shift+M")
    window.sees(lambda: method.hasFocus() and not window.window.docks["problem"].isFloating())
    window.keys("Ctrl+Shift+B")
    window.sees(lambda: formula.is_in_front)


def test_a_command_that_switches_is_done_once_however_long_its_key_is_held_down(
    window: Person,
) -> None:
    again = {
        each.objectName() for each in window.window.menus.actions.values() if each.autoRepeat()
    }
    assert again == {
        *("step", "back", "line_forward", "line_back", "undo", "redo"),
        *("slower", "faster", "text_larger", "text_smaller"),
    }
