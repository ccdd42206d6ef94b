"""Pins of a document get their steps again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.pins import Pin, Pinned, Pins
from gradapp.app.run.remade_pins import RemadePins
from gradapp.core import Problem, descend
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended, out_of_memory
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade
from tests.failing import lack_memory_after


def begun(name: str, problem: Problem) -> Run:
    return replace(Run.begun(problem, method("python")), name=name)


def test_pins_that_are_alike_are_made_once_and_all_have_their_steps(qtbot: QtBot) -> None:
    engine = Engine()
    try:
        pins = Pins(engine.news)
        remade_pins = RemadePins(engine, pins)
        made: list[Remade] = []
        engine.on(Remade, made.append)
        diverged = descend(Problem(alpha=1e12), "python", 1_000)
        assert diverged.stop is not None
        pins.restore(
            Pinned(
                {
                    2: Pin(begun("one", Problem()), Recipe(Problem(), "python", 3)),
                    5: Pin(begun("like it", Problem()), Recipe(Problem(), "python", 3)),
                    6: Pin(begun("longer", Problem()), Recipe(Problem(), "python", 4)),
                    7: Pin(begun("gone", diverged.problem), diverged.recipe),
                }
            )
        )
        assert not pins.now.are_made
        qtbot.waitUntil(lambda: pins.now.are_made)
        assert len(made) == 3
        thetas = {slot: run.column("theta_next").tolist() for slot, run in pins.pins.items()}
        assert thetas[2] == thetas[5] == thetas[6][:3]
        assert len(thetas[6]) == 4
        assert thetas[2][0] == 1 - 0.1 * (2 * 2 * (1 * 2 - 3))
        assert (pins.pins[7].stop, len(pins.pins[7])) == (diverged.stop, len(diverged))
        assert [str(run.name) for run in pins.pins.values()] == ["one", "like it", "longer", "gone"]
        assert remade_pins is not None
    finally:
        assert engine.shutdown()


def test_a_pin_that_memory_does_not_suffice_for_is_still_to_be_made(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, problem = Engine(), Problem(alpha=0.25)
    try:
        pins = Pins(engine.news)
        remade_pins = RemadePins(engine, pins)
        lack_memory_after(monkeypatch, 3, problem)
        recipe = Recipe(problem, "python", 9, Ended("limit", 9))
        pins.restore(Pinned({1: Pin(begun("short", problem), recipe)}))
        qtbot.waitUntil(lambda: pins.now.are_made)
        (pin,) = pins.now.pins.values()
        assert pin.run.stop == out_of_memory(len(pin.run) + 1)
        assert pin.recipe == recipe
        monkeypatch.undo()
        other = Pin(begun("other", Problem()), Recipe(Problem(), "python", 2))
        pins.restore(Pinned({**pins.now.pins, 2: other}))
        qtbot.waitUntil(lambda: [len(run) for run in pins.pins.values()] == [10, 2])
        assert remade_pins is not None
    finally:
        assert engine.shutdown()
