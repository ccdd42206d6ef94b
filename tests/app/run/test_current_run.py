"""Where the person is in the run, and what they cause to be computed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.core.limits import MOST_STEPS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.stop import StopReason
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Failed, StepsMade
from tests.waiting import PATIENCE_S, held_back

BOUNCING = Problem(alpha=0.25)


@pytest.fixture
def current_run(qtbot: QtBot) -> Iterator[CurrentRun]:
    engine = Engine()
    current_run = CurrentRun(engine)
    current_run.start(BOUNCING, "python")
    yield current_run
    assert engine.shutdown()


def _failed(current_run: CurrentRun) -> Failed:
    return Failed(current_run._engine.run, 0, RuntimeError("no memory left"))


def _settled(current_run: CurrentRun) -> bool:
    return not current_run.busy and not current_run.waiting


def test_a_step_is_made_and_looked_at(current_run: CurrentRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(current_run.cursor_moved) as moved:
        current_run.step()
    assert moved.args == [True]
    assert current_run.step_values is not None
    assert current_run.step_values.theta_next == 2.0


def test_steps_asked_for_faster_than_they_come_are_all_made(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    for _ in range(5):
        current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == 5)
    assert len(current_run.run) == 5


def make_a_step_unheard(current_run: CurrentRun) -> None:
    """Have the worker make a step, of which nobody hears before the next event."""
    made = threading.Event()
    current_run._engine._worker.told.connect(
        lambda _message: made.set(), Qt.ConnectionType.DirectConnection
    )
    current_run.step()
    assert made.wait(PATIENCE_S)


def test_a_step_asked_for_while_another_is_on_its_way_is_looked_at(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    make_a_step_unheard(current_run)
    current_run.step()
    qtbot.waitUntil(lambda: not current_run.busy)
    assert current_run.cursor == len(current_run.run) == 2


def test_stepping_back_then_forward_recomputes_nothing(
    current_run: CurrentRun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    current_run.step(3)
    qtbot.waitUntil(lambda: current_run.cursor == 3)
    asked: list[int] = []
    monkeypatch.setattr(current_run._engine, "extend", asked.append)
    current_run.back()
    current_run.back()
    assert current_run.cursor == 1
    current_run.step()
    current_run.step()
    assert current_run.cursor == 3
    current_run.seek(0)
    current_run.seek(99)
    assert current_run.cursor == 3
    assert asked == []


def test_another_way_makes_as_many_steps_and_keeps_the_place(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.step(40)
    qtbot.waitUntil(lambda: current_run.cursor == 40)
    current_run.seek(7)
    current_run.set_method("autograd")
    qtbot.waitUntil(lambda: _settled(current_run))
    assert (current_run.cursor, len(current_run.run)) == (7, 40)
    assert current_run.method.id == "autograd"


def test_ways_chosen_in_quick_succession_keep_the_place(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.step(40)
    qtbot.waitUntil(lambda: current_run.cursor == 40)
    current_run.seek(7)
    for method_id in ("autograd", "optimizer", "python"):
        current_run.set_method(method_id)
    qtbot.waitUntil(lambda: _settled(current_run))
    assert (current_run.cursor, len(current_run.run)) == (7, 40)


def test_a_step_during_recomputing_goes_on_from_the_place_and_drops_no_steps(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.step(40)
    qtbot.waitUntil(lambda: current_run.cursor == 40)
    current_run.seek(7)
    current_run.set_method("autograd")
    current_run.step()
    qtbot.waitUntil(lambda: _settled(current_run))
    assert (current_run.cursor, len(current_run.run)) == (8, 40)


def test_returning_to_the_place_is_no_step_forward(current_run: CurrentRun, qtbot: QtBot) -> None:
    current_run.step(1)
    qtbot.waitUntil(lambda: current_run.cursor == 1)
    with qtbot.waitSignal(current_run.cursor_moved) as moved:
        current_run.set_method("autograd")
    assert moved.args == [False]
    assert current_run.cursor == 1


def test_looking_at_the_next_step_is_no_step_forward(current_run: CurrentRun, qtbot: QtBot) -> None:
    current_run.step(3)
    qtbot.waitUntil(lambda: current_run.cursor == 3)
    moved: list[bool] = []
    current_run.cursor_moved.connect(moved.append)
    current_run.seek(1)
    current_run.seek(2)
    current_run.step()
    assert moved == [False, False, True]


def test_a_way_that_stopped_earlier_decides_how_many_steps_there_are(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.set_problem(Problem())  # float32 arrives after fewer steps than float64
    current_run.step(20)
    qtbot.waitUntil(lambda: current_run.cursor == 20)
    for method_id in ("autograd", "python"):
        current_run.set_method(method_id)
        qtbot.waitUntil(lambda: not current_run.busy)
    assert current_run.cursor == len(current_run.run) == 11


def test_a_way_that_stops_earlier_leaves_the_person_at_its_last_step(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.set_problem(Problem())  # float32 arrives after fewer steps than float64
    current_run.step(20)
    qtbot.waitUntil(lambda: current_run.cursor == 20)
    current_run.set_method("autograd")
    qtbot.waitUntil(lambda: current_run.stop is not None and _settled(current_run))
    assert current_run.cursor == len(current_run.run) == 11
    assert current_run.at_end


def test_another_precision_keeps_the_steps_made_and_the_one_that_is_looked_at(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.start(BOUNCING, "autograd")
    current_run.step(40)
    qtbot.waitUntil(lambda: current_run.cursor == 40)
    current_run.seek(7)
    for precision in (Precision.FLOAT64, Precision.FLOAT32):
        current_run.set_problem(replace(BOUNCING, precision=precision))
        assert current_run.returning
        qtbot.waitUntil(lambda: _settled(current_run))
        assert (current_run.cursor, len(current_run.run)) == (7, 40)
    current_run.set_problem(replace(BOUNCING, precision=Precision.FLOAT64, alpha=0.2))
    assert not current_run.returning
    assert (current_run.cursor, current_run.busy) == (0, False)


def test_the_lab_is_left_for_where_it_was_entered_even_on_the_way_back_there(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.start(BOUNCING, "optimizer")
    current_run.step(40)
    qtbot.waitUntil(lambda: current_run.cursor == 40)
    current_run.seek(7)
    for _ in range(3):
        current_run.start(Problem(), "no_zero_grad")
        current_run.start(Problem(), "wrong_factor")
        current_run.leave_lab()
        assert current_run.method is method("optimizer")
        assert current_run.problem == BOUNCING
    current_run.leave_lab()
    qtbot.waitUntil(lambda: _settled(current_run))
    assert (current_run.cursor, len(current_run.run)) == (7, 40)


def test_a_way_chosen_in_the_lab_takes_over_its_problem_and_leaves_it_for_good(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.step(3)
    current_run.start(Problem(), "wrong_factor")
    current_run.step(2)
    current_run.set_method("python")
    current_run.leave_lab()
    qtbot.waitUntil(lambda: _settled(current_run))
    assert (current_run.problem, current_run.method.id) == (Problem(), "python")
    assert (current_run.cursor, len(current_run.run)) == (2, 2)


def test_another_problem_begins_at_its_start(current_run: CurrentRun, qtbot: QtBot) -> None:
    current_run.step(4)
    qtbot.waitUntil(lambda: current_run.cursor == 4)
    with qtbot.waitSignal(current_run.run_started):
        current_run.set_problem(Problem(theta=5.0))
    assert (current_run.cursor, len(current_run.run)) == (0, 0)


def test_the_same_problem_again_changes_nothing(current_run: CurrentRun, qtbot: QtBot) -> None:
    current_run.step(4)
    qtbot.waitUntil(lambda: current_run.cursor == 4)
    with qtbot.assertNotEmitted(current_run.run_started):
        current_run.set_problem(Problem(alpha=0.25))
    assert current_run.cursor == 4


def test_a_run_goes_on_until_it_stops_and_the_newest_step_is_shown(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.set_problem(Problem(alpha=1.0))
    current_run.run_until_stop()
    qtbot.waitUntil(lambda: current_run.stop is not None)
    assert current_run.stop is not None
    assert current_run.stop.reason is StopReason.DIVERGED
    assert current_run.at_end
    current_run.step()
    assert current_run.at_end, "there is no step after the end"


def test_pausing_a_long_run_stays_at_the_newest_step(current_run: CurrentRun, qtbot: QtBot) -> None:
    with held_back(current_run._engine, steps=101):
        current_run.run_until_stop()
        qtbot.waitUntil(lambda: current_run.cursor > 100)
        current_run.pause()
    qtbot.waitUntil(lambda: not current_run.busy)
    assert current_run.at_last_step
    cursor = current_run.cursor
    current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == cursor + 1)


def test_a_run_begun_while_a_step_is_on_its_way_is_followed(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    make_a_step_unheard(current_run)
    current_run.run_until_stop()
    qtbot.waitUntil(lambda: current_run.cursor > 100)
    current_run.pause()


def test_looking_back_during_a_long_run_does_not_stop_it(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.run_until_stop()
    qtbot.waitUntil(lambda: current_run.cursor > 100)
    current_run.seek(5)
    qtbot.waitUntil(lambda: not current_run.busy)  # a million steps take a fast machine 0.2 s
    assert (current_run.cursor, len(current_run.run)) == (5, MOST_STEPS)


def test_an_unexpected_error_ends_the_run_with_a_sentence(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(current_run.steps_added):
        current_run._engine.told(Failed).emit(_failed(current_run))
    assert current_run.stop is not None
    assert "no memory left" in str(current_run.stop.sentence)
    current_run.set_problem(Problem())
    assert current_run.stop is None


def test_a_reply_after_an_unexpected_error_does_not_revive_the_run(current_run: CurrentRun) -> None:
    current_run._engine.told(Failed).emit(_failed(current_run))
    current_run._engine.told(StepsMade).emit(
        StepsMade(1, 9, np.empty((5, 0)), None, idle=True, rests=True)
    )
    assert current_run.stop is not None
    assert current_run.at_end


def test_where_a_run_was_given_up_another_goes_on_as_far_as_it_had_come(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    slow = Problem(alpha=0.001)
    current_run.start(slow, "python")
    current_run.step(3)
    qtbot.waitUntil(lambda: _settled(current_run))
    current_run.step(500)
    current_run._engine.told(Failed).emit(_failed(current_run))
    assert (current_run.cursor, len(current_run.run)) == (3, 3)
    current_run.set_problem(slow.but(precision=Precision.FLOAT64))
    qtbot.waitUntil(lambda: _settled(current_run) and current_run.cursor == 3)
    assert len(current_run.run) == 3


def test_a_run_that_is_held_makes_no_step_until_it_is_released(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.start(Problem(), "wrong_factor", is_locked=True)
    current_run.step()
    current_run.run_until_stop()
    current_run.set_problem(Problem(theta=2.0))
    current_run.step(3)
    qtbot.waitUntil(lambda: _settled(current_run))
    assert current_run.is_locked
    assert len(current_run.run) == 0
    with qtbot.waitSignal(current_run.unlocked):
        current_run.unlock()
    current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == 1)


def test_a_run_of_other_code_is_not_held_for_the_one_before(
    current_run: CurrentRun, qtbot: QtBot
) -> None:
    current_run.start(Problem(), "wrong_factor", is_locked=True)
    current_run.leave_lab()
    assert not current_run.is_locked
    current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == 1)
