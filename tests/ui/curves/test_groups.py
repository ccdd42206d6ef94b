"""The state of a rule is drawn over the steps: chosen in a list, one curve a parameter."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from gradapp.core.columns import Column, Columns, Holds
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.curves import Curves
from gradapp.core.own_code.messages import BACKWARD
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule
from gradapp.core.run import Run, Series
from gradapp.core.words import N_
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.plot.legend import Legend
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import STYLES
from tests.ui.seen import expose, picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so
VALLEY = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.1)
ADAM = VALLEY.but(rule=rule("adam"))


def plot(qtbot: QtBot, run: Series, choice: str = "") -> StepPlot:
    made = StepPlot(Holds.AFTER)
    expose(qtbot, made, 480, 300)
    made.show_run(run, None)
    if choice:
        choose(made, choice)
    return made


def listed(made: StepPlot) -> QComboBox:
    found = made.findChild(QComboBox, "thetaPerStep_choice")
    assert found is not None
    return found


def log(made: StepPlot) -> QCheckBox:
    found = made.findChild(QCheckBox, "thetaPerStepLog")
    assert found is not None
    return found


def choose(made: StepPlot, name: str) -> None:
    box = listed(made)
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_all_of_the_state_can_be_chosen_and_nothing_where_the_rule_has_none(qtbot: QtBot) -> None:
    made = plot(qtbot, descend(ADAM, "python", 5))
    box = listed(made)
    names = [box.itemText(place) for place in range(box.count())]
    assert names == ["p, q", "gradient", "m", "v", "m̂ (m_hat)", "v̂ (v_hat)"]
    assert box.isVisible()
    made.show_run(descend(VALLEY, "python", 5), None)
    assert not box.isVisible()
    assert made.accessibleName() == "p, q after each step"


def test_each_error_of_own_code_can_be_chosen_and_says_when_it_was(qtbot: QtBot) -> None:
    columns = Columns(
        (Column("error", "lossD", Holds.ERROR), Column("error_1", "lossG", Holds.FURTHER))
    )
    said = N_("OwnCode", "Call {place} of {count} to backward() in this step.")
    found = Curves(
        np.array([[2.0, 1.0], [6.0, 5.0]]),
        columns,
        (),
        Precision.FLOAT64,
        ("lossD",),
        1,
        BACKWARD,
        (),
        (),
        {},
        (2, 2),
        {("error_1", 2): said.filled(place=2, count=2)},
    )
    made = StepPlot(Holds.ERROR)
    expose(qtbot, made, 480, 300)
    made.show_run(found, None)
    assert made.accessibleName() == "lossD before each step"
    box = made.findChild(QComboBox, "errorPerStep_choice")
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["lossD", "lossG"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    made.show_cursor(2)
    assert made.accessibleName() == "lossG in each step"
    assert made.words().endswith("lossG = 5. Call 2 of 2 to backward() in this step.")
    assert "\nCall 2 of 2 to backward()" in str(next(iter(made._drawn.reading(2))))
    assert made._canvas.end.points[1].size == 2


def test_where_another_tensor_begins_is_a_gap_and_its_own_start(qtbot: QtBot) -> None:
    columns = Columns((Column("p0", "w", Holds.AFTER, "w"), Column("p1", "b", Holds.AFTER, "b")))
    found = Curves(
        np.array([[2.0, 3.0, 6.0, 5.0], [1.0, 1.5, 1.75, 1.875]]),
        columns,
        (1.0, 0.0),
        Precision.FLOAT64,
        (),
        0,
        BACKWARD,
        ("w", "b"),
        ("w", "b"),
        {},
        begins={"p0": {3: 7.0}, "p1": {3: math.nan}},
    )
    made = plot(qtbot, found)
    steps, heights = made._canvas.curve.points
    assert steps.tolist() == [0, 1, 2, 2, 2, 3, 4]
    drawn = made._canvas.value_scale.coordinates(np.array([1.0, 2, 3, math.nan, 7, 6, 5]))
    assert np.array_equal(heights, drawn, equal_nan=True)
    (other,) = made._drawn.others.thinned((0.0, 4.0), 100)
    assert np.array_equal(
        other.values, [0.0, 1.0, 1.5, math.nan, math.nan, 1.75, 1.875], equal_nan=True
    )


def test_of_many_steps_those_between_gaps_are_marked(qtbot: QtBot) -> None:
    errors = np.where(np.arange(200) % 2, np.nan, 1.0)
    columns = Columns((Column("error", "loss", Holds.ERROR),))
    found = Curves(errors[None], columns, (), Precision.FLOAT64, ("loss",), 1, BACKWARD, (), (), {})
    made = StepPlot(Holds.ERROR)
    expose(qtbot, made, 480, 300)
    made.show_run(found, None)
    assert made._canvas.dots.isVisible()
    made.show_run(descend(VALLEY, "python", 200), None)
    assert not made._canvas.dots.isVisible()


def test_each_parameter_has_the_curve_of_adam_s_own_recurrence(qtbot: QtBot) -> None:
    made = plot(qtbot, descend(ADAM, "python", 12), "v̂ (v_hat)")
    p, v, found = -5.0, 0.0, []
    m = 0.0
    for t in range(1, 13):
        gradient = 0.2 * p
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        found.append(v / (1 - 0.999**t))
        p -= 0.1 * (m / (1 - 0.9**t)) / (math.sqrt(found[-1]) + 1e-8)
    steps, heights = made._canvas.curve.points
    assert steps.tolist() == list(range(1, 13))
    assert heights == pytest.approx(made._canvas.value_scale.coordinates(heights * 0 + found))
    legend = made.findChild(Legend)
    assert legend is not None
    assert legend.names == ("v̂_p", "v̂_q")
    assert made.accessibleName() == "v̂_p, v̂_q after each step"
    assert made.words().startswith("From step 1 to step 12: v̂_p")


def test_powers_of_ten_are_offered_where_all_is_above_0(qtbot: QtBot) -> None:
    made = plot(qtbot, descend(ADAM, "python", 12), "v")
    assert log(made).isVisible()
    log(made).click()
    assert made._canvas.value_scale.logarithmic
    choose(made, "m")
    assert not log(made).isVisible()
    assert not made._canvas.value_scale.logarithmic
    choose(made, "p, q")
    assert not log(made).isVisible()
    choose(made, "v")
    assert made._canvas.value_scale.logarithmic


@pytest.mark.parametrize("name", ["a, b, c", "gradient", "m", "v"])
def test_all_parameters_of_a_run_are_in_the_view_however_far_they_are_from_the_first(
    qtbot: QtBot, name: str
) -> None:
    parabola = Fit(
        "a*x**2 + b*x + c",
        Data(("x",), ((1.0, 2.0, 3.0),), (2.0, 4.0, 7.0)),
        start={"a": 0.01, "b": 5.0, "c": -5.0},
        rule=rule("adam"),
        alpha=0.001,
    )
    run = descend(parabola, "python", 5)
    made = plot(qtbot, run, name)
    scale, (low, high) = made._canvas.value_scale, made._canvas.y_range
    for column in made._drawn.group.columns:
        heights = scale.coordinates(run.column(column.id))
        assert low < heights.min()
        assert heights.max() < high


def test_what_was_chosen_is_drawn_of_the_next_run_that_has_it(qtbot: QtBot) -> None:
    made = plot(qtbot, descend(ADAM, "python", 5), "v")
    made.show_run(descend(VALLEY, "python", 5), None)
    made.show_run(descend(VALLEY.but(rule=rule("sgd", momentum=0.9)), "python", 5), None)
    assert made.accessibleName() == "v_p, v_q after each step"


def test_the_picture_is_that_of_a_plot_that_was_shown_nothing_else(qtbot: QtBot) -> None:
    run = descend(ADAM, "python", 3000)
    used = plot(qtbot, descend(VALLEY, "python", 40))
    used.show_run(run, None)
    for name in ("v", "p, q", "gradient", "m̂ (m_hat)", "m"):
        choose(used, name)
        used.show_cursor(7)
        fresh = plot(qtbot, run, name)
        fresh.show_cursor(7)
        assert picture(used) == picture(fresh), name


def test_more_steps_are_drawn_of_what_was_chosen(qtbot: QtBot) -> None:
    run = descend(ADAM, "python", 8)
    made = plot(qtbot, Run(run.problem, run.method, run.steps[:, :3]), "v")
    made.refresh(run)
    steps, _ = made._canvas.curve.points
    assert steps.tolist() == list(range(1, 9))


def test_more_parameters_than_can_be_told_apart_are_drawn_in_parts_that_say_which(
    qtbot: QtBot,
) -> None:
    names = tuple(f"model.layers.0.weight[{place}]" for place in range(16))
    columns = Columns(
        (
            Column("error", "loss", Holds.ERROR),
            *(Column(f"p{place}", name, Holds.AFTER, name) for place, name in enumerate(names)),
        )
    )
    steps = np.arange(17 * 3, dtype=float).reshape(17, 3)
    starts = (0.0,) * 16
    found = Curves(
        steps, columns, starts, Precision.FLOAT64, ("loss",), 1, BACKWARD, ("weight",), names, {}
    )
    made = plot(qtbot, found)
    box, legend = listed(made), made.findChild(Legend)
    parts = [box.itemText(place) for place in range(box.count())]
    assert parts == ["1 to 9 of 16", "10 to 16 of 16"]
    assert legend.names == names[:9]
    assert shown(box).currentText == "1 to 9 of 16", "with room for all of it"
    choose(made, "10 to 16 of 16")
    assert legend.names == names[9:]
    assert made.findChild(TitleLabel).shown() == "after each step"


def shown(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option


def test_no_two_curves_of_one_plot_look_alike_with_as_many_pins_and_parameters_as_there_can_be(
    qtbot: QtBot,
) -> None:
    four = Fit(error="p**2 + q**2 + r**2 + s**2", alpha=0.1)
    run = descend(four, "python", 3)
    pins = tuple(Overlay(run, style) for style in STYLES)
    made = plot(qtbot, run)
    made.show_overlays(pins)
    drawn = made._drawn.others.overlays
    assert len(drawn) == len(STYLES) + 3
    assert len({(each.style.light, each.style.dashes, each.style.marker) for each in drawn}) == 11
    assert [each.number for each in drawn] == ["", "", "", *map(str, range(1, len(STYLES) + 1))]
