"""What a screen reader says of steps and lines: each that is looked at, and never a flood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from gradapp.app.views.narrator import Narrator
from tests.person import Person
from tests.waiting import PATIENCE_S


@pytest.fixture
def said(window: Person) -> Iterator[list[str]]:
    """What a screen reader would have said by now."""
    words: list[str] = []

    def announce(_widget: QWidget, text: str) -> None:
        words.append(text)

    workbench = window.workbench
    parts = window.window, workbench.current_run, workbench.player, workbench.walk
    narrator = Narrator(*parts, lambda: workbench.shown_run.is_settled, announce, lambda: True)
    yield words
    narrator.end()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a step said soon, where no keys are held."""
    monkeypatch.setattr("gradapp.app.views.narrator.SETTLED", 50)


@pytest.mark.usefixtures("soon")
def test_each_step_is_said_with_its_numbers_and_what_it_did_to_the_error(
    window: Person, said: list[str]
) -> None:
    # By hand, θ* = 1.5: E = (2θ − 3)², dE/dθ = 4(2θ − 3), α = 0.1.
    for number, error, theta in ((1, 1.0, 1.4), (2, 0.04, 1.48)):
        window.keys("Right")
        window.sees(lambda number=number: len(said) == number)
        assert said[-1].startswith(f"Step {number} of {number}: E")
        assert said[-1].endswith(f"{error:g}, new θ = {theta}, E falls")
    window.keys("Left")
    window.sees(lambda: said[-1].startswith("Step 1 of 2: E = 1, new θ = 1.4"))
    window.keys("Home")
    window.sees(lambda: said[-1] == "Start: θ₀ = 1, step 0 of 2")


def test_a_key_that_is_held_says_only_where_it_leads(window: Person, said: list[str]) -> None:
    window.keys(*["Right"] * 12)
    window.sees(lambda: bool(said))
    assert [words.partition(":")[0] for words in said] == ["Step 12 of 12"]


def play(window: Person, said: list[str]) -> None:
    """Play a long run at thirty steps a second, of which alone is heard from now on."""
    window.chooses_speed(30.0)
    window.types("α", "0.001")
    said.clear()
    window.keys("Space")


def test_a_run_that_is_played_is_said_seldom_and_at_its_end(
    window: Person, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.views.narrator.PLAYED", PATIENCE_S)  # however slow it is
    play(window, said)
    window.sees(lambda: window.cursor >= 30)
    assert len(said) <= 2
    window.keys("Space")
    window.sees(lambda: bool(said) and said[-1].startswith(f"Step {window.cursor} of"))


def test_a_run_is_said_while_it_is_played_however_fast_its_steps_follow(
    window: Person, said: list[str]
) -> None:
    play(window, said)
    window.sees(lambda: any(words.startswith("Step ") for words in said))
    assert window.workbench.player.playing


@pytest.mark.usefixtures("soon")
def test_each_line_is_said_with_what_it_changed(window: Person, said: list[str]) -> None:
    window.keys("Ctrl+2", "Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and bool(said))
    while "backward()" not in said[-1]:
        count = len(said)
        window.keys("Up")
        window.sees(lambda count=count: len(said) > count)
        assert said[-1].startswith("Line ")
    assert "E.backward()" in said[-1]
    assert "θ.grad = -4" in said[-1].replace("−", "-")


@pytest.mark.usefixtures("soon")
def test_what_code_of_the_lab_does_is_said_of_the_error_and_not_of_what_it_calls_so(
    window: Person, said: list[str]
) -> None:
    # Its loss, θ²x² + y², falls from 13; the error (θx − y)² rises from 1 to (0.2·2 − 3)² = 6.76.
    window.command("Lab", "7  Shapes (2, 1) and (2,)")
    window.keys("4")
    window.sees(lambda: window.cursor == 10)
    window.keys("Home", "Right")
    window.sees(lambda: bool(said) and said[-1].startswith("Step 1 of 10: loss = 13"))
    assert said[-1].endswith("(θx − y)² rises")
    plot = window.window.parabola
    assert "from θ = 1, where E = 1 and the code's gradient = 8." in plot.words()


def test_nothing_is_prepared_where_nobody_listens(window: Person) -> None:
    words: list[str] = []
    workbench = window.workbench
    parts = window.window, workbench.current_run, workbench.player, workbench.walk
    silent = Narrator(*parts, lambda: True, lambda _, text: words.append(text), lambda: False)
    window.keys("Right")
    window.sees(lambda: window.cursor == 1 and workbench.shown_run.is_settled)
    assert not any(timer.isActive() for timer in silent.children())
    assert not words
