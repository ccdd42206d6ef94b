"""Runs of a document are made again beside the run, to the bit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.core import Problem, descend
from gradapp.core.problem.examples import GALLERY
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade, Remake
from tests.engine.bench import Bench
from tests.failing import ERRORS, fail_after


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine()
    engine.load_torch()
    yield engine
    assert engine.shutdown()


WANTED = (
    Recipe(Problem(alpha=0.001), "mseloss", 200),
    Recipe(Problem(), "python", 30_000),
    Recipe(GALLERY[3][1], "optimizer", 40),
    Recipe(Problem(alpha=100.0), "python", 5_000),
)


def test_each_run_that_is_wanted_comes_back_as_it_was(engine: Engine, qtbot: QtBot) -> None:
    came: list[Remade] = []
    engine.on(Remade, came.append)
    engine.start(Problem(), "python")
    engine.remake(WANTED)
    engine.extend(20)
    qtbot.waitUntil(lambda: len(came) == len(WANTED) and engine.rests)
    for remade in came:
        wanted = remade.wanted
        expected = descend(wanted.problem, wanted.method_id, wanted.steps)
        assert np.array_equal(remade.run.steps, expected.steps, equal_nan=True)
        assert remade.run.stop == expected.stop
        assert not remade.run.steps.flags.writeable
    assert {remade.wanted for remade in came} == set(WANTED)


def test_what_was_wanted_before_is_forgotten(engine: Engine, qtbot: QtBot) -> None:
    came: list[Remade] = []
    engine.on(Remade, came.append)
    engine.remake((Recipe(Problem(alpha=0.001), "mseloss", 1_000_000),))
    engine.remake((Recipe(Problem(), "python", 3),))
    qtbot.waitUntil(lambda: engine.rests and bool(came))
    assert [remade.wanted.steps for remade in came] == [3]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("error", "sentence", "reason"), ERRORS)
def test_an_error_in_the_middle_is_said_of_the_step_that_could_not_be_made(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    sentence: str,
    reason: str | None,
) -> None:
    bad, good = (Recipe(Problem(alpha=alpha), "python", 30) for alpha in (0.001, 0.002))
    expected = [descend(bad.problem, steps=5), descend(good.problem, steps=30)]
    fail_after(monkeypatch, 5, bad.problem, error)
    bench = Bench()
    bench.worker.obey(Remake((bad, good)))
    bench.turn()
    runs = [notice.run for notice in bench.told if isinstance(notice, Remade)]
    for run, made in zip(runs, expected, strict=True):
        assert np.array_equal(run.steps, made.steps)
    stop = runs[0].stop
    assert stop is not None
    assert str(stop.sentence) == sentence.format(6)
    assert stop.ended == (reason and Ended(reason, 6))
    assert runs[1].stop is None
    bench.worker.deleteLater()
