"""What a person's own code computed in each step, as plots over the steps draw it.

It is found, not declared: the error is what ``backward()`` was called on, the parameters are the
leaves that require gradients.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Column, Columns, Holds
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.messages import (
    Backward,
    Line,
    NoNumber,
    Norm,
    Numbers,
    State,
    error_of,
    read,
)
from gradapp.core.own_code.story import Step, tensors_in
from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

States = Sequence[tuple[str, State]]

MOST_NUMBERS: Final = 16
"""So many numbers are drawn one by one; of more, or of complex ones, each tensor's norm."""

_NO_ERROR: Final = {
    NoNumber.ABSENT: N_("OwnCode", "A step without backward() has no number here."),
    NoNumber.SEVERAL: N_("OwnCode", "What is not one number has no curve."),
    NoNumber.COMPLEX: N_("OwnCode", "Complex numbers have no curve."),
}


@dataclass(frozen=True, slots=True, eq=False)
class Curves(Series):
    """What was found in a person's own code: the error, and the parameters after each step.

    Attributes:
        errors: what ``backward()`` was called on in the steps, E where that has no name.
        line: the number of the line in which it was called first; 0 where that was nowhere.
        parameters: what the code calls them.
        numbers: what is drawn of them: each of their numbers, or their norms.
        gaps: why there is no number, not even one that is not finite, by column and step.
    """

    steps: Floats
    columns: Columns
    starts: tuple[float, ...]
    precision: Precision
    errors: tuple[str, ...]
    line: int
    parameters: tuple[str, ...]
    numbers: tuple[str, ...]
    gaps: Mapping[tuple[str, int], Message]

    def why_none(self, id: str, step: int) -> Message | None:  # noqa: A002
        """Return why a column has no number at a step; None where there is one."""
        return self.gaps.get((id, step))


def curves_of(lines: Sequence[Line], steps: Sequence[Step], states: States) -> Curves | None:
    """Return the curves of these steps; None where there is nothing to be drawn.

    Args:
        lines: what was recorded.
        steps: its steps.
        states: what variables hold in the end.
    """
    before, *turns = steps
    called = next((each.errors[-1].on for each in (*turns, before) if each.errors), None)
    calls = (_last_call(step, called) for step in turns if step.errors)
    errors = tuple(dict.fromkeys(each.on or ERROR for each in calls if each is not None))
    if called is not None:
        errors = errors or (called or ERROR,)
    names = tuple(dict.fromkeys(name for step in steps for name in step.parameters))
    if len(steps) < 2 or (called is None and not names):
        return None
    told = [(name, held) for step in steps for name, held in step.parameters.items()]
    sizes = dict.fromkeys(names, 0)
    for name, held in told:
        sizes[name] = max(sizes[name], 0 if isinstance(held, Norm) else len(held))
    is_whole = sum(sizes.values()) <= MOST_NUMBERS and all(_are_real(held) for _, held in told)
    numbers = tuple(label for name in names for label in _labels(name, sizes[name], is_whole))
    drawn = enumerate(numbers or (", ".join(names),))
    after = [Column(f"p{place}", name, Holds.AFTER, name) for place, name in drawn]
    symbol = errors[0] if len(errors) == 1 else ERROR
    columns = Columns((Column("error", symbol, Holds.ERROR), *after))
    line = _line(lines, called)
    rows = [
        (_error(step, called, line), *_numbers(step, sizes, is_whole=is_whole)) for step in steps
    ]
    table = np.array([[math.nan if isinstance(c, Message) else c for c in row] for row in rows])
    return Curves(
        np.ascontiguousarray(table[1:].T),
        columns,
        tuple(table[0, 1:].tolist()),
        _precision(states),
        errors,
        line,
        names,
        numbers,
        {
            (column.id, step): cell
            for step, row in enumerate(rows)
            for column, cell in zip(columns, row, strict=True)
            if isinstance(cell, Message)
        },
    )


def _labels(name: str, size: int, is_whole: bool) -> list[str]:
    if not is_whole:
        return [f"‖{name}‖"]
    return [name] if size == 1 else [f"{name}[{place}]" for place in range(size)]


def _are_real(held: Numbers) -> bool:
    """Return whether these are numbers that can be drawn one by one."""
    return not isinstance(held, Norm) and all(isinstance(read(each), float) for each in held)


def _numbers(step: Step, sizes: dict[str, int], *, is_whole: bool) -> list[float | Message]:
    """Return what is drawn of the parameters after a step, or why it is nothing."""
    told: list[float | Message] = []
    for name, size in sizes.items():
        held = step.parameters.get(name)
        missing: Message = N_("OwnCode", "Only a leaf that requires gradients has a number here.")
        if held is not None:
            missing = N_("OwnCode", "{name} has fewer numbers here.").filled(name=name)
        if not is_whole:
            told.append(missing if held is None else _norm(held))
            continue
        assert not isinstance(held, Norm)
        known = [read(each).real for each in held or ()]
        told += [*known, *[missing] * (size - len(known))]
    if sizes:
        return told or [N_("OwnCode", "The parameters have no numbers.")]
    return [N_("OwnCode", "No parameters were found: no leaf requires gradients.")]


def _norm(held: Numbers) -> float:
    numbers = [held.norm] if isinstance(held, Norm) else held
    return math.hypot(*(abs(read(each)) for each in numbers))


def _error(step: Step, called: str | None, line: int) -> float | Message:
    """Return the error of a step, or why there is none."""
    if called is None and line:
        return N_(
            "OwnCode", "No error was found: backward() is called in no step, but in line {line}."
        ).filled(line=str(line))
    if called is None:
        return N_("OwnCode", "No error was found: backward() is not called.")
    error = error_of(_last_call(step, called))
    return _NO_ERROR[error] if isinstance(error, NoNumber) else error


def _last_call(step: Step, called: str | None) -> Backward | None:
    """Return the last call of a step, if there are several of those that have the curve's name."""
    named = [each for each in step.errors if each.on == called]
    return [None, *step.errors, *named][-1]


def _line(lines: Sequence[Line], called: str | None) -> int:
    calls = ((line.line, each.on) for line in lines for each in line.backward)
    return next((line for line, on in calls if on == called or not called), 0)


def _precision(states: States) -> Precision:
    """Return the format of all parameters at the end: float32 where one of them is."""
    types = {
        tensor.dtype
        for name, state in states
        for _, tensor in tensors_in(name, state)
        if tensor.requires_grad
    }
    return Precision.FLOAT32 if "float32" in types else Precision.FLOAT64
