"""The words of the box “Four ways, one step”."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QHelpEvent, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from gradapp.core.agreement import Largest
from gradapp.core.problem import Precision
from gradapp.ui.comparison import Comparison, Way, about_run, badge, in_words
from gradapp.ui.four_ways_panel import FourWaysPanel
from gradapp.ui.theme import DARK, LIGHT
from gradapp.ui.ways_table import fitting

F32, F64 = Precision.FLOAT32, Precision.FLOAT64


def way(name: str, *, chosen: bool = False, ulps: tuple[int, int, int] = (0, 0, 0)) -> Way:
    return Way(name, f"1 {name}", F64, (1.0, -4.0, 1.4), "", ulps, chosen)


def comparison(**changes: object) -> Comparison:
    ways = (way("python", chosen=True), way("autograd"), way("optimizer", ulps=(0, 0, 1)))
    whole = Comparison(3, F64, ways, Largest(1, "theta_next", 3), Largest(7, "error", 2), 8, 8, 100)
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.fixture
def panel(qtbot: QtBot) -> FourWaysPanel:
    why = QAction("Explain")
    panel = FourWaysPanel(why)
    panel.kept = why  # type: ignore[attr-defined]
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.mark.parametrize(
    ("ulps", "words"),
    [
        (0, "0 ulp"),
        (1, "1 ulp"),
        (138_020, "138,020 ulp"),
        (886_826_751, "≈8.87·10⁸ ulp"),
        (2**64 - 2, "≈1.84·10¹⁹ ulp"),
    ],
)
def test_ulps_are_exact_where_they_fit_and_rounded_where_not(ulps: int, words: str) -> None:
    assert in_words(ulps) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "≠  1 ulp in new θ"),
        ({"here": Largest(0, "error", 3)}, "equal · 0 ulp"),
        ({"here": None}, "comparing …"),
        ({"here": None, "step": 0}, "no step yet"),
    ],
)
def test_the_badge_says_how_the_step_compares(changes: dict[str, object], words: str) -> None:
    assert badge(comparison(**changes)) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "over 8 steps: 7 ulp in E, step 2"),
        ({"over_run": Largest(0, "error", 1)}, "over 8 steps: equal"),
        ({"compared": 1, "made": 1, "over_run": Largest(0, "error", 1)}, "over 1 step: equal"),
        ({"compared": 5}, "over 5 of 8 steps: 7 ulp in E, step 2"),
        ({"compared": 100, "made": 9000}, "over the first 100 steps: 7 ulp in E, step 2"),
        ({"compared": 0, "over_run": None}, ""),
    ],
)
def test_the_run_is_spoken_of_as_far_as_it_was_compared(
    changes: dict[str, object], words: str
) -> None:
    assert about_run(comparison(**changes)) == words


def test_a_row_tells_all_digits_and_the_distance(panel: FourWaysPanel) -> None:
    panel.show_comparison(comparison())
    panel.resize(300, 250)
    table = panel._table
    texts = table.accessibleDescription().splitlines()
    assert texts[0] == "1 python: E = 1, dE/dθ = −4, new θ = 1.4 (the selected method)"
    assert texts[1].endswith("(the same as the selected method, to the last bit)")
    assert texts[2].endswith("(from the selected method: new θ: 1 ulp)")
    place = QPoint(40, round(3.5 * table._row_height))
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.mapToGlobal(place))
    QApplication.sendEvent(table, event)
    assert QToolTip.text() == texts[2]
    QToolTip.hideText()


def test_a_method_without_the_step_says_why(panel: FourWaysPanel) -> None:
    gone = Way("python", "1 Python", F64, None, "diverged at step 3", None, chosen=False)
    panel.show_comparison(comparison(ways=(gone,)))
    assert panel._table.accessibleDescription() == "1 Python: diverged at step 3"


def test_agreement_is_told_by_a_symbol_as_well_as_a_colour(panel: FourWaysPanel) -> None:
    table = panel._table
    marks = {table._mark(each)[0] for each in comparison().ways}
    assert marks == {"●", "≠"}
    for theme in (LIGHT, DARK):
        panel.apply_theme(theme)
        panel.show_comparison(comparison())
        assert panel.badge.startswith("≠")


def test_clicking_the_chosen_row_asks_for_nothing(panel: FourWaysPanel, qtbot: QtBot) -> None:
    panel.show_comparison(comparison())
    table = panel._table
    with qtbot.assertNotEmitted(panel.method_chosen):
        QTest.mouseClick(
            table, Qt.MouseButton.LeftButton, pos=QPoint(40, round(1.5 * table._row_height))
        )
    with qtbot.waitSignal(panel.method_chosen) as chosen:
        QTest.mouseClick(
            table, Qt.MouseButton.LeftButton, pos=QPoint(40, round(2.5 * table._row_height))
        )
    assert chosen.args == ["autograd"]


def test_the_distance_of_the_run_is_exact_in_the_tooltip(panel: FourWaysPanel) -> None:
    panel.show_comparison(comparison(over_run=Largest(886_826_751, "gradient", 11)))
    run = panel.findChild(QLabel, "agreement_run")
    assert "≈8.87·10⁸ ulp in dE/dθ" in run.text()
    assert "886,826,751 ulp in dE/dθ" in run.toolTip()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["≈−1·10⁻⁵", "≈7·10⁻¹²", "≈−1·10³⁰⁸", "1.4"])
@pytest.mark.parametrize("width", [30.0, 47.0, 60.5, 200.0])
def test_a_number_fits_its_place_whole(text: str, width: float) -> None:
    font = QApplication.font()
    fitted = fitting(font, text, width)
    assert QFontMetricsF(fitted).horizontalAdvance(text) <= width
    if QFontMetricsF(font).horizontalAdvance(text) < width - 1:
        assert fitted == font


def test_a_badge_that_gets_shorter_leaves_nothing_of_its_frame(
    panel: FourWaysPanel, qtbot: QtBot
) -> None:
    panel.show_comparison(comparison(here=Largest(886_826_751, "gradient", 2)))
    panel.resize(400, 250)
    panel.show()
    qtbot.waitExposed(panel)
    QApplication.processEvents()
    long = panel._badge.sizeHint().width()
    painted: list[QRegion] = []

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return False

    watch = Painted()
    panel._badge.installEventFilter(watch)
    panel.show_comparison(comparison(here=Largest(1, "error", 2)))
    qtbot.waitUntil(lambda: bool(painted))
    panel._badge.removeEventFilter(watch)
    assert panel._badge.sizeHint().width() < long
    edge = QRect(0, 0, long, 2)  # above the words, which a label paints by itself
    assert any(region.boundingRect().contains(edge) for region in painted)
