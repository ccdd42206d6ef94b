"""Other ways beside the run: as far as it, never before it, and compared step by step."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import Judge, OverRun
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import VerdictKind
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Ended, StopReason
from gradapp.engine import comparison, torch_import
from gradapp.engine.background import REST_AFTER_WISH
from gradapp.engine.engine import Engine
from gradapp.engine.messages import (
    Compared,
    Extend,
    Failed,
    Held,
    Hold,
    LoadTorch,
    Notice,
    Pause,
    Release,
    Rested,
    Start,
    StepsMade,
)
from gradapp.engine.worker import Worker
from tests.engine.bench import Bench
from tests.failing import ERRORS, fail_after
from tests.runs import LAST_BIT

OTHERS = ("autograd", "optimizer", "mseloss")


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench = Bench()
    bench.worker.obey(LoadTorch())
    bench.moments.clear()
    bench.told.clear()
    yield bench
    bench.worker.deleteLater()


def test_a_step_is_made_by_every_way_and_compared(bench: Bench) -> None:
    bench.start(Problem(), "python", *OTHERS)
    bench.extend(1)
    bench.turn()
    ((made, compared),) = bench.moments  # they belong into one frame
    assert isinstance(made, StepsMade)
    assert made.rests
    assert isinstance(compared, Compared)
    assert [run.method.id for run in compared.others] == list(OTHERS)
    for other in compared.others:
        expected = Descent(Problem(), other.method).advance(1)
        assert np.array_equal(other.steps, expected)
    assert compared.length == 1
    assert compared.over_run == OverRun(1, 0, VerdictKind.SAME, 1, 1, 1, None)
    assert compared.proved[:, 0].tolist() == [Proved.YES] * 3


@pytest.mark.logs_warnings
def test_an_error_in_the_comparison_does_not_keep_the_step_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("no comparison")

    monkeypatch.setattr(comparison.Judge, "judge", fail)
    bench.start(Problem(), "python", *OTHERS)
    bench.extend(1)
    bench.turn()
    made, failed = bench.told
    assert isinstance(made, StepsMade)
    assert made.made.shape[1] == 1
    assert isinstance(failed, Failed)
    assert str(failed.error) == "no comparison"


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("error", "sentence", "reason"), ERRORS)
def test_an_error_in_another_way_is_the_end_of_that_way_alone(
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    sentence: str,
    reason: str | None,
) -> None:
    fail_after(monkeypatch, 3, method("autograd"), error)
    bench.start(Problem(alpha=0.25), "python", "autograd", "optimizer")
    for length in (3, 9):
        bench.extend(length)
        bench.turn()
    autograd, optimizer = bench.compared[-1].others
    assert [len(autograd), len(optimizer), bench.compared[-1].length] == [3, 9, 9]
    assert autograd.stop is not None
    assert str(autograd.stop.sentence) == sentence.format(4)
    assert autograd.stop.ended == (reason and Ended(reason, 4))
    assert not any(isinstance(message, Failed) for message in bench.told)
    assert bench.blocks[-1].made.shape[1] == 9


def test_a_difference_in_the_last_bit_is_found_where_it_is(bench: Bench) -> None:
    bench.start(LAST_BIT, "autograd", "python", "optimizer")
    bench.extend(1)
    bench.turn()
    over_run = bench.compared[-1].over_run
    assert over_run is not None
    assert over_run.gap is not None
    assert (over_run.gap.ulps, over_run.gap.column.id, over_run.farthest) == (1, "theta_next", 1)


def test_what_is_said_of_a_run_does_not_depend_on_how_it_was_made(bench: Bench) -> None:
    problem = Problem(0.3, 1.7, -2.2, 0.21)
    bench.start(problem, "mseloss", "python", "autograd", "optimizer")
    for length in (1, 2, 17, 40):
        bench.extend(length)
        bench.turn()
    made = len(bench.worker._made)
    at_once = [
        Run(problem, each, descent.advance(40), descent.stop)
        for each in METHODS
        for descent in (Descent(problem, each),)
    ]
    judge = Judge(problem, METHODS)
    judge.judge(at_once, made)
    compared = bench.compared[-1]
    assert compared.length == made
    assert compared.over_run == judge.over_run
    assert np.array_equal(compared.proved[:, :made], judge.proved[:, :made])


def test_the_run_comes_first_and_is_compared_when_it_rests(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(5000)
    bench.turn()
    idle = next(i for i, m in enumerate(bench.told) if isinstance(m, StepsMade) and m.idle)
    assert not any(isinstance(message, Compared) for message in bench.told[:idle])
    assert bench.compared[-1].length == 5000
    lengths = [message.length for message in bench.compared]
    assert lengths == sorted(set(lengths))


def test_a_run_that_goes_on_is_not_kept_waiting_by_its_comparison(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(5000)
    while not bench.compared:
        bench.worker.make_slice()
    bench.told.clear()
    bench.extend(5001)
    bench.worker.make_slice()
    assert [type(message) for message in bench.told] == [StepsMade]
    bench.turn()
    assert bench.compared[-1].length == 5001


def test_long_comparisons_let_a_person_go_on_stepping_before_they_begin(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(5000)
    bench.turn()
    for length in (10_001, 10_002):
        bench.extend(length)
        asked = bench.now
        while not any(isinstance(m, StepsMade) and len(m.made[0]) == length for m in bench.told):
            bench.worker.make_slice()
        bench.told.clear()
        while bench.now < asked + REST_AFTER_WISH - 0.01 and not bench.compared:
            bench.worker.make_slice()
        assert not bench.compared, "steps of the others were made while a person was stepping"
    bench.turn()
    assert bench.compared[-1].length == 10_002


def test_after_a_pause_what_was_made_is_compared(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(1_000_000)
    bench.turn(most=4)
    bench.worker.obey(Pause(9, 1))
    made = len(bench.worker._made)
    bench.turn()
    assert 0 < bench.compared[-1].length == made < 1_000_000


def test_only_so_many_steps_are_compared(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", 300)
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(1000)
    bench.turn()
    assert bench.compared[-1].length == 300
    assert bench.told[-1] == Rested(0)


def test_a_way_that_refuses_the_problem_says_so_and_the_others_go_on(bench: Bench) -> None:
    bench.start(Problem(alpha=-0.01), "python", "autograd", "optimizer")
    bench.extend(3)
    bench.turn()
    autograd, optimizer = bench.compared[-1].others
    assert len(autograd) == 3
    assert len(optimizer) == 0
    assert optimizer.stop is not None
    assert optimizer.stop.reason is StopReason.RAISED


def test_another_run_drops_the_comparison_of_the_run_before(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(5000)
    bench.turn(most=20)
    bench.start(Problem(), "python", "optimizer", run=2)
    bench.told.clear()
    bench.extend(2, run=2)
    bench.turn()
    assert {message.run for message in bench.compared} == {2}
    assert bench.compared[-1].length == 2


def test_a_run_without_others_compares_nothing_and_rests_at_once(bench: Bench) -> None:
    bench.start(Problem(), "python")
    bench.extend(2)
    bench.turn()
    last = bench.told[-1]
    assert isinstance(last, StepsMade)
    assert last.rests
    assert {type(message) for message in bench.told} == {StepsMade}


def test_held_in_the_background_it_rests_and_goes_on_when_released(bench: Bench) -> None:
    bench.start(Problem(alpha=0.25), "python", "autograd")
    bench.extend(5000)
    while not bench.compared:
        bench.worker.make_slice()
    bench.worker.obey(Hold(1))
    assert bench.told[-1] == Held(1)
    bench.told.clear()
    bench.turn()
    assert bench.told == []
    bench.worker.obey(Release(1))
    bench.turn()
    assert bench.compared[-1].length == 5000


def test_a_command_interrupts_what_is_compared_and_nothing_is_left_out(bench: Bench) -> None:
    problem, ways = LAST_BIT.but(alpha=0.99), [method(each) for each in ("python", *OTHERS)]
    worker, longest = bench.worker, 0
    bench.start(problem, "python", *OTHERS)
    bench.extend(1000)
    bench.turn(1)
    while worker._slices.isActive():
        before = worker._runs[1:]
        worker._commands.append(Release(0))
        worker.make_slice()
        worker._commands.clear()
        made = [len(b) - len(a) for a, b in zip(before, worker._runs[1:], strict=True)]
        longest = max(longest, *made)
        bench.turn(2)
    assert longest == 1, "a person's step waits for what is made in the background"
    last, judge = bench.compared[-1], Judge(problem, ways)
    runs = [Run(problem, each, Descent(problem, each).advance(1000)) for each in ways]
    judge.judge(runs, 1000)
    assert (last.length, last.over_run) == (1000, judge.over_run)
    assert np.array_equal(last.proved, judge.proved)
    for other, expected in zip(last.others, runs[1:], strict=True):
        assert np.array_equal(other.steps, expected.steps)


def test_ways_of_torch_join_in_when_torch_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench = Bench()
    worker = Worker(bench.clock)
    told: list[Notice] = []
    worker.told.connect(told.extend)
    worker.obey(Start(1, 1, Problem(), "python", ("autograd",)))
    worker.obey(Extend(2, 1, 3))
    while worker._slices.isActive():
        worker.make_slice()
    assert not any(isinstance(message, Compared) for message in told)
    worker.obey(LoadTorch())
    while worker._slices.isActive():
        worker.make_slice()
    last = [message for message in told if isinstance(message, Compared)][-1]
    assert last.length == 3
    worker.deleteLater()
    bench.worker.deleteLater()


def test_the_engine_tells_how_the_four_ways_compare(qtbot: QtBot) -> None:
    engine = Engine()
    try:
        engine.load_torch()
        with qtbot.waitSignal(engine.told(Compared)) as heard:
            engine.start(LAST_BIT, "python", OTHERS)
            engine.extend(1)
        assert heard.args is not None
        assert heard.args[0].run == engine.run
        with qtbot.waitSignal(
            engine.told(Compared), check_params_cb=lambda compared: len(compared.others) == 3
        ) as heard:
            engine.extend(2)
        assert heard.args[0].over_run.kind is VerdictKind.PARTED
    finally:
        assert engine.shutdown()


def test_right_code_goes_on_where_code_of_the_lab_has_raised(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "recorded_update", ("autograd",)))
    bench.turn()
    bench.extend(5)
    bench.turn()
    compared = bench.compared[-1]
    assert (compared.length, compared.over_run) == (0, None)
    (other,) = compared.others
    expected = Descent(Problem(), method("autograd")).advance(1)
    assert np.array_equal(other.steps, expected)
    assert len(bench.worker._made) == 0


def test_what_is_made_beyond_the_run_is_compared_once_the_run_is_there(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "no_zero_grad", ("optimizer",)))
    bench.turn()
    assert len(bench.compared[-1].others[0]) >= 11
    bench.extend(2)
    bench.turn()
    compared = bench.compared[-1]
    assert compared.length == 2
    assert compared.over_run is not None
    assert (compared.over_run.kind, compared.over_run.first) == (VerdictKind.BEYOND, 2)
