"""Making steps, going back and forth among them, and playing them."""

from __future__ import annotations

import itertools
import math
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollBar, QSlider, QSpinBox
from pytest import approx

from gradapp.core.equations import Part
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.ui.transport.speeds import SPEEDS
from tests.person import Person, write


def test_the_first_step_is_the_notebooks(window: Person) -> None:
    assert (window.cursor, window.steps) == (0, 0)
    window.press("Step")
    assert (window.cursor, window.steps) == (1, 1)
    assert window.reads("E") == 1.0
    assert window.reads("dE/dθ") == -4.0
    assert window.reads("θ") == 1.4
    assert "θ = 1 → 1.4" in window.status
    assert "converging" in window.status


@pytest.mark.parametrize("name", ["Step", "Play", "Next line"])
def test_a_command_is_meant_for_the_number_that_was_typed_just_before(
    window: Person, name: str
) -> None:
    run = window.workbench.current_run
    field = window.field("θ₀")
    field.setFocus()
    field.selectAll()
    write(field, "2.25")
    QTest.mouseClick(window.button(name), Qt.MouseButton.LeftButton)
    assert run.problem == Problem(2.25)
    window.sees(lambda: run.cursor >= 1)
    # θ − α·2x(θx − y), of 2.25 and not of 1
    assert run.run.steps[-1, 0] == approx(2.25 - 0.1 * 2 * 2 * (2.25 * 2 - 3), rel=1e-6)
    assert field.text() == "2.25"


def test_a_number_that_is_half_typed_stays_so_while_steps_are_made(window: Person) -> None:
    run = window.workbench.current_run
    field = window.field("α")
    field.setFocus()
    field.selectAll()
    write(field, "1e-")
    QTest.mouseClick(window.button("Step"), Qt.MouseButton.LeftButton)
    window.sees(lambda: run.cursor == 1)
    assert (run.problem, field.text()) == (Problem(), "1e-")


def test_five_steps_reach_the_minimum_of_the_default_problem(window: Person) -> None:
    window.press("Step", times=5)
    assert window.reads("θ") == approx(1.5, abs=1e-3)


@pytest.mark.parametrize("number", range(1, 5))
def test_each_way_descends_the_notebooks_parabola(window: Person, number: int) -> None:
    window.keys(f"Ctrl+{number}")
    window.press("Step", times=5)
    assert window.workbench.current_run.method is METHODS[number - 1]
    assert window.reads("θ") == approx(1.5, abs=1e-3)


def test_the_arrow_keys_go_back_and_forth(window: Person) -> None:
    window.keys("Right", "Right", "Right")
    window.sees(lambda: window.cursor == 3)
    window.keys("Left")
    assert (window.cursor, window.steps) == (2, 3)
    before = window.values
    window.keys("Left", "Right")
    assert window.values == before
    window.keys("Home")
    assert window.cursor == 0
    assert window.values is None
    window.keys("End")
    assert window.cursor == 3


def test_back_and_reset_are_greyed_out_at_the_start(window: Person) -> None:
    assert not window.button("Back").isEnabled()
    assert not window.button("To start").isEnabled()
    window.press("Step")
    assert window.button("Back").isEnabled()
    window.press("Back")
    assert window.cursor == 0
    assert not window.button("Back").isEnabled()


def test_holding_the_key_down_loses_no_step(window: Person) -> None:
    for _ in range(20):
        QTest.keyPress(window.window, Qt.Key.Key_Right)
    QTest.keyRelease(window.window, Qt.Key.Key_Right)
    window.sees(lambda: window.cursor == 20)
    assert window.steps == 20


def test_the_space_bar_plays_and_pauses(window: Person) -> None:
    window.types("α", "0.0001")
    window.chooses_speed(100.0)
    window.keys("Space")
    window.sees(lambda: window.cursor > 5)
    assert window.button("Pause").isVisible()
    window.keys("Space")
    window.sees(lambda: not window.workbench.engine.busy)
    cursor = window.cursor
    assert window.button("Play").isVisible()
    assert window.workbench.current_run.cursor == cursor


@pytest.mark.parametrize("speed", [30.0, 1000.0, math.inf])
def test_a_way_that_is_chosen_while_the_run_is_played_stays_at_its_step(
    window: Person, speed: float
) -> None:
    window.keys("Ctrl+2")  # flat out, the first way would have made steps for a minute of the other
    window.types("α", "0.000001")
    window.chooses_speed(speed)
    window.keys("Space")
    window.sees(lambda: window.cursor > 3)
    before = window.cursor
    window.keys("Ctrl+4")
    run = window.workbench.current_run
    window.sees(lambda: run.cursor >= before and not window.workbench.engine.busy)
    assert run.method.id == "mseloss"
    assert not window.workbench.player.playing
    assert run.cursor == len(run.run)


def test_playing_stops_by_itself_at_the_fixed_point(window: Person) -> None:
    window.chooses_speed(math.inf)
    window.press("Play")
    window.sees(lambda: not window.workbench.player.playing)
    assert window.cursor == window.steps == 24
    assert "Fixed point at step 24" in window.status
    assert not window.button("Step").isEnabled()


def test_the_scrubber_goes_to_any_step_by_mouse_and_by_key(window: Person) -> None:
    window.press("Step", times=8)
    scrubber = window.window.findChild(QSlider, "scrubber")
    assert scrubber is not None
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(2, scrubber.height() // 2))
    assert window.cursor == 0
    right = QPoint(scrubber.width() - 3, scrubber.height() // 2)
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=right)
    assert window.cursor == 8
    scrubber.setFocus()
    window.keys("Left", "Left")
    assert window.cursor == 6


def test_running_until_it_stops_shows_the_newest_step(window: Person) -> None:
    window.keys("Ctrl+End")
    window.sees(lambda: "Fixed point" in window.status)
    assert window.cursor == window.steps


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_number_of_steps_is_run_at_once(window: Person) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+R")
    QTest.keyClick(window.find(QDialog, "steps_dialog"), Qt.Key.Key_Escape)
    window.sees(lambda: window.window.findChild(QDialog, "steps_dialog") is None)
    window.window.activateWindow()
    window.sees(window.window.isActiveWindow)
    window.keys("Ctrl+R")
    dialog = window.find(QDialog, "steps_dialog")
    window.sees(dialog.isVisible)
    count = dialog.findChild(QSpinBox)
    assert (count.accessibleName(), count.value(), count.minimum()) == ("How many steps?", 100, 1)
    assert count.maximum() == 1_000_000 - 2
    write(count, "15")
    QTest.keyClick(count, Qt.Key.Key_Return)
    window.sees(lambda: window.cursor == 17)
    assert window.steps == 17
    window.sees(lambda: window.window.findChild(QDialog, "steps_dialog") is None)


def test_starting_afresh_forgets_the_steps(window: Person) -> None:
    window.press("Step", times=3)
    window.keys("Ctrl+Home")
    assert (window.cursor, window.steps) == (0, 0)


def test_a_million_steps_are_run_and_looked_at(window: Person) -> None:
    window.types("α", "0.25")
    window.workbench.current_run.step(1_000_000)
    window.sees(lambda: window.cursor == 1_000_000)
    assert "Stopped at step 1,000,000" in window.status
    window.keys("Left")
    assert window.cursor == 999_999
    assert "bouncing" in window.status


def test_a_slow_step_lights_up_its_parts(window: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count(time.perf_counter(), 0.01)  # however long a frame takes
    monkeypatch.setattr(window.workbench.player, "_clock", ticks.__next__)
    window.command("View", "Animate steps")
    window.sees(lambda: window.workbench.shown_run.is_settled)
    seen: list[str | None] = []
    highlight = window.window.formula_panel.highlight
    window.window.formula_panel.highlight = lambda part, names: (
        seen.append(part),
        highlight(part, names),
    )
    window.keys("Right")
    window.sees(lambda: window.workbench.player.progress == 1 and window.cursor == 1)
    order = list(dict.fromkeys(seen))
    assert order == ["error", "gradient", "update", None]


@pytest.mark.parametrize("key", ["Right", "Space"])
def test_while_steps_are_drawn_nothing_scrolls_by_itself_and_from_line_to_line_the_equations_do(
    window: Person, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    ticks = itertools.count(time.perf_counter(), 0.02)
    monkeypatch.setattr(window.workbench.player, "_clock", ticks.__next__)
    window.window.resize(1024, 700)
    window.command("File", "A long valley")
    window.command("View", "Animate steps")
    window.sees(lambda: window.workbench.shown_run.is_settled)
    panel = window.window.formula_panel
    bars = [bar for bar in window.window.findChildren(QScrollBar) if bar.maximum() > 0]
    equations = next(bar for bar in bars if bar.parent().parent().isAncestorOf(panel))
    before = [bar.value() for bar in bars]
    moved: list[QScrollBar] = []
    marked: list[Part | None] = []
    for bar in bars:
        bar.valueChanged.connect(lambda _, bar=bar: moved.append(bar))
    panel.changed.connect(lambda: marked.append(panel.marked))
    window.keys(key)
    window.sees(lambda: window.workbench.player.progress == 1 and window.cursor == 1)
    window.workbench.player.pause()
    assert Part.UPDATE in marked
    assert [bar.value() for bar in bars] == before
    assert equations not in moved
    window.keys("Up")
    window.sees(lambda: panel.marked is Part.UPDATE)
    window.sees(lambda: equations.value() > 0)
    window.keys(*["Down"] * 3)
    window.sees(lambda: panel.marked is None)
    window.sees(lambda: equations.value() == 0)


def test_the_speed_is_changed_by_key(window: Person) -> None:
    assert window.label("speed_label") == "1 step/s"
    window.keys("]")
    assert window.label("speed_label") == "2 steps/s"
    for _ in SPEEDS:
        window.keys("]")
    assert window.label("speed_label") == "as fast as possible"
    window.keys("[")
    assert "100,000" in window.label("speed_label")


def test_what_is_being_played_can_be_paused_even_if_there_is_no_step(window: Person) -> None:
    window.types("α", "-0.02")
    window.keys("Ctrl+3")  # which refuses a negative learning rate
    workbench, play = window.workbench, window.window.menus.actions["play"]
    player = workbench.player
    states: list[tuple[bool, bool]] = []

    def look() -> None:
        workbench.shown_run._draw()
        states.append((player.playing, play.isEnabled()))

    workbench.current_run.steps_added.connect(look)
    window.press("Play")
    window.sees(lambda: not player.playing and not workbench.engine.busy)
    assert states == [(True, True)]
    assert not play.isEnabled()
    assert window.cursor == 0
