"""Runs of a document are made again beside the run, to the bit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.core import Problem, descend
from gradapp.core.problem.examples import GALLERY
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade, Wanted


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine()
    engine.load_torch()
    yield engine
    assert engine.shutdown()


WANTED = (
    Wanted(Problem(alpha=0.001), "mseloss", 200),
    Wanted(Problem(), "python", 30_000),
    Wanted(GALLERY[3][1], "optimizer", 40),
    Wanted(Problem(alpha=100.0), "python", 5_000),
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
    engine.remake((Wanted(Problem(alpha=0.001), "mseloss", 1_000_000),))
    engine.remake((Wanted(Problem(), "python", 3),))
    qtbot.waitUntil(lambda: engine.rests and bool(came))
    assert [remade.wanted.steps for remade in came] == [3]
