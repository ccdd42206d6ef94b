"""What happened to each tensor of a recording, in its order: the evidence that mistakes leave."""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

from gradapp.core.own_code.messages import Call, How, Line
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import State, Tensor, is_unnamed, tensors_in
from gradapp.core.own_code.story import Step, steps
from gradapp.core.own_code.syntax import tree_of
from gradapp.values import dataclass


class Change(StrEnum):
    """What was done to a tensor without a call that is told."""

    MOVED = "moved"  # a leaf with a gradient was changed in place
    CLEARED = "cleared"  # a gradient is gone, or 0
    SCALED = "scaled"  # a gradient is another


@dataclass(frozen=True, slots=True)
class Event:
    """Something that concerns gradients.

    Attributes:
        index: the index of the recorded line in which it happened.
        line: the number of that line in the text.
        what: what was called, or done without that.
        tensors: the numbers of the tensors it concerns.
        at: how many recorded lines had been done with when it happened.
        some, on, is_mean, stretched, is_older: those of `gradapp.core.own_code.messages.Called`.
    """

    index: int
    line: int
    what: Call | Change
    tensors: frozenset[int]
    at: int
    some: frozenset[int] = frozenset()
    on: int = 0
    is_mean: bool = False
    stretched: Sequence[Sequence[int]] = ()
    is_older: bool = False

    @property
    def used(self) -> frozenset[int]:
        """The tensors that it moved by their gradient."""
        return self.tensors - self.some if self.what in (Call.STEP, Change.MOVED) else frozenset()


@dataclass(frozen=True, slots=True)
class Meaning:
    """From which recorded line on a name means which tensor; 0 for none."""

    index: int
    line: int
    number: int


class Timeline:
    """What happened to each tensor.

    Attributes:
        events: what concerns gradients, as it happened: a line that others run in ends after them.
        meanings: what each name meant, in its order, by the function and the name.
        tensors: the last state of each tensor, by its number.
        made: the line behind which each was first seen.
        changes: behind which recorded lines the numbers of tensors have changed since.
        runs: the indexes of the recorded lines, by the number of the line in the text.
        first: where a name meant a tensor first, by its number.
    """

    def __init__(self, recording: Recording, text: str = "") -> None:
        """Go through the recorded lines once."""
        self.text = text
        self.recording = recording
        self.lines = recording.lines
        self.events: list[Event] = []
        self.meanings: dict[tuple[str, str], list[Meaning]] = {}
        self.tensors: dict[int, Tensor] = {}
        self.made: dict[int, int] = {}
        self.changes: dict[int, list[int]] = {}
        self.runs: dict[int, list[int]] = {}
        self.first: dict[int, Meaning] = {}
        self._scopes: dict[tuple[int, str], dict[str, dict[str, int]]] = {}
        for index, line in enumerate(self.lines):
            self._add(index, line)
        self.events.sort(key=lambda each: (each.at, -each.index))

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All that the text consists of."""
        return [*ast.walk(tree_of(self.text))]

    @cached_property
    def steps(self) -> list[Step]:
        """The steps, which many findings ask for."""
        return steps(self.recording)

    @property
    def is_over(self) -> bool:
        """Whether the code came to its end, and all of it was told."""
        recording = self.recording
        return recording.is_whole and recording.ends.how in (How.FINISHED, How.EXITED)

    def calls(self, what: Call | Change) -> list[Event]:
        """Return the events of one kind."""
        return [each for each in self.events if each.what == what]

    def concerned(self, what: Call | Change) -> frozenset[int]:
        """Return the tensors that some event of a kind concerns."""
        return frozenset().union(*(each.tensors for each in self.calls(what)))

    def between(self, index: int, event: Event) -> list[Event]:
        """Return the events behind a recorded line and before another event."""
        first = bisect_right(self.events, index, key=lambda each: each.at)
        later = islice(self.events, first, None)
        return [] if index >= event.at else [*takewhile(lambda each: each is not event, later)]

    def inside(self, first: int, end: int) -> list[Event]:
        """Return the events in recorded lines, from one to the one before another."""
        begin, behind = (
            bisect_left(self.events, each, key=lambda event: event.at) for each in (first, end)
        )
        return self.events[begin:behind]

    def meaning(self, function: str, name: str, index: int) -> int:
        """Return the number of the tensor that a name meant behind a line; 0 for none."""
        past = self.meanings.get((function, name), [])
        place = bisect_right(past, index, key=lambda each: each.index)
        return past[place - 1].number if place else 0

    def meant(self, index: int, name: str) -> int:
        """Return the number of the tensor that a name means in a recorded line; 0 for none."""
        inside = self.meaning(self.lines[index].function, name, index)
        return inside or self.meaning("", name, index)

    def made_in(self, event: Event) -> tuple[int, int]:
        """Return which line has made what ``backward()`` was called on, and its index."""
        made = self.first.get(event.on)
        index = event.index if made is None else min(made.index, event.index)
        return self.lines[index].line, index

    def names(self, number: int, index: int) -> list[str]:
        """Return the names that meant a tensor behind a line."""
        return [
            name
            for function, name in self.meanings
            if self.meaning(function, name, index) == number
        ]

    def called(self, number: int, index: int | None = None) -> str:
        """Return what a tensor was called behind a line, or at another time; else its number."""
        names = self.names(number, len(self.lines) if index is None else index)
        return next(iter([*names, *self.every_name(number)]), f"#{number}")

    def every_name(self, number: int) -> list[str]:
        """Return all names that meant a tensor at some time."""
        return [
            name
            for (_, name), past in self.meanings.items()
            if any(each.number == number for each in past)
        ]

    def called_in(self, index: int, number: int) -> str:
        """Return what a tensor is called in a recorded line, if it is there, or else elsewhere."""
        scopes = (self.lines[index].function, "")
        names = (
            name
            for function, name in self.meanings
            if function in scopes and self.meaning(function, name, index) == number
        )
        return next(names, self.called(number, index))

    def is_parameter(self, number: int) -> bool:
        """Return whether a tensor is a leaf that requires gradients."""
        tensor = self.tensors.get(number)
        return tensor is not None and tensor.is_leaf and tensor.requires_grad

    def parameters(self) -> list[int]:
        """Return the leaves that require gradients, those that are first seen first."""
        return [number for number in self.tensors if self.is_parameter(number)]

    def _add(self, index: int, line: Line) -> None:
        self.runs.setdefault(line.line, []).append(index)
        key = (line.depth, line.function)
        if line.is_first and line.function:
            for name in self._scopes.pop(key, {}):
                self._mean(index, line, line.function, name, {})
        self.events += [
            Event(
                index, line.line, each.what, frozenset(each.tensors), each.at,
                frozenset(each.some), each.on, each.is_mean, each.stretched, each.is_older,
            )
            for each in line.called
        ]  # fmt: skip
        for name in line.gone:
            self._rename(index, line, key, name, None)
        for name, state in line.changed.items():
            self._rename(index, line, key, name, state)
        for name, state in line.outside.items():
            self._rename(index, line, (0, ""), name, state)

    def _rename(
        self, index: int, line: Line, key: tuple[int, str], name: str, state: State | None
    ) -> None:
        scope = self._scopes.setdefault(key, {})
        found = {} if state is None else dict(tensors_in(name, state))
        for tensor in found.values():
            self._see(index, line, tensor)
        now = {each: tensor.number for each, tensor in found.items() if not is_unnamed(each)}
        before = scope.get(name, {})
        if now != before:
            self._mean(index, line, key[1], name, now, before)
            scope[name] = now

    def _mean(
        self,
        index: int,
        line: Line,
        function: str,
        name: str,
        now: dict[str, int],
        before: dict[str, int] | None = None,
    ) -> None:
        for each in dict.fromkeys([name, *now, *(before or {})]):
            past = self.meanings.setdefault((function, each), [])
            number = now.get(each, 0)
            if (past[-1].number if past else 0) != number:
                past.append(Meaning(index, line.line, number))
                if number:
                    self.first.setdefault(number, past[-1])

    def _see(self, index: int, line: Line, tensor: Tensor) -> None:
        """Note what has become of a tensor without a call that is told."""
        known = self.tensors.get(tensor.number)
        self.tensors[tensor.number] = tensor
        self.made.setdefault(tensor.number, line.line)
        if known is None:
            return
        is_moved = (tensor.values, tensor.norm) != (known.values, known.norm)
        if is_moved:
            self.changes.setdefault(tensor.number, []).append(index)
        if not known.is_leaf or not known.requires_grad:
            return
        told = {called.what for called in line.called}
        concerned = frozenset([tensor.number])
        if is_moved and Call.STEP not in told and tensor.requires_grad and known.grad is not None:
            self.events.append(Event(index, line.line, Change.MOVED, concerned, index))
        if known.grad is None or told & {Call.BACKWARD, Call.ZERO_GRAD}:
            return
        if not is_gradient(tensor):
            if is_gradient(known):
                self.events.append(Event(index, line.line, Change.CLEARED, concerned, index))
        elif tensor.grad is not None and tensor.grad.values != known.grad.values:
            self.events.append(Event(index, line.line, Change.SCALED, concerned, index))


def is_gradient(tensor: Tensor) -> bool:
    """Return whether a tensor has a gradient that is not 0 throughout."""
    grad = tensor.grad
    return grad is not None and (any(grad.values) or bool(grad.norm))
