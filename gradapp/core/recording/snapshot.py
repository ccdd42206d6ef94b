"""Takes down what variables hold at one moment, in numbers and text that never change again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    State,
    TensorState,
    Variable,
)

_UNCHANGING: Final = (float, int, bool, str, type(None))


class Camera:
    """Takes down variables again and again; what has not changed since is not read again.

    Keeps the tensors it has seen alive, so that no other one can take their place in memory.
    """

    def __init__(self, *, knows_torch: bool) -> None:
        """Make a camera; one that does not know torch can be used while that is being imported."""
        self._knows_torch = knows_torch
        self._seen: dict[int, tuple[Any, tuple[object, ...], TensorState]] = {}
        self._held: dict[str, Any] = {}

    def variables(
        self, names: Mapping[str, Any], before: Iterable[Variable], *, first: bool = False
    ) -> tuple[Variable, ...]:
        """Take down all `names`.

        Args:
            names: what each variable holds.
            before: the same a line earlier.
            first: whether this is what there was at first, and nothing is a change.

        Returns:
            All variables; one that has not changed holds the very state that it had before.
        """
        old = {variable.name: variable.state for variable in before}
        taken = []
        for name, held in names.items():
            was = old.get(name)
            if was is not None and type(held) in _UNCHANGING and self._held.get(name) is held:
                taken.append(Variable(name, was, changed=False))
                continue
            state = self.state(held)
            if was is not None and same(state, was):
                taken.append(Variable(name, was, changed=False))
            else:
                taken.append(Variable(name, state, changed=not first))
            self._held[name] = held
        return tuple(taken)

    def state(self, held: Any, depth: int = 3) -> State:
        """Take down one object, and what it holds if it is a collection, to some depth."""
        if self._knows_torch:
            import torch

            if isinstance(held, torch.Tensor):
                return self._tensor(held)
            if isinstance(held, torch.optim.Optimizer):
                return _optimizer(held)
        parts: tuple[State, ...] = ()
        if depth and type(held) in (list, tuple, dict):
            inside = held.values() if isinstance(held, dict) else held
            parts = tuple(self.state(each, depth - 1) for each in inside)
        return PlainState(printed(held), _number(held), parts)

    def _tensor(self, tensor: Any) -> TensorState:
        is_leaf, function = tensor.is_leaf, tensor.grad_fn
        gradient = tensor.grad if is_leaf or tensor.retains_grad else None
        grad = None if gradient is None else self._tensor(gradient)
        values = values_of(tensor)
        # What is done to .data counts in no version, so the values themselves are compared; their
        # text tells −0.0 from 0.0 and takes a NaN for itself.
        key = (repr(values), tensor.shape, tensor.dtype, tensor.requires_grad, id(function))
        seen = self._seen.get(id(tensor))
        if seen is None or seen[1] != key:
            state = TensorState(
                printed=repr(tensor),
                values=values,
                shape=tuple(tensor.shape),
                dtype=str(tensor.dtype).removeprefix("torch."),
                requires_grad=tensor.requires_grad,
                is_leaf=is_leaf,
                grad_fn=None if function is None else function.name(),
                grad=grad,
            )
        elif seen[2].grad is grad:
            return seen[2]
        else:
            state = replace(seen[2], grad=grad)
        self._seen[id(tensor)] = ((tensor, function), key, state)
        return state


def printed(held: Any) -> str:
    """Return how Python prints an object but not where it is in memory; any float as one."""
    try:
        text = float.__repr__(held) if isinstance(held, float) else repr(held)
        return re.sub(r" at 0x[0-9a-fA-F]+", "", text)
    except Exception:  # whatever the code makes may fail to be printed
        return f"<{type(held).__name__}>"


def values_of(tensor: Any) -> tuple[float, ...]:
    """Return all elements of a tensor in row-major order; float64 holds each exactly."""
    return tuple(map(float, tensor.detach().reshape(-1).tolist()))


def same(one: State, other: State) -> bool:
    """Return whether two states show no difference: a NaN is itself, −0.0 is not 0.0."""
    if not isinstance(one, TensorState) or not isinstance(other, TensorState):
        return repr(one) == repr(other)
    if one is other:
        return True
    if (one.grad is None) != (other.grad is None):
        return False
    if one.grad is not None and other.grad is not None and not same(one.grad, other.grad):
        return False
    return (
        list(map(_bits, one.values)) == list(map(_bits, other.values))
        and (one.shape, one.dtype, one.requires_grad, one.is_leaf, one.grad_fn)
        == (other.shape, other.dtype, other.requires_grad, other.is_leaf, other.grad_fn)
    )  # fmt: skip


def not_finite(variables: Iterable[Variable]) -> str | None:
    """Return the name of a variable with a value that is not finite, best one just changed."""
    for variable in sorted(variables, key=lambda variable: not variable.changed):
        state = variable.state
        if not all(map(math.isfinite, _numbers(state))):
            return variable.name
        grad = state.grad if isinstance(state, TensorState) else None
        if grad is not None and not all(map(math.isfinite, grad.values)):
            return f"{variable.name}.grad"
    return None


def _number(held: Any) -> float | None:
    if isinstance(held, bool) or not isinstance(held, int | float):
        return None
    try:
        return float(held)
    except OverflowError:
        return None


def _numbers(state: State) -> tuple[float, ...]:
    match state:
        case TensorState(values=values):
            return values
        case PlainState(value=float(value)):
            return (value,)
        case PlainState(parts=parts):
            return tuple(number for part in parts for number in _numbers(part))
    return ()


def _bits(value: float) -> str:
    return "nan" if math.isnan(value) else value.hex()


def _optimizer(optimizer: Any) -> OptimizerState:
    from torch import Tensor

    settings = tuple(
        (name, PlainState(repr(setting), _number(setting)))
        for name, setting in optimizer.param_groups[0].items()
        if name != "params"
    )
    kept = [each for one in optimizer.state.values() for each in one.items()]
    return OptimizerState(
        name=type(optimizer).__name__,
        settings=settings,
        state=tuple((str(name), repr(value)) for name, value in kept),
        values=tuple(n for _, value in kept if isinstance(value, Tensor) for n in values_of(value)),
    )
