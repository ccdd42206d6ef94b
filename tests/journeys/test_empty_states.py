"""Where there is nothing to show, a sentence says what to do next, with a key that does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine
from tests.person import Person


def hints(person: Person) -> dict[str, str]:
    """Return what is said at the start where there are no numbers, and which key it names."""
    labels = ("hint", "errorPerStep_message", "stepsEmpty", "verdict")
    found = {name: person.label(name) for name in labels}
    found["output"] = person.find(QPlainTextEdit, "output").placeholderText()
    return found


def test_before_the_first_step_each_panel_names_the_key_that_makes_it(window: Person) -> None:
    said = hints(window)
    for name, words in said.items():
        assert "→" in words, name
        assert words.count(". ") == 0, f"{name} says it in one sentence"
    window.keys("Right")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    for name in ("hint", "errorPerStep_message", "stepsEmpty"):
        assert not window.find(QLabel, name).isVisible(), name
    assert "→" not in window.label("verdict")


@pytest.mark.parametrize("entry", ["wrong_factor", "no_zero_grad"])
def test_while_a_question_holds_the_steps_it_is_said_that_it_is_to_be_answered(
    window: Person, entry: str
) -> None:
    window.window.menus.lab_entries[entry].trigger()
    window.window.show_panel("graph")
    window.settles()
    said = hints(window)
    if entry == "no_zero_grad":
        said["graph"] = window.label("graph_sentence")
    for name, words in said.items():
        assert "answer the question" in words, name
        assert "→" not in words, name
        assert words.count(". ") == 0, f"{name} says it in one sentence"
    cell = window.window.formula_panel.findChildren(QLabel, "left")[0]
    cell.setFocus()
    window.keys("Shift+F1")
    window.sees(lambda: "answer the question" in window.label("term_here"))
    window.keys("Esc", "1")
    window.sees(lambda: window.workbench.current_run.cursor > 0)
    window.sees(lambda: "answer the question" not in " ".join(hints(window).values()))


def test_in_way_1_the_graph_names_the_key_of_way_2_which_brings_one(window: Person) -> None:
    window.keys("Ctrl+1", "Right")
    window.window.show_panel("graph")
    window.sees(lambda: window.workbench.shown_run.is_settled and window.cursor == 1)
    sentence = window.find(QLabel, "graph_sentence")
    assert "Ctrl+2 chooses 2 autograd" in sentence.text()
    window.keys("Ctrl+2")
    window.sees(lambda: not sentence.isVisible())


def test_before_a_step_the_graph_names_the_key_that_makes_one(window: Person) -> None:
    window.keys("Ctrl+2")
    window.window.show_panel("graph")
    window.sees(lambda: "→ makes one" in window.label("graph_sentence"))
    window.keys("Right")
    window.sees(lambda: not window.find(QLabel, "graph_sentence").isVisible())


def test_while_pytorch_loads_one_can_step_and_is_told_so(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.engine.engine.Engine.load_torch", lambda self: None)
    person = open_window(Remembered(animate=False), torch=False)
    person.sees(lambda: "PyTorch is loading; → already makes steps" in person.status)
    person.window.show_panel("graph")
    person.sees(lambda: "as soon as PyTorch is loaded" in person.label("graph_sentence"))
    person.keys("Right")
    person.sees(lambda: person.cursor == 1)
    person.sees(lambda: "→ goes on meanwhile" in person.label("verdict"))


def test_without_pins_the_key_that_pins_is_named(window: Person) -> None:
    window.window.show_panel("pins")
    QApplication.processEvents()
    hint = window.find(QLabel, "pinsEmpty")
    assert hint.text().startswith("Ctrl+B pins this run")
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)
    window.keys("Ctrl+B")
    window.sees(lambda: not hint.isVisible())


def test_while_steps_come_too_fast_the_key_that_pauses_is_named(window: Person) -> None:
    slow = Problem(alpha=1e-6)  # it does not arrive before somebody looks
    window = window.set_up(method="autograd", problem=slow)
    window.chooses_speed(1000)
    window.keys("Space")
    window.sees(lambda: "too fast" in window.label("variables_instead"))
    assert window.label("variables_instead").endswith("Space pauses.")
    window.keys("Space")
    window.sees(lambda: not window.workbench.player.playing)


@pytest.mark.parametrize("key", ["Ctrl+2", "Ctrl+4"])
def test_a_way_that_cannot_be_chosen_while_pytorch_loads_says_so(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    load = Engine.load_torch
    monkeypatch.setattr(Engine, "load_torch", lambda self: None)
    person = open_window(Remembered(animate=False), torch=False)
    person.sees(person.window.isActiveWindow)
    person.keys(key)
    assert person.spoken() == "This way can be chosen once PyTorch is loaded."
    assert person.workbench.current_run.method.id == "python"
    assert person.spoken() == "This way can be chosen once PyTorch is loaded."
    load(person.workbench.engine)
    person.sees(lambda: " ready" in person.status)
    assert person.spoken() == "", "it is no longer so"
    person.keys(key)
    person.sees(lambda: person.workbench.current_run.method.id != "python")


def test_a_way_that_a_problem_does_not_have_says_why(window: Person) -> None:
    window.command("File", "A long valley")
    window.keys("Ctrl+4")
    assert window.spoken() == window.window.menus.ways["mseloss"].toolTip()
    assert "data" in window.spoken()
