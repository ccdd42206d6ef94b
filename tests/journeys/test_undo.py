"""Whatever a person changes can be undone and redone, and the menu says what that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from shiboken6 import delete

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from tests.person import Person


def says(window: Person, command: str) -> str:
    """Return what an entry of the menu is called, or that it can't be chosen."""
    action = window.window.menus.actions[command]
    return action.text().replace("&", "") if action.isEnabled() else "-"


def problem(window: Person) -> object:
    return window.workbench.current_run.problem


def test_a_new_window_has_nothing_to_undo(window: Person) -> None:
    assert (says(window, "undo"), says(window, "redo")) == ("-", "-")
    window.press("Step", times=2)
    window.keys("Left", "Home")
    assert says(window, "undo") == "-"


def test_a_number_is_undone_with_the_step_that_was_looked_at(window: Person) -> None:
    window.press("Step", times=5)
    window.keys("Left", "Left")
    window.types("α", "0.2")
    assert says(window, "undo") == "Undo: α"
    window.sees(lambda: window.cursor == 0)
    window.keys("Ctrl+Z")
    window.sees(lambda: (window.cursor, window.steps) == (3, 5))
    assert problem(window) == Problem()
    assert (says(window, "undo"), says(window, "redo")) == ("-", "Redo: α")
    window.keys("Ctrl+Shift+Z")
    assert problem(window) == Problem(alpha=0.2)
    assert (says(window, "undo"), says(window, "redo")) == ("Undo: α", "-")


def test_a_change_that_is_made_again_comes_with_the_step_at_which_it_was_left(
    window: Person,
) -> None:
    window.types("α", "0.2")
    window.press("Step", times=4)
    window.keys("Left", "Ctrl+Z")
    window.press("Step", times=2)
    window.keys("Ctrl+Y")
    window.sees(lambda: (window.cursor, window.steps) == (3, 4))
    window.keys("Ctrl+Z")
    window.sees(lambda: (window.cursor, window.steps) == (2, 2))


def test_everything_is_undone_to_the_start_and_done_again(window: Person) -> None:
    seen = [problem(window)]

    def note() -> None:
        seen.append((problem(window), window.workbench.current_run.method.id))

    note()
    window.types("θ₀", "-2")
    note()
    window.keys("Ctrl+2")
    note()
    window.chooses("Precision", "float64")
    note()
    window.command("File", "Bounces for ever: α = 1/x²")
    note()
    window.command("File", "A long valley")
    note()
    window.keys("Ctrl+N")
    note()
    words = []
    for before in reversed(seen[1:-1]):
        words.append(says(window, "undo"))
        window.command("Edit", says(window, "undo"))
        assert (problem(window), window.workbench.current_run.method.id) == before
    assert says(window, "undo") == "-"
    assert words == [
        "Undo: The notebook",
        "Undo: A long valley",
        "Undo: Bounces for ever: α = 1/x²",
        "Undo: the precision",
        "Undo: the way: autograd",
        "Undo: θ₀",
    ]
    for after in seen[2:]:
        window.keys("Ctrl+Y")
        assert (problem(window), window.workbench.current_run.method.id) == after
    assert says(window, "redo") == "-"


def test_a_drag_is_one_entry_and_the_next_drag_another(window: Person) -> None:
    for theta in (3.0, -1.0):
        window.drags_ball_to(theta)
    assert window.workbench.history.stack.count() == 2
    second = problem(window)
    window.keys("Ctrl+Z")
    first = problem(window)
    assert first not in (second, Problem())
    window.keys("Ctrl+Z")
    assert problem(window) == Problem()
    window.keys("Ctrl+Y", "Ctrl+Y")
    assert problem(window) == second


def test_a_drag_that_is_given_up_leaves_no_entry(window: Person) -> None:
    strip = window.window.learning_rate_panel.findChild(object, "learning_rate_strip")
    at = strip.handle_position().toPoint()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    for by in (10, 20, 30):
        at.setX(at.x() + by)
        QTest.mouseMove(strip, at)
    assert problem(window) != Problem()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at)
    assert problem(window) == Problem()
    assert says(window, "undo") == "-"


def test_pins_their_names_and_their_removal_are_undone(window: Person) -> None:
    window.press("Step", times=3)
    pins = window.workbench.pins
    window.keys("Ctrl+B")
    (name,) = [pin.name for pin in pins.pins.values()]
    assert says(window, "undo") == f"Undo: the pin “{name}”"
    pins.rename(0, "first")
    assert says(window, "undo") == "Undo: the name of a pin"
    pins.compare_with(0)
    pins.remove(0)
    assert says(window, "undo") == "Undo: the removal of “first”"
    window.keys("Ctrl+Z")
    assert [(pin.name, len(pin)) for pin in pins.pins.values()] == [("first", 3)]
    assert pins.reference == 0
    window.keys("Ctrl+Z", "Ctrl+Z")
    assert [pin.name for pin in pins.pins.values()] == [name]
    window.keys("Ctrl+Z")
    assert not pins.pins
    assert window.steps == 3
    for _ in range(4):
        window.keys("Ctrl+Y")
    assert not pins.pins
    assert says(window, "redo") == "-"


def test_undo_works_while_steps_are_made_and_while_they_are_played(window: Person) -> None:
    window.types("α", "0.001")
    window.keys("Ctrl+End")
    window.sees(lambda: window.workbench.current_run.busy)
    window.keys("Ctrl+Z")
    window.sees(lambda: not window.workbench.current_run.busy)
    assert problem(window) == Problem()
    window.keys("Ctrl+Y", "Space")
    assert problem(window) == Problem(alpha=0.001)
    window.keys("Ctrl+Z")
    assert not window.workbench.player.playing
    assert problem(window) == Problem()


def test_a_field_has_the_key_while_something_is_typed_in_it(window: Person) -> None:
    window.types("α", "0.2")
    field = window.field("α")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert problem(window) == Problem(alpha=0.2)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.2"
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert problem(window) == Problem()
    assert field.text() == "0.1"


def test_what_was_solved_at_the_last_start_is_where_changes_begin(
    open_window: Callable[..., Person],
) -> None:
    first = open_window()
    first.types("α", "0.2")
    first.window.close()
    second = open_window()
    assert problem(second) == Problem(alpha=0.2)
    assert says(second, "undo") == "-"


def test_nothing_is_undone_from_within_the_lab(window: Person) -> None:
    window.types("α", "0.2")
    window.workbench.lab.enter(next(iter(entries())))
    assert says(window, "undo") == "-"
    window.keys("Ctrl+Z")
    assert window.workbench.current_run.is_in_lab
    window.workbench.lab.leave()
    assert says(window, "undo") == "Undo: α"
    window.keys("Ctrl+Z")
    assert problem(window) == Problem()


def entries() -> object:
    from gradapp.core import lab

    return lab.ENTRIES


def test_a_problem_typed_in_the_form_is_undone(window: Person) -> None:
    window.workbench.requests.set_problem(GALLERY[0][1])
    window.workbench.requests.set_problem(GALLERY[0][1].but(batch=2))
    assert says(window, "undo") == "Undo: the samples per step"
    window.workbench.requests.set_problem(GALLERY[0][1].but(batch=2, alpha=0.3))
    assert says(window, "undo") == "Undo: α"
    window.keys("Ctrl+Z", "Ctrl+Z")
    assert problem(window) == GALLERY[0][1]
    window.keys("Ctrl+Z")
    assert problem(window) == Problem()


def test_a_window_that_goes_asks_nothing_of_changes_that_are_gone_already(
    open_window: Callable[..., Person],
) -> None:
    window = open_window(Remembered(animate=False))
    window.types("α", "0.2")
    delete(window.workbench.history)  # as Qt does at the end; an error in a slot fails the test
    assert says(window, "undo") == "Undo: α"


def test_a_restart_is_undone_with_its_steps_and_made_again(window: Person) -> None:
    window.press("Step", times=4)
    window.keys("Left")
    before = window.workbench.current_run.run.steps.tolist()
    window.command("Run", "Restart")
    assert window.steps == 0
    assert "restart" in window.window.menus.actions["undo"].text()
    window.keys("Ctrl+Z")
    window.sees(lambda: window.steps == 4 and window.cursor == 3)
    assert window.workbench.current_run.run.steps.tolist() == before
    window.keys("Ctrl+Y")
    window.sees(lambda: window.steps == 0)
    window.command("Run", "Restart")  # of nothing: there is nothing to be undone
    window.keys("Ctrl+Z")
    window.sees(lambda: window.steps == 4)


def test_a_restart_in_the_lab_changes_nothing_outside(window: Person) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+PgDown", "1")
    window.sees(lambda: not window.workbench.engine.busy)
    window.keys("Ctrl+Home")
    window.keys("Ctrl+Shift+B")
    window.sees(lambda: window.steps == 2)
    assert not window.window.menus.actions["undo"].isEnabled()
