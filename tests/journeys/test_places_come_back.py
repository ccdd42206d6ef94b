"""Whatever a person has left and comes back to, they are at the step and the line they were at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from tests.journeys.test_documents import settled, types_name
from tests.journeys.test_problem_form import opens, writes
from tests.person import Person
from tests.products import pairs

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

Open = Callable[..., Person]
DIVERGES = Problem(theta=3.0, x=10.0, y=2.0, alpha=1e6)


def place(window: Person) -> tuple[str, str, int | None]:
    """Return where a person is, as the window says it, and the line's number."""
    settled(window)
    window.sees(lambda: bool(window.marked_line))
    walk = window.workbench.walk
    return window.label("position"), window.marked_line, walk.line


def goes_to_a_line(window: Person) -> tuple[str, str, int | None]:
    """Go back to the fourth of six steps, and there three lines back."""
    window.press("Step", times=6)
    window.keys("Left", "Left")
    settled(window)
    window.keys("Up", "Up", "Up")
    found = place(window)
    assert found[2] is not None
    return found


def through_the_lab(window: Person) -> None:
    window.keys("Ctrl+PgDown")
    window.sees(lambda: window.workbench.current_run.is_in_lab)
    window.keys("1")
    window.sees(lambda: not window.workbench.current_run.is_locked)
    settled(window)
    window.keys("Ctrl+Shift+B")


def through_a_form_that_is_cancelled(window: Person) -> None:
    form = opens(window)
    writes(form, "Learning rate α", "0.3")
    window.sees(lambda: window.workbench.current_run.problem.alpha == 0.3)
    cancel = form.findChild(QPushButton, "problem_form_cancel")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    window.sees(lambda: not form.isVisible())


def through_own_code(window: Person) -> None:
    window.keys("Ctrl+E")
    window.sees(window.window.pages.own_code.isVisible)
    window.keys("Ctrl+Shift+1")


def through_own_code_and_the_lab(window: Person) -> None:
    window.keys("Ctrl+E")
    window.sees(window.window.pages.own_code.isVisible)
    window.keys("Ctrl+PgDown")
    settled(window)
    window.keys("Ctrl+Shift+B")


def through_an_example_undone(window: Person) -> None:
    window.command("File", "A long valley")
    settled(window)
    window.keys("Ctrl+Z")


def through_a_way_undone(window: Person) -> None:
    window.keys("Ctrl+3")
    settled(window)
    window.keys("Ctrl+Z")


def through_changes_in_a_hurry(window: Person) -> None:
    window.types("α", "0.2")
    window.keys("Ctrl+Z", "Ctrl+Y", "Ctrl+Z", "Ctrl+Y", "Ctrl+Z")


def through_the_lab_in_a_hurry(window: Person) -> None:
    for _ in range(3):
        window.keys("Ctrl+PgDown", "Ctrl+Shift+B")


def through_the_hall(window: Person) -> None:
    window.keys("F11")
    hall = window.find(QWidget, "hall")
    window.sees(hall.isVisible)
    QTest.keyClick(hall, Qt.Key.Key_Escape)
    window.sees(lambda: not hall.isVisible())


def through_a_new_document_undone(window: Person) -> None:
    window.keys("Ctrl+N")
    window.sees(lambda: window.steps == 0)
    window.keys("Ctrl+Z")


WAYS = (
    through_the_lab,
    through_a_form_that_is_cancelled,
    through_own_code,
    through_own_code_and_the_lab,
    through_an_example_undone,
    through_a_way_undone,
    through_changes_in_a_hurry,
    through_the_lab_in_a_hurry,
    through_the_hall,
    through_a_new_document_undone,
)


def goes_to_a_line_of_the_step_that_could_not_be_finished(
    window: Person,
) -> tuple[str, str, int | None]:
    """Go to the end of a run that diverges, and on through the lines of the step after it."""
    window.workbench.requests.set_problem(DIVERGES)
    window.keys("Ctrl+2", "Ctrl+End")
    settled(window)
    window.sees(lambda: "Diverged at step" in window.status)
    window.keys("Down", "Down", "Down")
    window.sees(lambda: window.workbench.walk.step == window.steps + 1)
    return place(window)


@pytest.mark.parametrize(
    ("way", "goes"),
    pairs(WAYS, (goes_to_a_line, goes_to_a_line_of_the_step_that_could_not_be_finished)),
)
def test_the_step_and_its_line_come_back(
    window: Person,
    way: Callable[[Person], None],
    goes: Callable[[Person], tuple[str, str, int | None]],
) -> None:
    before, walk = goes(window), window.workbench.walk
    steps, step = window.steps, walk.step
    way(window)
    window.sees(lambda: window.steps == steps)
    window.sees(lambda: place(window) == before and walk.step == step)
    assert ("Diverged at step" in window.status) == (step > steps)


def test_a_person_who_goes_elsewhere_meanwhile_is_not_brought_back(window: Person) -> None:
    goes_to_a_line(window)
    window.types("α", "0.2")
    window.window.setFocus()
    window.keys("Ctrl+Z", "Right")
    settled(window)
    window.sees(lambda: window.cursor == 5)
    assert window.workbench.walk.line is None


def test_a_document_that_is_saved_from_within_the_lab_has_the_line_outside(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    before = goes_to_a_line(first)
    first.keys("Ctrl+PgDown")
    first.keys("Ctrl+S")
    types_name(first, tmp_path / "asked.gradapp")
    first.window.close()
    second = open_window(Remembered(animate=False))
    second.workbench.open(str(tmp_path / "asked.gradapp"))
    second.sees(lambda: second.workbench.current_run.is_locked)
    second.keys("Ctrl+Shift+B")
    second.sees(lambda: second.steps == 6)
    second.sees(lambda: place(second) == before)


def test_in_the_lab_a_document_brings_back_problem_step_and_line(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.keys("Ctrl+PgDown", "2")
    first.sees(lambda: not first.workbench.current_run.is_locked)
    settled(first)
    first.types("α", "0.15")
    settled(first)
    first.press("Step", times=4)
    first.keys("Left")
    settled(first)
    first.keys("Up", "Up")
    before = place(first)
    first.keys("Ctrl+S")
    types_name(first, tmp_path / "lab.gradapp")
    first.window.close()
    second = open_window(Remembered(animate=False))
    second.workbench.open(str(tmp_path / "lab.gradapp"))
    second.sees(lambda: second.workbench.current_run.is_in_lab)
    second.sees(lambda: second.steps == 4)
    second.sees(lambda: place(second) == before)
    assert second.workbench.current_run.problem == Problem(alpha=0.15)


def test_a_link_to_what_is_on_the_screen_leaves_its_line_where_there_is_no_step_to_forget(
    window: Person,
) -> None:
    window.keys("Ctrl+3")
    settled(window)
    window.keys("Up")
    there = place(window)
    assert there[2] is not None
    for command in ("Copy link", "Paste link"):
        window.command("Edit", command)
        settled(window)
    assert place(window) == there
