"""Runs that race make the steps of the run looked at, no more, and one that fails stops alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.core.library import descend
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.registry import ways
from gradapp.core.rules.table import rule
from gradapp.core.run.descent import Descent
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.engine.messages import Extend, SetRace, Start, StepsMade
from tests.engine.bench import Bench
from tests.failing import ERRORS, fail_after

VALLEY = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.4)
RULES = (rule("sgd", momentum=0.5), rule("rmsprop"), rule("adam"))


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.worker.deleteLater()


def racer(problem: AnyProblem, made: int = 0) -> Recipe:
    return Recipe(problem, ways(problem)[0].id, made)


def test_all_have_made_as_many_steps_as_the_run_and_the_same_as_alone(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, tuple(racer(VALLEY.but(rule=each)) for each in RULES)))
    bench.worker.obey(Extend(2, 1, 40))
    bench.turn()
    for each, run in zip(RULES, bench.raced.runs, strict=True):
        alone = descend(VALLEY.but(rule=each), "python", 40)
        np.testing.assert_array_equal(run.steps, alone.steps)


def test_a_step_of_the_run_is_told_with_those_of_all_others(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, tuple(racer(VALLEY.but(rule=each)) for each in RULES)))
    bench.turn()
    for length in range(1, 5):
        bench.told.clear()
        bench.worker.obey(Extend(1 + length, 1, length))
        while not any(isinstance(message, StepsMade) for message in bench.told):
            bench.worker.make_slice()
        assert [len(run) for run in bench.raced.runs] == [length] * 3


def test_a_run_with_more_steps_than_the_one_looked_at_makes_none_again(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, (racer(VALLEY.but(rule=RULES[0]), made=30),)))
    bench.worker.obey(Extend(2, 1, 20))
    bench.turn()
    assert [len(run) for run in bench.raced.runs] == [0]
    bench.worker.obey(Extend(3, 1, 31))
    bench.turn()
    assert [len(run) for run in bench.raced.runs] == [31]


def test_who_raced_before_keeps_the_steps_when_another_joins(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    first, second = (racer(VALLEY.but(rule=each)) for each in RULES[:2])
    bench.worker.obey(SetRace(1, (first,)))
    bench.worker.obey(Extend(2, 1, 10))
    bench.turn()
    made: list[AnyProblem] = []
    advance = Descent.advance

    def counted(self: Descent, most: int) -> np.ndarray:
        made.extend([self.problem] * most)
        return advance(self, most)

    monkeypatch.setattr(Descent, "advance", counted)
    bench.worker.obey(SetRace(2, (second, first)))
    bench.turn()
    assert [len(run) for run in bench.raced.runs] == [10, 10]
    assert made == [second.problem] * 10


@pytest.mark.parametrize(("error", "sentence", "reason"), ERRORS)
def test_an_error_in_one_of_them_is_the_end_of_that_one_alone(
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    sentence: str,
    reason: str | None,
) -> None:
    good, bad = (racer(VALLEY.but(rule=each)) for each in RULES[:2])
    fail_after(monkeypatch, 3, bad.problem, error)
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, (good, bad)))
    bench.worker.obey(Extend(2, 1, 9))
    bench.turn()
    runs = bench.raced.runs
    assert [len(run) for run in runs] == [9, 3]
    assert runs[1].stop is not None
    assert str(runs[1].stop.sentence) == sentence.format(4)
    assert runs[1].stop.ended == (reason and Ended(reason, 4))
    steps = [message for message in bench.told if isinstance(message, StepsMade)][-1]
    assert steps.made.shape[1] == 9
    assert "is given up" in caplog.text
    caplog.clear()


def test_one_that_needs_torch_waits_for_it_and_catches_up(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gradapp.engine import torch_import
    from gradapp.engine.messages import LoadTorch

    monkeypatch.setattr(torch_import, "load", lambda _serve: "2.13.0")
    problem = VALLEY.but(rule=RULES[2])
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, (Recipe(problem, ways(problem)[1].id, 0),)))
    bench.worker.obey(Extend(2, 1, 5))
    bench.turn()
    assert len(bench.raced.runs[0]) == 0
    bench.worker.obey(LoadTorch())
    bench.turn()
    assert len(bench.raced.runs[0]) == 5


def test_another_run_of_the_same_start_finds_them_where_they_are(bench: Bench) -> None:
    bench.worker.obey(Start(1, 1, VALLEY, "python"))
    bench.worker.obey(SetRace(1, (racer(VALLEY.but(rule=RULES[0])),)))
    bench.worker.obey(Extend(2, 1, 12))
    bench.turn()
    bench.worker.obey(Start(3, 2, VALLEY.but(alpha=0.1), "python"))
    bench.worker.obey(Extend(4, 2, 5))
    bench.turn()
    assert len(bench.raced.runs[0]) == 12
