"""The window of a sweep shows outcomes as they come, is read by mouse and key, and asks for α."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.sweep import Ending, Outcome, Sweep
from gradapp.core.sweep.plans import plan
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.sweep import words as sweep_words
from gradapp.ui.sweep.chart import APART, SweepChart
from gradapp.ui.sweep.plot import SweepPlot
from gradapp.ui.sweep.window import SweepWindow
from tests.pictures import colours
from tests.ui.seen import expose

PYTHON = method("python")
TITLE = "1 Without PyTorch in float64"


def all_of(problem: Problem) -> tuple[Outcome, ...]:
    return tuple(Sweep(problem, PYTHON).advance(60))


@pytest.fixture
def view(qtbot: QtBot) -> SweepWindow:
    view = SweepWindow()
    view.apply_theme(LIGHT)
    view.plot.show_alpha(0.1)
    view.show_sweep(plan(Problem(), PYTHON), TITLE)
    expose(qtbot, view, 760, 540)
    view.activateWindow()
    return view


@pytest.fixture
def done(view: SweepWindow) -> SweepWindow:
    view.add(all_of(Problem()), 200)
    return view


@pytest.fixture
def requested(view: SweepWindow) -> list[float]:
    alphas: list[float] = []
    view.plot.alpha_requested.connect(alphas.append)
    return alphas


def chart(view: SweepWindow) -> SweepChart:
    (found,) = view.findChildren(SweepChart)
    return found


def plot(view: SweepWindow) -> SweepPlot:
    (found,) = view.findChildren(SweepPlot)
    return found


def label(view: SweepWindow, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def reading(view: SweepWindow) -> list[str]:
    return label(view, "sweep_reading").splitlines()


def button(view: SweepWindow, text: str) -> QAbstractButton:
    (found,) = [b for b in view.findChildren(QAbstractButton) if b.text() == text]
    return found


def progress(view: SweepWindow) -> QProgressBar:
    (bar,) = view.findChildren(QProgressBar)
    return bar


def place(view: SweepWindow, alpha: float, steps: float = 100) -> QPoint:
    """Return where a learning rate stands, in the pixels of the chart."""
    return chart(view).pixel(math.log10(alpha), math.log10(steps)).toPoint()


def click(view: SweepWindow, alpha: float) -> None:
    QTest.mouseClick(chart(view), Qt.MouseButton.LeftButton, pos=place(view, alpha))


def test_a_sweep_that_begins_says_what_is_counted_and_how_far_it_is(view: SweepWindow) -> None:
    assert label(view, "sweep_title") == TITLE
    assert label(view, "sweep_aim") == (
        "Steps until |θ − θ*| is at most a thousandth of |θ₀ − θ*| (=\u00a00.0005)"
    )
    assert progress(view).text() == "0 of 200 learning rates tried"
    assert button(view, "Cancel").isVisible()


def test_progress_follows_the_outcomes(view: SweepWindow) -> None:
    outcomes = all_of(Problem())
    view.add(outcomes[:50], 50)
    assert (progress(view).value(), progress(view).maximum()) == (50, 200)
    assert progress(view).text() == "50 of 200 learning rates tried"
    view.add(outcomes[50:], 200)
    assert progress(view).text() == "200 of 200 learning rates tried"
    assert button(view, "Start again").isVisible()


def test_a_single_learning_rate_is_counted_as_one(view: SweepWindow) -> None:
    view.show_sweep(replace(plan(Problem(), PYTHON), alphas=(0.1,)), TITLE)
    assert progress(view).text() == "0 of 1 learning rate tried"


def test_converged_outcomes_stand_at_their_step_and_the_others_above(done: SweepWindow) -> None:
    heights: dict[Ending, list[float]] = {}
    for ending, item in chart(done)._marks.items():
        heights[ending] = [point.y() for point in item.points]
    steps = sorted(o.step for o in all_of(Problem()) if o.ending is Ending.CONVERGED)
    assert sorted(heights[Ending.CONVERGED]) == [math.log10(step) for step in steps]
    assert set(heights[Ending.DIVERGED]) == set(heights[Ending.UNFINISHED]) == {APART}
    assert len(heights[Ending.DIVERGED]) == 28


def test_every_ending_has_its_own_symbol_and_words(view: SweepWindow) -> None:
    marks = chart(view)._marks
    outlines = [item.outline for item in marks.values()]
    assert not any(one == other for one, other in itertools.combinations(outlines, 2))
    legend = sweep_words.legend(set(Ending), plan(Problem(), PYTHON), LIGHT)
    for symbol in "●△□✕☆╌":
        assert symbol in legend
    assert "never" not in legend  # a run that is not there by 10,000 steps may be there later


def test_an_ending_joins_the_legend_when_it_comes(view: SweepWindow) -> None:
    assert "stuck" not in label(view, "sweep_legend")
    view.add((Outcome(0.00025, Ending.STUCK, 77, 2e-4),), 1)
    assert "stuck" in label(view, "sweep_legend")
    view.show_sweep(plan(Problem(), PYTHON), TITLE)
    assert "stuck" not in label(view, "sweep_legend")


def test_the_theory_is_drawn_up_to_the_limit_of_steps(view: SweepWindow) -> None:
    x, heights = chart(view)._theory.points
    finite = ~(heights != heights)
    assert heights[finite].min() == 0
    assert heights[finite].max() <= 4
    assert (x[finite] <= math.log10(0.25)).all()


def test_the_borders_and_the_learning_rate_in_use_are_named(view: SweepWindow) -> None:
    assert chart(view).swinging_name.text == "1/(2x²) = 0.125"
    assert chart(view).divergence_name.text == "1/x² = 0.25"
    assert chart(view).alpha_name.text == "α = 0.1"
    view.plot.show_alpha(-3)
    assert chart(view).alpha_name.text == "◀ α = −3"
    view.plot.show_alpha(2 / 3)
    assert chart(view).alpha_name.text == "α ≈ 0.666667"
    view.plot.show_alpha(5)
    assert chart(view).alpha_name.text == "α = 5 ▶"


@pytest.mark.parametrize("alpha", [0.0003, 0.01, 0.1, 0.125, 0.14, 0.25, 0.3, 0.7, 5.0])
@pytest.mark.parametrize("size", [(480, 400), (760, 540), (1300, 800)])
def test_names_lie_within_the_chart_and_over_no_other(
    view: SweepWindow, alpha: float, size: tuple[int, int]
) -> None:
    view.resize(*size)
    QApplication.processEvents()
    view.plot.show_alpha(alpha)
    names = [chart(view).swinging_name, chart(view).divergence_name, chart(view).alpha_name]
    boxes = [name.box() for name in names]
    room = chart(view).rect().toRectF()
    assert all(room.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not box.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))


def test_the_mouse_reads_the_nearest_learning_rate(done: SweepWindow) -> None:
    QTest.mouseMove(chart(done), place(done, 0.125))
    assert reading(done) == ["α = 0.125", "converged at step 1", "theory: step 1"]
    QTest.mouseMove(chart(done), place(done, 0.25))
    assert reading(done) == [
        "α = 0.25",
        "not within 10,000 steps",
        "|θ − θ*| = 1 · |θ₀ − θ*|",
        "theory: never",
    ]
    QTest.mouseMove(chart(done), place(done, 0.75))
    assert reading(done)[1].startswith("diverged at step ")


def test_what_is_not_known_yet_is_said_to_be_so(view: SweepWindow) -> None:
    QTest.mouseMove(chart(view), place(view, 0.125))
    assert reading(view) == ["α = 0.125", "not tried yet", "theory: step 1"]
    view.add((Outcome(0.125, Ending.CONVERGED, 1, 0.0),), 1)
    assert reading(view)[1] == "converged at step 1"


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome(0.1, Ending.CONVERGED, 1234, 0.0), "converged at step 1,234"),
        (Outcome(0.1, Ending.DIVERGED, 1234, 1e9), "diverged at step 1,234"),
        (
            Outcome(0.1, Ending.STUCK, 77, 2.13e-4),
            "stuck from step 77 on; |θ − θ*| ≈ 0.00021 · |θ₀ − θ*|",
        ),
        (
            Outcome(0.1, Ending.UNFINISHED, 10_000, 0.5),
            "not within 10,000 steps; |θ − θ*| = 0.5 · |θ₀ − θ*|",
        ),
        (Outcome(0.1, Ending.RAISED, 1, 1.0, "Step 1 raised X: y."), "Step 1 raised X: y."),
    ],
)
def test_an_ending_is_told_in_words(outcome: Outcome, words: str) -> None:
    assert "; ".join(map(str, sweep_words.ending(outcome, plan(Problem(), PYTHON)))) == words


def test_a_click_takes_exactly_that_learning_rate(
    done: SweepWindow, requested: list[float]
) -> None:
    click(done, 0.125)
    click(done, 0.0501)
    assert requested[0] == 0.125
    assert requested[1] in plan(Problem(), PYTHON).alphas
    assert requested[1] == pytest.approx(0.05, rel=0.05)


def test_a_learning_rate_can_be_taken_before_it_was_tried(
    view: SweepWindow, requested: list[float]
) -> None:
    click(view, 0.25)
    assert requested == [0.25]


def test_arrows_move_the_reading_and_enter_takes_it(
    done: SweepWindow, requested: list[float]
) -> None:
    alphas = plan(Problem(), PYTHON).alphas
    plot(done).setFocus()
    begin = min(range(len(alphas)), key=lambda i: abs(math.log(alphas[i] / 0.1)))
    assert reading(done)[0] == f"α = {alphas[begin]}"
    QTest.keyClick(plot(done), Qt.Key.Key_Right)
    QTest.keyClick(plot(done), Qt.Key.Key_Right)
    QTest.keyClick(plot(done), Qt.Key.Key_Left)
    assert reading(done)[0] == f"α = {alphas[begin + 1]}"
    QTest.keyClick(plot(done), Qt.Key.Key_PageDown)
    QTest.keyClick(plot(done), Qt.Key.Key_Return)
    QTest.keyClick(plot(done), Qt.Key.Key_Home)
    QTest.keyClick(plot(done), Qt.Key.Key_Left)
    QTest.keyClick(plot(done), Qt.Key.Key_Enter)
    QTest.keyClick(plot(done), Qt.Key.Key_End)
    QTest.keyClick(plot(done), Qt.Key.Key_Right)
    QTest.keyClick(plot(done), Qt.Key.Key_Enter)
    assert requested == [alphas[begin - 9], alphas[0], alphas[-1]]
    assert done.isVisible(), "Enter takes, and closes nothing"


def test_the_keys_of_the_other_plots_move_the_reading_too(done: SweepWindow) -> None:
    alphas, alt = plan(Problem(), PYTHON).alphas, Qt.KeyboardModifier.AltModifier
    plot(done).setFocus()
    QTest.keyClick(plot(done), Qt.Key.Key_Home, alt)
    QTest.keyClick(plot(done), Qt.Key.Key_PageUp, alt)
    QTest.keyClick(plot(done), Qt.Key.Key_Left, alt)
    assert reading(done)[0] == f"α = {alphas[9]}"


def test_the_reading_is_told_to_assistive_technology(done: SweepWindow) -> None:
    plot(done).setFocus()
    QTest.keyClick(plot(done), Qt.Key.Key_Home)
    description = plot(done).accessibleDescription()
    assert description == "α = 0.00025; converged at step 3,451; theory: step 3,451"


def test_cancelling_says_how_far_it_came_and_starting_again_is_offered(
    view: SweepWindow, qtbot: QtBot
) -> None:
    view.add(all_of(Problem())[:57], 57)
    with qtbot.waitSignal(view.cancel_requested):
        QTest.mouseClick(button(view, "Cancel"), Qt.MouseButton.LeftButton)
    assert progress(view).text() == "cancelled after 57 of 200"
    with qtbot.waitSignal(view.restart_requested):
        QTest.mouseClick(button(view, "Start again"), Qt.MouseButton.LeftButton)


def test_an_end_before_the_end_gives_its_reason(view: SweepWindow) -> None:
    view.add((), 0)
    view.show_end("PyTorch can't be imported.")
    assert progress(view).text() == "PyTorch can't be imported."
    assert button(view, "Start again").isVisible()


def test_where_nothing_can_be_swept_the_sentence_stands_alone(
    done: SweepWindow, requested: list[float]
) -> None:
    plot(done).setFocus()
    done.show_sweep(plan(Problem(x=0), PYTHON), TITLE)
    assert label(done, "sweep_why_not").startswith("x = 0: the gradient is 0 everywhere")
    assert not plot(done).isVisible()
    assert not progress(done).isVisible()
    QTest.keyClick(plot(done), Qt.Key.Key_Return)
    assert requested == []
    done.show_sweep(plan(Problem(), PYTHON), TITLE)
    assert plot(done).isVisible()
    assert progress(done).isVisible()


def test_escape_closes_the_window(view: SweepWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.finished):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_has_the_colours_of_the_theme(done: SweepWindow, theme: Theme) -> None:
    done.apply_theme(theme)
    found = colours(chart(done).grab().toImage())
    for role in ("surface", "error", "text"):
        assert getattr(theme, role) in found, role
    assert theme.increase in label(done, "sweep_legend")


def test_it_follows_the_size_of_text(view: SweepWindow) -> None:
    before = chart(view).minimumWidth(), view.sizeHint().width()
    larger = QFont(view.font())
    larger.setPointSizeF(2 * larger.pointSizeF())
    view.setFont(larger)
    assert chart(view).minimumWidth() > 1.7 * before[0]
    assert view.sizeHint().width() > 1.7 * before[1]


@pytest.mark.parametrize(
    "problem",
    [
        Problem(x=1e12, theta=1e12),
        Problem(x=1e-6),
        Problem(x=3.2e-8, y=1e12),
        Problem(theta=5e-320, y=0),
        Problem(theta=1e-300, x=1, y=0),
        Problem(theta=-1e12, x=-1e12, y=1e12),
    ],
)
def test_the_largest_and_smallest_problems_are_drawn(view: SweepWindow, problem: Problem) -> None:
    view.show_sweep(plan(problem, PYTHON), TITLE)
    view.add(all_of(problem), 200)
    plot(view).setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(plot(view), key)
        assert not view.grab().isNull()
        assert reading(view)[-1].startswith("theory: ")


def test_everything_a_person_can_touch_has_a_name(view: SweepWindow) -> None:
    touchable: list[QWidget] = [view, plot(view), chart(view), progress(view)]
    touchable += view.findChildren(QAbstractButton)
    for widget in touchable:
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget
