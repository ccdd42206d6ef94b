"""Where the person is in the run, and what they cause to be computed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import Session
from gradapp.core.descent import StopReason
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem
from gradapp.core.registry import method
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Failed, StepsMade
from tests.waiting import PATIENCE_S

BOUNCING = Problem(alpha=0.25)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    engine = Engine()
    session = Session(engine)
    session.start(BOUNCING, "python")
    yield session
    assert engine.shutdown()


def _failed(session: Session) -> Failed:
    return Failed(session._engine.run, 0, RuntimeError("no memory left"))


def _settled(session: Session) -> bool:
    return not session.busy and not session.waiting


def test_a_step_is_made_and_looked_at(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.cursor_moved) as moved:
        session.step()
    assert moved.args == [True]
    assert session.step_values is not None
    assert session.step_values.theta_next == 2.0


def test_steps_asked_for_faster_than_they_come_are_all_made(session: Session, qtbot: QtBot) -> None:
    for _ in range(5):
        session.step()
    qtbot.waitUntil(lambda: session.cursor == 5)
    assert len(session.trajectory) == 5


def test_a_step_asked_for_while_another_is_on_its_way_is_looked_at(
    session: Session, qtbot: QtBot
) -> None:
    made = threading.Event()
    session._engine._worker.told.connect(
        lambda _message: made.set(), Qt.ConnectionType.DirectConnection
    )
    session.step()
    assert made.wait(PATIENCE_S), "the worker has made the step, and nobody has heard of it"
    session.step()
    qtbot.waitUntil(lambda: not session.busy)
    assert session.cursor == len(session.trajectory) == 2


def test_stepping_back_then_forward_recomputes_nothing(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.step(3)
    qtbot.waitUntil(lambda: session.cursor == 3)
    asked: list[int] = []
    monkeypatch.setattr(session._engine, "extend", asked.append)
    session.back()
    session.back()
    assert session.cursor == 1
    session.step()
    session.step()
    assert session.cursor == 3
    session.seek(0)
    session.seek(99)
    assert session.cursor == 3
    assert asked == []


def test_another_method_makes_as_many_steps_and_keeps_the_place(
    session: Session, qtbot: QtBot
) -> None:
    session.step(40)
    qtbot.waitUntil(lambda: session.cursor == 40)
    session.seek(7)
    session.set_method("autograd")
    qtbot.waitUntil(lambda: _settled(session))
    assert (session.cursor, len(session.trajectory)) == (7, 40)
    assert session.method.id == "autograd"


def test_methods_chosen_in_quick_succession_keep_the_place(session: Session, qtbot: QtBot) -> None:
    session.step(40)
    qtbot.waitUntil(lambda: session.cursor == 40)
    session.seek(7)
    for method_id in ("autograd", "optimizer", "python"):
        session.set_method(method_id)
    qtbot.waitUntil(lambda: _settled(session))
    assert (session.cursor, len(session.trajectory)) == (7, 40)


def test_a_step_during_recomputing_goes_on_from_the_place_and_drops_no_steps(
    session: Session, qtbot: QtBot
) -> None:
    session.step(40)
    qtbot.waitUntil(lambda: session.cursor == 40)
    session.seek(7)
    session.set_method("autograd")
    session.step()
    qtbot.waitUntil(lambda: _settled(session))
    assert (session.cursor, len(session.trajectory)) == (8, 40)


def test_returning_to_the_place_is_no_step_forward(session: Session, qtbot: QtBot) -> None:
    session.step(1)
    qtbot.waitUntil(lambda: session.cursor == 1)
    with qtbot.waitSignal(session.cursor_moved) as moved:
        session.set_method("autograd")
    assert moved.args == [False]
    assert session.cursor == 1


def test_looking_at_the_next_step_is_no_step_forward(session: Session, qtbot: QtBot) -> None:
    session.step(3)
    qtbot.waitUntil(lambda: session.cursor == 3)
    moved: list[bool] = []
    session.cursor_moved.connect(moved.append)
    session.seek(1)
    session.seek(2)
    session.step()
    assert moved == [False, False, True]


def test_a_method_that_stopped_earlier_decides_how_many_steps_there_are(
    session: Session, qtbot: QtBot
) -> None:
    session.set_problem(Problem())  # float32 arrives after fewer steps than float64
    session.step(20)
    qtbot.waitUntil(lambda: session.cursor == 20)
    for method_id in ("autograd", "python"):
        session.set_method(method_id)
        qtbot.waitUntil(lambda: not session.busy)
    assert session.cursor == len(session.trajectory) == 11


def test_a_method_that_stops_earlier_leaves_the_person_at_its_last_step(
    session: Session, qtbot: QtBot
) -> None:
    session.set_problem(Problem())  # float32 arrives after fewer steps than float64
    session.step(20)
    qtbot.waitUntil(lambda: session.cursor == 20)
    session.set_method("autograd")
    qtbot.waitUntil(lambda: session.stop is not None and _settled(session))
    assert session.cursor == len(session.trajectory) == 11
    assert session.at_end


def test_another_precision_keeps_the_steps_made_and_the_one_that_is_looked_at(
    session: Session, qtbot: QtBot
) -> None:
    session.start(BOUNCING, "autograd")
    session.step(40)
    qtbot.waitUntil(lambda: session.cursor == 40)
    session.seek(7)
    for precision in (Precision.FLOAT64, Precision.FLOAT32):
        session.set_problem(replace(BOUNCING, precision=precision))
        assert session.returning
        qtbot.waitUntil(lambda: _settled(session))
        assert (session.cursor, len(session.trajectory)) == (7, 40)
    session.set_problem(replace(BOUNCING, precision=Precision.FLOAT64, alpha=0.2))
    assert not session.returning
    assert (session.cursor, session.busy) == (0, False)


def test_the_lab_is_left_for_where_it_was_entered_even_on_the_way_back_there(
    session: Session, qtbot: QtBot
) -> None:
    session.start(BOUNCING, "optimizer")
    session.step(40)
    qtbot.waitUntil(lambda: session.cursor == 40)
    session.seek(7)
    for _ in range(3):
        session.start(Problem(), "no_zero_grad")
        session.start(Problem(), "wrong_factor")
        session.leave_lab()
        assert session.method is method("optimizer")
        assert session.problem == BOUNCING
    session.leave_lab()
    qtbot.waitUntil(lambda: _settled(session))
    assert (session.cursor, len(session.trajectory)) == (7, 40)


def test_a_method_chosen_in_the_lab_takes_over_its_problem_and_leaves_it_for_good(
    session: Session, qtbot: QtBot
) -> None:
    session.step(3)
    session.start(Problem(), "wrong_factor")
    session.step(2)
    session.set_method("python")
    session.leave_lab()
    qtbot.waitUntil(lambda: _settled(session))
    assert (session.problem, session.method.id) == (Problem(), "python")
    assert (session.cursor, len(session.trajectory)) == (2, 2)


def test_another_problem_begins_at_its_start(session: Session, qtbot: QtBot) -> None:
    session.step(4)
    qtbot.waitUntil(lambda: session.cursor == 4)
    with qtbot.waitSignal(session.run_started):
        session.set_problem(Problem(theta=5.0))
    assert (session.cursor, len(session.trajectory)) == (0, 0)


def test_the_same_problem_again_changes_nothing(session: Session, qtbot: QtBot) -> None:
    session.step(4)
    qtbot.waitUntil(lambda: session.cursor == 4)
    with qtbot.assertNotEmitted(session.run_started):
        session.set_problem(Problem(alpha=0.25))
    assert session.cursor == 4


def test_a_run_goes_on_until_it_stops_and_the_newest_step_is_shown(
    session: Session, qtbot: QtBot
) -> None:
    session.set_problem(Problem(alpha=1.0))
    session.run_until_stop()
    qtbot.waitUntil(lambda: session.stop is not None)
    assert session.stop is not None
    assert session.stop.reason is StopReason.DIVERGED
    assert session.at_end
    session.step()
    assert session.at_end, "there is no step after the end"


def test_pausing_a_long_run_stays_at_the_newest_step(session: Session, qtbot: QtBot) -> None:
    session.run_until_stop()
    qtbot.waitUntil(lambda: session.cursor > 100)
    session.pause()
    qtbot.waitUntil(lambda: not session.busy)
    assert session.at_last_step
    cursor = session.cursor
    session.step()
    qtbot.waitUntil(lambda: session.cursor == cursor + 1)


def test_a_run_begun_while_a_step_is_on_its_way_is_followed(session: Session, qtbot: QtBot) -> None:
    made = threading.Event()
    session._engine._worker.told.connect(
        lambda _message: made.set(), Qt.ConnectionType.DirectConnection
    )
    session.step()
    assert made.wait(PATIENCE_S)
    session.run_until_stop()
    qtbot.waitUntil(lambda: session.cursor > 100)
    session.pause()


def test_looking_back_during_a_long_run_does_not_stop_it(session: Session, qtbot: QtBot) -> None:
    session.run_until_stop()
    qtbot.waitUntil(lambda: session.cursor > 100)
    session.seek(5)
    length = len(session.trajectory)
    qtbot.waitUntil(lambda: len(session.trajectory) > length)
    assert session.cursor == 5
    assert session.busy


def test_an_unexpected_error_ends_the_run_with_a_sentence(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.steps_added):
        session._engine.failed.emit(_failed(session))
    assert session.stop is not None
    assert "no memory left" in session.stop.sentence
    session.set_problem(Problem())
    assert session.stop is None


def test_a_reply_after_an_unexpected_error_does_not_revive_the_run(session: Session) -> None:
    session._engine.failed.emit(_failed(session))
    session._engine.steps_made.emit(
        StepsMade(1, 9, np.empty((5, 0)), 0, None, idle=True, rests=True)
    )
    assert session.stop is not None
    assert session.at_end
