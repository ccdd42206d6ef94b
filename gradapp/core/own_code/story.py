"""Makes a story of recorded lines: steps, and in each the error, the parameters, who holds what.

A step is a turn of the loop in which ``backward()`` is called; where there is none, of the
outermost loop; where there is no loop, the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from gradapp.core.own_code.messages import (
    Backward,
    Begins,
    Collection,
    Line,
    Loop,
    Module,
    Number,
    Optimizer,
    State,
    Tensor,
)
from gradapp.core.own_code.recording import Recording

Values = list[Number]


class Held(Struct):
    """What an optimizer holds.

    Attributes:
        optimizer: its name in the code.
        holds: the numbers of its tensors.
        names: what each is called in the code; empty for one that no name means.
    """

    optimizer: str
    holds: list[int]
    names: list[str]


class Step(Struct):
    """One step.

    Attributes:
        step: its number; 0 is what comes before the first.
        first: the index of its first line among the recorded ones.
        last: the index behind its last line.
        errors: what ``backward()`` was called on.
        parameters: the numbers of each parameter after the step, of a large one its norm.
        gradients: the same of its ``.grad`` after the step; none where there is none.
        computed: the same behind the line of the last ``backward()``.
        held: what optimizers hold.
        same: names that mean one tensor.
        graphs: the number of nodes that each name keeps alive.
    """

    step: int
    first: int
    last: int
    errors: list[Backward]
    parameters: dict[str, Values]
    gradients: dict[str, Values | None]
    computed: dict[str, Values | None]
    held: list[Held]
    same: list[list[str]]
    graphs: dict[str, int]


def steps(recording: Recording) -> list[Step]:
    """Return the steps of a recording."""
    lines = recording.lines
    loop = _loop(recording, lines)
    bounds = _bounds(lines, loop)
    told = []
    states = _States("" if loop is None else loop.function)
    for number, (first, last) in enumerate(pairwise(bounds)):
        computed: dict[str, Values | None] = {}
        is_due = False
        for line in lines[first:last]:
            states.add(line)
            is_due = is_due or bool(line.backward)
            if is_due and states.sees(line):
                computed, is_due = _gradients(_parameters(states.visible())), False
        errors = [each for line in lines[first:last] for each in line.backward]
        told.append(_step(number, first, last, errors, computed, states.visible()))
    return told


def _loop(recording: Recording, lines: Sequence[Line]) -> Loop | None:
    called = (each.loop for line in lines for each in line.backward)
    begun = (each.loop for each in recording.messages if isinstance(each, Begins))
    return next((loop for loop in (*called, *begun) if loop is not None), None)


def _bounds(lines: Sequence[Line], loop: Loop | None) -> list[int]:
    """Return where steps begin, the one before the first included, and where the last ends."""
    starts = {
        line.began
        for line in lines
        if loop is not None
        and (line.line, line.function) == (loop.body, loop.function)
        and line.anew
    }
    return [0, *sorted(starts), len(lines)]


class _States:
    """What variables hold, line after line."""

    def __init__(self, function: str) -> None:
        self._function = function
        self._outside: dict[str, State] = {}
        self._inside: dict[str, State] = {}

    def add(self, line: Line) -> None:
        """Go a line further."""
        self._outside.update(line.outside)
        if not line.function:
            self._outside.update(line.changed)
            for name in line.gone:
                self._outside.pop(name, None)
        elif line.function == self._function:
            if line.is_first:
                self._inside.clear()
            self._inside.update(line.changed)
            for name in line.gone:
                self._inside.pop(name, None)

    def sees(self, line: Line) -> bool:
        """Return whether a line tells of the function whose variables these are."""
        return line.function == self._function

    def visible(self) -> dict[str, State]:
        """Return the variables that the step sees, by their names."""
        return self._outside | self._inside


def _step(
    number: int,
    first: int,
    last: int,
    errors: list[Backward],
    computed: dict[str, Values | None],
    names: dict[str, State],
) -> Step:
    tensors = _named(names)
    called = _called(tensors)
    parameters = _parameters(names)
    return Step(
        step=number,
        first=first,
        last=last,
        errors=errors,
        parameters={name: _values(each) for name, each in parameters.items()},
        gradients=_gradients(parameters),
        computed=computed,
        held=[
            Held(name, each.holds, [called.get(number, [""])[0] for number in each.holds])
            for name, each in names.items()
            if isinstance(each, Optimizer)
        ],
        same=[each for each in called.values() if len(each) > 1],
        graphs={name: each.nodes for name, each in tensors.items() if each.nodes},
    )


def _named(names: dict[str, State]) -> dict[str, Tensor]:
    return {name: each for top in names.items() for name, each in tensors_in(*top)}


def _called(tensors: dict[str, Tensor]) -> dict[int, list[str]]:
    """Return the names of each tensor, by its number."""
    called: dict[int, list[str]] = {}
    for name, tensor in tensors.items():
        called.setdefault(tensor.number, []).append(name)
    return called


def _parameters(names: dict[str, State]) -> dict[str, Tensor]:
    tensors = _named(names)
    called = _called(tensors)
    leaves = [each for each in tensors.values() if each.requires_grad and each.is_leaf]
    return {called[each.number][0]: each for each in leaves}


def _gradients(parameters: dict[str, Tensor]) -> dict[str, Values | None]:
    return {
        name: None if each.grad is None else _values(each.grad) for name, each in parameters.items()
    }


def tensors_in(name: str, state: State) -> Iterator[tuple[str, Tensor]]:
    """Yield the tensors of a variable, each with what the code calls it."""
    match state:
        case Tensor():
            yield name, state
        case Module(parameters=parameters):
            for part, each in parameters.items():
                yield f"{name}.{part}", each
        case Collection(parts=parts, type=kind):
            for part, inside in parts.items():
                written = repr(part) if kind == "dict" else part
                yield from tensors_in(f"{name}[{written}]", inside)


def _values(tensor: Tensor) -> Values:
    return tensor.values if tensor.norm is None else [tensor.norm]
