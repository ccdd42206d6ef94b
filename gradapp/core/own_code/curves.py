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
from gradapp.core.own_code.messages import Line, State, read
from gradapp.core.own_code.story import Step, tensors_in
from gradapp.core.run import Series
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass

States = Sequence[tuple[str, State]]

MOST_NUMBERS: Final = 16
"""So many numbers are drawn one by one; of more, or of complex ones, each tensor's norm."""


@dataclass(frozen=True, slots=True, eq=False)
class Curves(Series):
    """What was found in a person's own code: the error, and the parameters after each step.

    Attributes:
        error: what ``backward()`` was called on; empty where it was not called.
        line: the number of the line in which it was called first.
        parameters: what the code calls them.
        numbers: what is drawn of them: each of their numbers, or their norms.
    """

    steps: Floats
    columns: Columns
    starts: tuple[float, ...]
    precision: Precision
    error: str
    line: int
    parameters: tuple[str, ...]
    numbers: tuple[str, ...]


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
    sizes = {name: max(len(step.parameters.get(name, ())) for step in steps) for name in names}
    told = (read(each) for step in steps for held in step.parameters.values() for each in held)
    is_whole = sum(sizes.values()) <= MOST_NUMBERS and all(isinstance(e, float) for e in told)
    numbers = tuple(label for name in names for label in _labels(name, sizes[name], is_whole))
    drawn = enumerate(numbers or ("",))
    after = [Column(f"p{place}", name, Holds.AFTER, name) for place, name in drawn]
    starts, *rows = (_numbers(step, sizes, is_whole=is_whole) or [math.nan] for step in steps)
    errors = [_error(step, called) for step in steps[1:]]
    return Curves(
        np.vstack((errors, np.transpose(rows))),
        Columns((Column("error", called or ERROR, Holds.ERROR), *after)),
        tuple(starts),
        _precision(states),
        called,
        _line(lines, called),
        names,
        numbers,
    )


def _labels(name: str, size: int, is_whole: bool) -> list[str]:
    if not is_whole:
        return [f"‖{name}‖"]
    return [name] if size == 1 else [f"{name}[{place}]" for place in range(size)]


def _numbers(step: Step, sizes: dict[str, int], *, is_whole: bool) -> list[float]:
    told: list[float] = []
    for name, size in sizes.items():
        values = [read(each) for each in step.parameters.get(name, ())]
        if is_whole:
            told += ([each.real for each in values] + [math.nan] * size)[:size]
        else:
            told.append(math.hypot(*map(abs, values)) if values else math.nan)
    return told


def _error(step: Step, called: str) -> float:
    """Return the last error of a step, if there are several of those that have the curve's name."""
    values = [each.value for each in step.errors if each.on == called]
    value = [None, *(each.value for each in step.errors), *values][-1]
    number = math.nan if value is None else read(value)
    return number if isinstance(number, float) else math.nan


def _line(lines: Sequence[Line], called: str) -> int:
    calls = ((line.line, each.on) for line in lines for each in line.backward)
    return next((line for line, on in calls if on == called), 0)


def _precision(states: States) -> Precision:
    """Return the format of all parameters at the end: float32 where one of them is."""
    types = {
        tensor.dtype
        for name, state in states
        for _, tensor in tensors_in(name, state)
        if tensor.requires_grad
    }
    return Precision.FLOAT32 if "float32" in types else Precision.FLOAT64
