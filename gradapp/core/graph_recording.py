"""Watches autograd build the graph of one step and send gradients through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from gradapp.core.graph import Edge, Graph, Node
from gradapp.core.snapshot import values_of
from gradapp.core.trace import Line, TensorState


@dataclass(slots=True)
class _Seen:
    """What is known of one of autograd's nodes, which is kept alive until the step is over."""

    function: Any
    line: int
    saved: tuple[tuple[str, str], ...]
    variable: str | None = None
    value: tuple[float, ...] | None = None
    arrived: tuple[float, ...] | None = None
    sent: tuple[tuple[float, ...] | None, ...] = ()


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
        self._returned: dict[int, tuple[Any, tuple[float, ...]]] = {}
        self._root: Any = None
        self._newest: Any = None
        self._backward: int | None = None
        self._handles: list[Any] = []
        self._pausing = False

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:  # fmt: skip
        """Call `func`, and note what it returns."""
        if func is torch.Tensor.backward and not self._pausing:
            self._root = args[0].grad_fn
        result = func(*args, **(kwargs or {}))
        if not self._pausing and isinstance(result, torch.Tensor):
            with self.pausing():
                if result.grad_fn is not None:
                    self._returned[id(result.grad_fn)] = (result.grad_fn, values_of(result))
        return result

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Let what is done meanwhile go unnoticed."""
        before, self._pausing = self._pausing, True
        try:
            yield
        finally:
            self._pausing = before

    def look(self, variables: Mapping[str, Any]) -> None:
        """Find the nodes that have come since, and be told of the gradients that reach them."""
        for name, held in variables.items():
            if isinstance(held, torch.Tensor) and held.grad_fn is not None:
                known = id(held.grad_fn) in self._seen
                self._walk(held.grad_fn, variables)
                seen = self._seen[id(held.grad_fn)]
                seen.variable = seen.variable or name
                seen.value = seen.value or values_of(held)
                if not known and self._backward is None:
                    self._newest = held.grad_fn

    def graph(self, lines: tuple[Line, ...]) -> Graph | None:
        """Return the graph of the step, whose lines were `lines`; None if there was none."""
        root = self._root or self._newest
        if root is None or id(root) not in self._seen:
            return None
        order = _operands_last(root)
        index = {id(function): i for i, function in enumerate(order)}
        nodes, edges = [], []
        for i, function in enumerate(order):
            seen = self._seen[id(function)]
            nodes.append(
                Node(
                    function.name().rpartition("::")[2],
                    seen.variable,
                    seen.value,
                    seen.saved,
                    seen.arrived,
                    seen.line,
                )
            )
            for operand, (target, _) in enumerate(function.next_functions):
                if target is not None:
                    sent = seen.sent[operand] if operand < len(seen.sent) else None
                    edges.append(Edge(i, operand, index[id(target)], sent))
        leaves = {node.variable for node in nodes if node.is_leaf and node.variable}
        cleared = _cleared(lines, self._backward, leaves)
        return Graph(tuple(nodes), tuple(edges), 0, self._backward, cleared)

    def forget(self) -> None:
        """Remove the hooks and let go of everything."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        self._seen.clear()
        self._returned.clear()
        self._root = self._newest = None

    def _walk(self, function: Any, variables: Mapping[str, Any]) -> None:
        if id(function) in self._seen:
            return
        seen = _Seen(function, self._line(), _saved(function))
        self._seen[id(function)] = seen
        if hasattr(function, "variable"):
            seen.line = -1
            seen.value = values_of(function.variable)
            names = (name for name, held in variables.items() if held is function.variable)
            seen.variable = next(names, None)
        elif id(function) in self._returned:
            seen.value = self._returned[id(function)][1]

        def arrived(gradients: tuple[Any, ...]) -> None:
            with self.pausing():
                self._backward = self._line()
                seen.arrived = _first_values(gradients)

        def sent(inputs: tuple[Any, ...], _outputs: tuple[Any, ...]) -> None:
            with self.pausing():
                seen.sent = tuple(None if g is None else values_of(g) for g in inputs)

        self._handles.append(function.register_prehook(arrived))
        if function.next_functions:
            self._handles.append(function.register_hook(sent))
        for target, _ in function.next_functions:
            if target is not None:
                self._walk(target, variables)


def _first_values(gradients: tuple[Any, ...]) -> tuple[float, ...] | None:
    return None if gradients[0] is None else values_of(gradients[0])


def _saved(function: Any) -> tuple[tuple[str, str], ...]:
    """Return what PyTorch keeps for the way back, while it still does."""
    kept = []
    for name in dir(function):
        if name.startswith("_saved_"):
            try:
                value = getattr(function, name)
            except RuntimeError:
                continue
            if value is not None:
                kept.append((name.removeprefix("_saved_"), repr(value)))
    return tuple(kept)


def _operands_last(root: Any) -> list[Any]:
    """Return all nodes that can be reached from `root`, each before those it leads to."""
    order: list[Any] = []
    done: set[int] = set()

    def visit(function: Any) -> None:
        if id(function) not in done:
            done.add(id(function))
            for target, _ in reversed(function.next_functions):
                if target is not None:
                    visit(target)
            order.append(function)

    visit(root)
    return order[::-1]


def _cleared(lines: tuple[Line, ...], backward: int | None, leaves: set[str]) -> int | None:
    """Return the line after `backward` at which no leaf has a gradient any more."""
    if backward is None:
        return None
    for index, line in enumerate(lines[backward + 1 :], start=backward + 1):
        states = [each.state for each in line.variables if each.name in leaves]
        grads = [state.grad for state in states if isinstance(state, TensorState)]
        if grads and all(grad is None for grad in grads):
            return index
    return None
