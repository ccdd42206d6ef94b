"""Changing the problem and the way: by field, by strip, by ball, by example."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytest import approx

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.ui.learning_rate.strip import LearningRateStrip
from tests.person import Person


def test_a_typed_parameter_starts_another_run(window: Person) -> None:
    window.press("Step", times=2)
    window.types("x", "1e-1")
    assert window.workbench.current_run.problem == Problem(x=0.1)
    assert (window.cursor, window.steps) == (0, 0)


def test_all_parameters_can_be_typed(window: Person) -> None:
    for label, text in (("θ₀", "-3"), ("x", "1"), ("y", "2"), ("α", "0.2")):
        window.types(label, text)
    window.chooses("Precision", "float64")
    window.chooses("Way", "2")
    window.press("Step")
    assert window.workbench.current_run.problem == Problem(-3, 1, 2, 0.2, Precision.FLOAT64)
    assert window.reads("θ") == -1.0
    window.chooses("Way", "3")
    window.sees(lambda: window.cursor == 1)
    assert window.reads("θ") == approx(-1.0, abs=2e-16)


def test_bad_input_is_refused_by_name_and_nothing_is_lost(window: Person) -> None:
    window.press("Step", times=2)
    window.types("α", "1e99")
    assert window.workbench.current_run.problem == Problem()
    assert window.cursor == 2
    assert "α (alpha) must lie between" in window.spoken()
    window.keys("Escape")
    assert window.field("α").text() == "0.1"


def test_what_was_said_of_refused_text_goes_with_the_text(window: Person) -> None:
    for key in ("Escape", "Backspace"):
        window.types("α", "1e99")
        assert "α (alpha) must lie between" in window.spoken()
        window.keys(key)
        assert not window.spoken()
    window.keys("Escape")


def test_what_was_said_of_refused_text_stays_where_the_field_is_left(window: Person) -> None:
    window.types("α", "1e99")
    window.keys("Tab")
    assert window.field("α").text() == "0.1"
    assert "α (alpha) must lie between" in window.spoken()


def test_the_name_of_an_example_goes_with_its_numbers(window: Person) -> None:
    action = window.window.menus.examples[1]
    action.trigger()
    assert window.spoken() in action.text().replace("&", "")
    window.keys("Ctrl+1", "Ctrl+2")
    assert window.spoken(), "another way computes the same example"
    window.types("x", "7")
    assert not window.spoken()


def test_the_arrow_of_a_field_moves_by_a_sensible_share(window: Person) -> None:
    field = window.field("α")
    field.setFocus()
    window.keys("Up")
    window.sees(lambda: window.workbench.current_run.problem.alpha == 0.11)
    window.keys("Down", "Down")
    window.sees(lambda: window.workbench.current_run.problem.alpha == approx(0.099))


def test_another_way_keeps_the_step(window: Person) -> None:
    window.press("Step", times=6)
    window.press("Back", times=2)
    for number in (2, 3, 4, 1):
        window.keys(f"Ctrl+{number}")
        window.sees(lambda: (window.cursor, window.steps) == (4, 6))
        assert window.combo("Way").currentText().startswith(str(number))


def test_the_ball_is_dragged_to_another_start(window: Person) -> None:
    window.drags_ball_to(0.6)
    assert window.workbench.current_run.problem.theta == approx(0.6, abs=0.02)
    assert float(window.field("θ₀").text()) == window.workbench.current_run.problem.theta
    window.press("Step")
    assert window.values is not None
    assert window.values.theta == window.workbench.current_run.problem.theta


def test_the_ball_can_be_dragged_after_some_steps(window: Person) -> None:
    window.press("Step")
    window.drags_ball_to(2.0)
    assert window.workbench.current_run.problem.theta == approx(2.0, abs=0.02)
    assert window.cursor == 0


def test_the_learning_rate_is_dragged_on_its_strip(window: Person) -> None:
    strip = window.window.findChild(LearningRateStrip)
    assert strip is not None
    start = strip.handle_position().toPoint()
    end = start + QPoint(strip.width() // 4, 0)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)
    alpha = window.workbench.current_run.problem.alpha
    assert 0.15 < alpha < 0.2
    assert float(window.field("α").text()) == alpha
    assert "both sides" in window.label("contraction_meaning")


def test_the_learning_rate_moves_by_key_and_stops_at_the_borders(window: Person) -> None:
    strip = window.window.findChild(LearningRateStrip)
    assert strip is not None
    strip.setFocus()
    for _ in range(50):
        if window.workbench.current_run.problem.alpha >= 0.125:
            break
        window.keys("Right")
    assert window.workbench.current_run.problem.alpha == 0.125
    assert "one step" in window.label("contraction_meaning")


@pytest.mark.parametrize(
    ("alpha", "words"),
    [("0.1", "one side"), ("0.2", "both sides"), ("0.25", "bounce"), ("0.3", "diverge")],
)
def test_the_strip_says_what_a_learning_rate_means(window: Person, alpha: str, words: str) -> None:
    window.types("α", alpha)
    assert words in window.label("contraction_meaning")


def test_a_diverging_run_says_where_it_ended_and_keeps_what_was_finite(window: Person) -> None:
    window.types("α", "1")
    window.keys("Ctrl+2", "Ctrl+End")
    window.sees(lambda: "Diverged at step 24" in window.status)
    assert window.cursor == window.steps == 23
    assert window.values is not None
    assert abs(window.values.theta_next) < float("inf")


def test_x_0_is_a_fixed_point_at_once_and_is_explained(window: Person) -> None:
    window.types("x", "0")
    assert "gradient" in window.label("contraction_meaning")
    window.press("Step")
    window.sees(lambda: "Fixed point at step 1" in window.status)
    assert window.reads("dE/dθ") == 0


def test_sgds_refusal_of_a_negative_learning_rate_is_said_in_words(window: Person) -> None:
    window.types("α", "-0.1")
    window.keys("Ctrl+3", "Right")
    window.sees(lambda: "refuses a negative learning rate" in window.status)
    window.keys("Ctrl+2", "Right")
    window.sees(lambda: window.cursor == 1)
    assert "diverging" in window.status


def test_examples_and_the_way_back_to_the_notebook(window: Person) -> None:
    window.command("File", "Bounces for ever: α = 1/x²")
    assert window.workbench.current_run.problem == Problem(alpha=0.25)
    window.press("Step", times=2)
    assert "bouncing" in window.status
    window.keys("Ctrl+N")
    assert window.workbench.current_run.problem == Problem()
    assert window.field("α").text() == "0.1"


EXTREMES = [
    Problem(1e12, 1e12, -1e12, 1e12),
    Problem(1e12, 1e-12, 1e12, 1e12),
    Problem(-1e-12, 1e-12, 1e-12, 1e-12),
    Problem(0.0, 0.0, 0.0, 0.0),
    Problem(1.5, 2.0, 3.0, 0.1),
    Problem(1e12, 1.0, 1e12, 1e-12, Precision.FLOAT64),
    Problem(5e-324, 1.0, 0.0, 0.5, Precision.FLOAT64),
]


@pytest.mark.parametrize("method", ["1", "2"])
def test_the_largest_and_smallest_numbers_are_handled(window: Person, method: str) -> None:
    window.keys(f"Ctrl+{method}")
    for problem in EXTREMES:
        window.workbench.current_run.set_problem(problem)
        window.keys("Right", "Right", "Ctrl+L")
        window.sees(lambda: not window.workbench.engine.busy)
        window.command("View", "Close-up of the step")
        window.window.grab()
        window.keys("Home", "Ctrl+L")
        window.window.grab()
        window.window.menus.actions["close_up"].setChecked(False)


def test_choosing_the_way_that_is_chosen_leaves_it_marked(window: Person) -> None:
    for number, id in enumerate(window.window.menus.ways, start=1):
        window.keys(f"Ctrl+{number}", f"Ctrl+{number}")
        marked = [i for i, action in window.window.menus.ways.items() if action.isChecked()]
        assert marked == [id]
