"""The menus say what is chosen, what is undone next, and how the Lab's questions were answered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gradapp.core.lab.course import Mark
from gradapp.ui.window.menus import Menus


@pytest.fixture
def menus(qtbot: QtBot) -> Menus:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window)
    menus.fill()
    return menus


def test_one_way_is_marked_or_one_code_of_the_lab(menus: Menus) -> None:
    choices = {**menus.ways, **menus.lab_entries}
    for chosen in ("autograd", "wrong_factor", "python"):
        menus.show_method(chosen)
        assert [id for id, action in choices.items() if action.isChecked()] == [chosen]
        assert menus.way == choices[chosen].text().replace("&", "")


def test_what_is_undone_next_is_named_as_it_is_written(menus: Menus) -> None:
    undo, bare = menus.actions["undo"], menus.actions["undo"].text()
    menus.name_undo("x & y", "")
    assert undo.text() == f"{bare}: x && y"
    menus.name_undo("", "")
    assert undo.text() == bare


def test_the_mark_of_a_question_takes_the_place_of_the_one_before(menus: Menus) -> None:
    entry, bare = menus.lab_entries["wrong_factor"], menus.lab_entries["wrong_factor"].text()
    for mark, sign in ((Mark.WRONG, "✗"), (Mark.RIGHT, "✓")):
        menus.mark_lab_entry("wrong_factor", mark)
        assert entry.text().startswith(bare)
        assert [each for each in "✓✗→" if each in entry.text()] == [sign]
    menus.mark_lab_entry("wrong_factor", None)
    assert entry.text() == bare


def test_every_command_is_in_the_menu_that_its_entry_names(menus: Menus) -> None:
    window = menus.parent()
    assert isinstance(window, QMainWindow)
    reached, waiting = set(), [window.menuBar().actions()]
    while waiting:
        for action in waiting.pop():
            reached.add(action)
            if (menu := action.menu()) is not None:
                waiting.append(menu.actions())
    choices = (menus.ways, menus.lab_entries, menus.layouts, menus.schemes)
    everything = [*menus.actions.values(), *menus.examples]
    everything += [action for each in choices for action in each.values()]
    assert set(everything) <= reached
