"""Walking through the lines while the steps that it needs are still being made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.line_walk import LineWalk
from gradapp.app.session import Session
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


def test_a_line_back_into_the_set_up_goes_there_when_nothing_else_was_asked_for(
    session: Session, walk: LineWalk, qtbot: QtBot
) -> None:
    walk.next_line()
    walk.previous_line()
    qtbot.waitUntil(lambda: not session.busy and walk.is_settled)
    assert session.cursor == 0
