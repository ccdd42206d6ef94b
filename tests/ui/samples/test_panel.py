"""What a person can see in the panel of samples, and do with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from gradapp.core.equations.ledger import ledger, predictions
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.samples.panel import SamplesPanel
from gradapp.ui.samples.plot import DataPlot
from gradapp.ui.samples.shown import StepSamples
from tests.ui.seen import expose, picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so

F64 = Precision.FLOAT64
FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
TWO_INPUTS = Data(("t", "x"), ((1.0, 2.0), (3.0, 4.0)), (5.0, 6.0))


def shown(fit: Fit, parameters: tuple[float, ...], step: int = 1) -> StepSamples:
    found, data = ledger(fit, parameters, step, F64), fit.data
    assert found is not None
    assert data is not None
    xs = np.linspace(0.5, 5.5, 11)
    curve = (xs, predictions(fit, parameters, xs)) if len(data.inputs) == 1 else None
    return StepSamples(found, data.inputs, fit.names, F64, curve)


LINE = shown(Fit("w*x + b", FIVE), (0.5, 0.25))


@pytest.fixture
def panel(qtbot: QtBot) -> SamplesPanel:
    panel = SamplesPanel()
    panel.apply_theme(LIGHT)
    panel.show_samples(LINE, "sums", "")
    expose(qtbot, panel, 500, 420)
    return panel


def table(panel: SamplesPanel) -> QTableView:
    found = panel.findChild(QTableView, "samplesTable")
    assert found is not None
    return found


def plot(panel: SamplesPanel) -> DataPlot:
    found = panel.findChild(DataPlot, "data_plot")
    assert found is not None
    return found


def rows(panel: SamplesPanel) -> list[int]:
    return [index.row() for index in table(panel).selectionModel().selectedRows()]


def test_headings_name_the_inputs_and_each_derivative(panel: SamplesPanel) -> None:
    panel.show_samples(shown(Fit("a*t + b*x", TWO_INPUTS), (1.0, 1.0)), "", "")
    model = table(panel).model()
    names = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert names == ["№", "t", "x", "y", "f − y", "dE/da", "dE/db"]


def test_with_two_inputs_there_is_no_plot(panel: SamplesPanel) -> None:
    assert plot(panel).isVisible()
    panel.show_samples(shown(Fit("a*t + b*x", TWO_INPUTS), (1.0, 1.0)), "", "")
    assert not plot(panel).isVisible()


def test_a_tick_that_is_clicked_asks_for_its_sample_and_changes_nothing_itself(
    panel: SamplesPanel,
) -> None:
    asked = QSignalSpy(panel.ticked)
    view = table(panel)
    index = view.model().index(2, 0)
    at = view.visualRect(index)
    place = at.center()
    place.setX(at.left() + view.fontMetrics().height() // 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [asked.at(each)[0] for each in range(asked.count())] == [2]
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    panel.show_samples(replace(LINE, left_out=frozenset({2})), "", "Without")
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_keys_go_from_sample_to_sample_and_the_plot_marks_it(panel: SamplesPanel) -> None:
    view = table(panel)
    view.setFocus()
    before = picture(panel)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert rows(panel) == [1]
    assert picture(panel) != before
    plot(panel).setFocus()
    assert "Selected: (2, 3), f − y = −1.75." in plot(panel).words()
    QTest.keyClick(plot(panel), Qt.Key.Key_End, Qt.KeyboardModifier.AltModifier)
    assert rows(panel) == [4]


def test_a_sample_of_other_data_is_not_selected(panel: SamplesPanel) -> None:
    table(panel).selectRow(1)
    others = Data(("x",), FIVE.columns, (1.0, 3.0, 3.0, 2.0, 6.0))
    panel.show_samples(shown(Fit("w*x + b", others), (0.5, 0.25)), "", "")
    panel.show_samples(LINE, "", "")
    assert rows(panel) == []
    assert "Selected" not in plot(panel).words()


def test_what_is_seen_follows_from_the_step_whatever_was_shown_before(
    panel: SamplesPanel, qtbot: QtBot
) -> None:
    expected = picture(panel)
    far = shown(Fit("w*x + b", FIVE), (1e200, -1e200))
    small = shown(Fit("w*x + b", FIVE, batch=2), (1e-9, 3.0), 2)
    for other in (far, small):
        panel.show_samples(other, "other sums", "without")
        assert picture(panel) != expected
        panel.show_samples(LINE, "sums", "")
        qtbot.waitUntil(lambda: picture(panel) == expected)
    panel.show_nothing("none")
    panel.show_samples(LINE, "sums", "")
    qtbot.waitUntil(lambda: picture(panel) == expected)


def test_where_there_is_nothing_a_sentence_says_why(panel: SamplesPanel) -> None:
    panel.show_nothing("There are no samples.")
    label = panel.findChild(QLabel, "samplesEmpty")
    assert label is not None
    assert label.isVisible()
    assert label.text() == "There are no samples."
    assert not table(panel).isVisible()


def test_both_schemes_are_painted_and_large_text_as_well(
    panel: SamplesPanel, qapp: QApplication, qtbot: QtBot, large_font: QFont
) -> None:
    light = picture(panel)
    panel.apply_theme(DARK)
    assert picture(panel) != light
    panel.apply_theme(LIGHT)
    assert picture(panel) == light
    height = table(panel).rowHeight(0)
    qapp.setFont(large_font)
    qtbot.waitUntil(lambda: table(panel).rowHeight(0) > 1.5 * height)


def test_ten_thousand_samples_are_shown_and_the_last_is_reached(panel: SamplesPanel) -> None:
    xs = tuple(float(each) for each in range(10_000))
    many = shown(Fit("w*x + b", Data(("x",), (xs,), xs)), (0.5, 0.25))
    panel.show_samples(many, "", "")
    view = table(panel)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert rows(panel) == [9_999]
    assert view.model().index(9_999, 3).data() == "−4999.25"
