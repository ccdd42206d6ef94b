"""What a person can see in the table of steps, and do with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QScrollBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.core.comparison.distance import distance
from gradapp.core.library import descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, fitted
from gradapp.core.numbers.written import Number, exact
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.run import Run
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.table.copied import rows_of
from gradapp.ui.table.model import StepsModel
from gradapp.ui.table.panel import StepsPanel
from tests.runs import run_with
from tests.tables import texts_on_screen
from tests.ui.seen import expose, on_screen
from tests.wheel import turn_wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # "offscreen" says so

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def steps(count: int, first: int = 1) -> np.ndarray:
    """Steps whose numbers say which step they are of: step 7 has θ = 7, E = 7.25, new θ = 8."""
    number = np.arange(first, first + count, dtype=float)
    return np.array((number, 2 * number, number + 0.25, -number, number + 1))


class Reader:
    """A person at the table."""

    def __init__(self, qtbot: QtBot, run: Run) -> None:
        self.qtbot = qtbot
        self.panel = StepsPanel()
        self.panel.show_run(run)
        expose(qtbot, self.panel, 420, 300)
        self.table = self.panel.findChild(QTableView)
        self.requested: list[int] = []
        self.messages: list[str] = []
        self.panel.step_requested.connect(self.requested.append)
        self.panel.message.connect(self.messages.append)

    def rows(self) -> list[list[str]]:
        """What is written in the rows on screen."""
        return texts_on_screen(self.table)

    def visible_steps(self) -> list[int]:
        return [int(row[0].removeprefix("▸ ").replace(",", "")) for row in self.rows()]

    def place_of(self, step: int) -> QPoint:
        return self.table.visualRect(self.table.model().index(step - 1, 0)).center()

    def click(self, step: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(
            self.table.viewport(), Qt.MouseButton.LeftButton, modifier, self.place_of(step)
        )

    def drag(self, start: int, stop: int) -> None:
        viewport, button = self.table.viewport(), Qt.MouseButton.LeftButton
        self.qtbot.mousePress(viewport, button, pos=self.place_of(start))
        self.qtbot.mouseMove(viewport, self.place_of(stop))
        self.qtbot.mouseRelease(viewport, button, pos=self.place_of(stop))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.table, key, modifier)

    def selected(self) -> list[int]:
        return sorted(index.row() + 1 for index in self.table.selectionModel().selectedRows())

    def copied(self) -> list[list[str]]:
        self.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        text = QGuiApplication.clipboard().text()
        assert text.endswith("\n")
        return [line.split("\t") for line in text[:-1].split("\n")]


@pytest.fixture
def hundred(qtbot: QtBot) -> Iterator[Reader]:
    reader = Reader(qtbot, run_with(steps(100)))
    yield reader
    reader.panel.close()


def test_a_row_shows_every_number_of_its_step_under_headings(hundred: Reader) -> None:
    model = hundred.table.model()
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(6)]
    assert headings == ["step", "θ", "f(x)", "E", "dE/dθ", "new θ"]
    assert hundred.rows()[6] == ["7", "7", "14", "7.25", "−7", "8"]


def test_the_last_of_many_new_steps_is_in_sight_at_once(hundred: Reader) -> None:
    hundred.panel.refresh(run_with(steps(10_000)))
    hundred.panel.show_cursor(10_000)
    bar = hundred.table.verticalScrollBar()
    assert bar.value() == bar.maximum() > 9_000
    assert hundred.table.rowAt(hundred.table.viewport().height() - 3) == 9_999


@pytest.mark.parametrize("height", [60, 61, 75, 90, 200, 1000])
def test_the_bar_ends_at_once_where_qt_will_have_it_end(hundred: Reader, height: int) -> None:
    hundred.panel.resize(hundred.panel.width(), height)
    for made in (101, 150, 20_000):
        hundred.panel.refresh(run_with(steps(made)))
        bar = hundred.table.verticalScrollBar()
        ends_at = bar.maximum()
        hundred.table.updateGeometries()
        assert ends_at == bar.maximum()


@pytest.mark.parametrize("width", [420, 423])
def test_a_row_is_marked_from_edge_to_edge_and_so_is_no_other(hundred: Reader, width: int) -> None:
    """Beside the last column there may be some pixels that belong to no cell."""
    hundred.panel.resize(width, 300)
    hundred.qtbot.waitUntil(lambda: hundred.panel.width() == width)
    for cursor in (2, 5, 0):
        hundred.panel.show_cursor(cursor)
        assert on_screen(hundred.panel) == painted_anew(hundred.panel)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        hundred.press(key)
        assert on_screen(hundred.panel) == painted_anew(hundred.panel)


@pytest.mark.parametrize("height", [300, 303, 307, 311])
def test_at_the_end_rows_are_where_they_were_scrolled_to_and_the_last_is_whole(
    hundred: Reader, height: int
) -> None:
    """There, the first row is seen in part, unless rows fill the height."""
    hundred.panel.resize(420, height)
    hundred.qtbot.waitUntil(lambda: hundred.panel.height() == height)
    for cursor in (90, 97, 100, 99, 100, 96, 85, 100):
        hundred.panel.show_cursor(cursor)
        assert on_screen(hundred.panel) == painted_anew(hundred.panel)
    last = hundred.table.visualRect(hundred.table.model().index(99, 0))
    picture = hundred.table.viewport().grab().toImage()
    assert last.bottom() == picture.height() - 1
    marked = [
        y for y in range(picture.height()) if picture.pixelColor(1, y).name() == LIGHT.highlight
    ]
    assert marked == list(range(last.top(), last.bottom() + 1))


def painted_anew(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_tooltip_has_all_digits_of_a_number_that_does_not_fit(qtbot: QtBot) -> None:
    reader = Reader(qtbot, run_with(np.full((5, 1), -0.1 / 3)))
    tooltip = reader.table.model().index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "dE/dθ = −0.03333333333333333"
    reader.panel.close()


def test_numbers_of_a_float32_run_have_the_digits_of_float32(hundred: Reader) -> None:
    tenths = np.full((5, 1), float(np.float32(0.1)))
    hundred.panel.show_run(run_with(tenths, precision=Precision.FLOAT32))
    assert hundred.rows() == [["1", "0.1", "0.1", "0.1", "0.1", "0.1"]]
    assert hundred.copied()[1][1] == "0.1"


def test_an_empty_run_says_how_to_make_a_step_until_there_is_one(qtbot: QtBot) -> None:
    reader = Reader(qtbot, run_with(steps(0)))
    (hint,) = reader.panel.findChildren(QLabel)
    assert hint.isVisible()
    assert hint.text() == "No steps yet: → makes the first."
    reader.panel.refresh(run_with(steps(1)))
    assert not hint.isVisible()
    assert reader.visible_steps() == [1]
    reader.panel.close()


def test_an_empty_run_that_has_ended_promises_no_step(qtbot: QtBot) -> None:
    reader = Reader(qtbot, run_with(steps(0)))
    (hint,) = reader.panel.findChildren(QLabel)
    reader.panel.show_hint(NoStep.NONE)
    assert hint.text() == "This run ended before its first step."
    reader.panel.close()


def test_every_step_is_a_row_also_of_the_longest_run(qtbot: QtBot) -> None:
    reader = Reader(qtbot, run_with(steps(1_000_000)))
    cells = QAccessible.queryAccessibleInterface(reader.table).childCount()
    assert cells == (1_000_000 + 1) * (6 + 1), "as a screen reader counts them, headings included"
    assert len(reader.rows()) < 40
    reader.press(Qt.Key.Key_End)
    assert reader.visible_steps()[-1] == 1_000_000
    room = reader.table.columnWidth(0) - 2 * (reader.table.fontMetrics().height() // 4)
    assert room >= reader.table.fontMetrics().horizontalAdvance("▸ 1,000,000"), "all digits"
    scroll = reader.panel.findChild(QScrollBar, "stepsScrollBar")
    scroll.setValue(499_999)
    assert reader.visible_steps()[0] == 500_000
    assert reader.rows()[0][1] == "500000"
    reader.panel.close()


def test_appended_steps_come_into_view_below_the_others(qtbot: QtBot) -> None:
    reader = Reader(qtbot, run_with(steps(2)))
    reader.panel.refresh(run_with(steps(4)))
    assert reader.visible_steps() == [1, 2, 3, 4]
    reader.panel.close()


def test_the_cursors_row_is_marked_and_comes_into_view(hundred: Reader) -> None:
    hundred.panel.show_cursor(3)
    assert hundred.visible_steps()[0] == 1
    assert [row[0] for row in hundred.rows()[:4]] == ["1", "2", "▸ 3", "4"]
    hundred.panel.show_cursor(60)
    assert 60 in hundred.visible_steps()
    assert [row[0] for row in hundred.rows() if "▸" in row[0]] == ["▸ 60"]
    before = hundred.visible_steps()
    hundred.panel.show_cursor(61)
    assert hundred.visible_steps() == [step + 1 for step in before]
    hundred.panel.show_cursor(100)
    hundred.panel.show_cursor(60)
    assert hundred.visible_steps() == before  # whichever way the cursor came


def test_a_table_that_comes_up_is_as_if_it_had_been_seen_all_along(
    qtbot: QtBot, hundred: Reader
) -> None:
    seen = Reader(qtbot, run_with(steps(100)))
    hundred.panel.hide()
    heard: list[object] = []
    hundred.table.model().dataChanged.connect(heard.append)
    for reader in (hundred, seen):
        reader.table.verticalScrollBar().setValue(7)
        for step in (20, 61, 60):
            reader.panel.show_cursor(step)
    assert heard == []
    hundred.panel.show()
    assert hundred.rows() == seen.rows()
    assert on_screen(hundred.panel) == on_screen(seen.panel)
    seen.panel.close()


def test_another_run_starts_at_its_first_step_with_nothing_selected(hundred: Reader) -> None:
    hundred.panel.show_cursor(80)
    hundred.click(80)
    hundred.panel.show_run(run_with(steps(50)))
    assert hundred.visible_steps()[0] == 1
    assert hundred.selected() == []
    assert not any("▸" in row[0] for row in hundred.rows())


def test_clicking_a_row_asks_for_the_cursor_there(hundred: Reader) -> None:
    hundred.click(5)
    assert hundred.requested == [5]
    assert hundred.selected() == [5]


def test_selecting_several_rows_leaves_the_cursor_alone(hundred: Reader) -> None:
    hundred.click(4)
    hundred.click(7, SHIFT)
    assert hundred.selected() == [4, 5, 6, 7]
    hundred.drag(6, 2)
    assert hundred.selected() == [2, 3, 4, 5, 6]
    assert hundred.requested == [4]


def test_keys_move_through_the_rows_and_shift_extends(hundred: Reader) -> None:
    hundred.press(Qt.Key.Key_Down)
    hundred.press(Qt.Key.Key_Down)
    hundred.press(Qt.Key.Key_Up)
    assert hundred.requested == [1, 2, 1]
    hundred.press(Qt.Key.Key_Down, SHIFT)
    hundred.press(Qt.Key.Key_Down, SHIFT)
    assert hundred.selected() == [1, 2, 3]
    page = hundred.table.viewport().height() // hundred.table.rowHeight(0)
    hundred.press(Qt.Key.Key_PageDown, SHIFT)
    assert hundred.selected() == list(range(1, 3 + page + 1))
    hundred.press(Qt.Key.Key_End)
    assert hundred.selected() == [100]
    hundred.press(Qt.Key.Key_Home)
    assert hundred.requested == [1, 2, 1, 100, 1]
    assert hundred.visible_steps()[0] == 1


def test_escape_selects_nothing(hundred: Reader) -> None:
    hundred.click(4)
    hundred.press(Qt.Key.Key_Escape)
    assert hundred.selected() == []


def test_the_wheel_scrolls_three_rows_a_notch(hundred: Reader) -> None:
    turn_wheel(hundred.table.viewport(), QPointF(50, 50), -1)
    assert hundred.visible_steps()[0] == 4


def test_where_nothing_is_selected_keys_begin_at_the_cursor_and_so_does_shift(
    hundred: Reader,
) -> None:
    hundred.panel.show_cursor(50)
    hundred.press(Qt.Key.Key_Up)
    assert hundred.requested == [49]
    hundred.press(Qt.Key.Key_Escape)
    hundred.panel.show_cursor(30)
    hundred.press(Qt.Key.Key_Down, SHIFT)
    hundred.press(Qt.Key.Key_Down, SHIFT)
    assert hundred.selected() == [30, 31, 32]
    hundred.press(Qt.Key.Key_Escape)
    hundred.click(28, SHIFT)
    assert hundred.selected() == [28], "what was selected before is forgotten"
    assert hundred.requested == [49]


def test_a_selection_stays_when_steps_are_added_and_when_another_run_is_compared(
    hundred: Reader,
) -> None:
    hundred.drag(3, 6)
    hundred.panel.refresh(run_with(steps(200)))
    assert hundred.selected() == [3, 4, 5, 6]
    hundred.panel.show_reference(compared(3))
    assert hundred.selected() == [3, 4, 5, 6]
    hundred.click(8, SHIFT)
    assert hundred.selected() == [3, 4, 5, 6, 7, 8]


def test_a_page_that_was_scrolled_stays_until_the_cursor_moves(hundred: Reader) -> None:
    hundred.panel.show_cursor(50)
    place = hundred.visible_steps()[0]
    hundred.table.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderSingleStepAdd)
    hundred.panel.refresh(run_with(steps(200)))
    assert hundred.visible_steps()[0] == place + 1
    hundred.panel.show_cursor(51)
    hundred.panel.show_cursor(50)
    assert hundred.visible_steps()[0] == place


def test_a_move_by_key_leaves_the_columns_where_they_were_scrolled_to(hundred: Reader) -> None:
    hundred.panel.resize(200, 300)
    across = hundred.table.horizontalScrollBar()
    hundred.qtbot.waitUntil(lambda: across.maximum() > 0)
    across.setValue(across.maximum())
    hundred.press(Qt.Key.Key_End)
    assert hundred.requested == [100]
    assert across.value() == across.maximum()


@pytest.mark.parametrize(
    ("key", "is_the_tables"),
    [
        (Qt.Key.Key_Up, True),
        (Qt.Key.Key_Down, True),
        (Qt.Key.Key_Home, True),
        (Qt.Key.Key_End, True),
        (Qt.Key.Key_PageDown, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Right, False),
        (Qt.Key.Key_Space, False),
    ],
)
def test_the_table_keeps_its_keys_from_the_windows_shortcuts_and_no_others(
    qtbot: QtBot, key: Qt.Key, is_the_tables: bool
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = StepsPanel()
    panel.show_run(run_with(steps(30)))
    window.setCentralWidget(panel)
    action = QAction("command", window)
    action.setShortcut(key)
    triggered = QSignalSpy(action.triggered)
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    panel.setFocus()
    qtbot.keyClick(panel.findChild(QTableView), key)
    assert triggered.count() == (0 if is_the_tables else 1)
    window.close()


def test_copying_gives_tab_separated_text_that_reads_back(hundred: Reader) -> None:
    hundred.drag(3, 4)
    assert hundred.copied() == [
        ["step", "θ", "f(x)", "E", "dE/dθ", "new θ"],
        ["3", "3", "6", "3.25", "-3", "4"],
        ["4", "4", "8", "4.25", "-4", "5"],
    ]
    assert hundred.messages == ["Copied steps 3 to 4."]


def test_copying_with_nothing_selected_copies_all_rows(hundred: Reader) -> None:
    lines = hundred.copied()
    assert len(lines) == 101
    assert lines[-1][0] == "100"


def test_select_all_reaches_beyond_the_page(hundred: Reader) -> None:
    hundred.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert hundred.selected() == list(range(1, 101))
    assert len(hundred.copied()) == 101


def test_the_context_menu_copies_the_row_under_the_mouse(hundred: Reader) -> None:
    menu = hundred.panel.findChild(QMenu)
    viewport, place = hundred.table.viewport(), hundred.place_of(6)
    hundred.qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=place)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place), NONE
    )
    QApplication.sendEvent(viewport, asked)
    assert menu.isVisible()
    copy = next(action for action in menu.actions() if action.text() == "&Copy")
    copy.trigger()
    menu.close()
    assert hundred.messages == ["Copied step 6."]


def test_copying_from_an_empty_run_says_so(hundred: Reader) -> None:
    hundred.panel.show_run(run_with(steps(0)))
    hundred.panel.copy()
    assert hundred.messages == ["No steps yet: → makes the first."]


def test_a_larger_font_makes_higher_rows_and_fewer_of_them(hundred: Reader) -> None:
    before = len(hundred.rows())
    font = hundred.panel.font()
    font.setPointSizeF(1.75 * font.pointSizeF())
    hundred.panel.setFont(font)
    assert len(hundred.rows()) < before
    row = hundred.table.visualRect(hundred.table.model().index(0, 0))
    assert row.height() >= hundred.panel.fontMetrics().height()


def test_the_theme_colours_the_cursors_row(hundred: Reader) -> None:
    hundred.panel.show_cursor(2)
    for theme in (LIGHT, DARK):
        hundred.panel.apply_theme(theme)
        image = hundred.table.viewport().grab().toImage()
        place = QPoint(3, hundred.place_of(2).y())
        assert image.pixelColor(place).name() == theme.highlight


@pytest.mark.parametrize("length", [9, 1_000, 99_999, 1_000_000])
def test_the_numbers_of_steps_are_painted_whole(
    qtbot: QtBot, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounded: list[str] = []
    monkeypatch.setattr(
        "gradapp.ui.table.view.elided",
        lambda text, _metrics, _room: rounded.append(str(text)) or str(text),
    )
    reader = Reader(qtbot, run_with(steps(length)))
    reader.panel.show_cursor(length)
    reader.panel.grab()
    assert rounded
    assert not [text for text in rounded if "▸" in text]


def shortened(number: Number, places: int) -> str:
    return fitted(Text(number), lambda some: len(some) <= places)


_PLAIN = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")


@given(st.floats(-1e307, 1e307), st.integers(10, 30))
def test_a_number_that_does_not_fit_is_rounded_and_says_so(value: float, room: int) -> None:
    text = exact(value)
    short = shortened(Number(value), room)
    if len(text) <= room:
        assert short == text
    else:
        assert len(short) <= room
        rounded = float(short.removeprefix("≈").replace("·10", "e").translate(_PLAIN))
        assert rounded == pytest.approx(value, rel=0.5)
        assert short.startswith("≈") or rounded == value


def test_in_a_narrow_cell_a_number_keeps_its_magnitude() -> None:
    assert shortened(Number(0.04000000178813934), 8) == "≈0.04"
    assert shortened(Number(6.399998e-05), 9) == "≈6.4·10⁻⁵"
    assert shortened(Number(-1.5123456e-300), 10) == "≈−2·10⁻³⁰⁰"


def compared(count: int, precision: Precision = Precision.FLOAT64) -> Run:
    """Another run, whose new θ is larger by 1/8 at each step."""
    columns = steps(count)
    columns[-1] += 0.125
    return run_with(columns, precision=precision, name="other")


def test_a_comparison_adds_the_difference_of_new_theta_and_its_ulps(hundred: Reader) -> None:
    hundred.panel.show_reference(compared(3))
    model = hundred.table.model()
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(8)]
    assert headings[5:] == ["new θ", "Δ new θ", "ulps"]
    assert hundred.rows()[2][5:] == ["4", "−0.125", str(distance(4.0, 4.125, Precision.FLOAT64))]
    assert hundred.rows()[3][5:] == ["5", "", ""], "the other run has no such step"
    assert "“other”" in model.headerData(6, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert model.index(2, 6).data(Qt.ItemDataRole.ToolTipRole) == "Δ new θ = −0.125"
    assert model.index(3, 6).data(Qt.ItemDataRole.ToolTipRole) is None
    hundred.panel.show_reference(None)
    assert len(hundred.rows()[0]) == 6


def test_ulps_are_those_of_the_coarser_precision(hundred: Reader) -> None:
    hundred.panel.show_reference(compared(3, Precision.FLOAT32))
    assert hundred.rows()[2][7] == str(distance(4.0, 4.125, Precision.FLOAT32))
    meaning = hundred.table.model().headerData(
        7, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "float32" in meaning


def test_a_comparison_is_copied_too_and_empty_behind_the_end_of_the_other_run(
    hundred: Reader,
) -> None:
    hundred.panel.show_reference(compared(3))
    hundred.drag(3, 4)
    headings, third, fourth = hundred.copied()
    assert headings[-2:] == ["Δ new θ", "ulps"]
    assert third[-3:] == ["4", "-0.125", str(distance(4.0, 4.125, Precision.FLOAT64))]
    assert fourth[-3:] == ["5", "", ""]


def test_a_comparison_stays_when_another_run_is_shown(hundred: Reader) -> None:
    hundred.panel.show_reference(compared(3))
    hundred.panel.show_run(run_with(steps(2)))
    assert hundred.rows()[1][6] == "−0.125"


def test_in_a_narrow_page_a_comparison_hides_what_is_not_compared(hundred: Reader) -> None:
    def hidden() -> list[int]:
        return [column for column in range(8) if hundred.table.isColumnHidden(column)]

    hundred.panel.show_reference(compared(3))
    assert hidden() == [1, 2]
    hundred.panel.resize(260, 300)
    assert hidden() == [1, 2, 3, 4]
    hundred.qtbot.waitUntil(lambda: not hundred.table.horizontalScrollBar().maximum())
    hundred.panel.resize(900, 300)
    assert hidden() == []
    hundred.panel.resize(260, 300)
    hundred.panel.show_reference(None)
    assert [column for column in range(6) if hundred.table.isColumnHidden(column)] == []


@pytest.mark.parametrize("is_compared", [False, True])
def test_columns_are_as_wide_as_if_no_others_had_been_there(
    qtbot: QtBot, is_compared: bool
) -> None:
    line = Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (3.0, -1.0)))
    runs = [run_with(steps(3)), descend(line, "python", steps=3), run_with(steps(2))]

    def widths(reader: Reader) -> list[int]:
        table = reader.table
        return [table.columnWidth(each) for each in range(table.model().columnCount())]

    one = Reader(qtbot, runs[0])
    for run in runs[1:]:
        fresh = Reader(qtbot, run)
        for reader in (one, fresh):
            reader.panel.show_reference(run if is_compared else None)
        one.panel.show_run(run)
        assert widths(one) == widths(fresh)


def test_a_rounded_difference_says_so_also_where_it_does_not_fit() -> None:
    assert shortened(Number(1.2345678901234567e-16, is_rounded=True), 10) == "≈1.2·10⁻¹⁶"
    assert shortened(Number(0.5, is_rounded=True), 4) == "≈0.5"


def test_of_several_parameters_each_new_one_is_compared_and_called_by_its_name() -> None:
    valley = Fit(error="p**2 + 3*q**2", start={"p": 1.0, "q": 1.0}, alpha=0.125)
    ours, theirs = descend(valley, "python", 3), descend(valley.but(alpha=0.25), "python", 2)
    model = StepsModel()
    model.show_run(ours)
    model.show_reference(theirs)
    count = model.columnCount()
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(count)]
    assert headings[-6:] == ["new p", "new q", "Δ new p", "ulps", "Δ new q", "ulps"]
    # p ← p − α 2p and q ← q − α 6q: 3/4 and 1/4, beside 1/2 and −1/2
    row = [model.index(0, column).data() for column in range(count)]
    assert row[-6:-1] == [
        "0.75",
        "0.25",
        "0.25",
        str(distance(0.75, 0.5, Precision.FLOAT64)),
        "0.75",
    ]
    assert row[-1] == str(distance(0.25, -0.5, Precision.FLOAT64))
    assert [model.index(2, column).data() for column in range(count)][-4:] == [""] * 4
    tip = model.headerData(count - 2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("new q of this run minus that of")
    head, first, *_, last = rows_of(ours, 1, 3, theirs)
    assert head[-4:] == ("Δ new p", "ulps", "Δ new q", "ulps")
    assert first[-4:] == tuple(row[-4:])
    assert last[-4:] == ("",) * 4


def test_a_sentence_in_place_of_steps_asks_for_no_height(qtbot: QtBot) -> None:
    panel = StepsPanel()
    qtbot.addWidget(panel)
    for no_step in (*NoStep, NoStep.TO_COME):
        panel.show_hint(no_step)
        assert not panel.hasHeightForWidth(), no_step
        assert panel.minimumSizeHint().height() < 100, no_step
