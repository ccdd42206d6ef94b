from __future__ import annotations

import math
import re

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QKeyEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QSlider
from pytestqt.qtbot import QtBot

from gradapp.core.problem.notebook import Problem
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.learning_rate.strip import LearningRateStrip
from gradapp.ui.learning_rate.words import CORRECT, STEPS, StepWords
from tests.ui.seen import expose, painted


@pytest.fixture
def panel(qtbot: QtBot) -> LearningRatePanel:
    panel = LearningRatePanel()
    expose(qtbot, panel, 300, panel.sizeHint().height())
    panel.activateWindow()
    show(panel, Problem())
    return panel


@pytest.fixture
def requested(panel: LearningRatePanel) -> list[float]:
    alphas: list[float] = []
    panel.strip.alpha_requested.connect(alphas.append)
    return alphas


def show(panel: LearningRatePanel, problem: Problem) -> None:
    panel.show_analysis(problem, problem.analysis)


def strip(panel: LearningRatePanel) -> LearningRateStrip:
    (slider,) = panel.findChildren(QSlider)
    assert isinstance(slider, LearningRateStrip)
    assert slider.accessibleName() == "Learning rate α"
    return slider


def reads(panel: LearningRatePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def place(panel: LearningRatePanel, alpha: float) -> QPoint:
    """Return where the handle stands for `alpha` in the default problem."""
    ruler = LearningRateStrip()
    ruler.resize(strip(panel).size())
    ruler.show_learning_rate(alpha, Problem().analysis)
    return ruler.handle_position().toPoint()


@pytest.mark.parametrize(
    ("problem", "factor", "sentence"),
    [
        (Problem(), "0.2", "approaches the minimum θ* = y/x = 1.5 from one side"),
        (Problem(alpha=0.125), "0", "arrives at the minimum θ* = y/x = 1.5 in one step"),
        (Problem(alpha=0.2), "−0.6", "approaches the minimum θ* = y/x = 1.5 from both sides"),
        (Problem(alpha=0.25), "−1", "bounces around the minimum θ* = y/x = 1.5 for ever"),
        (Problem(alpha=0.3), "−1.4", "diverges: each step lands farther away"),
        (Problem(alpha=0), "1", "α = 0: θ never moves"),
        (Problem(alpha=-0.1), "1.8", "α < 0: climbs away from the minimum θ* = y/x = 1.5"),
        (Problem(x=0), "1", "x = 0: E does not depend on θ, the gradient is 0 everywhere"),
        (Problem(x=-2), "0.2", "approaches the minimum θ* = y/x = −1.5 from one side"),
        (Problem(x=1e-200), "1", "x² is too small to compute with: α has no scale"),
    ],
)
def test_the_panel_shows_the_contraction_factor_and_says_what_it_means(
    panel: LearningRatePanel, problem: Problem, factor: str, sentence: str
) -> None:
    show(panel, problem)
    assert f"1 − 2αx² = {factor}" in reads(panel)
    assert sentence in [each.replace("\u00a0", " ").replace("\u2060", "") for each in reads(panel)]


def test_no_line_ends_within_the_minimum(panel: LearningRatePanel) -> None:
    show(panel, Problem())
    (words,) = [each for each in reads(panel) if "minimum" in each]
    layout = QTextLayout(words)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
        lines.append(words[line.textStart() :][: line.textLength()])
    layout.endLayout()
    assert "θ*\u00a0=\u00a0y/\u2060x\u00a0=\u00a01.5 " in lines


def test_every_digit_of_the_factor_is_in_its_tooltip(panel: LearningRatePanel) -> None:
    show(panel, Problem(x=3, alpha=0.1234567))
    (factor,) = [label for label in panel.findChildren(QLabel) if "2αx²" in label.text()]
    assert factor.text() == "1 − 2αx² ≈ −1.22222"
    assert factor.toolTip() == "−1.2222206"


def test_showing_a_problem_requests_nothing(
    panel: LearningRatePanel, requested: list[float]
) -> None:
    for alpha in (0.2, -1, 50, 0):
        show(panel, Problem(alpha=alpha))
    assert requested == []


@pytest.mark.parametrize("alpha", [0.05, 0.175, 0.29])
def test_clicking_the_strip_requests_the_learning_rate_under_the_mouse(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float], alpha: float
) -> None:
    qtbot.mouseClick(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, alpha))
    assert requested == [pytest.approx(alpha, abs=0.002)]
    assert requested[0] == float(f"{requested[0]:.3g}")
    assert strip(panel).handle_position().x() == pytest.approx(place(panel, alpha).x(), abs=1)


def test_a_click_on_the_handle_changes_nothing(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    show(panel, Problem(alpha=7))
    handle = strip(panel).handle_position().toPoint()
    qtbot.mouseClick(strip(panel), Qt.MouseButton.LeftButton, pos=handle - QPoint(3, 0))
    assert requested == []


def test_a_handle_taken_beside_its_middle_does_not_jump(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    grip = place(panel, 0.05) + QPoint(4, 0)
    show(panel, Problem(alpha=0.05))
    qtbot.mousePress(strip(panel), Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(strip(panel), grip + QPoint(20, 0))
    middle = place(panel, requested[-1]).x()
    assert middle == pytest.approx(place(panel, 0.05).x() + 20, abs=1)
    qtbot.mouseRelease(strip(panel), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("near", "border"), [(0.1255, 0.125), (0.2492, 0.25)])
def test_a_drag_is_drawn_to_the_exact_borders(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float], near: float, border: float
) -> None:
    qtbot.mousePress(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, 0.1))
    qtbot.mouseMove(strip(panel), place(panel, near) + QPoint(1, 0))
    assert requested == [border]
    assert 1 - 2 * requested[0] * 4 in (0, -1)
    qtbot.mouseRelease(strip(panel), Qt.MouseButton.LeftButton)
    qtbot.mouseMove(strip(panel), place(panel, 0.05))
    assert requested == [border]


def test_a_drag_stops_at_the_ends_of_the_strip(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    qtbot.mousePress(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, 0.1))
    qtbot.mouseMove(strip(panel), QPoint(2000, 5))
    qtbot.mouseMove(strip(panel), QPoint(-2000, 5))
    assert [requested[0], requested[-1]] == [0.312, 0]
    qtbot.mouseRelease(strip(panel), Qt.MouseButton.LeftButton)


def test_escape_during_a_drag_brings_the_learning_rate_back(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    qtbot.mousePress(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, 0.1))
    qtbot.mouseMove(strip(panel), place(panel, 0.2))
    qtbot.keyClick(strip(panel), Qt.Key.Key_Escape)
    qtbot.mouseMove(strip(panel), place(panel, 0.3))
    assert requested[-1] == 0.1
    assert len(requested) == 2


def test_arrow_keys_step_over_round_values_and_stop_at_the_borders(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    show(panel, Problem(alpha=0.116))
    for _ in range(4):
        qtbot.keyClick(strip(panel), Qt.Key.Key_Right)
    assert requested == [0.12, 0.125, 0.13, 0.135]
    requested.clear()
    for _ in range(3):
        qtbot.keyClick(strip(panel), Qt.Key.Key_Left)
    assert requested == [0.13, 0.125, 0.12]


@pytest.mark.parametrize("x", [3.0, 7.0, 1e-3, 1e6])
def test_arrow_keys_cross_the_strip_in_a_hundred_presses_and_visit_both_borders(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float], x: float
) -> None:
    analysis = Problem(x=x, alpha=0).analysis
    show(panel, Problem(x=x, alpha=0))
    while len(requested) < 150:
        before = len(requested)
        qtbot.keyClick(strip(panel), Qt.Key.Key_Right)
        if len(requested) == before:
            break
    assert 60 < len(requested) < 135
    assert {analysis.one_step, analysis.divergence} <= set(requested)
    assert requested == sorted(requested)


def test_page_keys_move_farther_and_home_and_end_go_to_the_ends(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(strip(panel), key)
    assert requested == [0.075, 0.1, 0.312, 0]


@pytest.mark.parametrize(
    ("alpha", "inwards", "outwards", "end"),
    [(50, Qt.Key.Key_Left, Qt.Key.Key_Right, 0.312), (-5, Qt.Key.Key_Right, Qt.Key.Key_Left, 0)],
)
def test_a_learning_rate_off_the_strip_stands_at_its_end_and_comes_back_by_key(
    qtbot: QtBot,
    panel: LearningRatePanel,
    requested: list[float],
    alpha: float,
    inwards: Qt.Key,
    outwards: Qt.Key,
    end: float,
) -> None:
    show(panel, Problem(alpha=alpha))
    assert strip(panel).handle_position().x() == pytest.approx(place(panel, end).x(), abs=1)
    qtbot.keyClick(strip(panel), outwards)
    assert requested == []
    qtbot.keyClick(strip(panel), inwards)
    assert requested == [end]


def test_an_arrow_with_the_value_tells_a_pinned_handle_from_one_at_the_end(
    panel: LearningRatePanel,
) -> None:
    show(panel, Problem(alpha=0.312))
    at_the_end = strip(panel).grab().toImage()
    show(panel, Problem(alpha=31.2))
    off_the_strip = strip(panel).grab().toImage()
    assert off_the_strip != at_the_end
    show(panel, Problem(alpha=45.6))
    assert strip(panel).grab().toImage() != off_the_strip


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End])
def test_the_strip_has_its_keys_before_the_shortcuts_of_the_window(
    panel: LearningRatePanel, key: Qt.Key
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(strip(panel), event)
    assert event.isAccepted()


def test_without_a_gradient_the_strip_is_grey_and_takes_nothing(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float]
) -> None:
    show(panel, Problem(x=0))
    assert not strip(panel).isEnabled()
    qtbot.mouseClick(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, 0.2))
    qtbot.keyClick(strip(panel), Qt.Key.Key_End)
    assert requested == []
    show(panel, Problem())
    assert strip(panel).isEnabled()


@pytest.mark.parametrize("x", [1e-150, 1e-7, 1e-3, 1e6, 1e12])
@pytest.mark.parametrize("alpha", [0, 0.1, 1e12, -1e12])
def test_extreme_problems_are_painted_and_request_learning_rates_a_problem_takes(
    qtbot: QtBot, panel: LearningRatePanel, requested: list[float], x: float, alpha: float
) -> None:
    show(panel, Problem(x=x, alpha=alpha))
    panel.grab()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home):
        qtbot.keyClick(strip(panel), key)
    qtbot.mouseClick(strip(panel), Qt.MouseButton.LeftButton, pos=place(panel, 0.25))
    assert requested
    for value in requested:
        assert math.isfinite(value)
        assert Problem(x=x, alpha=value).alpha == value


@pytest.mark.parametrize("width", [120, 200, 274, 600])
@pytest.mark.parametrize("x", [2.0, 1e6, 3.0, 1.2345e-3])
def test_labels_stay_apart_and_inside_at_every_width(qtbot: QtBot, width: int, x: float) -> None:
    strip = LearningRateStrip()
    qtbot.addWidget(strip)
    strip.resize(width, strip.sizeHint().height())
    strip.show_learning_rate(0.1, Problem(x=x).analysis)
    labels = painted(strip)[-3:]
    assert [text.split(" ")[0] for _, text in labels] == ["0", "1/(2x²)", "1/x²"]
    areas = [area for area, _ in labels]
    assert areas[0].right() < areas[1].left()
    assert areas[1].right() < areas[2].left()
    assert areas[0].left() >= 0
    assert areas[2].right() <= width
    assert areas[2].bottom() <= strip.minimumSizeHint().height()


@pytest.mark.parametrize("width", [120, 160, 200, 274, 400, 600])
@pytest.mark.parametrize(
    ("x", "borders"), [(2.0, ("0.125", "0.25")), (1.6, ("0.1953125", "0.390625"))]
)
def test_an_equals_sign_in_a_label_stands_before_all_digits(
    qtbot: QtBot, width: int, x: float, borders: tuple[str, str]
) -> None:
    strip = LearningRateStrip()
    qtbot.addWidget(strip)
    strip.resize(width, strip.sizeHint().height())
    strip.show_learning_rate(0.1, Problem(x=x).analysis)
    for (_area, text), border in zip(painted(strip)[-2:], borders, strict=True):
        _name, sign, number = (*text.split(" "), "", "")[:3]
        assert sign == ("" if not number else "=" if number == border else "≈")


@pytest.mark.parametrize("width", range(90, 420, 10))
@pytest.mark.parametrize(
    ("x", "alpha"),
    [(2.0, 0.1), (2.0, 0.12), (2.0, 0.2), (2.0, 0.3), (3.0, 0.0556), (3.0, 0.11), (2.0, 0.001)],
)
def test_a_rounded_border_is_near_it_and_on_the_same_side_of_alpha_as_it_is_drawn(
    qtbot: QtBot, width: int, x: float, alpha: float
) -> None:
    strip = LearningRateStrip()
    qtbot.addWidget(strip)
    strip.resize(width, strip.sizeHint().height())
    strip.show_learning_rate(alpha, Problem(x=x).analysis)
    borders = {"1/(2x²)": 1 / (2 * x * x), "1/x²": 1 / (x * x)}
    for _, text in painted(strip)[-2:]:
        name, *number = re.split(" [=≈] ", text)
        if number and name in borders:
            assert (float(number[0]) - alpha) * (borders[name] - alpha) > 0, text
            assert float(number[0]) == pytest.approx(borders[name], rel=0.05)


def test_labels_show_the_borders_of_the_default_problem(panel: LearningRatePanel) -> None:
    assert [text for _, text in painted(strip(panel))][-3:] == [
        "0",
        "1/(2x²) = 0.125",
        "1/x² = 0.25",
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_three_zones_have_their_colours_and_a_pattern_each(
    panel: LearningRatePanel, theme: Theme
) -> None:
    panel.apply_theme(theme)
    image = strip(panel).grab().toImage()
    y = round(strip(panel).handle_position().y())
    looks = []
    for low, high, colour in (
        (0.01, 0.03, theme.decrease),
        (0.13, 0.15, theme.gradient),
        (0.255, 0.265, theme.increase),
    ):
        xs = range(place(panel, low).x(), place(panel, high).x())
        colours = [image.pixelColor(x, y + dy) for x in xs for dy in (-5, -3, 0, 3, 5)]
        assert QColor(colour) in colours
        looks.append(sum(c != QColor(colour) for c in colours) / len(colours))
    assert looks[0] == 0
    assert looks[0] < looks[1] < looks[2]


def test_assistive_technology_finds_a_slider_with_the_learning_rate_in_words(
    panel: LearningRatePanel, requested: list[float]
) -> None:
    interface = QAccessible.queryAccessibleInterface(strip(panel))
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Learning rate α"
    description = "α = 0.1; one step is enough at 1/(2x²) = 0.125; diverges above 1/x² = 0.25"
    assert interface.text(QAccessible.Text.Description) == description
    assert strip(panel).value() == 40
    strip(panel).setValue(100)
    assert requested == [0.25]


def test_the_panel_fits_the_column_and_grows_with_the_text(
    qtbot: QtBot, panel: LearningRatePanel
) -> None:
    assert panel.minimumSizeHint().width() <= 300
    height = panel.sizeHint().height()
    font = QFont(panel.font())
    font.setPointSizeF(1.75 * font.pointSizeF())
    panel.setFont(font)
    qtbot.waitUntil(lambda: panel.sizeHint().height() > 1.4 * height)


def test_a_longer_sentence_moves_nothing(panel: LearningRatePanel) -> None:
    heights = set()
    for problem in (Problem(), Problem(x=0), Problem(x=0.3, y=-1), Problem(alpha=9)):
        show(panel, problem)
        heights.add((panel.sizeHint().height(), panel.heightForWidth(300)))
    assert len(heights) == 1


def test_without_a_scale_the_panel_begins_with_words_and_with_one_with_the_strip(
    panel: LearningRatePanel,
) -> None:
    for problem, is_first in ((Problem(), True), (Problem(x=0), False), (Problem(x=1), True)):
        show(panel, problem)
        panel.layout().activate()
        words = [label.y() for label in panel.findChildren(QLabel) if label.text()]
        assert strip(panel).isVisible() == is_first
        assert (strip(panel).y() < min(words)) == is_first
        assert is_first or min(words) < 5


@pytest.mark.parametrize("steps", [STEPS, CORRECT])
def test_without_a_minimum_no_distance_to_it_is_spoken_of(
    panel: LearningRatePanel, steps: StepWords
) -> None:
    for problem, there in ((Problem(), True), (Problem(x=0), False)):
        panel.show_analysis(problem, problem.analysis, steps)
        words = " ".join(label.text() for label in panel.findChildren(QLabel))
        assert ("θ*" in words) == there
