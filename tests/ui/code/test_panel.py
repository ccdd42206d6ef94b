"""The code with the line that has just run, the variables after it, and the output."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QKeyEvent, QTextFormat
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    RecordedStep,
    TensorState,
    Variable,
)
from gradapp.core.recording.recorder import record
from gradapp.core.recording.values import value_text
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.code.variable_texts import full_text, kind_text
from gradapp.ui.code.variables import VariablesView
from gradapp.ui.code.view import CodeView
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from tests.ui.seen import expose

AUTOGRAD, OPTIMIZER = method("autograd"), method("optimizer")


@pytest.fixture
def panel(qtbot: QtBot) -> CodePanel:
    panel = CodePanel()
    expose(qtbot, panel, 420, 430)
    panel.show_program(AUTOGRAD.program)
    return panel


@pytest.fixture
def recorded() -> RecordedStep:
    return record(AUTOGRAD, Problem(), 1)


def code(panel: CodePanel) -> CodeView:
    view = panel.findChild(CodeView, "code")
    assert view is not None
    return view


def table(panel: CodePanel) -> VariablesView:
    view = panel.findChild(VariablesView, "variables")
    assert view is not None
    return view


def rows(panel: CodePanel) -> list[tuple[str, ...]]:
    items = [table(panel).topLevelItem(i) for i in range(table(panel).topLevelItemCount())]
    return [tuple(item.text(c) for c in range(3)) for item in items if item is not None]


def output(panel: CodePanel) -> str:
    view = panel.findChild(QPlainTextEdit, "output")
    assert view is not None
    return view.toPlainText()


def sentence(panel: CodePanel) -> str:
    label = panel.findChild(QLabel, "code_sentence")
    assert label is not None
    return label.text() if label.isVisible() else ""


def marked_lines(panel: CodePanel) -> list[str]:
    return [
        mark.cursor.block().text().strip()
        for mark in code(panel).extraSelections()
        if mark.format.property(QTextFormat.Property.FullWidthSelection)
    ]


def test_the_code_shown_is_that_of_the_module(panel: CodePanel) -> None:
    assert code(panel).toPlainText().splitlines() == list(AUTOGRAD.program.lines)


def test_the_line_that_has_run_is_marked_and_told(panel: CodePanel, recorded: RecordedStep) -> None:
    panel.show_recorded(recorded, 2)
    assert marked_lines(panel) == ["E.backward()"]
    assert code(panel).accessibleDescription() == "Line 5 has run: E.backward()"


def test_what_has_changed_has_a_dot_and_is_bold(panel: CodePanel, recorded: RecordedStep) -> None:
    panel.show_recorded(recorded, 2)
    dotted = [row[0] for row in rows(panel) if "●" in row[0]]
    assert dotted == ["● θ"]
    for index in range(table(panel).topLevelItemCount()):
        item = table(panel).topLevelItem(index)
        assert item is not None
        assert item.font(0).bold() is ("●" in item.text(0))


def test_a_gradient_that_is_not_there_is_shown_as_none(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    panel.show_recorded(recorded, 0)
    assert ("  θ", "1", ".grad = None · leaf · requires_grad") in rows(panel)
    panel.show_recorded(recorded, 2)
    assert ("● θ", "1", ".grad = -4 · leaf · requires_grad") in rows(panel)


def test_the_output_comes_when_the_step_is_done(panel: CodePanel, recorded: RecordedStep) -> None:
    panel.show_recorded(recorded, recorded.rest - 1)
    assert output(panel) == ""
    panel.show_recorded(recorded, recorded.rest)
    assert output(panel).splitlines() == list(recorded.output)


def test_what_stands_in_place_of_the_output_is_painted_anew_when_it_changes(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    panel.show_recorded(record(AUTOGRAD, Problem(), 0), 0)
    QApplication.processEvents()
    panel.show_recorded(recorded, 0)
    QApplication.processEvents()
    on_screen = panel.screen().grabWindow(panel.winId()).toImage()
    anew = panel.grab().toImage()
    form = QImage.Format.Format_RGB32
    assert on_screen.convertToFormat(form) == anew.convertToFormat(form)


def test_without_a_trace_nothing_is_marked_and_a_sentence_says_why(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    panel.show_recorded(recorded, 2)
    panel.show_recorded(None, 0, "There is no such step.", no_step=NoStep.TO_COME)
    assert (marked_lines(panel), rows(panel), output(panel)) == ([], [], "")
    instead = panel.findChild(QLabel, "variables_instead")
    assert instead is not None
    assert instead.isVisible()
    assert (instead.text(), sentence(panel)) == ("There is no such step.", "")
    (empty,) = (each.placeholderText() for each in panel.findChildren(QPlainTextEdit, "output"))
    assert empty == "Printed when a step is done: → makes one."


def test_a_missing_source_is_said_in_the_place_of_the_code(panel: CodePanel) -> None:
    panel.show_program(None, "The source can't be read.")
    assert not code(panel).isVisible()
    assert sentence(panel) == "The source can't be read."


def test_the_line_where_a_value_stops_being_finite_is_named(panel: CodePanel) -> None:
    problem = Problem(alpha=1e12)
    descent = Descent(problem, AUTOGRAD)
    block = descent.advance(100)
    assert descent.stop is not None
    recorded = record(AUTOGRAD, problem, descent.stop.step, float(block[0, -1]))
    assert recorded.not_finite is not None
    line, name = recorded.not_finite
    panel.show_recorded(recorded, line)
    assert sentence(panel).startswith(f"{name} = inf after line")
    assert code(panel).trouble == recorded.lines[line].number


def test_an_exception_is_shown_with_its_message(panel: CodePanel) -> None:
    problem = Problem(alpha=-0.1)
    recorded = record(OPTIMIZER, problem, 0)
    panel.show_program(OPTIMIZER.program)
    assert recorded.raised is not None
    panel.show_recorded(recorded, recorded.raised.line)
    assert sentence(panel) == f"ValueError: {recorded.raised.message}"
    output = panel.findChild(QPlainTextEdit, "output")
    assert output is not None
    assert output.placeholderText() == "Nothing is printed: the step ends with an error."
    assert code(panel).trouble == recorded.lines[recorded.raised.line].number


def test_a_click_asks_for_the_line(panel: CodePanel, recorded: RecordedStep, qtbot: QtBot) -> None:
    panel.show_recorded(recorded, 0)
    view = code(panel)
    asked: list[int] = []
    panel.line_requested.connect(asked.append)
    for index in (1, 4):
        shown = AUTOGRAD.program.number(recorded.lines[index].number) - 1
        place = view.rect_of(shown).center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view.click(view.rect_of(1).center().toPoint())  # while True: is no line of a step
    assert asked == [1, 4]


@pytest.mark.parametrize("find", [code, table])
def test_arrow_keys_are_left_to_the_window(
    panel: CodePanel, find: Callable[[CodePanel], CodeView | VariablesView]
) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            event.ignore()
            QApplication.sendEvent(find(panel), event)
            assert not event.isAccepted()


def test_a_variable_is_marked_where_it_stands_alone(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    panel.show_recorded(recorded, 2)
    panel.select_variable("E")
    marks = code(panel).extraSelections()
    words = [mark.cursor.selectedText() for mark in marks if mark.cursor.hasSelection()]
    assert words == ["E"] * 3
    assert table(panel).selected == "E"


def test_the_selection_stays_while_lines_go_by(panel: CodePanel, recorded: RecordedStep) -> None:
    said: list[str] = []
    panel.variable_selected.connect(said.append)
    panel.show_recorded(recorded, 2)
    panel.select_variable("θ")
    for line in (0, 1, 4):
        panel.show_recorded(recorded, line)
        assert table(panel).selected == "θ"
    assert said == []


def test_without_a_step_no_variable_is_marked_whichever_was_selected_before(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    panel.show_recorded(recorded, 2)
    panel.select_variable("E")
    panel.show_recorded(None)
    assert code(panel).extraSelections() == []
    panel.show_recorded(recorded, 2)
    (line,) = code(panel).extraSelections()
    assert not line.cursor.hasSelection()


def test_the_selected_value_is_copied(
    panel: CodePanel, recorded: RecordedStep, qtbot: QtBot
) -> None:
    panel.show_recorded(recorded, 4)
    panel.select_variable("θ")
    qtbot.keyClick(table(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1.4"


def test_the_tooltip_of_a_variable_says_everything_about_it_after_the_line_in_sight(
    panel: CodePanel, recorded: RecordedStep
) -> None:
    view, told = table(panel), set()
    for line in (0, recorded.rest):
        panel.show_recorded(recorded, line)
        variable = recorded.lines[line].variables[-1]
        item = view.topLevelItem(len(recorded.lines[line].variables) - 1)
        assert item is not None
        view.scrollToItem(item)
        at = view.visualItemRect(item).center()
        hover = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), hover)
        assert QToolTip.text() == full_text(variable)
        told.add(QToolTip.text())
        QToolTip.hideText()
    assert len(told) == 2


def test_everything_about_a_tensor_can_be_read() -> None:
    recorded = record(AUTOGRAD, Problem(), 1)
    theta = next(v for v in recorded.lines[4].variables if v.name == "θ")
    text = full_text(theta)
    for words in (
        "θ = 1.4",
        "printed: tensor([1.4000], requires_grad=True)",
        "as float64: 1.399999976158142",
        "hexadecimal: 0x1.6666660000000p+0",
        "shape = [1], dtype = float32",
        "grad = tensor([-4.])",
    ):
        assert words in text


def test_values_are_written_so_that_they_read_back_exactly() -> None:
    for precision in Precision:
        recorded = record(AUTOGRAD, Problem(theta=0.1, x=0.3, precision=precision), 1)
        for line in recorded.lines:
            for variable in line.variables:
                state = variable.state
                if isinstance(state, TensorState):
                    assert precision.rounded(float(str(value_text(state)))) == state.values[0]


def test_optimizers_and_numbers_are_described() -> None:
    optimizer = OptimizerState(
        "SGD", (("lr", PlainState("0.1", 0.1)), ("momentum", PlainState("0", 0.0))), ()
    )
    assert (str(value_text(optimizer)), str(kind_text(optimizer))) == ("SGD", "lr=0.1")
    assert "nothing is kept" in full_text(Variable("optimizer", optimizer, changed=False))
    assert str(value_text(PlainState("0.1", 0.1))) == "0.1"
    assert "0x1.999999999999ap-4" in full_text(Variable("α", PlainState("0.1", 0.1), changed=False))


def test_several_elements_are_written_as_a_list() -> None:
    state = TensorState("tensor([1., 2.])", (1.0, 2.5), (2,), "float32", False, True, None, None)
    assert str(value_text(state)) == "[1, 2.5]"
    assert str(kind_text(state)) == "tensor, float32 · shape (2,)"


def written(view: VariablesView, row: int, column: int) -> str:
    """Return what is painted in a cell."""
    index, delegate = view.model().index(row, column), view.itemDelegate()
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = view.visualRect(index)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    return str(option.text)


@pytest.mark.parametrize("width", [12, 40, 80, 100, 140, 400])
@pytest.mark.parametrize("value", [1.63839999e-10, -1.2345678901234567e-200, 1234567.8901])
def test_in_a_column_of_any_width_a_value_keeps_its_magnitude(
    panel: CodePanel, width: int, value: float
) -> None:
    view = table(panel)
    view.show_variables((Variable("E", PlainState(repr(value), value), changed=True),))
    view.setColumnWidth(1, width)
    text = written(view, 0, 1)
    view.setColumnWidth(1, 1000)
    assert written(view, 0, 1) == repr(value)
    assert text == "…" or view.fontMetrics().horizontalAdvance(text) <= width
    if text != repr(value) and text != "…":
        plain = text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789"))
        assert float(plain.removeprefix("≈").replace("·10", "e")) == pytest.approx(value, rel=0.5)
    assert (text == "…") <= (width < 80)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_mark_has_the_colour_of_the_theme(
    panel: CodePanel, recorded: RecordedStep, theme: Theme
) -> None:
    panel.apply_theme(theme)
    panel.show_recorded(recorded, recorded.line_of(Role.UPDATE, ended=False))
    (mark,) = code(panel).extraSelections()
    assert mark.format.background().color() == QColor(theme.mark)


def test_text_grows_with_the_panels(panel: CodePanel, qapp: QApplication) -> None:
    before = code(panel).fontMetrics().height()
    font = panel.font()
    font.setPointSizeF(1.75 * font.pointSizeF())
    panel.setFont(font)
    assert code(panel).fontMetrics().height() > 1.5 * before
    assert isinstance(table(panel), QTreeWidget)
    assert table(panel).fontMetrics().height() > 1.5 * before


@pytest.mark.parametrize("height", [120, 200, 260, 430])
def test_words_below_the_code_have_room_for_their_lines_in_a_panel_of_any_height(
    panel: CodePanel, height: int
) -> None:
    panel.show_note("Python's numbers are float64, whichever precision is chosen; " * 2)
    broken = record(method("integer"), Problem(), 1)
    panel.show_recorded(broken, len(broken.lines) - 1, advice="Only numbers with a fraction " * 9)
    for _ in range(3):  # the least height follows from the width, and a dock scrolls below it
        panel.resize(300, max(height, panel.minimumSizeHint().height()))
        QApplication.sendPostedEvents()
    below = code(panel).geometry().bottom()
    for name in ("code_sentence", "code_note"):
        words = panel.findChild(QLabel, name)
        assert words is not None
        needed = (
            words.heightForWidth(words.width()) if words.wordWrap() else words.sizeHint().height()
        )
        assert words.height() >= needed, name
        assert words.geometry().top() >= below, name
        below = words.geometry().bottom()


def test_in_a_wide_panel_the_variables_have_all_their_digits(
    panel: CodePanel, qtbot: QtBot
) -> None:
    diverging = record(method("python"), Problem(theta=-0.123456789012345e-99, alpha=0.3), 1)
    panel.resize(700, 430)
    panel.show_recorded(diverging, diverging.rest)
    QApplication.sendPostedEvents()
    row = next(i for i, cells in enumerate(rows(panel)) if cells[0].endswith("θ_0"))
    assert written(table(panel), row, 1) == repr(-0.123456789012345e-99)


@pytest.mark.parametrize("points", [10, 20])
def test_of_the_output_a_whole_line_is_in_sight_above_its_scroll_bar(
    panel: CodePanel, recorded: RecordedStep, points: int
) -> None:
    font = panel.font()
    font.setPointSizeF(points)
    panel.setFont(font)
    panel.show_recorded(recorded, len(recorded.lines) - 1)
    panel.resize(200, panel.minimumSizeHint().height())
    QApplication.sendPostedEvents()
    output = panel.findChild(QPlainTextEdit, "output")
    assert output is not None
    assert output.horizontalScrollBar().isVisible()
    whole = output.blockBoundingGeometry(output.firstVisibleBlock())
    assert output.viewport().height() >= whole.translated(output.contentOffset()).bottom()
