"""Walking through the lines while the steps that it needs are still being made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Recorded
from tests.waiting import held_back


@pytest.fixture
def current_run(qtbot: QtBot) -> Iterator[CurrentRun]:
    engine = Engine()
    current_run = CurrentRun(engine)
    yield current_run
    assert engine.shutdown()


@pytest.fixture
def walk(current_run: CurrentRun, qtbot: QtBot) -> LineWalk:
    """A walk that stands at the last line of the set-up."""
    walk = LineWalk(current_run, current_run._engine)
    current_run.start(Problem(alpha=0.25), "python")
    walk.look()
    qtbot.waitUntil(lambda: walk.recorded is not None)
    return walk


def test_steps_asked_for_are_not_undone_by_earlier_wishes_to_go_lines_back(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == 1)
    assert walk.recorded is None, "the lines of the step are not known yet"
    for _ in range(8):
        walk.previous_line()
    for _ in range(6):
        current_run.step()
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    assert current_run.cursor == 7


def test_only_so_many_tellings_are_kept_and_others_are_made_again(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.app.run.line_walk.KEPT_STEPS", 3)
    told: list[int] = []
    current_run._engine.on(Recorded, lambda recorded: told.append(recorded.step))

    def look_at(step: int) -> bool:
        before = len(told)
        current_run.seek(step)
        walk.look()
        qtbot.waitUntil(lambda: walk.is_settled and walk.recorded is not None)
        return len(told) > before

    current_run.step(5)
    qtbot.waitUntil(lambda: not current_run.busy and current_run.cursor == 5)
    assert [look_at(step) for step in (1, 2, 3, 4, 5)] == [True] * 5
    assert [look_at(step) for step in (5, 4, 3)] == [False] * 3
    assert look_at(2)


def test_a_person_who_pauses_on_the_way_into_a_step_is_not_kept_waiting(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    for _ in range(3):
        walk.next_line()
    current_run.pause()
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    assert current_run.cursor == 0
    walk.next_line()
    qtbot.waitUntil(lambda: current_run.cursor == 1 and walk.is_settled)


def test_a_line_back_into_the_set_up_goes_there_when_nothing_else_was_asked_for(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    walk.next_line()
    walk.previous_line()
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    assert current_run.cursor == 0


def test_a_run_asked_for_is_followed_whatever_lines_were_asked_for_before(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    current_run.start(Problem(), "python")
    current_run.step()
    qtbot.waitUntil(lambda: current_run.cursor == 1)
    assert walk.recorded is None, "the lines of the step are not known yet"
    for _ in range(8):
        walk.next_line()
    current_run.run_until_stop()
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    assert current_run.stop is not None
    assert current_run.at_last_step


def test_a_line_asked_for_while_a_run_is_followed_is_gone_to_where_it_is_paused(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    with held_back(current_run._engine):
        current_run.run_until_stop()  # its steps bounce for ever
        qtbot.waitUntil(lambda: current_run.cursor > 0)
        current_run.pause()
        walk.previous_line()  # before the last steps have come
        assert current_run.busy
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    assert current_run.at_last_step
    assert walk.recorded is not None
    assert walk.line == walk.recorded.rest - 1


def test_a_line_into_a_step_that_can_not_be_made_leads_to_where_that_ended(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    current_run.start(Problem(alpha=1e12), "python")
    current_run.run_until_stop()
    qtbot.waitUntil(lambda: current_run.at_end)
    made = len(current_run.run)
    current_run.start_afresh()
    current_run.step(made)
    qtbot.waitUntil(lambda: not current_run.busy and current_run.cursor == made)
    assert current_run.stop is None, "nobody knows yet that the next step diverges"
    walk.look()
    qtbot.waitUntil(lambda: walk.recorded is not None)
    assert walk.recorded is not None
    lines_left = len(walk.recorded.lines) - 1 - walk.recorded.rest
    for _ in range(lines_left + 1):
        walk.next_line()
    qtbot.waitUntil(lambda: not current_run.busy and walk.is_settled)
    walk.look()
    qtbot.waitUntil(lambda: walk.recorded is not None)
    assert (walk.step, walk.line) == (made + 1, 0)
    assert current_run.cursor == made


def test_who_leaves_a_step_before_it_has_been_told_is_told_the_one_they_went_to(
    current_run: CurrentRun, walk: LineWalk, qtbot: QtBot
) -> None:
    current_run.step(2)
    qtbot.waitUntil(lambda: not current_run.busy and current_run.cursor == 2)
    walk.look()
    current_run.seek(1)
    walk.look()
    qtbot.waitUntil(lambda: walk.recorded is not None)
    assert walk.recorded is not None
    assert walk.recorded.step == 1
