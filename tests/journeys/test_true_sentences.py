"""Sentences that stand in place of numbers are true in every state: pressing → does what they say.

What is claimed is read from the words, and tried by the key that they name: in each state in one of
two layouts, by turns, and in whole products in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextBrowser

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from tests.person import Person
from tests.products import pairs

LABELS = (
    "hint",
    "errorPerStep_message",
    "thetaPerStep_message",
    "stepsEmpty",
    "verdict",
    "code_sentence",
    "variables_instead",
    "graph_sentence",
    "samplesSums",
)


def steps(window: Person, count: int) -> None:
    window.workbench.current_run.step(count)
    window.sees(lambda: window.cursor == count)


def goes_home(window: Person) -> None:
    window.window.setFocus()
    window.keys("Home")


def fresh(window: Person) -> None:
    """Nothing has been done yet."""


def at_the_start(window: Person) -> None:
    steps(window, 5)
    goes_home(window)


def by_way_2_at_the_start(window: Person) -> None:
    window.keys("Ctrl+2")
    at_the_start(window)


def at_rest_and_at_the_start(window: Person) -> None:
    window.workbench.current_run.start(Problem(alpha=0.125), "python")
    window.workbench.current_run.run_until_stop()
    window.sees(lambda: window.workbench.current_run.stop is not None)
    goes_home(window)


def in_the_lab(window: Person) -> None:
    window.window.menus.lab_entries["no_zero_grad"].trigger()


def in_the_lab_answered_at_the_start(window: Person) -> None:
    in_the_lab(window)
    window.settles()
    window.keys("1")
    window.sees(lambda: window.workbench.current_run.cursor > 0)
    window.settles()
    goes_home(window)


def in_the_lab_where_step_1_raises(window: Person) -> None:
    window.window.menus.lab_entries["detached"].trigger()
    window.settles()
    window.keys("1")


def ended_before_step_1(window: Person) -> None:
    window.workbench.current_run.start(Problem(theta=1e12, x=1e12), "autograd")
    window.keys("Right")


def diverged_at_the_start(window: Person) -> None:
    window.workbench.current_run.start(Problem(alpha=1e6), "python")
    window.workbench.current_run.run_until_stop()
    window.sees(lambda: window.workbench.current_run.stop is not None)
    goes_home(window)


def without_a_rate(window: Person) -> None:
    window.workbench.current_run.start(Problem(alpha=0.0), "python")


def without_a_slope(window: Person) -> None:
    window.workbench.current_run.start(Problem(x=0.0), "python")


def in_a_race_at_the_start(window: Person) -> None:
    window.command("File", "A long valley")
    window.command("Run", "Race the rules")
    window.sees(lambda: window.workbench.current_run.cursor >= 2)
    window.keys("Space")
    window.settles()
    goes_home(window)


def of_samples(window: Person) -> None:
    window.command("File", "Five points and a line")
    window.window.show_panel("samples")


def of_samples_at_the_start(window: Person) -> None:
    of_samples(window)
    at_the_start(window)


STATES = [
    fresh,
    at_the_start,
    by_way_2_at_the_start,
    at_rest_and_at_the_start,
    in_the_lab,
    in_the_lab_answered_at_the_start,
    in_the_lab_where_step_1_raises,
    ended_before_step_1,
    diverged_at_the_start,
    without_a_rate,
    without_a_slope,
    in_a_race_at_the_start,
    of_samples,
    of_samples_at_the_start,
]


def said(window: Person) -> dict[str, str]:
    """Return every sentence that stands where there may be nothing to show."""
    found = {}
    for name in LABELS:
        label = window.window.findChild(QLabel, name)
        if label is not None and label.text() and not label.isHidden():
            found[name] = label.text()
    output = window.find(QPlainTextEdit, "output")
    if not output.toPlainText():
        found["output"] = output.placeholderText()
    explanation = window.workbench.shown_run.comparison.open()
    found["why"] = window.find(QTextBrowser, "why_text").toPlainText()
    explanation.close()
    for term in ("gradient", "graph"):
        window.window.term_asked.emit(term, window.window, window.window.rect())
        found[f"help on {term}"] = window.label("term_here")
        window.keys("Esc")
    return found


def claims(words: str) -> Iterator[str]:
    """Yield what → is said to do, or why it does nothing."""
    for claim in ("makes", "goes to step 1", "answer the question first", "before its first step"):
        if claim in words:
            yield claim
    if "→" in words and "makes" not in words and "goes to step 1" not in words:
        yield "shows"


@pytest.mark.parametrize(
    ("state", "layout"),
    pairs(STATES, ["descent", "sideBySide"]),
    ids=lambda value: getattr(value, "__name__", value),
)
def test_what_is_said_of_the_next_step_happens(
    window: Person, state: Callable[[Person], None], layout: str
) -> None:
    window.window.show_panel("graph")
    state(window)
    window.settles()
    if layout != "descent":
        window.keys("Ctrl+5")
        window.settles()
    run = window.workbench.current_run
    made, cursor, locked, barren = len(run.run), run.cursor, run.is_locked, run.is_barren
    words = said(window)
    window.window.setFocus()
    window.keys("Right")
    window.settles()
    for name, text in words.items():
        for claim in claims(text):
            match claim:
                case "makes":
                    assert (made, len(run.run)) == (cursor, cursor + 1), (name, text)
                    assert run.cursor == cursor + 1, (name, text)
                case "goes to step 1":
                    assert made, (name, text)
                    assert (len(run.run), cursor, run.cursor) == (made, 0, 1), (name, text)
                case "answer the question first":
                    assert locked, (name, text)
                case "before its first step":
                    assert barren, (name, text)
                case _:
                    assert run.cursor == cursor + 1, (name, text)
    if not cursor:
        assert len(words["hint"]) > 0


def test_while_pytorch_loads_what_is_said_of_the_next_step_happens(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.engine.engine.Engine.load_torch", lambda self: None)
    person = open_window(Remembered(animate=False, problem=Problem(alpha=0.125)), torch=False)
    person.sees(person.window.isActiveWindow)
    run, seen = person.workbench.current_run, []
    while not run.at_end:  # the second step stays where the first has arrived
        person.sees(lambda: not person.workbench.shown_run.frame_is_due)
        verdict, cursor = person.label("verdict"), run.cursor
        assert "→ already makes steps" in person.status
        assert ("makes the first" in verdict) is (cursor == 0), verdict
        assert "→" in verdict
        person.keys("Right")
        person.sees(lambda cursor=cursor: run.cursor == cursor + 1 or run.at_end)
        seen.append(cursor)
    assert seen == [0, 1]
    person.sees(
        lambda: "→ already makes steps" not in person.status and "→" not in person.label("verdict")
    )
    assert "PyTorch is loading" in person.status
