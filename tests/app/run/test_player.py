"""Playing: when steps are asked for, and how much of one is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.player import SINGLE_STEP, Player
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A player on a real run, with a clock of the test's own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.engine = Engine()
        self.current_run = CurrentRun(self.engine)
        self.clock = Clock()
        self.player = Player(self.current_run, self.clock)
        self.player._timer.setInterval(1_000_000)  # frames come from the test
        self.current_run.start(Problem(alpha=0.01), "python")

    def pass_time(self, seconds: float) -> None:
        while seconds > 0.2:  # frames are not that late
            self.sleep(0.2)
            seconds -= 0.2
        self.sleep(seconds)

    def sleep(self, seconds: float) -> None:
        """Let time pass in which the process does nothing."""
        self.clock.now += seconds
        self.player.tick()

    def arrive(self, cursor: int) -> None:
        self.qtbot.waitUntil(lambda: self.current_run.cursor == cursor)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage(qtbot)
    yield stage
    stage.player.pause()
    assert stage.engine.shutdown()


def test_a_slow_step_is_drawn_from_nothing_to_all(stage: Stage) -> None:
    drawn: list[float] = []
    stage.player.progress_changed.connect(drawn.append)
    stage.player.step()
    stage.arrive(1)
    assert drawn == [0.0]
    for _ in range(4):
        stage.pass_time(SINGLE_STEP / 4)
    assert drawn == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert stage.player.progress == pytest.approx(1)


def test_steps_in_quick_succession_are_not_drawn_in_parts(stage: Stage) -> None:
    stage.player.step()
    stage.arrive(1)
    stage.clock.now += 0.03
    stage.player.step()
    stage.arrive(2)
    assert stage.player.progress == 1


def test_a_step_back_is_shown_at_once(stage: Stage) -> None:
    stage.player.step()
    stage.arrive(1)
    stage.player.pause()
    stage.current_run.back()
    assert stage.player.progress == 1


def test_without_animation_a_step_is_shown_at_once(stage: Stage) -> None:
    stage.player.set_animated(False)
    stage.player.step()
    stage.arrive(1)
    assert stage.player.progress == 1


def test_playing_slowly_makes_a_step_a_period(stage: Stage) -> None:
    stage.player.set_rate(0.5)
    stage.player.play()
    stage.arrive(1)
    stage.pass_time(1.9)
    assert stage.current_run.cursor == 1
    stage.pass_time(0.2)
    stage.arrive(2)


@pytest.mark.parametrize("slept", [1.0, 12.0, 1e6])
def test_time_that_was_slept_is_not_played(stage: Stage, slept: float) -> None:
    stage.player.set_rate(1.0)
    stage.player.play()
    stage.arrive(1)
    for cursor in (2, 3):
        stage.pass_time(1.0001)
        stage.arrive(cursor)
    stage.pass_time(0.2)
    stage.sleep(slept)  # of which a frame may have been late by half a second
    assert stage.current_run.cursor == 3
    assert not stage.current_run.waiting
    stage.pass_time(0.2)
    assert not stage.current_run.waiting
    stage.pass_time(0.2)
    stage.arrive(4)


@pytest.mark.parametrize("rate", [30.0, 1000.0])
def test_a_window_that_hangs_for_a_while_goes_on_without_a_leap(stage: Stage, rate: float) -> None:
    stage.player.set_rate(rate)
    stage.player.play()
    stage.sleep(60.0)
    stage.qtbot.waitUntil(lambda: not stage.current_run.waiting)
    assert stage.current_run.cursor <= rate * 0.5


def test_a_drawing_goes_on_where_it_was_before_the_process_slept(stage: Stage) -> None:
    stage.player.step()
    stage.arrive(1)
    stage.pass_time(SINGLE_STEP / 7)
    stage.sleep(30.0 + 0.5)
    assert stage.player.progress == pytest.approx(1 / 7 + 0.5 / SINGLE_STEP)


@pytest.mark.parametrize("rate", [10.0, 1000.0])
def test_who_plays_on_just_after_a_sleep_goes_forward(stage: Stage, rate: float) -> None:
    stage.player.step()
    stage.arrive(1)
    stage.pass_time(SINGLE_STEP / 7)
    stage.clock.now += 30.0  # no frame has come since, as yet
    stage.player.set_rate(rate)
    stage.player.play()
    for frame in range(1, 9):
        stage.sleep(0.06)
        stage.qtbot.waitUntil(lambda: not stage.current_run.waiting)
        assert 1 <= stage.current_run.cursor <= 2 + 0.06 * frame * rate
    assert stage.current_run.cursor > 1


def test_nothing_is_slept_while_nothing_is_played(stage: Stage) -> None:
    stage.clock.now += 1000.0
    stage.player.set_rate(10.0)
    stage.player.play()
    stage.pass_time(0.1001)
    stage.arrive(1)


def test_playing_fast_makes_as_many_steps_as_are_due(stage: Stage) -> None:
    stage.player.set_rate(1000.0)
    stage.player.play()
    stage.pass_time(0.0501)
    stage.arrive(50)
    assert stage.player.progress == 1


def test_playing_as_fast_as_it_goes_follows_the_newest_step_to_the_stop(stage: Stage) -> None:
    stage.player.set_rate(math.inf)
    stage.player.play()
    stage.player.play()
    stage.qtbot.waitUntil(lambda: stage.current_run.at_end)
    stage.pass_time(0.02)
    assert not stage.player.playing


def test_pausing_a_run_as_fast_as_it_goes_stops_the_engine(stage: Stage) -> None:
    stage.current_run.set_problem(Problem(alpha=0.25))
    stage.player.set_rate(math.inf)
    stage.player.play()
    stage.qtbot.waitUntil(lambda: stage.current_run.cursor > 100)
    stage.player.pause()
    stage.qtbot.waitUntil(lambda: not stage.engine.busy)
    assert not stage.player.playing


def test_playing_at_the_end_plays_again_from_the_start(stage: Stage) -> None:
    stage.current_run.set_problem(Problem(alpha=0.125))
    stage.current_run.run_until_stop()
    stage.qtbot.waitUntil(lambda: stage.current_run.at_end)
    stage.player.play()
    stage.arrive(1)
    assert stage.player.playing


def test_playing_stops_by_itself_when_the_last_step_is_drawn(stage: Stage) -> None:
    stage.current_run.set_problem(Problem(x=0.0))
    stage.player.set_rate(1.0)
    stage.player.play()
    stage.arrive(1)
    stage.pass_time(0.5)
    assert stage.player.playing
    stage.pass_time(0.6)
    stage.pass_time(0.1)
    assert not stage.player.playing


def test_a_new_run_ends_playing(stage: Stage) -> None:
    stage.player.play()
    stage.current_run.set_problem(Problem(theta=3.0))
    assert not stage.player.playing


def test_changing_the_speed_while_playing_goes_on_from_here(stage: Stage) -> None:
    stage.player.set_rate(1000.0)
    stage.player.play()
    stage.pass_time(0.0201)
    stage.arrive(20)
    stage.player.set_rate(100.0)
    stage.pass_time(0.0501)
    stage.arrive(25)
    assert stage.player.playing
