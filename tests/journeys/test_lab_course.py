"""A person takes the Lab as a course: goes on and back, tries again, comes back another day."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.lab.course import INTRODUCTION
from gradapp.core.lab.entry import Entry
from gradapp.ui.kit.scroller import Scroller
from tests.journeys.test_layout import places
from tests.person import Person

EVERY = pytest.mark.parametrize("entry", lab.ENTRIES, ids=lambda entry: entry.method.id)
WITHOUT_MOTION = Remembered(animate=False)


def reads(person: Person, name: str) -> str:
    label = person.find(QLabel, f"lab_{name}")
    return label.text().replace("\u00a0", " ") if label.isVisible() else ""


def entries(person: Person) -> list[str]:
    """Return the questions as the menu lists them."""
    actions = person.window.menus.lab_entries
    return [actions[entry.method.id].text().replace("&", "") for entry in lab.ENTRIES]


def answers(person: Person, *keys: str) -> None:
    for key in keys:
        person.keys(key)
        if key.isdigit():
            person.sees(lambda: bool(reads(person, "verdict")))
        person.settles()


def docks(person: Person) -> dict[str, tuple[int, int, int, int]]:
    """Return where the panels are, once nothing moves any more."""
    return {name: at for name, at in places(person).items() if name.startswith("dock")}


def test_two_clicks_lead_from_the_start_to_the_first_question(window: Person) -> None:
    window.command("Lab", "Next question")  # the menu, and the entry in it
    window.settles()
    assert reads(window, "introduction") == str(INTRODUCTION)
    assert reads(window, "so_far") == "Question 1 of 16"
    assert reads(window, "title") == str(lab.ENTRIES[0].method.title)
    assert reads(window, "question") == "What will happen?"


def test_the_introduction_is_for_those_who_have_not_answered_yet(window: Person) -> None:
    answers(window, "Ctrl+PgDown", "1", "Ctrl+PgDown")
    assert not reads(window, "introduction")
    assert reads(window, "so_far") == "Question 2 of 16 · ✗ not right: no. 1"


@EVERY
def test_nothing_gives_the_answer_away_while_the_question_is_open(
    window: Person, entry: Entry
) -> None:
    window.command(
        "Lab", str(entry.method.title).removeprefix("Lab ").replace(": ", "  ", 1).replace("…", "")
    )
    window.settles()
    for key in ("Space", "Right", "Down", "Up", "Ctrl+End", "End"):
        window.keys(key)
        window.settles()
        assert (window.cursor, window.steps) == (0, 0), key
    assert window.status == "PyTorch 2.13.0 ready"
    for id in ("play", "step", "line_forward", "line_back", "run_many", "run_to_stop", "pin"):
        assert not window.window.menus.actions[id].isEnabled(), id
    assert not window.label("code_sentence")
    assert not window.marked_line
    assert reads(window, "question")


def test_what_is_open_looks_the_same_however_far_the_correct_code_comes(window: Person) -> None:
    plots = window.window.parameter_curves, window.window.parabola
    seen = []
    for _ in lab.ENTRIES:
        answers(window, "Ctrl+PgDown")
        seen.append([window.picture(plot) for plot in plots])
    for pictures in seen:  # what is called a loss leaves less width to the plot beside it
        sizes = [
            picture.size() == first.size() for picture, first in zip(pictures, seen[0], strict=True)
        ]
        assert sizes == [True, True] or pictures is seen[6]
        pairs = zip(pictures, seen[0], sizes, strict=True)
        assert all(picture == first for picture, first, is_as_large in pairs if is_as_large)


def test_answers_are_marked_with_a_sign_and_a_word_and_the_last_one_counts(window: Person) -> None:
    right, wrong = (str(lab.ENTRIES[0].happens + 1), "1")
    answers(window, "Ctrl+PgDown", wrong)
    assert entries(window)[0] == f"1  {lab.ENTRIES[0].name}   ✗ not right"
    answers(window, "Ctrl+Shift+A")
    assert reads(window, "question")
    assert not reads(window, "verdict")
    answers(window, right)
    assert entries(window)[0] == f"1  {lab.ENTRIES[0].name}   ✓ right"
    window.press("Next question")
    window.settles()
    window.press("Show it without guessing")
    window.settles()
    assert entries(window)[1] == f"2  {lab.ENTRIES[1].name}   → looked at"
    assert (
        entries(window)[2:]
        == [f"{number}  {entry.name}" for number, entry in enumerate(lab.ENTRIES, start=1)][2:]
    )
    assert reads(window, "so_far") == "Question 2 of 16 · ✓ right: no. 1 · → looked at: no. 2"


def test_after_the_last_question_the_next_one_is_the_first_that_is_still_open(
    window: Person,
) -> None:
    answers(window, "Ctrl+PgDown", "1")
    window.window.menus.lab_entries[lab.ENTRIES[-1].method.id].trigger()
    answers(window, "1")
    assert reads(window, "so_far").startswith("Question 16 of 16")
    window.press("Next question")
    assert reads(window, "title") == str(lab.ENTRIES[1].method.title)
    assert reads(window, "question")


def test_the_course_is_gone_through_by_keys_alone_to_its_end_and_back(window: Person) -> None:
    for number, entry in enumerate(lab.ENTRIES, start=1):
        answers(window, "Ctrl+PgDown", str(entry.happens + 1))
        assert reads(window, "title") == str(entry.method.title)
        assert reads(window, "verdict") == "✓ Your prediction was right:"
        marked = ", ".join(map(str, range(1, number + 1)))
        assert reads(window, "so_far") == f"Question {number} of 16 · ✓ right: no. {marked}"
    assert not window.window.menus.actions["lab_next"].isEnabled()
    answers(window, "Ctrl+PgUp")
    assert reads(window, "title") == str(lab.ENTRIES[14].method.title)
    assert reads(window, "question"), "a question that is gone back to is asked again"
    answers(window, "Ctrl+Shift+B")
    assert not window.window.menus.actions["lab_previous"].isEnabled()
    assert not window.window.menus.actions["lab_again"].isEnabled()
    assert window.window.menus.actions["step"].isEnabled()


def test_the_correct_curve_goes_on_at_rest_as_far_as_the_table_compares(window: Person) -> None:
    import torch

    answers(window, "Ctrl+PgDown", "2")
    assert window.steps == 20
    θ = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([θ], 0.1)
    for step in range(1, 21):
        optimizer.zero_grad()
        ((θ * 2.0 - 3.0) ** 2).backward()
        optimizer.step()
        if step in (5, 15, 20):
            window.points_at("thetaPerStep", step)
            _, told = window.label("thetaPerStep_reading").split("\n")
            number = float(re.findall(r"[0-9.]+", told)[-1])
            assert number == pytest.approx(θ.item(), rel=1e-3), told


def test_another_day_the_marks_are_there_and_the_course_goes_on_with_what_is_open(
    open_window: Callable[..., Person],
) -> None:
    first = open_window(WITHOUT_MOTION)
    answers(first, "Ctrl+PgDown", "2", "Ctrl+PgDown", "1")
    marked = entries(first)
    first.window.close()
    again = open_window()
    assert entries(again) == marked
    answers(again, "Ctrl+PgDown")
    assert reads(again, "title") == str(lab.ENTRIES[2].method.title)


def test_a_run_of_the_lab_that_is_opened_again_is_explained_and_not_asked_about(
    window: Person,
) -> None:
    answers(window, "Ctrl+PgDown", "2", "Ctrl+B", "Ctrl+2")
    window.window.pins_panel.open_requested.emit(0)  # as its button does
    window.settles()
    assert window.steps == lab.ENTRIES[0].steps
    assert reads(window, "verdict") == "✓ Your prediction was right:"


@pytest.mark.parametrize(
    ("size", "scale", "scheme"),
    [((1360, 860), 100, "light"), ((1024, 700), 100, "dark"), ((1024, 700), 175, "light")],
)
def test_question_and_ways_on_are_reached_by_tab_at_every_size(
    open_window: Callable[..., Person], size: tuple[int, int], scale: int, scheme: str
) -> None:
    person = open_window(replace(WITHOUT_MOTION, text_scale=scale, scheme=scheme))
    person.window.resize(*size)
    answers(person, "Ctrl+PgDown")
    if scale == 100:
        for name in ("lab_introduction", "lab_question", "lab_answer_1", "lab_answer_4"):
            widget = person.find(QWidget, name)
            person.sees(lambda w=widget: w.visibleRegion().boundingRect() == w.rect())
    reached = set()
    for _ in range(60):
        person.keys("Tab")
        focus = person.workbench.window.focusWidget()
        if focus is not None:
            reached.add(focus.objectName())
    assert {"lab_answer_1", "lab_answer_4", "lab_next_button", "leave_lab_button"} <= reached
    panel = person.window.lab_panel
    scroller = next(s for s in person.window.findChildren(Scroller) if s.widget() is panel)
    assert panel.width() <= scroller.viewport().width(), "nothing is scrolled sideways"


@pytest.mark.parametrize("size", [(1360, 860), (1024, 700)])
def test_panels_have_the_sizes_that_follow_from_whether_a_question_is_open(
    open_window: Callable[..., Person], size: tuple[int, int]
) -> None:
    person = open_window(WITHOUT_MOTION)
    person.window.resize(*size)
    answers(person, "Ctrl+PgDown")
    asked = docks(person)
    answers(person, "2")
    answered, picture = docks(person), person.picture(person.window)
    assert answered["dock_code"][3] > asked["dock_code"][3], "the code can be seen whole"
    person.command("View", "Reset layout")
    assert docks(person) == answered
    assert person.picture(person.window) == picture
    person.command("Lab", "Try again")
    person.settles()
    assert docks(person) == asked
