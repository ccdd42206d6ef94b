"""A rule and a way that the package has not: a file and an entry each, and every panel is true."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from gradapp.app.system.settings import Remembered
from gradapp.core import descend, registry
from gradapp.core.methods import METHODS
from gradapp.core.problem import Picture, ProblemError
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.kinds import PROBLEM_KINDS
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import RULES, rule
from gradapp.ui.code.narration import start_words
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.window.error_picture import ErrorPicture
from tests.additions import grad, line, root, valley
from tests.additions.lion import LION
from tests.additions.momentum import MOMENTUM
from tests.journeys.test_documents import types_name
from tests.journeys.test_lines import Reader
from tests.journeys.test_problem_form import field, opens, picks, refusals, writes
from tests.person import Person
from tests.soak.reading import value
from tests.ui.seen import painted


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(RULES, "momentum", MOMENTUM)
    monkeypatch.setitem(RULES, "lion", LION)
    monkeypatch.setitem(PROBLEM_KINDS, "line", line.KIND)
    monkeypatch.setitem(PROBLEM_KINDS, "root", root.KIND)
    monkeypatch.setitem(PROBLEM_KINDS, "valley", valley.KIND)
    METHODS.append(grad.WAY)
    yield
    METHODS.pop()


@pytest.fixture
def window(open_window: Callable[..., Person]) -> Person:
    """A window that is built when these are there."""
    return open_window(Remembered(animate=False))


def with_momentum(count: int, μ: float = 0.9) -> list[tuple[float, float, float, float]]:
    """Return E, the gradient, the new θ and v of the notebook's problem, by PyTorch."""
    θ = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([θ], 0.1, momentum=μ)
    made = []
    for _ in range(count):
        optimizer.zero_grad()
        E = (θ * 2 - 3) ** 2
        E.backward()
        optimizer.step()
        velocity = optimizer.state[θ]["momentum_buffer"]
        made.append((E.item(), θ.grad.item(), θ.item(), velocity.item()))
    return made


def by_backward(count: int) -> list[tuple[float, ...]]:
    """Return θ, f(x), E, the gradient and the new θ of the notebook's steps, by PyTorch."""
    θ = torch.tensor([1.0], requires_grad=True)
    made = []
    for _ in range(count):
        before, fx = θ.item(), θ * 2.0
        E = (fx - 3.0) * (fx - 3.0)
        E.backward()
        with torch.no_grad():
            θ -= 0.1 * θ.grad
        made.append((before, fx.item(), E.item(), θ.grad.item(), θ.item()))
        θ.grad = None
    return made


def rows_of(window: Person) -> list[list[float]]:
    """Return the numbers of the table of steps, without those of the steps themselves."""
    window.window.show_panel("steps")
    window.settles()
    table = window.window.steps_panel.findChild(QTableView).model()
    return [
        [value(table.index(row, column).data()) for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    ]


def goes_through(window: Person, lines: Sequence[tuple[str, str, float]]) -> Reader:
    """Go down line by line, where each gives a variable this value, or none."""
    window.window.show_panel("code")
    reader = Reader(window)
    for code, name, number in lines:
        reader.goes("Down")
        assert reader.code.partition("  #")[0] == code
        assert reader.changed == ({name} if name else set())
        if name:
            assert float(reader.variables[name][0]) == pytest.approx(number, rel=1e-7)
    return reader


def test_a_rule_without_theory_runs_and_nothing_that_is_said_of_it_is_the_plain_ones(
    window: Person,
) -> None:
    current_run, main = window.workbench.current_run, window.workbench.window
    current_run.start(Problem(rule=rule("momentum")), "python")
    current_run.step(6)
    window.sees(lambda: current_run.cursor == 6 and not current_run.busy)
    expected = with_momentum(6)
    made = current_run.run.steps[2:].T.tolist()
    assert np.allclose(made, expected, rtol=1e-12, atol=0)
    assert [row[2:] for row in rows_of(window)] == made
    window.sees(lambda: window.workbench.shown_run.is_settled)
    assert main.formula_panel.text().count("\n") == 3
    *_, velocity, update = main.formula_panel.text().split("\n")
    assert velocity.split()[:5] == ["v", "←", "μv", "+", "dE/dθ"]
    assert "θ ← θ − αv" in update
    assert update.endswith(f"= {made[-1][2]!r}".replace("-", "−"))
    rate = main.learning_rate_panel
    texts = " ".join(each.text() for each in rate.findChildren(QLabel) if each.isVisible())
    assert "there is no theory" in texts
    assert "2αx²" not in texts
    assert rate.findChild(QLabel, "contraction_factor").text() == "No theory here"
    after, before = ((2 * step[2] - 3) ** 2 for step in (expected[5], expected[4]))
    has_become = "smaller" if after < before else "larger"
    doing = main.status.findChild(QLabel, "doing").text()
    assert f"(θx − y)² has become {has_become}" in doing
    assert main.comparison_panel.findChild(QTableView).model().rowCount() == 2
    for way in ("optimizer", "mseloss"):
        action = main.menus.ways[way]
        assert not action.isEnabled()
        assert action.toolTip() == (
            "torch.optim, which this way uses, has no gradient descent with momentum."
        )
    (*_, θ, _), (E, gradient, after, velocity) = expected[5], with_momentum(7)[6]
    reader = goes_through(
        window,
        [
            ("fx_y = θ * x - y", "fx_y", 2 * θ - 3),
            ("E = fx_y * fx_y", "E", E),
            ("θgrad = 2 * x * fx_y", "θgrad", gradient),
            ("v = μ * v + θgrad", "v", velocity),
            ("θ -= α * v", "θ", after),
        ],
    )
    assert reader.graph == [], "bare Python builds none"
    sweep = window.workbench.sweep.open()
    texts = " ".join(each.text() for each in sweep.findChildren(QLabel))
    assert "θ is, for 100 steps, no farther from the minimum than a thousandth" in texts
    assert "theory" not in texts
    window.sees(lambda: window.workbench.sweep.is_settled)
    window.workbench.sweep.close()


def test_a_rule_of_other_functions_and_of_the_step_s_own_numbers_is_shown_as_it_computes(
    window: Person,
) -> None:
    """Lion, w and b both too small: its steps are α = 0.01 times 1/4, 1/2, 3/4, 1."""
    current_run, main = window.workbench.current_run, window.workbench.window
    points = Data(("x",), ((1.0, 2.0, 3.0),), (12.0, 21.0, 33.0))
    problem = Fit("w*x + b", points, start=(0.0, 0.0), alpha=0.01, precision="float64")
    current_run.start(problem.but(rule=rule("lion")), "python")
    current_run.step(4)
    window.sees(lambda: current_run.cursor == 4 and window.workbench.shown_run.is_settled)
    assert current_run.run.after(4) == pytest.approx((0.025, 0.025))
    rows = {each.left: each for each in main.formula_panel.equations}
    assert str(rows["s"].symbolic) == "= min(1, t / κ)"
    assert str(rows["s"].numbers) == "= min(1, 4/4)"
    assert str(rows["s"].result) == "= 1"
    assert [str(rows[each].result) for each in ("d_w", "d_b")] == ["= −1", "= −1"]
    assert len(rows) == len(main.formula_panel.equations)
    window.sees(lambda: main.comparison_panel.verdict == "1 and 2 are identical, bit for bit.")
    assert "could not be made" not in main.status.findChild(QLabel, "doing").text()
    main.menus.actions["line_forward"].trigger()
    walk = window.workbench.walk
    window.sees(lambda: walk.recorded is not None and walk.step == 5 and walk.line == 0)


def test_a_rule_more_is_chosen_in_the_form_kept_in_a_document_and_undone(
    window: Person, open_window: Callable[..., Person], tmp_path: Path
) -> None:
    window.press("Step", times=3)
    form = opens(window)
    picks(form, "Rule", "gradient descent with momentum")
    writes(form, "momentum", "1")
    QTest.keyClick(field(form, "momentum"), Qt.Key.Key_Return)
    assert refusals(form) == ["⚠ momentum must be at least 0 and less than 1, but is 1."]
    writes(form, "momentum", "0.5")
    QTest.keyClick(field(form, "momentum"), Qt.Key.Key_Return)
    form.reject()
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    chosen = Problem(rule=rule("momentum", momentum=0.5))
    assert window.workbench.current_run.problem == chosen
    window.sees(lambda: (window.cursor, window.steps) == (3, 3))
    assert window.reads("θ") == pytest.approx(with_momentum(3, 0.5)[2][2], rel=1e-12)
    assert "momentum(momentum=0.5)" in window.label("formulas")
    window.keys("Ctrl+B")  # a pin, which says what it is of
    assert str(window.workbench.pins.pins[0].name).startswith("momentum(momentum=0.5)")
    window.keys("Ctrl+S")
    types_name(window, tmp_path / "swings")
    window.keys("Ctrl+Z")  # the pin
    window.keys("Ctrl+Z")
    assert window.workbench.current_run.problem == Problem(rule=rule("momentum"))
    stack = window.workbench.history.stack
    while stack.canUndo():
        window.keys("Ctrl+Z")
    assert window.workbench.current_run.problem == Problem()
    while stack.canRedo():
        window.keys("Ctrl+Y")
    assert window.workbench.current_run.problem == chosen
    window.window.close()
    again = open_window()
    assert again.workbench.current_run.problem == chosen  # as it was remembered
    again.workbench.current_run.set_problem(Problem())
    again.keys("Ctrl+O")
    types_name(again, tmp_path / "swings.gradapp")
    again.sees(lambda: again.steps == 3)
    assert again.workbench.current_run.problem == chosen
    assert again.reads("θ") == pytest.approx(with_momentum(3, 0.5)[2][2], rel=1e-12)


def test_another_way_and_another_learning_rate_keep_the_rule(window: Person) -> None:
    current_run = window.workbench.current_run
    current_run.start(Problem(rule=rule("momentum")), "python")
    window.workbench.window.learning_rate_panel.strip.alpha_requested.emit(0.05)
    assert current_run.problem == Problem(alpha=0.05, rule=rule("momentum"))
    window.keys("Ctrl+2")
    assert current_run.problem == Problem(alpha=0.05, rule=rule("momentum"))
    current_run.step(2)
    window.sees(lambda: current_run.cursor == 2)
    window.keys("Ctrl+3")  # which there is not
    assert current_run.method.id == "autograd"
    current_run.set_problem(Problem())
    window.keys("Ctrl+3")
    current_run.set_problem(Problem(rule=rule("momentum")))
    assert current_run.method.id == "python"


def test_momentum_that_stands_still_for_a_moment_goes_on(window: Person) -> None:
    current_run = window.workbench.current_run
    current_run.start(Problem(theta=1.5, rule=rule("momentum")), "python")
    current_run.run_until_stop()
    window.sees(lambda: current_run.stop is not None)
    assert str(current_run.stop.sentence) == (
        "Fixed point at step 1: the gradient is 0, so θ = 1.5 stays."
    )


def test_a_fifth_way_is_chosen_and_every_panel_says_what_is_true_of_it(window: Person) -> None:
    main, workbench = window.window, window.workbench
    window.keys("Ctrl+6")
    assert window.combo("Way").currentText() == "5 torch.autograd.grad"
    window.press("Step", times=3)
    window.settles()
    *expected, (_, fx, E, gradient, after) = by_backward(4)
    made = [list(each) for each in expected]
    assert workbench.current_run.run.steps.T.tolist() == made
    assert np.array_equal(np.float32(rows_of(window)), np.float32(made))
    results = [window.reads(each) for each in ("E", "dE/dθ", "θ")]
    assert results == pytest.approx(made[2][2:], rel=1e-5)
    assert f"The ball is at θ = {made[2][4]:.6g}" in main.parabola.words().replace("\xa0", " ")
    assert f"at first, θ = {made[2][4]:.6g} at last" in main.parameter_curves.words()
    assert f"E ≈ {made[2][2]:.4g} at last" in main.error_curve.words()
    assert main.comparison_panel.findChild(QTableView).model().rowCount() == 5
    assert "4 and 5 are identical, bit for bit" in main.comparison_panel.verdict
    assert main.comparison_panel.windowTitle() == "Five ways, one step"
    reader = goes_through(
        window,
        [
            ("fx_y = θ * x - y", "fx_y", fx - 3),
            ("E = fx_y * fx_y", "E", E),
            ("(θgrad,) = torch.autograd.grad(E, θ)", "θgrad", gradient),
            ("with torch.no_grad():", "", 0),
            ("θ -= α * θgrad", "θ", after),
            ("yield E, θgrad, θ", "", 0),
        ],
    )
    assert reader.variables["θ"][1] == ".grad = None · leaf · requires_grad"
    assert reader.output[1:] == [
        f"θgrad={torch.tensor([gradient])}",
        f"θ={torch.tensor([after], requires_grad=True)}",
    ]
    main.show_panel("graph")
    window.settles()
    signed = {"−": "-", "gradient": "", "≈": "", "=": ""}
    arrived = [each for _, each in reader.graph]
    assert arrived.pop() == "", "into .grad nothing has come"
    for sign, plain in signed.items():
        arrived = [each.replace(sign, plain) for each in arrived]
    assert float(arrived[0]) == 1
    assert float(arrived[-1]) == pytest.approx(2 * (fx - 3), rel=1e-5)
    assert value(reader.sent[-1].split()[-1]) == pytest.approx(gradient, rel=1e-5)
    main.menus.layouts["four_ways"].trigger()
    assert window.label("side_by_side_title") == "Five ways side by side, step 4"
    sweep = workbench.sweep.open()
    window.sees(lambda: workbench.sweep.is_settled)
    assert sweep.findChild(QLabel, "sweep_title").text() == "5 torch.autograd.grad in float32"
    assert "converged at step 5\ntheory: step 5" in sweep.findChild(QLabel, "sweep_reading").text()
    workbench.sweep.close()


def on_a_line(count: int, α: float = 0.1, μ: float = 0.0) -> list[list[float]]:
    """Return E, both gradients and the new w and b of `line`, by PyTorch."""
    x, y = torch.tensor(line.Line().samples, dtype=torch.float64).T
    w, b = (torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in "wb")
    optimizer = torch.optim.SGD([w, b], α, momentum=μ)
    made = []
    for _ in range(count):
        optimizer.zero_grad()
        E = ((w * x + b - y) ** 2).mean()
        E.backward()
        optimizer.step()
        made.append([each.item() for each in (E, w.grad, b.grad, w, b)])
    return made


def evaluated(text: str) -> float:
    """Return what is written, as Python reads it once it has Python's signs."""
    text = text.removeprefix("= ").replace(" (", "*(", 1).replace("²", "**2")
    return float(eval(text.translate(str.maketrans("−·", "-*"))))


def best_line() -> tuple[float, float]:
    """Return w and b of `line` by its normal equations."""
    of = [(Fraction(str(x)), Fraction(str(y))) for x, y in line.Line().samples]
    n, x, y = len(of), sum(x for x, _ in of), sum(y for _, y in of)
    w = (n * sum(x * y for x, y in of) - x * y) / (n * sum(x * x for x, _ in of) - x * x)
    return float(w), float((y - w * x) / n)


def curvatures() -> tuple[float, float]:
    """Return the eigenvalues of the Hessian of `line`, by its trace and determinant."""
    x = [Fraction(str(x)) for x, _ in line.Line().samples]
    corner, side = 2 * sum(each * each for each in x) / len(x), 2 * sum(x) / len(x)
    middle, product = (corner + 2) / 2, corner * 2 - side * side
    apart = math.sqrt(middle * middle - product)
    return float(middle) + apart, float(middle) - apart


def test_a_problem_of_two_parameters_runs_and_every_panel_says_what_is_true_of_it(
    window: Person,
) -> None:
    workbench = window.workbench
    current_run, main = workbench.current_run, workbench.window
    current_run.step(2)
    window.sees(lambda: current_run.cursor == 2)
    main.menus.actions["pin"].trigger()  # a run of another problem stays out of the way
    workbench.pins.compare_with(0)
    current_run.start(line.Line(), "python")
    current_run.step(5)
    window.sees(lambda: current_run.cursor == 5 and workbench.shown_run.is_settled)
    expected = on_a_line(5)
    run = current_run.run
    assert run.columns.ids == ("w", "b", "error", "d_w", "d_b", "w_next", "b_next")
    assert np.allclose(run.steps[2:].T, expected, rtol=1e-12, atol=0)
    assert np.allclose(run.steps[:2, 1:], np.array(expected)[:-1, 3:].T, rtol=1e-12, atol=0)
    shown = main.formula_panel.text().split("\n")
    numbers = [repr(each).replace("-", "−") for each in run.steps[2:, -1].tolist()]
    lefts = ["E", "dE/dw", "dE/db", "w", "b"]
    assert [each.split()[0] for each in shown] == lefts
    assert all(each.endswith(f"= {number}") for each, number in zip(shown, numbers, strict=True))
    rows = main.formula_panel.equations
    put_in = [evaluated(str(each.numbers)) for each in rows]
    assert put_in == pytest.approx(expected[4], rel=1e-12)
    step = main.status.findChild(QLabel, "step").text()
    assert all(f"{name} " in step for name in ("E", "dE/dw", "dE/db", "w", "b"))
    assert "θ" not in step
    assert main.status.findChild(QLabel, "doing").text() == ""
    assert main.plane.isVisible()
    assert not main.parabola.isVisible()
    at = ", ".join(f"{name} {each:g}" for name, each in zip("wb", best_line(), strict=True))
    assert f"The minimum is at {at}." in main.plane.words().replace("= ", "")
    main.menus.actions["section"].trigger()
    section = main.error_picture.section
    assert section.isVisible()
    assert f"Before the step E ≈\xa0{expected[4][0]:.5g}." in section.words()
    assert main.comparison_panel.verdict == "There is only one way to write this step."
    main.show_panel("samples")
    texts = [each.text() for each in main.samples_panel.findChildren(QLabel) if each.isVisible()]
    assert "There are no shares to show for this step." in texts
    model = main.steps_panel.findChild(QTableView).model()
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(8)]
    assert headings == ["step", "w", "b", "E", "dE/dw", "dE/db", "new w", "new b"]
    assert main.parameter_curves.accessibleName() == "w, b after each step"
    assert "θ" not in main.parameter_curves.words()
    texts = [each.text() for each in main.problem_panel.findChildren(QLabel) if each.isVisible()]
    assert "θ₀" not in texts
    assert "x" not in texts
    assert "f(x) = wx + b\nE = 1/n Σ (f(x) − y)²" in texts
    panel = main.learning_rate_panel
    steep, level = curvatures()
    told = " ".join(each.text() for each in panel.findChildren(QLabel))
    assert f"Hessian: λ₁ ≈ {steep:.4g}, λ₂ ≈ {level:.4g}; condition number" in told
    assert "approaches the minimum" in told
    border = painted(panel.strip)[-1][1].split()
    assert (border[0], float(border[-1])) == ("2/λ₁", pytest.approx(2 / steep, rel=1e-4))
    sweep = workbench.sweep.open()
    window.sees(lambda: workbench.sweep.is_settled)
    texts = " ".join(each.text() for each in sweep.findChildren(QLabel))
    assert "Steps until (w, b) is, for 100 steps, no farther from the minimum" in texts
    workbench.sweep.close()
    main.menus.actions["line_forward"].trigger()
    walk = workbench.walk
    window.sees(lambda: walk.recorded is not None and walk.step == 6 and walk.line == 0)
    current_run.set_problem(Problem())
    current_run.step(1)
    window.sees(lambda: current_run.cursor == 1)
    assert main.parabola.isVisible()
    assert not main.plane.isVisible()
    assert not section.isVisible()
    assert main.parameter_curves.accessibleName() == "θ after each step"


def test_a_problem_of_one_parameter_is_drawn_over_it_and_nothing_is_said_of_the_notebooks(
    window: Person,
) -> None:
    workbench = window.workbench
    current_run, main = workbench.current_run, workbench.window
    window.press("Step", times=2)
    window.keys("Ctrl+B")  # a pin of the notebook's problem, on no picture of another
    window.command("File", "The root of two")
    window.press("Step", times=5)
    window.sees(lambda: workbench.shown_run.is_settled)
    θ = [1.0]
    for _ in range(5):
        θ.append(θ[-1] - 0.02 * (4 * θ[-1] * (θ[-1] * θ[-1] - 2)))
    assert current_run.run.steps[-1].tolist() == pytest.approx(θ[1:], rel=1e-14)
    assert main.plane.isVisible()
    assert not main.parabola.isVisible()
    error = (θ[4] ** 2 - 2) ** 2
    assert f"E before it ≈ {error:.6g}." in main.plane.words().replace("\xa0", " ")
    assert main.status.findChild(QLabel, "doing").text() == ""
    lefts = [each.split()[0] for each in main.formula_panel.text().split("\n")]
    assert lefts == ["E", "dE/dθ", "θ"]
    rate = main.learning_rate_panel
    assert rate.findChild(QLabel, "contraction_factor").text() == "No theory here"
    window.keys("Ctrl+B")
    assert str(workbench.pins.pins[1].name).startswith("SGD")
    sweep = workbench.sweep.open()
    window.sees(lambda: workbench.sweep.is_settled)
    texts = " ".join(each.text() for each in sweep.findChildren(QLabel))
    assert "theory" not in texts
    workbench.sweep.close()
    main.menus.actions["line_forward"].trigger()
    walk = workbench.walk
    window.sees(lambda: walk.recorded is not None and walk.step == 6 and walk.line == 0)
    with pytest.raises(KeyError):
        registry.method("detached", current_run.problem)


def test_a_problem_has_the_picture_that_it_declares_and_its_ball_is_moved_within_bounds(
    window: Person,
) -> None:
    workbench = window.workbench
    current_run, main = workbench.current_run, workbench.window
    window.press("Step", times=2)
    window.keys("Ctrl+B")  # a pin over another parameter, on no curve over m
    window.command("File", "A valley")
    window.press("Step", times=3)
    window.sees(lambda: workbench.shown_run.is_settled)
    assert main.parabola.isVisible()
    assert not main.plane.isVisible()
    m = [0.0]
    for _ in range(3):
        m.append(m[-1] - 0.1 * 2 * (m[-1] - 2))
    assert current_run.run.steps[-1].tolist() == pytest.approx(m[1:], rel=1e-14)
    assert main.parabola.ball == pytest.approx(m[3])
    assert main.parabola.words().replace("\xa0", " ") == (
        "E is a parabola over m, smallest at m* = 2. "
        f"The ball is at m = {m[3]!r}, where E ≈ {(m[3] - 2) ** 2:.6g}. "
        f"Step 3 brought it there from m ≈ {m[2]:.6g}, where E ≈ {(m[2] - 2) ** 2:.6g} "
        f"and dE/dm ≈ −{2 * (2 - m[2]):.6g}."
    )
    assert main.parabola.findChild(TitleLabel).text() == "Error  E(m) = (m − 2)²"
    window.press("To start")
    assert start_words(current_run.run) == "Start: m₀ = 0, step 0 of 3"
    window.press("Step", times=3)
    window.keys("Ctrl+B")
    main.parabola.theta_requested.emit(5.0)
    assert current_run.problem == valley.Valley(m_0=5.0)
    window.press("Step", times=3)
    assert main.parabola.words().endswith("Beside it: “2: SGD · 1 Python · α = 0.1 · float64”.")
    current_run.set_problem(valley.Valley(m_0=10.0))
    window.sees(lambda: main.parabola.ball == 10.0)
    main.parabola.move_by_key(1)
    assert current_run.problem == valley.Valley(m_0=10.0)
    main.parabola.move_by_key(-1)
    assert 9 < current_run.problem.start[0] < 10


def test_a_curve_that_is_no_parabola_is_not_called_one_and_one_that_stays_is_not_moved(
    qtbot: QtBot,
) -> None:
    @dataclass(frozen=True, slots=True)
    class Drawn(root.Root):
        @property
        def picture(self) -> Picture:
            return Picture.CURVE

    picture = ErrorPicture()
    qtbot.addWidget(picture)
    run = descend(Drawn(), "python", 2)
    picture.show_run(run)
    picture.show_step(run.step(2))
    assert picture.currentWidget() is picture.parabola
    assert picture.parabola.words().startswith("The error over θ. The ball is at θ")
    asked: list[float] = []
    picture.parabola.theta_requested.connect(asked.append)
    picture.parabola.move_by_key(1)
    assert asked == []


def test_what_a_problem_declares_to_be_changed_has_a_field_within_its_bounds(
    window: Person,
) -> None:
    current_run, panel = window.workbench.current_run, window.window.problem_panel
    current_run.set_problem(line.Line())
    fields = [each for each in panel.findChildren(QAbstractSpinBox) if each.isVisible()]
    assert {each.accessibleName() for each in fields} == {"w₀", "b₀", "α"}
    assert window.field("w₀").toolTip() == "w₀: where w starts\nfrom −10 to 10"
    window.field("w₀").setFocus()
    for name in ("b₀", "α", "Precision"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name
    window.types("w₀", "0.5")
    window.types("b₀", "-2")
    assert current_run.problem == line.Line(w_0=0.5, b_0=-2.0)
    undo = window.window.menus.actions["undo"]
    assert undo.text().replace("&", "") == "Undo: b₀"
    assert current_run.run.after(0) == (0.5, -2.0)
    window.press("Step")
    window.keys("Ctrl+B")
    kept = window.field("α")
    window.types("w₀", "11")
    said = "w₀ (w_0) must lie between -10 and 10, but is 11."
    assert window.field("w₀").toolTip() == said
    assert current_run.problem == line.Line(w_0=0.5, b_0=-2.0)
    with pytest.raises(ProblemError, match=r"w₀ .* must lie between -10 and 10, but is 99\.0"):
        current_run.problem.but(w_0=99.0)
    window.types("w₀", "1")
    window.press("Step")
    window.keys("Ctrl+B")
    *_, begun = (str(each.name) for each in window.workbench.pins.pins.values())
    assert begun.endswith("w₀ = 1")
    assert "Beside it: “1: SGD" in window.window.plane.words()  # the same error from another start
    current_run.set_problem(Problem())
    assert window.field("α") is kept
    assert window.field("θ₀").text() == "1"


def test_a_problem_of_another_kind_is_an_example_and_is_kept_opened_and_undone(
    window: Person, open_window: Callable[..., Person], tmp_path: Path
) -> None:
    current_run, undo = window.workbench.current_run, window.window.menus.actions["undo"]
    window.command("File", "Four points and a line")
    assert window.spoken() == "Four points and a line: w and b find the line together"
    window.press("Step", times=4)
    assert current_run.problem == line.Line(alpha=0.05)
    assert (window.reads("w"), window.reads("b")) == pytest.approx(on_a_line(4, 0.05)[3][3:])
    assert undo.text().replace("&", "") == "Undo: Four points and a line"
    window.types("α", "0.02")
    assert undo.text().replace("&", "") == "Undo: α"
    swinging = line.Line(alpha=0.02, rule=rule("momentum", momentum=0.5))
    window.workbench.requests.set_problem(swinging)
    assert undo.text().replace("&", "") == "Undo: the rule"
    window.press("Step", times=6)
    swung = on_a_line(6, 0.02, 0.5)[5][3:]
    assert (window.reads("w"), window.reads("b")) == pytest.approx(swung)
    form = opens(window)
    assert "the one on the screen can't be typed" in form.findChild(QLabel, "form_about").text()
    form.reject()
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    assert current_run.problem == swinging
    window.keys("Ctrl+B", "Ctrl+S")
    types_name(window, tmp_path / "line")
    for _ in range(3):
        window.keys("Ctrl+Z")  # the pin, the rule, α
    assert current_run.problem == line.Line(alpha=0.05)
    window.keys("Ctrl+Z")
    assert current_run.problem == Problem()
    for _ in range(4):
        window.keys("Ctrl+Y")
    assert current_run.problem == swinging
    window.window.close()
    again = open_window()
    assert again.workbench.current_run.problem == swinging  # as it was remembered
    again.workbench.current_run.set_problem(Problem())
    again.keys("Ctrl+O")
    types_name(again, tmp_path / "line.gradapp")
    again.sees(lambda: again.steps == 6)
    assert again.workbench.current_run.problem == swinging
    assert (again.reads("w"), again.reads("b")) == pytest.approx(swung)
    assert again.workbench.pins.pins[0].problem == swinging
