"""Which names of a person's own code mean one tensor."""

from __future__ import annotations

from collections.abc import Sequence

from gradapp.core.own_code.states import by_number, is_unnamed, numbers_in
from gradapp.core.own_code.tape import Variable
from gradapp.core.words import N_, Message, listed


def of_one_tensor(variables: Sequence[Variable]) -> list[Message]:
    """Return which names mean one tensor."""
    words = N_("OwnCode", "{names} are one tensor.")
    called = names_of(variables).values()
    return [words.filled(names=listed(each)) for each in called if len(each) > 1]


def names_of(variables: Sequence[Variable]) -> dict[int, list[str]]:
    """Return what the code calls each tensor, by its number."""
    every = (named for each in variables for named in numbers_in(each.name, each.state))
    return by_number(named for named in every if not is_unnamed(named[0]))
