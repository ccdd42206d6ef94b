from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.problem.notebook import PARAMETERS
from gradapp.ui.kit import spin_box as scientific_spin_box
from gradapp.ui.kit.spin_box import ScientificSpinBox
from tests.ui.seen import expose
from tests.wheel import turn_wheel

SPECS = {spec.name: spec for spec in PARAMETERS}


class Form(QWidget):
    """The field for α above another field, and what the first one has said so far."""

    def __init__(self) -> None:
        super().__init__()
        self.field = ScientificSpinBox(SPECS["alpha"])
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.committed: list[float] = []
        self.refused: list[str] = []
        self.field.committed.connect(self.committed.append)
        self.field.refused.connect(self.refused.append)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form()
    expose(qtbot, form)
    form.activateWindow()
    form.field.setFocus()
    qtbot.waitUntil(form.field.hasFocus)
    return form


@pytest.fixture
def field(form: Form) -> ScientificSpinBox:
    return form.field


def type_text(qtbot: QtBot, field: ScientificSpinBox, text: str) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    for character in text:  # keyClicks() knows Latin-1 only, and not the true minus
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(field, press)


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("1e-9", 1e-9, "1e-09"),
        ("2.5E3", 2500.0, "2500"),
        ("2,5", 2.5, "2.5"),
        ("−3", -3.0, "-3"),
        (" - 1 e -2 ", -0.01, "-0.01"),
        ("+.5", 0.5, "0.5"),
        ("-0", 0.0, "0"),
        ("1/8", 0.125, "0.125"),
        ("≈ 1.5·10⁻⁷", 1.5e-7, "1.5e-07"),
        ("10,000,000", 1e7, "10000000"),
    ],
)
def test_enter_commits_what_was_typed_and_shows_its_shortest_digits(
    qtbot: QtBot, form: Form, typed: str, value: float, shown: str
) -> None:
    type_text(qtbot, form.field, typed)
    assert form.committed == []
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.committed == [value]
    assert math.copysign(1, form.committed[0]) == math.copysign(1, value)
    assert form.field.text() == shown


@given(value=st.floats(-1e12, 1e12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_digits_shown_read_back_as_the_same_value(qtbot: QtBot, value: float) -> None:
    field = ScientificSpinBox(SPECS["theta"])
    qtbot.addWidget(field)
    field.set_value(value)
    field.lineEdit().setText(field.text() + " ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == value


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abc", "α (alpha) must be a number, but is 'abc'."),
        ("nan", "α (alpha) must be a finite number, but is nan."),
        ("-inf", "α (alpha) must be a finite number, but is -inf."),
        ("1e13", "α (alpha) must lie between -1e+12 and 1e+12"),
        ("1e", "α (alpha) must be a number, but is '1e'."),
        ("", "α (alpha) is empty: type a number."),
        ("1,000", "α (alpha) could mean 1000 or 1.0: write one of them, not 1,000."),
        ("1e-400", "α (alpha) is too small for float64: 1e-400 would become 0."),
        ("1e400", "α (alpha) must lie between -1e+12 and 1e+12, but is 1e400."),
    ],
)
def test_enter_refuses_what_is_no_number_in_bounds_and_keeps_it_marked(
    qtbot: QtBot, form: Form, typed: str, sentence: str
) -> None:
    unmarked = form.field.grab().toImage()
    type_text(qtbot, form.field, typed)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.committed == []
    assert len(form.refused) == 1
    assert form.refused[0].startswith(sentence)
    assert form.field.text() == typed
    assert form.field.toolTip() == form.refused[0]
    assert form.field.accessibleDescription() == form.refused[0]
    corner = QPoint(form.field.width() // 2, 1)
    assert form.field.grab().toImage().pixelColor(corner) != unmarked.pixelColor(corner)


def test_thousands_of_pasted_digits_are_refused_in_one_short_sentence(
    qtbot: QtBot, form: Form
) -> None:
    QApplication.clipboard().setText("1" * 32_767)
    form.field.selectAll()
    qtbot.keyClick(form.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.refused == ["α (alpha) has 32,767 characters: at most 1,100 are read."]
    assert form.committed == []


def test_editing_refused_text_takes_the_mark_away(qtbot: QtBot, form: Form) -> None:
    described = form.field.toolTip()
    type_text(qtbot, form.field, "1e13")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.field.mended, timeout=0):
        qtbot.keyClick(form.field, Qt.Key.Key_Backspace)
    assert form.field.toolTip() == described
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.committed == [10.0]


class TestAfterAShortPause:
    @pytest.fixture(autouse=True)
    def _pause(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scientific_spin_box, "PAUSE_MS", 30)

    def test_a_number_is_committed_and_the_text_left_alone(self, qtbot: QtBot, form: Form) -> None:
        type_text(qtbot, form.field, "2.50")
        qtbot.waitUntil(lambda: form.committed == [2.5])
        assert form.field.text() == "2.50"

    def test_a_letter_is_refused_once(self, qtbot: QtBot, form: Form) -> None:
        type_text(qtbot, form.field, "2x")
        qtbot.waitUntil(lambda: form.refused == ["α (alpha) must be a number, but is '2x'."])
        qtbot.keyClick(form.field, Qt.Key.Key_Return)
        assert len(form.refused) == 1

    @pytest.mark.parametrize("typed", ["", "-", "1e", "1e-", ".", "2.e+", "1/", "1·10"])
    def test_an_unfinished_number_is_neither_committed_nor_refused(
        self, qtbot: QtBot, form: Form, typed: str
    ) -> None:
        type_text(qtbot, form.field, typed)
        timer = form.field.findChild(QTimer)
        qtbot.waitUntil(lambda: not timer.isActive())
        assert (form.committed, form.refused) == ([], [])
        assert form.field.text() == typed


def test_escape_brings_the_committed_value_back(qtbot: QtBot, form: Form) -> None:
    type_text(qtbot, form.field, "77")
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert (form.field.text(), form.committed) == ("0.1", [])


def test_leaving_the_field_commits_a_number(qtbot: QtBot, form: Form) -> None:
    type_text(qtbot, form.field, "0,30")
    form.other.setFocus()
    qtbot.waitUntil(lambda: form.committed == [0.3])
    assert form.field.text() == "0.3"


@pytest.mark.parametrize("typed", ["abc", "1e", ""])
def test_leaving_the_field_drops_what_is_no_number(qtbot: QtBot, form: Form, typed: str) -> None:
    type_text(qtbot, form.field, typed)
    form.other.setFocus()
    qtbot.waitUntil(lambda: form.field.text() == "0.1")
    assert form.committed == []
    assert len(form.refused) == 1


def test_what_is_no_number_is_dropped_when_the_field_is_left_while_another_window_is_active(
    qtbot: QtBot, form: Form
) -> None:
    type_text(qtbot, form.field, "[")
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    qtbot.waitUntil(elsewhere.isActiveWindow)
    assert form.field.text() == "[", "who comes back goes on typing"
    form.other.setFocus()
    form.activateWindow()
    qtbot.waitUntil(form.other.hasFocus)
    assert form.field.text() == "0.1"


def test_the_same_value_is_not_committed_again(qtbot: QtBot, form: Form) -> None:
    type_text(qtbot, form.field, "1e-1")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.committed == []


def test_a_value_set_by_the_program_is_shown_without_a_signal(form: Form) -> None:
    form.field.set_value(1e-9)
    assert (form.field.value(), form.field.text(), form.committed) == (1e-9, "1e-09", [])


def test_a_value_set_by_the_program_takes_the_place_of_text_being_typed(
    qtbot: QtBot, form: Form
) -> None:
    for value, text in ((0.1, "0.1"), (0.2, "0.2")):
        type_text(qtbot, form.field, "12e")
        form.field.set_value(value)
        assert form.field.text() == text


@pytest.mark.parametrize(
    ("start", "up", "down"),
    [
        (1.0, 1.1, 0.99),
        (1.1, 1.2, 1.0),
        (0.1, 0.11, 0.099),
        (9.9, 10.0, 9.8),
        (10.0, 11.0, 9.9),
        (-1.0, -0.99, -1.1),
        (1e-9, 1.1e-9, 9e-10),
        (3e11, 3.1e11, 2.9e11),
        (0.0, 0.01, -0.01),
        (1 / 3, 0.3433333333333333, 0.3233333333333333),
    ],
)
def test_an_arrow_moves_by_a_tenth_of_the_decade(
    qtbot: QtBot, form: Form, start: float, up: float, down: float
) -> None:
    form.field.set_value(start)
    qtbot.keyClick(form.field, Qt.Key.Key_Up)
    form.field.set_value(start)
    qtbot.keyClick(form.field, Qt.Key.Key_Down)
    assert form.committed == [up, down]


@pytest.mark.parametrize("name", list(SPECS))
@pytest.mark.parametrize("start", [None, 1e-9, 0.0034, 1.2345])
def test_stepping_down_reaches_zero_and_goes_below(
    qtbot: QtBot, name: str, start: float | None
) -> None:
    field = ScientificSpinBox(SPECS[name])
    qtbot.addWidget(field)
    if start is not None:
        field.set_value(start)
    seen: list[float] = []
    field.committed.connect(seen.append)
    while field.value() >= 0 and len(seen) < 300:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert 0.0 in seen
    assert field.value() < 0


def test_page_up_makes_ten_steps_and_one_commit(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClick(form.field, Qt.Key.Key_PageUp)
    assert form.committed == [0.2]


def test_an_arrow_starts_from_the_number_being_typed(qtbot: QtBot, form: Form) -> None:
    type_text(qtbot, form.field, "40")
    qtbot.keyClick(form.field, Qt.Key.Key_Up)
    assert form.committed == [41.0]


def test_an_arrow_stops_at_the_bound(qtbot: QtBot) -> None:
    field = ScientificSpinBox(replace(SPECS["alpha"], maximum=0.105))
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 0.105
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 0.105


def test_the_wheel_turns_the_value_only_when_the_field_has_the_focus(
    qtbot: QtBot, form: Form
) -> None:
    turn_wheel(form.field, QPointF(5, 5), 1)
    assert form.committed == [0.11]
    form.other.setFocus()
    qtbot.waitUntil(form.other.hasFocus)
    assert not turn_wheel(form.field, QPointF(5, 5), 1).isAccepted()
    assert form.committed == [0.11]


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Space]
)
def test_a_focused_field_has_its_keys_before_the_shortcuts_of_the_window(
    field: ScientificSpinBox, key: Qt.Key
) -> None:
    text = " " if key == Qt.Key.Key_Space else ""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(field, event)
    assert event.isAccepted()


def test_the_field_is_named_and_described_by_the_specification(field: ScientificSpinBox) -> None:
    assert field.accessibleName() == "α"
    assert "the learning rate" in field.accessibleDescription()
    assert "the learning rate" in field.toolTip()
    assert "10¹²" in field.toolTip()


def test_an_assistive_tool_finds_the_value_and_its_bounds_where_qt_looks(
    qtbot: QtBot, form: Form
) -> None:
    spec, field = SPECS["alpha"], form.field
    found = [field.property(name) for name in ("minimum", "value", "maximum")]
    assert found == [spec.minimum, spec.default, spec.maximum]
    type_text(qtbot, field, "0.25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("value") == 0.25
    field.set_value(1e-9)
    assert field.property("value") == 1e-9


def test_a_value_set_by_an_assistive_tool_is_taken_or_refused_as_if_it_was_typed(
    form: Form,
) -> None:
    field = form.field
    field.setProperty("value", 0.5)
    assert (field.value(), field.text(), form.committed) == (0.5, "0.5", [0.5])
    for impossible in (1e300, math.nan, math.inf, "many"):
        field.setProperty("value", impossible)
        assert field.property("value") == field.value() == 0.5
    assert form.committed == [0.5]
    assert "must" in form.refused[0]


def test_with_what_it_is_in_it_goes_away_as_it_was_before_refused_text(
    qtbot: QtBot, form: Form
) -> None:
    before = form.field.text()
    type_text(qtbot, form.field, "inf")
    assert form.field.text() == "inf"
    form.hide()
    assert form.field.text() == before
