"""What the plot of the error curve shows, and how the ball is dragged."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gradapp.core.methods import METHODS
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.parabola.plot import ParabolaPlot
from gradapp.ui.plot.marks import Dots
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES
from gradapp.ui.plot.step_progress import part_of
from tests.pictures import colours
from tests.ui.seen import expose


class Watcher:
    """Somebody who looks at the plot."""

    def __init__(self, qtbot: QtBot) -> None:
        self.plot = ParabolaPlot()
        self.plot.apply_theme(LIGHT)
        expose(qtbot, self.plot, 590, 430)
        self.asked: list[float] = []
        self.plot.theta_requested.connect(self.asked.append)

    def run(self, problem: Problem, steps: int = 20) -> Run:
        run = Run(problem, METHODS[0], Descent(problem, METHODS[0]).advance(steps))
        self.plot.show_run(run)
        return run

    def picture(self) -> QImage:
        return self.plot._canvas.grab().toImage()

    def colours(self) -> set[str]:
        return colours(self.picture())

    def pixel_of(self, theta: float, error: float) -> QPoint:
        span = self.plot._span
        at = span.theta.to_view(theta), span.error.to_view(error)
        return self.plot._canvas.pixel(*at).toPoint()

    def view(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return self.plot._canvas.x_range, self.plot._canvas.y_range


@pytest.fixture
def watcher(qtbot: QtBot) -> Watcher:
    return Watcher(qtbot)


def test_before_the_first_step_the_ball_lies_at_the_start(watcher: Watcher) -> None:
    watcher.run(Problem())
    assert watcher.plot.ball == 1.0
    picture = watcher.picture()
    assert picture.pixelColor(watcher.pixel_of(1.0, 1.0)).name() == LIGHT.error
    assert LIGHT.gradient not in watcher.colours()


def test_runs_beside_are_drawn_whether_they_are_given_before_the_run_or_after(
    watcher: Watcher, qtbot: QtBot
) -> None:
    other, fit = Problem(-1.0), Fit(error="(w - 1)**2 + b**2")
    pin = Overlay(Run(other, METHODS[0], Descent(other, METHODS[0]).advance(5)), STYLES[0])
    before = Watcher(qtbot)
    for each in (watcher, before):
        each.plot.show_run(Run(fit, METHODS[1], Descent(fit, METHODS[1]).advance(0)))
    before.plot.show_overlays((pin,))
    for each in (watcher, before):
        each.run(Problem())
    watcher.plot.show_overlays((pin,))
    QApplication.processEvents()
    assert before.plot._legend.names == watcher.plot._legend.names
    assert before.view() == watcher.view()
    assert before.picture() == watcher.picture()


def test_a_step_that_reduces_the_error_is_green_and_one_that_does_not_vermilion(
    watcher: Watcher,
) -> None:
    for alpha, colour, other in ((0.1, "decrease", "increase"), (0.3, "increase", "decrease")):
        run = watcher.run(Problem(alpha=alpha))
        watcher.plot.show_step(run.step(1))
        colours = watcher.colours()
        assert getattr(LIGHT, colour) in colours
        assert getattr(LIGHT, other) not in colours


@pytest.mark.parametrize(("x", "y"), [(2, 3), (3, 1), (0.7, 0.3)])
def test_a_step_to_the_other_side_at_the_same_height_has_neither_colour(
    watcher: Watcher, x: float, y: float
) -> None:
    """Where alpha is 1/x², the error is the same after each step, but for rounding."""
    run = watcher.run(Problem(x=x, y=y, alpha=1 / x**2))
    for step in range(1, 6):
        watcher.plot.show_step(run.step(step))
        assert not {LIGHT.decrease, LIGHT.increase} & watcher.colours()


def test_the_parts_of_a_step_appear_one_after_the_other(watcher: Watcher) -> None:
    run = watcher.run(Problem())
    watcher.plot.show_step(run.step(1))
    seen = []
    for progress in (0.05, 0.4, 0.66, 1.0):
        watcher.plot.show_progress(progress)
        colours = watcher.colours()
        above_the_curve = watcher.pixel_of(1.4, 0.04) - QPoint(0, 4)
        end = watcher.picture().pixelColor(above_the_curve).name()
        seen.append((LIGHT.gradient in colours, LIGHT.decrease in colours, end == LIGHT.error))
    assert seen == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (True, True, True),
    ]
    assert [part_of(p) for p in (0.0, 0.2, 0.5, 0.9, 1.0)] == [
        "error",
        "gradient",
        "update",
        "update",
        None,
    ]


def test_dragging_the_ball_asks_for_the_theta_below_the_mouse(watcher: Watcher) -> None:
    watcher.run(Problem())
    canvas = watcher.plot._canvas
    start, end = watcher.pixel_of(1.0, 1.0), watcher.pixel_of(0.5, 2.0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert watcher.asked[-1] == pytest.approx(0.5, abs=0.006)
    assert len(repr(watcher.asked[-1])) <= 6, "no more digits than the pixels tell apart"


def test_the_view_stays_while_the_ball_is_held(watcher: Watcher) -> None:
    watcher.run(Problem())
    before = watcher.view()
    canvas = watcher.plot._canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=watcher.pixel_of(1.0, 1.0))
    watcher.run(Problem(theta=0.3))
    assert watcher.view() == before
    QTest.mouseRelease(
        canvas, Qt.MouseButton.LeftButton, pos=watcher.plot.ball_position().toPoint()
    )
    assert watcher.view() != before


def test_moving_the_view_moves_the_grid_with_its_numbers(watcher: Watcher) -> None:
    watcher.run(Problem())

    def grid_at(theta: float) -> bool:
        picture, at = watcher.picture(), watcher.pixel_of(theta, 6.2)
        return any(
            picture.pixelColor(at.x() + dx, at.y()).name() == LIGHT.grid for dx in (-1, 0, 1)
        )

    assert grid_at(2.0)
    assert not grid_at(2.13)
    watcher.plot._canvas.shift(0.13, 0.0)
    assert grid_at(2.0)
    assert not grid_at(2.13)


def test_a_double_click_brings_the_view_back(watcher: Watcher) -> None:
    watcher.run(Problem())
    before = watcher.view()
    canvas, start = watcher.plot._canvas, QPoint(300, 60)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(70, 20))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(70, 20))
    assert watcher.view() != before
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=start)
    assert watcher.view() == before


def test_the_trail_is_seen_wherever_the_view_is_moved(watcher: Watcher) -> None:
    trajectory = watcher.run(Problem(alpha=0.02))
    watcher.plot.show_step(trajectory.step(12))
    assert LIGHT.ghost in watcher.colours()
    canvas, left, right = watcher.plot._canvas, QPoint(70, 60), QPoint(550, 60)
    for start, end, step in ((right, left, 13), (left, right, 13)):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, end)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
        watcher.plot.show_step(trajectory.step(step))
        assert (LIGHT.ghost in watcher.colours()) == (start == left)


@pytest.mark.parametrize("place", ["view", "left", "below"])
def test_on_an_axis_the_mouse_moves_and_zooms_that_axis_alone(watcher: Watcher, place: str) -> None:
    watcher.run(Problem())
    canvas = watcher.plot._canvas
    middle, corner = canvas.view().center().toPoint(), canvas.rect().bottomLeft()
    at = {
        "view": middle,
        "left": QPoint(corner.x() + 5, middle.y()),
        "below": QPoint(middle.x(), corner.y() - 5),
    }[place]
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        watcher.plot.reset_view()
        (left, right), (low, high) = watcher.view()
        QTest.mousePress(canvas, button, pos=at)
        moved = QPointF(at + QPoint(30, -20))
        none = Qt.KeyboardModifier.NoModifier
        move = QEvent.Type.MouseMove
        QApplication.sendEvent(
            canvas, QMouseEvent(move, moved, canvas.mapToGlobal(moved), button, button, none)
        )
        QTest.mouseRelease(canvas, button, pos=at + QPoint(30, -20))
        (new_left, new_right), (new_low, new_high) = watcher.view()
        assert (new_left != left) == (place != "left")
        assert (new_low != low) == (place != "below")
        zooms = button == Qt.MouseButton.RightButton
        assert (new_right - new_left < 0.99 * (right - left)) == (zooms and place != "left")
        assert (new_high - new_low < 0.99 * (high - low)) == (zooms and place != "below")


@pytest.mark.parametrize("notches", [400, -400])
def test_the_view_goes_no_nearer_and_no_farther_than_numbers_can_be_told(
    watcher: Watcher, notches: int
) -> None:
    watcher.run(Problem())
    for _ in range(abs(notches)):
        watcher.plot.zoom(0.8 if notches > 0 else 1.25)
    assert len(watcher.colours()) > 1
    (left, right), (low, high) = watcher.view()
    assert left < right
    assert low < high


def test_in_the_close_up_the_view_follows_the_single_step(watcher: Watcher) -> None:
    run = watcher.run(Problem())
    watcher.plot.set_close_up(True)
    for step in (1, 5, 9):
        values = run.step(step)
        watcher.plot.show_step(values)
        width = abs(
            watcher.pixel_of(values.theta_next, 0).x() - watcher.pixel_of(values.theta, 0).x()
        )
        assert width > 40


def test_without_a_slope_the_line_is_flat_and_there_is_no_minimum(watcher: Watcher) -> None:
    run = watcher.run(Problem(x=0.0))
    watcher.plot.show_step(run.step(1))
    assert not watcher.plot._minimum.isVisible()
    picture = watcher.picture()
    for theta in (0.3, 1.7):
        at = watcher.pixel_of(theta, 9.0)
        around = {picture.pixelColor(at.x(), at.y() + dy).name() for dy in (-1, 0, 1)}
        assert LIGHT.error in around


@pytest.mark.parametrize("y", [3.0, 2.5, 4.0, 0.1, 3.3333])
def test_in_whatever_room_the_minimum_is_told_to_a_twentieth_or_not_at_all(
    watcher: Watcher, y: float
) -> None:
    watcher.run(Problem(x=2.0, y=y))
    minimum = watcher.plot._minimum
    assert minimum._at is not None
    told = set()
    for width in range(1, 400):
        frame = QRectF(minimum._at - width / 2, 0, width, 100)
        name, _ = minimum.name(QTransform(), frame)
        if name.rstrip("…")[-1:].isdigit():
            told.add(float(name.split()[-1]))
    assert told
    assert all(abs(each - y / 2) <= y / 2 / 20 for each in told), told


def test_the_theme_colours_everything(watcher: Watcher) -> None:
    run = watcher.run(Problem())
    watcher.plot.show_step(run.step(1))
    watcher.plot.apply_theme(DARK)
    colours = watcher.colours()
    assert {DARK.surface, DARK.error, DARK.gradient, DARK.decrease} <= colours
    assert LIGHT.surface not in colours


def test_a_ball_let_go_while_steps_were_made_is_where_the_step_ends(watcher: Watcher) -> None:
    run = watcher.run(Problem(alpha=2.0), steps=8)  # far away after a few steps
    plot, canvas = watcher.plot, watcher.plot._canvas
    plot.show_step(run.step(2))
    at = plot.ball_position().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    plot.show_step(run.step(6))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)
    plot.show_step(run.step(6))
    θ = run.step(6).theta_next
    (ball, height), span = plot._drawing._ball, plot._span
    shown = span.theta.to_value(ball), span.error.to_value(height)
    assert shown == pytest.approx((θ, (2 * θ - 3) ** 2))


@pytest.mark.parametrize("ratio", [1, 2])
def test_dots_are_as_large_on_a_screen_of_many_dots(ratio: int) -> None:
    image = QImage(40 * ratio, 40 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    dots = Dots()
    dots.restyle("#000000", 20)
    dots.show_points(np.array([20.0]), np.array([20.0]))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots.paint_drawing(painter, QTransform(), QRectF())
    row = [image.pixelColor(x, 20 * ratio).lightness() < 128 for x in range(image.width())]
    assert sum(row) == pytest.approx(20 * ratio, abs=1)


@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("size", [(300, 200), (660, 460), (900, 700)])
def test_each_line_of_the_grid_meets_the_axis_at_its_number(
    watcher: Watcher, size: tuple[int, int], scale: float
) -> None:
    watcher.plot.resize(*size)
    watcher.plot.setFont(scaled(watcher.plot.font(), scale))
    for problem in (Problem(), Problem(theta=1e4, x=0.5), Problem(theta=-0.3, y=0.1)):
        watcher.run(problem)
        picture = watcher.picture()
        canvas = watcher.plot._canvas
        frame = canvas.view().adjusted(3, 3, -3, -3).toRect()
        left, below = canvas.ticks()
        rows, columns = range(frame.top(), frame.bottom()), range(frame.left(), frame.right())
        for at, text in left:
            assert float(text.replace("−", "-")) == pytest.approx(at)
            y = round(canvas.pixel(0, at).y())
            assert (
                y not in rows
                or max(
                    sum(picture.pixelColor(x, near).name() == LIGHT.grid for x in columns)
                    for near in (y - 1, y, y + 1)
                )
                > len(columns) / 2
            )
        for at, text in below:
            assert float(text.replace("−", "-")) == pytest.approx(at)
            x = round(canvas.pixel(at, 0).x())
            is_covered = abs(x - minimum_of(watcher)) < 3
            assert (
                x not in columns
                or is_covered
                or max(
                    sum(picture.pixelColor(near, y).name() == LIGHT.grid for y in rows)
                    for near in (x - 1, x, x + 1)
                )
                > len(rows) / 2
            )


def minimum_of(watcher: Watcher) -> float:
    """Return where the dashed line of the minimum covers the grid."""
    theta = watcher.plot._span.theta.to_view(watcher.plot._centre)
    return watcher.plot._canvas.pixel(theta, 0).x()


def test_a_step_shorter_than_the_balls_has_its_arrow_above_them(watcher: Watcher) -> None:
    run = watcher.run(Problem())
    for step in (2, 3):
        watcher.plot.show_step(run.step(step))
        picture = watcher.picture()
        values = run.step(step)
        start = watcher.pixel_of(values.theta, values.error)
        end = watcher.pixel_of(values.theta_next, (2 * values.theta_next - 3) ** 2)
        radius = round(0.5 * watcher.plot.fontMetrics().height())
        above = {
            (x, y)
            for x in range(start.x() - 1, end.x() + 2)
            for y in range(start.y() - 3 * radius, start.y() - radius)
            if QColor(picture.pixel(x, y)).name() == LIGHT.decrease
        }
        assert above, step
        assert max(x for x, _ in above) - min(x for x, _ in above) <= end.x() - start.x() + 1


@pytest.mark.parametrize("size", [(338, 300), (590, 430)])
def test_an_arrow_above_the_balls_lies_on_no_text(watcher: Watcher, size: tuple[int, int]) -> None:
    watcher.plot.setFont(scaled(watcher.plot.font(), 1.75))
    watcher.plot.resize(*size)
    run = watcher.run(Problem())
    em = watcher.plot.fontMetrics().height()
    for step in range(2, 8):
        values = run.step(step)
        watcher.plot.show_step(values)
        start = watcher.pixel_of(values.theta, values.error)
        end, picture = watcher.pixel_of(values.theta_next, 0.0), watcher.picture()
        around = {
            picture.pixelColor(x, y).name()
            for x in range(start.x() - em // 5, end.x() + em // 5)
            for y in range(start.y() - round(1.1 * em), start.y() - round(0.6 * em))
        }
        assert LIGHT.gradient_text not in around, step


def test_a_step_that_does_not_move_has_no_arrow_and_no_dot_for_one(qtbot: QtBot) -> None:
    watcher = Watcher(qtbot)
    run = watcher.run(Problem(x=0.0), 1)
    watcher.plot.show_step(run.step(1))
    ball, em = watcher.pixel_of(1.0, 9.0), watcher.plot.fontMetrics().height()
    image = watcher.picture()
    above = {
        image.pixelColor(ball.x() + x, ball.y() - round(0.85 * em) + y).name()
        for x in range(-2, 3)
        for y in range(-2, 2)
    }
    assert QColor(LIGHT.muted).name() not in above


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "problem",
    [Problem(alpha=0.26), Problem(alpha=0.2), Problem(alpha=0.02), Problem(theta=6.0, alpha=0.24)],
)
def test_no_text_covers_a_ball_where_there_is_little_room_and_large_text(
    watcher: Watcher, problem: Problem, theme: Theme
) -> None:
    watcher.plot.apply_theme(theme)
    watcher.plot.setFont(scaled(watcher.plot.font(), 1.75))
    watcher.plot.resize(338, 300)
    run = watcher.run(problem, 6)
    em = watcher.plot.fontMetrics().height()
    near = range(-round(0.3 * em), round(0.3 * em) + 1)
    for step in range(1, 7):
        values = run.step(step)
        watcher.plot.show_step(values)
        error = (values.theta_next * problem.x - problem.y) ** 2
        ball, picture = watcher.pixel_of(values.theta_next, error), watcher.picture()
        inside = [
            picture.pixelColor(ball.x() + x, ball.y() + y).name()
            for x in near
            for y in near
            if x * x + y * y <= (0.3 * em) ** 2
        ]
        assert inside.count(QColor(theme.error).name()) > 0.7 * len(inside), step
