"""What a document says of the run and its pins, while they are still to be made again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.as_document import RunAsDocument
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.remade_pins import RemadePins
from gradapp.core import descend
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.documents.checksum import checksum_of
from gradapp.documents.document import Document, KeptRun
from gradapp.engine.engine import Engine
from tests.failing import fail_after, lack_memory_after


@pytest.fixture
def current_run(qtbot: QtBot) -> Iterator[CurrentRun]:
    engine = Engine()
    yield CurrentRun(engine)
    assert engine.shutdown()


def document_of(current_run: CurrentRun, pins: Pins) -> RunAsDocument:
    return RunAsDocument(current_run, pins, LabVisit(current_run, Player(current_run)))


def test_a_pin_that_was_removed_and_is_there_again_before_its_steps_are_has_ended_as_it_had(
    current_run: CurrentRun,
) -> None:
    pins = Pins(current_run.news)
    run = document_of(current_run, pins)
    pin = KeptRun(Recipe(Problem(), "python", 3, Ended("diverged", 4)), "one")
    run.restore(Document(pins=(pin,)))
    before = pins.now
    pins.remove(0)
    assert not pins.now.pins
    pins.restore(before)
    assert run.document(Document()).pins == (pin,)


@pytest.mark.logs_warnings
@pytest.mark.parametrize("alpha", [0.1, 0.25])
@pytest.mark.parametrize("in_worker", [False, True])
def test_a_document_that_is_opened_with_little_memory_and_saved_again_is_as_it_was(
    current_run: CurrentRun,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    alpha: float,
    in_worker: bool,
) -> None:
    pins = Pins(current_run.news)
    remade_pins = RemadePins(current_run._engine, pins)
    as_document, told = document_of(current_run, pins), list[str]()
    as_document.verified.connect(lambda sentence, _is_same: told.append(str(sentence)))
    runs = [descend(Problem(alpha=each), "python", 9) for each in (0.1, 0.25)]
    pin = KeptRun(runs[1].recipe, "one", checksum_of(runs[1]))
    document = Document(
        Recipe(Problem(alpha=0.1), "python", 9), checksum=checksum_of(runs[0]), pins=(pin,)
    )
    if in_worker:
        fail_after(monkeypatch, 4, Problem(alpha=alpha), MemoryError())
    else:
        lack_memory_after(monkeypatch, 4, Problem(alpha=alpha))
    as_document.restore(document)
    qtbot.waitUntil(lambda: current_run._engine.rests and pins.now.are_made)
    lengths = {run.problem.alpha: len(run) for run in (current_run.run, *pins.pins.values())}
    assert 0 < lengths.pop(alpha) < 9
    assert list(lengths.values()) == [9]
    current_run.pause()
    assert as_document.document(document, with_bits=True) == document
    assert all(sentence.endswith("with the same bits.") for sentence in told)
    assert remade_pins is not None


def test_steps_that_were_never_made_for_want_of_memory_are_none_of_a_document(
    current_run: CurrentRun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_document = document_of(current_run, Pins(current_run.news))
    lack_memory_after(monkeypatch, 4, Problem(alpha=0.25))
    as_document.restore(Document(Recipe(Problem(alpha=0.25), "python", 2, Ended("limit", 2))))
    qtbot.waitUntil(lambda: len(current_run.run) == 3)  # one more finds the end
    current_run.step(9)
    qtbot.waitUntil(lambda: current_run.stop is not None)
    found = as_document.document(Document())
    made = len(current_run.run)
    assert made in (3, 4)
    assert (found.recipe.steps, found.recipe.ended, found.at.step) == (made, None, made)


def test_a_pin_whose_bits_are_not_awaited_has_ended_as_it_had_although_memory_is_short(
    current_run: CurrentRun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = Pins(current_run.news)
    remade_pins = RemadePins(current_run._engine, pins)
    as_document = document_of(current_run, pins)
    pin = KeptRun(Recipe(Problem(alpha=0.25), "python", 9, Ended("limit", 9)), "one")
    lack_memory_after(monkeypatch, 4, pin.recipe.problem)
    as_document.restore(Document(pins=(pin,)))
    qtbot.waitUntil(lambda: pins.now.are_made)
    before = pins.now
    pins.remove(0)
    pins.restore(before)
    assert as_document.document(Document()).pins == (pin,)
    assert remade_pins is not None
