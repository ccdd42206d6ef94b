"""The bar with the scrubber, the speed and the buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from gradapp.core.limits import MOST_STEPS
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.transport.bar import Transport
from gradapp.ui.transport.speeds import SPEEDS
from tests.pictures import colours
from tests.ui.seen import Paints, expose, on_screen

ACTIONS = {
    "reset": ("To sta&rt", "Home"),
    "back": ("&Back", "Left"),
    "play": ("&Play", "Space"),
    "step": ("&Step", "Right"),
    "end": ("To &end", "End"),
    "line_back": ("Pre&vious line", "Up"),
    "line_forward": ("&Next line", "Down"),
}


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window with the transport in it, and shortcuts on its actions."""
    window = QMainWindow()
    shape = QPixmap(32, 32)
    shape.fill(QColor("black"))
    actions = {}
    for key, (text, shortcut) in ACTIONS.items():
        action = QAction(QIcon(shape), text, window)
        action.setShortcut(QKeySequence(shortcut))
        window.addAction(action)
        actions[key] = action
    window.setCentralWidget(Transport(actions))
    expose(qtbot, window, 1000, 150)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    return window


@pytest.fixture
def transport(window: QMainWindow) -> Transport:
    transport = window.centralWidget()
    assert isinstance(transport, Transport)
    return transport


def slider(transport: Transport, name: str) -> QSlider:
    (found,) = (s for s in transport.findChildren(QSlider) if s.accessibleName() == name)
    return found


def button(transport: Transport, name: str) -> QToolButton:
    (found,) = (b for b in transport.findChildren(QToolButton) if b.accessibleName() == name)
    return found


def labels(transport: Transport) -> list[str]:
    return [label.text() for label in transport.findChildren(QLabel)]


class Heard:
    """What the transport asked for, in order."""

    def __init__(self, transport: Transport) -> None:
        self.events: list[int] = []
        transport.step_requested.connect(self.events.append)


def test_a_click_on_the_scrubber_asks_for_the_step_under_it(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_position(1, 100)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=scrubber.rect().center())
    assert heard.events == [pytest.approx(50, abs=1)]


def test_a_drag_asks_for_every_step_it_passes(transport: Transport, qtbot: QtBot) -> None:
    transport.show_position(0, MOST_STEPS)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    middle = scrubber.rect().center()
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(scrubber, middle + QPoint(40, 0))
    qtbot.mouseMove(scrubber, QPoint(scrubber.width() + 50, middle.y()))
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton)
    assert len(heard.events) == 3
    assert heard.events == sorted(heard.events)
    assert heard.events[-1] == MOST_STEPS


def test_taking_the_handle_beside_its_middle_moves_nothing(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_position(0, 1_000_000)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    qtbot.mouseClick(
        scrubber, Qt.MouseButton.LeftButton, pos=QPoint(3, scrubber.rect().center().y())
    )
    assert heard.events == []


def test_showing_a_position_asks_for_nothing(transport: Transport) -> None:
    heard = Heard(transport)
    transport.show_position(5, 8)
    transport.show_position(MOST_STEPS, MOST_STEPS)
    transport.show_position(0, 0)
    assert heard.events == []
    transport.show_position(1, 8)
    assert "step 1 of 8" in labels(transport)
    assert slider(transport, "Step shown").value() == 1


def test_a_handle_that_is_let_go_shows_the_step_that_is_looked_at(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_position(0, 0)
    scrubber = slider(transport, "Step shown")
    left = QPoint(2, scrubber.height() // 2)
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=left)
    transport.show_position(1, 1)  # a step that was on its way
    assert scrubber.value() == 0
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=left)
    assert scrubber.value() == 1


def test_a_held_handle_is_not_torn_away_by_the_run(transport: Transport, qtbot: QtBot) -> None:
    transport.show_position(0, 100)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=scrubber.rect().center())
    held, asked = scrubber.value(), list(heard.events)
    transport.show_position(99, 120)
    assert scrubber.value() == held
    assert heard.events == asked
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton)
    transport.show_position(99, 120)
    assert scrubber.value() == 99


def test_keys_on_the_scrubber_go_step_by_step_and_to_the_ends(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_position(5, 8)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    scrubber.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(scrubber, key)
    assert heard.events == [6, 5, 8, 0]


def test_right_on_the_scrubber_at_the_last_step_is_left_to_the_window(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_position(8, 8)
    scrubber, heard = slider(transport, "Step shown"), Heard(transport)
    scrubber.setFocus(Qt.FocusReason.TabFocusReason)
    step = button(transport, "Step").defaultAction()
    with qtbot.waitSignal(step.triggered):
        qtbot.keyClick(scrubber, Qt.Key.Key_Right)
    assert heard.events == []


def test_keys_on_the_speed_change_the_speed_and_not_the_step(
    transport: Transport, qtbot: QtBot
) -> None:
    transport.show_speed(1)
    speed = slider(transport, "Speed")
    speed.setFocus(Qt.FocusReason.TabFocusReason)
    step = button(transport, "Step").defaultAction()
    with (
        qtbot.assertNotEmitted(step.triggered),
        qtbot.waitSignal(transport.speed_changed) as changed,
    ):
        qtbot.keyClick(speed, Qt.Key.Key_Right)
    assert changed.args == [2]
    assert "2 steps/s" in labels(transport)
    qtbot.keyClick(speed, Qt.Key.Key_End)
    assert "as fast as possible" in labels(transport)
    with qtbot.assertNotEmitted(step.triggered):
        qtbot.keyClick(speed, Qt.Key.Key_Right)


def test_showing_a_speed_names_it_and_says_nothing(transport: Transport, qtbot: QtBot) -> None:
    names: list[str] = []
    with qtbot.assertNotEmitted(transport.speed_changed):
        for index in range(len(SPEEDS)):
            transport.show_speed(index)
            names += labels(transport)
    slow = "1 step in 2\u00a0s"
    for name in (slow, "1 step/s", "30 steps/s", "1,000 steps/s", "as fast as possible"):
        assert names.count(name) == 1


def test_a_click_on_a_button_triggers_its_action_and_leaves_the_keyboard_where_it_was(
    transport: Transport, qtbot: QtBot
) -> None:
    for name in ("To start", "Back", "Play", "Step", "To end"):
        pressed = button(transport, name)
        with qtbot.waitSignal(pressed.defaultAction().triggered):
            qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
        assert not pressed.hasFocus()
        assert pressed.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_space_presses_the_button_that_has_the_focus(transport: Transport, qtbot: QtBot) -> None:
    step, play = button(transport, "Step"), button(transport, "Play")
    step.setFocus(Qt.FocusReason.TabFocusReason)
    with (
        qtbot.assertNotEmitted(play.defaultAction().triggered),
        qtbot.waitSignal(step.defaultAction().triggered),
    ):
        qtbot.keyClick(step, Qt.Key.Key_Space)


def test_space_elsewhere_is_the_windows(
    window: QMainWindow, transport: Transport, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(button(transport, "Play").defaultAction().triggered):
        qtbot.keyClick(window, Qt.Key.Key_Space)


@pytest.mark.parametrize("name", ["Step", "Back"])
def test_a_held_step_button_repeats(transport: Transport, qtbot: QtBot, name: str) -> None:
    held, times = button(transport, name), []

    def count(checked: bool) -> None:
        times.append(checked)

    held.defaultAction().triggered.connect(count)
    qtbot.mousePress(held, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(times) >= 3)
    qtbot.mouseRelease(held, Qt.MouseButton.LeftButton)
    assert not button(transport, "Play").autoRepeat()


def test_tooltips_name_the_shortcut_and_follow_the_action(transport: Transport) -> None:
    play = button(transport, "Play")
    assert "Space" in play.toolTip()
    play.defaultAction().setText("&Pause")
    assert play.accessibleName() == "Pause"
    assert play.toolTip() == "Pause (Space)"


def test_nothing_moves_while_the_numbers_grow_or_play_becomes_pause(transport: Transport) -> None:
    def places() -> list[object]:
        QApplication.sendPostedEvents()
        children = [*transport.findChildren(QLabel), *transport.findChildren(QToolButton)]
        return [child.geometry() for child in children]

    transport.show_position(0, 0)
    at_first = places()
    transport.show_position(MOST_STEPS, MOST_STEPS)
    transport.show_speed(len(SPEEDS) - 1)
    button(transport, "Play").defaultAction().setText("Pause")
    assert places() == at_first


def test_at_a_narrow_width_the_buttons_keep_their_icons_alone(transport: Transport) -> None:
    style = Qt.ToolButtonStyle
    assert button(transport, "Play").toolButtonStyle() == style.ToolButtonTextUnderIcon
    transport.window().resize(transport.minimumSizeHint().width(), 150)
    QApplication.sendPostedEvents()
    assert button(transport, "Play").toolButtonStyle() == style.ToolButtonIconOnly


@pytest.mark.usefixtures("large_text")
def test_with_large_text_it_fits_a_narrow_window_and_cuts_no_word(transport: Transport) -> None:
    transport.show_position(MOST_STEPS, MOST_STEPS)
    assert transport.minimumSizeHint().width() <= 1000
    transport.window().resize(1000, 150)
    QApplication.sendPostedEvents()
    children = [*transport.findChildren(QLabel), *transport.findChildren(QToolButton)]
    for child in children:
        assert transport.rect().contains(child.geometry())
        others = (other for other in children if other is not child)
        assert not any(child.geometry().intersects(other.geometry()) for other in others)
    for label in transport.findChildren(QLabel):
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_play_stands_on_the_accent_colour_and_its_icon_too(
    transport: Transport, theme: Theme
) -> None:
    transport.apply_theme(theme)
    found = colours(button(transport, "Play").grab().toImage())
    assert {theme.error, theme.on_accent} <= found
    assert "#000000" not in found


@pytest.mark.parametrize(("name", "value"), [("scrubber", 2), ("speed", 4)])
def test_a_value_that_is_set_from_elsewhere_is_a_value_that_a_person_chose(
    transport: Transport, name: str, value: int
) -> None:
    asked: list[int] = []
    transport.show_position(5, 9)
    transport.step_requested.connect(asked.append)
    transport.speed_changed.connect(asked.append)
    slider = transport.findChild(QSlider, name)
    assert slider is not None
    slider.setValue(value)  # all that an assistive tool does
    assert asked == [value]


def test_showing_another_place_or_fewer_steps_asks_for_nothing(transport: Transport) -> None:
    asked: list[int] = []
    transport.show_position(5, 9)
    transport.step_requested.connect(asked.append)
    transport.show_position(7, 9)
    transport.show_position(0, 0)
    assert asked == []


def test_the_scrubber_is_painted_when_its_handle_is_elsewhere_and_only_then(
    transport: Transport,
) -> None:
    scrubber = slider(transport, "Step shown")

    painted = Paints(scrubber)

    def times(step: int, steps: int) -> int:
        painted.times = 0
        transport.show_position(step, steps)
        changed = on_screen(transport)
        count = painted.times
        scrubber.update()
        assert on_screen(transport) == changed, "nothing was left out"
        return count

    assert times(100_000, 100_000) == 1
    assert times(100_001, 100_001) == 0, "the last step is at the end, as the one before"
    assert times(100_000, 100_001) == 0, "a step is less than a pixel"
    assert times(0, 100_001) == 1
    assert times(0, 3) == 0, "so is the first step, of however many"
    assert times(1, 3) == 1
    assert times(1, 9) == 1
