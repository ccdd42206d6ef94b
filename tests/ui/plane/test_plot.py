"""What a person sees of a problem of two parameters: lines of equal height, and a step on them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gradapp.core.landscape import errors
from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.rules import Rule
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plane.plot import PlanePlot
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES
from tests import pictures
from tests.additions.doubled import DOUBLED
from tests.ui.seen import expose, painted, picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so
EXAMPLES = {str(name): problem for name, problem, _ in GALLERY}


def plot(qtbot: QtBot, size: tuple[int, int] = (480, 420)) -> PlanePlot:
    made = PlanePlot()
    made.apply_theme(LIGHT)
    expose(qtbot, made, *size)
    return made


def canvas(made: PlanePlot) -> Canvas:
    found = made.findChild(Canvas, "plane_canvas")
    assert found is not None
    return found


def shown(made: PlanePlot, run: Run, step: int) -> QImage:
    made.show_run(run)
    made.show_step(run.step(step) if step else None)
    return picture(made)


def colour_at(made: PlanePlot, x: float, y: float) -> str:
    image = canvas(made).grab().toImage()
    return image.pixelColor(canvas(made).pixel(x, y).toPoint()).name()


def colours(made: PlanePlot) -> set[str]:
    return pictures.colours(canvas(made).grab().toImage())


def test_the_ball_is_where_the_step_ends(qtbot: QtBot) -> None:
    made = plot(qtbot)
    run = descend(EXAMPLES["A long valley"], "python", 6)
    shown(made, run, 4)
    assert colour_at(made, run.value("p_next", 4), run.value("q_next", 4)) == LIGHT.error
    shown(made, run, 0)
    assert colour_at(made, -5, -2) == LIGHT.error


def test_of_a_step_only_so_much_is_drawn_as_there_is(qtbot: QtBot) -> None:
    made = plot(qtbot)
    run = descend(Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}), "python", 1)
    before, gradient = np.array((-5.0, -2.0)), np.array((-1.0, -8.0))
    after = before - 0.1 * gradient
    whole = shown(made, run, 1)

    def colour(share: float) -> str:
        return colour_at(made, *(before + share * (after - before)))

    assert colour(1.0) == LIGHT.error
    assert LIGHT.decrease in colours(made)
    made.show_progress(0.1)
    assert LIGHT.decrease not in colours(made)
    assert LIGHT.gradient not in colours(made)
    assert LIGHT.error not in {colour(0.5), colour(1.0)}, "neither ball nor trail"
    made.show_progress(0.42)
    assert LIGHT.decrease not in colours(made), "the gradient is there, and no step yet"
    assert LIGHT.gradient in colours(made)
    assert colour(1.0) != LIGHT.error
    made.show_progress(0.84)
    assert colour(0.5) == LIGHT.error, "the ball is half way"
    assert LIGHT.gradient not in colours(made), "it is the step, which lies on it"
    assert colour(1.0) != LIGHT.error
    made.show_progress(1.0)
    assert picture(made) == whole


def test_while_a_step_is_drawn_in_parts_others_go_with_the_ball(qtbot: QtBot) -> None:
    made = plot(qtbot)
    valley = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0})
    short = descend(replace(valley, start={"p": -4.0, "q": 1.0}), "python", 1)
    other = descend(replace(valley, start={"p": -4.0, "q": 2.0}), "python", 2)
    made.show_overlays((Overlay(other, STYLES[0]), Overlay(short, STYLES[1])))
    shown(made, descend(valley, "python", 2), 2)
    # p becomes 0.98 p, q becomes 0.6 q
    start, end = np.array((-4 * 0.98, 2 * 0.6)), np.array((-4 * 0.98**2, 2 * 0.36))
    for progress, share in ((0.3, 0.0), (0.68, 0.0), (0.84, 0.5), (1.0, 1.0)):
        made.show_progress(progress)
        ways, rests = (mark.at for mark in made._others._marks)
        assert ways == pytest.approx(start + share * (end - start))
        assert rests == pytest.approx((-4 * 0.98, 0.6)), "it has no such step"


def test_lines_of_equal_height_are_where_the_error_is_equal(qtbot: QtBot) -> None:
    made = plot(qtbot)
    shown(made, descend(EXAMPLES["A long valley"], "python", 6), 0)
    lines = made._ground.lines._parts
    assert len(lines) > 5
    for line in lines:
        heights = [0.1 * at.x() ** 2 + 2 * at.y() ** 2 for at in line.toList()]
        assert np.ptp(heights) < 0.05 * max(heights) + 0.02


def test_the_picture_is_that_of_a_plot_that_was_shown_nothing_else(qtbot: QtBot) -> None:
    used, valley = plot(qtbot, (300, 300)), descend(EXAMPLES["A long valley"], "python", 6)
    line = descend(EXAMPLES["Five points and a line"], "python", 40)
    used.apply_theme(DARK)
    shown(used, line, 30)
    shown(used, descend(EXAMPLES["Momentum flies past"], "python", 5), 3)
    canvas(used).zoomed.emit(QPointF(0, 0), QPointF(0.5, 0.5))
    shown(used, valley, 5)
    used.resize(480, 420)
    used.apply_theme(LIGHT)
    for run, step in ((valley, 2), (line, 7), (line, 0)):
        assert shown(used, run, step) == shown(plot(qtbot), run, step), step


def test_of_three_parameters_two_are_chosen_and_the_third_is_as_before_the_step(
    qtbot: QtBot,
) -> None:
    made = plot(qtbot)
    problem = Fit(error="p**2 + 2*q**2 + 3*r**2", start={"p": 1, "q": 2, "r": 3}, alpha=0.05)
    run = descend(problem, "python", 3)
    shown(made, run, 2)
    pairs = made.findChild(QComboBox, "plane_pair")
    assert pairs is not None
    assert [pairs.itemText(row) for row in range(pairs.count())] == ["p, q", "p, r", "q, r"]
    pairs.setCurrentIndex(2)
    pairs.activated.emit(2)
    QApplication.processEvents()
    assert colour_at(made, run.value("q_next", 2), run.value("r_next", 2)) == LIGHT.error
    p = run.value("p", 2)
    for line in made._ground.lines._parts:
        heights = [p**2 + 2 * at.x() ** 2 + 3 * at.y() ** 2 for at in line.toList()]
        assert np.ptp(heights) < 0.05 * max(heights) + 0.02


@pytest.mark.parametrize("least", [(1.5, 0.2), (0.99, 2.0), (0.0, 0.0), (1.0, 0.5)])
def test_where_the_minimum_is_on_another_plane_than_the_drawn_one_that_stands_beside_it(
    qtbot: QtBot, least: tuple[float, float]
) -> None:
    made, (p, q) = plot(qtbot), least
    error = f"(p - {p})**2 + (q - {q})**2 + (r - 2)**2 + (s - 1)**2"
    problem = Fit(error=error, start={"p": 1, "q": 2, "r": 3, "s": 4}, alpha=0.4)
    run = descend(problem, "python", 30)

    def names() -> list[tuple[QRectF, str]]:
        return [each for each in painted(canvas(made)) if "minimum" in each[1]]

    for size in ((480, 420), (300, 300), (700, 300)):
        made.resize(*size)
        for step in (0, 1, 3):
            shown(made, run, step)
            ((box, name),) = names()
            assert name == "minimum, at r = 2, s = 1"
            at, frame = canvas(made).pixel(p, q), canvas(made).view()
            assert frame.adjusted(-1, -1, 1, 1).contains(box)
            assert not box.contains(at)
            near = 3 * box.height()
            assert box.adjusted(-near, -near, near, near).contains(at)
            if step:
                names_of_ends = ("p", "q"), ("p_next", "q_next")
                for ends in names_of_ends:
                    ball = canvas(made).pixel(*(run.value(each, step) for each in ends))
                    assert not box.contains(ball)
    shown(made, run, len(run))
    assert not names(), "what is drawn goes through it"
    canvas(made).resize(90, 300)
    shown(made, run, 1)
    assert not names(), "it has no room"
    made.resize(480, 420)
    for two in ("A long valley", "Linear regression"):
        run = descend(EXAMPLES.get(two, GALLERY[0][1]), "python", 1)
        shown(made, run, 1)
        assert not names()


def below(made: PlanePlot) -> str:
    """Return what is written lowest in the plot: the name of the axis."""
    return max(painted(canvas(made)), key=lambda each: each[0].bottom())[1]


def test_where_those_are_held_that_are_not_drawn_is_said_along_the_axis_in_the_drawing(
    qtbot: QtBot,
) -> None:
    made = plot(qtbot)
    start = {"p": 1, "q": 2, "r": 3, "s": 4}
    problem = Fit(error="p**2 + 2*q**2 + 3*r**2 + s**2/2", start=start, alpha=0.05)
    run = descend(problem, "python", 9)
    shown(made, run, 0)
    assert below(made) == "p    (at r = 3, s = 4)"
    assert made.words().startswith("The error over p and q, at r = 3, s = 4. ")
    shown(made, run, 9)
    r, s = 3 * 0.7**8, 4 * 0.95**8
    whole = f"p    (at r ≈ {r:.3g}, s ≈ {s:.3g})"
    assert f", at r ≈ {r:.6g}, s ≈ {s:.6g}. " in made.words()
    for bare in (True, False):
        made.set_bare(bare)
        picture(made)
        assert below(made) == whole
    canvas(made).resize(170, 300)
    assert below(made) == f"p    (at r ≈ {r:.2g}, s ≈ {s:.2g})", "no digit is cut off"
    pairs = made.findChild(QComboBox, "plane_pair")
    pairs.setCurrentIndex(5)
    pairs.activated.emit(5)
    picture(made)
    assert below(made) == f"r    (at p ≈ {0.9**8:.3g}, q ≈ {2 * 0.8**8:.3g})"
    shown(made, descend(EXAMPLES["A long valley"], "python", 1), 1)
    assert below(made) == "p"
    assert made.words().startswith("The error over p and q. ")


def test_a_minimum_beside_the_start_but_for_rounding_is_shown_with_room_around_it(
    qtbot: QtBot,
) -> None:
    made = plot(qtbot)
    data = Data(
        ("x",), ((0.0, 1.0, 2.0, 3.0, 4.0),), (1.0, 3.0, 5.0, 7.5, 9.0)
    )  # b* is 1, the start
    for model in ("a*x", "a*x + b"):
        problem = Fit(model, data)
        shown(made, descend(problem, "python", 0), 0)
    (left, right), (low, high) = canvas(made).x_range, canvas(made).y_range
    assert left < 1 < 2.05 < right
    assert low < 1 < high < 3


def test_of_one_parameter_there_is_a_curve_with_the_ball_on_it(qtbot: QtBot) -> None:
    made = plot(qtbot)
    run = descend(EXAMPLES["Momentum flies past"], "python", 4)
    shown(made, run, 1)
    assert colour_at(made, 7.6, (7.6 - 4) ** 2) == LIGHT.error


def test_on_equal_axes_a_unit_is_as_long_in_both(qtbot: QtBot) -> None:
    made = plot(qtbot)
    shown(made, descend(EXAMPLES["A long valley"], "python", 6), 3)
    made._equal.setChecked(True)
    transform = canvas(made).transform()
    assert transform.m11() == pytest.approx(-transform.m22(), rel=0.02)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_told_in_words(qtbot: QtBot, name: str) -> None:
    made = plot(qtbot)
    run = descend(EXAMPLES[name], "python", 3)
    shown(made, run, 2)
    words = made.words()
    assert "Step 2: " in words
    for parameter in EXAMPLES[name].names:
        assert f"{parameter} " in words
    is_quadratic = name not in ("A logistic curve", "Rosenbrock's valley")
    assert ("The minimum is at" in words) is is_quadratic


def test_an_error_that_is_nowhere_a_number_is_drawn_without_lines(qtbot: QtBot) -> None:
    made = plot(qtbot)
    problem = Fit(error="log(p - 100) + q", start={"p": 1.0, "q": 1.0})
    shown(made, Run.begun(problem, descend(EXAMPLES["A long valley"], "python", 1).method), 0)
    assert made._ground.lines._parts == []


def test_lines_are_computed_once_for_all_steps_between_which_they_are_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, computed = plot(qtbot), []

    def counted(problem: Fit, places: list[np.ndarray]) -> np.ndarray:
        if np.ndim(places[0]) == 2:
            computed.append(places)
        return errors(problem, places)

    monkeypatch.setattr("gradapp.ui.plane.ground.errors", counted)
    run = descend(EXAMPLES["A long valley"], "python", 60)
    shown(made, run, 1)
    once = len(computed)
    for step in range(2, 60):
        shown_step(made, run, step)
    assert len(computed) == once
    canvas(made).zoomed.emit(QPointF(0, 0), QPointF(0.5, 0.5))
    assert len(computed) > once
    problem = Fit(error="p**2 + 2*q**2 + 3*r**2", start={"p": 1, "q": 2, "r": 3}, alpha=0.05)
    run = descend(problem, "python", 3)
    shown(made, run, 1)
    once = len(computed)
    shown_step(made, run, 2)  # r, which is not drawn, is another
    assert len(computed) > once


def shown_step(made: PlanePlot, run: Run, step: int) -> None:
    made.refresh(run)
    made.show_step(run.step(step))


@pytest.mark.parametrize("name", ["A long valley", "Five points and a line", "One sample per step"])
def test_a_run_that_grows_is_shown_as_one_that_is_shown_at_once(qtbot: QtBot, name: str) -> None:
    grown, run = plot(qtbot), descend(EXAMPLES[name], "python", 200)
    grown.show_run(replace(run, steps=run.steps[:, :0], stop=None))
    for length in (1, 3, 50, 200):
        shorter = replace(run, steps=run.steps[:, :length], stop=None)
        shown_step(grown, shorter, length)
    assert picture(grown) == shown(plot(qtbot), run, 200)


def test_a_run_that_goes_too_far_is_shown_alike_whether_it_grew_or_was_there_at_once(
    qtbot: QtBot,
) -> None:
    far = Fit(
        error="(1 - p)**2 + 100*(q - p**2)**2",
        start={"p": -1.2, "q": 1.0},
        alpha=0.02,
        rule=rule("sgd", momentum=0.9),
    )
    grown, run = plot(qtbot), descend(far, "python", 6)
    assert abs(run.value("p_next", 6)) > 1e200
    grown.show_run(replace(run, steps=run.steps[:, :0], stop=None))
    for length in range(1, 7):
        shown_step(grown, replace(run, steps=run.steps[:, :length], stop=None), length)
    assert picture(grown) == shown(plot(qtbot), run, 6)


@pytest.mark.parametrize(
    "far",
    [
        Fit(error="p**4", start={"p": 1e5}),
        Fit(error="p**2 + (1e-6*q - 1e12)**2"),
        Fit(error="1e9 + p", start={"p": 1e-9}),
    ],
    ids=str,
)
def test_where_no_view_has_all_it_is_not_that_of_the_problem_before(qtbot: QtBot, far: Fit) -> None:
    fresh, used = plot(qtbot), plot(qtbot)
    shown(used, descend(EXAMPLES["A long valley"], "python", 6), 4)
    run = descend(far, "python", 1)
    assert shown(used, run, 0) == shown(fresh, run, 0)


def test_a_name_for_which_the_plot_is_too_narrow_gives_way_to_a_shorter_one(qtbot: QtBot) -> None:
    run = descend(EXAMPLES["A long valley"], "python", 6)
    made = plot(qtbot, (480, 420))
    shown(made, run, 6)
    arrow = made._marks.step
    width = QFontMetricsF(made.font()).horizontalAdvance("step = −α · gradient")
    names = [arrow.name(QRectF(0, 0, wide, 300)) for wide in (2 * width, 0.8 * width, 10)]
    assert names == ["step = −α · gradient", "step", ""]
    assert arrow.name_box(canvas(made).transform(), QRectF(0, 0, 10, 300)) is None


@pytest.mark.parametrize(
    ("solved", "is_it"),
    [
        (rule("sgd"), True),
        (rule("sgd", dampening=0.5), True),
        (rule("sgd", momentum=0.5), False),
        (DOUBLED.rule({}), False),
    ],
)
def test_a_step_is_called_minus_alpha_times_the_gradient_where_it_is_that(
    qtbot: QtBot, solved: Rule, is_it: bool
) -> None:
    run = descend(EXAMPLES["A long valley"].but(rule=solved), "python", 2)
    made = plot(qtbot, (900, 700))
    shown(made, run, 2)
    name = made._marks.step.name(QRectF(0, 0, 900, 700))
    assert (name == "step = −α · gradient") is is_it
    assert (made._marks.gradient._ends is None) is is_it


@pytest.mark.parametrize("size", [(480, 420), (300, 260), (900, 700)])
@pytest.mark.parametrize("name", ["A long valley", "The long valley with momentum"])
def test_names_of_arrows_stand_on_no_arrow_and_on_no_other_name(
    qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    made = plot(qtbot, size)
    run = descend(EXAMPLES[name], "python", 6)
    named = 0
    for step in range(1, 7):
        shown(made, run, step)
        view = canvas(made)
        transform, frame = view.transform(), view.view()
        arrows = [made._marks.gradient, made._marks.step]
        boxes = [box for each in arrows if (box := each.name_box(transform, frame)) is not None]
        named += len(boxes)
        for box in boxes:
            assert frame.contains(box)
            for each in arrows:
                if each._ends is not None:
                    start, tip = map(transform.map, each._ends)
                    on_it = [start + (tip - start) * (i / 300.0) for i in range(301)]
                    assert not any(map(box.contains, on_it)), (step, box, start, tip)
        assert len(boxes) < 2 or not boxes[0].intersects(boxes[1])
    assert named


@pytest.mark.parametrize("width", range(60, 320, 20))
def test_its_title_is_never_cut(qtbot: QtBot, width: int) -> None:
    made = plot(qtbot, (width, 300))
    shown(made, descend(Fit(error="p**2 + q**2", alpha=0.1), "python", 2), 1)
    title = made.findChild(TitleLabel)
    assert title is not None
    assert title.shown() in ("Error  E(p, q)", "E(p, q)", "E")
    assert QFontMetricsF(title.font()).horizontalAdvance(title.shown()) <= title.width()
