"""Commands, signals and messages in every order that can be: the state is that of one run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.recipe import Recipe
from gradapp.engine.messages import Raced
from tests import orders
from tests.products import some

pytestmark = pytest.mark.usefixtures("qapp")

FOUND = (3, 28, 246, 329, 1013, 1091, 1206, 1351)
"""Seeds that found something: steps of another run, lines or rest that were waited for in vain."""


@pytest.mark.parametrize("seed", [*FOUND, *range(10, some(14, 18))])
def test_whatever_is_asked_for_while_something_is_on_its_way_is_done_in_its_turn(seed: int) -> None:
    print(f"seed {seed}")
    assert orders.play(seed) > 0


def ask_for_a_race(play: orders.Orders) -> None:
    play.engine.set_race((Recipe(Problem(), METHODS[0].id, 0),))


def ask_for_a_run_again(play: orders.Orders) -> None:
    play.engine.remake((Recipe(Problem(), "python", 9),))


def ask_for_nothing(play: orders.Orders) -> None:
    play.engine.set_race(())


def settle(play: orders.Orders) -> None:
    while play.happen():
        pass


@pytest.mark.parametrize("steps", [0, 5])
@pytest.mark.parametrize("ask", [ask_for_a_race, ask_for_a_run_again])
def test_who_said_to_rest_before_more_was_asked_for_is_not_believed(
    ask: Callable[[orders.Orders], None], steps: int
) -> None:
    with orders.Orders(1) as play:
        play.left = 0  # nobody else asks for anything
        play.start()
        if steps:
            play.current_run.step(steps)
        else:
            play.engine.set_race(())
        mail = play.mail
        while mail.commands:
            mail.worker.obey(mail.commands.popleft())
        while mail.works:
            mail.worker.make_slice()
        ask(play)
        assert mail.commands
        while mail.messages:
            mail.told.emit(mail.messages.popleft())
            assert not play.engine.rests
        while play.happen():
            pass
        assert play.engine.rests


@pytest.mark.parametrize("ask", [ask_for_a_race, ask_for_a_run_again, ask_for_nothing])
@pytest.mark.parametrize("when", ["before", "as soon as", "after"])
def test_who_rests_comes_to_rest_after_a_step_that_was_made_before(
    ask: Callable[[orders.Orders], None], when: str
) -> None:
    with orders.Orders(1) as play:
        play.left = 0
        play.engine.load_torch()
        play.begun(Problem(alpha=0.25), "python")
        play.current_run.start(play.problem, play.method_id)
        for length in range(1, 5):
            if when == "before":
                ask(play)
                settle(play)
            play.current_run.step()
            if when == "as soon as":
                ask(play)
            settle(play)
            if when == "after":
                ask(play)
                settle(play)
            assert play.engine.rests
            assert len(play.current_run.run) == length


def test_a_step_that_was_made_before_is_not_shown_without_those_who_race_since() -> None:
    with orders.Orders(1) as play:
        play.left = 0
        play.begun(Problem(alpha=0.25), "python")
        play.engine.load_torch()
        play.current_run.start(play.problem, play.method_id)
        play.current_run.step()
        settle(play)
        play.current_run.step()
        assert len(play.current_run.run) == 2, "it was made before"
        settle(play)
        shown: list[tuple[int, ...]] = []
        play.engine.set_race((Recipe(play.problem, "autograd", 0),))
        settle(play)
        play.mail.told.connect(
            lambda told: shown.append(
                tuple(len(each.runs[0]) for each in told if isinstance(each, Raced))
            )
        )
        play.current_run.step()
        assert len(play.current_run.run) == 2
        settle(play)
        assert (len(play.current_run.run), shown[0]) == (3, (3,))
