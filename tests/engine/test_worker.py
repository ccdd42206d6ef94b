"""The worker's logic, without a thread: commands in, messages out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.core.comparison import distance
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import StopReason
from gradapp.core.trajectory import Floats
from gradapp.engine import torch_import, worker
from gradapp.engine.messages import (
    Compared,
    Extend,
    Failed,
    Held,
    Hold,
    LoadTorch,
    NextStep,
    Notice,
    Pause,
    Raced,
    Release,
    Rested,
    SetRace,
    Start,
    StepsMade,
    TorchLoaded,
    TorchMissing,
)
from gradapp.engine.pace import MESSAGE_INTERVAL, MOST_AT_ONCE, SLICE, Pace, parts
from tests.engine.bench import Bench


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.worker.deleteLater()


def test_a_step_that_was_asked_for_arrives_in_one_message(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(Extend(2, 1, 1))
    bench.turn()
    (made,) = bench.blocks
    assert made.made[:, 0].tolist() == [1.0, 2.0, 1.0, -4.0, 1.4]
    assert made.idle
    assert (made.run, made.serial, made.stop) == (1, 2, None)


def test_a_long_run_loses_no_step_and_repeats_none(qtbot: QtBot) -> None:
    bench = Bench(tick=0.03)
    problem = Problem(alpha=0.25)  # bounces for ever
    bench.worker.obey(Start(1, 1, problem, "python"))
    bench.worker.obey(Extend(2, 1, 1000))
    bench.turn()
    expected = Descent(problem, method("python")).advance(1000)
    assert len(bench.blocks) > 3
    assert np.array_equal(bench.steps, expected)
    assert [m.idle for m in bench.blocks] == [False] * (len(bench.blocks) - 1) + [True]


def test_messages_of_a_long_run_keep_their_distance(qtbot: QtBot) -> None:
    bench = Bench(tick=0.03)
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 100_000))
    bench.turn()
    gaps = np.diff(bench.times)[:-1]  # the last message says that all is done, and does not wait
    assert len(gaps) > 3
    assert (gaps >= MESSAGE_INTERVAL - 1e-9).all()


@pytest.mark.parametrize(("way", "is_cut"), [("python", True), ("autograd", False)])
def test_steps_that_no_call_can_interrupt_are_made_in_short_parts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str, is_cut: bool
) -> None:
    usual, counts = Descent.advance, []

    def counted(descent: Descent, count: int) -> Floats:
        counts.append(count)
        return usual(descent, count)

    monkeypatch.setattr(Descent, "advance", counted)
    seconds, steps = 0.035, 3_000
    bench = Bench(tick=seconds)  # for a slice, however many steps are in it: twice as many fit
    bench.worker.obey(LoadTorch())
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), way))
    bench.worker.obey(Extend(2, 1, steps))
    bench.turn()
    assert sum(counts) >= steps
    longest = max(counts)
    assert (longest <= steps * SLICE / seconds / 2) is is_cut, longest


def test_a_message_shows_all_steps_of_the_run_without_copying_them(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 300))
    bench.turn()
    bench.worker.obey(Extend(3, 1, 600))
    bench.turn()
    first, last = bench.blocks[0], bench.blocks[-1]
    length = first.made.shape[1]
    assert 0 < length < last.made.shape[1] == 600
    assert np.array_equal(last.made[:, :length], first.made)
    assert np.shares_memory(first.made, last.made)


def test_a_worker_that_is_held_sends_what_it_has_and_rests_until_it_is_released(
    bench: Bench,
) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 100_000))
    bench.turn(most=5)
    bench.worker.obey(Hold(1))
    bench.turn()
    assert (bench.told[-1], bench.blocks[-1].idle) == (Held(1), False)
    made = bench.steps.shape[1]
    assert 0 < made < 1_000_000
    bench.worker.obey(Extend(3, 1, 900_000))
    bench.turn()
    assert bench.steps.shape[1] == made
    bench.worker.obey(Release(1))
    bench.turn()
    assert bench.steps.shape[1] == 900_000
    assert bench.blocks[-1].idle
    assert bench.told.count(Held(1)) == 1


@pytest.mark.parametrize("way", ["python", "autograd"])
def test_a_step_that_is_asked_for_before_a_frame_is_there_for_that_frame(
    qtbot: QtBot, way: str
) -> None:
    bench = Bench()
    bench.worker.obey(LoadTorch())
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), way))
    bench.worker.obey(Extend(2, 1, 1))
    bench.worker.obey(Hold(1))
    assert (bench.told[-1], bench.steps.shape[1], bench.blocks[-1].idle) == (Held(1), 1, True)
    bench.worker.obey(Extend(3, 1, 2))
    bench.turn()
    assert bench.steps.shape[1] == 1, "it is held"
    bench.worker.obey(Release(1))
    bench.turn()
    assert (bench.steps.shape[1], bench.blocks[-1].idle) == (2, True)


def test_the_step_that_may_be_asked_for_next_is_made_before_and_told_when_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem, made = Problem(alpha=0.25), []
    usual = Descent._make

    def noted(descent: Descent, count: int) -> Floats:
        made.append(descent.method.id)
        return usual(descent, count)

    monkeypatch.setattr(Descent, "_make", noted)
    bench.worker.obey(LoadTorch())
    bench.worker.obey(Start(1, 1, problem, "autograd", ("python", "optimizer")))
    bench.worker.obey(Extend(2, 1, 3))
    bench.turn()
    made.clear()
    told = len(bench.told)
    bench.worker.look_ahead()
    bench.worker.look_ahead()
    assert made == ["autograd", "python", "optimizer"]
    assert {type(notice) for notice in bench.told[told:]} == {NextStep}
    assert bench.worker._runs[0].steps.shape[1] == 3
    assert [len(run) for run in bench.worker._runs] == [3, 3, 3]
    bench.worker.obey(Extend(3, 1, 4))
    bench.turn()
    assert len(made) == 3, "what was there was made again"
    assert np.array_equal(bench.steps, Descent(problem, method("autograd")).advance(4))
    assert [len(run) for run in bench.compared[-1].others] == [4, 4]
    bench.worker.obey(Extend(4, 1, 9))
    bench.turn()
    assert np.array_equal(bench.steps, Descent(problem, method("autograd")).advance(9))


@pytest.mark.parametrize("first", ["python", "autograd", "mseloss"])
@pytest.mark.parametrize("alpha", [0.05, 1.0, 1.1])
def test_of_the_step_that_comes_next_is_told_before_what_is_told_else_when_it_is_asked_for(
    qtbot: QtBot, first: str, alpha: float
) -> None:
    problem = Problem(-3.0, 1.0, 2.0, alpha)
    others = tuple(each.id for each in METHODS if each.id != first)
    one, other = Bench(), Bench()
    for bench in (one, other):
        bench.worker.obey(LoadTorch())
        bench.worker.obey(Start(1, 1, problem, first, others))
        bench.worker.obey(Extend(2, 1, 1))
        bench.turn()
        bench.told.clear()
    for serial, length in enumerate(range(2, 40), start=3):
        foreseen = one.foresee()
        assert (foreseen.run, foreseen.steps.serial, foreseen.length) == (1, serial, length)
        one.take(foreseen)
        assert one.told == [], "it is told already"
        other.worker.obey(Extend(serial, 1, length))
        other.turn()
        for early, late in zip((foreseen.steps, foreseen.compared), other.told, strict=True):
            assert _parts(early) == _parts(late)
        assert [len(run) for run in one.worker._runs] == [length] * 4
        other.told.clear()
    one.worker.obey(Extend(99, 1, 50))
    one.turn()
    assert np.array_equal(one.steps, Descent(problem, method(first)).advance(50))


def _parts(notice: Notice | None) -> tuple[object, ...]:
    """Return all that a notice of a step says, with numbers that can be compared."""
    match notice:
        case StepsMade():
            return (*astuple(replace(notice, made=np.empty(0)))[3:], notice.made.tobytes())
        case Compared(run, others, length, over_run, proved):
            steps = tuple((each.method.id, each.steps.tobytes(), each.stop) for each in others)
            return run, steps, length, over_run, proved[:, :length].tobytes()
    raise AssertionError(notice)


@pytest.mark.parametrize("alpha", [0.1, 0.125, 3.0])
def test_of_a_step_with_which_the_run_ends_nothing_is_told_before(
    bench: Bench, alpha: float
) -> None:
    problem = Problem(alpha=alpha)
    descent = Descent(problem, METHODS[0])
    end = descent.advance(100_000).shape[1]
    assert descent.stop is not None
    bench.start(problem, "python")
    for made in range(1, end + 2):
        bench.extend(made)
        bench.turn()
        assert bench.foresees is (made + 1 < descent.stop.step)


def test_nothing_is_told_before_of_a_step_beside_which_more_is_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(1)
    bench.turn()
    assert not bench.foresees, "a way waits for PyTorch"
    bench.worker.obey(LoadTorch())
    bench.turn()
    assert bench.foresees
    bench.worker.obey(SetRace(1, (Recipe(Problem(), "python"),)))
    bench.turn()
    assert not bench.foresees, "others go along"
    bench.worker.obey(SetRace(2, ()))
    bench.turn()
    assert bench.foresees


def test_nothing_is_told_before_while_something_is_done_in_the_background(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench.worker.obey(LoadTorch())
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.make(1000)
    assert not bench.foresees
    bench.turn()
    assert isinstance(bench.told[-1], Rested)
    foreseen = bench.foresee()
    made, compared = foreseen.steps, foreseen.compared
    assert compared is not None
    assert (made.made.shape[1], made.idle, made.rests, compared.length) == (1001, True, True, 1001)


def test_a_step_told_before_is_taken_in_before_anything_else_is_obeyed(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python")
    bench.make(1)
    bench.foresee()
    bench.worker.obey(Extend(9, 1, 2, is_known=True))
    assert bench.told == []
    bench.worker.obey(SetRace(1, ()))
    assert [type(notice) for notice in bench.told] == [Raced, Rested]
    bench.worker.obey(Extend(10, 1, 3))
    bench.turn()
    assert np.array_equal(bench.steps, Descent(Problem(alpha=0.25), METHODS[0]).advance(3))


@pytest.mark.logs_warnings
def test_a_step_that_was_told_before_stays_though_the_run_is_given_up_since(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python")
    bench.make(3)
    foreseen = bench.foresee()
    bench.worker._give_up(RuntimeError("for another reason"))
    assert isinstance(bench.told[-1], Failed)
    bench.take(foreseen)
    assert not bench.blocks, "whoever was told of four would hear of three"
    assert bench.worker._made.steps.tobytes() == foreseen.steps.made.tobytes()


def test_of_a_step_that_is_not_compared_is_told_before_while_ways_catch_up_with_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", 300)
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench.worker.obey(LoadTorch())
    problem = Problem(alpha=0.25)
    for length, is_compared in ((299, True), (300, False), (500, False)):
        bench.start(problem, "python", "autograd")
        bench.make(length)
        assert not bench.blocks[-1].rests, "it is still to be compared"
        if is_compared:
            assert not bench.foresees
            continue
        foreseen = bench.foresee()
        assert (foreseen.length, foreseen.compared) == (length + 1, None)
        bench.take(foreseen)
        assert not bench.blocks, "it is told already"
        assert (bench.compared[-1].length, bench.told[-1]) == (300, Rested(0))


def test_what_ways_make_while_a_step_is_taken_in_that_was_told_before_is_told_all_the_same(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", 3000)
    monkeypatch.setattr("gradapp.engine.comparison.LOCKSTEP", 2990)
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench.worker.obey(LoadTorch())
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.make(5000)
    foreseen = bench.foresee()
    comparing = bench.worker._comparing
    assert comparing is not None
    while not comparing.is_urgent or 3000 - comparing._judge.length > comparing._pace.count:
        bench.worker.make_slice()
    assert comparing.has_work, "the last ones are still to be made, at once"
    bench.take(foreseen)
    assert (bench.compared[-1].length, bench.told[-1]) == (3000, Rested(0))


@pytest.mark.parametrize("others", [(), ("autograd",)])
def test_steps_that_were_made_before_do_not_pass_for_quick_ones(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, others: tuple[str, ...]
) -> None:
    usual, counts = Descent._make, []

    def slow(descent: Descent, count: int) -> Floats:
        bench.now += count  # a second for each step
        counts.append(count)
        return usual(descent, count)

    monkeypatch.setattr(Descent, "_make", slow)
    bench.worker.obey(LoadTorch())
    bench.start(Problem(alpha=0.25), "python", *others)
    for length in range(1, 9):
        bench.extend(length)
        bench.turn()
        bench.worker.look_ahead()
    counts.clear()
    bench.extend(100)
    bench.turn()
    assert sum(counts) == (100 - 9) * (1 + len(others))
    assert set(counts) == {1}, "whoever calls meanwhile waits for them"


def test_where_nothing_more_is_asked_for_no_step_is_made_of_another_run(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 1))
    bench.turn()
    assert bench.worker._ahead.isActive()
    bench.worker.obey(Start(3, 2, Problem(), "python"))
    assert not bench.worker._ahead.isActive()


def test_a_frame_does_not_wait_for_many_steps_that_are_asked_for(qtbot: QtBot) -> None:
    seconds, before, more = 0.035, 3_000, 100
    bench = Bench(tick=seconds)  # for a slice, however many steps are in it
    bench.start(Problem(alpha=0.25), "python")
    bench.extend(before)
    bench.turn()
    assert more < before * SLICE / seconds, "so many fit into what is not noticed"
    bench.extend(before + more)
    bench.worker.obey(Hold(1))
    assert bench.steps.shape[1] < before + more
    bench.worker.obey(Release(1))
    bench.turn()
    assert bench.steps.shape[1] == before + more


def test_another_run_is_not_held(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Hold(1))
    bench.worker.obey(Start(2, 2, Problem(alpha=0.25), "python"))
    bench.worker.obey(Hold(1))
    bench.worker.obey(Extend(3, 2, 5))
    bench.turn()
    assert {made.run: made.made.shape[1] for made in bench.blocks}[2] == 5


def test_a_worker_that_waits_for_torch_is_held_and_does_not_call_itself_idle(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "autograd"))
    bench.worker.obey(Hold(1))
    assert (bench.told[-1], bench.blocks[-1].idle) == (Held(1), False)


def test_blocks_can_not_be_written_to(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(Extend(2, 1, 3))
    bench.turn()
    with pytest.raises(ValueError, match="read-only"):
        bench.blocks[0].made[0, 0] = 0.0


def test_a_pause_between_slices_stops_at_once_and_sends_what_there_is(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 100_000))
    bench.turn(most=5)
    bench.worker.obey(Pause(3, 1))
    made = bench.steps.shape[1]
    assert bench.blocks[-1].idle
    assert bench.blocks[-1].serial == 3
    bench.turn()
    assert bench.steps.shape[1] == made < 1_000_000


def test_a_paused_run_goes_on_where_it_was(bench: Bench) -> None:
    problem = Problem(alpha=0.001)
    bench.worker.obey(Start(1, 1, problem, "python"))
    bench.worker.obey(Extend(2, 1, 500))
    bench.turn(most=3)
    bench.worker.obey(Pause(3, 1))
    bench.worker.obey(Extend(4, 1, 500))
    bench.turn()
    assert np.array_equal(bench.steps, Descent(problem, method("python")).advance(500))


def test_the_stop_comes_with_the_last_steps(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(Extend(2, 1, 1_000))
    bench.turn()
    stop = bench.blocks[-1].stop
    assert stop is not None
    assert stop.reason is StopReason.FIXED_POINT
    assert stop.step == bench.steps.shape[1]
    assert bench.blocks[-1].idle


def test_asking_a_stopped_run_for_more_is_answered(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(x=0.0), "python"))
    bench.worker.obey(Extend(2, 1, 10))
    bench.turn()
    bench.worker.obey(Extend(3, 1, 20))
    bench.turn()
    assert bench.blocks[-1].serial == 3
    assert bench.blocks[-1].idle
    assert bench.steps.shape[1] == 1


def test_commands_for_another_run_are_not_obeyed(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(Start(2, 2, Problem(alpha=0.01), "python"))
    bench.worker.obey(Extend(3, 1, 5))
    bench.turn()
    assert bench.told == []


def test_a_new_run_forgets_the_unsent_steps_of_the_old(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(Extend(2, 1, 100_000))
    bench.turn(most=4)
    bench.told.clear()
    bench.worker.obey(Start(3, 2, Problem(), "python"))
    bench.worker.obey(Extend(4, 2, 1))
    bench.turn()
    assert [m.run for m in bench.blocks] == [2]
    assert bench.steps[0, 0] == 1.0


def test_a_way_of_torch_waits_until_torch_is_there_and_way_1_does_not(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    during: list[int] = []

    def load(serve: object) -> str:
        bench.worker.obey(Start(1, 1, Problem(), "python"))
        bench.worker.obey(Extend(2, 1, 2))
        bench.turn()
        during.append(bench.steps.shape[1])
        bench.worker.obey(Start(3, 2, Problem(), "autograd"))
        bench.worker.obey(Extend(4, 2, 3))
        bench.turn()
        during.append(bench.steps.shape[1])
        return "2.0"

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(LoadTorch())
    assert during == [2, 2]
    bench.turn()
    assert TorchLoaded("2.0") in bench.told
    assert bench.blocks[-1].run == 2
    assert bench.blocks[-1].made.shape == (5, 3)


def test_torch_is_imported_for_the_first_step_that_needs_it_and_not_for_a_start(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[object] = []

    def load(serve: object) -> str:
        loads.append(serve)
        return "2.0"

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(Start(1, 1, Problem(), "autograd"))
    assert not loads
    bench.worker.obey(Extend(2, 1, 3))
    bench.turn()
    assert len(loads) == 1
    assert bench.steps.shape == (5, 3)


def test_a_pause_while_torch_is_awaited_is_answered(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(serve: object) -> str:
        bench.worker.obey(Start(1, 1, Problem(), "autograd"))
        bench.worker.obey(Extend(2, 1, 3))
        bench.worker.obey(Pause(3, 1))
        return "2.0"

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(LoadTorch())
    bench.turn()
    assert [(m.serial, m.idle, m.made.shape[1]) for m in bench.blocks] == [(3, True, 0)]


def test_without_torch_its_ways_stop_with_the_reason(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(serve: object) -> str:
        raise ImportError("libtorch_cpu.so: cannot open shared object file")

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(LoadTorch())
    bench.worker.obey(Start(1, 1, Problem(), "optimizer"))
    bench.worker.obey(Extend(2, 1, 1))
    bench.turn()
    missing = bench.told[0]
    assert isinstance(missing, TorchMissing)
    assert "libtorch_cpu.so" in str(missing.sentence)
    assert bench.blocks[-1].stop is not None
    assert bench.blocks[-1].stop.reason is StopReason.RAISED
    bench.worker.obey(Start(3, 2, Problem(), "python"))
    bench.worker.obey(Extend(4, 2, 1))
    bench.turn()
    assert bench.blocks[-1].made.shape == (5, 1)


@pytest.mark.logs_warnings
def test_an_unexpected_error_becomes_a_message_and_the_worker_lives_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Descent):
        def advance(self, count: int) -> np.ndarray:
            raise RuntimeError("nobody expected this")

    monkeypatch.setattr(worker, "Descent", Broken)
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(Extend(2, 1, 1))
    bench.turn()
    failed = bench.told[-1]
    assert isinstance(failed, Failed)
    assert (failed.run, str(failed.error)) == (1, "nobody expected this")
    monkeypatch.undo()
    bench.worker.obey(Start(3, 2, Problem(), "python"))
    bench.worker.obey(Extend(4, 2, 1))
    bench.turn()
    assert bench.blocks[-1].made.shape == (5, 1)


@pytest.mark.parametrize(
    ("way", "fitting", "least"),
    [("python", 280_000, MOST_AT_ONCE), ("python", 35_001, 4_000), ("autograd", 2, 1)],
    ids=["quick steps", "less quick ones", "steps of PyTorch"],
)
def test_who_calls_waits_for_a_step_or_for_a_part_of_quick_ones_and_not_for_a_slice(
    bench: Bench, way: str, fitting: int, least: int
) -> None:
    bench.worker.obey(LoadTorch())
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), way))
    bench.worker.obey(Extend(2, 1, 1))
    bench.turn()

    def goes_on() -> int:
        bench.worker.obey(Extend(3, 1, 1_000_000))
        bench.worker._pace._count = fitting
        before = bench.blocks[-1].made.shape[1]
        bench.turn(1)
        bench.worker.obey(Pause(4, 1))
        return bench.blocks[-1].made.shape[1] - before

    assert goes_on() == fitting
    bench.worker.send(Pause(4, 1))
    assert goes_on() == least, "though another command was obeyed since"


def test_the_pace_fills_a_slice_and_grows_step_by_step() -> None:
    pace = Pace()
    counts = []
    for _ in range(12):
        counts.append(pace.count)
        pace.took(pace.count, pace.count * 1e-6)
    assert counts[:4] == [1, 4, 16, 64]
    assert pace.count == pytest.approx(SLICE / 1e-6, abs=1)


def test_the_pace_never_falls_below_one_step() -> None:
    pace = Pace()
    pace.took(1, 10.0)
    assert pace.count == 1


@pytest.mark.parametrize("count", [0, 1, 16384, 16385, 50_000])
def test_a_slice_of_quick_steps_is_made_in_parts_that_the_cache_holds(count: int) -> None:
    found = list(parts(count))
    assert sum(found) == count
    assert all(0 < part <= 16384 for part in found)
