"""Which names of a person's own code mean one tensor, and what backward() was called on last."""

from __future__ import annotations

from collections.abc import Sequence

from gradapp.core.own_code.messages import Backward
from gradapp.core.own_code.story import is_unnamed, numbers_in
from gradapp.core.own_code.tape import Tape, Variable
from gradapp.core.words import N_, Message, listed


def of_one_tensor(variables: Sequence[Variable]) -> list[Message]:
    """Return which names mean one tensor."""
    words = N_("OwnCode", "{names} are one tensor.")
    called = names_of(variables).values()
    return [words.filled(names=listed(each)) for each in called if len(each) > 1]


def names_of(variables: Sequence[Variable]) -> dict[int, list[str]]:
    """Return what the code calls each tensor, by its number."""
    called: dict[int, list[str]] = {}
    for variable in variables:
        for name, number in numbers_in(variable.name, variable.state):
            if not is_unnamed(name):
                called.setdefault(number, []).append(name)
    return called


def backward_at(tape: Tape, place: int) -> Backward | None:
    """Return the last call of backward() in the step that a place is in, up to there."""
    first = tape.end_before(place) if tape.last_step else 0
    for line in reversed(tape.lines[first:place]):
        if line.backward:
            return line.backward[-1]
    return None
