"""Finds out which operation gave what is no finite number, and in which line that was.

Only what is seen is told: what autograd has kept of an operation is finite, and what came out of it
is not.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any, Final

import torch

from gradapp.core.own_code.messages import Cause, NotFinite
from gradapp.core.own_code.states import State, Tensor, tensors_in
from gradapp.core.recording.graph_nodes import operands_last, reachable
from gradapp.host.camera import MOST_NODES, Camera

_MOST: Final = 200
_LARGEST: Final = 1_000_000
_OF_TWO: Final = {
    "MulBackward0": (("self", "other"), "*", operator.mul),
    "MmBackward0": (("self", "mat2"), "@", operator.matmul),
    "AddmmBackward0": (("mat1", "mat2"), "@", operator.matmul),
    "DotBackward0": (("self", "tensor"), "@", operator.matmul),
    "MseLossBackward0": (("self", "target"), "MSELoss", lambda one, other: (one - other) ** 2),
}
"""What autograd keeps of operations of two, how they are written, and what they compute."""
_LOGS: Final = {"LogBackward0": "log", "Log2Backward0": "log2", "Log10Backward0": "log10"}


class Notes:
    """Knows in which lines variables stopped being finite."""

    def __init__(self, camera: Camera) -> None:
        """Take who knows tensors again; know of no line yet."""
        self._camera = camera
        self._noted: dict[tuple[int, str], tuple[int, Any]] = {}

    def look(self, line: int, changed: Mapping[str, State], names: Mapping[str, Any]) -> None:
        """Take note of what a line has changed, and is not finite now: of each name the last."""
        for name, state in changed.items():
            for called, tensor in tensors_in(name, state):
                place = line, called
                if not _is_odd(tensor) or (len(self._noted) >= _MOST and place not in self._noted):
                    continue
                if self._noted.get(place, (0,))[0] != tensor.number:
                    self._noted.pop(place, None)  # a new one comes behind all others
                with torch._C.DisableTorchFunctionSubclass():  # which would be the person's
                    made_by = names[name].grad_fn if name == called else None
                self._noted[place] = tensor.number, made_by

    def cause(self, root: Any, line: int) -> NotFinite:
        """Return why what ``backward()`` is called on in a line is not finite."""
        some = [] if root.grad_fn is None else list(islice(reachable(root.grad_fn), MOST_NODES))
        nodes = operands_last(root.grad_fn) if 0 < len(some) < MOST_NODES else []
        for node in reversed(nodes):
            found = None
            # It was freed, or changed since, or complex numbers have no such order.
            with suppress(RuntimeError, AttributeError, TypeError):
                found = _what(node)
            if found is not None:
                return NotFinite(*found, line=self._line_of(node, line))
        for tensor in (each for node in reversed(nodes) for each in _kept(node)):
            number = self._camera.number_of(tensor)
            for (noted, name), (seen, _) in self._noted.items():
                if seen == number:
                    return NotFinite(Cause.VARIABLE, name, line=noted)
        return NotFinite(Cause.UNKNOWN, "", line=line)

    def _line_of(self, node: Any, line: int) -> int:
        for (noted, _), (_, made_by) in self._noted.items():
            if made_by is not None and any(each is node for each in reachable(made_by)):
                return noted
        return line


def _is_odd(tensor: Tensor) -> bool:
    if tensor.dtype.startswith("complex"):
        return False
    told = (*tensor.values, tensor.least, tensor.largest)
    return any(type(each) is str for each in told)


def _kept(node: Any) -> Iterator[torch.Tensor]:
    """Yield what an operation was given and is not finite: a leaf, or what autograd has kept."""
    names = ["variable", *(each for each in dir(node) if each.startswith("_saved_"))]
    for name in names:
        with suppress(RuntimeError, AttributeError):
            held = getattr(node, name)
            if isinstance(held, torch.Tensor) and _is_finite(held) is False:
                yield held


def _what(node: Any) -> tuple[Cause, str] | None:
    """Return what an operation has done to finite numbers, and its name; None if nothing."""
    name = node.name()
    if name in _LOGS:
        given = node._saved_self
        if _is_finite(given) and bool((given <= 0).any()):
            return (Cause.LOG if bool((given == 0).any()) else Cause.NEGATIVE), f"{_LOGS[name]}()"
    elif name == "DivBackward0":
        if _is_finite(node._saved_other) and bool((node._saved_other == 0).any()):
            return Cause.DIVISION, "/"
    elif name in ("ExpBackward0", "ReciprocalBackward0"):
        given = _given(node)
        if bool(node._saved_result.isinf().any()) and (given is None or _is_finite(given)):
            if name[0] == "E":
                return Cause.OVERFLOW, "exp()"
            is_zero = given is None or bool((given == 0).any())
            return Cause.DIVISION if is_zero else Cause.OVERFLOW, "/"
    elif name == "SqrtBackward0":
        given = _given(node)
        if given is not None and _is_finite(given) and bool((given < 0).any()):
            return Cause.NEGATIVE, "sqrt()"
    else:
        return _overflow(node, name)
    return None


def _given(node: Any) -> Any:
    """Return what an operation was given: a leaf, or what the one before has kept; or None."""
    before = node.next_functions[0][0]
    return getattr(before, "_saved_result", getattr(before, "variable", None))


def _overflow(node: Any, name: str) -> tuple[Cause, str] | None:
    """Likewise, of operations whose result can be too large for its format."""
    match name:
        case "PowBackward0":
            one, other = node._saved_self, node._saved_exponent
            result = one**other
            symbol = "**"
            if _is_finite(one) and bool((one == 0).any()) and other < 0:
                return Cause.DIVISION, symbol
            is_whole = float(other).is_integer() or not _is_finite(other)
            if _is_finite(one) and bool((one < 0).any()) and not is_whole:
                return Cause.NEGATIVE, symbol
        case _ if name in _OF_TWO:
            saved, symbol, compute = _OF_TWO[name]
            one, other = (getattr(node, f"_saved_{each}") for each in saved)
            result = None if one is None or other is None else compute(one, other)
        case "SumBackward0" | "MeanBackward0":
            before = node.next_functions[0][0]
            if before.name() != "PowBackward0":
                return None
            one, other = before._saved_self**before._saved_exponent, 0
            result, symbol = one.sum(), f"{name[:-9].lower()}()"
        case _:
            return None
    is_seen = result is not None and _is_finite(one) and _is_finite(other)
    return (Cause.OVERFLOW, symbol) if is_seen and _is_finite(result) is False else None


def _is_finite(held: Any) -> bool | None:
    """Return whether a number, or all of a tensor, are finite; None of too many to be looked at."""
    if not isinstance(held, torch.Tensor):
        return math.isfinite(held)
    return bool(held.detach().isfinite().all()) if held.numel() <= _LARGEST else None
