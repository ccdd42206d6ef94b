"""The layouts of the window: each keeps what a person made of it, and none leaves a trace."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.ui.window.layouts import LAYOUTS
from tests.journeys.test_layout import docks, drag_column, drag_handle, places, settle
from tests.person import Person
from tests.products import covering

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

DESCENT, CODE = "Ctrl+Shift+1", "Ctrl+Shift+2"


def picture(person: Person) -> QImage:
    """Return the window's pixels, once nothing moves any more."""
    places(person)
    return person.window.grab().toImage()


def marked(person: Person) -> list[str]:
    """Return which layouts the menu marks."""
    return [id for id, action in person.window.menus.layouts.items() if action.isChecked()]


def test_a_layout_is_chosen_by_its_key_or_its_menu_and_marked_there(window: Person) -> None:
    assert marked(window) == ["descent"]
    window.keys(CODE)
    assert marked(window) == ["code"]
    assert "dock_graph" in places(window)
    window.command("View", "Descent")
    assert marked(window) == ["descent"]
    assert "dock_graph" not in places(window)
    keys = {each.id: action for each, action in zip(LAYOUTS, actions(window), strict=True)}
    assert keys["code"].shortcut().toString() == CODE


def actions(person: Person) -> list[QAction]:
    return list(person.window.menus.layouts.values())


@pytest.mark.parametrize(
    ("size", "scheme"), [((1024, 700), "dark"), ((1360, 860), "light"), ((1800, 1000), "dark")]
)
def test_a_window_that_had_another_layout_looks_as_before_to_the_pixel(
    window: Person, size: tuple[int, int], scheme: str
) -> None:
    person = window.set_up(scheme=scheme)
    person.window.resize(*size)
    person.press("Step", times=2)
    before = picture(person)
    person.keys(CODE)
    code = picture(person)
    assert code != before
    person.keys(DESCENT)
    assert picture(person) == before
    person.keys("Home", CODE)
    places(person)
    person.keys("End")
    person.sees(lambda: person.cursor == 2)
    assert picture(person) == code
    person.keys(DESCENT)
    assert picture(person) == before


def test_what_was_said_behind_another_layout_has_its_room_when_it_is_seen(
    open_window: Callable[..., Person],
) -> None:
    pictures = []
    for other in ("Ctrl+5", DESCENT):
        person = open_window(Remembered(animate=False, method="autograd"))
        person.window.resize(1280, 800)
        person.sees(lambda person=person: person.workbench.shown_run.is_settled)
        person.keys(other)
        person.keys("Right", "Right", "Right")
        person.sees(lambda person=person: person.cursor == 3)
        person.keys("Left")
        person.sees(lambda person=person: person.workbench.shown_run.is_settled)
        person.keys(DESCENT)
        person.sees(lambda person=person: person.workbench.shown_run.is_settled)
        pictures.append(picture(person))
        person.window.close()
    assert pictures[0] == pictures[1]


def test_each_layout_keeps_its_own_sizes_and_panels_and_is_reset_by_itself(window: Person) -> None:
    usual = places(window)
    window.keys(CODE)
    usual_code = places(window)
    drag_handle(window, "code_parts", QPoint(0, 30))
    window.command("View", "Pins")
    assert "Pins" not in shown(window)
    code = places(window)
    window.keys(DESCENT)
    assert places(window) == usual
    assert "Pins" in shown(window)
    drag_column(window, "formula", -40)
    descent = places(window)
    assert descent != usual
    window.keys(CODE)
    assert places(window) == code
    window.keys("Ctrl+Shift+0")
    assert places(window) == usual_code
    assert "Pins" in shown(window)
    window.keys(DESCENT)
    assert places(window) == descent
    window.keys("Ctrl+Shift+0")
    assert places(window) == usual


def test_a_key_that_is_also_that_of_larger_text_resets_the_layout(window: Person) -> None:
    """On a German keyboard, = is on the key of 0: Qt finds two commands there, and does neither."""
    usual = places(window)
    for id in ("reset_layout", "text_larger"):  # Qt asks one, and the next time the other
        window.window.docks["ways"].close()
        assert places(window) != usual
        event = QShortcutEvent(QKeySequence("Ctrl+="), 0, True)
        QApplication.sendEvent(window.window.menus.actions[id], event)
        assert places(window) == usual
    assert window.workbench.appearance.text_scale == 100


def shown(person: Person) -> set[str]:
    """Return the titles of panels that the menu marks as shown."""
    found = person.window.menus.panels.actions()
    return {action.text().replace("&", "") for action in found if action.isChecked()}


def test_all_layouts_are_there_at_the_next_start_and_the_window_has_the_last(
    open_window: Callable[..., Person],
) -> None:
    first = open_window(Remembered(animate=False))
    drag_column(first, "formula", -40)
    descent = places(first)
    first.keys(CODE)
    drag_handle(first, "code_parts", QPoint(0, 30))
    first.window.docks["ways"].float_or_dock()
    code, where = places(first), first.window.docks["ways"].geometry()
    first.window.close()
    second = open_window()
    assert marked(second) == ["code"]
    assert places(second) == code
    assert second.window.docks["ways"].isFloating()
    assert second.window.docks["ways"].geometry() == where
    second.keys(DESCENT)
    assert places(second) == descent
    assert not second.window.docks["ways"].isFloating()


def test_the_lab_goes_along_into_another_layout_and_leaves_no_trace_in_any(window: Person) -> None:
    before = places(window)
    window.workbench.lab.enter(lab.ENTRIES[0])
    settle()
    in_lab = places(window)
    window.keys(CODE)
    assert window.window.lab_panel.isVisible()
    window.keys(DESCENT)
    assert places(window) == in_lab
    window.keys(CODE, "Ctrl+Shift+B", DESCENT)
    assert places(window) == before


def test_the_keyboard_stays_where_it_is_seen_and_else_is_the_windows(window: Person) -> None:
    field = window.field("α")
    field.setFocus()
    window.keys(CODE)
    assert QApplication.focusWidget() is field
    window.window.show_panel("rate")  # in front of the field
    places(window)
    window.keys(DESCENT)
    field.setFocus()
    window.keys(CODE)
    assert QApplication.focusWidget() is window.window


@pytest.mark.parametrize(
    ("scale", "layout"), covering(product((175, 100), [each.id for each in LAYOUTS]))
)
def test_no_layout_needs_more_than_a_small_window(window: Person, scale: int, layout: str) -> None:
    person = window.set_up(text_scale=scale)
    person.press("Step", times=2)  # of the run: own code has none before it has run
    person.window.menus.layouts[layout].trigger()
    places(person)
    person.window.resize(100, 100)
    settle()
    assert person.window.width() <= 1024
    assert person.window.height() <= 700
    person.window.resize(1024, 700)
    settle()
    for place in docks(person).values():
        assert place[0] >= 0
        assert place[0] + place[2] <= 1024
