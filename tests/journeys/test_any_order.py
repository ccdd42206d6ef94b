"""Whatever a person does, and in whatever order: the screen stays true, and nothing goes wrong.

Hypothesis makes up what a person does. After each thing, all that can be read in the window must
speak of the same step of the same run, and that run must be what its method makes by itself.

For a long search, set GRADAPP_ANY_ORDER to a number of sequences, and run this file with
`-o faulthandler_timeout=0`. A sequence that fails is then made as short as it can be.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache, partial, wraps
from itertools import count
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QGraphicsLineItem,
    QGraphicsView,
    QLabel,
    QProgressBar,
    QSlider,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.app.application import find_icons
from gradapp.app.desktop import Desktop
from gradapp.app.garbage import GarbageCollector
from gradapp.app.pins import Pins
from gradapp.app.player import Player
from gradapp.app.session import Session
from gradapp.app.settings import Remembered, Settings
from gradapp.core import lab
from gradapp.core.agreement import distance
from gradapp.core.analysis import analyse
from gradapp.core.descent import Descent, Stop
from gradapp.core.difference import stated_difference
from gradapp.core.examples import EXAMPLES
from gradapp.core.formula import SYMBOLS, aligned, equations
from gradapp.core.methods import METHODS, method, one_of_the_four
from gradapp.core.numbers import exact, shortest, stated
from gradapp.core.problem import PARAMETERS, Precision, Problem
from gradapp.core.sweep import plan
from gradapp.core.trajectory import COLUMNS, Floats, Trajectory
from gradapp.engine.engine import Engine
from gradapp.ui.legend import Legend
from gradapp.ui.main_window import MainWindow
from gradapp.ui.pin_list import PinList
from gradapp.ui.sweep_chart import SweepChart
from gradapp.ui.sweep_plot import SweepPlot
from gradapp.ui.transport import BUTTONS, SPEEDS
from tests.person import Person

SEQUENCES: Final = int(os.environ.get("GRADAPP_ANY_ORDER", "0"))
LIMIT: Final = 20_000
"""The most steps of a run here, so that each run comes to an end soon."""

HASTE: Final = 10
"""How many times faster than usual everything is played."""

Share = st.integers(0, 100).map(lambda percent: percent / 100)
Reach = st.integers(-50, 150).map(lambda percent: percent / 100)
Methods = st.sampled_from([method.id for method in METHODS])
Times = st.integers(1, 6)
Labels = st.sampled_from([spec.symbol for spec in PARAMETERS])
Numbers = st.sampled_from(
    ["0.1", "0.25", "0.125", "0.26", "-0.1", "0", "1", "2", "-3", "3", "0.001", "1e12", "-1e12"]
    + ["1e-12", "5e-324", "1e6", "1,5"]
)
Refused = st.sampled_from(["1e99", "nan", "inf", "abc", "", "1e", "-", "1 2 x"])
Keys = st.sampled_from(
    ["Right", "Left", "Home", "End", "Space", "Up", "Down", "PgUp", "PgDown", "Return", "Esc"]
    + ["Tab", "Shift+Tab", "[", "]", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+End"]
    + ["Ctrl+Home", "Ctrl+N", "Ctrl+R", "Ctrl+L", "Ctrl+U", "Ctrl+M", "Ctrl+A", "Ctrl+C"]
    + ["Shift+Down", "Ctrl+Shift+C", "Ctrl+Shift+T", "Ctrl+Shift+R", "Ctrl+P", "Ctrl+Shift+P"]
    + ["Del", "F2", "Ctrl+D", "1", "4", "Ctrl+Shift+B"]
)


@dataclass
class Stage:
    """What a test lends to the sequences it goes through."""

    application: QApplication
    qtbot: QtBot
    warnings: Callable[[], list[str]]
    files: Iterator[Path]
    usual_looks: Callable[[], None]
    stories: list[str] = field(default_factory=list)


def told(function: Callable[..., None]) -> Callable[..., None]:
    """Keep the story of the sequence in which `function` fails: it may pass the next time."""

    @wraps(function)
    def telling(self: AnyOrder, **arguments: Any) -> None:
        if function.__name__ != "all_is_well":
            words = ", ".join(f"{name}={value!r}" for name, value in arguments.items())
            self.story.append(f"state.{function.__name__}({words})")
        try:
            function(self, **arguments)
        except BaseException:
            self.stage.stories.append("\n".join(self.story))
            raise

    return telling


def does(**strategies: Any) -> Callable[[Any], Any]:
    """Make a rule of what a person does."""
    return lambda function: rule(**strategies)(told(function))


class AnyOrder(RuleBasedStateMachine):
    """A person who does anything at any time."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings(next(self.stage.files))
        self.stack = ExitStack()
        self.raised = self.stack.enter_context(self.stage.qtbot.captureExceptions())
        self.failures: list[object] = []
        self.messages_before = len(self.stage.warnings())
        self.person: Person | None = None
        self.story: list[str] = []

    def teardown(self) -> None:
        try:
            if self.person is not None:
                self.pause()
                self.come_to_rest()
                self.check_run()
                self.close()
                self.nothing_went_wrong()
        finally:
            if self.person is not None:
                self.person.window.close()
                self.forget_window()
            self.stack.close()

    # Opening and closing

    @initialize(
        animate=st.booleans(),
        speed=st.integers(0, len(SPEEDS) - 1),
        method=Methods,
        problem=st.sampled_from([problem for _, problem in EXAMPLES]),
    )
    @told
    def start(self, animate: bool, speed: int, method: str, problem: Problem) -> None:
        self.open(Remembered(animate=animate, speed=speed, method=method, problem=problem))

    def open(self, remembered: Remembered) -> None:
        self.stage.usual_looks()
        desktop = Desktop(self.stage.application, self.settings, remembered)
        desktop.engine.failed.connect(self.failures.append)
        self.person = Person(desktop)
        desktop.show()
        self.activate(self.window)

    def activate(self, window: QWidget) -> None:
        self.stage.qtbot.waitExposed(window)
        QApplication.processEvents()
        window.activateWindow()
        self.until(window.isActiveWindow)

    def close(self) -> None:
        assert self.person is not None
        desktop = self.person.desktop
        desktop.window.close()
        assert not desktop.window.isVisible()
        assert not desktop.player.playing
        assert desktop.engine.shutdown(), "the worker did not end"
        length = len(desktop.session.trajectory)
        self.until(lambda: not any(timer.isActive() for timer in desktop.findChildren(QTimer)))
        assert len(desktop.session.trajectory) == length, "steps arrived after the end"

    def forget_window(self) -> None:
        assert self.person is not None
        for thing in (self.person.window, self.person.desktop):
            thing.deleteLater()
        self.person = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @does()
    def close_and_reopen(self) -> None:
        before = self.what_is_remembered()
        self.close()
        self.nothing_went_wrong()
        self.forget_window()
        self.open(self.settings.load())
        assert self.what_is_remembered() == before
        assert (self.session.cursor, len(self.session.trajectory)) == (0, 0)

    def what_is_remembered(self) -> dict[str, object]:
        actions = self.window.actions_by_id
        return {
            "problem": self.session.problem,
            "method": one_of_the_four(self.session.method).id,
            "speed": self.label("speed_label"),
            "scale": self.desktop.appearance.text_scale,
            "scheme": self.desktop.appearance.scheme,
            "switches": [actions[id_].isChecked() for id_ in ("animate", "logarithmic")],
            "panels": [dock.isHidden() for dock in self.window.docks],
        }

    # Moving through the run

    @does(times=Times, drawn=st.booleans(), by_key=st.booleans())
    def step(self, times: int, drawn: bool, by_key: bool) -> None:
        if by_key:
            self.leave_field()
        at_rest, before = self.at_rest, self.session.cursor
        self.repeat("step", times, drawn, by_key)
        if at_rest:
            self.wait_for_steps()
            assert self.session.cursor == before + times or self.session.at_end
            self.cursor_is_in_sight()
            if drawn:
                self.until(lambda: self.player.progress == 1)

    @does(times=Times, drawn=st.booleans(), by_key=st.booleans())
    def back(self, times: int, drawn: bool, by_key: bool) -> None:
        if by_key:
            self.leave_field()
        at_rest, before = self.at_rest, self.session.cursor
        self.repeat("back", times, drawn, by_key)
        if at_rest:
            assert self.session.cursor == max(0, before - times)
            self.draw()
            self.cursor_is_in_sight()

    def repeat(self, id_: str, times: int, drawn: bool, by_key: bool) -> None:
        action = self.window.actions_by_id[id_]
        for _ in range(times):
            if by_key:
                self.press_key(action.shortcut().toString())
            else:
                action.trigger()
            if drawn:
                self.draw()
            else:
                QApplication.processEvents()

    @does()
    def play_or_pause(self) -> None:
        action = self.window.actions_by_id["play"]
        word, enabled = action.text().replace("&", ""), action.isEnabled()
        action.trigger()
        if enabled:
            assert self.player.playing is (word == "Play")

    @does()
    def await_a_change(self) -> None:
        """Look on until something has happened, if anything is going to."""
        cursor, length = self.session.cursor, len(self.session.trajectory)
        if self.player.playing:
            self.until(lambda: self.session.cursor != cursor or not self.player.playing)
        elif self.engine.busy:
            self.until(lambda: len(self.session.trajectory) > length or not self.engine.busy)

    @does(patiently=st.booleans())
    def rest(self, patiently: bool) -> None:
        if not patiently:
            self.pause()
        self.come_to_rest()
        self.check_run()

    @does(
        example=st.sampled_from(["From both sides", "Bounces for ever: α = 1/x²", "Very slow"]),
        method=Methods,
        play=st.booleans(),
    )
    def set_out(self, example: str, method: str, play: bool) -> None:
        """Begin a long run."""
        names = [name for name, _ in EXAMPLES]
        self.window.method_actions[method].trigger()
        self.window.example_actions[names.index(example)].trigger()
        if not (play and self.player.playing):
            self.window.actions_by_id["play" if play else "run_to_stop"].trigger()

    @does(method=Methods, index=st.integers(0, len(EXAMPLES) - 1), play=st.booleans())
    def change_course(self, method: str, index: int, play: bool) -> None:
        """Begin a long run, and another one in the midst of it."""
        self.set_out(example="Bounces for ever: α = 1/x²", method=method, play=play)
        self.until(lambda: len(self.session.trajectory) > 0 or not self.engine.busy)
        self.window.grab()  # meanwhile steps are on their way that nobody will want
        changed = self.session.problem != EXAMPLES[index][1]
        self.window.example_actions[index].trigger()
        assert not (changed and self.player.playing)
        self.window.actions_by_id["step"].trigger()
        if changed:
            self.wait_for_steps()
            # Methods that need PyTorch can't be chosen before that is there.
            refuses = self.session.method.id in ("optimizer", "mseloss")
            refused = self.session.problem.alpha < 0 and refuses
            made = 0 if refused else 1
            assert self.session.cursor == len(self.session.trajectory) == made
            self.check_run()

    @does(id_=st.sampled_from(["reset", "end", "run_to_stop", "afresh", "run_many"]))
    def run(self, id_: str) -> None:
        action = self.window.actions_by_id[id_]
        enabled = action.isEnabled()
        action.trigger()
        if not enabled:
            return
        if id_ in ("reset", "afresh"):
            assert self.session.cursor == 0
        elif id_ == "end":
            assert self.session.at_last_step

    @does()
    def run_to_the_end_and_wait(self) -> None:
        self.come_to_rest()
        self.window.actions_by_id["run_to_stop"].trigger()
        self.come_to_rest()
        assert self.session.at_end
        self.check_run()

    @does(start=Share, stops=st.lists(Reach, max_size=3), drawn=st.booleans())
    def scrub(self, start: float, stops: list[float], drawn: bool) -> None:
        scrubber = self.find(QSlider, "scrubber")
        self.drag_across(scrubber, [start, *stops], drawn)

    @does(
        plot=st.sampled_from(["errorPerStepCanvas", "thetaPerStepCanvas"]),
        place=Share,
        notches=st.integers(-3, 3),
        end=st.none() | Reach,
    )
    def point_at_a_plot(self, plot: str, place: float, notches: int, end: float | None) -> None:
        viewport = self.find(QGraphicsView, plot).viewport()
        self.turn_wheel(viewport, place, notches)
        self.drag_across(viewport, [place] if end is None else [place, end], drawn=True)

    @does(place=Share, notches=st.integers(-3, 3), extend=st.booleans())
    def point_at_the_table(self, place: float, notches: int, extend: bool) -> None:
        table = self.find(QTableView, "stepsTable")
        if not table.isVisible():
            return
        self.turn_wheel(table.viewport(), place, notches)
        at = QPoint(5, int(place * (table.viewport().height() - 1)))
        modifier = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    # Changing the run

    @does(ids=st.lists(Methods, min_size=1, max_size=3))
    def choose_methods(self, ids: list[str]) -> None:
        """Choose a method; by the next one, the steps of the one before may not be there yet."""
        self.draw()
        at_rest = self.at_rest
        place = self.session.cursor, len(self.session.trajectory)
        stops = self.session.stop is not None
        for id_ in ids:
            self.window.method_actions[id_].trigger()
        if at_rest and all(self.window.method_actions[id_].isEnabled() for id_ in ids):
            self.wait_for_steps()
            now = self.session.cursor, len(self.session.trajectory)
            stops = stops or self.session.stop is not None
            assert now == place or stops, f"{now} instead of {place}"

    @does(
        index=st.integers(0, len(lab.ENTRIES) - 1),
        answer=st.none() | st.integers(0, 3),
        wait=st.booleans(),
    )
    def enter_the_lab(self, index: int, answer: int | None, wait: bool) -> None:
        entry = lab.ENTRIES[index]
        action = self.window.lab_actions[entry.method.id]
        if not action.isEnabled():
            return
        action.trigger()
        assert self.session.method is entry.method
        assert self.session.problem == Problem()
        self.draw()
        if self.find(QWidget, "lab_panel").isVisible():
            assert self.label("lab_title") == entry.method.title
            name = "lab_show" if answer is None else f"lab_answer_{answer + 1}"
            button = self.find(QAbstractButton, name)
            if not button.isHidden():
                button.click()
        if wait:
            self.wait_for_steps()
            assert not (entry.ends == "raised" and len(self.session.trajectory))

    @does()
    def leave_the_lab(self) -> None:
        was_there = self.session.method.is_of_lab
        self.window.actions_by_id["leave_lab"].trigger()
        assert self.session.method in METHODS
        if was_there:
            self.draw()
            assert not self.find(QDockWidget, "dock_lab").isVisible()

    @does(label=Labels, text=Numbers, unfinished=st.booleans())
    def edit(self, label: str, text: str, unfinished: bool) -> None:
        field = self.field(label)
        if field is None:
            return
        if unfinished:
            self.write(field, text)
        else:
            self.the_person.types(label, text)
            name = next(spec.name for spec in PARAMETERS if spec.symbol == label)
            number = float(text.replace(",", "."))
            assert getattr(self.session.problem, name) == number

    @does(label=Labels, text=Refused, then=st.sampled_from(["", "Return", "Esc", "Tab"]))
    def edit_badly(self, label: str, text: str, then: str) -> None:
        field = self.field(label)
        if field is None:
            return
        name = next(spec.name for spec in PARAMETERS if spec.symbol == label)
        before = getattr(self.session.problem, name)
        self.write(field, text)
        if then:
            self.press_key(then)
        self.until(lambda: not _pending(field))
        assert getattr(self.session.problem, name) == before or text == "1e"

    @does(
        label=Labels, keys=st.lists(st.sampled_from(["Up", "Down", "PgUp", "PgDown"]), max_size=4)
    )
    def turn_a_field(self, label: str, keys: list[str]) -> None:
        field = self.field(label)
        if field is not None:
            field.setFocus()
            for key in keys:
                self.press_key(key)

    @does(index=st.sampled_from([0, 1]))
    def choose_a_precision(self, index: int) -> None:
        box = self.find(QComboBox, "precision")
        if box.isVisible():
            self.the_person.chooses("Precision", list(Precision)[index])
            assert self.session.problem.precision is list(Precision)[index]

    @does(index=st.integers(-1, len(EXAMPLES) - 1))
    def open_an_example(self, index: int) -> None:
        if index < 0:
            self.window.actions_by_id["notebook"].trigger()
            assert self.session.problem == Problem()
        else:
            self.window.example_actions[index].trigger()
            assert self.session.problem == EXAMPLES[index][1]

    @does(stops=st.lists(Reach, min_size=1, max_size=3), drawn=st.booleans())
    def drag_the_learning_rate(self, stops: list[float], drawn: bool) -> None:
        strip = self.find(QSlider, "learning_rate_strip")
        if strip.isVisible():
            self.drag_across(strip, stops, drawn)

    @does(distances=st.lists(st.integers(-300, 300), min_size=1, max_size=3), drawn=st.booleans())
    def drag_the_ball(self, distances: list[int], drawn: bool) -> None:
        self.draw()
        viewport = self.find(QGraphicsView, "error_curve").viewport()
        start = self.window.error_plot.ball_position().toPoint()
        places = [start, *(start + QPoint(distance, 0) for distance in distances)]
        if viewport.rect().contains(start):
            self.drag(viewport, places, drawn)

    # Keeping runs

    @does(times=st.integers(1, 3))
    def pin(self, times: int) -> None:
        action, before = self.window.actions_by_id["pin"], len(self.pins.pins)
        for _ in range(times):
            action.trigger()
        wanted = before + times * (len(self.session.trajectory) > 0)
        assert len(self.pins.pins) == min(wanted, 8)

    @does(which=Share, id_=st.sampled_from(["pinCompare", "pinRemove", "pinOpen"]))
    def use_a_pin(self, which: float, id_: str) -> None:
        if not self.pins.pins:
            return
        pin = self.pins.pins[int(which * (len(self.pins.pins) - 1))]
        self.find(PinList, "pinsList").select(pin.slot)
        at_rest, was_reference = self.at_rest, self.pins.reference is pin
        self.find(QAction, id_).trigger()
        if id_ == "pinCompare":
            assert self.pins.reference is (None if was_reference else pin)
        elif id_ == "pinRemove":
            assert pin not in self.pins.pins
        elif at_rest:
            self.wait_for_steps()
            assert self.session.problem == pin.problem
            assert self.session.trajectory.columns.tobytes() == pin.columns.tobytes()

    @does(which=Share, name=st.sampled_from(["", "slow", "fast", "  slow ", "fast " * 9]))
    def rename_a_pin(self, which: float, name: str) -> None:
        if self.pins.pins:
            pin = self.pins.pins[int(which * (len(self.pins.pins) - 1))]
            self.window.pins_panel.rename_requested.emit(pin.slot, name)

    # Changing how it looks

    @does(place=Share, notches=st.integers(-4, 4), double=st.booleans())
    def point_at_the_curve(self, place: float, notches: int, double: bool) -> None:
        viewport = self.find(QGraphicsView, "error_curve").viewport()
        self.turn_wheel(viewport, place, notches)
        at = QPoint(int(place * (viewport.width() - 1)), viewport.height() // 3)
        if double:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
        else:
            QTest.mouseMove(viewport, at)

    @does(index=st.integers(0, len(SPEEDS) - 1), by_key=st.booleans())
    def choose_a_speed(self, index: int, by_key: bool) -> None:
        self.leave_field()
        if by_key:
            self.the_person.chooses_speed(SPEEDS[index])
        else:
            self.find(QSlider, "speed").setFocus()
            self.press_key("Home")
            for _ in range(index):
                self.window.actions_by_id["faster"].trigger()
        assert self.desktop.controller.speed == index

    @does(
        id_=st.sampled_from(
            ["animate", "close_up", "logarithmic", "reset_view", "copy_step", "copy_steps"]
            + ["text_smaller", "text_normal"]
        )
    )
    def command(self, id_: str) -> None:
        self.window.actions_by_id[id_].trigger()

    @precondition(lambda self: self.desktop.appearance.text_scale < 175)
    @does()
    def write_larger(self) -> None:
        self.window.actions_by_id["text_larger"].trigger()

    @does(scheme=st.sampled_from(["light", "dark", "system"]))
    def choose_colours(self, scheme: str) -> None:
        self.window.scheme_actions[scheme].trigger()

    @does(index=st.integers(0, 3))
    def hide_or_show_a_panel(self, index: int) -> None:
        self.put_back(self.window.docks[index])
        self.window.docks[index].toggleViewAction().trigger()

    @does(index=st.integers(0, 3))
    def float_or_dock_a_panel(self, index: int) -> None:
        dock = self.window.docks[index]
        if dock.isVisible():
            self.leave_field()
            self.put_back(dock)
            dock.setFloating(not dock.isFloating())
            self.activate(self.window)

    @does(id_=st.sampled_from(["shortcuts", "about"]))
    def look_at_the_help(self, id_: str) -> None:
        self.window.actions_by_id[id_].trigger()
        dialogs = self.window.findChildren(QDialog)
        (dialog,) = [d for d in dialogs if d.isVisible() and d is not self.desktop.sweep.view]
        self.draw()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        self.activate(self.window)

    @does()
    def open_or_close_the_sweep(self) -> None:
        view = self.desktop.sweep.view
        if view is None:
            self.window.actions_by_id["sweep"].trigger()
            self.draw()
        else:
            QTest.keyClick(view, Qt.Key.Key_Escape)
            assert self.desktop.sweep.view is None
        self.activate(self.window)

    @precondition(lambda self: self.desktop.sweep.view is not None)
    @does(keys=st.lists(st.sampled_from(["Home", "End", "PgUp", "Left", "Return"]), max_size=5))
    def use_the_sweep(self, keys: list[str]) -> None:
        view = self.desktop.sweep.view
        assert view is not None
        plot = view.findChild(SweepPlot)
        assert plot is not None
        for key in keys:
            QTest.keySequence(plot, QKeySequence(key))

    @does(size=st.sampled_from([(1360, 860), (1024, 700), (1600, 1000)]))
    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(QSize(*size))

    @does(keys=st.lists(Keys, min_size=1, max_size=8))
    def press_keys(self, keys: list[str]) -> None:
        for key in keys:
            self.press_key(key)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                QApplication.processEvents()
                QTest.keyClick(popup, Qt.Key.Key_Escape)
                self.activate(self.window)

    # What must be true after each of these

    @invariant()
    @told
    def all_is_well(self) -> None:
        if self.person is not None:
            self.draw()
            self.screen_tells_of_one_step()
            self.table_shows_the_run()
            self.plots_mark_the_cursor()
            self.pins_are_as_they_were_made()
            self.form_shows_the_problem()
            self.sweep_is_about_the_run()
            self.commands_are_there_when_they_can_do_something()
        self.nothing_went_wrong()

    def nothing_went_wrong(self) -> None:
        assert not self.raised, self.raised
        assert not self.failures, self.failures
        messages = self.stage.warnings()[self.messages_before :]
        assert not messages, messages

    def screen_tells_of_one_step(self) -> None:
        session, problem = self.session, self.session.problem
        cursor, length, precision = session.cursor, len(session.trajectory), session.precision
        values = session.trajectory.step(cursor) if cursor else None
        if session.method is METHODS[0]:
            self.run_is_as_its_method_makes_it()
        assert self.label("position") == f"step {cursor:,} of {length:,}"
        scrubber = self.find(QSlider, "scrubber")
        assert (scrubber.value(), scrubber.maximum()) == (cursor, length)
        start = precision.rounded(problem.theta)
        assert self.window.error_plot.ball == (start if values is None else values.theta_next)
        of_lab = session.method.is_of_lab
        rows = SYMBOLS
        if values is not None:
            rows = equations(problem, values, precision, checked=of_lab)
        assert self.window.formula_panel.text() == aligned(rows)
        update = self.find(QWidget, "update").toolTip()
        assert (rows[-1].result in update) if values else not update
        status = self.label("step", self.window.status)
        if values is None:
            assert not status
        else:
            error, gradient = (stated(n, precision, 6) for n in (values.error, values.gradient))
            names = session.method.printed[:2] if of_lab else ("E", "dE/dθ")
            assert status.startswith(f"step {cursor:,}: {names[0]} {error}, {names[1]} {gradient}")
        doing = self.label("doing", self.window.status)
        if session.at_end and session.stop is not None:
            assert session.stop.sentence in doing
        else:
            assert bool(doing) is bool(values)
            assert "at step" not in doing

    def table_shows_the_run(self) -> None:
        session, length = self.session, len(self.session.trajectory)
        assert self.find(QLabel, "stepsEmpty").isHidden() is (length > 0)
        model = self.find(QTableView, "stepsTable").model()
        texts = [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        marked = [row for row in texts if row[0].startswith("▸")]
        numbers = [int(row[0].removeprefix("▸ ")) for row in texts]
        assert numbers == list(range(numbers[0], numbers[0] + len(texts))) if numbers else True
        assert len(marked) == (session.cursor in numbers)
        assert all(row[0] == f"▸ {session.cursor}" for row in marked)
        for number, row in zip(numbers, texts, strict=True):
            step = session.trajectory.step(number)
            texts = [exact(getattr(step, name), session.precision) for name in COLUMNS]
            assert row[1:] == texts + self.compared(number, step.theta_next)

    def compared(self, step: int, theta: float) -> list[str]:
        """Return what the table says of the pin that the run is compared with."""
        reference = self.pins.reference
        if reference is None:
            return []
        if step > len(reference):
            return ["", ""]
        precisions = {self.session.precision, reference.precision}
        coarser = Precision.FLOAT32 if Precision.FLOAT32 in precisions else Precision.FLOAT64
        other = float(reference.columns[-1, step - 1])
        return [stated_difference(theta, other), str(distance(theta, other, coarser))]

    def pins_are_as_they_were_made(self) -> None:
        pins = self.pins.pins
        assert len({pin.name for pin in pins}) == len({pin.slot for pin in pins}) == len(pins)
        assert all(pin.name for pin in pins)
        found = self.find(PinList, "pinsList")
        assert [found.item(row).text() for row in range(found.count())] == [p.name for p in pins]
        drawn = (*self.right_run(), *(pin.name for pin in pins))
        for name in ("errorPerStep_legend", "thetaPerStep_legend", "error_plot_legend"):
            legend = self.find(Legend, name)
            assert legend.isHidden() is not bool(drawn)
            assert legend.names[1:] == drawn
        for pin in pins:
            if not pin.method.uses_torch:
                by_itself = _run_by_itself(repr(pin.problem), pin.problem, pin.method.id)
                steps, _stop = by_itself.steps(len(pin), ends=False)
                assert pin.columns.tobytes() == steps.tobytes()
        actions = self.window.actions_by_id
        assert actions["pin"].isEnabled() is (len(self.session.trajectory) > 0)

    def right_run(self) -> tuple[str, ...]:
        """Return the name of the right code's run, once that is drawn beside the Lab's."""
        if not self.session.method.is_of_lab:
            return ()
        right = method(self.session.method.right)
        track = self.desktop.presenter.agreement.track_of(right.id)
        return (f"right: {right.label}",) if track is not None and track.length else ()

    def plots_mark_the_cursor(self) -> None:
        session, length = self.session, len(self.session.trajectory)
        for name, first in (("errorPerStep", 1), ("thetaPerStep", 0)):
            items = self.find(QGraphicsView, f"{name}Canvas").scene().items()
            lines = [
                item.line()
                for item in items
                if isinstance(item, QGraphicsLineItem) and item.isVisible()
            ]
            marks = [line.x1() for line in lines if line.x1() == line.x2()]
            assert marks == ([session.cursor] if session.cursor >= first else [])
            reading = self.find(QLabel, f"{name}_reading")
            if not reading.isHidden():
                words = reading.text().split()
                number = int(words[1].rstrip(":"))
                assert number <= length
                column = "error" if first else "theta_next"
                value = (
                    session.trajectory.column(column)[number - 1]
                    if number
                    else session.precision.rounded(session.problem.theta)
                )
                assert words[words.index("=") + 1] == exact(value, session.precision)

    def form_shows_the_problem(self) -> None:
        problem = self.session.problem
        for spec in PARAMETERS:
            field = self.find(QAbstractSpinBox, spec.name)
            if field.window().focusWidget() is not field:
                assert field.text() == shortest(getattr(problem, spec.name))
        assert self.find(QComboBox, "precision").currentText() == problem.precision
        title = self.find(QComboBox, "method").currentText()
        assert title.startswith(self.session.method.title)
        actions = self.window.method_actions | self.window.lab_actions
        chosen = [id_ for id_, action in actions.items() if action.isChecked()]
        assert chosen == [self.session.method.id]
        of_lab = self.session.method.is_of_lab
        assert self.find(QComboBox, "method").count() == len(METHODS) + of_lab
        assert self.window.actions_by_id["leave_lab"].isEnabled() is of_lab
        assert of_lab or not self.find(QDockWidget, "dock_lab").isVisible()
        analysis = analyse(problem)
        factor = stated(analysis.contraction, significant=6)
        assert self.label("contraction_factor") == f"1 − 2αx² {factor}"
        strip = self.find(QSlider, "learning_rate_strip")
        assert strip.isEnabled() is (analysis.divergence is not None)
        if strip.isEnabled():
            assert strip.toolTip().startswith(f"α {stated(problem.alpha, significant=6)};")

    def commands_are_there_when_they_can_do_something(self) -> None:
        session, cursor, length = self.session, self.session.cursor, len(self.session.trajectory)
        ended = session.stop is not None
        expected = {
            "back": cursor > 0,
            "reset": cursor > 0,
            "step": cursor < length or not ended,
            "end": cursor < length,
            "play": length > 0 or not ended or self.player.playing,
            "run_many": not ended,
            "run_to_stop": cursor < length or not ended,
            "copy_step": cursor > 0,
            "copy_steps": length > 0,
        }
        actions = self.window.actions_by_id
        assert {id_: actions[id_].isEnabled() for id_ in expected} == expected
        for id_ in BUTTONS:
            button = self.find(QAbstractButton, id_)
            assert button.isEnabled() is expected[id_]
        play = self.find(QAbstractButton, "play").text().replace("&", "")
        if self.player.playing:
            assert play == "Pause"
        elif not self.engine.busy:
            assert play == "Play"

    def sweep_is_about_the_run(self) -> None:
        session, view = self.session, self.desktop.sweep.view
        if view is None:
            assert self.desktop.sweep.is_settled
            return
        right = one_of_the_four(session.method)
        title = f"{right.title} in {right.precision(session.problem)}"
        assert self.label("sweep_title", view) == title
        planned = plan(session.problem, right)
        assert self.label("sweep_why_not", view) == planned.why_not
        # Those of a window that was closed a moment ago may be there, too.
        chart, bar = view.findChild(SweepChart), view.findChild(QProgressBar)
        assert chart is not None
        assert bar is not None
        outcomes = chart._outcomes
        assert outcomes.keys() <= set(planned.alphas)
        if planned.alphas:
            assert (bar.value(), bar.maximum()) == (len(outcomes), len(planned.alphas))
        if self.desktop.sweep.is_settled and len(outcomes) < len(planned.alphas):
            assert bar.text().startswith(("cancelled", "PyTorch"))

    # How things are done, and seen

    @property
    def the_person(self) -> Person:
        assert self.person is not None
        return self.person

    @property
    def desktop(self) -> Desktop:
        return self.the_person.desktop

    @property
    def window(self) -> MainWindow:
        return self.the_person.window

    @property
    def session(self) -> Session:
        return self.desktop.session

    @property
    def pins(self) -> Pins:
        return self.desktop.pins

    @property
    def engine(self) -> Engine:
        return self.desktop.engine

    @property
    def player(self) -> Player:
        return self.desktop.player

    @property
    def at_rest(self) -> bool:
        """Whether nothing happens by itself any more."""
        fields = [self.find(QAbstractSpinBox, spec.name) for spec in PARAMETERS]
        return not (self.engine.busy or self.player.playing or any(map(_pending, fields)))

    def until(self, condition: Callable[[], bool]) -> None:
        """Handle events until `condition` holds; look after each, as it may not hold for long."""
        loop, heartbeat = QEventLoop(), QTimer()
        heartbeat.start(10)
        patience = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < patience, "this never comes true"
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def draw(self) -> None:
        self.until(lambda: not self.desktop.presenter.frame_is_due)

    def pause(self) -> None:
        """Pause what is going on, once it is seen to go on."""
        play = self.window.actions_by_id["play"]
        self.until(lambda: "Pause" in play.text() or not self.engine.busy)
        if "Pause" in play.text():
            play.trigger()
            assert not self.player.playing

    def wait_for_steps(self) -> None:
        self.until(lambda: not self.engine.busy)
        self.draw()

    def come_to_rest(self) -> None:
        if self.player.playing:
            self.pause()
        self.until(lambda: self.at_rest and self.player.progress == 1)
        self.draw()

    def check_run(self) -> None:
        """Compare the run with what its method makes by itself."""
        # PyTorch's default type belongs to the process: the worker must not be using it.
        self.desktop.sweep.close()
        self.engine.extend(len(self.session.trajectory))
        of_lab = self.session.method.is_of_lab  # whose warnings both threads would gather
        self.until(lambda: not self.engine.busy and (self.engine._rests or not of_lab))
        self.run_is_as_its_method_makes_it()

    def run_is_as_its_method_makes_it(self) -> None:
        session = self.session
        by_itself = _run_by_itself(repr(session.problem), session.problem, session.method.id)
        made = np.array([session.trajectory.column(name) for name in COLUMNS])
        steps, stop = by_itself.steps(made.shape[1], ends=session.stop is not None)
        assert made.tobytes() == steps.tobytes()
        if session.stop is not None:
            assert session.stop == stop

    def cursor_is_in_sight(self) -> None:
        table = self.find(QTableView, "stepsTable")
        if table.isVisible() and self.session.cursor:
            texts = [table.model().index(r, 0).data() for r in range(table.model().rowCount())]
            assert f"▸ {self.session.cursor}" in texts

    def find(self, kind: type, name: str) -> Any:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def label(self, name: str, parent: QWidget | None = None) -> str:
        label = (parent or self.window).findChild(QLabel, name)
        assert label is not None, name
        return label.text()

    def field(self, label: str) -> QAbstractSpinBox | None:
        try:
            field = self.the_person.field(label)
        except LookupError:
            return None  # its panel is hidden
        self.activate(field.window())  # which may be its panel
        return field

    def write(self, field: QAbstractSpinBox, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def leave_field(self) -> None:
        """Give the keyboard to the window; an edit is taken, or put back."""
        self.activate(self.window)
        self.window.setFocus()
        self.draw()

    def put_back(self, panel: QWidget) -> None:
        """Undo an edit in a panel that is going to be elsewhere."""
        focus = panel.focusWidget()
        if isinstance(focus, QAbstractSpinBox):
            QTest.keyClick(focus, Qt.Key.Key_Escape)

    def press_key(self, key: str) -> None:
        self.the_person.keys(key)

    def drag_across(self, widget: QWidget, shares: list[float], drawn: bool) -> None:
        """Press at the first of these shares of a widget's width, move on, and let go."""
        middle = widget.height() // 2
        places = [QPoint(int(share * (widget.width() - 1)), middle) for share in shares]
        self.drag(widget, places, drawn)

    def drag(self, widget: QWidget, places: list[QPoint], drawn: bool) -> None:
        QTest.mouseMove(widget, places[0])
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            if drawn:
                self.draw()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])

    def turn_wheel(self, widget: QWidget, share: float, notches: int) -> None:
        at = QPointF(share * (widget.width() - 1), widget.height() // 2)
        event = QWheelEvent(
            at,
            widget.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)


class RunByItself:
    """The steps that a method makes of a problem when nobody meddles."""

    def __init__(self, problem: Problem, method_id: str) -> None:
        self._descent = Descent(problem, method(method_id))
        self._steps = Trajectory()

    def steps(self, length: int, *, ends: bool) -> tuple[Floats, Stop | None]:
        """Return the first steps, and the end of the run where it is known to end."""
        wanted = length + ends - len(self._steps)
        if wanted > 0:
            self._steps.append(self._descent.advance(wanted))
        block = np.array([self._steps.column(name)[:length] for name in COLUMNS])
        return block, self._descent.stop if self._descent.length == length else None


@lru_cache(maxsize=100)
def _run_by_itself(_words: str, problem: Problem, method_id: str) -> RunByItself:
    """Return the same run again; the words tell -0 from 0, which the problem does not."""
    return RunByItself(problem, method_id)


def _pending(field: QAbstractSpinBox) -> bool:
    """Say whether the field is going to take what was typed."""
    timer = field.findChild(QTimer)
    assert timer is not None
    return timer.isActive()


def _in_haste() -> float:
    return HASTE * time.perf_counter()


class _Warnings(logging.Handler):
    """Keeps what is logged that should not be."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@pytest.fixture
def stage(
    qapp: QApplication,
    qtbot: QtBot,
    qtlog: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:
    """Lend everything; short runs, played in haste."""
    for module in ("core.descent", "core.trajectory", "engine.engine", "app.session"):
        monkeypatch.setattr(f"gradapp.{module}.LIMIT", LIMIT)
    monkeypatch.setattr("gradapp.app.controller.LIMIT", LIMIT)
    monkeypatch.setattr("gradapp.app.desktop.Player", partial(Player, clock=_in_haste))
    monkeypatch.setattr("gradapp.ui.scientific_spin_box.PAUSE_MS", 600 // HASTE)
    number = "gradapp.app.controller.QInputDialog.getInt"
    monkeypatch.setattr(number, lambda _w, _t, _q, _d, _least, most: (min(150, most), True))
    qapp.setStyle("Fusion")
    find_icons()
    font, palette = qapp.font(), qapp.palette()
    handler = _Warnings()
    logging.getLogger().addHandler(handler)

    def warnings() -> list[str]:
        records = [r for r in qtlog.records if r.matches_level("WARNING") and not r.ignored]
        return handler.texts + [record.message for record in records]

    def usual_looks() -> None:
        qapp.setFont(font)
        qapp.setPalette(palette)

    garbage = GarbageCollector()
    files = (tmp_path / f"{number}.ini" for number in count())
    yield Stage(qapp, qtbot, warnings, files, usual_looks)
    garbage.stop()
    garbage.deleteLater()
    logging.getLogger().removeHandler(handler)
    usual_looks()


def test_anything_in_any_order_leaves_a_consistent_screen_and_no_error(stage: Stage) -> None:
    machine = type("AnyOrderHere", (AnyOrder,), {"stage": stage})
    phases = (Phase.generate, Phase.shrink) if SEQUENCES else (Phase.generate,)
    search = settings(
        max_examples=SEQUENCES or 25,
        stateful_step_count=50 if SEQUENCES else 25,
        deadline=None,
        database=None,
        derandomize=not SEQUENCES,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=search)
    except BaseException as error:
        if stage.stories:
            error.add_note(f"It first went wrong after\n{stage.stories[0]}")
        raise
