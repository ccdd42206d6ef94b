"""Commands, signals and messages in every order that can be: the state is that of one run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.recipe import Recipe
from tests import orders
from tests.products import some

pytestmark = pytest.mark.usefixtures("qapp")

FOUND = (3, 1013, 1091, 1206, 1351)
"""Seeds that found something: steps of another run, lines that were waited for in vain."""


@pytest.mark.parametrize("seed", [*FOUND, *range(10, some(14, 18))])
def test_whatever_is_asked_for_while_something_is_on_its_way_is_done_in_its_turn(seed: int) -> None:
    print(f"seed {seed}")
    assert orders.play(seed) > 0


def ask_for_a_race(play: orders.Orders) -> None:
    play.engine.set_race((Recipe(Problem(), METHODS[0].id, 0),))


def ask_for_a_run_again(play: orders.Orders) -> None:
    play.engine.remake((Recipe(Problem(), "python", 9),))


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
