"""'This step, with numbers': the equations of the step at the cursor."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.equations import Part
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.recorder import record_of
from gradapp.core.rules import Rule
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.formula.row import EquationRow
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.theme import DARK, LIGHT
from tests.additions.valley import Valley
from tests.products import pairs
from tests.ui.seen import tooltip

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
FIRST = StepValues(1, 1.0, 2.0, 1.0, -4.0, 1.4)
LATE = StepValues(
    8, 1.4999936, 2.9999872, 1.6383999999805398e-10, -5.119999999969593e-05, 1.49999872
)
HUGE = StepValues(
    3, -1.2345678e107, -2.4691356e107, 6.09663061118736e214, -9.8765424e107, -2.469135599999999e106
)
ROWS = ("Error", "Gradient", "Update")


@pytest.fixture
def panel(qtbot: QtBot) -> FormulaPanel:
    panel = FormulaPanel()
    qtbot.addWidget(panel)
    panel.resize(424, 200)
    panel.show()
    return panel


def row(panel: FormulaPanel, name: str) -> QWidget:
    (found,) = (w for w in panel.findChildren(QWidget) if w.accessibleName() == name)
    return found


def cells(panel: FormulaPanel, name: str) -> list[QLabel]:
    return row(panel, name).findChildren(QLabel)


def texts(panel: FormulaPanel, name: str) -> list[str]:
    return [label.text() for label in cells(panel, name)]


def colour(label: QLabel) -> QColor:
    return label.palette().color(QPalette.ColorRole.WindowText)


def test_the_first_step_of_the_notebook_is_shown_in_three_rows(panel: FormulaPanel) -> None:
    panel.show_step(Problem(), FIRST, F64)
    assert texts(panel, "Error") == ["E", "= (f(x) − y)²", "= (2 − 3)²", "= 1"]
    assert texts(panel, "Gradient") == ["dE/dθ", "= 2x (f(x) − y)", "= 2·2 (2 − 3)", "= −4"]
    assert texts(panel, "Update") == ["θ", "← θ − α dE/dθ", "= 1 − 0.1·(−4)", "= 1.4"]


def test_another_step_asks_for_no_layout(panel: FormulaPanel) -> None:
    panel.show_step(Problem(), FIRST, F64)
    QApplication.processEvents()
    asked = []

    class Asked(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            asked.append(event.type() is QEvent.Type.LayoutRequest)
            return False

    filter_ = Asked()
    for each in (panel, *panel.findChildren(QWidget)):
        each.installEventFilter(filter_)
    panel.show_step(Problem(), LATE, F64)
    QApplication.processEvents()
    assert asked, "it was painted"
    assert not any(asked)


def test_another_problem_has_its_hint_too_and_asks_for_room_for_its_equations(
    panel: FormulaPanel, qtbot: QtBot
) -> None:
    least = panel.useful_height(400)
    assert panel.usual_height(400) == least
    panel.show_step(Problem(), FIRST, F64)
    with qtbot.waitSignal(panel.needs_changed):
        panel.show_step(GALLERY[0][1], None, F64)
    (hint,) = (w for w in panel.findChildren(QLabel) if "→ makes the first" in w.text())
    assert hint.isVisible()
    assert panel.useful_height(400) == least
    panel.resize(400, panel.usual_height(400))
    QApplication.processEvents()
    rows = panel.findChildren(EquationRow)
    last = max(row.mapTo(panel, row.rect().bottomLeft()).y() for row in rows)
    assert last < panel.height() <= last + 2, "all of them, and nothing below"


@pytest.mark.parametrize("width", range(250, 620, 37))
@pytest.mark.parametrize("before", [0.05, 0.123456789, -1.23456789e-7])
def test_its_rows_are_those_of_the_problem_whichever_learning_rate_was_shown_before(
    qtbot: QtBot, before: float, width: int
) -> None:
    for _name, problem, _shows in GALLERY:
        fresh, used = FormulaPanel(), FormulaPanel()
        for panel in (fresh, used):
            qtbot.addWidget(panel)
        used.show_step(problem.but(alpha=before), None, F32)
        for panel in (fresh, used):
            panel.show_step(problem, None, F32)
        assert used.usual_height(width) == fresh.usual_height(width), problem


@pytest.mark.parametrize("width", range(250, 620, 37))
def test_rows_stay_where_they_are_while_the_learning_rate_is_dragged(
    panel: FormulaPanel, width: int
) -> None:
    cubic = Fit("a*x**3 + b*x**2 + c*x + d", Data(("x",), ((1.0, 2.0),), (3.0, -1.0)))
    asked = list[str]()
    panel.needs_changed.connect(lambda: asked.append(panel.text()))
    for problem in (cubic.but(rule=rule("adam")), *(each for _, each, _ in GALLERY)):
        panel.show_step(problem, None, F32)
        heights = set[int]()
        asked.clear()
        for alpha in (problem.alpha, 0.0, 1.0, 0.5, 3.3333333, -0.1, 1.23456789e-7):
            panel.show_step(problem.but(alpha=alpha), None, F32)
            heights.add(panel.usual_height(width))
        assert (len(heights), asked) == (1, []), problem


@pytest.mark.parametrize("width", [260, 400, 560])
@pytest.mark.parametrize("error", ["p**2 + q**2 + r**2 + 0.1*p*q*r", "p**2", "sin(p)*q**2"])
def test_a_hint_lies_over_no_equation(panel: FormulaPanel, error: str, width: int) -> None:
    panel.resize(width, 400)
    panel.show_step(Fit(error=error), None, F64)
    (hint,) = (w for w in panel.findChildren(QLabel) if "→ makes the first" in w.text())
    place = hint.geometry()
    assert place.height() >= hint.fontMetrics().height()
    for row in panel._equations.rows:
        symbols = row.symbolic.geometry().translated(row.pos())
        assert not place.intersects(symbols), row.symbols


def test_before_the_first_step_there_are_symbols_and_a_hint(panel: FormulaPanel) -> None:
    (hint,) = (w for w in panel.findChildren(QLabel) if "→ makes the first" in w.text())
    assert hint.isVisible()
    assert texts(panel, "Update") == ["θ", "← θ − α dE/dθ", "", ""]
    panel.show_step(Problem(), FIRST, F64)
    assert not hint.isVisible()
    panel.show_step(Problem(), None, F64)
    assert hint.isVisible()
    assert texts(panel, "Error")[2:] == ["", ""]
    assert tooltip(row(panel, "Error")) == ""


def test_an_open_tooltip_does_not_stay_over_another_step(panel: FormulaPanel, qtbot: QtBot) -> None:
    panel.show_step(Problem(), LATE, F64)
    update = row(panel, "Update")
    update.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    words = tooltip(update)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    QToolTip.showText(QPoint(1, 1), words, update, update.rect(), 600_000)
    assert "= 1.49999872" in QToolTip.text()
    panel.show_step(Problem(), FIRST, F64)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_tooltip_and_the_copied_text_have_every_digit(panel: FormulaPanel) -> None:
    panel.show_step(Problem(), LATE, F64)
    assert texts(panel, "Update")[3] == "≈ 1.5"
    assert "= 1.49999872" in tooltip(row(panel, "Update"))
    panel.copy()
    assert QGuiApplication.clipboard().text() == panel.text()
    assert (
        panel.text()
        .splitlines()[2]
        .endswith("= 1.4999936 − 0.1·(−5.119999999969593·10⁻⁵) = 1.49999872")
    )


@pytest.mark.parametrize("width", [424, 640, 320, 250])
@pytest.mark.parametrize("scale", ["usual", "large"])
def test_no_text_is_wider_than_its_place(
    panel: FormulaPanel, width: int, scale: str, request: pytest.FixtureRequest
) -> None:
    if scale == "large":
        request.getfixturevalue("large_text")
    panel.resize(width, 400)
    QApplication.sendPostedEvents()
    for values in (FIRST, LATE, HUGE):
        panel.show_step(Problem(x=-123.456, y=-1.5e-9, alpha=-3.25e-7), values, F64, False)
        for name in ROWS:
            for label in cells(panel, name):
                needed = QFontMetrics(label.font()).horizontalAdvance(label.text())
                assert needed <= label.width(), label.text()
                assert row(panel, name).rect().contains(label.geometry())


@pytest.mark.parametrize("width", [900, 640, 424, 360, 320, 250])
def test_a_number_is_written_in_one_way_on_both_sides_of_its_equation(
    panel: FormulaPanel, width: int
) -> None:
    panel.resize(width, 400)
    QApplication.sendPostedEvents()
    still = StepValues(3, 1.2345678, 2.0, 1.0, -1.0618644e-300, 1.2345678)
    problem = Problem(x=-5.309322e-301, y=1, alpha=0.0012345)
    panel.show_step(problem, still, F64, True)
    _left, _symbols, numbers, result = texts(panel, "Update")
    assert numbers.split(" ")[1] == result.split(" ")[1]


@pytest.mark.parametrize("width", [424, 640, 320, 250])
def test_nothing_moves_when_the_numbers_get_longer(panel: FormulaPanel, width: int) -> None:
    def places() -> list[tuple[object, ...]]:
        QApplication.sendPostedEvents()
        return [
            (row(panel, name).geometry(), *(label.geometry() for label in cells(panel, name)))
            for name in ROWS
        ]

    panel.resize(width, 400)
    panel.show_step(Problem(), None, F64)
    at_first, height = places(), panel.sizeHint().height()
    for values in (FIRST, LATE, HUGE):
        panel.show_step(Problem(), values, F64)
        assert places() == at_first
        assert panel.sizeHint().height() == height


def test_a_number_that_is_not_of_its_equation_is_said_to_be_so_of_any_problem(
    panel: FormulaPanel,
) -> None:
    problem = Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (3.0, -1.0)), precision=F64)
    run = descend(problem, "python", steps=2)
    values = run.step(2)
    gradient = problem.columns.row("d_w")
    numbers = [number + 0.5 * (row == gradient) for row, number in enumerate(values.numbers)]
    note = panel.findChild(QLabel, "formula_note")
    assert isinstance(note, QLabel)
    panel.show_step(problem, values, F64)
    assert "≠" not in panel.text()
    assert note.isHidden()
    panel.show_step(problem, StepValues(2, *numbers, columns=values.columns), F64)
    (wrong,) = (row for row in panel.findChildren(EquationRow) if "≠" in row.result.text())
    assert wrong.left.text() == "dE/dw"
    assert "dE/dw ≠ " in tooltip(wrong)
    assert not note.isHidden()


def test_of_another_problem_without_a_step_nothing_is_said_of_the_numbers_before(
    panel: FormulaPanel,
) -> None:
    note = panel.findChild(QLabel, "formula_note")
    assert isinstance(note, QLabel)
    panel.show_step(Problem(), StepValues(1, 1.0, 2.0, 1.0, -5.0, 1.4), F64)
    assert not note.isHidden()
    heard = list[str]()
    panel.changed.connect(lambda: heard.append(panel.text()))
    panel.show_step(Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (3.0, -1.0))), None, F64)
    assert note.isHidden()
    assert heard == [panel.text()]


def test_the_marked_row_has_another_background_and_a_sign(panel: FormulaPanel) -> None:
    panel.apply_theme(DARK)
    panel.show_step(Problem(), FIRST, F64)

    def background(name: str) -> str:
        image = row(panel, name).grab().toImage()
        return image.pixelColor(image.width() // 2, 2).name()

    def gutter(name: str) -> set[str]:
        image, left = row(panel, name).grab().toImage(), cells(panel, name)[0].x() - 1
        return {
            image.pixelColor(x, y).name() for x in range(left) for y in range(4, image.height() - 4)
        }

    panel.highlight(Part.GRADIENT)
    assert background("Gradient") == DARK.mark
    assert background("Update") != DARK.mark
    assert len(gutter("Gradient")) > 1
    panel.highlight(Part.UPDATE)
    assert background("Update") == DARK.mark
    assert background("Gradient") != DARK.mark
    panel.highlight(None)
    assert background("Update") != DARK.mark


def test_a_step_that_reduces_the_error_is_told_by_colour_sign_and_words(
    panel: FormulaPanel,
) -> None:
    panel.apply_theme(LIGHT)
    result = cells(panel, "Update")[3]
    for decreased, expected, sign, words in (
        (True, LIGHT.decrease_text, "E falls", "smaller"),
        (False, LIGHT.increase_text, "E rises", "larger"),
        (None, LIGHT.text, "", ""),
    ):
        panel.show_step(Problem(), FIRST, F64, decreased)
        assert colour(result).name() == expected
        assert result.text().endswith(sign or "= 1.4")
        assert words in tooltip(row(panel, "Update"))
    panel.apply_theme(DARK)
    assert colour(cells(panel, "Gradient")[2]).name() == DARK.gradient_text


def test_only_behind_a_new_parameter_it_is_said_that_the_error_falls(panel: FormulaPanel) -> None:
    panel.resize(700, 400)
    for chosen in (rule("sgd", momentum=0.5), rule("adamw")):
        run = descend(Problem(precision=F64, rule=chosen), "python", 3)
        panel.show_step(run.problem, run.step(3), F64, decreased=True)
        results = [row.result.text() for row in panel.findChildren(EquationRow) if row.isVisible()]
        assert results[-1].endswith("E falls")
        assert sum("E falls" in text for text in results) == 1


@pytest.mark.parametrize("chosen", [rule("sgd"), rule("sgd", momentum=0.5), rule("adamw")])
def test_every_new_parameter_has_the_colour_of_what_the_error_does(
    panel: FormulaPanel, chosen: Rule
) -> None:
    panel.apply_theme(LIGHT)
    panel.resize(700, 500)
    run = descend(GALLERY[1][1].but(rule=chosen), "python", 3)
    panel.show_step(run.problem, run.step(3), run.precision, decreased=True)
    rows = [row for row in panel.findChildren(EquationRow) if row.isVisible()]
    falling = [row for row in rows if "E falls" in row.result.text()]
    assert [row.left.text() for row in falling] == ["w", "b"]
    assert [row for row in rows if colour(row.result).name() == LIGHT.decrease_text] == falling


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # "offscreen" says so of menus
def test_a_step_can_be_copied_from_the_context_menu(panel: FormulaPanel, qtbot: QtBot) -> None:
    panel.show_step(Problem(), FIRST, F64)
    label = cells(panel, "Update")[2]
    inside = QPointF(3, 3)
    QApplication.sendEvent(label, QEnterEvent(inside, inside, inside))
    label.setSelection(2, 1)
    place = label.mapTo(panel, QPoint(3, 3))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.mapToGlobal(place))
    QApplication.sendEvent(panel, event)
    (menu,) = (m for m in panel.findChildren(QMenu) if m.isVisible())
    selection, step = menu.actions()
    selection.trigger()
    assert QGuiApplication.clipboard().text() == "1"
    step.trigger()
    assert QGuiApplication.clipboard().text() == panel.text()
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_another_problem_has_its_gradient_with_numbers_that_light_up_with_its_lines(
    panel: FormulaPanel,
) -> None:
    problem = Fit("w*x + b", Data(("x",), ((1, 2, 3, 4),), (3, 1, 3, 5)), start=(1, 0))
    # f(x) − y is −2, 1, 0, −1; times x it is −2, 2, 0, −4.
    values = StepValues(1, 1.0, 0.0, 1.5, -2.0, -1.0, 1.2, 0.1, columns=problem.columns)
    panel.resize(700, 400)
    panel.show_step(problem, values, F64)
    shown = [[label.text() for label in row.cells] for row in panel.findChildren(EquationRow)]
    assert ["E", "= 1/4 Σ (w*x + b − y)²", "= 6/4", "= 1.5"] in shown
    assert ["dE/dw", "= 2/4 Σ (f(x) − y)·x", "= 2/4·(−4)", "= −2"] in shown
    assert ["dE/db", "= 2/4 Σ (f(x) − y)", "= 2/4·(−2)", "= −1"] in shown
    assert ["w", "← w − α dE/dw", "= 1 − 0.1·(−2)", "= 1.2"] in shown
    panel.show_done(frozenset((Role.FORWARD, Role.ERROR)))
    rows = [row for row in panel.findChildren(EquationRow) if row.isVisible()]
    texts = {row.left.text(): row.numbers.text() for row in rows}
    assert texts == {"E": "= 6/4", "dE/dw": "", "dE/db": "", "w": "", "b": ""}


OF_GALLERY = {str(name): problem for name, problem, _ in GALLERY}
LONG = {
    "a sum": Fit(error="(a - 1.5)**2 + (b + 2.25)**2 + 0.75*(c - a)**2 + 0.125*(d - b)**2 + a*b*c"),
    "one word": Fit(error="(1-p)**2+100*(q-p**2)**2+(1-q)**2+100*(p-q**2)**2+exp(-(p*q+p*p+q*q))"),
    "Adam": OF_GALLERY["Adam's first steps"],
    "Rosenbrock": OF_GALLERY["Rosenbrock's valley"],
}


@cache
def three_steps(name: str) -> Run:
    return descend(LONG[name], "python", 3)


@pytest.mark.parametrize(
    ("scale", "width"), pairs(("usual", "large"), (250, 320, 424, 640, 900), 3)
)
@pytest.mark.parametrize("name", LONG)
def test_a_long_equation_is_wrapped_and_none_of_it_is_cut(
    panel: FormulaPanel, width: int, scale: str, name: str, request: pytest.FixtureRequest
) -> None:
    if scale == "large":
        request.getfixturevalue("large_text")
    problem, run = LONG[name], three_steps(name)
    panel.resize(width, 2000)
    panel.show_step(problem, None, run.precision)
    QApplication.sendPostedEvents()
    rows = panel.findChildren(EquationRow)
    shown = [each for each in rows if not each.isHidden()]
    heights = [each.geometry() for each in shown]
    for step in (1, 2, 3):
        panel.show_step(problem, run.step(step), run.precision)
        assert [each.geometry() for each in shown] == heights, "nothing moves from step to step"
        for each, equation in zip(shown, panel.equations, strict=True):
            symbolic = each.symbolic.text().replace("\u200b", "")
            assert symbolic == equation.symbolic
            for cell in (each.symbolic, each.numbers, each.result):
                metrics, room = QFontMetrics(cell.font()), QRect(0, 0, cell.width(), 1 << 12)
                if metrics.horizontalAdvance(cell.text()) > cell.width():
                    flags = Qt.TextFlag.TextWordWrap
                    assert cell.wordWrap(), cell.text()
                    needed = metrics.boundingRect(room, flags, cell.text())
                    assert needed.width() <= cell.width(), cell.text()
                    assert needed.height() <= cell.height(), cell.text()
                assert each.rect().contains(cell.geometry())
            assert "…" not in each.numbers.text()
    for above, below in pairwise(shown):
        assert above.geometry().bottom() < below.geometry().top()
    assert shown[-1].geometry().bottom() <= panel.heightForWidth(width)


@pytest.mark.parametrize("width", [250, 320, 424, 555, 700, 900])
@pytest.mark.parametrize("scale", ["usual", "large"])
def test_a_result_stands_in_the_last_line_of_its_own_equation_and_nearer_to_it_than_to_the_next(
    panel: FormulaPanel, width: int, scale: str, request: pytest.FixtureRequest
) -> None:
    if scale == "large":
        request.getfixturevalue("large_text")
    problem = Valley(rule=rule("adam"))
    values = StepValues(1, *[1.2345] * len(problem.columns), columns=problem.columns)
    panel.resize(width, 3000)
    panel.show_step(problem, values, F64)
    QApplication.sendPostedEvents()
    shown = [each for each in panel.findChildren(EquationRow) if each.isVisible()]
    bare = [each for each in shown if not each.numbers.text()]
    assert [each.left.text() for each in bare] == ["E", "dE/dm"]
    for each in bare:
        symbols, result = each.symbolic.geometry(), each.result.geometry()
        assert not symbols.intersects(result)
        is_beside = result.left() > symbols.right()
        line = QFontMetrics(each.symbolic.font()).height()
        assert abs(result.bottom() - symbols.bottom() - (0 if is_beside else line)) <= 1
    for above, below in pairwise(shown):
        symbols = below.symbolic.geometry().translated(below.pos())
        left = below.left.geometry().translated(below.pos())
        result = above.result.geometry().translated(above.pos())
        assert result.bottom() < min(symbols.top(), left.top())
        if above in bare and result.left() <= above.symbolic.geometry().right():
            assert symbols.top() - result.bottom() > result.height() // 4


def test_where_a_window_of_1280_pixels_shows_the_notebooks_three_rows_it_shows_three_of_samples(
    panel: FormulaPanel,
) -> None:
    width = 555
    room = panel.useful_height(width)
    _, line, *_ = GALLERY[0]
    panel.show_step(line, None, F64)
    panel.resize(width, 2 * room)
    QApplication.processEvents()
    rows = panel.findChildren(EquationRow)
    below = [row.mapTo(panel, row.rect().bottomLeft()).y() for row in rows if row.isVisible()]
    assert len(below) == 5
    assert sum(each < room for each in sorted(below)) == 3
    assert sorted(below)[2] >= room - rows[0].fontMetrics().height(), "no room is left over"


def test_the_rows_that_a_line_computes_are_marked_and_filled_one_by_one(
    panel: FormulaPanel,
) -> None:
    problem = GALLERY[0][1].but(rule=rule("sgd", momentum=0.9))
    run = descend(problem, "python", 2)
    panel.show_step(problem, run.step(2), run.precision)
    rows = [each for each in panel.findChildren(EquationRow) if each.isVisible()]
    recorded = record_of(run, 2)
    seen: list[tuple[list[str], list[str]]] = []
    for index, line in enumerate(recorded.lines[: recorded.rest + 1]):
        part = next((each for each in Part if each == line.role), None)
        panel.show_done(recorded.done(index), recorded.given(index))
        panel.highlight(part, line.changed)
        marked = [row.left.text() for row in rows if row._background is not None]
        filled = [row.left.text() for row in rows if row.result.text()]
        seen.append((marked, filled))
    every = ["E", "dE/dw", "dE/db", "v_w", "v_b", "w", "b"]
    assert seen == [
        ([], []),
        *(([name], every[: place + 1]) for place, name in enumerate(every)),
        ([], every),
    ]
    panel.highlight(Part.UPDATE, frozenset({"optimizer"}))
    assert [row.left.text() for row in rows if row._background is not None] == every[3:]


@pytest.mark.parametrize("height", [60, 100, 140])
def test_the_marked_row_is_in_sight_whatever_was_marked_before_and_then_all_is_as_a_person_left_it(
    qtbot: QtBot, height: int
) -> None:
    problem = GALLERY[0][1].but(rule=rule("adam"))
    run = descend(problem, "python", 1)
    panel = FormulaPanel()
    scroller = Scroller(panel)
    qtbot.addWidget(scroller)
    scroller.resize(424, height)
    scroller.show()
    panel.show_step(problem, run.step(1), run.precision)
    bar = scroller.verticalScrollBar()

    def top_with(part: Part | None, *names: str) -> int:
        panel.highlight(part, frozenset(names))
        QApplication.sendPostedEvents()
        return bar.value()

    order = [(Part.ERROR, "E"), (Part.UPDATE, "m_w"), (Part.UPDATE, "w"), (Part.UPDATE, "b")]
    tops = {}
    for part, name in order:
        tops[name] = top_with(part, name)
        (marked,) = (row for row in panel.findChildren(EquationRow) if row._background is not None)
        seen = QRect(0, bar.value(), panel.width(), scroller.viewport().height())
        assert seen.bottom() >= marked.geometry().bottom(), name
        assert seen.top() <= marked.geometry().top() or marked.height() > seen.height()
    assert tops["b"] > tops["w"] > tops["m_w"] >= tops["E"] == 0
    for part, name in (*order[::-1], order[2], order[0]):
        assert top_with(part, name) == tops[name], (
            "it depends on what is marked, not on the way there"
        )
    assert top_with(None) == 0
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    here = bar.value()
    assert top_with(Part.UPDATE, "b") == here, "what is in sight already does not move"
    assert top_with(Part.ERROR, "E") < here
    assert top_with(None) == here
