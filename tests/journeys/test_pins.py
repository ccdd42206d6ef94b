"""Pinning runs, telling them apart, and comparing the next run with one of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTableView

from gradapp.core.comparison.distance import distance
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay_style import STYLES
from tests.person import Person
from tests.pictures import colours
from tests.soak.reading import value
from tests.waiting import held_back


def pins(window: Person) -> tuple[Run, ...]:
    return tuple(window.workbench.pins.pins.values())


def names(window: Person) -> list[str]:
    """What the list of pins says."""
    found = window.window.findChild(QListWidget, "pinsList")
    assert found is not None
    return [found.item(index).text() for index in range(found.count())]


def make_steps(window: Person, count: int) -> None:
    window.press("Step", times=count)


def compared(window: Person) -> dict[int, tuple[str, str]]:
    """Read Δ new θ and ulps of every step off the table, without the thin sign of minus."""
    table = window.window.findChild(QTableView, "stepsTable")
    assert table is not None
    model = table.model()
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings[-2:] == ["Δ new θ", "ulps"]
    found = {}
    for row in range(model.rowCount()):
        texts = [model.index(row, column).data() for column in range(model.columnCount())]
        step = int(texts[0].removeprefix("▸ "))
        found[step] = texts[-2], texts[-1]
    return found


def by_itself(problem: Problem, method_id: str, count: int) -> list[float]:
    """The new θ of a run that nobody looks at."""
    column: list[float] = Descent(problem, method(method_id)).advance(count)[-1].tolist()
    return column


def test_float32_is_pinned_and_compared_with_float64(window: Person) -> None:
    window.keys("Ctrl+2")
    make_steps(window, 6)
    window.keys("Ctrl+B")
    window.chooses("Precision", "float64")
    window.sees(lambda: window.cursor == 6)
    make_steps(window, 2)
    window.keys("Ctrl+Shift+P", "Ctrl+D")
    window.window.show_panel("steps")
    singles = by_itself(Problem(), "autograd", 6)
    doubles = by_itself(Problem(precision=Precision.FLOAT64), "autograd", 8)
    found = compared(window)
    assert list(found) == list(range(1, 9))
    for step, (single, double) in enumerate(zip(singles, doubles[:6], strict=True), start=1):
        difference, ulps = found[step]
        assert value(difference.removeprefix("≈")) == double - single
        assert int(ulps) == distance(double, single, Precision.FLOAT32)
    assert found[7] == found[8] == ("", ""), "the pinned run has no such steps"


def test_ways_two_and_three_differ_in_the_last_bit(window: Person) -> None:
    problem = Problem(-3.0, 1.0, 2.0, 0.2, Precision.FLOAT64)
    window.command("File", "Differs in the last bit")
    window.keys("Ctrl+2")
    make_steps(window, 1)
    window.keys("Ctrl+B", "Ctrl+3")
    window.sees(lambda: window.steps == 1)
    window.keys("Ctrl+Shift+P", "Ctrl+D")
    window.window.show_panel("steps")
    (two,), (three,) = by_itself(problem, "autograd", 1), by_itself(problem, "optimizer", 1)
    difference, ulps = compared(window)[1]
    assert value(difference) == three - two
    assert int(ulps) == distance(two, three, Precision.FLOAT64)


def test_the_comparison_is_copied_and_given_up(window: Person) -> None:
    make_steps(window, 2)
    window.keys("Ctrl+B", "Ctrl+Shift+P", "Ctrl+D", "Ctrl+Shift+T")
    assert window.clipboard().splitlines()[2].split("\t")[-2:] == ["0", "0"]
    window.keys("Ctrl+Shift+P", "Ctrl+D", "Ctrl+Shift+T")
    assert window.clipboard().splitlines()[0].split("\t")[-1] == "new θ"


def test_six_pins_have_curves_that_can_be_told_apart(window: Person) -> None:
    for alpha in ("0.02", "0.05", "0.1", "0.15", "0.2", "0.22"):
        window.types("α", alpha)
        make_steps(window, 3)
        window.keys("Ctrl+B")
    assert len(set(names(window))) == 6
    assert [pin.problem.alpha for pin in pins(window)] == [0.02, 0.05, 0.1, 0.15, 0.2, 0.22]
    for plot in (window.window.parabola, window.window.error_curve, window.window.parameter_curves):
        legend = plot.findChild(Legend)
        assert legend is not None
        assert legend.isVisible()
        assert legend.names == ("this run", *names(window))
    found = colours(window.window.error_curve.grab().toImage())
    theme = window.workbench.appearance.theme
    assert {style.colour(theme) for style in STYLES[:6]} <= found


def test_a_pin_is_renamed_compared_with_and_removed_by_keyboard(window: Person) -> None:
    make_steps(window, 2)
    window.keys("Ctrl+B", "Ctrl+B", "Ctrl+Shift+P", "F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "the second")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    window.sees(lambda: names(window)[1] == "the second")
    window.keys("Ctrl+D")
    assert window.workbench.pins.reference == 1
    assert "Steps now has columns" in window.spoken()
    assert "the second" in window.spoken()
    window.keys("Up", "Del")
    assert names(window) == ["the second"]
    assert window.workbench.pins.reference == 1
    assert window.cursor == 2, "the list has its keys before the window"


def test_a_name_that_another_pin_has_is_refused_with_a_sentence(window: Person) -> None:
    make_steps(window, 1)
    window.keys("Ctrl+B", "Ctrl+B", "Ctrl+Shift+P", "F2")
    before = names(window)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(before[0])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    window.sees(lambda: "already" in window.spoken())
    assert names(window) == before


def test_what_was_pinned_is_opened_again_as_many_steps(window: Person) -> None:
    window.types("α", "0.2")
    window.keys("Ctrl+3")
    make_steps(window, 5)
    window.keys("Ctrl+B", "Ctrl+1")
    window.command("File", "The notebook")  # not Ctrl+N, which begins without pins
    (pin,) = pins(window)
    window.keys("Ctrl+Shift+P", "Return")
    window.sees(lambda: window.cursor == 5)
    assert window.combo("Way").currentText().startswith("3")
    assert window.workbench.current_run.problem == pin.problem
    assert np.array_equal(window.workbench.current_run.run.steps, pin.steps)


def test_pins_outlast_another_problem_way_and_precision(window: Person) -> None:
    make_steps(window, 3)
    window.keys("Ctrl+B")
    (pin,) = pins(window)
    window.types("x", "3")
    window.keys("Ctrl+4", "Ctrl+1")
    window.chooses("Precision", "float64")
    assert pins(window) == (pin,)
    assert len(pin) == 3
    assert window.window.parabola._others.curves.isVisible(), "its parabola is another one"


def test_a_run_that_is_being_made_is_pinned_as_it_is(window: Person) -> None:
    window.types("α", "0.25")
    with held_back(window.workbench.engine, steps=1001):
        window.keys("Ctrl+1", "Ctrl+End")
        window.sees(lambda: window.steps > 1000)
        window.keys("Ctrl+B")
    (pin,) = pins(window)
    length, before = len(pin), pin.steps.tobytes()
    window.sees(lambda: window.steps > length)
    window.keys("Space")
    assert len(pin) == length
    assert pin.steps.tobytes() == before
    assert pin.stop is None


def test_without_steps_there_is_nothing_to_pin(window: Person) -> None:
    action = window.window.menus.actions["pin"]
    assert not action.isEnabled()
    make_steps(window, 1)
    assert action.isEnabled()
    window.keys("Ctrl+Home")
    assert not action.isEnabled()


def test_the_ninth_pin_is_refused_with_a_sentence(window: Person) -> None:
    make_steps(window, 1)
    window.keys(*["Ctrl+B"] * 9)
    assert len(names(window)) == 8
    assert "remove one" in window.spoken()
    window.keys("Ctrl+Shift+P", "Del")
    assert not window.spoken(), "there is room again"


def test_what_was_said_of_a_pin_goes_with_it(window: Person) -> None:
    make_steps(window, 1)
    window.keys("Ctrl+B", "Ctrl+Shift+P")
    assert "Pinned as" in window.spoken()
    window.keys("Del")
    assert names(window) == []
    assert not window.spoken()
