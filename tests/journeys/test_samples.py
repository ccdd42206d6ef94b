"""Seeing what each sample adds to the gradient, and what the step were without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule
from gradapp.ui.plot.canvas import Canvas
from tests.person import Person


def table(window: Person) -> QTableView:
    found = window.window.findChild(QTableView, "samplesTable")
    assert found is not None
    return found


def leaves_out_the_next(window: Person) -> None:
    """Choose the sample below the one that is chosen, and ask for the step without it."""
    view = table(window)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)


def cells(window: Person) -> list[list[str]]:
    model = table(window).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def words(window: Person, name: str) -> str:
    found = window.window.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def opens_five_points(window: Person) -> None:
    window.command("File", "Five points and a line")
    window.window.show_panel("samples")


def test_the_shares_of_a_step_add_up_to_its_gradient(window: Person) -> None:
    window.keys("Ctrl+1")
    opens_five_points(window)
    window.press("Step", times=2)
    w, b = window.workbench.current_run.run.steps[0:2, 1]
    x, y = [1.0, 2, 4, 3, 5], [1.0, 3, 3, 2, 5]
    for row, each in enumerate(cells(window)):
        residual = w * x[row] + b - y[row]
        assert number(each[3]) == pytest.approx(residual, rel=1e-12)
        assert number(each[4]) == pytest.approx(2 * residual * x[row] / 5, rel=1e-12)
        assert number(each[5]) == pytest.approx(2 * residual / 5, rel=1e-12)
    gradient = window.workbench.current_run.run.column("d_w")[1]
    assert sum(number(each[4]) for each in cells(window)) == pytest.approx(gradient, rel=1e-12)
    said = words(window, "samplesSums")
    assert said.count("to the last bit of float64") == 2


def test_a_sample_taken_out_by_space_says_where_the_step_would_end(window: Person) -> None:
    window.keys("Ctrl+1")
    opens_five_points(window)
    window.press("Step")
    view = table(window)
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    x, y = [1, 2, 3, 5], [1, 3, 2, 5]
    w = 0.05 * sum(2 * a * b for a, b in zip(x, y, strict=True)) / 4
    b = 0.05 * sum(2 * each for each in y) / 4
    said = words(window, "samplesWithout").replace("≈", "=")
    assert said == f"Without (4, 3), way 1 would step to w = {w:.6g} and b = {b:.6g}."
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert words(window, "samplesWithout") == ""


def test_only_the_samples_of_a_batch_have_shares(window: Person) -> None:
    window.command("File", "One sample per step")
    window.window.show_panel("samples")
    window.press("Step", times=2)
    shares = [each[4] for each in cells(window)]
    assert [text == "not in this step" for text in shares] == [True, False, True, True, True]


def test_the_notebook_says_why_there_are_no_samples(window: Person) -> None:
    window.window.show_panel("samples")
    assert "one sample" in words(window, "samplesEmpty")
    window.command("File", "A long valley")
    assert "error formula" in words(window, "samplesEmpty")
    opens_five_points(window)
    assert words(window, "samplesEmpty") == ""


def test_without_a_sample_a_rule_with_a_state_steps_from_its_state(window: Person) -> None:
    data = Data(("x",), ((1.0, 2.0),), (3.0, 5.0))
    fit = Fit("w*x", data, start=(0.5,), rule=rule("sgd", momentum=0.5))
    window.workbench.current_run.start(fit, "python")
    window.window.show_panel("samples")
    window.press("Step", times=2)
    leaves_out_the_next(window)
    velocity = ((0.5 - 3) + 2 * (0.5 * 2 - 5)) * 2 / 2
    w = 0.5 - 0.1 * velocity
    new = w - 0.1 * (0.5 * velocity + 2 * (2 * w - 5) * 2)  # by the other sample alone
    said = words(window, "samplesWithout")
    assert said == f"Without (1, 3), way 1 would step to w = {new:g}."
    leaves_out_the_next(window)
    assert "there would be nothing to make this step from" in words(window, "samplesWithout")


def test_rounding_is_named_where_it_is_proved_and_only_there(window: Person) -> None:
    window.keys("Ctrl+2")
    data = Data(("x",), ((0.1, 0.2, 0.7),), (0.3, 0.9, 0.4))
    line = Fit("w*x + b", data, start=(0.3, 0.1))
    window.workbench.current_run.start(line, "autograd")
    window.window.show_panel("samples")
    window.press("Step", times=3)
    window.sees(lambda: "but for rounding: " in words(window, "samplesSums"))
    assert "not proved" not in words(window, "samplesSums")
    # Here a denominator is rounding alone, so that nothing bounds what comes of it.
    pole = Fit("w/(c*x - 0.02)", data, start=(1.0, 0.2))
    window.workbench.current_run.start(pole, "autograd")
    window.press("Step")
    window.sees(lambda: "rounding alone is not proved." in words(window, "samplesSums"))
    assert "but for rounding" not in words(window, "samplesSums")


def test_without_a_sample_that_the_step_does_not_use_it_is_the_same(window: Person) -> None:
    window.command("File", "One sample per step")
    window.window.show_panel("samples")
    window.press("Step", times=2)
    leaves_out_the_next(window)
    assert "the step would be the same" in words(window, "samplesWithout")


def test_a_run_whose_numbers_grow_beyond_all_bounds_is_told_to_its_end(window: Person) -> None:
    data = Data(("x",), ((1.0, 2.0),), (3.0, 5.0))
    window.workbench.current_run.start(Fit("w*x", data, alpha=9.0, precision="float64"), "python")
    window.window.show_panel("samples")
    window.workbench.current_run.run_until_stop()
    window.sees(lambda: window.workbench.current_run.at_end)
    window.sees(lambda: "The shares add up to" in words(window, "samplesSums"))
    leaves_out_the_next(window)
    assert "way 1 would step to" in words(window, "samplesWithout")


def test_a_click_on_a_sample_selects_it_and_its_share(window: Person) -> None:
    opens_five_points(window)
    canvas = window.find(Canvas, "data_canvas")
    window.sees(canvas.isVisible)
    _number, x, y, *_ = cells(window)[2]
    at = canvas.pixel(number(x), number(y)).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    rows = table(window).selectionModel().selectedRows()
    assert [index.row() for index in rows] == [2]


def test_samples_before_the_first_step_are_those_of_the_one_to_come(window: Person) -> None:
    opens_five_points(window)
    assert [number(each[3]) for each in cells(window)] == [-1, -3, -3, -2, -5]
    first = "These are the shares of the first step: → shows what it does."
    assert words(window, "samplesSums") == first


def test_the_table_and_the_plot_have_names_and_words(window: Person) -> None:
    opens_five_points(window)
    window.press("Step")
    assert table(window).accessibleName() == "What each sample adds to the gradient"
    plot = window.window.findChild(QWidget, "data_plot")
    assert plot is not None
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    interface = QAccessible.queryAccessibleInterface(plot)
    assert interface.role() == QAccessible.Role.Chart
    said = plot.accessibleDescription()
    assert said == "5 samples, with f(x) drawn through them. Selected: (1, 1), f − y = −1."


def test_in_the_lab_the_shares_of_its_two_samples_stand_beside_what_the_code_has(
    window: Person,
) -> None:
    window.command("Lab", "7  Shapes (2, 1) and (2,)")
    window.keys("4")
    window.sees(lambda: window.cursor == 10)
    window.keys("Home", "Right")
    window.window.show_panel("samples")
    window.sees(lambda: "this code has" in words(window, "samplesSums"))
    # dE/dθ is 2·2·(2 − 3) = −4, half of it from either sample; the code has 2θx² = 8.
    assert words(window, "samplesSums") == "The shares add up to −4; this code has θ.grad = 8."
    assert [number(each[4]) for each in cells(window)] == [-2.0, -2.0]
