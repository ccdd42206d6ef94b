"""What some lines of a recorded step have changed, and what they have left in a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gradapp.core.program.text import YieldedNames
from gradapp.core.recording.recorded_step import (
    PlainState,
    RecordedStep,
    State,
    TensorState,
    Variable,
)
from gradapp.core.recording.snapshot import same

StateChange = tuple[str, State | None]
"""A name, ``θ`` or ``θ.grad``, and what it holds; None for a ``.grad`` that was cleared."""


def changes(recorded: RecordedStep, first: int, last: int) -> list[StateChange]:
    """Return what the lines of index `first` to `last` have changed, and what it is after them."""
    between = recorded.lines[first : last + 1]
    touched = {each.name for line in between for each in line.variables if each.changed}
    earlier = recorded.lines[first - 1].variables if first else ()
    old = {each.name: each.state for each in earlier}
    return [
        change
        for each in recorded.lines[last].variables
        if each.name in touched
        for change in _changes(each, old.get(each.name))
    ]


def held(names: YieldedNames, variables: Iterable[Variable]) -> tuple[float, ...] | None:
    """Return the numbers in names, ``θ`` or ``θ.grad`` or several; None where there are none."""
    if not isinstance(names, str):
        parts = [held(each, variables) for each in names]
        known = [part for part in parts if part is not None]
        return tuple(n for part in known for n in part) if len(known) == len(parts) else None
    name, _, attribute = names.partition(".")
    state: State | None = next((each.state for each in variables if each.name == name), None)
    if attribute == "grad":
        state = state.grad if isinstance(state, TensorState) else None
    elif attribute:
        return None
    match state:
        case TensorState(values=values):
            return values
        case PlainState(value=float(value)):
            return (value,)
    return None


def _changes(variable: Variable, before: State | None) -> Iterator[StateChange]:
    name, state = variable.name, variable.state
    if not (isinstance(state, TensorState) and isinstance(before, TensorState)):
        if before is None or not same(state, before):
            yield name, state
        return
    if not same(replace(state, grad=None), replace(before, grad=None)):
        yield name, state
    if not same(state, replace(state, grad=before.grad)):
        yield f"{name}.grad", state.grad
