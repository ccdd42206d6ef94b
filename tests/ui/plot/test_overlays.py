"""What the plots show of runs beside the one that a person steps through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPolygonF, QTransform
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gradapp.core.columns import Holds
from gradapp.core.landscape import error
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.name import RunName, Setting, end_of, shortened, told_apart
from gradapp.core.trajectory import Trajectory
from gradapp.ui.curves.overlay_columns import OverlayColumns
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.parabola.plot import ParabolaPlot
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_marks import OverlayMark, OverlayMarks
from gradapp.ui.plot.overlay_style import STYLES
from tests.pictures import colours
from tests.runs import run_with
from tests.ui.seen import expose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so


def run_of(problem: Problem, steps: int, name: str = "") -> Run:
    return Run(problem, METHODS[0], Descent(problem, METHODS[0]).advance(steps), name=name)


def overlay(problem: Problem, steps: int, slot: int = 0, name: str = "") -> Overlay:
    return Overlay(run_of(problem, steps, name or f"run {slot}"), STYLES[slot])


def valued(values: list[float], slot: int = 0, name: str = "other") -> Overlay:
    """A run whose E and new θ are both `values`."""
    return Overlay(run_with(np.array([values] * 5, float), name=name), STYLES[slot])


class StepReader:
    """A person at a plot over the steps."""

    def __init__(self, qtbot: QtBot, kind: Holds) -> None:
        self.qtbot = qtbot
        self.plot = StepPlot(kind)
        expose(qtbot, self.plot, 320, 260)

    def show(self, values: list[float]) -> None:
        self.plot.show_run(run_with(np.array([values] * 5, float)), None)

    def canvas_colours(self) -> set[str]:
        return colours(self.plot._canvas.grab().toImage())

    def view(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return self.plot._canvas.x_range, self.plot._canvas.y_range

    def reading(self, step: float) -> list[str]:
        canvas = self.plot._canvas
        at = QPointF(canvas.pixel(step, 0).x(), canvas.view().center().y()).toPoint()
        self.qtbot.mouseMove(canvas, at)
        label = self.plot.findChild(QLabel, f"{self.plot.objectName()}_reading")
        return label.text().splitlines() if label.isVisible() else []


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[StepReader]:
    reader = StepReader(qtbot, Holds.ERROR)
    yield reader
    reader.plot.close()


@pytest.fixture
def plane(qtbot: QtBot) -> Iterator[ParabolaPlot]:
    plot = ParabolaPlot()
    plot.apply_theme(LIGHT)
    expose(qtbot, plot, 590, 430)
    yield plot
    plot.close()


def show(plane: ParabolaPlot, problem: Problem, step: int) -> None:
    run = run_of(problem, 20)
    plane.show_run(run)
    plane.show_step(run.step(step) if step else None)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_another_run_is_painted_in_its_colour_and_gone_when_it_is_not_shown(
    steps: StepReader, theme: object
) -> None:
    steps.plot.apply_theme(theme)
    steps.show([4.0, 2.0, 1.0])
    before = steps.canvas_colours()
    style = STYLES[0]
    steps.plot.show_overlays((valued([3.0, 1.5, 0.5, 0.2]),))
    assert style.colour(theme) in steps.canvas_colours() - before
    steps.plot.show_overlays(())
    assert style.colour(theme) not in steps.canvas_colours()
    assert not steps.plot.findChild(Legend).isVisible()


def test_the_view_has_room_for_a_longer_run_up_to_five_times_as_long(steps: StepReader) -> None:
    steps.show([1.0] * 20)
    steps.plot.show_overlays((valued([1.0] * 90),))
    assert steps.view()[0][1] >= 90
    steps.plot.show_overlays((valued([1.0] * 100_000),))
    assert 100 <= steps.view()[0][1] <= 110


def test_the_view_has_room_for_higher_values_as_long_as_the_run_stays_readable(
    steps: StepReader,
) -> None:
    steps.show([1.0, 0.0])
    steps.plot.show_overlays((valued([5.0, 4.0]),))
    assert steps.view()[1][1] >= 5
    steps.plot.show_overlays((valued([5.0, 1e6, 1e300, 1.7e308]),))
    assert 5 <= steps.view()[1][1] <= 12
    assert STYLES[0].light in steps.canvas_colours()


def test_values_at_the_ends_of_the_floating_point_numbers_are_drawn(steps: StepReader) -> None:
    for own in ([1.0, 1.7e308], [-1.7e308, 1.7e308], [5e-324, 0.0], [0.0]):
        steps.show(own)
        steps.plot.show_overlays((valued([-1.7e308, 1.7e308, 5e-324, 0.0, -1.0]),))
        steps.plot.grab()
        steps.plot.show_overlays(())


def test_without_steps_of_its_own_the_plot_shows_the_others(steps: StepReader) -> None:
    steps.show([])
    steps.plot.show_overlays((valued([7.0, 3.0]),))
    assert STYLES[0].light in steps.canvas_colours()
    assert steps.view()[1][1] >= 7


def test_a_logarithmic_axis_leaves_the_zeros_of_others_out(steps: StepReader) -> None:
    steps.show([1.0, 0.1])
    steps.plot.set_logarithmic(True)
    steps.plot.show_overlays((valued([1.0, 0.0, 0.01, 0.0]),))
    assert STYLES[0].light in steps.canvas_colours()


def test_the_crosshair_reads_the_other_runs_at_the_same_step_where_they_have_it(
    steps: StepReader,
) -> None:
    steps.show([4.0, 2.0, 1.0])
    longer = valued([0.1 + 0.2, 0.25, 3.0], name="longer")
    shorter = valued([5.0], 1, "shorter")
    steps.plot.show_overlays((longer, shorter))
    assert steps.reading(1) == [
        "step 1: E = 4",
        "longer: E = 0.30000000000000004",
        "shorter: E = 5",
    ]
    assert steps.reading(3) == ["step 3: E = 1", "longer: E = 3"]


def test_many_readings_stay_inside_the_plot(steps: StepReader) -> None:
    steps.plot.resize(220, 150)
    steps.show([4.0, 2.0, 1.0])
    many = tuple(valued([1 / 3] * 3, slot, "a long name " * 4) for slot in range(8))
    steps.plot.show_overlays(many)
    assert steps.reading(2)[0] == "step 2: E = 2"
    label = steps.plot.findChild(QLabel, "errorPerStep_reading")
    assert steps.plot._canvas.rect().contains(label.geometry())


def test_theta_per_step_begins_where_the_other_run_begins(qtbot: QtBot) -> None:
    reader = StepReader(qtbot, Holds.AFTER)
    reader.show([1.0, 2.0])
    problem = Problem(theta=2.25)
    reader.plot.show_overlays((overlay(problem, 3, name="other"),))
    assert reader.reading(0)[1] == "other: θ = 2.25"
    reader.plot.close()


def test_the_legend_names_the_run_and_the_others_above_the_curves(steps: StepReader) -> None:
    steps.show([4.0])
    steps.plot.show_overlays((valued([3.0]), valued([2.0], 1, "second")))
    legend = steps.plot.findChild(Legend)
    assert legend.isVisible()
    assert legend.names == ("this run", "other", "second")
    assert legend.accessibleDescription() == "this run, 1: other, 2: second", (
        "with the numbers of pins"
    )
    assert legend.geometry().bottom() < steps.plot._canvas.geometry().top()
    found = colours(legend.grab().toImage())
    assert {LIGHT.error, STYLES[0].light, STYLES[1].light} <= found


def test_in_a_small_plot_with_large_text_the_legend_names_runs_in_rows_not_by_marks_alone(
    steps: StepReader,
) -> None:
    font = steps.plot.font()
    font.setPointSizeF(1.75 * font.pointSizeF())
    steps.plot.setFont(font)
    steps.plot.resize(165, 200)
    steps.show([4.0])
    steps.plot.show_overlays((valued([1.0], 0, "2 autograd"), valued([1.0], 1, "1 Python")))
    legend = steps.plot.findChild(Legend)
    steps.qtbot.waitUntil(lambda: legend.height() == legend.heightForWidth(legend.width()))
    line, painted = legend.height() // 3, legend.grab().toImage()
    for row in range(3):
        words = painted.copy(legend.width() // 2, row * line, legend.width() // 2, line)
        assert LIGHT.text in colours(words)


def test_where_a_letter_or_two_of_a_name_have_room_its_number_stands_alone(
    steps: StepReader,
) -> None:
    steps.plot.resize(190, 150)
    steps.show([4.0])
    legend, painted = steps.plot.findChild(Legend), []
    for letter in "az":
        names = [letter * 12 + str(slot) for slot in range(8)]
        overlays = tuple(valued([1.0], slot, name) for slot, name in enumerate(names))
        steps.plot.show_overlays(overlays)
        steps.qtbot.waitUntil(lambda: legend.height() == legend.heightForWidth(legend.width()))
        painted.append(legend.grab().toImage())
    assert painted[0] == painted[1]
    assert LIGHT.text in colours(painted[0])


@pytest.mark.parametrize(("width", "height"), [(320, 260), (200, 150), (600, 400)])
@pytest.mark.parametrize("text_scale", [1.0, 1.75])
def test_the_legend_leaves_most_of_the_plot_to_the_curves(
    steps: StepReader, width: int, height: int, text_scale: float
) -> None:
    font = steps.plot.font()
    font.setPointSizeF(text_scale * font.pointSizeF())
    steps.plot.setFont(font)
    steps.plot.resize(width, height)
    steps.show([4.0])
    steps.plot.show_overlays(tuple(valued([1.0], slot, f"name {slot} " * 5) for slot in range(8)))
    legend = steps.plot.findChild(Legend)
    steps.qtbot.waitUntil(lambda: legend.height() == legend.heightForWidth(legend.width()))
    assert legend.height() <= steps.plot.height() / 3 + 2
    assert all(legend.rect().contains(box) for box in legend._boxes())


def test_names_are_shortened_to_what_tells_them_apart() -> None:
    alpha = Setting("α", Number(0.1))
    names = tuple(RunName("2 autograd", alpha, precision) for precision in Precision)
    assert names[0] == "2 autograd · α = 0.1 · float32"
    assert told_apart(names) == ("float32", "float64")
    assert told_apart(("slow", names[0])) == ("slow", names[0])
    assert told_apart(names[:1]) == names[:1]
    assert told_apart(("a · b", "a · c")) == ("a · b", "a · c"), "a person has called them so"


def test_a_curve_that_turns_at_every_pixel_is_drawn_as_its_peaks_and_pits() -> None:
    columns = OverlayColumns("error", 1)
    zigzag = np.where(np.arange(10_000) % 2, 1.0, -1.0)
    columns.hold((valued(zigzag.tolist()),))
    (thinned,) = columns.thinned((0.0, 10_000.0), 300)
    (gap,) = np.flatnonzero(np.isnan(thinned.values))
    assert set(thinned.values[1 : gap - 1]) == {1.0}
    assert set(thinned.values[gap + 2 : -1]) == {-1.0}
    for step, value in zip(thinned.steps, thinned.values, strict=True):
        assert np.isnan(value) or zigzag[int(step) - 1] == value


def test_markers_are_few_and_at_steps_that_were_made() -> None:
    values = np.cos(np.arange(100_000) / 1e4)
    columns = OverlayColumns("error", 1)
    others = tuple(valued(values.tolist(), slot) for slot in range(8))
    columns.hold(others)
    places = []
    for thinned in columns.thinned((-4000.0, 104_000.0), 300):
        assert 3 <= thinned.marked_steps.size <= 60
        marked = thinned.marked_steps.astype(int)
        assert thinned.marked_values.tolist() == values[marked - 1].tolist()
        places.append(set(marked))
    assert not set.intersection(*places), "markers of equal curves would hide each other"


def test_a_run_that_has_only_gone_on_is_not_taken_in_anew() -> None:
    trajectory, columns = Trajectory(), OverlayColumns("error", 1)
    trajectory.append(run_of(Problem(alpha=0.25), 500).steps)
    short = run_with(trajectory.steps)
    columns.hold((Overlay(short, STYLES[0]),))
    (before,) = columns._pyramids
    trajectory.append(run_of(Problem(alpha=0.25), 400).steps)
    columns.hold((Overlay(replace(short, steps=trajectory.steps), STYLES[0]),))
    (after,) = columns._pyramids
    assert after is before
    (thinned,) = columns.thinned((0.0, 900.0), 2000)
    assert np.nanmax(thinned.steps) == 900


def test_on_the_error_curve_a_run_is_where_it_is_after_the_same_step(plane: ParabolaPlot) -> None:
    other = overlay(Problem(theta=2.5, alpha=0.02), 20)
    show(plane, Problem(), 3)
    plane.show_overlays((other,))
    (mark,) = plane._others.marks._marks
    theta = other.run.value("theta_next", 3)
    assert mark.at == pytest.approx((theta, (2 * theta - 3) ** 2))
    assert mark.trail.size() == 3
    show(plane, Problem(), 0)
    (mark,) = plane._others.marks._marks
    assert mark.at == pytest.approx((2.5, (2 * 2.5 - 3) ** 2))
    assert mark.trail.size() == 0


def test_a_run_without_such_a_step_stays_where_its_last_one_led(plane: ParabolaPlot) -> None:
    plane.show_overlays((overlay(Problem(theta=2.5), 2),))
    show(plane, Problem(), 3)
    (mark,) = plane._others.marks._marks
    assert mark.at is not None
    θ = 2.5
    for _ in range(2):
        θ -= 0.1 * 2 * 2 * (2 * θ - 3)
    assert mark.at == pytest.approx((θ, (2 * θ - 3) ** 2))


def test_while_a_step_is_drawn_in_parts_all_go_with_the_ball(plane: ParabolaPlot) -> None:
    other = overlay(Problem(theta=2.5), 3)
    short = overlay(Problem(theta=0.5), 1, 1)
    plane.show_overlays((other, short))
    show(plane, Problem(), 2)
    before, after = (other.run.value("theta_next", step) for step in (1, 2))
    rests = short.run.value("theta_next", 1)
    found = []
    for progress in (0.0, 0.5, 0.9, 1.0):
        plane.show_progress(progress)
        marks = plane._others.marks._marks
        assert marks[1].at == pytest.approx((rests, (2 * rests - 3) ** 2))
        assert marks[0].at is not None
        found.append((marks[0].at[0] - before) / (after - before))
    assert found[0] == pytest.approx(0)
    assert found[-1] == pytest.approx(1)
    assert found == sorted(found)
    plane.show_progress(0.9)
    start, end = 1.4, 1.48  # θ₁ and θ₂ of 1 by 0.1
    moving = plane._moving()
    assert moving is not None
    assert found[2] == pytest.approx((moving[0] - start) / (end - start), abs=1e-6)


def test_a_parabola_is_dashed_where_it_is_another_one(plane: ParabolaPlot) -> None:
    show(plane, Problem(), 1)
    plane.show_overlays((overlay(Problem(alpha=0.2), 5, 0),))
    assert not plane._others.curves.isVisible()
    problem = Problem(y=4.0)
    plane.show_overlays((overlay(problem, 5, 0),))
    assert plane._others.curves.isVisible()
    image = plane._canvas.grab().toImage()
    span = plane._span

    def painted_at(theta: float) -> bool:
        place = span.theta.to_view(theta), span.error.to_view(error(problem, theta))
        at = plane._canvas.pixel(*place).toPoint()
        return any(
            image.pixelColor(at.x() + dx, at.y() + dy).name() == STYLES[0].light
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        )

    along = [painted_at(theta) for theta in np.linspace(1.0, 1.6, 60)]
    assert any(along)
    assert not all(along), "there are gaps between the dashes"


def test_the_marker_of_a_run_is_painted_on_the_error_curve(plane: ParabolaPlot) -> None:
    show(plane, Problem(), 1)
    before = colours(plane._canvas.grab().toImage())
    plane.show_overlays((overlay(Problem(theta=2.0), 5, 5),))
    assert STYLES[5].light in colours(plane._canvas.grab().toImage()) - before
    plane.show_overlays(())
    assert STYLES[5].light not in colours(plane._canvas.grab().toImage())


def test_the_view_takes_in_a_run_that_starts_not_too_far_away(plane: ParabolaPlot) -> None:
    show(plane, Problem(), 1)

    def rightmost() -> float:
        return plane._span.theta.to_value(plane._canvas.x_range[1])

    plane.show_overlays((overlay(Problem(theta=3.0), 5),))
    assert rightmost() > 3.0
    plane.show_overlays((overlay(Problem(theta=1e6), 5),))
    assert rightmost() < 10
    plane.set_close_up(True)
    plane.show_overlays((overlay(Problem(theta=3.0), 5),))
    assert rightmost() < 3.0


def test_runs_at_other_ends_of_the_numbers_leave_the_view_alone(plane: ParabolaPlot) -> None:
    show(plane, Problem(theta=1e-12, y=0.0, x=1e-6), 3)
    before = plane._span
    diverging = overlay(Problem(alpha=1e6), 40, 0)
    still = overlay(Problem(theta=1e12, x=0.0), 1, 1)
    plane.show_overlays((diverging, still))
    show(plane, Problem(theta=1e-12, y=0.0, x=1e-6), 20)
    plane.grab()
    assert plane._span == before


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (30, "2 autograd · α = 0.26"),
        (31, "2 autograd · α = 0.26 · float32"),
        (20, "α = 0.26"),
        (7, "α=0.26"),
        (6, "α=0.26"),
    ],
)
def test_a_name_without_room_keeps_its_learning_rate_longest(places: int, expected: str) -> None:
    name = RunName("2 autograd", Setting("α", Number(0.26)), Precision.FLOAT32)
    assert shortened(name, lambda some: len(some) <= places) == expected


def test_a_name_that_a_person_gave_is_cut_in_its_middle() -> None:
    short = shortened("the first of all runs", lambda some: len(some) <= 9)
    assert short.startswith("the")
    assert short.endswith("runs")
    assert "…" in short


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (22, "model.hidden.weight[0]"),
        (21, "…hidden.weight[0]"),
        (16, "…weight[0]"),
        (9, "…eight[0]"),
        (2, "…]"),
        (0, ""),
    ],
)
def test_of_a_parameter_with_a_long_name_its_end_stays(places: int, expected: str) -> None:
    assert end_of("model.hidden.weight[0]", lambda some: len(some) <= places) == expected
    assert end_of("w", lambda some: len(some) <= places) == ("w" if places else "")


def test_many_parameters_are_told_apart_in_little_room(steps: StepReader) -> None:
    steps.plot.resize(420, 300)
    steps.show([4.0])
    legend, painted = steps.plot.findChild(Legend), []
    for beginning in ("a", "z"):
        names = [f"{20 * beginning}.layer.weight[{place}]" for place in range(8)]
        columns = (
            replace(valued([1.0], place, each), column="error") for place, each in enumerate(names)
        )
        legend.show_overlays(tuple(columns), f"{20 * beginning}.layer.bias")
        steps.qtbot.waitUntil(lambda: legend.height() == legend.heightForWidth(legend.width()))
        painted.append(legend.grab().toImage())
    assert painted[0] == painted[1]
    assert LIGHT.text in colours(painted[0])


def painted(*marks: OverlayMark, words: str = "") -> QImage:
    """Paint marks, and then words where the number of a mark at 40, 40 stands."""
    layer, em = OverlayMarks(lambda *_: ()), 12.0
    layer.restyle(LIGHT, em, QFont())
    layer.show_marks(marks)
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        layer.paint_drawing(painter, QTransform(), QRectF(0, 0, 120, 80))
        painter.setPen(QColor(LIGHT.text))
        painter.setFont(scaled(QFont(), 0.85))
        painter.drawText(QPointF(40 + 0.6 * em, 40 - 0.35 * em), words)
    return image


def test_the_numbers_of_markers_at_one_place_stand_beside_each_other(qapp: QApplication) -> None:
    at = [(40.0, 40.0), (40.0, 40.5), (40.0, 40.0)]
    numbered = [
        OverlayMark(STYLES[slot], place, QPolygonF(), str(slot + 1))
        for slot, place in enumerate(at)
    ]
    bare = [replace(mark, number="") for mark in numbered]
    assert painted(*numbered) == painted(*bare, words="1 2 3")
    apart = OverlayMark(STYLES[3], (90.0, 60.0), QPolygonF(), "4")
    assert painted(*numbered, apart) != painted(*numbered, replace(apart, number=""))
