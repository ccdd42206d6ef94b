"""Walking through the lines while the steps that it needs are still being made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import Session
from gradapp.app.run.line_walk import LineWalk
from gradapp.core.problem import Problem
from gradapp.engine.engine import Engine


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    engine = Engine()
    session = Session(engine)
    yield session
    assert engine.shutdown()


@pytest.fixture
def walk(session: Session, qtbot: QtBot) -> LineWalk:
    """A walk that stands at the last line of the set-up."""
    walk = LineWalk(session, session._engine)
    session.start(Problem(alpha=0.25), "python")
    walk.look()
    qtbot.waitUntil(lambda: walk.trace is not None)
    return walk


def test_steps_asked_for_are_not_undone_by_earlier_wishes_to_go_lines_back(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    session.step()
    qtbot.waitUntil(lambda: session.cursor == 1)
    assert walk.trace is None, "the lines of the step are not known yet"
    for _ in range(8):
        walk.previous_line()
    for _ in range(6):
        session.step()
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.cursor == 7


def test_only_so_many_tellings_are_kept_and_others_are_made_again(
    session: Session, walk: LineWalk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.run.line_walk.KEPT", 3)
    told: list[int] = []
    session._engine.recorded.connect(lambda recorded: told.append(recorded.step))

    def look_at(step: int) -> bool:
        before = len(told)
        session.seek(step)
        walk.look()
        qtbot.waitUntil(lambda: walk.is_settled and walk.trace is not None)
        return len(told) > before

    session.step(5)
    qtbot.waitUntil(lambda: not session.busy and session.cursor == 5)
    assert [look_at(step) for step in (1, 2, 3, 4, 5)] == [True] * 5
    assert [look_at(step) for step in (5, 4, 3)] == [False] * 3
    assert look_at(2)


def test_a_person_who_pauses_on_the_way_into_a_step_is_not_kept_waiting(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    for _ in range(3):
        walk.next_line()
    session.pause()
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.cursor == 0
    walk.next_line()
    qtbot.waitUntil(lambda: session.cursor == 1 and walk.is_settled)


def test_a_line_back_into_the_set_up_goes_there_when_nothing_else_was_asked_for(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    walk.next_line()
    walk.previous_line()
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.cursor == 0


def test_a_run_asked_for_is_followed_whatever_lines_were_asked_for_before(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    session.start(Problem(), "python")
    session.step()
    qtbot.waitUntil(lambda: session.cursor == 1)
    assert walk.trace is None, "the lines of the step are not known yet"
    for _ in range(8):
        walk.next_line()
    session.run_until_stop()
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.stop is not None
    assert session.at_last_step


def test_a_line_asked_for_while_a_run_is_followed_is_gone_to_where_it_is_paused(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    session.run_until_stop()  # its steps bounce for ever
    qtbot.waitUntil(lambda: session.cursor > 0)
    session.pause()
    walk.previous_line()  # before the last steps have come
    assert session.busy
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.at_last_step
    assert walk.trace is not None
    assert walk.line == walk.trace.rest - 1
