"""A step of all compared ways, told line by line at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.changes import held
from gradapp.engine.engine import Engine
from gradapp.engine.messages import AllRecorded, TorchLoaded

OTHERS = tuple(each.id for each in METHODS[1:])


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine()
    engine.load_torch()
    with qtbot.waitSignal(engine.told(TorchLoaded)):
        pass
    yield engine
    assert engine.shutdown()


def told(engine: Engine, qtbot: QtBot, step: int) -> AllRecorded:
    heard: list[AllRecorded] = []
    engine.on(AllRecorded, heard.append)
    engine.record_all(step)
    qtbot.waitUntil(lambda: bool(heard))
    engine.told(AllRecorded).disconnect(heard.append)
    return heard[0]


def extend(engine: Engine, qtbot: QtBot, length: int) -> None:
    engine.extend(length)
    qtbot.waitUntil(lambda: engine.rests)


def test_the_set_up_and_the_step_of_all_four_come_in_one_message(
    engine: Engine, qtbot: QtBot
) -> None:
    engine.start(Problem(), "python", OTHERS)
    extend(engine, qtbot, 3)
    message = told(engine, qtbot, 3)
    expected = {(each.id, step) for each in METHODS for step in (0, 3)}
    assert {(recorded.method_id, recorded.step) for recorded in message.recorded_steps} == expected
    θ = 1.0
    for _ in range(3):
        θ -= 0.1 * 2 * 2.0 * (θ * 2.0 - 3.0)
    for recorded in message.recorded_steps:
        if recorded.step:
            (found,) = held("θ", recorded.lines[recorded.rest].variables) or ()
            assert found == pytest.approx(θ, rel=1e-6)


def test_a_step_that_others_have_not_come_to_is_told_without_them(
    engine: Engine, qtbot: QtBot
) -> None:
    engine.start(Problem(), "autograd")
    extend(engine, qtbot, 2)
    message = told(engine, qtbot, 2)
    assert {recorded.method_id for recorded in message.recorded_steps} == {"autograd"}
    assert told(engine, qtbot, 9).recorded_steps == ()


def test_behind_a_fixed_point_a_step_is_the_last_one_again(engine: Engine, qtbot: QtBot) -> None:
    engine.start(Problem(alpha=0.125), "python", OTHERS)
    engine.run_until_stop()
    qtbot.waitUntil(lambda: engine.rests)
    message = told(engine, qtbot, 5)
    assert {recorded.step for recorded in message.recorded_steps} == {0, 5}


def test_what_was_told_of_the_run_before_is_dropped(engine: Engine, qtbot: QtBot) -> None:
    heard: list[AllRecorded] = []
    engine.on(AllRecorded, heard.append)
    engine.start(Problem(), "python")
    engine.record_all(0)
    run = engine.start(Problem(), "python")
    engine.record_all(0)
    qtbot.waitUntil(lambda: bool(heard))
    assert {message.run for message in heard} == {run}
