"""The four ways side by side: opened, walked through, compared and left, as a person does it."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QTableView

from gradapp.app.run.lockstep import Lockstep, RecordedSteps
from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.listing import cells
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.comparison.why_dialog import WhyDialog
from gradapp.ui.side_by_side.view import ColumnsView
from tests.person import Person
from tests.programs import text_of

SIZES = [(1360, 860, 100), (1024, 700, 100), (1024, 700, 175)]


def copy(view: ColumnsView, way: str) -> None:
    """Follow the link of a column that has its code copied."""
    heads = next(each for each in view.findChildren(QLabel) if "torch.optim" in each.text())
    hrefs = re.findall("<a href='([^']*)'>copy</a>", heads.text())
    heads.linkActivated.emit(dict(zip([each.id for each in METHODS], hrefs, strict=True))[way])


def presses(person: Person, *keys: str) -> None:
    """Press keys, each once what the one before has asked for is on the screen."""
    for key in keys:
        person.keys(key)
        person.settles()


def views(person: Person) -> list[ColumnsView]:
    return [each for each in person.window.findChildren(ColumnsView) if each.isVisible()]


def text(person: Person) -> str:
    """Return all that stands in the columns."""
    return "\n".join(view.toPlainText() for view in views(person)).replace("\u00a0", " ")


def now(person: Person) -> list[str]:
    """Return which parts are said to have just run, in the words for a screen reader."""
    (told,) = {view.accessibleDescription() for view in views(person)}
    names = {"set-up", "loop", "error", "clearing", "gradient", "update", "prints", "hand over"}
    heads = (line.partition(" (")[0] for line in told.split("\n"))
    return [head for head in heads if head in names]


def clicks(person: Person, words: str) -> None:
    """Click words in the columns."""
    for view in views(person):
        found = view.document().find(words)
        if not found.isNull():
            cursor = QTextCursor(found)
            cursor.setPosition(found.selectionStart() + 1)
            view.setTextCursor(cursor)
            view.ensureCursorVisible()
            at = view.cursorRect(cursor).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            return
    raise LookupError(words)


def printed() -> list[str]:
    """Return what the cells of the page print, run here."""
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as told:
        for cell in cells([each.program for each in METHODS], Problem().arguments):
            exec(compile(text_of(cell), "cell", "exec", dont_inherit=True), names)
    return told.getvalue().splitlines()


def test_the_four_cells_stand_side_by_side_with_what_is_new_and_what_it_replaces(
    window: Person,
) -> None:
    presses(window, "Ctrl+5")
    shown = text(window)
    for line in (
        "▸ θ_0 = 1.0",
        "+ import torch",
        "+ θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None",
        "− θgrad = …",
        "+ with torch.no_grad():  # don't backpropagate through ...",
        "− with torch.no_grad(): …",
        "+ loss = torch.nn.MSELoss()(θ * x, y)",
        "  print(f'{loss=}')",
    ):
        assert line in shown.split("\n"), line
    assert "while" not in shown
    assert "yield" not in shown


def test_all_four_walk_together_part_by_part_and_print_what_the_page_prints(window: Person) -> None:
    presses(window, "Ctrl+5")
    assert now(window) == ["set-up"]
    walked = []
    for _ in range(5):
        presses(window, "Down")
        walked.append(now(window))
    assert walked == [
        ["error"],
        ["clearing", "gradient"],
        ["update"],
        ["prints"],
        ["prints"],  # the page ends there
    ]
    assert window.cursor == 1
    assert "while True:" not in text(window)
    assert "→ makes a second one, which needs a loop." in text(window)
    assert not window.window.menus.actions["line_forward"].isEnabled()
    lines = [line.strip() for line in text(window).split("\n")]
    for line in printed():
        assert line in lines
    presses(window, "Up")
    assert now(window) == ["update"]
    assert printed()[0] not in [line.strip() for line in text(window).split("\n")]


def test_what_the_end_of_the_page_says_of_the_next_key_happens(window: Person) -> None:
    def said_of_it() -> str:
        end = next(line for line in text(window).split("\n") if line.startswith("The page ends"))
        return end.removeprefix("The page ends here, with its first step: ")

    run = window.workbench.current_run
    presses(window, "Ctrl+5")
    assert said_of_it() == "a second one needs a loop."
    presses(window, "Right")
    assert said_of_it() == "→ makes a second one, which needs a loop."
    presses(window, "Right")
    assert (window.cursor, len(run.run)) == (2, 2)
    presses(window, "Left")
    assert said_of_it() == "→ goes to the second one, which needs a loop."
    presses(window, "Right")
    assert (window.cursor, len(run.run)) == (2, 2)
    presses(window, "Home")
    assert said_of_it() == "a second one needs a loop.", "→ goes to the first"


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_whichever_way_is_chosen_the_walk_leads_through_all_parts(window: Person, key: str) -> None:
    presses(window, key, "Ctrl+5", "Right", "Home")
    passed = now(window)
    while passed[-1] != "prints" and len(passed) < 9:
        presses(window, "Down")
        passed += now(window)
    assert passed == ["set-up", "error", "clearing", "gradient", "update", "prints"]
    assert window.cursor == 1


def test_after_each_part_it_says_where_all_have_the_same(window: Person) -> None:
    presses(window, "Ctrl+5", "Right")
    told = [line for line in text(window).split("\n") if "same" in line]
    assert told == ["● same number"] * 3 + ["● same in float32"]
    presses(window, "Right")
    assert "● 2, 3, 4: same bits" in text(window)
    clicks(window, "Why?")
    window.sees(lambda: any(each.isVisible() for each in window.window.findChildren(WhyDialog)))


def test_where_one_ulp_parts_them_it_is_said_in_the_row(window: Person) -> None:
    window.types("θ₀", "-3")
    window.types("x", "1")
    window.types("y", "2")
    window.types("α", "0.2")
    window.chooses("Precision", "float64")
    presses(window, "Esc", "Ctrl+5", "Right")
    assert "◆ 1 ulp apart Why?" in text(window)
    assert text(window).count("● same bits") == 3


def test_a_second_step_needs_the_loop_and_says_why(window: Person) -> None:
    presses(window, "Ctrl+5", "Right")
    assert "while True:" not in text(window)
    presses(window, "Right")
    shown = text(window)
    assert shown.count("while True:") == 4
    assert shown.count("yield ") >= 4
    assert "+     θ.grad = None" in shown.split("\n")
    assert "again, from where the first ended" in shown
    assert "the gradients of all steps add up" in shown
    presses(window, "Left")
    assert "while True:" not in text(window)
    window.press("As a loop")
    window.settles()
    assert text(window).count("while True:") == 4
    assert window.label("side_by_side_title") == "Four ways side by side, step 1"
    presses(window, "Right", "Right")
    window.press("One step")
    window.settles()
    assert window.cursor == 1
    assert "while True:" not in text(window)
    assert window.label("side_by_side_title") == "Four ways side by side"
    said = window.spoken()
    assert said == (
        "“One step” shows the first, as the page does. You were at step 3: “As a loop” has it."
    )


@pytest.mark.logs_warnings
def test_a_run_that_can_t_begin_tells_no_part_and_the_next_one_does(
    window: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    presses(window, "Ctrl+5")
    window.settles()
    run, (lockstep,) = window.workbench.current_run, window.window.findChildren(Lockstep)
    told: list[RecordedSteps] = []
    lockstep.changed.connect(lambda: told.append(lockstep.recorded(0)))
    with monkeypatch.context() as patched:
        patched.setattr("gradapp.engine.worker.Descent", lacks_memory)
        run.start(Problem(alpha=0.2), "autograd")
        window.sees(lambda: run.stop is not None and told == [{}])
    run.start(Problem(alpha=0.2), "autograd")
    window.settles()
    assert len(lockstep.recorded(0)) == 4


def lacks_memory(*_: object) -> None:
    raise MemoryError


def test_headings_count_the_ways_that_there_are(window: Person) -> None:
    dock = window.find(QDockWidget, "dock_ways")
    assert dock.windowTitle() == "Four ways, one step"
    window.command("File", "A long valley")  # which way 4 can't be written for
    presses(window, "Right")
    window.settles()
    assert dock.windowTitle() == dock.widget().findChild(ComparisonPanel).accessibleName()
    assert dock.windowTitle() == "Three ways, one step"
    names = [label.text() for label in dock.titleBarWidget().findChildren(QLabel)]
    assert names == ["Three ways, one step"]
    assert "Three ways, one step" in [
        each.text().replace("&", "") for each in window.window.menus.panels.actions()
    ]
    presses(window, "Ctrl+5")
    window.settles()
    assert window.label("side_by_side_title") == "Three ways side by side"
    presses(window, "Right")
    window.press("As a loop")
    window.settles()
    assert window.label("side_by_side_title") == "Three ways side by side, step 2"
    presses(window, "Ctrl+N")
    window.settles()
    assert dock.windowTitle() == "Four ways, one step"
    assert "Four ways" in window.label("side_by_side_title")
    letters = [each.text() for each in window.window.menus.panels.actions()]
    assert all("&" in text for text in letters)
    presses(window, "Ctrl+PgDown")
    window.settles()
    assert dock.windowTitle() == "Two programs, one step"


def test_down_goes_from_step_to_step_in_the_loop_and_in_the_table(window: Person) -> None:
    presses(window, "Ctrl+5")
    for form in ("As a loop", "All steps"):
        window.press(form)
        presses(window, "Home", "Right", "Down")
        assert window.cursor == 2, form
    window.press("As a loop")
    presses(window, "Left")
    assert window.cursor == 1
    presses(window, "Down")
    assert window.cursor == 2
    assert text(window).count("while True:") == 4


def test_a_loop_is_copied_as_a_text_that_runs_and_prints_its_steps(window: Person) -> None:
    presses(window, "Ctrl+5", "Right", "Right", "Right")
    (view,) = views(window)
    copy(view, "optimizer")
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(compile(window.clipboard(), "copied", "exec", dont_inherit=True), {})
    head, *rows = told.getvalue().splitlines()
    assert head == "method,step,theta,fx,error,gradient,theta_next"
    θ = np.float32(1)
    for number, row in enumerate(rows, start=1):
        gradient = np.float32(4) * (θ * np.float32(2) - np.float32(3))
        θ = θ - np.float32(0.1) * gradient
        assert row.split(",")[1] == str(number)
        assert float(row.split(",")[-1]) == pytest.approx(float(θ), rel=1e-6)
    assert len(rows) == 3


def test_one_click_leads_to_the_code_of_the_lab_that_does_not_clear(window: Person) -> None:
    presses(window, "Ctrl+5", "Right", "Right")
    clicks(window, "See that in the Lab")
    window.settles()
    assert window.workbench.current_run.method.id == "no_zero_grad"
    lines = text(window).split("\n")
    assert "− optimizer.zero_grad()" in lines
    assert {view.accessibleName() for view in views(window)} == {"Code of Correct code, This code"}


def test_code_of_the_lab_stands_beside_correct_code_and_shows_where_it_ends(window: Person) -> None:
    presses(window, "Ctrl+5")
    window.window.menus.lab_entries["recorded_update"].trigger()
    window.settles()
    window.press("Show it without guessing")
    window.settles()
    shown = text(window)
    assert "≠ θ -= α * θ.grad  # not under no_grad()" in shown.split("\n")
    assert "✕ RuntimeError: " in shown
    assert not window.window.code_panel.isVisible()


def test_of_what_was_shown_at_earlier_lines_nothing_is_kept(window: Person) -> None:
    presses(window, "Ctrl+5", "Right", *("Down", "Up") * 3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (view,) = views(window)
    own = Qt.FindChildOption.FindDirectChildrenOnly
    assert view.findChildren(QTextDocument, options=own) == [view.document()]


def test_all_code_of_the_lab_is_walked_through_beside_correct_code(window: Person) -> None:
    presses(window, "Ctrl+5")
    for entry in lab.ENTRIES:
        window.window.menus.lab_entries[entry.method.id].trigger()
        window.settles()
        presses(window, "Down")
        assert window.cursor == 0, "the question is open"
        window.press(f"{entry.happens + 1}  {entry.answers[entry.happens]}")
        window.settles()
        presses(window, "Home", *("Down",) * 9, "End", "Home")
        (view,) = views(window)
        assert view.accessibleName() == "Code of Correct code, This code"
        assert text(window), entry.method.id


def test_the_error_of_both_samples_is_another_than_two_errors(window: Person) -> None:
    presses(window, "Ctrl+5")
    window.window.menus.lab_entries["vector"].trigger()
    window.settles()
    window.press("Show it without guessing")
    window.settles()
    assert "✕ RuntimeError: grad can be implicitly created only for scalar" in text(window)
    assert text(window).count("◆ differs") == 1


def test_all_steps_of_all_ways_stand_in_one_table(window: Person) -> None:
    import torch

    presses(window, "Ctrl+5", "Right", "Right", "Right")
    window.press("All steps")
    window.settles()
    table = window.find(QTableView, "steps_of_all")
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (3, 6)
    θ = 1.0
    tensor = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([tensor], 0.1)
    for row in range(3):
        θ -= 0.1 * 2 * 2.0 * (θ * 2.0 - 3.0)
        optimizer.zero_grad()
        ((tensor * 2.0 - 3.0) ** 2).backward()
        optimizer.step()
        told = [model.index(row, column).data() for column in range(6)]
        assert float(told[1]) == pytest.approx(θ, rel=1e-15)
        for number in told[2:5]:
            assert np.float32(number) == np.float32(tensor.item())
    assert model.index(0, 5).data() == "● same in float32"
    at = table.visualRect(model.index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    window.settles()
    assert window.cursor == 1
    assert window.label("side_by_side_title") == "Four ways side by side, step 1"
    window.chooses("What is shown of each step", "E")
    assert model.index(0, 1).data() == "1"
    assert model.index(1, 5).data() == "● 2, 3, 4: same bits · ◆ 1: 5 ulp apart"


def chooses_column(person: Person, title: str) -> None:
    """Choose a column by its head."""
    heads = next(
        label
        for view in views(person)
        for label in view.findChildren(QLabel)
        if title in label.text()
    )
    heads.setFocus()
    for _ in range(9):
        if title not in heads.selectedText():
            QTest.keyClick(heads, Qt.Key.Key_Tab)
    QTest.keyClick(heads, Qt.Key.Key_Return)


def test_a_click_on_the_head_of_a_column_chooses_that_way(window: Person) -> None:
    presses(window, "Ctrl+5")
    chooses_column(window, "torch.optim")
    window.sees(lambda: window.workbench.current_run.method.id == "optimizer")


def test_the_head_of_correct_code_leads_out_of_the_lab_to_it(window: Person) -> None:
    presses(window, "Ctrl+5")
    window.window.menus.lab_entries["no_zero_grad"].trigger()
    window.settles()
    window.press("Show it without guessing")
    window.settles()
    chooses_column(window, "This code")  # which runs already
    assert window.workbench.current_run.method.id == "no_zero_grad"
    chooses_column(window, "Correct code")
    window.sees(lambda: window.workbench.current_run.method.id == "optimizer")


@pytest.mark.parametrize(
    ("width", "height", "scale", "scheme"),
    [(*size, scheme) for size, scheme in zip(SIZES, ("dark", "light", "dark"), strict=True)],
)
def test_the_part_that_has_just_run_is_in_sight_in_all_columns_and_nothing_is_cut(
    open_window: Callable[..., Person], width: int, height: int, scale: int, scheme: str
) -> None:
    remembered = Remembered(animate=False, scheme=scheme, text_scale=scale)
    window = open_window(remembered)
    window.window.resize(width, height)
    presses(window, "Ctrl+5")
    assert window.window.width() == width
    for keys in (("Right",), ("Down",), ("Down",), ("Down",), ("Right",)):
        presses(window, *keys)
        shown = views(window)
        assert len(shown) == (1 if width > 1200 else 2)
        for view in shown:
            assert view.horizontalScrollBar().maximum() == 0
            assert view.document().size().width() <= view.viewport().width() + 1
            mark = view.document().find("▶")  # stands below the name of what has just run
            assert not mark.isNull()
            assert view.viewport().rect().contains(view.cursorRect(mark).center())


def test_leaving_shows_the_window_as_it_was_pixel_for_pixel(window: Person) -> None:
    presses(window, "Right", "Down")
    before = window.picture(window.window)
    presses(window, "Ctrl+5", "Ctrl+Shift+1")
    window.sees(lambda: window.window.grab().toImage() == before)


def test_a_button_leads_back_to_the_plots(window: Person) -> None:
    presses(window, "Ctrl+5")
    assert not window.window.parabola.isVisible()
    window.press("Back to the plots")
    window.sees(window.window.parabola.isVisible)
    assert views(window) == []


def test_the_columns_depend_on_the_step_alone_whatever_the_way_there(window: Person) -> None:
    presses(window, "Ctrl+5", "Right", "Right", "Up", "Up")
    one = window.picture(window.window)
    presses(window, "End", "Left", "Ctrl+3", "Ctrl+1", "Right", "Up")
    window.press("Only what is new")
    presses(window, "Up")
    window.press("Only what is new")
    window.settles()
    window.sees(lambda: window.window.grab().toImage() == one)


def test_the_other_ways_join_in_once_pytorch_is_there(open_window: Callable[..., Person]) -> None:
    window = open_window(Remembered(animate=False), torch=False)
    window.sees(window.window.isActiveWindow)
    window.keys("Ctrl+5", "Right")
    window.sees(lambda: " ready" in window.status)
    window.sees(lambda: "E=tensor([1.], grad_fn=<MulBackward0>)" in text(window))
    assert now(window) == ["prints"]


def test_the_link_below_the_comparison_leads_to_the_codes(window: Person) -> None:
    label = window.find(QLabel, "comparison_run")
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_Tab)
    QTest.keyClick(label, Qt.Key.Key_Return)
    window.sees(lambda: len(views(window)) == 1)


def test_what_is_copied_of_a_column_runs_by_itself(window: Person) -> None:
    presses(window, "Ctrl+5")
    (view,) = views(window)
    copy(view, "mseloss")
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(compile(window.clipboard(), "cell", "exec", dont_inherit=True), {})
    assert told.getvalue().splitlines() == printed()[-3:]


def test_a_line_walked_to_is_said_of_all_four(window: Person) -> None:
    presses(window, "Ctrl+5", "Right", "Up")
    told = window.window.pages.side_by_side.told
    assert told.startswith("update (● same in float32)\n1 Without PyTorch: θ -= α * θgrad. θ = 1.4")
    assert "4 torch.nn.MSELoss: optimizer.step(). θ = 1.4" in told


def test_a_problem_of_two_parameters_stands_side_by_side_too(window: Person) -> None:
    window.command("File", "Five points and a line")
    presses(window, "Esc", "Ctrl+5", "Right")
    lines = text(window).split("\n")
    assert "− b_grad = …" in lines
    assert any(line.startswith("  samples = [(1.0, 1.0)") for line in lines)
    printed_names = {line.strip().partition("=")[0] for line in lines}
    assert {"w_grad", "b_grad", "w.grad", "b.grad", "w", "b"} <= printed_names


def test_a_step_in_batches_is_shown_as_a_loop_and_says_why(window: Person) -> None:
    window.command("File", "One sample per step")
    presses(window, "Esc", "Ctrl+5", "Right")
    assert "while True:" in text(window)
    button = window.button("One step")
    assert not button.isEnabled()
    assert "more than one turn of a loop" in button.toolTip()
