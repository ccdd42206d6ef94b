"""What a document says of the run and its pins, while they are still to be made again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.as_document import RunAsDocument
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.pins import Pins
from gradapp.core.descent import Ended
from gradapp.core.problem import Problem
from gradapp.core.recipe import Recipe
from gradapp.documents.document import Document, KeptRun
from gradapp.engine.engine import Engine


@pytest.fixture
def current_run(qtbot: QtBot) -> Iterator[CurrentRun]:
    engine = Engine()
    yield CurrentRun(engine)
    assert engine.shutdown()


def test_a_pin_that_was_removed_and_is_there_again_before_its_steps_are_has_ended_as_it_had(
    current_run: CurrentRun,
) -> None:
    pins = Pins(current_run.news)
    run = RunAsDocument(current_run, pins)
    pin = KeptRun(Recipe(Problem(), "python", 3, Ended("diverged", 4)), "one")
    run.restore(Document(pins=(pin,)))
    before = pins.now
    pins.remove(0)
    assert not pins.now.pins
    pins.restore(before)
    assert run.document(Document()).pins == (pin,)
