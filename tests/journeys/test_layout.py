"""Where panels are and how large depends on the state alone, not on the way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QSplitterHandle,
    QStyleOptionComboBox,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.lab.entry import Entry
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.ui.code.panel import COLUMNS, LINES
from tests.journeys.conftest import Person
from tests.products import some

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

PLACES = ("formula", "problem", "rate", "ways", "code")


def places(person: Person) -> dict[str, tuple[int, int, int, int]]:
    """Return where everything in the window is that can be seen, once nothing moves any more."""
    person.sees(lambda: person.workbench.shown_run.is_settled)
    settle()
    window = person.window
    found: dict[str, QWidget] = {
        dock.objectName(): dock for dock in window.docks.values() if dock.isVisible()
    }
    for splitter in window.findChildren(QSplitter):
        for index in range(splitter.count()):
            found[f"{splitter.objectName()} {index}"] = splitter.widget(index)
    return {
        name: (widget.mapTo(window, QPoint(0, 0)).toTuple() + widget.size().toTuple())
        for name, widget in found.items()
        if not widget.visibleRegion().isEmpty()
    }


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def drag(widget: QWidget, start: QPoint, by: QPoint) -> None:
    """Take hold of `widget` with the mouse and let go of it elsewhere."""
    left = Qt.MouseButton.LeftButton
    origin = widget.mapToGlobal(start)
    QTest.mousePress(widget, left, pos=start)
    for share in (1, 2, 3, 4):
        # What is dragged may come along.
        QTest.mouseMove(widget, widget.mapFromGlobal(origin + by * share / 4))
        settle()
    QTest.mouseRelease(widget, left, pos=widget.mapFromGlobal(origin + by))
    settle()


def drag_separator(person: Person, name: str, by: int) -> None:
    """Move what is below the panel called `name`, or at the inner side of its column for 0."""
    dock = person.window.docks[name]
    at = QPoint(dock.geometry().center().x(), dock.geometry().bottom() + 3)
    drag(person.window, at, QPoint(0, by))


def drag_column(person: Person, name: str, by: int) -> None:
    """Move the edge between the plots and the column of the panel called `name`."""
    dock = person.window.docks[name].geometry()
    is_left = dock.center().x() < person.window.width() // 2
    at = QPoint(dock.right() + 3 if is_left else dock.left() - 3, dock.center().y())
    drag(person.window, at, QPoint(by, 0))


def drag_handle(person: Person, name: str, by: QPoint) -> None:
    """Move the first handle of a splitter."""
    splitter = person.window.findChild(QSplitter, name)
    assert splitter is not None
    handle: QSplitterHandle = splitter.handle(1)
    drag(handle, handle.rect().center(), by)


def test_a_window_that_was_small_or_large_for_a_while_looks_as_before(window: Person) -> None:
    before = places(window)
    for size in (QSize(1024, 700), QSize(1800, 1000), QSize(800, 560), QSize(1360, 860)):
        window.window.resize(size)
        settle()
    assert places(window) == before


def test_visits_to_the_lab_leave_no_trace(window: Person) -> None:
    before = places(window)
    for _ in range(3):
        for entry in lab.ENTRIES[:2]:
            window.workbench.lab.enter(entry)
            settle()
        window.keys("Ctrl+Shift+B")
        assert places(window) == before
    window.workbench.lab.enter(lab.ENTRIES[0])
    window.window.resize(1024, 700)
    settle()
    window.keys("Ctrl+Shift+B")
    window.window.resize(1360, 860)
    assert places(window) == before


def be_high(person: Person, height: int) -> None:
    person.window.resize(1360, height)


def have_text(person: Person, scale: int) -> None:
    person.window.resize(1100, 740)
    person.workbench.appearance.set_text_scale(scale)


@pytest.mark.parametrize(("have", "room", "none"), [(be_high, 860, 470), (have_text, 100, 175)])
def test_the_lab_is_where_the_window_and_its_text_have_it_whenever_it_was_entered(
    window: Person, have: Callable[[Person, int], None], room: int, none: int
) -> None:
    found = []
    for before, after in ((room, none), (none, none), (none, room), (room, room)):
        have(window, before)
        window.workbench.lab.enter(lab.ENTRIES[0])
        settle()
        have(window, after)
        found.append(places(window))
        window.keys("Ctrl+Shift+B")
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert "dock_code" in found[2]
    assert "dock_code" not in found[0]


@pytest.mark.parametrize(("scale", "size"), [(100, (1360, 860)), (175, (1024, 700))])
def test_what_is_said_while_steps_come_too_fast_to_be_told_moves_nothing(
    window: Person, scale: int, size: tuple[int, int]
) -> None:
    person = window.set_up(text_scale=scale, method="autograd", problem=Problem(alpha=1e-6))
    person.window.resize(*size)
    person.press("Step")
    before = places(person)
    person.chooses_speed(1000)
    person.keys("Space")
    instead = person.find(QLabel, "variables_instead")
    person.sees(lambda: "too fast" in instead.text())
    settle()
    splitters = person.window.findChildren(QSplitter)
    while_fast = [splitter.sizes() for splitter in splitters]
    assert instead.heightForWidth(instead.width()) <= instead.height()
    person.keys("Space")
    person.sees(lambda: not person.workbench.player.playing)
    assert places(person) == before
    assert while_fast == [splitter.sizes() for splitter in splitters]


def test_larger_text_for_a_while_leaves_no_trace(window: Person) -> None:
    before = places(window)
    window.keys(*["Ctrl++"] * 4, "Ctrl+-", "Ctrl+0")
    assert places(window) == before


@pytest.mark.parametrize(
    ("scale", "entries"), [(125, lab.ENTRIES[:: some(3, 1)]), (200, lab.ENTRIES[:1])]
)
def test_sizes_do_not_follow_from_when_something_was_said_of_the_code(
    window: Person, scale: int, entries: Sequence[Entry]
) -> None:
    """An answer, a warning and a note take room inside of their panels only."""
    person = window.set_up(text_scale=scale)
    person.window.resize(1024, 700)
    visit = person.workbench.lab
    for entry in entries:
        visit.enter(entry)
        settle()
        visit.answer(0)
        person.sees(lambda: person.workbench.engine.rests)
        said = docks(person)
        person.keys("Ctrl++", "Ctrl+-")
        assert docks(person) == said, entry.method.id


def test_columns_are_as_wide_whether_the_text_was_large_before_a_panel_was_seen(
    open_window: Callable[..., Person],
) -> None:
    widths = []
    for at_first in (250, 100):
        person = open_window(Remembered(animate=False, text_scale=at_first))
        person.window.resize(1024, 700)
        person.workbench.appearance.set_text_scale(250)
        for name in ("problem", "formula"):  # which usually need more than any other
            person.window.docks[name].close()
        widths.append({name: place[2] for name, place in docks(person).items()})
        person.window.close()
    assert widths[0] == widths[1]


def test_a_panel_in_its_place_offers_to_float_and_a_floating_one_to_go_back(window: Person) -> None:
    def offered() -> list[str]:
        buttons = [
            each.accessibleName()
            for dock in window.window.docks.values()
            for each in dock.titleBarWidget().findChildren(QToolButton)
        ]
        return [name for name in buttons if not name.startswith("Hide ")]

    titles = [dock.windowTitle() for dock in window.window.docks.values()]
    assert offered() == [f"Float {title}" for title in titles]
    window.window.docks["problem"].setFloating(True)
    assert offered()[0] == f"Put {titles[0]} back"
    window.window.docks["problem"].setFloating(False)
    assert offered()[0] == f"Float {titles[0]}"


def docks(person: Person) -> dict[str, tuple[int, int, int, int]]:
    return {name: place for name, place in places(person).items() if name.startswith("dock_")}


def test_what_a_person_moved_stays_and_gives_way_and_comes_back(window: Person) -> None:
    usual = places(window)
    drag_separator(window, "formula", 60)
    drag_separator(window, "problem", -50)
    assert places(window)["dock_problem"][3] == usual["dock_problem"][3] - 50
    drag_column(window, "problem", 40)
    drag_column(window, "formula", 30)
    drag_handle(window, "centre", QPoint(0, -40))
    drag_handle(window, "below", QPoint(30, 0))
    drag_handle(window, "code_parts", QPoint(0, 30))
    moved = places(window)
    assert moved["dock_problem"][2] == usual["dock_problem"][2] + 40
    assert moved["dock_formula"][2] == usual["dock_formula"][2] - 30
    assert abs(moved["centre 0"][3] - usual["centre 0"][3] + 40) <= 1
    for size in (QSize(1024, 700), QSize(1800, 1000), QSize(1360, 860)):
        window.window.resize(size)
        settle()
    assert places(window) == moved
    window.workbench.lab.enter(lab.ENTRIES[0])
    settle()
    window.keys("Ctrl+Shift+B")
    assert places(window) == moved
    window.command("View", "Reset layout")
    assert places(window) == usual


def test_each_problem_has_its_own_room_whichever_was_there_before(window: Person) -> None:
    problems = [Problem(), *(problem for _name, problem, _shows in GALLERY)]
    for size in ((1360, 860), (1024, 700)):
        window.window.resize(*size)
        there, back = {}, {}
        for found, order in ((there, problems), (back, problems[::-1])):
            for problem in order:
                window.workbench.current_run.set_problem(problem)
                found[problem] = places(window)
        assert there == back
        assert there[problems[0]] != there[problems[1]]


@pytest.mark.parametrize("name", ["Five points and a line", "The long valley with momentum"])
def test_all_equations_of_two_parameters_are_in_sight_without_scrolling(
    window: Person, name: str
) -> None:
    (problem,) = (each for title, each, _shows in GALLERY if str(title) == name)
    window.workbench.current_run.set_problem(problem)
    window.press("Step", times=3)
    window.sees(lambda: window.workbench.shown_run.is_settled)
    settle()
    panel = window.window.formula_panel
    cells = [each for each in panel.findChildren(QLabel) if each.isVisible() and each.text()]
    assert len(cells) > 3 * len(panel.equations)
    for cell in cells:
        assert cell.visibleRegion().boundingRect() == cell.rect(), cell.text()


@pytest.mark.parametrize("scale", [100, 150])
def test_closed_and_opened_again_all_is_where_it_was_to_the_pixel(
    open_window: Callable[..., Person], qapp: QApplication, scale: int
) -> None:
    font = qapp.font()
    first = open_window(Remembered(animate=False, text_scale=scale))
    first.window.move(120, 90)
    first.window.resize(1411, 907)
    settle()
    drag_separator(first, "rate", 17)
    drag_column(first, "formula", -23)
    drag_handle(first, "centre", QPoint(0, 31))
    first.window.docks["graph"].raise_()
    first.window.docks["ways"].float_or_dock()
    first.command("View", "Pins")
    settle()
    before, where = places(first), first.window.geometry()
    floating = first.window.docks["ways"].geometry()
    assert "dock_graph" in before
    for _ in range(2):
        first.window.close()
        qapp.setFont(font)
        first = open_window()
        assert places(first) == before
        assert first.window.geometry() == where
        assert first.window.docks["ways"].isFloating()
        assert first.window.docks["ways"].geometry() == floating
    first.window.docks["ways"].float_or_dock()
    first.command("View", "Pins")
    settle()
    qapp.setFont(font)
    second = open_window(Remembered(animate=False, text_scale=scale))
    second.window.resize(1411, 907)
    settle()
    assert {"dock_ways", "dock_rate"} <= set(places(first))
    assert places(first)["dock_problem"][0] == places(second)["dock_problem"][0]


def test_a_floating_panel_is_seen_to_be_lifted_and_goes_back_to_its_place(window: Person) -> None:
    before = places(window)
    screen = window.window.screen().availableGeometry()
    for dock in window.window.docks.values():
        dock.raise_()
        settle()
        docked = dock.mapToGlobal(QPoint(0, 0))
        dock.float_or_dock()
        settle()
        lifted = dock.geometry()
        assert screen.contains(lifted)
        assert (lifted.topLeft() - docked).manhattanLength() > 30
        assert lifted.width() >= dock.useful_width
        assert dock.titleBarWidget().isVisible()
        dock.float_or_dock()
        settle()
    window.window.docks["code"].raise_()
    assert places(window) == before


@pytest.mark.parametrize("name", ["problem", "rate", "ways", "formula"])
def test_a_panel_that_floated_goes_back_to_its_place_after_a_reset_of_the_layout_too(
    window: Person, name: str
) -> None:
    before = places(window)
    dock = window.window.docks[name]
    for _ in range(3):
        dock.float_or_dock()
        dock.resize(340, 260)
        settle()
        dock.float_or_dock()
        settle()
        assert places(window) == before
        window.window.menus.actions["reset_layout"].trigger()
        settle()
        assert places(window) == before


@pytest.mark.parametrize("data", [{}, {"version": 1}, {"version": 1, "left": 7, "normal": []}])
def test_places_that_can_not_be_read_leave_the_usual_ones(
    window: Person, data: dict[str, object]
) -> None:
    before = places(window)
    window.window.restore_places(data, data)
    assert places(window) == before


def test_at_the_usual_size_no_line_of_any_way_is_cut_off_and_the_lab_shows_all_of_it(
    window: Person,
) -> None:
    window.press("Step")
    code = window.window.findChild(QPlainTextEdit, "code")
    assert code is not None
    for number, each in enumerate(METHODS, start=1):
        window.keys(f"Ctrl+{number}")
        window.sees(lambda: not window.workbench.engine.busy)
        settle()
        assert not code.horizontalScrollBar().isVisible(), each.id
        assert not code.verticalScrollBar().isVisible(), each.id
    for entry in lab.ENTRIES:
        window.workbench.lab.enter(entry)
        window.workbench.lab.answer(entry.happens)
        window.sees(lambda: not window.workbench.engine.busy)
        window.sees(lambda: window.workbench.shown_run.is_settled)
        settle()
        assert not code.horizontalScrollBar().isVisible(), entry.method.id
        assert not code.verticalScrollBar().isVisible(), entry.method.id


def test_no_way_is_longer_than_the_code_has_room_for() -> None:
    for each in (*METHODS, *(entry.method for entry in lab.ENTRIES)):
        lines = each.program.lines
        assert len(lines) <= LINES, each.id
        assert max(map(len, lines)) <= COLUMNS, each.id


@pytest.mark.parametrize(
    ("size", "scale"), [((1024, 768), 150), ((1024, 700), 100), ((1360, 860), 100)]
)
def test_in_little_room_equations_line_and_verdict_are_in_sight_without_scrolling(
    window: Person, size: tuple[int, int], scale: int
) -> None:
    person = window.set_up(text_scale=scale)
    person.window.resize(*size)
    person.press("Step", times=3)
    person.keys(*["Down"] * 5)
    person.sees(lambda: person.workbench.shown_run.is_settled and bool(person.marked_line))
    settle()
    equations = person.window.formula_panel
    verdict = person.window.findChild(QLabel, "verdict")
    code = person.window.findChild(QPlainTextEdit, "code")
    assert verdict is not None
    assert code is not None
    for whole in (*equations.findChildren(QLabel), verdict):
        if whole.isVisible():
            assert whole.visibleRegion().boundingRect() == whole.rect(), whole.text()
    document = code.document()
    blocks = [document.findBlockByNumber(index) for index in range(document.blockCount())]
    (block,) = (b for b in blocks if b.text().strip() == person.marked_line)
    line = code.cursorRect(QTextCursor(block))
    seen = code.viewport().visibleRegion().boundingRect()
    assert seen.height() >= 2 * line.height()
    assert seen.top() <= line.top() + 1
    assert line.bottom() - 1 <= seen.bottom()


@pytest.mark.parametrize("scale", [100, 150, 175, 200, 250])
def test_the_window_needs_no_more_than_a_small_screen_whatever_is_computed_and_shown(
    window: Person, scale: int
) -> None:
    problem = Problem(precision=Precision.FLOAT64, x=-123.456, y=-1.5e-9)
    person = window.set_up(text_scale=scale, problem=problem)
    person.press("Step", times=2)
    person.workbench.lab.enter(lab.ENTRIES[0])
    places(person)
    person.window.resize(100, 100)
    settle()
    assert person.window.width() <= 1024
    assert person.window.height() <= 660
    assert person.window.transport.visibleRegion().boundingRect().height() > 0


@pytest.mark.parametrize("scale", [100, 200, 250])
def test_of_each_variable_it_is_seen_what_it_is_and_long_titles_say_that_they_are_cut(
    window: Person, scale: int
) -> None:
    person = window.set_up(text_scale=scale)
    person.keys("Ctrl+2")
    person.press("Step")
    person.keys("Down")
    places(person)
    view = person.find(QTreeWidget, "variables")
    last = view.columnCount() - 1
    needed = view.fontMetrics().horizontalAdvance("number")
    assert view.viewport().width() - view.columnViewportPosition(last) > needed
    for column in range(last):
        assert view.columnWidth(column) > view.fontMetrics().horizontalAdvance("≈0.1")
    option = QStyleOptionComboBox()
    box = person.combo("Way")
    box.initStyleOption(option)
    whole = box.fontMetrics().horizontalAdvance(box.currentText())
    assert option.currentText.endswith("…") == (whole > box.width())
