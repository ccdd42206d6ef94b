"""The status bar: the engine, the step, what the run is doing, and what is said of them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import stated
from gradapp.core.run.trend import Trend
from gradapp.core.trajectory import StepValues
from gradapp.core.words import N_
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.kit.words import text
from gradapp.ui.window.status import StatusBar
from tests.ui.seen import painted

F64 = Precision.FLOAT64
FIRST = StepValues(1, 1.0, 2.0, 1.0, -4.0, 1.4)
LATE = StepValues(12345, 1.4999936, 2.9999872, 1.6384001e-10, -5.1200001e-05, 1.49999872)


class Announced(list[str]):
    """Stands for the screen reader."""

    def __call__(self, _widget: QWidget, text: str) -> None:
        self.append(text)


@pytest.fixture
def said() -> Announced:
    return Announced()


@pytest.fixture
def status(qtbot: QtBot, said: Announced, monkeypatch: pytest.MonkeyPatch) -> StatusBar:
    monkeypatch.setattr("gradapp.ui.window.status.SETTLED", 20)
    status = StatusBar(announce=said)
    qtbot.addWidget(status)
    status.resize(1360, 30)
    status.show()
    return status


ORIGIN = QPoint(0, 0)


def reads(status: StatusBar) -> list[str]:
    """Return the visible texts from left to right."""
    labels = [label for label in status.findChildren(QLabel) if label.isVisible()]
    return [
        label.text() for label in sorted(labels, key=lambda each: each.mapTo(status, ORIGIN).x())
    ]


def label(status: StatusBar, text: str) -> QLabel:
    (found,) = (label for label in status.findChildren(QLabel) if text in label.text())
    return found


def settle(status: StatusBar, said: Announced, qtbot: QtBot) -> list[str]:
    """Wait for what is still to be announced, and return all that was."""
    status.show_engine("settled")
    qtbot.waitUntil(lambda: "settled" in said)
    return [text for text in said if text != "settled"]


def test_the_three_parts_stand_in_a_row_and_the_last_at_the_end(status: StatusBar) -> None:
    status.show_engine("PyTorch 2.13.0 ready")
    QApplication.sendPostedEvents()
    assert reads(status) == ["PyTorch 2.13.0 ready"]
    status.show_step(FIRST, F64)
    status.show_trend(Trend.CONVERGING, None)
    QApplication.sendPostedEvents()
    assert reads(status) == [
        "PyTorch 2.13.0 ready",
        "·",
        "step 1: E = 1, dE/dθ = −4, θ = 1 → 1.4",
        "↘ converging",
    ]
    status.show_step(None, F64)
    status.show_trend(None, None)
    QApplication.sendPostedEvents()
    assert reads(status) == ["PyTorch 2.13.0 ready"]


def test_rounded_numbers_are_called_about_equal(status: StatusBar) -> None:
    status.show_step(LATE, F64)
    assert "step 12,345: E ≈ 1.6384·10⁻¹⁰, dE/dθ ≈ −5.12·10⁻⁵, θ ≈ 1.49999 → 1.5" in reads(status)


@pytest.mark.parametrize(
    ("trend", "text"),
    [
        (Trend.CONVERGING, "↘ converging"),
        (Trend.BOUNCING, "⇄ bouncing"),
        (Trend.DIVERGING, "↗ diverging"),
        (Trend.FIXED_POINT, "● at the fixed point"),
        (None, "■ Stopped."),
    ],
)
def test_what_the_run_is_doing_has_a_sign_and_words(
    status: StatusBar, trend: Trend | None, text: str
) -> None:
    status.show_trend(trend, "Stopped." if trend is None else None)
    assert text in reads(status)


def test_a_stop_is_told_by_its_sentence(status: StatusBar) -> None:
    status.show_trend(Trend.FIXED_POINT, "Fixed point at step 23.")
    assert "● Fixed point at step 23." in reads(status)


def test_longer_and_shorter_numbers_leave_the_trend_in_its_place(status: StatusBar) -> None:
    status.show_trend(Trend.CONVERGING, None)
    status.show_step(LATE, F64)
    QApplication.sendPostedEvents()
    place = label(status, "converging").geometry()
    for values in (FIRST, StepValues(2, 1.4, 2.8, 0.04, -0.8, 1.48), LATE):
        status.show_step(values, F64)
        QApplication.sendPostedEvents()
        assert label(status, "converging").geometry() == place


def test_a_sentence_without_room_loses_digits_before_words(status: StatusBar) -> None:
    words = N_("Stop", "Fixed point at step {step}: θ {theta} no longer changes.")
    sentence = words.filled(step=12_345, theta=stated(2 / 3))
    status.show_trend(Trend.FIXED_POINT, text(sentence))
    part = label(status, "Fixed")
    assert part.text() == "● Fixed point at step 12,345: θ = 0.6666666666666666 no longer changes."
    part.resize(part.fontMetrics().horizontalAdvance(part.text()) - 1, part.height())
    assert part.shown() == "● Fixed point at step 12,345: θ ≈ 0.666666666666667 no longer changes."
    assert part.tip() == part.text()


def test_a_narrow_window_elides_and_tells_all_in_the_tooltip(status: StatusBar) -> None:
    sentence = "Fixed point at step 12,345: θ = 1.5 no longer changes in float32."
    status.show_engine("PyTorch is loading; way 1 works already")
    status.show_step(LATE, F64)
    status.show_trend(Trend.FIXED_POINT, sentence)
    QApplication.sendPostedEvents()
    assert label(status, "Fixed").tip() == ""
    status.resize(500, 30)
    QApplication.sendPostedEvents()
    assert sentence in label(status, "Fixed").tip()
    assert "θ ≈ 1.49999" in label(status, "dE/dθ").tip()
    for part in status.findChildren(QLabel):
        assert status.rect().contains(part.mapTo(status, part.rect().bottomRight()))
    status.resize(1360, 30)
    QApplication.sendPostedEvents()
    assert label(status, "Fixed").tip() == ""


def test_a_change_that_lasts_is_announced_once_in_words(
    status: StatusBar, said: Announced, qtbot: QtBot
) -> None:
    status.show_engine("PyTorch 2.13.0 ready")
    status.show_trend(Trend.CONVERGING, None)
    qtbot.waitUntil(lambda: len(said) == 2)
    status.show_engine("PyTorch 2.13.0 ready")
    status.show_trend(Trend.CONVERGING, None)
    status.show_trend(Trend.DIVERGING, "Diverged at step 9.")
    assert settle(status, said, qtbot) == [
        "PyTorch 2.13.0 ready",
        "converging",
        "Diverged at step 9.",
    ]


def test_what_passes_by_while_playing_fast_is_not_announced(
    status: StatusBar, said: Announced, qtbot: QtBot
) -> None:
    status.show_engine("ready")
    qtbot.waitUntil(lambda: said == ["ready"])
    for _ in range(50):
        status.show_engine("computing …")
        status.show_step(FIRST, F64)
        status.show_trend(Trend.DIVERGING, None)
        status.show_engine("ready")
        status.show_step(LATE, F64)
        status.show_trend(Trend.BOUNCING, None)
    qtbot.waitUntil(lambda: len(said) > 1)
    assert said == ["ready", "bouncing"]


def test_a_message_takes_the_place_of_the_rest_and_is_announced(
    status: StatusBar, said: Announced
) -> None:
    status.show_engine("ready")
    status.show_message("Copied.")
    assert status.currentMessage() == "Copied."
    assert said == ["Copied."]
    assert reads(status) == []
    status.clearMessage()
    assert reads(status) == ["ready"]


def test_nothing_is_painted_over_a_message_while_texts_become_larger(status: StatusBar) -> None:
    status.show_engine("ready")
    status.show_message("Copied.")
    font = status.font()
    font.setPointSizeF(2 * font.pointSizeF())
    status.setFont(font)
    for _ in range(3):  # in Qt, one thing asks for the next to be done later
        QApplication.sendPostedEvents()
    assert (status.currentMessage(), reads(status)) == ("Copied.", [])
    status.clearMessage()
    assert reads(status) == ["ready"]


def test_a_run_that_converges_or_diverges_has_the_colour_of_its_steps(status: StatusBar) -> None:
    for theme in (LIGHT, DARK):
        status.apply_theme(theme)
        for trend, colour in (
            (Trend.CONVERGING, theme.decrease_text),
            (Trend.DIVERGING, theme.increase_text),
            (Trend.BOUNCING, theme.text),
        ):
            status.show_trend(trend, None)
            shown = label(status, trend.value).palette().color(QPalette.ColorRole.WindowText)
            assert shown.name() == colour


def test_an_announcement_reaches_qts_accessibility(
    status: StatusBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def keep(event: QAccessibleAnnouncementEvent) -> None:
        sent.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    announce(status, "converging")
    assert sent == ["converging"]


def is_near(text: str, values: StepValues) -> bool:
    """Say whether a number is one of the step's, to four digits."""
    mantissa, _, exponent = text.replace("−", "-").partition("·10")
    power = exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    found = float(mantissa) * 10.0 ** int(power or 0)
    known = values.error, values.gradient, values.theta, values.theta_next
    return any(found == pytest.approx(each, rel=5e-4) for each in known)


@pytest.mark.parametrize("values", [FIRST, LATE], ids=["first", "late"])
@pytest.mark.parametrize("size", [9, 16])
def test_where_room_is_scarce_parts_of_the_step_go_before_digits_do(
    status: StatusBar, values: StepValues, size: int
) -> None:
    font = status.font()
    font.setPointSizeF(size)
    status.setFont(font)
    status.show_engine("PyTorch 2.13.0 ready")
    status.show_step(values, F64)
    status.show_trend(Trend.CONVERGING, None)
    step = status.findChild(FittingLabel, "step")
    assert step is not None
    seen = set()
    for width in range(1600, 240, -40):
        status.resize(width, 30)
        QApplication.processEvents()
        shown = step.shown()
        seen.add(shown)
        assert step.fontMetrics().horizontalAdvance(shown) <= step.width() or "…" in shown
        for rounded in re.findall(r"≈ (.*?)(?:, [Edθ]|$)", shown):
            for number in rounded.split(" → "):
                assert is_near(number, values), (width, shown)
    assert len(seen) > 3


def test_a_message_is_withdrawn_itself_and_not_another_in_the_same_words(status: StatusBar) -> None:
    first, second = status.show_message("No room."), status.show_message("No room.")
    status.withdraw(first)
    assert (status.currentMessage(), status.has_message(second)) == ("No room.", True)
    status.withdraw(second)
    assert (status.currentMessage(), status.has_message(second)) == ("", False)


def test_what_has_replaced_a_message_stays_when_that_is_withdrawn(status: StatusBar) -> None:
    number = status.show_message("Pinned.")
    status.showMessage("A tip.")  # as Qt does with that of an action
    status.withdraw(number)
    assert status.currentMessage() == "A tip."
    status.clearMessage()
    status.withdraw(status.show_message("Copied.") - 1)
    assert status.currentMessage() == "Copied."


def test_a_message_without_room_is_said_to_be_longer_and_is_whole_in_its_tooltip(
    status: StatusBar,
) -> None:
    message = "Pinned for the race: “Adam · 2 autograd · α = 0.1”."
    status.resize(200, 30)
    before = status.grab().toImage()
    status.show_message(message)
    ((place, shown),) = painted(status)
    assert shown != message
    assert message.startswith(shown.removesuffix("…"))
    assert shown.endswith("…")
    assert status.fontMetrics().horizontalAdvance(shown) <= place.width() < 200
    assert status.toolTip() == message
    status.clearMessage()
    assert not status.toolTip()
    assert status.grab().toImage() == before


def test_a_message_that_has_just_room_stands_where_qt_would_write_it(status: StatusBar) -> None:
    message = "Copied: θ = 1.4"
    needed = status.fontMetrics().horizontalAdvance(message)
    status.show_message(message)
    wide = status.grab(QRect(0, 0, needed + 6, 30)).toImage()
    status.resize(needed + 18, 30)
    assert painted(status) == []
    assert status.grab(QRect(0, 0, needed + 6, 30)).toImage() == wide


@pytest.mark.parametrize("size", [9.0, 10.0, 10.5, 15.75, 18.0])
def test_it_is_as_high_whether_its_texts_or_the_size_of_text_changed_first(
    qtbot: QtBot, size: float
) -> None:
    heights = set()
    for is_empty_first in (True, False):
        status = StatusBar(announce=Announced())
        qtbot.addWidget(status)
        status.show_engine("PyTorch ready")
        status.show()
        QApplication.processEvents()
        font = status.font()
        font.setPointSizeF(size)
        for is_text in (is_empty_first, not is_empty_first):
            if is_text:
                status.show_engine("")
            else:
                status.setFont(font)
            QApplication.processEvents()
        heights.add(status.sizeHint().height())
        status.show_engine("PyTorch ready")
        QApplication.processEvents()
        heights.add(status.sizeHint().height())
    assert len(heights) == 1
