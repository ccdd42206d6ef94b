"""Typing any problem: what is right becomes the run, and a wrong entry loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytest import approx

from gradapp.core.fit import Fit
from gradapp.core.problem import Problem
from gradapp.ui.problem.form import ProblemForm
from tests.person import Person, write

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
    for id_, expected in (("w_next", w.item()), ("b_next", b.item()), ("m_hat_w", m_hat)):
        assert abs(made[ids.index(id_)] - expected) < 1e-12


def test_a_wrong_entry_is_explained_below_its_field_and_the_run_goes_on(window: Person) -> None:
    form = opens(window)
    current_run = window.workbench.current_run
    window.press("Step", times=2)
    writes(form, "Formula", "θ*x +")
    (words,) = refusals(form)
    assert "behind character 5" in words
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
    window.keys("Escape")
    assert current_run.problem == Problem(5.0)
    assert not form.isVisible()


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
