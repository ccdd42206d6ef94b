"""Sweeping over learning rates: opened, read, taken from, and left at any moment."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from gradapp.app.system.settings import Remembered
from gradapp.core.methods import METHODS
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.sweep.plans import LONGEST_DESCENT
from gradapp.ui.sweep.chart import SweepChart
from gradapp.ui.sweep.window import SweepWindow
from tests.person import Person


@pytest.fixture(autouse=True)
def _descents_are_long_enough(
    monkeypatch: pytest.MonkeyPatch, _descents_of_a_sweep_are_short: None
) -> None:
    """Have most learning rates converge."""
    monkeypatch.setattr("gradapp.core.sweep.plans.LONGEST_DESCENT", 1000)


def view(window: Person) -> SweepWindow:
    (found,) = [v for v in window.window.findChildren(SweepWindow) if v.isVisible()]
    return found


def progress(window: Person) -> str:
    (bar,) = view(window).findChildren(QProgressBar)
    return bar.text()


def says(window: Person, name: str) -> str:
    label = view(window).findChild(QLabel, name)
    assert label is not None
    return label.text()


def opens_sweep(window: Person) -> None:
    window.keys("Ctrl+Shift+L")
    window.sees(lambda: view(window).isActiveWindow())


def sees_the_end(window: Person) -> None:
    window.sees(lambda: progress(window) == "200 of 200 learning rates tried")


def clicks(window: Person, alpha: float) -> None:
    """Click into the plot of the sweep, above or below a learning rate."""
    (chart,) = view(window).findChildren(SweepChart)
    place = chart.pixel(math.log10(alpha), 2.5).toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)


def test_a_sweep_is_opened_by_key_and_the_learning_rate_clicked_is_that_of_the_run(
    window: Person,
) -> None:
    window.press("Step", times=2)
    opens_sweep(window)
    sees_the_end(window)
    assert says(window, "sweep_title") == "1 Without PyTorch in float64"
    clicks(window, 0.125)
    assert window.workbench.current_run.problem == Problem(alpha=0.125)
    assert window.field("α").text() == "0.125"
    assert "in one step" in window.label("contraction_meaning")
    assert window.cursor == 0
    window.press("Step")
    assert window.reads("θ") == 1.5


def test_another_learning_rate_only_moves_the_line(window: Person) -> None:
    opens_sweep(window)
    sees_the_end(window)
    (chart,) = view(window).findChildren(SweepChart)
    window.types("α", "0.2")
    assert chart.alpha_name.text == "α = 0.2"
    assert progress(window) == "200 of 200 learning rates tried"
    assert window.workbench.sweep.is_settled


def test_the_keyboard_alone_opens_reads_takes_and_closes(window: Person) -> None:
    opens_sweep(window)
    sees_the_end(window)
    window.keys("Home", "Right", "Right", "Return")
    assert window.workbench.current_run.problem.alpha == 0.000271
    assert "α = 0.000271" in says(window, "sweep_reading")
    assert view(window).isVisible()
    window.keys("Escape")
    window.sees(lambda: window.workbench.sweep.view is None)
    assert window.workbench.current_run.problem.alpha == 0.000271


def test_the_button_of_the_panel_and_the_menu_open_the_same_window(window: Person) -> None:
    button = window.window.findChild(QPushButton, "sweep_button")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    first = view(window)
    window.command("Lab", "Sweep over α")
    assert view(window) is first


def test_another_problem_in_the_middle_of_a_sweep_begins_another(window: Person) -> None:
    window.keys("Ctrl+4")
    opens_sweep(window)
    window.sees(lambda: not progress(window).startswith("0 of"))
    window.types("x", "5")
    assert progress(window).startswith("0 of")
    window.keys("Ctrl+1")
    window.sees(lambda: says(window, "sweep_title").startswith("1 "))
    sees_the_end(window)
    (chart,) = view(window).findChildren(SweepChart)
    assert chart.swinging_name.text == "1/(2x²) = 0.02"
    clicks(window, 0.02)
    assert window.workbench.current_run.problem == Problem(x=5, alpha=0.02)


@pytest.mark.parametrize("method", METHODS[1:], ids=lambda method: method.id)
def test_steps_come_at_once_while_a_sweep_goes_on(window: Person, method: object) -> None:
    window.keys(f"Ctrl+{METHODS.index(method) + 1}")  # type: ignore[arg-type]
    opens_sweep(window)
    window.sees(lambda: not progress(window).startswith("0 of"))
    window.window.activateWindow()
    window.press("Step", times=3)
    assert window.reads("θ") == pytest.approx(1.496, rel=1e-6)
    assert not window.workbench.sweep.is_settled
    window.press("Cancel")
    assert progress(window).startswith("cancelled after")
    window.press("Back")
    assert window.cursor == 2


def test_a_problem_that_cannot_be_swept_says_so_and_the_next_one_is_swept(window: Person) -> None:
    opens_sweep(window)
    window.types("x", "0")
    assert "no learning rate moves θ" in says(window, "sweep_why_not")
    window.types("x", "3")
    assert "already at θ* = 1" in says(window, "sweep_why_not")
    window.types("θ₀", "0")
    sees_the_end(window)


def test_a_cancelled_sweep_can_be_started_again(window: Person) -> None:
    window.keys("Ctrl+3")
    opens_sweep(window)
    window.press("Cancel")
    assert progress(window).startswith("cancelled after")
    window.press("Start again")
    assert progress(window).startswith("0 of 200")
    window.sees(lambda: not progress(window).startswith("0 of"))


def test_closing_the_sweep_in_its_middle_ends_it(window: Person) -> None:
    window.keys("Ctrl+2")
    opens_sweep(window)
    window.sees(lambda: not progress(window).startswith("0 of"))
    window.press("Close")
    window.sees(lambda: not window.window.findChildren(SweepWindow))
    window.sees(lambda: not window.workbench.engine.hold())
    assert window.workbench.sweep.is_settled


def test_closing_the_main_window_in_the_middle_of_a_sweep_leaves_nothing(window: Person) -> None:
    window.keys("Ctrl+2")
    opens_sweep(window)
    window.sees(lambda: not progress(window).startswith("0 of"))
    window.window.close()
    assert window.workbench.engine.shutdown()
    assert window.workbench.sweep.view is None
    window.sees(lambda: not window.window.findChildren(SweepWindow))


def test_a_sweep_asked_for_while_torch_is_loading_comes_when_it_is_there(
    open_window: Callable[..., Person],
) -> None:
    window = open_window(Remembered(method="autograd", animate=False), torch=False)
    window.command("Lab", "Sweep over α")
    window.sees(lambda: not progress(window).startswith("0 of"))
    assert says(window, "sweep_title").startswith("2 ")


def test_colours_and_size_of_text_reach_the_open_window(window: Person) -> None:
    opens_sweep(window)
    before, width = view(window).fontMetrics().height(), view(window).width()
    window.window.menus.schemes["dark"].trigger()
    for _ in range(3):
        window.keys("Ctrl++")
    window.sees(lambda: view(window).fontMetrics().height() > before)
    (chart,) = view(window).findChildren(SweepChart)
    assert view(window).width() > width
    assert chart.grab().toImage().pixelColor(1, 1).lightnessF() < 0.3


LINE = Fit(
    "w*x + b",
    Data(("x",), ((-1.0, 0.0, 2.0),), (1.0, 3.0, 2.0)),
    start={"w": 0.0, "b": 0.0},
    alpha=0.05,
)
"""Both of its curvatures are nearly the same: most learning rates soon arrive, or soon diverge."""


W = 3 / 14
B = 2 - W / 3
"""The least squares: (Σxy − x̄·Σy)/(Σx² − x̄·Σx) = (3 − 2)/(5 − 1/3), and ȳ − w·x̄."""


def test_a_line_through_points_is_swept_beside_its_theory_and_a_click_takes_a_learning_rate(
    window: Person,
) -> None:
    current_run = window.workbench.current_run
    current_run.start(LINE, "python")
    opens_sweep(window)
    assert says(window, "sweep_aim") == (
        "Steps until (w, b) is, for 100 steps, no farther from the minimum than a thousandth of "
        f"the distance at the start (≈\u00a0{1e-3 * math.sqrt(B**2 + W**2):.3g})"
    )
    sees_the_end(window)
    (chart,) = view(window).findChildren(SweepChart)
    largest = 8 / 3 + math.sqrt(8 / 9)  # of twice (5/3, 1/3; 1/3, 1), the means of x², x and 1
    assert chart.divergence_name.text == f"2/λ₁ ≈ {2 / largest:.4g}"
    clicks(window, 1.2)
    taken = current_run.problem.alpha
    assert taken == pytest.approx(1.2, rel=0.02)
    assert "diverged at step" in says(window, "sweep_reading")
    assert says(window, "sweep_reading").endswith("theory: never")
    current_run.run_until_stop()
    window.sees(lambda: current_run.stop is not None)
    assert current_run.stop is not None
    assert str(current_run.stop.sentence).startswith("Diverged at step")
    assert f"diverged at step {current_run.stop.step:,}" in says(window, "sweep_reading")


def test_a_sweep_of_another_rule_takes_the_place_of_the_one_before(window: Person) -> None:
    current_run = window.workbench.current_run
    current_run.start(LINE, "python")
    opens_sweep(window)
    window.sees(lambda: not progress(window).startswith("0 of"))
    current_run.set_problem(LINE.but(rule=rule("adam")))
    (chart,) = view(window).findChildren(SweepChart)
    assert progress(window).startswith("0 of")
    assert not chart.divergence_name.isVisible()
    window.sees(lambda: not progress(window).startswith("0 of"))
    assert "theory" not in says(window, "sweep_legend")
    window.press("Cancel")
    current_run.set_problem(Problem())
    sees_the_end(window)
    assert chart.divergence_name.text == "1/x² = 0.25"
    assert says(window, "sweep_aim").startswith("Steps until |θ − θ*|")


def test_what_a_sweep_has_found_stays_in_the_main_window_until_the_problem_is_another(
    window: Person,
) -> None:
    window.workbench.current_run.start(LINE.but(rule=rule("adagrad")), "python")
    panel = window.window.learning_rate_panel
    assert panel.told[0].startswith("For Adagrad there is no theory of the learning rate here.")
    opens_sweep(window)
    window.sees(lambda: "learning rates tried" in panel.told[0])
    window.press("Close")
    window.sees(lambda: window.workbench.sweep.view is None)
    assert "Sweep by 1 Python in float64: of " in panel.told[0]
    window.types("α", "0.2")
    assert "tried" in panel.told[0]
    window.keys("Ctrl+2")
    assert "Sweep by 1 Python in float64: of " in panel.told[0]
    window.workbench.current_run.set_problem(LINE.but(rule=rule("adam")))
    assert "tried" not in panel.told[0]


def by_hand(alpha: float) -> int | None:
    """Return from which step on p² is at most a thousandth of its start by Adagrad, or none."""
    p, v, inside = SPOT, 0.0, 0
    for step in range(1, 10_001):
        v += 4 * p * p
        p -= alpha * 2 * p / (math.sqrt(v) + 1e-10)
        inside = inside + 1 if abs(p) <= 1e-3 * SPOT else 0
        if inside == 100:
            return step - 99
    return 10_001 - inside if inside else None


SPOT = 0.001
"""So near that few of the learning rates are too small for ten thousand steps."""


def test_a_person_has_learning_rates_tried_without_a_window_where_there_is_no_theory(
    window: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.core.sweep.plans.LONGEST_DESCENT", LONGEST_DESCENT)
    parabola = Fit(error="p**2", start=(SPOT,), alpha=0.1, rule=rule("adagrad"))
    window.workbench.current_run.start(parabola, "python")
    panel = window.window.learning_rate_panel
    window.press("Sweep here")
    window.sees(lambda: "of 200 learning rates tried" in panel.told[0])
    assert window.workbench.sweep.view is None
    window.sees(lambda: window.workbench.sweep.is_settled)
    rates = [float(f"{10 ** (-6 + 7 * place / 199):.3g}") for place in range(200)]
    steps = {rate: step for rate in rates if (step := by_hand(rate)) is not None}
    least, most = f"{1e5 * min(steps):.3g}·10⁻⁵", f"{max(steps):.3g}"
    soonest = min(steps, key=lambda rate: steps[rate])
    assert (
        f"of 200 learning rates tried, {len(steps)} have converged, between α = {least} and "
        f"α = {most}; soonest with α = {soonest}, at step {steps[soonest]:,}."
    ) in panel.told[0]
    opens_sweep(window)  # shows what there is, and begins nothing anew
    assert progress(window) == "200 of 200 learning rates tried"
    assert window.workbench.sweep.is_settled


def test_a_sweep_in_the_main_window_is_stopped_and_begun_again(window: Person) -> None:
    near = Fit(error="p**2", start=(SPOT,), alpha=0.1, rule=rule("adam"))
    window.workbench.current_run.start(near, "optimizer")
    panel = window.window.learning_rate_panel
    window.press("Sweep here")
    window.sees(lambda: "learning rates tried" in panel.told[0])
    window.press("Stop")
    assert window.workbench.sweep.is_settled
    stopped = panel.told[0]
    window.press("Step")
    window.sees(lambda: window.cursor == 1)
    assert panel.told[0] == stopped
    window.press("Sweep here")
    assert "tried" not in panel.told[0]
    window.command("File", "New")
    assert window.workbench.sweep.is_settled
    assert "tried" not in panel.told[0]
