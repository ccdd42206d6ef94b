"""What a person can see in a plot over the steps, and do with it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gradapp.core.columns import Column, Columns, Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.curves import Curves
from gradapp.core.own_code.messages import BACKWARD
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES
from tests.pictures import pixels
from tests.runs import gone_on, run_with
from tests.ui.seen import expose, numbers, picture
from tests.wheel import turn_wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so


def both(values: np.ndarray | list[float]) -> Floats:
    """Steps whose E and new θ are both `values`."""
    return np.array([np.asarray(values, float)] * 5)


def found(errors: list[float | None]) -> Curves:
    """Curves of own code in which some errors are no numbers, as they are complex."""
    why = N_("OwnCode", "Complex numbers have no curve.")
    gaps = {("error", step): why for step, each in enumerate(errors, 1) if each is None}
    columns = Columns((Column("error", "loss", Holds.ERROR), Column("p0", "w", Holds.AFTER, "w")))
    steps = np.array([[np.nan if each is None else each for each in errors]] * 2)
    return Curves(
        steps, columns, (0.0,), Precision.FLOAT64, ("loss",), 1, BACKWARD, ("w",), ("w",), gaps
    )


class Reader:
    """A person at a plot."""

    def __init__(self, qtbot: QtBot, kind: Holds) -> None:
        self.qtbot = qtbot
        self.plot = StepPlot(kind)
        expose(qtbot, self.plot, 290, 230)
        self.requested = QSignalSpy(self.plot.step_requested)

    def show(
        self,
        values: np.ndarray | list[float],
        theta_0: float = 0.0,
        minimum: float | None = None,
        precision: Precision = Precision.FLOAT64,
    ) -> Run:
        run = run_with(both(values), theta_0, precision)
        self.plot.show_run(run, minimum)
        return run

    def place_of(self, step: float) -> QPoint:
        """The place in the canvas, half-way up, above a step."""
        canvas = self.plot._canvas
        return QPoint(round(canvas.pixel(step, 0).x()), round(canvas.view().center().y()))

    def hover(self, step: float) -> None:
        self.qtbot.mouseMove(self.plot._canvas, self.place_of(step))

    def click(self, step: float) -> None:
        button = Qt.MouseButton.LeftButton
        self.qtbot.mouseClick(self.plot._canvas, button, pos=self.place_of(step))

    def wheel(self, step: float, notches: int) -> None:
        turn_wheel(self.plot._canvas, QPointF(self.place_of(step)), notches)

    def texts(self) -> list[str]:
        labels = self.plot.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def ticks(self, axis: str) -> list[str]:
        left, below = self.plot._canvas.ticks()
        return [text for _, text in (left if axis == "left" else below)]

    def steps_in_view(self) -> tuple[float, float]:
        low, high = self.plot._canvas.x_range
        return low, high

    def drawn(self) -> tuple[np.ndarray, np.ndarray]:
        still, end = self.plot._canvas.curve.points, self.plot._canvas.end.points
        shared = min(1, still[0].size)
        steps, heights = (np.concatenate((a, b[shared:])) for a, b in zip(still, end, strict=True))
        return steps, heights

    def image(self) -> QImage:
        return self.plot.grab().toImage()


@pytest.fixture
def error(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot, Holds.ERROR)
    yield reader
    reader.plot.close()


@pytest.fixture
def theta(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot, Holds.AFTER)
    yield reader
    reader.plot.close()


def test_e_starts_at_step_one_and_theta_at_its_first_value(error: Reader, theta: Reader) -> None:
    error.show([4.0, 1.0, 0.25])
    theta.show([4.0, 1.0, 0.25], theta_0=8.0)
    assert error.drawn()[0].tolist() == [1, 2, 3]
    assert error.drawn()[1].tolist() == [4, 1, 0.25]
    assert theta.drawn()[0].tolist() == [0, 1, 2, 3]
    assert theta.drawn()[1].tolist() == [8, 4, 1, 0.25]


def test_an_empty_plot_says_so_until_there_is_a_step(error: Reader) -> None:
    run = error.show([])
    assert "No steps yet: → makes the first." in error.texts()
    run = gone_on(run, np.ones((5, 1)))
    error.plot.refresh(run)
    assert "No steps yet: → makes the first." not in error.texts()
    assert error.drawn()[0].tolist() == [1]


FALLING = [2.0**-step for step in range(10)]
CURVES = [1.0], [1, *[2] * 8, 3], [3, *[2] * 8, 1], [1, 3] * 5, FALLING, FALLING[::-1]


@pytest.mark.parametrize("values", CURVES)
@pytest.mark.parametrize("size", [(160, 150), (290, 230), (500, 400)])
def test_what_an_empty_plot_says_is_on_no_curve_beside_it(
    error: Reader, values: list[float], size: tuple[int, int]
) -> None:
    error.plot.resize(*size)
    error.show([])
    error.plot.show_overlays((Overlay(run_with(both(values), name="pin"), STYLES[0]),))
    label = error.plot.findChild(QLabel, f"{error.plot.objectName()}_message")
    flags = label.alignment().value | Qt.TextFlag.TextWordWrap.value
    words = label.fontMetrics().boundingRect(label.geometry(), flags, label.text())
    pixel = error.plot._canvas.pixel
    points = [pixel(step, value) for step, value in enumerate(values, start=1)]
    crossed = any(map(words.contains, (point.toPoint() for point in points)))
    corners = [QPointF(at) for at in (words.topLeft(), words.topRight())]
    corners += [QPointF(at) for at in (words.bottomRight(), words.bottomLeft())]
    for start, end in pairwise(points):
        for edge in pairwise((*corners, corners[0])):
            kind, _ = QLineF(start, end).intersects(QLineF(*edge))
            crossed |= kind is QLineF.IntersectionType.BoundedIntersection
    assert label.isHidden() or not crossed
    if size == (500, 400):
        assert label.isVisible() or values == [1, 3] * 5
    error.plot.show_overlays(())
    assert label.isVisible()


@pytest.mark.parametrize("side", [60, 100, 140, 200, 290])
@pytest.mark.parametrize("text_scale", [1.0, 1.75])
def test_what_an_empty_plot_says_has_room_or_says_that_there_is_more(
    error: Reader, side: int, text_scale: float
) -> None:
    font = error.plot.font()
    font.setPointSizeF(text_scale * font.pointSizeF())
    error.plot.setFont(font)
    error.plot.show_hint(NoStep.TO_COME)
    error.show([])
    error.plot.resize(side, side)
    label = error.plot.findChild(QLabel, f"{error.plot.objectName()}_message")
    room, flags = label.geometry(), Qt.TextFlag.TextWordWrap
    words = label.fontMetrics().boundingRect(0, 0, room.width(), 10_000, flags, label.text())
    assert words.height() <= room.height() or len(label.text()) == 1
    whole, more = "No steps yet: → makes the first.", error.plot._canvas.toolTip()
    assert label.text() == whole or (label.text().endswith("…") and more == whole)


def test_theta_shows_where_it_starts_before_the_first_step(theta: Reader) -> None:
    theta.show([], theta_0=3.0, minimum=1.5)
    assert theta.drawn()[1].tolist() == [3.0]
    assert theta.plot._canvas.ring.points == [QPointF(0, 3.0)]
    assert theta.plot._canvas.minimum_line.isVisible()


def test_the_line_at_the_minimum_is_dashed_and_named(theta: Reader) -> None:
    theta.show([1.0, 1.2], theta_0=0.0, minimum=1.5)
    assert theta.plot._canvas.minimum_line.level == (1.5,)
    assert theta.plot._canvas.minimum_line.pen.style() == Qt.PenStyle.DashLine
    assert theta.plot._canvas.minimum_name.text == "θ*"
    assert theta.plot._canvas.minimum_name.isVisible()
    theta.show([1.0, 1.2], theta_0=0.0, minimum=None)
    assert not theta.plot._canvas.minimum_line.isVisible()


def test_the_name_of_the_minimum_stands_where_no_curve_can_cross_it(theta: Reader) -> None:
    for text_scale in (1.0, 1.75):
        font = theta.plot.font()
        font.setPointSizeF(text_scale * font.pointSizeF())
        theta.plot.setFont(font)
        theta.show([1.0, 1.2], theta_0=0.0, minimum=1.5)
        canvas = theta.plot._canvas
        name, line = canvas.minimum_name.box(), canvas.pixel(0, 1.5).y()
        assert canvas.view().right() <= name.left()
        assert name.right() <= canvas.width()
        assert name.center().y() == pytest.approx(line, abs=1)


def test_moving_the_cursor_moves_the_mark_and_draws_no_curve(error: Reader) -> None:
    error.show([4.0, 1.0, 0.25])
    canvas = error.plot._canvas
    drawn = canvas.curve.points
    error.plot.show_cursor(2)
    assert canvas.ring.points == [QPointF(2, 1.0)]
    assert canvas.cursor_line.upright == (2,)
    error.plot.show_cursor(0)
    assert canvas.ring.points == []
    assert canvas.cursor_line.upright == ()
    assert canvas.curve.points is drawn


GROWING = {
    "bounces": lambda steps: 1.0 + (-1.0) ** steps,
    "falls": lambda steps: 0.999**steps,
    "rises to far more": lambda steps: 1.01**steps,
    "noise": lambda steps: np.random.default_rng(1).normal(size=steps.size),
    "is not finite now and then": lambda steps: np.where(steps % 97, 1.0 / steps, np.inf),
    "is 0 now and then": lambda steps: np.where(steps % 5, 0.5, 0.0),
    "falls below 0 now and then": lambda steps: np.where(steps % 100 > 2, 1.0 + steps % 2, -1e-6),
    "stands alone": lambda steps: np.where((steps > 90) & (steps % 2 == 0), -1.0, 1.5 - steps % 2),
    "is far less once": lambda steps: np.select(
        [steps == 1409, steps == 1411], [-1.0, 1e-6], 0.5 + (steps < 1410)
    ),
    "is nowhere finite": lambda steps: np.full(steps.size, np.nan),
    "is finite only later": lambda steps: np.where(steps > 700, 1.0, np.nan),
}


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("kind", [Holds.ERROR, Holds.AFTER])
@pytest.mark.parametrize("values", GROWING.values(), ids=GROWING)
def test_a_run_that_grew_looks_as_if_it_had_been_drawn_whole(
    qtbot: QtBot, values: Callable[[np.ndarray], np.ndarray], kind: Holds, logarithmic: bool
) -> None:
    reader = Reader(qtbot, kind)
    reader.plot.set_logarithmic(logarithmic)
    known = values(np.arange(1, 5_001.0))
    run = reader.show(known[:1])
    lengths = [*range(2, 19), 33, *range(58, 64), *range(90, 98), 640, *range(702, 705)]
    for length in (*lengths, *range(1407, 1414), 2_048, 2_049, 2_050, 5_000):
        run = gone_on(run, both(known[len(run) : length]))
        reader.plot.refresh(run)
        reader.plot.show_cursor(1)  # whose ring covers nothing that is new
        grown, image = reader.drawn(), reader.image()
        reader.plot._draw()
        for ours, whole in zip(grown, reader.drawn(), strict=True):
            np.testing.assert_array_equal(ours, whole)
        assert reader.image() == image, length


@pytest.mark.parametrize("length", [32, 110_000])
def test_a_step_at_the_end_of_a_run_has_only_the_end_of_its_curve_painted(
    error: Reader, length: int
) -> None:
    canvas = error.plot._canvas
    run = error.show(1.0 + (-1.0) ** np.arange(length + 1))
    error.image()
    still = canvas.curve, canvas.dots, canvas.left, canvas.bottom
    painted = [each.changes for each in still]
    for step in range(length + 2, length + 9):
        run = gone_on(run, np.full((5, 1), 1.0 + (-1.0) ** step))
        error.plot.refresh(run)
        error.plot.show_cursor(step)
        error.image()
    assert [each.changes for each in still] == painted
    steps, heights = error.drawn()
    assert (steps[-1], heights[-1]) == (length + 8, 2.0)


def test_a_cursor_beyond_the_run_waits_for_its_step(error: Reader) -> None:
    run = error.show([4.0])
    error.plot.show_cursor(2)
    assert error.plot._canvas.ring.points == []
    run = gone_on(run, np.full((5, 1), 2.0))
    error.plot.refresh(run)
    assert error.plot._canvas.ring.points == [QPointF(2, 2.0)]


def test_the_crosshair_reads_every_digit_of_the_nearest_step(error: Reader) -> None:
    error.show([1.0, 0.04, 0.1 + 0.2, 0.5])
    error.hover(3.2)
    assert "step 3: E = 0.30000000000000004" in error.texts()
    QApplication.sendEvent(error.plot._canvas, QEvent(QEvent.Type.Leave))
    assert not any(text.startswith("step") for text in error.texts())


def test_the_crosshair_reads_float32_with_the_digits_of_float32(theta: Reader) -> None:
    theta.show([float(np.float32(-0.1))], precision=Precision.FLOAT32)
    theta.hover(1)
    assert "step 1: θ = −0.1" in theta.texts()


def test_where_there_is_no_number_the_crosshair_reads_why_as_the_plot_says(error: Reader) -> None:
    why = "Complex numbers have no curve."
    error.plot.show_run(found([1.0, None, np.nan]), None)
    error.hover(2)
    assert not [text for text in error.texts() if "nan" in text]
    (reading,) = (text for text in error.texts() if text.startswith("step 2:"))
    assert reading.split() == ["step", "2:", *why.split()]
    error.plot.show_cursor(2)
    assert error.plot.words() == (
        "From step 1 to step 3: loss = 1 at first, loss = nan at last. "
        f"Looking at step 2: no number. {why}"
    )
    error.hover(3)
    assert "step 3: loss = nan" in error.texts()


def test_the_reading_stays_inside_a_narrow_plot(error: Reader) -> None:
    error.plot.resize(180, 150)
    error.show((-np.arange(1, 12) / 7.0).tolist())
    for step in (1, 6, 11):
        error.hover(step)
        (label,) = [w for w in error.plot.findChildren(QLabel) if w.text().startswith("step")]
        assert label.geometry().left() >= 0
        assert label.geometry().right() <= error.plot._canvas.width()
        assert label.geometry().top() >= 0


@pytest.mark.parametrize("width", [100, 130, 160, 200])
def test_a_reading_without_room_rounds_its_number_but_keeps_its_magnitude(
    error: Reader, width: int
) -> None:
    error.plot.resize(width, 150)
    QApplication.processEvents()
    error.show([1.6383999987654321e-10, 4.0])
    error.hover(1)
    label = error.plot.findChild(QLabel, "errorPerStep_reading")
    assert label is not None
    assert label.width() <= error.plot._canvas.width()
    number = label.text().partition("E")[2].strip(" =≈…\n")
    assert "=" not in label.text() or number.startswith("1.6383999987654321e")
    if number:
        plain = number.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789"))
        assert float(plain.replace("·10", "e")) == pytest.approx(1.6384e-10, rel=0.5)


def test_a_click_asks_for_the_nearest_step_of_the_run(error: Reader, theta: Reader) -> None:
    error.show([4.0, 1.0, 0.25])
    theta.show([4.0, 1.0, 0.25])
    for reader in (error, theta):
        for step in (0.1, 2.3, 9.0):
            reader.click(step)
    assert [call[0] for call in map(error.requested.at, range(3))] == [1, 2, 3]
    assert [call[0] for call in map(theta.requested.at, range(3))] == [0, 2, 3]


def test_a_click_on_an_empty_plot_asks_for_nothing(theta: Reader) -> None:
    theta.show([])
    theta.click(2)
    assert theta.requested.count() == 0


def test_the_view_follows_the_run_in_few_round_steps(error: Reader) -> None:
    run = error.show([1.0])
    views = set()
    for step in range(2, 201):
        run = gone_on(run, np.full((5, 1), 0.96**step))
        error.plot.refresh(run)
        low, high = error.steps_in_view()
        assert low <= 1
        assert step <= high
        views.add((low, high, *error.plot._canvas.y_range))
    assert len(views) < 30


def test_the_wheel_zooms_where_the_mouse_is_and_dragging_moves_the_view(error: Reader) -> None:
    error.show(np.linspace(1, 0, 100))
    low, high = error.steps_in_view()
    error.wheel(50, 3)
    zoomed = error.steps_in_view()
    assert low < zoomed[0] < 50 < zoomed[1] < high

    canvas, button = error.plot._canvas, Qt.MouseButton.LeftButton
    start, stop = error.place_of(50), error.place_of(60)
    error.qtbot.mousePress(canvas, button, pos=start)
    error.qtbot.mouseMove(canvas, (start + stop) / 2)
    error.qtbot.mouseMove(canvas, stop)
    error.qtbot.mouseRelease(canvas, button, pos=stop)
    moved = error.steps_in_view()
    assert moved[0] == pytest.approx(zoomed[0] - 10, abs=1)
    assert error.requested.count() == 0


def test_a_zoomed_view_stays_while_the_run_goes_on_until_it_is_reset(error: Reader) -> None:
    run = error.show(np.linspace(1, 0, 100))
    error.wheel(50, 3)
    zoomed = error.steps_in_view()
    run = gone_on(run, np.ones((5, 200)))
    error.plot.refresh(run)
    assert error.steps_in_view() == zoomed
    error.plot.reset_view()
    assert error.steps_in_view()[1] >= 300


def test_a_double_click_shows_all_steps_again(error: Reader) -> None:
    error.show(np.linspace(1, 0, 100))
    everything = error.steps_in_view()
    error.wheel(50, 3)
    canvas = error.plot._canvas
    error.qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=error.place_of(50))
    assert error.steps_in_view() == everything


def test_zooming_in_shows_values_that_were_too_small_to_see(error: Reader) -> None:
    error.show(0.5 ** np.arange(100))
    error.wheel(90, 12)
    assert error.plot._canvas.y_range[1] * 10.0**error.plot._canvas.value_scale.exponent < 1e-15


def test_the_logarithmic_axis_has_powers_of_ten(error: Reader) -> None:
    error.show(10.0 ** -np.arange(1, 13))
    error.plot.set_logarithmic(True)
    assert "10⁻¹⁰" in error.ticks("left")
    assert all(text.startswith("10") for text in error.ticks("left"))
    np.testing.assert_allclose(error.drawn()[1], -np.arange(1, 13))


def test_the_person_switches_the_logarithmic_axis_with_a_check_box(error: Reader) -> None:
    error.show([1.0, 0.1])
    (box,) = error.plot.findChildren(QCheckBox)
    changed = QSignalSpy(error.plot.logarithmic_changed)
    error.plot.set_logarithmic(True)
    assert changed.count() == 0
    assert box.isChecked()
    box.click()
    assert changed.at(0) == [False]
    assert error.drawn()[1].tolist() == [1.0, 0.1]


def test_theta_has_no_logarithmic_axis(theta: Reader) -> None:
    assert not any(box.isVisible() for box in theta.plot.findChildren(QCheckBox))


def test_a_logarithmic_axis_leaves_zeros_out_and_says_when_there_is_nothing_else(
    error: Reader,
) -> None:
    error.plot.set_logarithmic(True)
    error.show([1.0, 0.0, 0.01])
    np.testing.assert_array_equal(error.drawn()[1], [0, np.nan, -2])
    error.show([0.0, 0.0])
    assert "E = 0 can't be shown on a logarithmic axis; without “log” it can." in error.texts()
    error.plot.set_logarithmic(False)
    assert "E = 0 can't be shown on a logarithmic axis; without “log” it can." not in error.texts()


@pytest.mark.parametrize("values", [[np.nan, np.nan], [np.inf, -np.inf]])
def test_steps_without_a_finite_number_are_told_from_none(
    error: Reader, values: list[float]
) -> None:
    error.show(values)
    assert "No number of E here is finite." in error.texts()
    error.plot.set_logarithmic(True)
    assert "No number of E here is finite." in error.texts()


def test_numbers_below_0_are_told_from_0_on_a_logarithmic_axis(error: Reader) -> None:
    error.plot.set_logarithmic(True)
    error.show([-1.0, 0.0])
    assert "E ≤ 0 can't be shown on a logarithmic axis; without “log” it can." in error.texts()


def test_why_there_is_no_number_is_said_where_it_is_known(error: Reader) -> None:
    why = "Complex numbers have no curve."
    error.plot.show_run(found([None, None]), None)
    assert why in error.texts()
    assert error.plot.words() == why
    error.plot.show_run(found([np.nan, None]), None)
    assert why not in error.texts()
    assert "No number of loss here is finite." in error.texts()
    error.plot.show_run(found([1.0, None]), None)
    assert why not in error.texts()
    assert error.plot.words().startswith("From step 1 to step 2: loss = 1 at first, no number")


def test_where_the_view_has_no_steps_it_says_so(error: Reader) -> None:
    error.show([1.0, 2.0])
    for _ in range(3):
        error.wheel(9, 1)
    assert error.steps_in_view()[0] > 3
    assert "There are no steps here." in error.texts()


def test_far_from_one_the_axis_names_its_power_of_ten(error: Reader) -> None:
    error.show([3e200, 1e200])
    assert "×10²⁰⁰" in error.texts()
    assert error.ticks("left")[-1] in ("3", "3.0")
    error.show([3.0, 1.0])
    assert not any("×" in text for text in error.texts())


@pytest.mark.usefixtures("qapp")
@given(
    st.lists(st.floats(), max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)
def test_any_numbers_can_be_drawn(values: list[float], minimum: float, logarithmic: bool) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in (Holds.ERROR, Holds.AFTER):
            plot = StepPlot(kind)
            plot.resize(200, 150)
            plot.set_logarithmic(logarithmic and kind is Holds.ERROR)
            steps = both([abs(v) for v in values] if kind is Holds.ERROR else values)
            plot.show_run(run_with(steps), minimum)
            plot.show_cursor(len(values))
            plot.grab()
            assert np.isfinite((plot._canvas.x_range, plot._canvas.y_range)).all()
            plot.deleteLater()


@pytest.mark.parametrize(
    "values",
    [[1.7e308] * 5, [1e-320] * 5, [-1.7e308, 1.7e308], [0.0] * 3, [1.0, 1.0 + 2**-52], [5e-324]],
)
def test_the_curve_is_seen_at_every_magnitude(theta: Reader, values: list[float]) -> None:
    theta.show(values, theta_0=max(-1e12, min(values[0], 1e12)))
    theta.plot.show_cursor(1)
    image = theta.image()
    assert np.count_nonzero(pixels(image)[40:] == QColor(LIGHT.error).rgb()) > 8


def test_a_million_steps_become_as_many_points_as_there_are_pixels(error: Reader) -> None:
    values = np.random.default_rng(0).random(1_000_000)
    values[654_321] = 7.0
    error.show(values)
    steps, heights = error.drawn()
    assert steps.size <= 2 * error.plot.width()
    assert heights.max() == 7.0
    assert steps[heights.argmax()] == 654_322


def test_dots_mark_the_steps_only_while_they_are_few(error: Reader) -> None:
    error.show(np.ones(60))
    assert error.plot._canvas.dots.isVisible()
    error.show(np.ones(61))
    assert not error.plot._canvas.dots.isVisible()


def test_the_theme_colours_the_plot(error: Reader) -> None:
    error.show([4.0, 1.0])
    for theme in (LIGHT, DARK):
        error.plot.apply_theme(theme)
        image = error.plot._canvas.grab().toImage()
        assert image.pixelColor(1, 1).name() == theme.surface


def test_a_larger_font_gives_the_axes_larger_numbers(error: Reader) -> None:
    error.show([4.0, 1.0])
    before = numbers(error.plot._canvas)[1][0].height()
    font = error.plot.font()
    font.setPointSizeF(1.75 * font.pointSizeF())
    error.plot.setFont(font)
    assert numbers(error.plot._canvas)[1][0].height() > 1.5 * before


def test_the_plot_can_be_made_small(error: Reader) -> None:
    error.show(np.linspace(1, 0, 8))
    assert error.plot.minimumSizeHint().width() <= 180
    assert error.plot.minimumSizeHint().height() <= 150
    error.plot.resize(180, 150)
    error.image()
    assert error.plot._canvas.view().width() > 90
    assert error.plot._canvas.view().height() > 60
    assert len(error.ticks("left")) >= 2


def leaves_the_view() -> tuple[np.ndarray, np.ndarray]:
    """A run, and one that leaves its view slowly while it goes up and down: the numbers along the
    axis then depend on which of its values are drawn."""
    draw = np.random.default_rng(6)
    draw.choice(2)
    own, other = np.arange(draw.integers(2, 4000)), np.arange(draw.integers(2, 8000))
    run = 1 + draw.random() * np.sin(own * draw.random())
    growth = np.minimum(other * draw.random() * 0.01, 600)
    return run, np.exp(growth) * np.cos(other * 3.1)


def test_at_every_width_a_plot_is_drawn_once_and_as_if_it_had_always_been_so_wide(
    qtbot: QtBot,
) -> None:
    own, other = leaves_the_view()

    def beside() -> Reader:
        reader = Reader(qtbot, Holds.ERROR)
        reader.show(own)
        reader.plot.show_overlays((Overlay(run_with(both(other), name="pin"), STYLES[0]),))
        return reader

    resized = beside()
    for width in range(200, 700, 3):
        resized.plot.resize(width, 230)
        QApplication.processEvents()
        if width % 60 == 20:
            fresh = beside()
            fresh.plot.resize(width, 230)
            assert picture(resized.plot) == picture(fresh.plot), width


@pytest.mark.parametrize("width", range(220, 260, 2))
def test_the_numbers_below_are_those_of_a_fresh_plot_whatever_stood_at_the_left_before(
    qtbot: QtBot, width: int
) -> None:
    used, fresh = Reader(qtbot, Holds.AFTER), Reader(qtbot, Holds.AFTER)
    for reader in (used, fresh):
        reader.plot.resize(width, 230)
        QApplication.processEvents()
    used.show([], -3.0, 1.5)
    for reader in (used, fresh):
        reader.show([], 0.0, 0.05)  # of wider numbers
    assert used.plot.grab().toImage() == fresh.plot.grab().toImage()
