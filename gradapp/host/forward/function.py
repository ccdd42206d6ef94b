"""Lines and copies of what they read: the error as a function of the parameters."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from types import CodeType
from typing import Any

import torch

from gradapp.core.own_code.messages import Obstacle
from gradapp.core.recording.graph_nodes import reachable
from gradapp.host.forward.copies import Copier
from gradapp.host.forward.lines import RESULT, ForwardPass, RefusedError

Operations = tuple[str, ...]


class BackwardCall:
    """A call of ``backward()``: the parameters, the error, and by which operations it came."""

    __slots__ = ("error", "number", "operations", "places")

    def __init__(
        self, number: int, places: Sequence[float], error: float, operations: Operations
    ) -> None:
        """Take them."""
        self.number, self.places, self.error = number, tuple(places), error
        self.operations = operations


class Function:
    """The error that lines compute, and the calls that it is known from.

    Attributes:
        calls: these.
        names: what the parameters are called.
        parameters: the parameters themselves, as the code goes on to change them.
    """

    def __init__(self, code: CodeType, copier: Copier) -> None:
        """Take the lines, compiled, and the copies."""
        self.calls: list[BackwardCall] = []
        self.parameters = [tensor for _, tensor, _ in copier.leaves]
        self.names = tuple(name for name, _, _ in copier.leaves)
        self._leaves = [copied for _, _, copied in copier.leaves]
        self._names = copier.names
        self._code = code

    def error(self, places: Sequence[float]) -> float:
        """Return the error where the parameters are at these places; no graph is wanted."""
        return float(self._run(places).item())

    def fails_at(self, call: BackwardCall) -> bool:
        """Return whether it has not the very error of a call."""
        error = self.error(call.places)
        return error != call.error and not (error != error and call.error != call.error)

    def operations(self, places: Sequence[float]) -> Operations:
        """Return the operations by which it is computed there."""
        for leaf in self._leaves:
            leaf.requires_grad_(True)
        try:
            with torch.enable_grad():
                return operations(self._run(places).grad_fn)
        finally:
            for leaf in self._leaves:
                leaf.requires_grad_(False)

    def _run(self, places: Sequence[float]) -> Any:
        first = 0
        for leaf in self._leaves:
            behind = first + leaf.numel()
            if leaf.numel() == 1:
                leaf.data.fill_(places[first])
            else:
                values = torch.tensor(places[first:behind], dtype=torch.float64)
                leaf.data.copy_(values.reshape(leaf.shape))
            first = behind
        exec(self._code, self._names)
        result = self._names.pop(RESULT)
        if not isinstance(result, torch.Tensor):
            raise RefusedError(Obstacle.OTHER)
        return result


def compiled(found: ForwardPass, path: str) -> CodeType:
    """Return what runs lines of the text called `path`."""
    module = ast.Module([*found.statements, found.ending], [])
    return compile(module, path, "exec", dont_inherit=True)


def operations(root: Any) -> Operations:
    """Return the names of the operations that a graph is made of, in their order."""
    return tuple(each.name() for each in reachable(root))
