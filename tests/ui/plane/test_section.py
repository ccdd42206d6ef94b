"""What a person sees of the error along a step: a curve, its slope, both ends and the minimum."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.library import descend
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.program.roles import Role
from gradapp.core.run import Run
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plane.section import SectionPlot
from gradapp.ui.plot.canvas import Canvas
from tests.pictures import colours
from tests.ui.seen import expose, picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so
VALLEY = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.4)


def plot(qtbot: QtBot, size: tuple[int, int] = (480, 300)) -> SectionPlot:
    made = SectionPlot()
    made.apply_theme(LIGHT)
    expose(qtbot, made, *size)
    return made


def shown(made: SectionPlot, run: Run, step: int) -> QImage:
    made.show_run(run)
    made.show_step(run.step(step) if step else None)
    return picture(made)


def canvas(made: SectionPlot) -> Canvas:
    found = made.findChild(Canvas, "section_canvas")
    assert found is not None
    return found


def told(made: SectionPlot) -> str:
    found = made.findChild(QLabel, "section_told")
    assert found is not None
    return found.text().replace("\N{NO-BREAK SPACE}", " ")


def colour_at(made: SectionPlot, t: float, height: float) -> str:
    image = canvas(made).grab().toImage()
    return image.pixelColor(canvas(made).pixel(t, height).toPoint()).name()


def painted_in(made: SectionPlot, colour: str) -> bool:
    return colour in colours(canvas(made).grab().toImage())


def height(run: Run, step: int, t: float) -> float:
    p, q = (
        run.value(name, step) + t * (run.value(f"{name}_next", step) - run.value(name, step))
        for name in ("p", "q")
    )
    return 0.1 * p**2 + 2 * q**2


def test_of_a_step_only_that_is_told_which_its_lines_have_computed(qtbot: QtBot) -> None:
    made, run = plot(qtbot), descend(VALLEY, "python", 4)
    whole = shown(made, run, 2)
    made.show_progress(0.15, frozenset((Role.SET_UP, Role.FORWARD)))
    assert told(made) == ""
    assert not painted_in(made, LIGHT.error)
    for done in ((Role.ERROR,), (Role.ERROR, Role.GRADIENT)):
        made.show_progress(0.42, frozenset((Role.SET_UP, Role.FORWARD, *done)))
        assert re.fullmatch(r"○ before the step E [≈=] [\d.]+", told(made))
        assert painted_in(made, LIGHT.error), "the ring before the step"
        assert colour_at(made, 1.0, height(run, 2, 1.0)) != LIGHT.error
        assert not painted_in(made, LIGHT.gradient)
        assert not painted_in(made, LIGHT.increase)
    made.show_progress(0.84, frozenset(Role))
    assert colour_at(made, 0.5, height(run, 2, 0.5)) == LIGHT.error, "the ball is half way"
    assert "after it E" in told(made)
    made.show_progress(1.0, None)
    assert picture(made) == whole


def test_the_ends_of_the_step_and_the_minimum_are_on_the_curve(qtbot: QtBot) -> None:
    made, run = plot(qtbot), descend(VALLEY, "python", 4)
    shown(made, run, 2)
    dp, dq = (run.value(f"{n}_next", 2) - run.value(n, 2) for n in ("p", "q"))
    slope = 0.2 * run.value("p", 2) * dp + 4 * run.value("q", 2) * dq
    least = -slope / (0.2 * dp**2 + 4 * dq**2)
    assert colour_at(made, 1.0, height(run, 2, 1.0)) == LIGHT.error
    assert colour_at(made, 0.0, height(run, 2, 0.0)) == LIGHT.surface, "the ring before the step"
    assert colour_at(made, least, height(run, 2, least)) == LIGHT.increase, "the cross"
    number = r"[≈=] (−?[\d.]+)"
    found = re.search(rf"slope there {number}", told(made))
    assert found is not None
    assert float(found[1].replace("−", "-")) == pytest.approx(slope, rel=1e-4)
    found = re.search(rf"least at t {number}, E {number}, found numerically", told(made))
    assert found is not None
    assert float(found[1]) == pytest.approx(least, rel=1e-4)
    assert float(found[2]) == pytest.approx(height(run, 2, least), rel=1e-4)


def test_the_tangent_has_the_slope_of_the_gradient_times_the_step(qtbot: QtBot) -> None:
    made, run = plot(qtbot), descend(VALLEY, "python", 4)
    shown(made, run, 1)
    t, line = made._tangent.points
    dp, dq = (run.value(f"{n}_next", 1) - run.value(n, 1) for n in ("p", "q"))
    slope = run.value("d_p", 1) * dp + run.value("d_q", 1) * dq
    assert (line[1] - line[0]) / (t[1] - t[0]) == pytest.approx(slope)


def test_the_picture_is_that_of_a_plot_that_was_shown_nothing_else(qtbot: QtBot) -> None:
    used, run = plot(qtbot, (300, 200)), descend(VALLEY, "python", 6)
    used.apply_theme(DARK)
    shown(used, descend(Fit(error="p*q*1e9", start={"p": 3.0, "q": 1.0}), "python", 1), 1)
    canvas(used).zoomed.emit(QPointF(0, 0), QPointF(0.5, 0.5))
    used.apply_theme(LIGHT)
    used.resize(480, 300)
    for step in (5, 2, 0, 3):
        assert shown(used, run, step) == shown(plot(qtbot), run, step), step


def test_it_is_told_in_words_and_of_batches_whose_slope_it_is(qtbot: QtBot) -> None:
    made = plot(qtbot)
    shown(made, descend(VALLEY, "python", 2), 0)
    assert made.words() == "There is no step here to draw along."
    data = Data(("x",), ((1.0, 2.0, 4.0),), (1.0, 3.0, 3.0))
    run = descend(Fit("w*x + b", data, start={"w": 0, "b": 0}, batch=1, alpha=0.05), "python", 2)
    shown(made, run, 2)
    assert made.words().startswith("E along the line of step 2, over all samples.")
    assert "over the step's samples" in made.words()


def test_a_step_that_falls_without_end_has_no_minimum_and_one_that_stays_says_so(
    qtbot: QtBot,
) -> None:
    made = plot(qtbot)
    shown(made, descend(Fit(error="p + q"), "python", 1), 1)
    assert "no minimum from t = −1 to 4" in told(made)
    shown(made, descend(Fit(error="p**2 + q**2", start={"p": 0, "q": 0}), "python", 1), 1)
    assert "the step moves nothing" in told(made)


def test_the_numbers_give_way_to_the_drawing_and_come_back(qtbot: QtBot) -> None:
    around, made, run = QWidget(), SectionPlot(), descend(VALLEY, "python", 2)
    made.setParent(around)  # in a window of its own it could not be smaller than all there is
    made.apply_theme(LIGHT)
    expose(qtbot, around, 240, 320)
    shown(made, run, 2)
    label, line = made.findChild(QLabel, "section_told"), made.fontMetrics().height()
    looks: dict[int, QImage] = {}
    heights = [*range(300, made.minimumSizeHint().height(), -10)]
    for height in (*heights, *reversed(heights)):
        made.resize(220, height)
        image = picture(made)
        assert looks.setdefault(height, image) == image, "it depends on the height alone"
        assert canvas(made).view().height() > 0.8 * line
        if not label.isHidden():
            assert label.height() >= label.heightForWidth(label.width())
        assert canvas(made).toolTip() == (label.text() if label.isHidden() else "")
    assert not label.isHidden()
    made.resize(220, heights[-1])
    assert label.isHidden()
