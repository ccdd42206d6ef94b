"""What a person's own code computed in each step, as plots over the steps draw it.

It is found, not declared: the error is what ``backward()`` was called on, the parameters are the
leaves that require gradients.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Column, Columns, Holds
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.own_code.messages import Line, Norm, Number, Numbers, State, read
from gradapp.core.own_code.story import Step, tensors_in
from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

States = Sequence[tuple[str, State]]

MOST_NUMBERS: Final = 16
"""So many numbers are drawn one by one; of more, or of complex ones, each tensor's norm."""


@dataclass(frozen=True, slots=True, eq=False)
class Curves(Series):
    """What was found in a person's own code: the error, and the parameters after each step.

    Attributes:
        error: what ``backward()`` was called on in a step; empty where it was called in none.
        line: the number of the line in which it was called first; 0 where that was nowhere.
        parameters: what the code calls them.
        numbers: what is drawn of them: each of their numbers, or their norms.
        no_error: why the error has no curve; None where it has one.
    """

    steps: Floats
    columns: Columns
    starts: tuple[float, ...]
    precision: Precision
    error: str
    line: int
    parameters: tuple[str, ...]
    numbers: tuple[str, ...]
    no_error: Message | None = None


def curves_of(lines: Sequence[Line], steps: Sequence[Step], states: States) -> Curves | None:
    """Return the curves of these steps; None where there is nothing to be drawn.

    Args:
        lines: what was recorded.
        steps: its steps.
        states: what variables hold in the end.
    """
    called = next((each.errors[-1].on for each in steps if each.errors), "")
    names = tuple(dict.fromkeys(name for step in steps for name in step.parameters))
    if len(steps) < 2 or not (called or names):
        return None
    told = [(name, held) for step in steps for name, held in step.parameters.items()]
    sizes = dict.fromkeys(names, 0)
    for name, held in told:
        sizes[name] = max(sizes[name], 0 if isinstance(held, Norm) else len(held))
    is_whole = sum(sizes.values()) <= MOST_NUMBERS and all(_are_real(held) for _, held in told)
    numbers = tuple(label for name in names for label in _labels(name, sizes[name], is_whole))
    drawn = enumerate(numbers or (", ".join(names),))
    after = [Column(f"p{place}", name, Holds.AFTER, name) for place, name in drawn]
    starts, *rows = (_numbers(step, sizes, is_whole=is_whole) or [math.nan] for step in steps)
    errors = [_error(step, called) for step in steps[1:]]
    return Curves(
        np.vstack((list(map(_real, errors)), np.transpose(rows))),
        Columns((Column("error", called or ERROR, Holds.ERROR), *after)),
        tuple(starts),
        _precision(states),
        called,
        _line(lines, called),
        names,
        numbers,
        _why_no_error(steps[1:], errors),
    )


def _labels(name: str, size: int, is_whole: bool) -> list[str]:
    if not is_whole:
        return [f"‖{name}‖"]
    return [name] if size == 1 else [f"{name}[{place}]" for place in range(size)]


def _are_real(held: Numbers) -> bool:
    """Return whether these are numbers that can be drawn one by one."""
    return not isinstance(held, Norm) and all(isinstance(read(each), float) for each in held)


def _numbers(step: Step, sizes: dict[str, int], *, is_whole: bool) -> list[float]:
    told: list[float] = []
    for name, size in sizes.items():
        held = step.parameters.get(name)
        if not is_whole:
            told.append(math.nan if held is None else _norm(held))
        else:
            assert not isinstance(held, Norm)
            told += ([read(each).real for each in held or ()] + [math.nan] * size)[:size]
    return told


def _norm(held: Numbers) -> float:
    numbers = [held.norm] if isinstance(held, Norm) else held
    return math.hypot(*(abs(read(each)) for each in numbers))


def _error(step: Step, called: str) -> Number | None:
    """Return the last error of a step, if there are several of those that have the curve's name."""
    values = [each.value for each in step.errors if each.on == called]
    return [None, *(each.value for each in step.errors), *values][-1]


def _real(error: Number | None) -> float:
    number = math.nan if error is None else read(error)
    return number if isinstance(number, float) else math.nan


def _why_no_error(steps: Sequence[Step], errors: Sequence[Number | None]) -> Message | None:
    numbers = [read(each) for each in errors if each is not None]
    if not all(isinstance(each, float) for each in numbers):
        return N_("OwnCode", "Complex numbers have no curve.")
    if numbers:
        return None
    if any(step.errors for step in steps):
        return N_("OwnCode", "What is not one number has no curve.")
    return N_("OwnCode", "backward() is called in none of these steps.")


def _line(lines: Sequence[Line], called: str) -> int:
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
