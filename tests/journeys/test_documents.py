"""What a person keeps in files: saved, opened, asked for and handed on, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton

from gradapp.app.system.settings import Remembered
from gradapp.app.system.single_instance import Handed
from gradapp.core import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.documents.checksum import checksum_of
from gradapp.documents.contents import OwnText, Sight
from gradapp.documents.document import Document, KeptRun, LabPlace, load, save, written
from tests.person import Person, write
from tests.products import pairs

Open = Callable[..., Person]


def asked(window: Person) -> str:
    """Return what the window asks; empty for nothing."""
    for box in window.window.findChildren(QMessageBox):
        if box.isVisible():
            return box.text()
    return ""


def answers(window: Person, name: str) -> None:
    """Press a button of what the window asks."""
    window.sees(lambda: bool(asked(window)))
    for button in window.window.findChildren(QPushButton):
        if button.isVisible() and button.text().replace("&", "") == name:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            window.sees(lambda: not asked(window))
            window.window.activateWindow()
            window.sees(lambda: window.window.isActiveWindow() or not window.window.isVisible())
            return
    raise LookupError(name)


def types_name(window: Person, path: Path) -> None:
    """Type the name of a file into the dialog that asks for it."""
    window.sees(lambda: any(each.isVisible() for each in window.window.findChildren(QFileDialog)))
    (dialog,) = (each for each in window.window.findChildren(QFileDialog) if each.isVisible())
    field = dialog.findChild(QLineEdit)
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.sees(lambda: not any(e.isVisible() for e in window.window.findChildren(QFileDialog)))


def title(window: Person) -> str:
    mark = " (changed)" if window.window.isWindowModified() else ""
    return window.window.windowTitle().replace("[*]", "") + mark


def settled(window: Person) -> None:
    window.sees(lambda: window.workbench.shown_run.is_settled)
    window.sees(lambda: not window.workbench.current_run.waiting)


def test_a_run_is_saved_with_its_name_and_opened_in_another_window(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.types("α", "0.2")
    first.keys("Ctrl+2")
    first.press("Step", times=7)
    first.keys("Ctrl+B", "Left", "Left", "Down", "Down")
    settled(first)
    seen, line = first.label("position"), first.marked_line
    first.keys("Ctrl+S")
    types_name(first, tmp_path / "seven")
    assert title(first) == "seven – gradapp"
    first.window.close()

    read = json.loads((tmp_path / "seven.gradapp").read_text())
    assert (read["problem"]["alpha"], read["method"], read["steps"]) == ("0.2", "autograd", 7)
    second = open_window(Remembered(animate=False))
    second.keys("Ctrl+O")
    types_name(second, tmp_path / "seven.gradapp")
    second.sees(lambda: second.steps == 7)
    settled(second)
    second.sees(lambda: second.marked_line == line)
    assert second.label("position") == seen
    assert title(second) == "seven – gradapp"
    assert len(second.workbench.pins.pins) == 1
    second.sees(lambda: len(second.workbench.pins.pins[0]) == 7)
    assert second.workbench.history.stack.count() == 0


def test_the_picture_of_a_document_is_that_of_the_window_that_saved_it(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.workbench.requests.set_problem(GALLERY[2][1])
    first.press("Step", times=4)
    first.keys("Ctrl+B", "Ctrl+3", "Ctrl+L", "Left")
    settled(first)
    expected = first.picture(first.window.centralWidget())
    path = tmp_path / "valley.gradapp"
    first.keys("Ctrl+S")
    types_name(first, path)
    first.window.close()
    second = open_window(Remembered(animate=False))
    second.workbench.open(str(path))
    second.sees(lambda: second.steps == 4)
    second.sees(lambda: len(second.workbench.pins.pins[0]) == 4)
    settled(second)
    assert second.picture(second.window.centralWidget()) == expected


def test_bits_that_are_the_same_are_told_and_others_with_step_and_ulps(
    window: Person, tmp_path: Path
) -> None:
    run = descend(Problem(), "python", 12)
    document = Document(Recipe(steps=12), at=Place(12), checksum=checksum_of(run))
    save(document, tmp_path / "same.gradapp")
    window.workbench.open(str(tmp_path / "same.gradapp"))
    window.sees(lambda: "12 steps computed again, with the same bits" in window.spoken())
    read = json.loads(written(document))
    step, error, gradient, new = read["bits"]["numbers"][8].split(", ")
    other = float(new) + 2.0**-52
    read["bits"]["numbers"][8] = f"{step}, {error}, {gradient}, {other!r}"
    read["bits"]["sums"][8] = "0" * 16
    (tmp_path / "other.gradapp").write_text(json.dumps(read))
    window.workbench.open(str(tmp_path / "other.gradapp"))
    window.sees(lambda: "in step 9 new θ differs by 1 ulp" in asked(window))
    answers(window, "OK")
    assert window.steps == 12


def test_a_pin_with_other_bits_is_told_by_its_name(window: Person, tmp_path: Path) -> None:
    kept = [checksum_of(descend(Problem(), way, 6)) for way in ("python", "optimizer")]
    changed = replace(kept[1], sums=(*kept[1].sums[:3], "0" * 16, *kept[1].sums[4:]))
    pins = (
        KeptRun(Recipe(Problem(), "python", 6), "as before", kept[0], slot=0),
        KeptRun(Recipe(Problem(), "optimizer", 6), "not as before", changed, slot=1),
    )
    save(Document(pins=pins), tmp_path / "pins.gradapp")
    window.workbench.open(str(tmp_path / "pins.gradapp"))
    window.sees(lambda: bool(asked(window)))
    assert asked(window).startswith("The pin “not as before”: This machine gets different bits")
    assert "up to step 3" in asked(window)
    answers(window, "OK")
    window.sees(lambda: all(map(len, window.workbench.pins.pins.values())))
    assert not asked(window)


def test_a_damaged_file_is_told_in_one_sentence_and_nothing_is_lost(
    window: Person, tmp_path: Path
) -> None:
    window.types("α", "0.2")
    window.press("Step", times=3)
    path = tmp_path / "half.gradapp"
    path.write_bytes(written(Document())[:-40])
    window.workbench.open(str(path))
    assert asked(window).startswith("'half.gradapp' is damaged")
    answers(window, "OK")
    assert (window.workbench.current_run.problem, window.steps) == (Problem(alpha=0.2), 3)
    assert title(window) == "gradapp"


def test_the_title_of_a_run_without_a_file_ends_in_the_name_once_whether_or_not_it_is_changed(
    open_window: Open,
) -> None:
    window = open_window()  # some platforms add the name to a title that has another end
    assert window.window.windowTitle() == "[*]gradapp"
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)
    settled(window)
    window.keys("Ctrl+B")
    window.sees(window.window.isWindowModified)
    assert window.window.windowTitle() == "[*]gradapp"


def test_closing_asks_only_when_something_would_be_lost(open_window: Open, tmp_path: Path) -> None:
    path = tmp_path / "run.gradapp"
    window = open_window(Remembered(animate=False))
    window.types("α", "0.2")
    window.press("Step")
    assert title(window) == "gradapp"
    window.keys("Ctrl+S")
    types_name(window, path)
    window.keys("Left")
    assert title(window) == "run – gradapp"
    window.types("α", "0.3")
    assert title(window) == "run – gradapp (changed)"
    window.keys("Ctrl+Z")
    assert title(window) == "run – gradapp"
    window.keys("Ctrl+Y")
    window.window.close()
    answers(window, "Cancel")
    assert window.window.isVisible()
    assert load(path).recipe.problem == Problem(alpha=0.2)
    window.window.close()
    answers(window, "Save")
    window.sees(lambda: not window.window.isVisible())
    assert load(path).recipe.problem == Problem(alpha=0.3)


def test_pins_without_a_file_are_asked_for(open_window: Open, tmp_path: Path) -> None:
    window = open_window(Remembered(animate=False))
    window.press("Step", times=2)
    window.keys("Ctrl+B")
    window.keys("Ctrl+Q")
    answers(window, "Save")
    types_name(window, tmp_path / "pins.gradapp")
    window.sees(lambda: not window.window.isVisible())
    (pin,) = load(tmp_path / "pins.gradapp").pins
    assert (pin.recipe.steps, pin.recipe.problem) == (2, Problem())


def test_what_is_not_to_be_saved_is_gone(open_window: Open, tmp_path: Path) -> None:
    window = open_window(Remembered(animate=False))
    window.press("Step", times=2)
    window.keys("Ctrl+B")
    window.window.close()
    answers(window, "Don't save")
    window.sees(lambda: not window.window.isVisible())


def test_own_code_that_is_not_to_be_saved_is_asked_for_once(open_window: Open) -> None:
    window = open_window(Remembered(animate=False))
    window.keys("Ctrl+E")
    QGuiApplication.clipboard().setText("print(1)")
    window.keys("Ctrl+V")
    window.window.close()
    answers(window, "Don't save")
    window.sees(lambda: not window.window.isVisible())


def test_the_file_is_opened_again_by_revert(window: Person, tmp_path: Path) -> None:
    path = tmp_path / "run.gradapp"
    save(Document(Recipe(Problem(alpha=0.2), steps=3), at=Place(3)), path)
    window.workbench.open(str(path))
    window.sees(lambda: window.steps == 3)
    window.types("α", "0.05")
    window.command("File", "Revert")
    answers(window, "Cancel")
    assert window.workbench.current_run.problem == Problem(alpha=0.05)
    window.command("File", "Revert")
    answers(window, "Revert")
    window.sees(lambda: window.steps == 3)
    assert window.workbench.current_run.problem == Problem(alpha=0.2)
    assert title(window) == "run – gradapp"


def test_another_program_that_changes_the_file_is_noticed(window: Person, tmp_path: Path) -> None:
    path = tmp_path / "run.gradapp"
    save(Document(Recipe(Problem(alpha=0.2))), path)
    window.workbench.open(str(path))
    save(Document(Recipe(Problem(alpha=0.3))), path)
    window.sees(lambda: "changed by another program" in window.spoken())
    window.types("α", "0.05")
    window.keys("Ctrl+S")
    answers(window, "Cancel")
    assert load(path).recipe.problem == Problem(alpha=0.3)
    window.keys("Ctrl+S")
    answers(window, "Save anyway")
    assert load(path).recipe.problem == Problem(alpha=0.05)
    path.unlink()
    window.sees(lambda: "no longer there" in window.spoken())
    assert title(window) == "run – gradapp (changed)"
    window.keys("Ctrl+S")
    assert load(path).recipe.problem == Problem(alpha=0.05)
    assert title(window) == "run – gradapp"


def test_files_that_were_open_are_opened_again_from_the_menu(
    open_window: Open, tmp_path: Path
) -> None:
    for alpha in (0.2, 0.3):
        save(Document(Recipe(Problem(alpha=alpha))), tmp_path / f"{alpha}.gradapp")
    first = open_window()
    first.workbench.open(str(tmp_path / "0.2.gradapp"))
    first.workbench.open(str(tmp_path / "0.3.gradapp"))
    first.window.close()
    second = open_window()
    second.command("File", "2  0.2.gradapp")
    assert second.workbench.current_run.problem == Problem(alpha=0.2)
    (tmp_path / "0.3.gradapp").unlink()
    files, nowhere = second.workbench.files, tmp_path / ("n" * 300)  # which can't be looked at
    files.recent.set_paths([*files.recent.paths, str(nowhere / "0.4.gradapp")])
    second.command("File", "2  0.3.gradapp")
    answers(second, "OK")
    names = [action.text() for action in second.window.menus.recent.actions()]
    assert names == ["&1  0.2.gradapp"]


def test_a_file_that_is_dropped_is_opened(window: Person, tmp_path: Path) -> None:
    path = tmp_path / "run.gradapp"
    save(Document(Recipe(Problem(alpha=0.2))), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.window, QDragEnterEvent(QPoint(5, 5), copy, data, *keys))
    QApplication.sendEvent(window.window, QDropEvent(QPointF(5, 5), copy, data, *keys))
    assert window.workbench.current_run.problem == Problem(alpha=0.2)


NUMBERS = Problem(theta=0.5, x=2.5)
TYPED = {"θ₀": "-0.1", "α": "0.25", "x": "-"}
LEAVING = {
    "opened": None,
    "opened in the Lab": LabPlace(Recipe(method_id="no_zero_grad")),
    "answered in the Lab": LabPlace(Recipe(method_id="no_zero_grad"), 0),
    "begun": None,
    "reverted": None,
}


@pytest.mark.parametrize(("label", "how"), pairs([*TYPED], [*LEAVING]))
def test_what_is_being_typed_is_of_the_run_that_is_left_for_a_document(
    open_window: Open, tmp_path: Path, label: str, how: str
) -> None:
    person, path = open_window(), tmp_path / "d.gradapp"
    save(Document(Recipe(NUMBERS, "autograd", 2), lab=LEAVING[how]), path)
    if how == "reverted":
        person.workbench.open(str(path))
    elif how != "begun":
        person.types("θ₀", "0.5")
        person.types("x", "2.5")
    settled(person)
    field = person.field(label)
    field.setFocus()
    field.selectAll()
    write(field, TYPED[label])  # and not Enter
    if how == "begun":
        person.keys("Ctrl+N")
    elif how == "reverted":
        person.command("File", "Revert")
        if label != "x":
            answers(person, "Revert")
    else:
        person.workbench.open_handed(Handed(str(path)))  # as another start does
    settled(person)
    run = person.workbench.current_run
    there = Problem() if "Lab" in how or how == "begun" else NUMBERS
    for _ in range(2):
        assert run.problem == there
        person.window.setFocus()
        settled(person)
    if "Lab" in how:
        person.command("Lab", "Leave the Lab")
        settled(person)
    assert run.problem == (Problem() if how == "begun" else NUMBERS)
    assert not person.workbench.document.is_modified


def test_what_is_being_typed_is_saved(window: Person, tmp_path: Path) -> None:
    path = tmp_path / "d.gradapp"
    save(Document(), path)
    window.workbench.open(str(path))
    field = window.field("α")
    field.setFocus()
    field.selectAll()
    write(field, "0.25")
    window.keys("Ctrl+S")
    assert load(path).recipe.problem == Problem(alpha=0.25)


def test_ctrl_n_begins_anew_and_can_be_undone(window: Person, tmp_path: Path) -> None:
    other = Problem(2.0, 5.0, -1.0, 0.01, Precision.FLOAT64)
    save(Document(Recipe(other, steps=2), at=Place(2)), tmp_path / "run.gradapp")
    window.workbench.open(str(tmp_path / "run.gradapp"))
    window.sees(lambda: window.steps == 2)
    window.keys("Ctrl+B")
    window.keys("Ctrl+N")
    answers(window, "Don't save")
    assert (window.workbench.current_run.problem, title(window)) == (Problem(), "gradapp")
    assert not window.workbench.pins.pins
    window.keys("Ctrl+Z")
    window.sees(lambda: window.steps == 2)
    assert window.workbench.current_run.problem == other
    assert [len(pin) for pin in window.workbench.pins.pins.values()] == [2]


def test_ctrl_n_begins_anew_where_the_problem_is_the_notebooks_already(window: Person) -> None:
    window.keys("Ctrl+3")
    window.press("Step", times=3)
    window.keys("Ctrl+N")
    run = window.workbench.current_run
    assert (run.problem, run.cursor, len(run.run)) == (Problem(), 0, 0)
    assert run.method.id == "optimizer", "as where the problem is another one"
    window.keys("Right")
    window.sees(lambda: (window.cursor, window.steps) == (1, 1))


@pytest.mark.parametrize("number", range(len(GALLERY)))
def test_a_link_that_is_copied_is_pasted_elsewhere(window: Person, number: int) -> None:
    problem = GALLERY[number][1]
    window.workbench.requests.set_problem(problem)
    window.keys("Ctrl+3", "Ctrl+Shift+K")
    assert window.clipboard().startswith("gradapp:")
    window.keys("Ctrl+N")
    window.window.setFocus()
    window.keys("Ctrl+V")
    run = window.workbench.current_run
    assert (run.problem, run.method.id) == (problem, "optimizer")
    window.keys("Ctrl+Z")
    assert run.problem == Problem()


def test_what_is_no_link_is_not_pasted(window: Person) -> None:
    QGuiApplication.clipboard().setText("gradapp:model=__import__('os')&data=x,y;1,2")
    window.window.setFocus()
    window.keys("Ctrl+V")
    assert "The problem in this link can't be used" in asked(window)
    answers(window, "OK")
    QGuiApplication.clipboard().setText("hello")
    window.keys("Ctrl+V")
    assert "not a gradapp link" in asked(window)
    answers(window, "OK")
    assert window.workbench.current_run.problem == Problem()


def test_a_place_in_the_lab_comes_back(open_window: Open, tmp_path: Path) -> None:
    path = tmp_path / "lab.gradapp"
    first = open_window()
    first.types("α", "0.2")
    first.workbench.lab.enter(entry := lab_entry())
    first.keys("1")
    run = first.workbench.current_run
    first.sees(lambda: not run.is_locked)  # a button is pressed for a moment
    settled(first)
    steps = first.steps
    first.keys("Ctrl+S")
    types_name(first, path)
    first.window.close()
    assert load(path).recipe.problem == Problem(alpha=0.2)
    second = open_window()
    second.workbench.open(str(path))
    settled(second)
    assert second.workbench.current_run.method is entry.method
    second.sees(lambda: second.steps == steps)
    second.keys("Ctrl+Shift+B")
    assert second.workbench.current_run.problem == Problem(alpha=0.2)


def lab_entry() -> object:
    from gradapp.core import lab

    return lab.ENTRIES[0]


def test_pins_of_a_document_come_back_though_it_is_closed_at_once(
    open_window: Open, tmp_path: Path
) -> None:
    pins = tuple(KeptRun(Recipe(Problem(), "mseloss", 50), f"pin {i}", slot=i) for i in range(8))
    path = tmp_path / "many.gradapp"
    save(Document(pins=pins, reference=3), path)
    window = open_window(torch=False)
    window.workbench.open(str(path))
    assert window.workbench.document.now().pins == pins
    window.keys("Ctrl+S")
    assert [pin.recipe.steps for pin in load(path).pins] == [50] * 8
    window.window.close()
    assert not window.window.isVisible()


def test_the_mouse_is_not_needed(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+B", "Ctrl+S")
    types_name(window, tmp_path / "keys.gradapp")
    window.types("α", "0.3")
    window.window.close()
    window.sees(lambda: bool(asked(window)))
    (box,) = (box for box in window.window.findChildren(QMessageBox) if box.isVisible())
    QTest.keyClick(box, Qt.Key.Key_Escape)
    window.sees(lambda: not asked(window))
    assert window.window.isVisible()
    window.window.close()
    (box,) = (box for box in window.window.findChildren(QMessageBox) if box.isVisible())
    QTest.keyClick(box, Qt.Key.Key_Return)
    window.sees(lambda: not window.window.isVisible())
    assert load(tmp_path / "keys.gradapp").recipe.problem == Problem(alpha=0.3)


DIVERGES = Problem(theta=3.0, x=10.0, y=2.0, alpha=1e6)


def test_a_run_that_ended_is_known_to_have_ended_when_it_is_opened_again(
    open_window: Open, tmp_path: Path
) -> None:
    first = open_window(Remembered(animate=False))
    first.workbench.requests.set_problem(DIVERGES)
    first.keys("Ctrl+2", "Ctrl+End")
    settled(first)
    first.sees(lambda: "Diverged at step" in first.status)
    made = first.steps
    first.keys("Ctrl+B")
    (words,) = (row for row in first.status.split(" · ") if "Diverged" in row)
    path = tmp_path / "diverged.gradapp"
    first.keys("Ctrl+S")
    types_name(first, path)
    first.window.close()
    read = json.loads(path.read_text())
    assert read["ended"] == {"reason": "diverged", "step": made + 1}
    assert read["pins"][0]["ended"] == read["ended"]

    second = open_window(Remembered(animate=False))
    second.workbench.open(str(path))
    second.sees(lambda: f"{made} steps computed again, with the same bits" in second.spoken())
    settled(second)
    assert words in second.status
    assert (second.steps, second.cursor) == (made, made)
    assert second.workbench.current_run.at_end
    assert not second.button("Step").isEnabled()
    assert title(second) == "diverged – gradapp"
    second.sees(lambda: second.workbench.pins.pins[0].stop is not None)
    assert second.workbench.pins.pins[0].stop == second.workbench.current_run.stop
    assert len(second.workbench.pins.pins[0]) == made


def test_a_run_that_does_not_end_here_as_in_its_file_is_said_not_to(
    window: Person, tmp_path: Path
) -> None:
    run = descend(Problem(), "python", 12)
    document = Document(
        Recipe(steps=12, ended=Ended("diverged", 13)), at=Place(12), checksum=checksum_of(run)
    )
    save(document, tmp_path / "elsewhere.gradapp")
    window.workbench.open(str(tmp_path / "elsewhere.gradapp"))
    window.sees(lambda: "the run ends at step 13" in asked(window))
    assert "on this machine it does not end that way" in asked(window)
    answers(window, "OK")
    assert not window.workbench.current_run.at_end


def test_a_document_saved_before_its_bits_are_computed_again_keeps_them(
    open_window: Open, tmp_path: Path
) -> None:
    run = descend(Problem(), "autograd", 9)
    document = Document(
        Recipe(Problem(), "autograd", 9),
        at=Place(9),
        checksum=checksum_of(run),
        pins=(
            KeptRun(Recipe(Problem(), "autograd", 9), "nine", checksum_of(run)),
            KeptRun(Recipe(DIVERGES, "optimizer", 0, Ended("raised", 1)), "none", slot=1),
        ),
    )
    path = tmp_path / "early.gradapp"
    save(document, path)
    window = open_window(Remembered(animate=False), torch=False)
    window.workbench.open(str(path))
    kept = window.workbench.document.now(with_bits=True)
    assert (kept.recipe.steps, kept.checksum) == (9, document.checksum)
    assert kept.pins == document.pins


@pytest.mark.parametrize("layout", ["", "one that is unknown here"])
@pytest.mark.parametrize("text", ["", "theta = 1.0\n"])
def test_a_document_of_no_known_layout_is_in_sight_where_own_code_was_shown(
    window: Person, tmp_path: Path, layout: str, text: str
) -> None:
    own = OwnText("loop.py", text) if text else OwnText()
    path = tmp_path / "other.gradapp"
    save(Document(Recipe(Problem(alpha=0.2), steps=3), sight=Sight(layout), own_code=own), path)
    window.window.menus.layouts["own_code"].trigger()
    settled(window)
    window.workbench.files.open(str(path))
    window.sees(lambda: window.workbench.current_run.problem == Problem(alpha=0.2))
    settled(window)
    assert window.window.pages.own_code.isVisible() == bool(text)
    assert window.window.parabola.isVisible() == (not text)
