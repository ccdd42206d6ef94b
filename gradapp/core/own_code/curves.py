"""What a person's own code computed in each step, as plots over the steps draw it.

It is found, not declared: the error is what ``backward()`` was called on, or in its place
``torch.autograd.grad()``, the parameters are the leaves that require gradients.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import Final

import numpy as np

from gradapp.core.columns import Column, Columns, Holds
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import Number
from gradapp.core.own_code.lineage import Anew
from gradapp.core.own_code.messages import BACKWARD, GRAD, Backward, Line, NoNumber, error_of
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Norm, Numbers, State, read, tensors_in
from gradapp.core.own_code.story import Step, calls_in, calls_of
from gradapp.core.own_code.without_autograd import ByHand
from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

States = Sequence[tuple[str, State]]

MOST_NUMBERS: Final = 16
"""So many numbers are drawn one by one; of more, or of complex ones, each tensor's norm."""

_NO_ERROR: Final = {
    NoNumber.SEVERAL: N_("OwnCode", "Only a single number has a curve."),
    NoNumber.COMPLEX: N_("OwnCode", "Complex numbers have no curve."),
}
_NOT_MADE: Final = N_("OwnCode", "A step that does not compute {name} has no number here.")
_NOT_ON: Final = N_("OwnCode", "A step without backward() on {name} has no number here.")
_WORDS: Final = {
    (False, True): N_("OwnCode", "{name}: another tensor."),
    (False, False): N_("OwnCode", "{name}: another tensor, from {start}."),
    (True, True): N_("OwnCode", "{name} begins anew."),
    (True, False): N_("OwnCode", "{name} begins anew, from {start}."),
}
"""What is said of what begins anew: whether it is the same tensor, and its start is not known."""
_PLACE: Final = N_("OwnCode", "Call {place} of {count} to backward() in this step.")


@dataclass(frozen=True, slots=True, eq=False)
class Curves(Series):
    """What was found in a person's own code: the error, and the parameters after each step.

    Attributes:
        errors: what `function` was called on in the steps, E where that has no name.
        line: the number of the line in which it was called first; 0 where that was nowhere.
        function: ``backward()``, or what was called in its place; empty where autograd has no part,
            and `line` computes the error.
        parameters: what the code calls them.
        numbers: what is drawn of them: each of their numbers, or their norms.
        gaps: why there is no number, not even one that is not finite, by column and step.
        calls: how often each step calls ``backward()``.
        remarks: what else is to be said of one, by column and step.
        begins: with what columns begin anew before steps.
    """

    steps: Floats
    columns: Columns
    starts: tuple[float, ...]
    precision: Precision
    errors: tuple[str, ...]
    line: int
    function: str
    parameters: tuple[str, ...]
    numbers: tuple[str, ...]
    gaps: Mapping[tuple[str, int], Message]
    calls: tuple[int, ...] = ()
    remarks: Mapping[tuple[str, int], Message] = field(default_factory=dict)
    begins: Mapping[str, Mapping[int, float]] = field(default_factory=dict)

    def why_none(self, id: str, step: int) -> Message | None:
        """Return why a column has no number at a step; None where there is one."""
        return self.gaps.get((id, step))

    def remark(self, id: str, step: int) -> Message | None:
        """Return which of several calls of backward() it was, or that it is another tensor."""
        return self.remarks.get((id, step))

    def starts_anew(self, id: str) -> Mapping[int, float]:
        """Return with what a column begins anew, by the first step of what is another tensor."""
        return self.begins.get(id, {})


@dataclass(frozen=True, slots=True)
class _Parameters:
    """How parameters are drawn.

    Attributes:
        sizes: how many numbers each has at the most, by its name.
        is_whole: whether these are drawn one by one; else the norm of each.
    """

    sizes: dict[str, int]
    is_whole: bool

    @classmethod
    def of(cls, steps: Sequence[Step]) -> _Parameters:
        """Return how the parameters of these steps are drawn."""
        sizes: dict[str, int] = {}
        every = [each for step in steps for each in step.parameters.items()]
        for name, held in every:
            sizes[name] = max(sizes.get(name, 0), 0 if isinstance(held, Norm) else len(held))
        are_few = sum(sizes.values()) <= MOST_NUMBERS
        return cls(sizes, are_few and all(_are_real(held) for _, held in every))

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """What is drawn, and of which parameter."""
        if not self.is_whole:
            return tuple((f"‖{name}‖", name) for name in self.sizes)
        every = [(name, size, place) for name, size in self.sizes.items() for place in range(size)]
        return tuple((n if size == 1 else f"{n}[{place}]", n) for n, size, place in every)

    def numbers(self, parameters: Mapping[str, Numbers]) -> list[float | Message]:
        """Return what is drawn of the parameters of a step, or why it is nothing."""
        found: list[float | Message] = []
        for name, size in self.sizes.items():
            held = parameters.get(name)
            missing: Message = N_(
                "OwnCode", "Only a leaf that requires gradients has a number here."
            )
            if held is not None:
                missing = N_("OwnCode", "{name} has fewer numbers here.").filled(name=name)
            if not self.is_whole:
                found.append(missing if held is None else _norm(held))
                continue
            assert not isinstance(held, Norm)
            known = [read(each).real for each in held or ()]
            found += [*known, *[missing] * (size - len(known))]
        if self.sizes:
            return found or [N_("OwnCode", "The parameters hold no numbers.")]
        return [N_("OwnCode", "No parameters were found: no leaf requires gradients.")]


def curves_of(
    recording: Recording,
    steps: Sequence[Step],
    states: States,
    anew: Sequence[Anew],
    by_hand: ByHand | None = None,
) -> Curves | None:
    """Return the curves of these steps; None where there is nothing to be drawn.

    Args:
        recording: what was recorded.
        steps: its steps.
        states: what variables hold in the end.
        anew: which parameters begin anew.
        by_hand: what is drawn in place of these, where autograd has no part in them.
    """
    if by_hand is not None:
        steps, anew = by_hand.steps, by_hand.anew
    before, *turns = steps
    calls = calls_of(turns)
    drawn = tuple(dict.fromkeys(each.on for each in calls if each is not None))
    called = next(iter((*drawn, *(each.on for each in before.errors))), None)
    errors = tuple(name or ERROR for name in drawn or (called,) if name is not None)
    shown = _Parameters.of(steps)
    if len(steps) < 2 or (called is None and not shown.sizes):
        return None
    numbers = tuple(label for label, _ in shown.labels)
    lines = recording.lines
    line = _line(lines, called)
    is_asked = called is not None and not any(each.backward for each in lines)
    function = GRAD if is_asked else BACKWARD
    none = _without(recording, called, line).filled(function=function)
    if by_hand is not None:
        line, function = by_hand.error.line, ""
        none = _NOT_MADE.filled(name=by_hand.error.name)
    symbol = errors[0] if len(errors) == 1 else ERROR
    every, remarks = _error_columns(turns, drawn, symbol, none)
    labels = enumerate(numbers or (", ".join(shown.sizes),))
    after = [Column(f"p{place}", name, Holds.AFTER, name) for place, name in labels]
    columns = Columns((*every, *after))
    start, *rows = (shown.numbers(each.parameters) for each in steps)
    table = [*every.values(), *zip(*rows, strict=True)]
    gaps = {
        (column.id, step): cell
        for column, cells in zip(columns, table, strict=True)
        for step, cell in enumerate(cells, 1)
        if isinstance(cell, Message)
    }
    begins = _begins(anew, steps, shown, columns)
    precision = _precision(states, () if by_hand is None else by_hand.error.parameters)
    same = {(each.step, each.name) for each in anew if each.is_same}
    for column, (_, name) in zip(after, shown.labels, strict=False):
        for step, number in begins[column.id].items():
            words = _WORDS[(step, name) in same, math.isnan(number)]
            said = words.filled(name=column.parameter, start=Text(Number(number, precision)))
            remarks[column.id, step] = said
    gaps |= {(c.id, 0): e for c, e in zip(after, start, strict=True) if isinstance(e, Message)}
    return Curves(
        np.array([_drawable(cells) for cells in table]),
        columns,
        tuple(_drawable(start)),
        precision,
        errors,
        line,
        function,
        tuple(shown.sizes),
        numbers,
        gaps,
        tuple(len(each.errors) for each in turns),
        remarks,
        begins,
    )


def _error_columns(
    turns: Sequence[Step], drawn: Sequence[str], symbol: str, none: Message
) -> tuple[dict[Column, list[float | Message]], dict[tuple[str, int], Message]]:
    """Return the error of each step, then of each name unless it is that; and remarks on them."""
    calls = calls_of(turns)
    every = {Column("error", symbol, _when(turns, calls)): [_error(each, none) for each in calls]}
    remarks = {("error", step): said for step, said in _remarks(turns, calls)}
    for name in dict.fromkeys(each.on for step in turns for each in step.errors):
        if drawn != (name,):
            word, of = f"error_{len(every)}", [_first_on(name, step) for step in turns]
            none = _NOT_ON.filled(name=name or ERROR)
            cells = [_error(each, none) for each in of]
            every[Column(word, name or ERROR, _when(turns, of))] = cells
            remarks |= {(word, step): said for step, said in _remarks(turns, of)}
    return every, remarks


def _begins(
    anew: Sequence[Anew], steps: Sequence[Step], shown: _Parameters, columns: Columns
) -> dict[str, dict[int, float]]:
    """Return with what columns begin anew, by the steps; NaN where it is what a step has."""
    told: dict[str, dict[int, float]] = {column.id: {} for column in columns}
    after = columns.that_hold(Holds.AFTER)
    for step, some in groupby(anew, key=lambda each: each.step):
        starts = {each.name: each.start for each in some}
        known = {name: start for name, start in starts.items() if start is not None}
        numbers = _drawable(shown.numbers(known))
        for column, (_, name), number in zip(after, shown.labels, numbers, strict=False):
            if name in starts:
                told[column.id][step] = number
        gradients = steps[step].computed.items()
        if starts.keys() >= {name for name, gradient in gradients if gradient is not None}:
            first = step if known else step + 1
            for column in columns.that_hold(Holds.ERROR, Holds.FURTHER):
                told[column.id][first] = math.nan
    return told


def _drawable(cells: Iterable[float | Message]) -> list[float]:
    return [math.nan if isinstance(each, Message) else each for each in cells]


def _first_on(name: str, step: Step) -> Backward | None:
    return next((each for each in step.errors if each.on == name), None)


def _when(turns: Sequence[Step], calls: Sequence[Backward | None]) -> Holds:
    """Return whether errors are those before the steps, which are the first in them."""
    is_first = all(
        each is None or each is step.errors[0] for step, each in zip(turns, calls, strict=True)
    )
    return Holds.ERROR if is_first else Holds.FURTHER


def _remarks(
    turns: Sequence[Step], calls: Sequence[Backward | None]
) -> Iterator[tuple[int, Message]]:
    """Yield which of the calls of a step these are, where it has several."""
    for step, each in zip(turns, calls, strict=True):
        if each is not None and len(step.errors) > 1:
            place = next(at for at, one in enumerate(step.errors, 1) if one is each)
            yield step.step, _PLACE.filled(place=place, count=len(step.errors))


def _are_real(held: Numbers) -> bool:
    """Return whether these are numbers that can be drawn one by one."""
    return not isinstance(held, Norm) and all(isinstance(read(each), float) for each in held)


def _norm(held: Numbers) -> float:
    numbers = [held.norm] if isinstance(held, Norm) else held
    return math.hypot(*(abs(read(each)) for each in numbers))


def _without(recording: Recording, called: str | None, line: int) -> Message:
    """Return why a step has no error in which no call of backward() was recorded."""
    if not recording.is_whole:
        return N_(
            "OwnCode",
            "No error (loss) was found: backward() is not called here, as far as that was "
            "recorded.",
        )
    if called is not None:
        return N_("OwnCode", "A step without {function} has no number here.")
    if line:
        return N_(
            "OwnCode",
            "No error (loss) was found: backward() is called in line {line}, but not in a step.",
        ).filled(line=str(line))
    if any(each.asked for each in recording.lines):
        return N_(
            "OwnCode",
            "No error (loss) was found: backward() is not called, nor torch.autograd.grad() on "
            "anything that is certain to be the error of a turn.",
        )
    return N_("OwnCode", "No error (loss) was found: backward() is not called.")


def _error(call: Backward | None, none: Message) -> float | Message:
    """Return the error of a call, or why there is no number; `none` where there is no call."""
    error = error_of(call)
    if error is NoNumber.ABSENT:
        return none
    return _NO_ERROR[error] if isinstance(error, NoNumber) else error


def _line(lines: Sequence[Line], called: str | None) -> int:
    every = (line.backward for line in lines) if called is None else calls_in(lines)
    calls = ((line.line, each.on) for line, some in zip(lines, every, strict=True) for each in some)
    return next((line for line, on in calls if on == called or not called), 0)


def _precision(states: States, names: Sequence[str]) -> Precision:
    """Return the format of all parameters at the end, and of `names`: float32 where one is."""
    types = {
        tensor.dtype
        for name, state in states
        for _, tensor in tensors_in(name, state)
        if tensor.requires_grad or name in names
    }
    return Precision.FLOAT32 if "float32" in types else Precision.FLOAT64
