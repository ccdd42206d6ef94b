"""Commands, signals and messages in every order that can be: the state is that of one run."""

from __future__ import annotations

import pytest

from tests import orders

pytestmark = pytest.mark.usefixtures("qapp")

FOUND = (3, 1013, 1091, 1206, 1351)
"""Seeds that found something: steps of another run, lines that were waited for in vain."""


@pytest.mark.parametrize("seed", [*FOUND, *range(10, 18)])
def test_whatever_is_asked_for_while_something_is_on_its_way_is_done_in_its_turn(seed: int) -> None:
    print(f"seed {seed}")
    assert orders.play(seed) > 0
