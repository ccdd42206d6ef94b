"""A person's own loop: pasted, run, gone through in both directions, changed and run again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QToolButton,
)

from gradapp.app.run.own_code import Phase, Source
from gradapp.app.system.settings import Remembered
from gradapp.core.own_code.drawn_graph import drawn
from gradapp.core.own_code.limits import Limits
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.graph import Graph
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, load, save
from gradapp.documents.link import link_of
from gradapp.ui.graph.view import GraphView
from gradapp.ui.window.commands import COMMANDS, CommandPlace
from tests import forked
from tests.host.loops import LOOPS
from tests.journeys import test_export as export
from tests.journeys.test_layout import settle
from tests.person import Person

HALVING = """\
def error(x):
    r = x - 1
    return r * r

theta = 3.0
for k in range(4):
    E = error(theta)
    theta -= 0.25 * 2 * (theta - 1)
    print(k, E)
print("done")
"""


def pastes(person: Person, text: str) -> None:
    """Open the view of own code and paste a text into it."""
    person.keys("Ctrl+E")
    QGuiApplication.clipboard().setText(text)
    person.keys("Ctrl+A", "Ctrl+V")


def runs(person: Person) -> None:
    """Run what is written, and wait until it has run."""
    person.keys("Ctrl+Return")
    person.sees(lambda: person.workbench.own_code.phase is Phase.TOLD)


def place(person: Person) -> str:
    return person.label("position").replace("\n", " · ")


def variables(person: Person) -> dict[str, str]:
    """Read the table of variables."""
    table = person.window.pages.own_code.variables
    rows = (table.topLevelItem(index) for index in range(table.topLevelItemCount()))
    return {row.text(0).strip("● "): row.text(1) for row in rows if row is not None}


def output(person: Person) -> str:
    return person.find(QPlainTextEdit, "own_output").toPlainText()


def marked(person: Person) -> str:
    editor = person.find(QPlainTextEdit, "own_code_editor")
    return editor.accessibleDescription().partition(": ")[2]


def plainly(text: str, folder: Path) -> str:
    """Return what a text prints that is run as anybody would."""
    file = folder / "plain.py"
    file.write_text(text, encoding="utf-8")
    plain = forked.python(file, cwd=folder)
    plain.check_returncode()
    return plain.stdout


def test_a_pasted_loop_is_run_and_gone_through_by_lines_and_steps_with_the_values_it_has(
    window: Person, tmp_path: Path
) -> None:
    person = window
    pastes(person, HALVING)
    runs(person)
    assert output(person) == plainly(HALVING, tmp_path)
    assert person.label("own_code_sentence") == "The code ran to its end."
    person.keys("Home")
    assert place(person).startswith("step 0 of 4 · line 0 of ")
    assert variables(person) == {}
    assert output(person) == ""
    ask = "print(json.dumps([theta, E]))"
    spied = "import json\n" + HALVING.replace("print(k, E)", ask).replace('print("done")', "")
    rows = [json.loads(row) for row in plainly(spied, tmp_path).splitlines()]
    person.keys("Right")  # what comes before the loop, the first turn of its heading included
    assert variables(person) == {"theta": "3.0", "k": "0"}
    for number, row in enumerate(rows, 1):
        person.keys("Right")
        assert place(person).startswith(f"step {number} of 4 · ")
        told = variables(person)
        assert [float(told[name]) for name in ("theta", "E")] == row
    forth = []
    person.keys("Home")
    while place(person).split()[-1] != place(person).split()[-3]:
        person.keys("Down")
        forth.append((place(person), marked(person), variables(person), output(person)))
    assert ("    r = x - 1".strip(), "2.0") in [(line, each.get("r")) for _, line, each, _ in forth]
    assert forth[-1][1] == 'print("done")'
    back = [forth[-1]]
    while len(back) < len(forth):
        person.keys("Up")
        back.append((place(person), marked(person), variables(person), output(person)))
    assert back[::-1] == forth


def test_a_loop_of_pytorch_has_in_every_step_the_bits_of_an_unrecorded_run(
    window: Person, tmp_path: Path
) -> None:
    person, text = window, LOOPS["linear_adam"]
    pastes(person, text)
    runs(person)
    assert output(person) == plainly(text, tmp_path)
    ask = "print(json.dumps([loss.item(), model.weight.item(), model.bias.item()]))"
    spied = "import json\n" + text.replace("print(epoch, loss.item())", ask)
    rows = [json.loads(row) for row in plainly(spied, tmp_path).splitlines()]
    person.keys("Home", "Right")
    for row in rows:
        person.keys("Right")
        told = variables(person)
        names = ("loss", "model.weight", "model.bias")
        assert [_float32(told[name]) for name in names] == row
    assert person.label("own_error_found") == "Found: what backward() was called on (loss, line 14)"
    assert person.label("own_parameters_found").endswith("(model.weight, model.bias)")
    drawn = (
        person.window.pages.own_code.error_curve.words(),
        person.window.pages.own_code.parameter_curves.words(),
    )
    assert "From step 1 to step 50: loss " in drawn[0]
    assert "Looking at step 50: loss " in drawn[0]
    assert "From step 0 to step 50: model.weight " in drawn[1]


def _float32(text: str) -> float:
    import numpy as np

    return float(np.float32(text.strip("[]").replace("−", "-")))


def test_an_error_stands_at_its_line_with_the_words_of_pytorch_and_a_sentence_of_help(
    window: Person,
) -> None:
    pastes(window, LOOPS["backward_twice"])
    runs(window)
    words = window.label("own_code_sentence")
    assert words.startswith("Line 9: RuntimeError: Trying to backward through the graph a second")
    assert "compute the error again before the next one" in words
    assert window.window.pages.own_code.editor.trouble == 9


def test_a_warning_stands_at_its_line_with_the_words_of_pytorch_and_a_sentence_of_help(
    window: Person,
) -> None:
    text = "import torch\nw = torch.ones(2, 1)\nE = torch.nn.MSELoss()(w, torch.ones(2))\nx = 1\n"
    pastes(window, text)
    runs(window)
    words = window.label("own_code_sentence")
    assert "Line 3 warns: UserWarning: Using a target size (torch.Size([2])) that is" in words
    assert "Give both the same shape" in words
    window.keys("Up")
    assert "Line 3 warns" in window.label("own_code_sentence")
    window.keys("Up")
    assert "Line 3 warns" not in window.label("own_code_sentence")


def test_keys_write_while_it_is_written_and_step_once_it_has_run(window: Person) -> None:
    person = window
    person.keys("Ctrl+E")
    editor = person.window.pages.own_code.editor
    for key in ("x", "=", "1", "Return", "y", "=", "2", "Home", "Up"):
        person.keys(key)
    assert editor.toPlainText() == "x=1\ny=2"
    assert editor.textCursor().blockNumber() == 0
    runs(person)
    person.keys("Home", "Down")
    assert place(person) == "line 1 of 2"
    assert variables(person) == {"x": "1"}
    person.keys("F2", "Ctrl+End", "0")
    assert editor.toPlainText() == "x=1\ny=20"
    assert person.label("position") == ""
    runs(person)
    assert variables(person) == {"x": "1", "y": "20"}


def test_the_run_has_its_commands_and_its_place_again_when_own_code_is_left(window: Person) -> None:
    person = window
    person.press("Step", times=2)
    before = person.label("position"), person.status
    pastes(person, HALVING)
    runs(person)
    person.keys("Home", "Down", "Down")
    person.press("Back to the plots")
    person.sees(lambda: (person.label("position"), person.status) == before)
    person.keys("Right")
    person.sees(lambda: person.label("position") == "step 3 of 3")
    person.keys("Ctrl+E")
    assert place(person).startswith("step 0 of 4 · line 2 of ")


def test_keys_mean_own_code_in_a_window_that_was_minimized_and_it_plays_on_meanwhile(
    window: Person,
) -> None:
    person = window
    person.press("Step", times=2)
    pastes(person, HALVING)
    runs(person)
    person.keys("Home")
    person.chooses_speed(4.0)
    person.press("Play")
    person.window.showMinimized()
    person.sees(person.window.isMinimized)
    person.sees(lambda: place(person).startswith("step 2 of 4"))
    person.window.menus.actions["play"].trigger()
    person.window.menus.actions["end"].trigger()
    person.sees(lambda: place(person).startswith("step 4 of 4"))
    person.window.showNormal()
    person.sees(lambda: not person.window.isMinimized())
    assert place(person).startswith("step 4 of 4")
    person.press("Back to the plots")
    person.sees(lambda: person.label("position") == "step 2 of 2")


def test_a_window_that_is_closed_at_own_code_tells_nothing_of_the_run_behind_it(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False))
    pastes(person, HALVING)
    runs(person)
    told = person.status
    person.workbench.close()
    assert person.status == told


def test_code_stops_at_its_limit_is_gone_through_and_goes_on(window: Person) -> None:
    person, code = window, window.workbench.own_code
    code.limits = replace(code.limits, lines=50)
    pastes(person, "for k in range(1_000_000):\n    j = k\n")
    runs(person)
    assert "stopped after 50 recorded lines" in person.label("own_code_sentence")
    assert place(person).endswith("line 50 of 50")
    person.press("Go on")
    person.sees(lambda: place(person).endswith("line 100 of 100"))
    code.limits = replace(code.limits, lines=70)  # for the next run
    assert "stopped after 100 recorded lines" in person.label("own_code_sentence")
    person.press("Stop")
    person.sees(lambda: "stopped by you" in person.label("own_code_sentence"))
    assert place(person).endswith("line 100 of 100")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# to be done", "0 lines recorded · output 0 lines"),
        ("print(1)", "1 line recorded · output 1 line"),
        ("print(1)\nprint(2)", "2 lines recorded · output 2 lines"),
    ],
)
def test_the_status_line_counts_the_lines_that_ran(window: Person, text: str, words: str) -> None:
    pastes(window, text)
    runs(window)
    assert window.status.endswith(words)
    assert "The code ran to its end." in window.label("own_code_sentence")


def test_an_endless_loop_is_stopped_by_hand_and_what_it_did_is_kept(window: Person) -> None:
    pastes(window, "k = 0\nwhile True:\n    k += 1\n    input_is_not_asked = True\n")
    window.workbench.own_code.limits = Limits(lines=10**9, seconds=600)
    window.keys("Ctrl+Return")
    window.sees(lambda: "lines recorded" in window.status and " 0 lines" not in window.status)
    window.keys("Ctrl+Shift+Return")
    window.sees(lambda: window.workbench.own_code.phase is Phase.TOLD)
    assert "stopped by you" in window.label("own_code_sentence")
    assert int(variables(window)["k"]) > 1


def test_what_the_code_asks_for_is_typed_in_a_field(window: Person) -> None:
    person = window
    pastes(person, "name = input('who? ')\nprint('hello', name)\n")
    person.keys("Ctrl+Return")
    field = person.find(QLineEdit, "own_code_answer")
    person.sees(field.isVisible)
    assert person.label("own_code_question") == "who? "
    QTest.keyClicks(field, "Ada")
    QTest.keyClick(field, Qt.Key.Key_Return)
    person.sees(lambda: person.workbench.own_code.phase is Phase.TOLD)
    assert variables(person)["name"] == "'Ada'"
    assert output(person) == "who? Ada\nhello Ada\n"


def test_of_what_is_no_python_it_is_not_said_that_it_ran(window: Person) -> None:
    pastes(window, "x = (1\n")
    runs(window)
    assert "never closed" in window.label("own_code_sentence")
    assert "No line of it has run" in window.status
    assert "Ran in" not in window.status


def test_what_is_typed_stands_once_in_the_output_and_at_once(window: Person) -> None:
    person = window
    pastes(person, "import time\ninput('A? ')\ninput('B? '), time.sleep(600)\n")
    person.keys("Ctrl+Return")
    field = person.find(QLineEdit, "own_code_answer")
    for typed, shown in (("3", "A? 3\n"), ("4", "A? 3\nB? 4\n")):
        person.sees(field.isVisible)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        person.sees(lambda shown=shown: output(person).startswith(shown))
    assert output(person) == shown
    person.keys("Ctrl+Shift+Return")
    person.sees(lambda: person.workbench.own_code.phase is Phase.TOLD)


@pytest.mark.parametrize("is_link", [True, False], ids=["link", "table"])
def test_a_link_or_a_table_that_is_opened_beside_own_code_is_shown(
    window: Person, tmp_path: Path, is_link: bool
) -> None:
    (tmp_path / "samples.csv").write_text("x,y\n1,2\n2,3\n", encoding="utf-8")
    opened = link_of(Recipe(Problem(alpha=0.2))) if is_link else str(tmp_path / "samples.csv")
    before = window.workbench.current_run.problem
    pastes(window, HALVING)
    assert not window.workbench.routes.is_at_run
    window.workbench.open(opened)
    window.sees(lambda: window.workbench.current_run.problem != before)
    assert window.workbench.routes.is_at_run
    assert window.window.pages.own_code.editor.toPlainText() == HALVING


@pytest.mark.parametrize("kind", ["link", "pasted", "table", "missing table", "document"])
def test_what_is_refused_beside_own_code_is_told_there_by_a_dialog(
    window: Person, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "damaged.csv").write_text("x,y\n1,two\n", encoding="utf-8")
    (tmp_path / "damaged.gradapp").write_text("{", encoding="utf-8")
    opened = {
        "link": "gradapp:model=a*x&x=1,2",
        "table": str(tmp_path / "damaged.csv"),
        "missing table": str(tmp_path / "missing.csv"),
        "document": str(tmp_path / "damaged.gradapp"),
    }
    window.keys("Ctrl+E")
    if kind == "pasted":
        QGuiApplication.clipboard().setText("hello")
        window.window.menus.actions["paste_link"].trigger()
    else:
        window.workbench.open(opened[kind])
    assert window.find(QMessageBox, "refusal").isVisible()
    answers(window, "refusal_cancel")
    assert window.window.pages.own_code.isVisible()


def test_beginning_anew_leaves_own_code_once_it_is_known_what_becomes_of_that(
    window: Person, tmp_path: Path
) -> None:
    save(Document(), tmp_path / "empty.gradapp")
    window.workbench.open(str(tmp_path / "empty.gradapp"))
    pastes(window, HALVING)
    window.keys("Ctrl+N")
    answers(window, "saveQuestion_cancel")
    assert window.window.pages.own_code.isVisible()
    window.keys("Ctrl+N")
    answers(window, "saveQuestion_discard")
    assert not window.window.pages.own_code.isVisible()


FORGOTTEN = """\
import torch
weight = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([weight], lr=0.1)
for epoch in range(4):
    miss = weight * 2.0 - 3.0
    loss = miss * miss
    loss.backward()
    opt.step()
"""


def test_what_a_loop_does_wrong_is_told_and_where_it_parts_from_the_run_of_the_window(
    window: Person,
) -> None:
    person = window
    person.keys("Ctrl+3")
    person.press("Step", times=4)
    person.sees(lambda: person.steps == 4)
    pastes(person, FORGOTTEN)
    runs(person)
    _, found = person.label("own_code_sentence").split("\n")
    beside = person.label("own_code_note")
    assert found == (
        "backward() in line 7 adds to a gradient that line 8 had used already: nothing has "
        "cleared weight.grad in between. Looks like Lab 1: zero_grad() forgotten."
    )
    assert beside.startswith("Beside the run of 3 Optimizer: In step 2 they part in line 7: ")
    assert beside.endswith(" is -4.8 here and -0.8000002 there, 21,810,378 ulps apart.")


CLEARED = FORGOTTEN.replace("    loss.backward()", "    opt.zero_grad()\n    loss.backward()")


def compares(person: Person, beginning: str) -> None:
    """Choose what the code is compared with by key, as in any list."""
    person.chooses("Compare with", f"Beside {beginning}")


def beside(person: Person) -> str:
    """Return how it compares, once that is known."""
    person.sees(lambda: "it has to be run first" not in person.label("own_code_note"))
    return person.label("own_code_note")


def test_own_code_is_compared_with_a_way_that_has_made_no_step_and_with_a_pin(
    window: Person,
) -> None:
    person = window
    person.press("Step", times=3)
    person.keys("Ctrl+B")
    pin = str(next(iter(person.workbench.pins.now.runs.values())).name)
    pastes(person, FORGOTTEN)
    runs(person)
    compares(person, "way 3")
    told = beside(person)
    assert told.startswith("Beside 3 Optimizer: In step 2 they part in line 7: weight.grad")
    assert told.endswith(" is -4.8 here and -0.8000002 there, 21,810,378 ulps apart.")
    person.keys("F2")
    pastes(person, CLEARED)
    runs(person)
    assert beside(person) == (
        "Beside 3 Optimizer: 4 steps have the same bits in error, gradients and parameters."
    )
    compares(person, "the pin")
    told = beside(person)
    assert told.startswith(f"Beside {pin}: In step ")
    compares(person, "the run here")
    person.keys("Home")
    assert beside(person).startswith("Beside the run of 1 Python: ")


def test_a_pin_that_comes_in_the_place_of_one_that_is_gone_is_not_compared_with(
    window: Person,
) -> None:
    person = window
    person.press("Step", times=3)
    person.keys("Ctrl+B")
    pins = person.workbench.pins
    ((slot, pin),) = pins.now.runs.items()
    pastes(person, CLEARED)
    runs(person)
    box = person.combo("Compare with")
    compares(person, "the pin")
    assert box.currentText() == f"Beside the pin {pin.name}"
    pins.rename(slot, "mine")
    person.sees(lambda: box.currentText() == "Beside the pin mine")
    pins.remove(slot)
    pins.add(pin)
    assert list(pins.now.runs) == [slot]
    person.sees(lambda: box.currentText() == "Beside the run here: 1 Python")
    assert person.label("own_code_note").startswith("Beside the run of 1 Python: ")


def test_own_code_is_compared_with_another_text_that_is_pasted_and_runs_when_a_person_says_so(
    window: Person,
) -> None:
    person = window
    pastes(person, FORGOTTEN)
    runs(person)
    box = person.combo("Compare with")
    box.activated.emit(box.count() - 1)
    field = person.find(QPlainTextEdit, "own_code_other_text")
    assert not person.find(QAbstractButton, "own_code_other_run").isEnabled()
    QGuiApplication.clipboard().setText(CLEARED.replace("weight", "w"))
    field.paste()
    answers(person, "own_code_other_run")
    told = beside(person)
    assert told.startswith(
        "Beside the other text: In step 2 they part in line 7: weight.grad (w.grad) is -4.8 here"
    )
    assert person.combo("Compare with").currentText() == "Beside the other text"
    person.keys("Home")
    assert beside(person) == told


def test_how_another_text_ends_is_said_beside_what_it_did(window: Person, tmp_path: Path) -> None:
    person = window
    pastes(person, FORGOTTEN)
    runs(person)
    file = tmp_path / "right.py"
    file.write_text(FORGOTTEN + "    if epoch == 2: 1 / 0\n", encoding="utf-8")
    box = person.combo("Compare with")
    box.activated.emit(box.count() - 1)
    answers(person, "own_code_other_file")
    dialog = person.find(QFileDialog, "own_code_other_file")
    dialog.fileSelected.emit(str(file))
    dialog.close()
    answers(person, "own_code_other_run")
    assert beside(person) == (
        "Beside right.py: 2 steps have the same bits in error, gradients and parameters. "
        "How it ended: line 9: ZeroDivisionError: division by zero. "
        "The divisor is 0: step back to see where that comes from."
    )


def answers(person: Person, button: str) -> None:
    """Press a button of the question that stands before the window."""
    found: list[QAbstractButton] = []

    def is_there() -> bool:
        found[:] = person.window.findChildren(QAbstractButton, button)
        return bool(found) and found[0].isVisible()

    person.sees(is_there)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_a_file_is_shown_and_runs_only_once_a_person_has_said_so(
    window: Person, tmp_path: Path
) -> None:
    person, code = window, window.workbench.own_code
    trace, file = tmp_path / "it ran", tmp_path / "loop.py"
    text = f"open({str(trace)!r}, 'w').close()\nx = 1\n"
    file.write_text(text, encoding="utf-8")
    person.workbench.open(str(file))
    assert person.window.pages.own_code.editor.toPlainText() == text
    assert person.label("own_code_name") == "loop.py"
    person.keys("Ctrl+Return")
    answers(person, "ownCodeQuestion_cancel")
    assert code.phase is Phase.WRITTEN
    person.keys("Ctrl+Return")
    answers(person, "ownCodeQuestion_run")
    person.sees(lambda: code.phase is Phase.TOLD)
    assert trace.exists()
    trace.unlink()
    person.press("Edit")
    assert code.phase is Phase.WRITTEN
    person.press("Run")  # it is asked once
    person.sees(lambda: code.phase is Phase.TOLD)
    assert trace.exists()


CELLS = [
    {"cell_type": "markdown", "source": ["# words"]},
    {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 1\n", "y = 2"]},
    {"cell_type": "code", "source": ["x = 5\n", "print('%d'\n", "    % x)"]},
    {"cell_type": "code", "source": ["%%html\n", "<b>no Python</b>"]},
    {"cell_type": "code", "source": ["%%time\n", "z = x + y\n", "print(z)"]},
]


def opens_notebook(person: Person, folder: Path) -> QListWidget:
    """Open a notebook; return the list of its cells."""
    file = folder / "loop.ipynb"
    file.write_text(json.dumps({"cells": CELLS}), encoding="utf-8")
    person.workbench.open(str(file))
    return person.find(QListWidget, "own_code_cells_list")


def test_all_cells_of_a_notebook_that_are_python_are_opened_unless_a_person_chooses(
    window: Person, tmp_path: Path
) -> None:
    person = window
    cells = opens_notebook(person, tmp_path)
    told = [cells.item(row).text() for row in range(cells.count())]
    assert [text.split()[0] for text in told] == ["1", "2", "3", "4"]
    assert told[0].endswith("Left out: %matplotlib inline")
    assert "Left out" not in told[1]
    assert told[2].endswith("Left out: this cell is for notebooks only, and is not Python.")
    checked = [cells.item(row).checkState() is Qt.CheckState.Checked for row in range(4)]
    assert checked == [True, True, False, True]
    answers(person, "own_code_cells_open")
    shown = person.window.pages.own_code.editor.toPlainText().splitlines()
    assert [line for line in shown if line] == [
        "pass  # %matplotlib inline", "x = 1", "y = 2", "x = 5", "print('%d'", "    % x)",
        "pass  # %%time", "z = x + y", "print(z)",
    ]  # fmt: skip
    person.keys("Ctrl+Return")
    answers(person, "ownCodeQuestion_run")
    person.sees(lambda: person.workbench.own_code.phase is Phase.TOLD)
    assert output(person) == "5\n7\n"


def test_of_a_notebook_only_the_chosen_cells_are_opened_and_a_document_keeps_what_they_gave(
    open_window: Callable[..., Person], tmp_path: Path
) -> None:
    person = open_window(Remembered(animate=False))
    cells = opens_notebook(person, tmp_path)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(cells, key)  # the third can't be chosen
    answers(person, "own_code_cells_open")
    text = "pass  # %matplotlib inline\nx = 1\ny = 2\n\npass  # %%time\nz = x + y\nprint(z)\n"
    assert person.window.pages.own_code.editor.toPlainText() == text
    assert person.workbench.document.now().own_code.text == text
    cells = opens_notebook(person, tmp_path)
    answers(person, "own_code_cells_none")
    assert not person.find(QAbstractButton, "own_code_cells_open").isEnabled()
    answers(person, "own_code_cells_close")
    assert person.window.pages.own_code.editor.toPlainText() == text


def test_a_document_keeps_own_code_and_opening_it_runs_nothing(
    open_window: Callable[..., Person], tmp_path: Path
) -> None:
    person = open_window(Remembered(animate=False))
    file = tmp_path / "mine.gradapp"
    pastes(person, HALVING)
    assert person.workbench.document.would_be_lost
    save(person.workbench.document.now(), file)
    person.workbench.own_code.begin(Source())
    person.workbench.open(str(file))
    person.sees(lambda: person.window.pages.own_code.editor.toPlainText() == HALVING)
    assert person.workbench.own_code.phase is Phase.WRITTEN
    assert not person.workbench.document.would_be_lost
    person.keys("Ctrl+Return")
    answers(person, "ownCodeQuestion_cancel")
    QTest.keyClicks(person.window.pages.own_code.editor, "x")
    assert person.workbench.document.would_be_lost
    person.workbench.own_code.begin(Source())


def test_the_code_of_a_way_is_edited_and_runs_as_the_way_does(window: Person) -> None:
    person = window
    person.keys("Ctrl+2", "Ctrl+Shift+O")
    runs(person)
    assert person.label("own_parameters_found").endswith("(θ)")
    errors = person.window.pages.own_code.error_curve.words()
    assert "step 1 to step 10: " in errors
    assert "1 at first" in errors


def test_what_is_wrong_is_said_at_its_line_and_not_before(window: Person) -> None:
    person = window
    pastes(person, LOOPS["optimizer_holds_another_tensor"])
    runs(person)
    words = "the optimizer holds the tensor of line 4, and line 6 gave the name theta to another"
    assert words in person.label("own_code_sentence")
    table = person.window.pages.own_code.variables
    kinds = [table.topLevelItem(at).text(2) for at in range(table.topLevelItemCount())]  # type: ignore[union-attr]
    assert "holds #1, which no name refers to" in kinds
    person.keys("Up", "Up")
    assert words not in person.label("own_code_sentence")


def test_what_left_the_graph_is_said_from_its_line_on(window: Person) -> None:
    text = "import torch\nw = torch.ones(1, requires_grad=True)\ny = (w * 2).detach()\nx = 1\n"
    pastes(window, text)
    runs(window)
    words = "y left the graph in line 3 by detach(): no gradient goes back through it to w."
    assert words in window.label("own_code_note")
    window.keys("Up", "Up")
    assert words not in window.label("own_code_note")


def test_the_graph_of_the_step_is_drawn_with_its_gradients(window: Person) -> None:
    person = window
    pastes(person, LOOPS["total_keeps_every_graph"])
    runs(person)
    person.keys("Home")
    view = person.window.pages.own_code.graph.view
    assert not view.isVisibleTo(person.window.pages.own_code.graph)
    person.keys("Right", "Right")
    names = [(node.name, node.variable) for node in shown_graph(person).nodes]
    assert names[0] == ("SumBackward0", "E")
    assert ("AccumulateGrad", "theta") in names
    leaf = next(node for node in shown_graph(person).nodes if node.is_leaf)
    assert leaf.gradient == (-4.0,)


@pytest.mark.parametrize("scale", [100, 150])
def test_a_look_behind_each_tab_leaves_all_else_where_it_was(
    open_window: Callable[..., Person], scale: int
) -> None:
    person = open_window(Remembered(text_scale=scale))
    person.window.resize(1024, 700)
    pastes(person, LOOPS["linear_adam"])
    runs(person)
    settle()
    page = person.window.pages.own_code
    tabs = page.findChild(QTabWidget, "own_code_tabs")
    assert tabs is not None

    def sizes() -> list[list[int]]:
        columns = page.findChildren(QSplitter)
        return [each.sizes() for each in columns if not tabs.isAncestorOf(each)]

    before = sizes()
    shown = [each for each in range(tabs.count()) if tabs.isTabVisible(each)]
    assert len(shown) > 1
    for each in (*shown, 0):
        tabs.setCurrentIndex(each)
        settle()
        assert sizes() == before, tabs.tabText(each)


def test_the_graph_is_saved_as_a_picture_as_that_of_the_run_is(
    window: Person, tmp_path: Path
) -> None:
    pastes(window, LOOPS["total_keeps_every_graph"])
    runs(window)
    window.keys("Home", "Right", "Right")
    window.find(QToolButton, "own_graph_save").click()
    export.answers(window.find(QFileDialog, "picture_dialog"), tmp_path / "own.svg")
    window.sees(lambda: window.spoken() == "Exported own.svg.")
    size = window.window.pages.own_code.graph.view.sceneRect().toAlignedRect().size()
    assert QSvgRenderer(str(tmp_path / "own.svg")).defaultSize() == size


def many_factors(window: Person, count: int) -> GraphView:
    """Run a loop whose graph has so many nodes, and have it shown."""
    lines = ["import torch", "w = torch.tensor(1.0, requires_grad=True)", "E = w"]
    pastes(window, "\n".join([*lines, *["E = E * w"] * (count - 1), "E.backward()"]))
    runs(window)
    assert len(shown_graph(window).nodes) == count
    view = window.window.pages.own_code.graph.view
    window.sees(lambda: not view.isHidden())
    return view


def test_of_a_graph_for_which_there_are_not_enough_pixels_lines_are_saved(
    window: Person, tmp_path: Path
) -> None:
    view = many_factors(window, 200)
    QGuiApplication.clipboard().setText("before")
    export.chooses(export.menu_of(view), "Copy picture")
    size = view.sceneRect().toAlignedRect().size()
    told = "A picture of {:,} × {:,} pixels is too large: choose SVG or PDF"
    assert told.format(size.width(), size.height()) in window.spoken()
    assert QGuiApplication.clipboard().text() == "before"
    export.chooses(export.menu_of(view), "Save picture…")
    dialog = window.find(QFileDialog, "picture_dialog")
    (times_4,) = (each for each in dialog.nameFilters() if "4 times as large" in each)
    dialog.selectNameFilter(times_4)
    dialog.filterSelected.emit(times_4)
    export.answers(dialog, tmp_path / "own")
    told = told.format(4 * size.width(), 4 * size.height())
    assert told in window.refused()
    assert list(tmp_path.iterdir()) == []
    export.comes_back(window)
    window.find(QToolButton, "own_graph_save").click()
    export.answers(window.find(QFileDialog, "picture_dialog"), tmp_path / "own.svg")
    window.sees(lambda: window.spoken() == "Exported own.svg.")


def test_a_graph_with_too_many_pixels_twice_as_large_is_copied_as_large_as_it_is(
    window: Person,
) -> None:
    view = many_factors(window, 80)
    export.chooses(export.menu_of(view), "Copy picture")
    assert "twice as large, it would have too many pixels" in window.spoken()
    size = view.sceneRect().toAlignedRect().size()
    assert QGuiApplication.clipboard().image().size() == size
    assert max(size.toTuple()) < 32_767 < 2 * max(size.toTuple())


def shown_graph(person: Person) -> Graph:
    code = person.workbench.own_code
    assert code.tape is not None
    called = code.tape.backward_at(code.place)
    assert called is not None
    assert called.graph is not None
    return drawn(called.graph)


@pytest.mark.parametrize("name", [name for name in LOOPS if name != "linear_adam"])
def test_a_given_loop_prints_what_it_prints_and_is_the_same_there_and_back(
    name: str, window: Person, tmp_path: Path
) -> None:
    person, text = window, LOOPS[name]
    pastes(person, text)
    runs(person)
    file = tmp_path / "plain.py"
    file.write_text(text, encoding="utf-8")
    plain = forked.python(file, cwd=tmp_path)
    assert output(person) == plain.stdout

    def seen() -> tuple[str, str, dict[str, str], str]:
        return place(person), marked(person), variables(person), output(person)

    back = [seen()]
    while back[-1][0].split()[-3] != "0":
        person.keys("Up")
        back.append(seen())
    forth = [seen()]
    while len(forth) < len(back):
        person.keys("Down")
        forth.append(seen())
    assert forth == back[::-1]


def test_limits_are_changed_and_go_for_the_next_run(window: Person) -> None:
    person = window
    pastes(person, "for k in range(1_000_000):\n    j = k\n")
    person.press("Limits")
    field = person.find(QSpinBox, "own_limit_lines")
    field.setValue(100)
    person.find(QDialog, "own_code_limits").close()
    assert " 100 recorded lines" in person.label("own_code_note")
    person.press("Run")
    person.sees(lambda: person.workbench.own_code.phase is Phase.TOLD)
    assert "stopped after 100 recorded lines" in person.label("own_code_sentence")


def test_no_command_acts_on_a_run_that_is_behind_own_code(window: Person) -> None:
    person = window
    person.press("Step", times=2)
    person.sees(lambda: not person.workbench.engine.busy)
    run, pins = person.workbench.current_run, person.workbench.pins
    before = run.run.method.id, run.problem, len(run.run), run.cursor
    pastes(person, HALVING)
    runs(person)
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+B", "Ctrl+Shift+G", "Ctrl+Home", "Ctrl+R", "Ctrl+Z"):
        person.keys(key)
        assert person.window.menus.ways["autograd"].text() not in person.status
    for key in ("Ctrl+Shift+L", "Ctrl+I", "Ctrl+Shift+Y", "Ctrl+Shift+E", "Ctrl+P"):
        person.keys(key)
    assert QGuiApplication.clipboard().text() == HALVING
    assert not pins.pins
    assert (run.run.method.id, run.problem, len(run.run), run.cursor) == before
    person.press("Back to the plots")
    assert (run.run.method.id, run.problem, len(run.run), run.cursor) == before
    assert not person.window.menus.actions["undo"].isEnabled()
    person.keys("Ctrl+1", "Ctrl+B")
    assert run.run.method.id == "python"
    person.sees(lambda: person.window.menus.actions["undo"].isEnabled())


def test_a_command_that_one_place_does_alone_belongs_to_it(window: Person) -> None:
    place_of = {command.id: command.place for command in COMMANDS}
    led = window.workbench.routes._handlers
    assert set(led[CommandPlace.RUN]) & set(led[CommandPlace.OWN_CODE])
    for here, there in (
        (CommandPlace.RUN, CommandPlace.OWN_CODE),
        (CommandPlace.OWN_CODE, CommandPlace.RUN),
    ):
        for id in set(led[here]) - set(led[there]):
            assert place_of[id] is here, id
        for id in led[there]:
            assert place_of[id] is not here, id


def test_what_makes_another_run_shows_it_in_place_of_own_code(window: Person) -> None:
    person = window
    pastes(person, HALVING)
    runs(person)
    person.command("Lab", "1  zero_grad() forgotten")
    person.sees(lambda: not person.window.pages.own_code.isVisible())
    assert person.window.lab_panel.isVisible()
    person.keys("Ctrl+E")
    assert person.window.pages.own_code.isVisible()
    person.keys("Ctrl+N")
    assert not person.window.pages.own_code.isVisible()


def test_what_it_looks_like_is_opened_in_the_lab_which_leads_back_to_its_place(
    window: Person,
) -> None:
    person = window
    person.press("Step", times=2)
    before = person.label("position")
    pastes(person, FORGOTTEN)
    runs(person)
    person.keys("Up")
    here = place(person), variables(person)
    person.press("Open Lab 1")
    person.sees(lambda: not person.window.pages.own_code.isVisible())
    assert person.window.lab_panel.isVisible()
    entry = person.workbench.lab.entry
    assert entry is not None
    assert entry.method.id == "no_zero_grad"
    person.keys("Ctrl+Shift+B")
    person.sees(person.window.pages.own_code.isVisible)
    assert (place(person), variables(person)) == here
    person.press("Back to the plots")
    person.sees(lambda: person.label("position") == before)
    person.command("Lab", "1  zero_grad() forgotten")
    person.keys("Ctrl+Shift+B")  # from where it was entered, each time
    assert not person.window.pages.own_code.isVisible()


@pytest.mark.parametrize("way", ["python", "autograd", "optimizer", "mseloss"])
def test_the_exported_program_of_each_way_is_walked_there_and_back_with_its_own_numbers(
    way: str, window: Person, tmp_path: Path
) -> None:
    person, steps = window, 3
    told = forked.python("-m", "gradapp", "code", "--method", way, "--steps", str(steps))
    told.check_returncode()
    text = told.stdout
    printed = plainly(text, tmp_path)
    rows = [line.split(",") for line in printed.splitlines()[1:]]
    assert len(rows) == steps
    pastes(person, text)
    runs(person)
    assert output(person) == printed
    assert person.label("own_code_sentence") == "The code ran to its end."
    person.keys("Home", "Right")
    for number, row in enumerate(rows, 1):
        person.keys("Right")
        assert place(person).startswith(f"step {number} of {steps} · ")
        assert output(person) == "".join(printed.splitlines(keepends=True)[: 1 + number])
        assert variables(person)["before"] == f"[{row[6]}]"
        assert variables(person)["fx"] == row[3]

    def seen() -> tuple[str, str, dict[str, str], str]:
        return place(person), marked(person), variables(person), output(person)

    person.keys("Home")
    forth = [seen()]
    while forth[-1][0].split()[-1] != forth[-1][0].split()[-3]:
        person.keys("Down")
        forth.append(seen())
    names = ("number", "before", "fx", "E", "gradient", "new")
    at_print = [each for _, line, each, _ in forth if line.startswith(f'print("{way}", number')]
    assert [[each[name].strip("[]") for name in names] for each in at_print] == [
        row[1:] for row in rows
    ]
    back = [seen()]
    while len(back) < len(forth):
        person.keys("Up")
        back.append(seen())
    assert back[::-1] == forth


def test_before_code_runs_its_panels_say_what_runs_it(window: Person) -> None:
    window.keys("Ctrl+E")
    output = window.find(QPlainTextEdit, "own_output")
    assert "Ctrl+Enter" in output.placeholderText()
    window.window.pages.own_code.editor.setPlainText("x = 1\nprint(x)\n")
    window.keys("Ctrl+Return")
    window.sees(lambda: window.workbench.own_code.tape is not None)
    window.keys("Home")
    window.sees(lambda: output.placeholderText() == "Nothing has been printed up to this line.")
    assert output.toPlainText() == ""


def test_what_is_written_is_undone_by_its_keys(window: Person) -> None:
    window.keys("Ctrl+E")
    editor = window.window.pages.own_code.editor
    QTest.keyClicks(editor, "abc")
    window.keys("Ctrl+Z")
    assert editor.toPlainText() == ""
    window.keys("Ctrl+Shift+Z")
    assert editor.toPlainText() == "abc"


def test_the_error_around_each_step_is_drawn_and_followed_and_where_it_cannot_be_it_says_why(
    window: Person, tmp_path: Path
) -> None:
    person, text = window, LOOPS["linear_adam"]
    pastes(person, text)
    runs(person)
    plot = person.window.pages.own_code.landscape
    ask = "print(json.dumps([loss.item(), *[p.item() for p in model.parameters()]]))\n    "
    spied = "import json\n" + text.replace("optimizer.step()", ask + "optimizer.step()")
    rows = plainly(spied.replace("    print(epoch, loss.item())\n", ""), tmp_path).splitlines()
    found_by = "Computed: by the code's own lines"
    person.sees(lambda: person.label("own_landscape_found").startswith(found_by))
    person.keys("Home", "Right")
    assert plot.words() == "No backward() was called in this step up to this line."
    for number, row in enumerate(rows[:5], 1):
        person.keys("Right")
        error, weight, bias = json.loads(row)
        told = re.findall(r"[≈=] (−?[0-9.e−]+[0-9])", plot.words().replace("\xa0", " "))
        found = [float(each.replace("−", "-")) for each in told[:3]]
        assert found == pytest.approx([weight, bias, error], rel=1e-4)
        assert f"at step {number}, by" in plot.words()
        assert plot.words().endswith(f"Earlier calls of backward() on it: {number - 1}.")
    words, picture = plot.words(), plot.grab().toImage()
    person.keys("Right", "Right", "Home", "End", "Home", *["Right"] * 6)
    assert plot.words() == words
    assert plot.grab().toImage() == picture
    person.keys("F2")
    pastes(person, "import torch\nt = torch.ones(1, requires_grad=True)\n"
        "for k in range(2):\n    E = (t * torch.randn(1)).sum()\n    E.backward()\n")  # fmt: skip
    runs(person)
    assert plot.words() == (
        "The error elsewhere is not known: line 4 draws random numbers (torch.randn)."
    )


def test_around_each_step_of_the_given_loops_stand_the_error_and_grad_that_theta_has(
    window: Person,
) -> None:
    person, plot = window, window.window.pages.own_code.landscape
    for name in LOOPS:
        if name == "linear_adam":
            continue
        person.keys("Ctrl+E", "F2")
        pastes(person, LOOPS[name])
        runs(person)
        tape = person.workbench.own_code.tape
        assert tape is not None
        person.keys("Home")
        seen = 0
        for place in range(1, len(tape) + 1):
            person.keys("Down")
            if not tape.lines[place - 1].backward:
                continue
            seen += 1
            told = re.search(
                r"at theta . (\S+)\. ● (\w+) . (\S+)\s+\.grad . (\S+)\. ",
                plot.words().replace("\xa0", " "),
            )
            assert told is not None, plot.words()
            assert told[2] == ("E" if ".sum() over" in plot.words() else plot.words().split()[0])
            theta, error, gradient = (float(told[at].replace("−", "-")) for at in (1, 3, 4))
            assert error == pytest.approx((2 * theta - 3) ** 2, rel=1e-3)
            assert gradient == pytest.approx(4 * (2 * theta - 3), rel=1e-3)
        assert seen


def has(person: Person, text: str) -> bool:
    """Say whether the editor has exactly a text."""
    return person.find(QPlainTextEdit, "own_code_editor").toPlainText() == text


def test_own_code_that_is_replaced_comes_back_with_one_undo(window: Person, tmp_path: Path) -> None:
    person = window
    pastes(person, HALVING)
    file = tmp_path / "other.py"
    file.write_text("a = 1\n")
    person.workbench.open(str(file))
    person.sees(lambda: has(person, "a = 1\n"))
    assert "Ctrl+Z brings that back" in person.spoken()
    undo = person.window.menus.actions["undo"]
    assert undo.text().replace("&", "") == "Undo: other.py"
    person.keys("Ctrl+Z")
    assert has(person, HALVING)
    assert person.workbench.own_code.source.name == "own_code.py"
    person.keys("Ctrl+Shift+Z")
    assert has(person, "a = 1\n")
    assert person.workbench.own_code.source.is_foreign, "it comes from a file still"


def test_what_was_typed_is_undone_first_and_then_what_was_replaced(window: Person) -> None:
    person = window
    pastes(person, HALVING)
    person.keys("Ctrl+Shift+1", "Ctrl+Shift+O")
    person.sees(lambda: not has(person, HALVING))
    program = person.find(QPlainTextEdit, "own_code_editor").toPlainText()
    person.keys("Ctrl+Home")
    QTest.keyClicks(person.find(QPlainTextEdit, "own_code_editor"), "pi = 3")
    assert person.window.menus.actions["undo"].text().replace("&", "") == "Undo"
    person.keys("Ctrl+Z")
    person.sees(lambda: has(person, program))
    person.keys("Ctrl+Z")
    person.sees(lambda: has(person, HALVING))
    person.keys("Ctrl+Y")
    person.sees(lambda: has(person, program))
    person.command("Edit", "Undo: python.py")
    assert has(person, HALVING)


def test_what_was_typed_in_code_that_has_run_is_not_passed_over_by_undo(window: Person) -> None:
    person = window
    pastes(person, HALVING)
    person.keys("Ctrl+Shift+1", "Ctrl+Shift+O")
    person.sees(lambda: not has(person, HALVING))
    editor = person.find(QPlainTextEdit, "own_code_editor")
    program = editor.toPlainText()
    person.keys("Ctrl+End")
    QTest.keyClicks(editor, "pi = 3")
    changed = editor.toPlainText()
    runs(person)
    undo = person.window.menus.actions["undo"]
    assert (undo.text().replace("&", ""), undo.isEnabled()) == ("Undo", False)
    person.keys("Ctrl+Z")
    assert has(person, changed)
    person.press("Edit")
    person.keys("Ctrl+Z")
    person.sees(lambda: has(person, program))
    person.keys("Ctrl+Z")
    person.sees(lambda: has(person, HALVING))


def test_at_the_run_only_what_was_changed_of_the_run_is_undone(window: Person) -> None:
    person = window
    pastes(person, HALVING)
    person.keys("Ctrl+Shift+1")
    person.window.setFocus()
    person.types("α", "0.2")
    person.window.setFocus()
    person.keys("Ctrl+Shift+O")
    assert person.window.menus.actions["undo"].text().replace("&", "") == "Undo: python.py"
    person.keys("Ctrl+Shift+1")
    assert person.window.menus.actions["undo"].text().replace("&", "") == "Undo: α"
    person.keys("Ctrl+Z")
    assert person.workbench.current_run.problem.alpha == 0.1
    person.keys("Ctrl+Shift+3")
    assert person.window.menus.actions["undo"].text().replace("&", "") == "Undo: python.py"
    person.keys("Ctrl+Z")
    assert has(person, HALVING)


def test_a_document_begins_with_its_own_text_and_nothing_to_undo(
    window: Person, tmp_path: Path
) -> None:
    person = window
    pastes(person, HALVING)
    path = tmp_path / "own.gradapp"
    save(person.workbench.document.now(), path)
    person.keys("Ctrl+Shift+1", "Ctrl+Shift+O")
    person.workbench.document.show(load(path), path)
    person.keys("Ctrl+E")
    assert has(person, HALVING)
    assert not person.window.menus.actions["undo"].isEnabled()


def test_a_loop_without_pytorch_has_the_curves_of_what_is_proved_to_be_its_error(
    window: Person,
) -> None:
    pastes(
        window,
        """w, rate = 1.0, 0.1
for k in range(4):
    loss = (2 * w - 3) ** 2
    slope = 4 * (2 * w - 3)
    w -= rate * slope
""",
    )
    runs(window)
    assert window.label("own_error_found") == (
        "Found: the number whose derivatives, or half of them, move the parameters (loss, line 3)"
    )
    assert window.label("own_parameters_found") == "Found: what these derivatives move (w)"
    curves = window.window.pages.own_code.error_curve
    assert window.label(f"{curves.objectName()}_message") == ""


@pytest.mark.parametrize(
    ("start", "turn", "error", "parameters"),
    [
        (
            "z = torch.tensor(1 + 1j, requires_grad=True)",
            "e = z * z; e.backward(torch.tensor(1 + 0j))",
            "Complex numbers have no curve.",
            "",
        ),
        (
            "z = torch.tensor(float('inf'), requires_grad=True)",
            "e = z * 0; e.backward()",
            "No number of e here is finite.",
            "No number of z here is finite.",
        ),
        (
            "w = torch.ones(0, requires_grad=True)",
            "e = w.sum(); e.backward()",
            "",
            "The parameters hold no numbers.",
        ),
        (
            "w = torch.ones(2, requires_grad=True)",
            "e = w * w",
            "No error (loss) was found: backward() is not called.",
            "",
        ),
        (
            "w = torch.ones(2, requires_grad=True)",
            "e = w * w\ne.sum().backward()",
            "No error (loss) was found: backward() is called in line 5, but not in a step.",
            "",
        ),
    ],
)
def test_where_steps_have_no_number_to_draw_the_plots_say_why(
    window: Person, start: str, turn: str, error: str, parameters: str
) -> None:
    pastes(window, f"import torch\n{start}\nfor k in range(2):\n    {turn}\n")
    runs(window)
    page = window.window.pages.own_code
    plots = page.error_curve, page.parameter_curves
    shown = [window.label(f"{plot.objectName()}_message") for plot in plots]
    assert shown == [error, parameters]
    window.keys("End")
    assert [window.label(f"{plot.objectName()}_message") for plot in plots] == shown
