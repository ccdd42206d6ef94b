"""Typing any problem: what is right becomes the run, and a wrong entry loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytest import approx

from gradapp.app.system.settings import Remembered, Scheme
from gradapp.core.problem.draft import problem_of
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.ui.code.variables import VariablesView
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.problem.fields import Refusal
from gradapp.ui.problem.form import ProblemForm
from tests.journeys.test_layout import settle
from tests.person import Person, write
from tests.products import pairs
from tests.ui.kit.test_contrast import contrast
from tests.ui.seen import toggle

X, Y = (1, 2, 4, 3, 5), (1, 3, 3, 2, 5)


def opens(window: Person) -> ProblemForm:
    window.keys("Ctrl+Shift+N")
    form = window.find(ProblemForm, "problem_form")
    window.sees(form.isActiveWindow)
    return form


def field(form: ProblemForm, name: str) -> QWidget:
    """Find what a person calls so in the form."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    found = [
        each
        for kind in kinds
        for each in form.findChildren(kind)
        if each.isVisible() and each.accessibleName() == name
    ]
    assert len(found) == 1, (name, found)
    return found[0]


def writes(form: ProblemForm, name: str, text: str) -> None:
    """Go to a field, and type in place of what is there."""
    there = field(form, name)
    there.setFocus()
    QTest.keyClick(there, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(there, Qt.Key.Key_Return)
        write(there, line)


def picks(form: ProblemForm, name: str, choice: str) -> None:
    """Choose from a list by keys."""
    box = field(form, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != choice:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, choice


def refusals(form: ProblemForm) -> list[str]:
    labels = form.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible() and each.text().startswith("⚠")]


def five_points(window: Person) -> ProblemForm:
    """Type five points and a line that starts flat."""
    form = opens(window)
    rows = "\n".join(f"{x};{y}" for x, y in zip(X, Y, strict=True))
    writes(form, "Samples", f"x;y\n{rows}")
    writes(form, "Formula", "w*x + b")
    for name in ("w", "b"):
        writes(form, f"Start of {name}", "0")
    writes(form, "Learning rate α", "0.01")
    QTest.keyClick(field(form, "Learning rate α"), Qt.Key.Key_Return)
    return form


def test_five_points_are_typed_and_a_line_is_fitted(window: Person) -> None:
    form = five_points(window)
    current_run = window.workbench.current_run
    problem = current_run.problem
    assert isinstance(problem, Fit)
    assert (problem.formula.text, problem.start, problem.alpha) == ("w*x + b", (0, 0), 0.01)
    assert problem.data is not None
    assert problem.data.samples == tuple(zip(X, Y, strict=True))
    form.reject()
    shares, w, b = [Fraction(5)], Fraction(0), Fraction(0)
    for _ in range(3):
        window.press("Step")
        r = [w * x + b - y for x, y in zip(X, Y, strict=True)]
        w -= Fraction("0.01") * sum(2 * r * x for r, x in zip(r, X, strict=True)) / 5
        b -= Fraction("0.01") * sum(2 * r for r in r) / 5
        seen = current_run.run.steps[-2:, current_run.cursor - 1].tolist()
        assert seen == approx([float(w), float(b)], rel=1e-12)
        shares.append(abs(5 * w + b - 5))
    assert shares == sorted(shares, reverse=True), "the residual of the last sample shrinks"


def test_points_are_typed_with_spaces_between_and_no_names_above_as_on_paper(
    window: Person,
) -> None:
    form = opens(window)
    writes(form, "Formula", "a*x + b")
    writes(form, "Samples", "\n".join(f"{x} {y}" for x, y in zip(X, Y, strict=True)))
    count = form.findChild(QLabel, "form_count")
    assert count is not None
    window.sees(lambda: count.text().startswith("5 samples"))
    assert refusals(form) == []
    form.take()
    problem = window.workbench.current_run.problem
    assert isinstance(problem, Fit)
    assert problem.data is not None
    assert (problem.data.inputs, problem.data.samples) == (("x",), tuple(zip(X, Y, strict=True)))


def test_a_rule_that_has_a_number_of_a_parameter_s_name_is_refused_and_nothing_is_to_be_undone(
    window: Person,
) -> None:
    form = five_points(window)
    writes(form, "Formula", "w*x + m_w")
    picks(form, "Rule", "RMSprop")
    form.take()
    before = window.workbench.current_run.problem
    undo = window.window.menus.actions["undo"]
    words = undo.text()
    assert before.names == ("w", "m_w")
    picks(form, "Rule", "Adam")
    form.take()
    (refusal,) = refusals(form)
    assert "For Adam, w and m_w can't both be names: files use m_w" in refusal
    assert (window.workbench.current_run.problem, undo.text()) == (before, words)
    writes(form, "Formula", "w*x + b")
    form.take()
    assert refusals(form) == []
    assert window.workbench.current_run.problem.rule.id == "adam"


def test_undo_leads_back_to_parameters_that_the_rule_of_now_can_not_have(window: Person) -> None:
    current_run = window.workbench.current_run
    before = Fit(error="w**2 + m_w**2")
    current_run.set_problem(before)
    current_run.set_problem(Fit(error="p**2 + q**2", rule=rule("adam")))
    window.keys("Ctrl+Z")
    assert current_run.problem == before


def test_it_says_what_becomes_of_what_is_typed_and_done_keeps_it(window: Person) -> None:
    form = five_points(window)
    about = form.findChild(QLabel, "form_about")
    assert about is not None
    assert about.isVisible()
    assert about.height() >= about.heightForWidth(about.width())
    for words in ("begins with the problem on the screen", "at once", "Done", "Cancel"):
        assert words in about.text()
    done = form.findChild(QPushButton, "problem_form_close")
    assert (done.text(), done.accessibleName()) == ("Done", "Done")
    assert done.icon().isNull()
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert isinstance(window.workbench.current_run.problem, Fit)


def test_done_stays_with_what_can_not_be_kept_and_leads_to_it(window: Person) -> None:
    form = five_points(window)
    before = window.workbench.current_run.problem
    table = "x y\n1 2\n3 4\n5 "
    writes(form, "Samples", table)
    done = form.findChild(QPushButton, "problem_form_close")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    (words,) = refusals(form)
    samples = field(form, "Samples")
    window.sees(samples.hasFocus)
    assert samples.accessibleDescription() in words
    assert isinstance(samples, QPlainTextEdit)
    assert samples.toPlainText() == table
    assert window.workbench.current_run.problem == before
    writes(form, "Samples", table + "6")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    problem = window.workbench.current_run.problem
    assert problem.data is not None
    assert problem.data.samples == ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))


def test_cancel_brings_back_problem_way_and_step_and_forgets_what_was_typed(window: Person) -> None:
    window.keys("Ctrl+4", "Right", "Right", "Right")
    window.sees(lambda: window.cursor == 3 and window.workbench.shown_run.is_settled)
    window.keys("Left")
    before = window.values
    form = opens(window)
    cancel = form.findChild(QPushButton, "problem_form_cancel")
    picks(form, "Kind of problem", "Error formula, without samples")
    writes(form, "Formula", "(p - 1)**2 + 3*q**2")
    QTest.keyClick(field(form, "Formula"), Qt.Key.Key_Return)
    assert window.workbench.current_run.method.id == "python"
    writes(form, "Formula", "p +")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    current_run = window.workbench.current_run
    assert (current_run.problem, current_run.method.id) == (Problem(), "mseloss")
    window.sees(lambda: window.cursor == 2 and window.workbench.shown_run.is_settled)
    assert (window.values, window.steps) == (before, 3)
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    form = opens(window)
    assert field(form, "Formula").text() == "θ*x"
    assert not refusals(form)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.cursor == 2


@pytest.mark.parametrize("key", ["Ctrl+4", "Ctrl+3"])
def test_a_problem_without_the_way_says_which_one_solves_it_once_and_at_the_way(
    window: Person, key: str
) -> None:
    window.keys(key)
    window.command("File", "A long valley")
    said = window.spoken()
    assert "A long valley: " in said
    lost = "There is no way 4 here: way 1 solves it."
    assert said.startswith(lost) == (key == "Ctrl+4")
    fourth = window.window.menus.ways["mseloss"]
    assert "can't be written with nn.MSELoss" in fourth.toolTip()
    assert not fourth.isEnabled()
    box = window.combo("Way")
    assert "can't be written with nn.MSELoss" in box.itemData(3, Qt.ItemDataRole.ToolTipRole)
    window.command("File", "The long valley with momentum")
    assert lost not in window.spoken()
    window.keys("Ctrl+N", "Ctrl+4")
    assert not window.spoken()
    assert "MSELoss" not in fourth.toolTip() or "can't" not in fourth.toolTip()


def test_another_rule_keeps_start_and_step_and_has_torchs_numbers(window: Person) -> None:
    form = five_points(window)
    current_run = window.workbench.current_run
    current_run.step(3)
    window.sees(lambda: current_run.cursor == 3)
    picks(form, "Rule", "Adam")
    window.sees(lambda: current_run.problem.rule.id == "adam" and current_run.cursor == 3)
    assert current_run.problem.start == (0.0, 0.0)
    w, b = (torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in "wb")
    optimizer = torch.optim.Adam([w, b], 0.01)
    x, y = torch.tensor(X), torch.tensor(Y)
    for _ in range(3):
        optimizer.zero_grad()
        ((w * x + b - y) ** 2).mean().backward()
        optimizer.step()
    made = current_run.run.steps[:, 2].tolist()
    ids = current_run.run.columns.ids
    m_hat = optimizer.state[w]["exp_avg"].item() / (1 - 0.9**3)
    for id, expected in (("w_next", w.item()), ("b_next", b.item()), ("m_hat_w", m_hat)):
        assert abs(made[ids.index(id)] - expected) < 1e-12


def test_an_option_that_an_assistive_tool_ticks_is_taken(window: Person) -> None:
    form = opens(window)
    picks(form, "Rule", "Adam")
    box, current_run = window.find(QCheckBox, "adam_amsgrad"), window.workbench.current_run
    for is_on in (True, False):
        toggle(box)
        window.sees(lambda on=is_on: current_run.problem.rule == rule("adam", amsgrad=on))


def test_a_wrong_entry_is_explained_below_its_field_and_the_run_goes_on(window: Person) -> None:
    form = opens(window)
    current_run = window.workbench.current_run
    window.press("Step", times=2)
    writes(form, "Formula", "θ*x +")
    (words,) = refusals(form)
    assert "after character 5" in words
    there = field(form, "Formula")
    assert isinstance(there, QLineEdit)
    assert there.accessibleDescription() in words
    QTest.keyClick(there, Qt.Key.Key_Return)
    assert (there.selectionStart(), there.selectedText()) == (4, "+")
    assert (current_run.problem, current_run.cursor) == (Problem(), 2)
    writes(form, "Learning rate α", "x")
    assert len(refusals(form)) == 1, "one thing at a time"
    writes(form, "Learning rate α", "0.2")
    window.workbench.requests.set_alpha(0.3)
    assert there.text() == "θ*x +", "what is being typed stays"
    writes(form, "Formula", "θ*x")
    QTest.keyClick(there, Qt.Key.Key_Return)
    assert not refusals(form)
    assert current_run.problem == Problem(alpha=0.3)


def test_what_more_there_is_to_say_takes_room_from_the_samples_before_anything_is_scrolled(
    window: Person,
) -> None:
    form = opens(window)
    samples, bar = field(form, "Samples"), form.findChild(Scroller).verticalScrollBar()
    height, line = samples.height(), samples.fontMetrics().lineSpacing()
    assert height > 7 * line
    picks(form, "Rule", "Adam")
    writes(form, "Formula", "a + b*x + c*x**2 + d*x**3 + g*x**4 + h*x**5")
    settle()
    assert len(refusals(form)) == 1
    assert bar.maximum() == 0, "all is in sight"
    assert 3 * line < samples.height() < height
    writes(form, "Formula", "a + b*x")
    picks(form, "Rule", "SGD")
    settle()
    assert samples.height() == height


def test_an_error_formula_is_typed_without_samples(window: Person) -> None:
    form = opens(window)
    picks(form, "Kind of problem", "Error formula, without samples")
    writes(form, "Formula", "0.1*p**2 + 2*q**2")
    QTest.keyClick(field(form, "Formula"), Qt.Key.Key_Return)
    assert window.workbench.current_run.problem == Fit(error="0.1*p**2 + 2*q**2")
    assert not any(each.isVisible() for each in form.findChildren(QPlainTextEdit))


def test_what_is_typed_is_taken_after_a_pause_and_when_the_form_is_closed(window: Person) -> None:
    form = opens(window)
    current_run = window.workbench.current_run
    writes(form, "Start of θ", "4")
    window.sees(lambda: current_run.problem == Problem(4.0))
    writes(form, "Start of θ", "5")
    form.close_button.click()
    assert current_run.problem == Problem(5.0)
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("name", "typed", "not_yet"),
    [
        ("Start of θ", "4", "5"),
        ("Start of θ", "4", "five"),
        ("Formula", "θ*x + 1", "θ*x^2"),
        ("Learning rate α", "0.2", "0.3"),
        ("Samples", "x;y\n1;2\n2;3", "x;y\n1;"),
    ],
)
def test_escape_puts_back_what_was_taken_last_as_in_any_field_and_then_closes(
    window: Person, name: str, typed: str, not_yet: str
) -> None:
    form = opens(window)
    current_run = window.workbench.current_run
    begun = current_run.problem
    writes(form, name, typed)
    window.sees(lambda: current_run.problem != begun)
    taken = current_run.problem
    writes(form, name, not_yet)
    window.keys("Escape")
    assert form.isVisible()
    assert problem_of(form.draft()) == taken
    assert not refusals(form)
    window.keys("Escape")
    assert not form.isVisible()
    assert current_run.problem == taken


def test_samples_are_pasted_from_a_spreadsheet(window: Person) -> None:
    opens(window)
    QApplication.clipboard().setText("x\ty\n0,5\t1\n1,5\t2\n")
    QTest.mouseClick(window.button("Paste"), Qt.MouseButton.LeftButton)
    problem = window.workbench.current_run.problem
    assert isinstance(problem, Fit)
    assert problem.data is not None
    assert problem.data.samples == ((0.5, 1.0), (1.5, 2.0))


def test_the_next_start_opens_with_the_problem_typed_its_rule_and_way(
    open_window: Callable[..., Person],
) -> None:
    first = open_window()
    form = five_points(first)
    picks(form, "Rule", "RMSprop")
    writes(form, "momentum", "0.5")
    QTest.keyClick(field(form, "momentum"), Qt.Key.Key_Return)
    first.keys("Escape")
    first.workbench.current_run.set_method("optimizer")
    kept = first.workbench.current_run.problem
    assert dict(kept.rule.chosen) == {"momentum": 0.5}
    first.window.close()
    again = open_window().workbench.current_run
    assert (again.problem, again.method.id) == (kept, "optimizer")


def drops(onto: QWidget, *paths: Path) -> bool:
    """Drag files over a control, and let them go there; say whether they were taken."""
    while not onto.acceptDrops():
        onto = onto.parentWidget()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = onto.rect().center(), Qt.DropAction.CopyAction
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, *keys)
    entering.ignore()
    QApplication.sendEvent(onto, entering)
    if entering.isAccepted():
        QApplication.sendEvent(onto, QDropEvent(QPointF(place), copy, data, *keys))
    return entering.isAccepted()


def test_a_file_is_dropped_in_the_window_or_in_the_form(window: Person, tmp_path: Path) -> None:
    table = tmp_path / "samples.csv"
    table.write_text("x;y\n1,5;2\n3;4\n", encoding="utf-8")
    current_run = window.workbench.current_run
    assert drops(window.find(Canvas, "error_curve"), table)
    assert current_run.problem.data.samples == ((1.5, 2.0), (3.0, 4.0))
    form = window.find(ProblemForm, "problem_form")
    assert field(form, "Samples").toPlainText() == "x\ty\n1.5\t2\n3\t4"
    table.write_text("x,y\n7,8\n1,2\n", encoding="utf-8")
    assert drops(field(form, "Samples"), table)
    assert current_run.problem.data.samples == ((7.0, 8.0), (1.0, 2.0))
    kept = current_run.problem
    table.write_text("x,y\n7,eight\n", encoding="utf-8")
    for dropped, refusal in (
        (table, "Row 2, column 'y'"),
        (tmp_path / "missing.csv", "can't be read"),
    ):
        assert drops(window.window, dropped)
        # before the form, or it would stand behind that
        (box,) = (each for each in form.findChildren(QMessageBox) if each.isVisible())
        assert refusal in box.text()
        box.close()
    assert not drops(window.window, table, table)
    assert current_run.problem is kept


def test_an_error_formula_has_three_ways_and_says_why(window: Person) -> None:
    window.keys("Ctrl+4")
    current_run = window.workbench.current_run
    box = window.combo("Way")
    window.workbench.requests.set_problem(Fit(error="p**2"))
    assert current_run.method.id == "python"
    assert not box.model().item(3).isEnabled()
    assert "nn.MSELoss" in box.itemData(3, Qt.ItemDataRole.ToolTipRole)
    assert not window.window.menus.ways["mseloss"].isEnabled()
    window.keys("Ctrl+4")
    assert current_run.method.id == "python"
    window.keys("Ctrl+3", "Ctrl+N")
    assert box.model().item(3).isEnabled()
    window.keys("Ctrl+4")
    assert current_run.method.id == "mseloss"


def test_m_hat_at_step_3_is_one_number_in_equations_variables_and_steps(window: Person) -> None:
    picks(opens(window), "Rule", "Adam")
    window.keys("Escape")
    window.press("Step", times=3)
    window.sees(lambda: window.workbench.shown_run.is_settled)
    run = window.workbench.current_run.run
    number = run.steps[run.columns.symbols.index("m̂"), 2]
    parameter = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([parameter], 0.1)
    for _ in range(3):
        optimizer.zero_grad()
        ((parameter * 2 - 3) ** 2).backward()
        optimizer.step()
    expected = optimizer.state[parameter]["exp_avg"].item() / (1 - 0.9**3)
    assert number == approx(expected, rel=1e-14)
    assert window.reads("m̂") == number
    tree = window.find(VariablesView, "variables")
    (item,) = tree.findItems("m̂", Qt.MatchFlag.MatchEndsWith)
    assert float(item.text(1)) == number
    window.command("Edit", "Copy steps")
    heading, *_, last = window.clipboard().strip().splitlines()
    assert "m̂" in heading.split("\t")
    assert float(last.split("\t")[heading.split("\t").index("m̂")].replace("−", "-")) == number


@pytest.mark.parametrize(
    ("look", "scheme"),
    pairs([((1360, 860), 100), ((1024, 700), 100), ((1024, 700), 175)], ("light", "dark")),
)
def test_by_keys_alone_all_is_in_sight_while_it_is_typed(
    open_window: Callable[..., Person], look: tuple[tuple[int, int], int], scheme: Scheme
) -> None:
    size, scale = look
    window = open_window(Remembered(text_scale=scale, scheme=scheme))
    window.window.resize(*size)
    form = opens(window)
    assert form.width() <= size[0]
    assert form.height() <= size[1]
    picks(form, "Rule", "RMSprop")
    field(form, "Formula").setFocus()
    seen = []
    for _ in range(40):
        here = QApplication.focusWidget()
        if here in seen:
            break
        seen.append(here)
        assert here.visibleRegion().boundingRect().height() >= min(
            here.height(), 0.6 * form.height()
        ), here
        QTest.keyClick(here, Qt.Key.Key_Tab)
    names = {each.accessibleName() for each in seen}
    wanted = {
        "Formula",
        "Start of θ",
        "Samples",
        "E is",
        "Samples per step",
        "Rule",
        "eps",
        "alpha",
    }
    assert wanted <= names, wanted - names
    labels = [each for each in form.findChildren(QLabel) if each.isVisible()]
    for label in labels:
        if not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    writes(form, "Formula", "θ*x^2")
    (refusal,) = [each for each in form.findChildren(Refusal) if each.isVisible()]
    assert refusal.visibleRegion().boundingRect().size() == refusal.size()
    ink, paper = (
        refusal.palette().color(role)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
    )
    assert contrast(ink, paper) >= 4.5


def test_the_panel_has_the_way_to_the_form_and_says_the_rule(window: Person) -> None:
    more = window.find(QToolButton, "problem_more")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    form = window.find(ProblemForm, "problem_form")
    window.sees(form.isActiveWindow)
    picks(form, "Rule", "SGD")
    writes(form, "momentum", "0.9")
    QTest.keyClick(field(form, "momentum"), Qt.Key.Key_Return)
    assert "SGD(momentum=0.9)" in window.label("formulas")
    window.keys("Ctrl+N")
    assert window.workbench.current_run.problem == Problem()
    assert field(form, "momentum").text() == "0"
    assert "SGD" not in window.label("formulas")


def test_text_that_was_refused_is_gone_when_the_form_is_opened_again(window: Person) -> None:
    form = opens(window)
    formula = field(form, "Formula").text()
    writes(form, "Formula", "θ*x^2")
    form.close()
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    form = opens(window)
    assert field(form, "Formula").text() == formula
    picks(form, "Rule", "Adam")
    assert "Adam" in window.label("formulas")


def test_cancel_brings_a_question_of_the_lab_back_with_its_keys(window: Person) -> None:
    window.keys("Right")
    window.sees(lambda: window.cursor == 1)
    window.window.menus.lab_entries["wrong_factor"].trigger()
    window.settles()
    question, run = window.label("lab_question"), window.workbench.current_run
    form = opens(window)
    writes(form, "Samples", "x;y\n1;1\n2;3")
    writes(form, "Formula", "w*x + b")
    window.sees(lambda: isinstance(run.problem, Fit) and not run.is_in_lab)
    cancel = form.findChild(QPushButton, "problem_form_cancel")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    window.settles()
    assert run.is_locked
    assert run.problem == Problem()
    assert window.label("lab_question") == question
    assert not window.find(QLabel, "lab_question").isHidden()
    window.keys("Right")
    assert run.cursor == 0, "no step is made before the question is answered"
    window.keys("2")
    window.sees(lambda: run.cursor > 0)
    window.settles()
    window.window.menus.actions["leave_lab"].trigger()
    window.settles()
    assert (run.problem, run.method.id, run.cursor) == (Problem(), "python", 1)
