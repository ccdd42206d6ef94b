"""A window that was used before and put back is as a fresh one; one that can't be is put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.own_code.limits import Limits
from gradapp.core.problem.notebook import Problem
from tests.person import Person
from tests.shared import SharedWindow, seen

FIRST = Remembered(animate=False)


@pytest.fixture
def lent(open_window: Callable[..., Person]) -> Iterator[SharedWindow]:
    window = SharedWindow(lambda: open_window(FIRST), lambda _: None)
    yield window
    window.end()


def pictures(person: Person) -> Iterator[QImage]:
    """Yield the whole window with each of its panels in front, in each of its layouts."""
    person.window.activateWindow()
    QTest.mouseMove(person.window.status)
    for layout in person.window.menus.layouts.values():
        layout.trigger()
        for dock in person.window.docks.values():
            if dock.isVisible():
                dock.raise_()
                yield seen(person)[-1]
    person.window.menus.layouts["descent"].trigger()
    person.sees(lambda: rests(person))


def rests(person: Person) -> bool:
    return person.workbench.engine.rests and person.workbench.shown_run.is_settled


def solves(person: Person) -> None:
    person.workbench.current_run.set_problem(Problem(alpha=0.26, theta=-3.0))
    person.keys("Ctrl+2", "Right", "Right", "Down", "Ctrl+L", "Ctrl+G", "Ctrl+Shift+P")


def visits_the_lab(person: Person) -> None:
    person.press("Step")
    person.workbench.lab.enter(lab.ENTRIES[1])
    person.workbench.lab.answer(0)


def changes_how_it_looks(person: Person) -> None:
    person.window.menus.schemes["dark"].trigger()
    person.workbench.appearance.set_text_scale(150)
    person.window.resize(1024, 700)
    person.chooses_speed(30.0)


def moves_panels(person: Person) -> None:
    person.window.docks["graph"].raise_()
    person.window.docks["ways"].float_or_dock()
    person.keys("Ctrl+Shift+2")
    person.window.docks["formula"].hide()
    person.keys("Ctrl+5")


def looks_at_codes_in_another_form(person: Person) -> None:
    person.keys("Ctrl+5")
    person.press("As a loop")
    person.press("Only what is new")


def limits_own_code(person: Person) -> None:
    person.keys("Ctrl+E")
    person.workbench.own_code.set_limits(Limits(lines=100))


def opens_windows_beside_it(person: Person) -> None:
    person.press("Step")
    person.sees(lambda: rests(person))
    for id in ("why", "sweep", "shortcuts", "hall"):
        person.window.menus.actions[id].trigger()


def test_a_window_that_was_used_before_is_a_fresh_one_to_the_pixel(
    lent: SharedWindow, open_window: Callable[..., Person]
) -> None:
    used = lent.lend()
    for uses in (
        solves,
        visits_the_lab,
        changes_how_it_looks,
        moves_panels,
        looks_at_codes_in_another_form,
        limits_own_code,
        opens_windows_beside_it,
    ):
        uses(used)
        used.sees(lambda: rests(used))
        lent.take_back()
        assert lent.lend() is used, uses
    assert (used.cursor, used.steps) == (0, 0)
    assert used.workbench.own_code.limits == Limits()
    assert not used.window.menus.actions["undo"].isEnabled()
    before = list(pictures(used))
    fresh = open_window(FIRST)
    for number, (one, other) in enumerate(zip(before, pictures(fresh), strict=True)):
        assert one == other, number


def test_a_window_that_remembers_what_nothing_puts_back_is_put_away(lent: SharedWindow) -> None:
    used = lent.lend()
    used.window.showMaximized()
    lent.take_back()
    assert lent.lend() is not used
    assert not lent.lend().window.isMaximized()


def test_the_documents_of_one_test_are_no_recent_ones_of_the_next(
    lent: SharedWindow, tmp_path: Path
) -> None:
    used = lent.lend()
    used.workbench.files._write(tmp_path / "a.gradapp", lambda: None)
    lent.take_back()
    assert lent.lend() is used
    assert used.workbench.files.recent.paths == ()
    assert not used.window.menus.recent.isEnabled()
