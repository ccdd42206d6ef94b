"""The error around one step of own code, as its lines give it on copies; or why it is not known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

import numpy as np

from gradapp.core.model.names import ERROR
from gradapp.core.own_code.lineage import is_part
from gradapp.core.own_code.messages import Backward, Landscape, NoLandscape, Obstacle
from gradapp.core.own_code.states import ToldNumber, tensors_in
from gradapp.core.own_code.tape import Tape
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

_MOST: Final = 400
"""So many earlier calls are shown."""

_WHY: Final = {
    Obstacle.COUNT: N_(
        "OwnCode",
        "The error elsewhere is not known: it depends on {what} numbers, and is drawn over one "
        "or two.",
    ),
    Obstacle.NONE: N_(
        "OwnCode", "The error elsewhere is not known: nothing that requires gradients leads to it."
    ),
    Obstacle.CALL: N_(
        "OwnCode",
        "The error elsewhere is not known: in line {line}, backward() is not called as in "
        "E.backward().",
    ),
    Obstacle.CHANCE: N_(
        "OwnCode", "The error elsewhere is not known: line {line} draws random numbers ({what})."
    ),
    Obstacle.PLACE: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} changes something in place ({what}).",
    ),
    Obstacle.OUTSIDE: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} sets a variable outside of its "
        "function ({what}).",
    ),
    Obstacle.CHANGED: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} sets {what}, whose earlier value is needed, "
        "too.",
    ),
    Obstacle.BEFORE: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} reads {what}, which an earlier turn "
        "or call computed.",
    ),
    Obstacle.CATCHES: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} catches exceptions, and so it may catch the "
        "one that ends what takes too long elsewhere.",
    ),
    Obstacle.UNKNOWN: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} may do more than compute ({what}).",
    ),
    Obstacle.OBJECT: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} uses {what}, which may do more than "
        "compute.",
    ),
    Obstacle.SIZE: N_(
        "OwnCode",
        "The error elsewhere is not known: line {line} reads {what}, which is too large to "
        "be copied.",
    ),
    Obstacle.COPY: N_(
        "OwnCode",
        "The error elsewhere is not known: what line {line} needs can't be copied ({what}).",
    ),
    Obstacle.REPLACED: N_(
        "OwnCode", "The error elsewhere is not known: the code has replaced a part of PyTorch."
    ),
    Obstacle.RAISED: N_(
        "OwnCode",
        "The error elsewhere is not known: its lines raised {what} when they ran again on copies.",
    ),
    Obstacle.OTHER: N_(
        "OwnCode",
        "The error elsewhere is not known: its lines gave a different value of the error when they "
        "ran again on copies.",
    ),
    Obstacle.TIME: N_(
        "OwnCode",
        "The error elsewhere is not known: there was no time for this step: all of them together "
        "have one second.",
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """The error of one call of ``backward()`` elsewhere than where it was.

    Attributes:
        error: what it was called on, as the code has it.
        names: what the code calls the one or two numbers that it depends on; in the curves' order.
        at: where these were.
        value: the error there.
        gradient: what ``.grad`` held of them behind the call; None where it is not known.
        places: where these were in the calls before, and the error there: (n, 1 or 2) and (n,).
        across: the places of the first number.
        upright: those of the second; empty where there is none.
        heights: the error: over `across`, in a row for each of `upright`.
    """

    error: str
    names: tuple[str, ...]
    at: tuple[float, ...]
    value: float
    gradient: tuple[float, ...] | None
    places: tuple[Floats, Floats]
    across: Floats
    upright: Floats
    heights: Floats

    @property
    def symbol(self) -> str:
        """What the error is called in few letters: as in the code, if it has a name there."""
        return self.error if self.error.isidentifier() else ERROR


def around(tape: Tape, place: int) -> Around | Message:
    """Return the error around the step that a place is in, or why it isn't known."""
    called = tape.backward_at(place)
    if called is None:
        return N_("OwnCode", "No backward() was called in this step up to this line.")
    return around_call(tape, called)


def around_call(tape: Tape, called: Backward) -> Around | Message:
    """Return the error around one call of ``backward()``, or why it isn't known."""
    landscape = tape.landscapes.get(called.number, Landscape([], why=NoLandscape(Obstacle.TIME)))
    why = called.why or landscape.why
    if why is not None or called.value is None:
        return _sentence(why or NoLandscape(Obstacle.OTHER))
    first = _first_place(tape, called)
    before = (tape.calls[each] for each in range(called.number - 1, 0, -1) if each in tape.calls)
    same = (each for place, each in before if place > first and each.names == called.names)
    alike = (each for each in same if each.why is None)
    calls = [*islice(alike, _MOST)][::-1]
    across, upright = _floats(landscape.across), _floats(landscape.upright)
    heights = _floats(landscape.heights).reshape((len(upright), -1) if len(upright) else -1)
    order = _order(tape, called.names)
    if order == [1, 0]:
        across, upright, heights = upright, across, heights.T
    at, gradient = _floats(called.at), _gradient(tape, called)
    places = _floats([each for call in calls for each in call.at]).reshape(-1, len(at))
    return Around(
        called.on,
        tuple(called.names[each] for each in order),
        tuple(at[order].tolist()),
        float(called.value),
        None if gradient is None else tuple(gradient[each] for each in order),
        (places[:, order], _floats([each.value or 0.0 for each in calls])),
        across,
        upright,
        heights,
    )


def _first_place(tape: Tape, called: Backward) -> int:
    """Return the place from which on the numbers of a call are in the tensors they are in there."""
    at, _ = tape.calls[called.number]
    places = (
        each.index + 1
        for each in tape.anew
        if each.index < at and any(is_part(name, each.name) for name in called.names)
    )
    return max(places, default=0)


def _order(tape: Tape, names: Sequence[str]) -> list[int]:
    """Return in which order the curves beside have these numbers; what they don't have is last."""
    drawn = () if tape.curves is None else tape.curves.numbers
    places = {name: place for place, name in enumerate(drawn)}
    return sorted(range(len(names)), key=lambda each: places.get(names[each], len(drawn)))


def _sentence(why: NoLandscape) -> Message:
    return _WHY[why.kind].filled(line=str(why.line), what=why.what)


def _gradient(tape: Tape, called: Backward) -> tuple[float, ...] | None:
    """Return what ``.grad`` of these numbers held behind the line of a call."""
    held = {
        tensor.number: tensor
        for each in tape.variables(tape.calls[called.number][0])
        for _, tensor in tensors_in(each.name, each.state)
    }
    found: list[ToldNumber] = []
    for number in called.leaves:
        gradient = held[number].grad if number in held else None
        if gradient is None:
            return None
        found += gradient.values
    return tuple(_floats(found).tolist()) if len(found) == len(called.at) else None


def _floats(numbers: list[ToldNumber]) -> Floats:
    return np.array([float(each) for each in numbers])
