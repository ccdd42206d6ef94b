"""What the window says it would do, and what it then does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.race import Race
from gradapp.app.system.application import find_icons
from gradapp.app.views.requests import Requests
from gradapp.app.views.routes import Routes
from gradapp.app.views.run import ShownRun
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.trajectory import StepValues
from gradapp.engine.engine import Engine
from gradapp.override import override
from gradapp.ui.kit import delayed_painting
from gradapp.ui.window.main_window import MainWindow
from tests.waiting import PATIENCE_S

BOUNCING = Problem(alpha=0.25)


class Stage:
    """Everything but what is remembered; the window is never shown.

    Time flies, but stands while a frame is due: else the step would be over on a busy machine.
    """

    def __init__(self) -> None:
        find_icons()
        self._time = 0.0
        self.window = MainWindow()
        self.engine = Engine()
        self.current_run = CurrentRun(self.engine)
        self.player = Player(self.current_run, clock=self._clock)
        self.player.set_animated(False)
        routes = Routes(self.window.menus.actions, self.window)
        parts = self.window, self.engine, self.current_run, self.player
        walk = LineWalk(self.current_run, self.engine)
        pins = Pins(self.engine.news)
        race = Race(self.engine, self.current_run, pins)
        visit = LabVisit(self.current_run, self.player)
        self.requests = Requests(*parts, routes)
        self.shown_run = ShownRun(*parts, walk, pins, race, visit, routes)
        self.current_run.start(BOUNCING, "autograd")

    def _clock(self) -> float:
        self._time += 0.0 if self.shown_run.frame_is_due else 0.3
        return self._time

    @property
    def play(self) -> str:
        return self.window.menus.actions["play"].text().replace("&", "")


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    qtbot.addWidget(stage.window)
    yield stage
    stage.player.pause()
    assert stage.engine.shutdown()


def test_steps_that_go_on_being_made_can_be_paused_by_the_button_that_says_so(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.window.menus.actions["run_to_stop"].trigger()
    qtbot.waitUntil(lambda: stage.play == "Pause")
    assert not stage.player.playing
    stage.window.menus.actions["play"].trigger()
    qtbot.waitUntil(lambda: not stage.engine.busy)
    assert stage.play == "Play"
    assert stage.current_run.stop is None
    assert not stage.player.playing


def test_playing_right_behind_a_step_loses_neither(stage: Stage, qtbot: QtBot) -> None:
    stage.requests.set_speed(2)
    stage.window.menus.actions["step"].trigger()
    assert stage.play == "Play"
    stage.window.menus.actions["play"].trigger()
    assert stage.player.playing
    qtbot.waitUntil(lambda: stage.current_run.cursor >= 2)
    assert stage.play == "Pause"


def test_a_step_is_not_drawn_in_parts_before_it_is_shown(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = stage.window.parabola
    shown = [0]
    drawn: list[tuple[int, float]] = []
    show_step = plot.show_step

    def note_step(values: StepValues | None) -> None:
        shown.append(values.step if values is not None else 0)
        show_step(values)

    monkeypatch.setattr(plot, "show_step", note_step)
    monkeypatch.setattr(plot, "show_progress", lambda share: drawn.append((shown[-1], share)))
    stage.current_run.start(BOUNCING, "python")
    stage.player.set_animated(True)
    for number in (1, 2):
        drawn.clear()
        stage.window.menus.actions["step"].trigger()
        qtbot.waitUntil(lambda number=number: drawn[-1:] == [(number, 1.0)])
        parts = [step for step, share in drawn if share < 1]
        assert parts
        assert set(parts) == {number}


class Painted(QObject):
    """Knows at which steps it was painted which of them is looked at.

    The bar that says so is not painted itself where none of its buttons changes.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.steps: list[int] = []
        position = window.transport.findChild(QLabel, "position")
        assert position is not None
        position.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.steps.append(self._window.transport.step)
        return super().eventFilter(watched, event)

    def paint(self) -> None:
        """Paint whatever would be painted next, before anything else comes."""
        QCoreApplication.sendPostedEvents(self._window, QEvent.Type.UpdateRequest.value)


def at_step_five(stage: Stage, qtbot: QtBot) -> Painted:
    """Have step 5 painted; return what knows of all that is painted next."""
    current_run, painted = stage.current_run, Painted(stage.window)
    current_run.start(BOUNCING, "python")
    with qtbot.waitExposed(stage.window):
        stage.window.show()
    current_run.step(5)
    qtbot.waitUntil(lambda: 5 in painted.steps and not stage.shown_run.frame_is_due)
    painted.paint()
    painted.steps.clear()
    return painted


@pytest.fixture
def long_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the window wait for a step however late it comes."""
    monkeypatch.setattr(delayed_painting, "MOMENT", int(1000 * PATIENCE_S))


@pytest.mark.usefixtures("long_moment")
def test_the_start_of_a_run_that_goes_on_to_a_step_is_not_painted_before_it(
    stage: Stage, qtbot: QtBot
) -> None:
    current_run, painted = stage.current_run, at_step_five(stage, qtbot)
    current_run.set_problem(BOUNCING.but(precision=Precision.FLOAT64))
    painted.paint()
    assert not current_run.cursor
    assert painted.steps == []
    qtbot.waitUntil(lambda: 5 in painted.steps)
    assert 0 not in painted.steps


def test_a_run_that_goes_on_to_no_step_is_painted_at_once(stage: Stage, qtbot: QtBot) -> None:
    current_run, painted = stage.current_run, at_step_five(stage, qtbot)
    current_run.set_problem(Problem(theta=2.0, alpha=0.25))
    painted.paint()
    assert set(painted.steps) == {0}


def test_while_a_step_is_gone_on_to_nothing_is_settled_until_it_is_there(
    stage: Stage, qtbot: QtBot
) -> None:
    run, shown = stage.current_run, stage.shown_run
    run.start(BOUNCING, "python")
    qtbot.waitUntil(lambda: shown.is_settled)
    run.step(3)
    assert not shown.is_settled
    qtbot.waitUntil(lambda: run.cursor == 3)
    run.resume(run.here)
    assert run.cursor == 0
    assert not shown.is_settled, "the same run again, at whose step it is going to be"
    qtbot.waitUntil(lambda: run.cursor == 3)
