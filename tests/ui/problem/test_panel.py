from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.ui.kit.spin_box import ScientificSpinBox
from gradapp.ui.kit.theme import DARK
from gradapp.ui.problem.panel import ProblemPanel
from tests.additions.momentum import MOMENTUM
from tests.ui.seen import expose
from tests.wheel import turn_wheel


@pytest.fixture
def panel(qtbot: QtBot) -> ProblemPanel:
    panel = ProblemPanel()
    expose(qtbot, panel, 300, panel.sizeHint().height())
    panel.activateWindow()
    return panel


@pytest.fixture
def edited(panel: ProblemPanel) -> list[Problem]:
    problems: list[Problem] = []
    panel.problem_edited.connect(problems.append)
    return problems


@pytest.fixture
def chosen(panel: ProblemPanel) -> list[str]:
    ids: list[str] = []
    panel.method_chosen.connect(ids.append)
    return ids


def labelled(panel: ProblemPanel, text: str) -> QWidget:
    """Find a field the way a person does: by the label beside it, or else by its name."""
    labels = [label for label in panel.findChildren(QLabel) if label.text() == text]
    if labels:
        (label,) = labels
        assert label.buddy() is not None
        return label.buddy()
    (field,) = [box for box in panel.findChildren(QComboBox) if box.accessibleName() == text]
    return field


def number(panel: ProblemPanel, symbol: str) -> ScientificSpinBox:
    field = labelled(panel, symbol)
    assert isinstance(field, ScientificSpinBox)
    return field


def choices(panel: ProblemPanel, text: str) -> QComboBox:
    field = labelled(panel, text)
    assert isinstance(field, QComboBox)
    return field


def reads(panel: ProblemPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def enter(qtbot: QtBot, field: ScientificSpinBox, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def enabled(choice: QComboBox, index: int) -> bool:
    return bool(choice.model().index(index, 0).flags() & Qt.ItemFlag.ItemIsEnabled)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("θ₀", Problem(theta=7, y=5)),
        ("x", Problem(x=7, y=5)),
        ("y", Problem(y=7)),
        ("α", Problem(alpha=7, y=5)),
    ],
)
def test_editing_a_parameter_emits_the_problem_with_all_the_others_as_shown(
    qtbot: QtBot, panel: ProblemPanel, edited: list[Problem], symbol: str, expected: Problem
) -> None:
    panel.show_problem(Problem(y=5))
    assert edited == []
    enter(qtbot, number(panel, symbol), "7")
    assert edited == [expected]


def test_two_edits_add_up(qtbot: QtBot, panel: ProblemPanel, edited: list[Problem]) -> None:
    enter(qtbot, number(panel, "x"), "4")
    enter(qtbot, number(panel, "α"), "1e-3")
    assert edited[-1] == Problem(x=4, alpha=1e-3)


def test_choosing_a_precision_emits_the_problem(
    qtbot: QtBot, panel: ProblemPanel, edited: list[Problem]
) -> None:
    precision = choices(panel, "Precision")
    assert precision.currentText() == "float32"
    qtbot.keyClick(precision, Qt.Key.Key_Down)
    assert edited == [Problem(precision=Precision.FLOAT64)]


def test_a_field_goes_with_its_problem_and_what_is_half_typed_in_it_goes_unsaid(
    qtbot: QtBot, panel: ProblemPanel, edited: list[Problem]
) -> None:
    fields = {symbol: number(panel, symbol) for symbol in ("x", "α")}
    fields["x"].setFocus()
    qtbot.keyClicks(fields["x"], "7")
    panel.show_problem(Problem(y=5))
    assert fields["x"].hasFocus()
    assert {symbol: number(panel, symbol) for symbol in fields} == fields
    qtbot.keyClicks(fields["x"], "7")
    panel.show_problem(GALLERY[0][1])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [label.text() for label in panel.findChildren(QLabel) if label.buddy()] == [
        "Way",
        "α",
        "Precision",
    ]
    assert number(panel, "α") is fields["α"]
    assert fields["α"].hasFocus()
    panel.show_problem(Problem(x=7))
    assert number(panel, "x").text() == "7"
    assert edited == []


def test_a_problem_set_by_the_program_is_shown_without_a_signal(
    panel: ProblemPanel, edited: list[Problem]
) -> None:
    panel.show_problem(Problem(-1, 0.5, 1e6, 1e-9, Precision.FLOAT64))
    assert [number(panel, symbol).text() for symbol in ("θ₀", "x", "y", "α")] == [
        "-1",
        "0.5",
        "1000000",
        "1e-09",
    ]
    assert choices(panel, "Precision").currentText() == "float64"
    assert edited == []


def test_another_problem_is_shown_whole_and_nothing_typed_is_left_to_change_it(
    qtbot: QtBot, panel: ProblemPanel, edited: list[Problem]
) -> None:
    field = number(panel, "y")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-0.1")
    panel.show_problem(Problem())
    assert field.text() == "-0.1", "the same problem disturbs nobody who types"
    panel.show_problem(Problem(alpha=0.22))
    assert field.text() == "3"
    number(panel, "x").setFocus()
    assert edited == []


def test_ways_of_pytorch_wait_until_it_is_loaded(
    qtbot: QtBot, panel: ProblemPanel, chosen: list[str]
) -> None:
    methods = choices(panel, "Way")
    assert [enabled(methods, index) for index in range(4)] == [True, False, False, False]
    assert methods.itemText(1) == "2 torch.autograd backward() …"
    assert (
        methods.itemData(1, Qt.ItemDataRole.ToolTipRole)
        == "PyTorch is still loading; ways without it already work"
    )
    qtbot.keyClick(methods, Qt.Key.Key_Down)
    assert chosen == []

    panel.set_torch_ready(True)
    assert [enabled(methods, index) for index in range(4)] == [True] * 4
    assert methods.itemText(1) == "2 torch.autograd backward()"
    assert not methods.itemData(1, Qt.ItemDataRole.ToolTipRole)
    qtbot.keyClick(methods, Qt.Key.Key_Down)
    assert chosen == ["autograd"]


def test_a_way_set_by_the_program_is_shown_without_a_signal(
    panel: ProblemPanel, chosen: list[str]
) -> None:
    panel.show_method("mseloss")
    panel.set_torch_ready(True)
    assert choices(panel, "Way").currentText() == "4 torch.nn.MSELoss"
    assert chosen == []


def test_choosing_the_way_that_is_shown_emits_nothing(
    qtbot: QtBot, panel: ProblemPanel, chosen: list[str]
) -> None:
    qtbot.keyClick(choices(panel, "Way"), Qt.Key.Key_Home)
    choices(panel, "Way").activated.emit(0)
    assert chosen == []


def test_the_panel_says_that_bare_python_computes_in_float64(panel: ProblemPanel) -> None:
    assert "This way computes in float64." in reads(panel)
    panel.show_method("autograd")
    assert "Bare Python" not in reads(panel)


LINE = Fit("w*x + b", Data(("x",), ((1.0, 2.0),), (2.0, 3.0)))


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(x=0), "x = 0: the gradient is 0 everywhere."),
        (Problem(alpha=0), "α = 0: θ never moves."),
        (LINE.but(alpha=0.0), "α = 0: w and b never move."),
        (Problem(alpha=-0.1), "α < 0 climbs, and torch.optim.SGD refuses it."),
        (Problem(x=0, alpha=-1), "α < 0: torch.optim.SGD refuses it."),
        (Problem(alpha=-0.1, rule=MOMENTUM.rule({})), "α < 0 climbs."),
    ],
)
def test_special_values_are_explained_while_they_are_shown(
    panel: ProblemPanel, problem: Problem, words: str
) -> None:
    panel.show_problem(problem)
    assert words in reads(panel)
    panel.show_problem(Problem(x=-2))
    assert words not in reads(panel)


def test_refused_text_is_explained_until_it_is_mended(
    qtbot: QtBot, panel: ProblemPanel, edited: list[Problem]
) -> None:
    panel.show_problem(Problem(alpha=0))
    with qtbot.waitSignal(panel.refused, timeout=0):
        enter(qtbot, number(panel, "x"), "two")
    panel.apply_theme(DARK)
    assert "⚠ x must be a number, but is 'two'." in reads(panel)
    qtbot.keyClick(number(panel, "x"), Qt.Key.Key_Escape)
    assert "⚠" not in reads(panel)
    assert "α = 0: θ never moves." in reads(panel)
    assert edited == []


def test_notes_that_come_and_go_move_nothing(qtbot: QtBot, panel: ProblemPanel) -> None:
    def places() -> list[int]:
        QApplication.sendPostedEvents()
        fields = [number(panel, symbol) for symbol in ("θ₀", "x", "y", "α")]
        heights = [panel.heightForWidth(width) for width in (250, 300, 400)]
        return heights + [field.y() for field in fields]

    before = places()
    panel.show_method("autograd")
    panel.show_problem(Problem(alpha=-1))
    assert places() == before
    for refused in ("1e13", "1,000", "", "1e-400"):
        enter(qtbot, number(panel, "x"), refused)
        assert places() == before


def test_the_wheel_over_an_unfocused_list_is_left_to_the_scroll_area(
    panel: ProblemPanel, edited: list[Problem]
) -> None:
    precision = choices(panel, "Precision")
    number(panel, "x").setFocus()
    assert not turn_wheel(precision, QPointF(5, 5), -1).isAccepted()
    assert edited == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Space])
def test_a_list_has_its_keys_before_the_shortcuts_of_the_window(
    panel: ProblemPanel, key: Qt.Key
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(choices(panel, "Way"), event)
    assert event.isAccepted()


def test_the_panel_fits_the_column_and_grows_with_the_text(
    qtbot: QtBot, panel: ProblemPanel
) -> None:
    panel.apply_theme(DARK)
    assert panel.minimumSizeHint().width() <= 300
    height = panel.sizeHint().height()
    font = QFont(panel.font())
    font.setPointSizeF(1.75 * font.pointSizeF())
    panel.setFont(font)
    qtbot.waitUntil(lambda: panel.sizeHint().height() > 1.4 * height)


def test_tab_goes_through_the_fields_from_top_to_bottom(qtbot: QtBot, panel: ProblemPanel) -> None:
    choices(panel, "Way").setFocus()
    for label in ("θ₀", "x", "y", "α", "Precision"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is labelled(panel, label)


def test_every_field_has_a_name_for_screen_readers(panel: ProblemPanel) -> None:
    fields = [*panel.findChildren(ScientificSpinBox), *panel.findChildren(QComboBox)]
    assert [field.accessibleName() for field in fields] == ["θ₀", "x", "y", "α", "Way", "Precision"]
    assert all(field.objectName() for field in fields)


def test_its_usual_height_is_that_of_the_problem_whatever_was_shown_before(
    qtbot: QtBot, panel: ProblemPanel
) -> None:
    for _name, problem, _shows in (*GALLERY, ("", Problem(), "")):
        with qtbot.waitSignal(panel.needs_changed):
            panel.show_problem(problem)
        fresh = ProblemPanel()
        qtbot.addWidget(fresh)
        fresh.show_problem(problem)
        for each in (panel, fresh):
            each.ensurePolished()
        QApplication.processEvents()
        for width in range(220, 420):
            assert panel.usual_height(width) == fresh.usual_height(width), problem.summary


def test_other_numbers_of_the_same_problem_need_no_other_room(
    qtbot: QtBot, panel: ProblemPanel
) -> None:
    with qtbot.assertNotEmitted(panel.needs_changed):
        panel.show_problem(Problem(alpha=0.123456789, x=-2.5))


def test_the_notebooks_formulas_stand_below_one_another_where_a_column_is_narrow(
    qtbot: QtBot, panel: ProblemPanel
) -> None:
    formulas = panel.findChild(QLabel, "formulas")
    assert isinstance(formulas, QLabel)
    width = formulas.fontMetrics().horizontalAdvance
    for room in (400, panel.minimumSizeHint().width(), 400):
        panel.resize(room, 400)
        QApplication.processEvents()
        shown = formulas.text().splitlines()
        assert " ".join(" ".join(shown).split()) == "f(x) = θx E = (f(x) − y)²"
        assert len(shown) == (1 if room == 400 else 2)
        assert max(map(width, shown)) <= formulas.width()
