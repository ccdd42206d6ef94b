"""The plots by keys alone: found by Tab, told in words, read, zoomed, and the ball moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.person import Person


def alt(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)


def focus(window: Person, name: str) -> QWidget:
    plot = window.window.findChild(QWidget, name)
    assert plot is not None
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    window.sees(plot.hasFocus)
    return plot


def reading(plot: QWidget) -> str:
    label = plot.findChild(QLabel, f"{plot.objectName()}_reading")
    assert label is not None
    return label.text().replace("\n", " ") if label.isVisible() else ""


def test_values_are_read_step_by_step_and_taken_by_enter(window: Person) -> None:
    window.press("Step", times=5)
    plot = focus(window, "errorPerStep")
    alt(plot, Qt.Key.Key_Left)
    # By hand: 2θ − 3 is −1, −0.2, −0.04, … before the steps.
    assert reading(plot).startswith("step 4:")
    alt(plot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert reading(plot) == "step 1: E = 1"
    alt(plot, Qt.Key.Key_End)
    assert reading(plot).startswith("step 5:")
    alt(plot, Qt.Key.Key_Home, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    window.sees(lambda: window.cursor == 2)
    window.window.setFocus()
    assert reading(plot) == ""


def test_page_keys_read_ten_steps_further(window: Person) -> None:
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps > 20 and window.workbench.shown_run.is_settled)
    plot = focus(window, "thetaPerStep")
    alt(plot, Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert reading(plot).startswith("step 20:")
    alt(plot, Qt.Key.Key_PageDown)
    assert reading(plot).startswith("step 10:")


def test_arrows_alone_step_in_a_plot_as_elsewhere(window: Person) -> None:
    for name in ("error_plot", "errorPerStep", "thetaPerStep"):
        before = window.cursor
        focus(window, name)
        window.keys("Right")
        window.sees(lambda before=before: window.cursor == before + 1)


def test_steps_are_zoomed_and_the_reading_stays_in_the_view(window: Person) -> None:
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps > 20 and window.workbench.shown_run.is_settled)
    plot = focus(window, "thetaPerStep")
    assert isinstance(plot, type(window.window.parameter_curves))
    QTest.keyClicks(plot, "++++++")
    alt(plot, Qt.Key.Key_Home)
    assert reading(plot) == "step 0: θ = 1"
    assert "θ* = 1.5" in plot.accessibleDescription()
    QTest.keyClicks(plot, "0")
    assert reading(plot) == "step 0: θ = 1"


def test_the_parabola_is_zoomed_where_the_ball_is_beyond_all_numbers_too(window: Person) -> None:
    # θ is multiplied by 8·10¹² in each step: E of the last one is finite, that of its new θ not.
    window.types("α", "1e12")
    window.keys("Ctrl+End")
    window.sees(lambda: window.cursor > 5 and window.workbench.shown_run.is_settled)
    plot = focus(window, "error_plot")
    whole = plot.grab().toImage()
    QTest.keyClicks(plot, "++++")
    assert plot.grab().toImage() != whole
    QTest.keyClicks(plot, "0")
    assert plot.grab().toImage() == whole


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)])
def test_the_ball_is_moved_to_round_numbers_and_the_run_starts_there(
    window: Person, key: Qt.Key, sign: int
) -> None:
    window.press("Step", times=2)
    plot = focus(window, "error_plot")
    theta = 1.0
    for _ in range(3):
        alt(plot, key)
        window.sees(lambda: window.cursor == 0)
        moved = window.workbench.current_run.problem.theta
        assert 0 < (moved - theta) * sign < 0.2
        assert moved == round(moved, 3)
        theta = moved
    assert f"θ {'=' if len(str(theta)) < 8 else '≈'}" in plot.accessibleDescription()


def test_each_plot_is_told_in_words_with_its_numbers(window: Person) -> None:
    window.press("Step", times=3)
    window.press("Back")
    window.sees(lambda: window.cursor == 2)
    words = {}
    for name in ("error_plot", "errorPerStep", "thetaPerStep"):
        plot = focus(window, name)
        assert plot.accessibleName()
        words[name] = plot.accessibleDescription()
    # By hand, with float64: θ is 1, 1.4, 1.48, 1.496 and E = (2θ − 3)².
    assert "smallest at θ* = 1.5" in words["error_plot"]
    assert "The ball is at θ = 1.48" in words["error_plot"]
    assert "Step 2 brought it there from θ = 1.4" in words["error_plot"]
    assert words["errorPerStep"].startswith("From step 1 to step 3: E = 1 at first, ")
    assert words["thetaPerStep"].startswith("From step 0 to step 3: θ = 1 at first, θ = 1.496 at")
    assert "Looking at step 2: θ = 1.48." in words["thetaPerStep"]


def test_a_run_that_is_pinned_is_told_beside_the_plot_at_once(window: Person) -> None:
    window.press("Step", times=2)
    for name in ("error_plot", "errorPerStep", "thetaPerStep"):
        plot = focus(window, name)
        assert "Beside it" not in plot.accessibleDescription()
        window.keys("Ctrl+B")
        assert "Beside it: “1: 1 Python" in plot.accessibleDescription()
        window.window.pins_panel.remove_requested.emit(0)


def test_an_empty_plot_says_so(window: Person) -> None:
    assert focus(window, "errorPerStep").accessibleDescription() == "No steps."
