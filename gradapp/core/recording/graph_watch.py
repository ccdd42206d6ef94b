"""Watches autograd build the graph of one step and send gradients through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from gradapp.core.program.roles import Role
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.core.recording.graph_nodes import Flow, edges, note, operands_last, reachable, saved
from gradapp.core.recording.recorded_step import Line, TensorState
from gradapp.core.recording.snapshot import values_of


@dataclass(slots=True)
class _Seen:
    """What is known of one of autograd's nodes, which is kept alive until the step is over."""

    function: Any
    line: int
    saved: tuple[tuple[str, str], ...]
    variable: str | None = None
    value: tuple[float, ...] | None = None


class GraphRecorder(TorchFunctionMode):
    """While it is active, notes what each operation returns; looks at the variables on request.

    It changes neither what is computed nor how: it passes every call on as it is, and its hooks
    on the graph return nothing.
    """

    def __init__(self, line: Callable[[], int]) -> None:
        """Make a recorder; `line` tells the index of the line that is running."""
        super().__init__()
        self._line = line
        self._seen: dict[int, _Seen] = {}
        self._older: dict[int, Any] = {}
        self._returned: dict[int, tuple[Any, tuple[float, ...]]] = {}
        self._tensors: dict[str, Any] = {}
        self._root: Any = None
        self._newest: Any = None
        self._flows: dict[int, Flow] = {}
        self._handles: list[Any] = []

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:  # fmt: skip
        """Call `func`, and note what it returns."""
        if func is torch.Tensor.backward and args[0].grad_fn is not None:
            with self.pausing():
                self._root = args[0].grad_fn
                self._watch(self._root)
        result = func(*args, **(kwargs or {}))
        if isinstance(result, torch.Tensor):
            with self.pausing():
                if result.grad_fn is not None:
                    self._returned[id(result.grad_fn)] = (result.grad_fn, values_of(result))
        return result

    def pausing(self) -> AbstractContextManager[None]:
        """Let what is done meanwhile go unnoticed."""
        return torch._C.DisableTorchFunction()

    def begin(self, variables: Mapping[str, Any]) -> None:
        """Note what there is before the step, so that it is not taken for a part of it."""
        self._tensors = _tensors(variables)
        for tensor in self._tensors.values():
            self._older[id(tensor)] = tensor
            for function in reachable(tensor.grad_fn):
                self._older[id(function)] = function

    def look(self, variables: Mapping[str, Any]) -> None:
        """Find the nodes that have come since, and be told of the gradients that reach them."""
        self._tensors = _tensors(variables)
        for tensor in self._tensors.values():
            function = tensor.grad_fn
            known = id(function) in self._seen or id(function) in self._older
            if function is not None and not known:
                self._watch(function)
                if not self._flows:
                    self._newest = function
        for name, tensor in self._tensors.items():
            seen = self._seen.get(id(tensor.grad_fn))
            if seen is not None:
                seen.variable = seen.variable or name
                seen.value = seen.value or values_of(tensor)

    def graph(self, lines: tuple[Line, ...], raised_at: int | None) -> Graph | None:
        """Return the graph of the step, or None if there was none.

        Args:
            lines: the lines of the step.
            raised_at: the index of the one that raised; what it sent through the graph it did not
                send to the end.
        """
        root = self._root or self._newest
        if root is None:
            return None
        flowed = [line for line in self._flows if line != raised_at]
        backward = max(flowed, default=None)
        flow = Flow() if backward is None else self._flows[backward]
        order = operands_last(root)
        nodes = []
        for function in order:
            seen = self._seen[id(function)]
            name = function.name().rpartition("::")[2]
            arrived = flow.arrived.get(id(function))
            node = Node(name, seen.variable, seen.value, seen.saved, arrived, seen.line)
            if node.is_leaf:
                added_to, total = _sum(lines, backward, node.variable)
                node = replace(node, added_to=added_to, total=total)
            nodes.append(node)
        leaves = {node.variable for node in nodes if node.is_leaf and node.variable}
        cleared = _cleared(lines, backward, leaves)
        ways = (Edge(*each, flow.sent.get((id(order[each[0]]), each[1]))) for each in edges(order))
        return Graph(tuple(nodes), tuple(ways), backward, cleared, len(flowed))

    def forget(self) -> None:
        """Remove the hooks and let go of everything."""
        for handle in self._handles:
            handle.remove()
        for kept in (
            self._handles, self._seen, self._older, self._returned, self._tensors, self._flows
        ):  # fmt: skip
            kept.clear()
        self._root = self._newest = None

    def _watch(self, root: Any) -> None:
        """Take down the nodes that lead to `root`, while they hold what they need."""
        for function in reachable(root):
            if id(function) in self._seen:
                continue
            line = -1 if id(function) in self._older else self._line()
            seen = self._seen[id(function)] = _Seen(function, line, saved(function))
            leaf = getattr(function, "variable", None)
            if leaf is not None:
                if id(leaf) in self._older:
                    seen.line = -1
                seen.value = values_of(leaf)
                names = (name for name, tensor in self._tensors.items() if tensor is leaf)
                seen.variable = next(names, None)
            elif id(function) in self._returned:
                seen.value = self._returned[id(function)][1]
            self._handles += note(function, self._flow, self._read)

    def _flow(self) -> Flow:
        return self._flows.setdefault(self._line(), Flow())

    def _read(self, gradient: Any) -> tuple[float, ...] | None:
        with self.pausing():
            return None if gradient is None else values_of(gradient)


def _tensors(variables: Mapping[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in variables.items() if isinstance(held, torch.Tensor)}


def _sum(
    lines: tuple[Line, ...], backward: int | None, leaf: str | None
) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    """Return what a leaf's gradient was before `backward`, if it was not empty, and after it."""
    if backward is None or leaf is None:
        return None, None
    before = _gradient(lines[backward - 1], leaf) if backward else None
    return before if any(before or ()) else None, _gradient(lines[backward], leaf)


def _gradient(line: Line, leaf: str) -> tuple[float, ...] | None:
    """Return what ``.grad`` of a leaf holds after a line."""
    for variable in line.variables:
        state = variable.state
        if variable.name == leaf and isinstance(state, TensorState) and state.is_leaf:
            return None if state.grad is None else state.grad.values
    return None


def _cleared(lines: tuple[Line, ...], backward: int | None, leaves: set[str]) -> int | None:
    """Return the line after `backward` at which no leaf has a gradient any more."""
    if backward is None or all(_gradient(lines[backward], leaf) is None for leaf in leaves):
        return None
    for index, line in enumerate(lines[backward + 1 :], start=backward + 1):
        states = [each.state for each in line.variables if each.name in leaves]
        # A name may have been given to another tensor, while the leaf keeps its gradient.
        kept = [s for s in states if isinstance(s, TensorState) and s.is_leaf and s.requires_grad]
        if kept and all(_is_cleared(state, line.role) for state in kept):
            return index
    return None


def _is_cleared(leaf: TensorState, role: Role) -> bool:
    """Return whether a leaf has no gradient, or one that the line has set to zero."""
    return leaf.grad is None or (role is Role.CLEAR and not any(leaf.grad.values))
