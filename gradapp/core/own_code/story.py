"""Makes a story of recorded lines: steps, and in each the error, the parameters, who holds what.

A step is a turn of the loop in which ``backward()`` is called, or of the next such loop beside it;
where there is none, of the outermost loop, or, of those in functions, of the one in which most
lines run; where there is no loop, the whole text. A loop may have no body of its own: a
comprehension, ``map``, the condition of ``while``, a function that calls itself. Where
``backward()`` is not called at all, ``torch.autograd.grad()`` stands for it, if what that is called
on is certain to be the error of the turn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from msgspec import Struct

from gradapp.core.own_code.messages import Backward, Begins, Line, Loop
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import (
    Instance,
    Numbers,
    Optimizer,
    State,
    Tensor,
    by_number,
    numbers_in,
    tensors_in,
)


class HeldTensors(Struct):
    """The tensors that an optimizer holds.

    Attributes:
        optimizer: its name in the code.
        holds: the numbers of its tensors.
        names: what each is called in the code; empty for one that no name means any more.
    """

    optimizer: str
    holds: list[int]
    names: list[str]


class Step(Struct):
    """One step.

    Attributes:
        step: its number; 0 is what comes before the first.
        first: the index of its first line among the recorded ones.
        last: the index behind its last line; lines behind a loop belong to its last turn.
        turn: the index behind the last line of its turn; parameters and gradients are those there.
        errors: what ``backward()``, or ``torch.autograd.grad()`` in its place, was called on in it,
            or behind it in a loop around.
        parameters: the numbers of each parameter after the step, of a large one its norm.
        tensors: which tensor each of them is.
        gradients: the same of its ``.grad`` after the step; none where there is none.
        computed: the same behind the line of the last ``backward()``.
        held: what optimizers hold.
        same: names that mean one tensor.
        graphs: the number of nodes that each name keeps alive.
    """

    step: int
    first: int
    last: int
    turn: int
    errors: list[Backward]
    parameters: dict[str, Numbers]
    tensors: dict[str, int]
    gradients: dict[str, Numbers | None]
    computed: dict[str, Numbers | None]
    held: list[HeldTensors]
    same: list[list[str]]
    graphs: dict[str, int]


class _Turn(NamedTuple):
    """A turn of a loop: the indexes of its first line, and behind its last one.

    Attributes:
        goes_on: whether the last one is the heading, which gives its names to the next turn.
    """

    first: int
    end: int
    function: str
    goes_on: bool = False


def steps(recording: Recording) -> list[Step]:
    """Return the steps of a recording."""
    lines = recording.lines
    if _may_ask_for_errors(recording, lines):
        told = _steps(recording, lines, [line.asked for line in lines])
        if all(len(step.errors) <= 1 for step in told):
            return told
    return _steps(recording, lines, [line.backward for line in lines])


def calls_in(lines: Sequence[Line]) -> list[list[Backward]]:
    """Return for each line the calls whose errors steps have: of backward(), or in its place."""
    if any(line.backward for line in lines):
        return [line.backward for line in lines]
    return [line.asked for line in lines]


def _may_ask_for_errors(recording: Recording, lines: Sequence[Line]) -> bool:
    """Return whether ``torch.autograd.grad()`` is called in place of ``backward()``.

    That is in one line, on one number each time, and in a loop that has a body: a second
    derivative, one of two errors and a row of a Jacobian are no error of a turn.
    """
    asked = [(line.line, each) for line in lines for each in line.asked]
    return (
        recording.is_whole
        and not any(line.backward for line in lines)
        and len({number for number, _ in asked}) == 1
        and all(each.value is not None for _, each in asked)
        and all(each.loop is None or each.loop.body for _, each in asked)
    )


def _steps(
    recording: Recording, lines: Sequence[Line], calls: Sequence[Sequence[Backward]]
) -> list[Step]:
    """Return the steps, whose errors are what these calls in the lines were made on."""
    turns = _turns(recording, lines, calls)
    before = turns[0] if turns else _Turn(len(lines), 0, "")
    turns = [_Turn(0, before.first, before.function), *turns]
    told = []
    states, known = _States(), dict[int, str]()
    for number, (turn, following) in enumerate(zip_longest(turns, turns[1:])):
        last = len(lines) if following is None else following.first
        computed: dict[str, Numbers | None] = {}
        parameters: dict[str, Tensor] = {}
        is_due = False
        for index in range(turn.first, last):
            line = lines[index]
            if index == turn.end - 1 and turn.goes_on:
                parameters = _parameters(states.visible(turn.function), known)
            states.add(line)
            is_due = is_due or bool(line.backward)
            is_seen = turn.function in ("", line.function)  # what is outside is told in each line
            if is_due and index < turn.end and is_seen:
                found = _parameters(states.visible(turn.function), known)
                computed, is_due = _gradients(found), False
            if index == turn.end - 1:
                visible = states.visible(turn.function)
                if turn.goes_on:
                    now = {each.number: each for each in _named(visible).values()}
                    parameters = {name: now.get(e.number, e) for name, e in parameters.items()}
                else:
                    parameters = _parameters(visible, known)
                known = {each.number: name for name, each in parameters.items()}
        errors = [
            each
            for index in range(turn.first, last)
            for each in calls[index]
            if index < turn.end or each.loop is not None
        ]
        names = states.visible(turn.function)
        told.append(_step(number, turn, last, errors, parameters, computed, names))
    return told


def calls_of(steps: Sequence[Step]) -> list[Backward | None]:
    """Return the call whose error is that of a step: its first, if there is one.

    Where steps go backwards from several errors, it is the first of those that all of them have.
    """
    every = [step.errors for step in steps if step.errors]
    names = [each.on for each in every[0]] if every else []
    common = (name for name in names if all(name in {each.on for each in some} for some in every))
    name = next(common, None)
    return [
        next((each for each in step.errors if name is None or each.on == name), None)
        for step in steps
    ]


def _turns(
    recording: Recording, lines: Sequence[Line], calls: Sequence[Sequence[Backward]]
) -> list[_Turn]:
    """Return the turns of the loops whose turns are steps, none of which is inside another."""
    called = (each.loop for some in calls for each in some)
    found = list(dict.fromkeys(loop for loop in called if loop is not None))
    turns = [] if found else _recursive(lines)
    for loop in found or ([] if turns else _begun(recording, lines, has_calls=any(calls))):
        more = list(_turns_of(loop, lines))
        if not any(_are_nested(one, other) for one, other in ((turns, more), (more, turns))):
            turns = sorted([*turns, *more])
    return turns


def _begun(recording: Recording, lines: Sequence[Line], *, has_calls: bool) -> list[Loop]:
    """Return the loop whose turns are steps where nothing goes backwards in one; none for none.

    Of those in functions it is known only where there are no calls, which may be in none of them.
    """
    begins = next((each for each in recording.messages if isinstance(each, Begins)), Begins(None))
    if begins.loop is not None or has_calls:
        return [] if begins.loop is None else [begins.loop]
    lasting = {
        loop: sum(turn.end - turn.first for turn in _turns_of(loop, lines))
        for loop in begins.inside
    }
    return sorted(lasting, key=lasting.__getitem__, reverse=True)[:1]


def _turns_of(loop: Loop, lines: Sequence[Line]) -> Iterator[_Turn]:
    """Yield the turns of a loop."""
    starts: dict[int, int] = {}
    inside: list[tuple[int, int]] = []
    calls = [index for index, line in enumerate(lines) if line.backward]
    for index, line in enumerate(lines):
        if line.function == loop.function and loop.line <= line.line <= loop.last:
            inside.append((index, line.depth))
            if loop.body:
                begins = line.line == loop.body and line.anew
            else:  # it has no body: each time that its line goes back is a turn
                first = bisect_left(calls, line.began)
                begins = line.line == loop.line and first < bisect_right(calls, index)
            if begins:
                starts.setdefault(line.began, line.depth)
    firsts = sorted(starts)
    for first, following in zip_longest(firsts, firsts[1:], fillvalue=len(lines)):
        begin, end = (bisect_left(inside, (each, 0)) for each in (first, following))
        depth = starts[first]
        ends = [index for index, inner in inside[begin:end] if inner == depth]
        if loop.body > loop.line:
            ends = [i for i in ends if not (lines[i].line == loop.line and lines[i].anew)]
            ends += _behind(lines, range(ends[-1] + 1 if ends else first, following), loop, depth)
        if loop.body == loop.line and ends == [first] and _is_idle(lines[first]):
            continue  # its heading alone, for the last time
        goes_on = bool(ends) and loop.body > loop.line == lines[ends[-1]].line
        yield _Turn(first, ends[-1] + 1 if ends else following, loop.function, goes_on)


def _recursive(lines: Sequence[Line]) -> list[_Turn]:
    """Return the calls of a function that calls itself, and goes backwards: it is its own loop."""
    going_back = [running for line, running in _running(lines) if line.backward]
    names = [[function for _, _, function in running] for running in going_back]
    own = {each for some in names for each in some if each and some.count(each) > 1}
    turns = {
        first: function
        for running in going_back
        for first, _, function in [each for each in running if each[2] in own][-1:]
    }
    firsts = sorted(turns)
    return [
        _Turn(first, following, turns[first])
        for first, following in zip_longest(firsts, firsts[1:], fillvalue=len(lines))
    ]


def _running(lines: Sequence[Line]) -> Iterator[tuple[Line, list[tuple[int, int, str]]]]:
    """Yield each line with the calls around it: the index of the first line, depth, function."""
    begun = sorted((each.began, each.depth, each.function) for each in lines if each.is_first)
    running: list[tuple[int, int, str]] = []
    following = 0
    for index, line in enumerate(lines):
        while following < len(begun) and begun[following][0] <= index:
            running = [each for each in running if each[1] < begun[following][1]]
            running.append(begun[following])
            following += 1
        running = [each for each in running if each[1] <= line.depth]
        yield line, running


def _behind(lines: Sequence[Line], after: range, loop: Loop, depth: int) -> Iterator[int]:
    """Yield the lines behind a loop that the loops around it do before they go on to a next turn.

    What is summed up over the turns of a loop is often put to use there.
    """
    for index in after:
        line = lines[index]
        if line.depth < depth:
            return
        if line.depth == depth and line.function == loop.function:
            if not loop.last < line.line <= loop.around:
                return
            yield index


def _is_idle(line: Line) -> bool:
    """Return whether a line did nothing."""
    return not (line.changed or line.outside or line.output or line.called or line.raised)


def _are_nested(outer: Sequence[_Turn], inner: Sequence[_Turn]) -> bool:
    """Return whether a turn begins in another."""
    firsts = [each.first for each in inner]
    return any(bisect_left(firsts, turn.first) < bisect_left(firsts, turn.end) for turn in outer)


class _States:
    """What variables hold, line after line."""

    def __init__(self) -> None:
        self._outside: dict[str, State] = {}
        self._inside: dict[str, dict[str, State]] = {}

    def add(self, line: Line) -> None:
        """Go a line further."""
        self._outside.update(line.outside)
        names = self._inside.setdefault(line.function, {}) if line.function else self._outside
        if line.function and line.is_first:
            names.clear()
        names.update(line.changed)
        for name in line.gone:
            names.pop(name, None)

    def visible(self, function: str) -> dict[str, State]:
        """Return the variables that a function sees, by their names."""
        return self._outside | self._inside.get(function, {})


def _step(
    number: int,
    turn: _Turn,
    last: int,
    errors: list[Backward],
    parameters: dict[str, Tensor],
    computed: dict[str, Numbers | None],
    names: dict[str, State],
) -> Step:
    called = by_number(each for top in names.items() for each in numbers_in(*top))
    return Step(
        step=number,
        first=turn.first,
        last=last,
        turn=turn.end,
        errors=errors,
        parameters={name: each.numbers for name, each in parameters.items()},
        tensors={name: each.number for name, each in parameters.items()},
        gradients=_gradients(parameters),
        computed=computed,
        held=[
            HeldTensors(name, each.holds, [called.get(number, [""])[0] for number in each.holds])
            for top, state in names.items()
            for name, each in _optimizers_in(top, state)
        ],
        same=[each for each in called.values() if len(each) > 1],
        graphs={name: each.nodes for name, each in _named(names).items() if each.nodes},
    )


def _named(names: dict[str, State]) -> dict[str, Tensor]:
    return {name: each for top in names.items() for name, each in tensors_in(*top)}


def _parameters(names: dict[str, State], known: dict[int, str]) -> dict[str, Tensor]:
    """Return the parameters by their names: the ones of the step before, if these mean them."""
    tensors = _named(names)
    called = by_number((name, each.number) for name, each in tensors.items())
    leaves = [each for each in tensors.values() if each.requires_grad and each.is_leaf]
    return {_name(called[each.number], known.get(each.number)): each for each in leaves}


def _name(names: Sequence[str], before: str | None) -> str:
    return next((each for each in names if each == before), names[0])


def _gradients(parameters: dict[str, Tensor]) -> dict[str, Numbers | None]:
    return {
        name: None if each.grad is None else each.grad.numbers for name, each in parameters.items()
    }


def _optimizers_in(name: str, state: State) -> Iterator[tuple[str, Optimizer]]:
    match state:
        case Optimizer():
            yield name, state
        case Instance(attributes=attributes):
            for part, inside in attributes.items():
                yield from _optimizers_in(f"{name}.{part}", inside)
