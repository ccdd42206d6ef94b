"""A sweep is made beside the run, told a little at a time, and gone as soon as it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.sweep import Outcome, Sweep
from gradapp.core.words import N_
from gradapp.engine import torch_import
from gradapp.engine.engine import Engine
from gradapp.engine.messages import (
    CancelSweep,
    Compared,
    Extend,
    Held,
    Hold,
    LoadTorch,
    Release,
    Rested,
    Start,
    StartSweep,
    StepsMade,
    Swept,
    TorchLoaded,
)
from gradapp.engine.sweep import TELLING_INTERVAL
from tests.engine.bench import Bench

OTHERS = ("autograd", "optimizer", "mseloss")


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    bench = Bench()
    yield bench
    bench.worker.deleteLater()


def all_of(problem: Problem, method_id: str) -> list[Outcome]:
    sweep = Sweep(problem, method(method_id))
    found = []
    while not sweep.finished:
        found += sweep.advance(1)
    return found


def test_every_learning_rate_is_told_once(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn()
    assert bench.outcomes == all_of(Problem(), "python")
    assert [message.done for message in bench.swept][-1] == 200
    assert [message.ended for message in bench.swept] == [False] * (len(bench.swept) - 1) + [True]
    assert bench.told[-1] == Rested(1)


def test_a_sweep_needs_no_run(bench: Bench) -> None:
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn()
    assert bench.swept[-1].ended


def test_where_nothing_can_be_swept_the_end_is_told_at_once(bench: Bench) -> None:
    bench.worker.obey(StartSweep(1, Problem(x=0), "python"))
    bench.turn()
    assert bench.swept == [Swept(1, (), 0, True)]


def test_messages_about_a_sweep_keep_their_distance(bench: Bench) -> None:
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn()
    times = [t for t, m in zip(bench.times, bench.told, strict=True) if isinstance(m, Swept)]
    gaps = [after - before for before, after in pairwise(times[:-1])]
    assert len(gaps) > 3
    assert min(gaps) >= TELLING_INTERVAL - 1e-9


def test_another_sweep_takes_the_place_of_the_one_before(bench: Bench) -> None:
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.worker.obey(StartSweep(2, Problem(x=5), "python"))
    bench.told.clear()
    bench.turn()
    assert {message.sweep for message in bench.swept} == {2}
    assert bench.outcomes == all_of(Problem(x=5), "python")


def test_a_cancelled_sweep_leaves_nothing_to_be_done(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.told.clear()
    bench.worker.obey(CancelSweep())
    assert not bench.worker._slices.isActive()
    assert bench.told == [Rested(2)]


def test_steps_asked_for_meanwhile_come_first(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(alpha=0.25), "python"))
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.told.clear()
    bench.worker.obey(Extend(2, 1, 3))
    bench.worker.make_slice()
    bench.worker.make_slice()
    assert {type(message) for message in bench.told} == {StepsMade}
    made = bench.told[-1]
    assert isinstance(made, StepsMade)
    assert made.made.shape[1] == 3
    assert made.idle
    assert not made.rests
    bench.turn()
    assert bench.swept[-1].done == 200


def test_steps_asked_for_meanwhile_are_compared_before_the_sweep_goes_on(bench: Bench) -> None:
    bench.worker.obey(LoadTorch())
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.worker.obey(Start(1, 1, Problem(), "python", OTHERS))
    bench.worker.obey(Extend(2, 1, 3))
    bench.told.clear()
    while not bench.told or not isinstance(bench.told[-1], Rested):
        bench.worker.make_slice()
    kinds = [type(message).__name__ for message in bench.told]
    assert kinds.index("Compared") < kinds.index("Swept")


def test_a_comparison_that_waited_for_torch_comes_before_a_sweep_that_was_there_first(
    bench: Bench,
) -> None:
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=5)
    bench.worker.obey(Start(1, 1, Problem(), "python", OTHERS))
    bench.worker.obey(Extend(2, 1, 3))
    while not (isinstance(made := bench.told[-1], StepsMade) and made.idle):
        bench.worker.make_slice()
    bench.worker.obey(LoadTorch())
    bench.told.clear()
    bench.worker.make_slice()
    assert [type(message) for message in bench.told] == [Compared]


def test_another_run_does_not_end_the_sweep(bench: Bench) -> None:
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.worker.obey(Start(1, 1, Problem(alpha=0.3), "python"))
    bench.turn()
    assert bench.outcomes == all_of(Problem(), "python")


def test_held_it_rests_and_goes_on_when_released(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    bench.turn(most=20)
    bench.worker.obey(Hold(1))
    assert bench.told[-1] == Held(1)
    assert not bench.worker._slices.isActive()
    bench.worker.obey(Release(1))
    bench.turn()
    assert bench.swept[-1].done == 200


def test_a_sweep_by_a_way_of_torch_waits_for_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_serve: object) -> str:
        bench.worker.obey(StartSweep(1, Problem(), "autograd"))
        assert not bench.worker._slices.isActive()
        return "2.13.0"

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(LoadTorch())
    assert bench.worker._slices.isActive()
    bench.turn(most=10)
    assert bench.swept


def test_without_torch_a_sweep_by_one_of_its_ways_ends_with_the_reason(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_serve: object) -> str:
        raise ImportError("no torch here")

    monkeypatch.setattr(torch_import, "load", load)
    bench.worker.obey(StartSweep(1, Problem(), "autograd"))
    bench.worker.obey(StartSweep(2, Problem(), "mseloss"))
    assert [(m.sweep, m.ended, m.done) for m in bench.swept] == [(1, True, 0), (2, True, 0)]
    assert "no torch here" in str(bench.swept[0].sentence)
    assert not bench.worker._slices.isActive()


def test_an_unexpected_error_ends_the_sweep_and_not_the_run(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def advance(*_: object) -> None:
        raise TypeError("not a number")

    bench.worker.obey(Start(1, 1, Problem(), "python"))
    bench.worker.obey(StartSweep(1, Problem(), "python"))
    with monkeypatch.context() as patch:
        patch.setattr(Sweep, "advance", advance)
        bench.turn()
    words = N_("Sweep", "ended by an error ({error})").filled(error="TypeError: not a number")
    assert bench.swept == [Swept(1, (), 0, True, words)]
    assert "The sweep failed." in caplog.text
    bench.worker.obey(Extend(2, 1, 2))
    bench.turn()
    assert bench.worker._made.steps.shape[1] == 2


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine()
    yield engine
    assert engine.shutdown()


class Ear:
    """Keeps what an engine says about sweeps."""

    def __init__(self, engine: Engine) -> None:
        self.swept: list[Swept] = []
        engine.on(Swept, self.swept.append)

    @property
    def ended(self) -> bool:
        return bool(self.swept) and self.swept[-1].ended


@pytest.mark.parametrize("method_id", [METHODS[0].id])
def test_the_engine_brings_a_sweep(engine: Engine, qtbot: QtBot, method_id: str) -> None:
    ear = Ear(engine)
    engine.start(Problem(), method_id)
    number = engine.start_sweep(Problem(), method_id)
    qtbot.waitUntil(lambda: ear.ended)
    assert {message.sweep for message in ear.swept} == {number}
    assert sum(len(message.outcomes) for message in ear.swept) == 200
    qtbot.waitUntil(lambda: not engine.hold())


def test_what_arrives_for_an_earlier_sweep_is_dropped(engine: Engine, qtbot: QtBot) -> None:
    ear = Ear(engine)
    engine.start_sweep(Problem(), "python")
    engine.start_sweep(Problem(x=5), "python")
    third = engine.start_sweep(Problem(x=7), "python")
    qtbot.waitUntil(lambda: ear.ended)
    assert {message.sweep for message in ear.swept} == {third}


def test_after_it_was_cancelled_nothing_of_a_sweep_is_heard(engine: Engine, qtbot: QtBot) -> None:
    ear = Ear(engine)
    engine.start(Problem(), "python")
    engine.start_sweep(Problem(), "autograd")  # waits for PyTorch, which takes a while
    engine.cancel_sweep()
    engine.cancel_sweep()
    engine.extend(2)
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.swept == []


def test_steps_come_while_a_sweep_goes_on(engine: Engine, qtbot: QtBot) -> None:
    made: list[StepsMade] = []
    ear = Ear(engine)
    engine.on(StepsMade, made.append)
    with qtbot.waitSignal(engine.told(TorchLoaded)):
        engine.load_torch()
    engine.start(Problem(), "autograd")
    engine.start_sweep(Problem(), "autograd")
    qtbot.waitUntil(lambda: bool(ear.swept))
    engine.extend(1)
    qtbot.waitUntil(lambda: bool(made))
    assert not ear.ended
    assert made[-1].made.shape[1] == 1


def test_shutting_down_in_the_middle_of_a_sweep_ends_the_thread(qtbot: QtBot) -> None:
    engine = Engine()
    ear = Ear(engine)
    with qtbot.waitSignal(engine.told(TorchLoaded)):
        engine.load_torch()
    engine.start_sweep(Problem(), "autograd")
    qtbot.waitUntil(lambda: bool(ear.swept))
    assert engine.shutdown()
    heard = len(ear.swept)
    engine.start_sweep(Problem(), "python")
    assert len(ear.swept) == heard
    assert not ear.ended
