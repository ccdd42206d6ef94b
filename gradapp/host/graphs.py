"""Takes down the graph that ``backward()`` goes through, and what flows along its edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, Final

import torch

from gradapp.core.own_code.messages import MOST_DRAWN, Backward, Edge, Graph, Node
from gradapp.core.own_code.states import MOST_WHOLE, Numbers
from gradapp.core.recording.graph_nodes import Flow, edges, note, operands_last, shape_of
from gradapp.host.camera import Camera
from gradapp.host.objects import is_of

_MOST_IN_ALL: Final = 200_000
_MOST_NAMES: Final = 5_000


@dataclass(slots=True, eq=False)
class _Watched:
    """A call of ``backward()`` that runs: the nodes it goes through, and what flows there."""

    functions: list[Any]
    flow: Flow = field(default_factory=Flow)
    handles: list[Any] = field(default_factory=list)


class Graphs:
    """Watches graphs while gradients flow; its hooks change nothing of what is computed."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._room = _MOST_IN_ALL
        self._running: list[_Watched] = []

    def undisturbed(self) -> AbstractContextManager[None]:
        """Have tensors of the person's own classes looked at as what they are."""
        return torch._C.DisableTorchFunctionSubclass()

    def watch(
        self, backward: Backward, root: Any, names: Sequence[Mapping[str, Any]]
    ) -> Callable[[], None]:
        """Take down the graph of a call before gradients flow; return what puts them in after it.

        Calls around it, of which a hook may have made it, note nothing until then.

        Args:
            backward: the call.
            root: what it is called on; None for several tensors.
            names: the variables that may mean something in it.
        """
        watched = _Watched([])
        self._running.append(watched)
        if root is not None and 0 < backward.nodes <= min(MOST_DRAWN, self._room):
            self._room -= backward.nodes
            watched.functions += operands_last(root.grad_fn)
            called = {id(watched.functions[0]): ("", root)} | dict(_called(names))
            nodes = [self._node(each, called) for each in watched.functions]
            backward.graph = Graph(nodes, [Edge(*each) for each in edges(watched.functions)])
            for node, function in zip(nodes, watched.functions, strict=True):
                watched.handles += note(function, self._flow, self._read)
                if hasattr(function, "variable"):
                    gathers = self._gathers(watched, node, function.variable)
                    watched.handles.append(function.register_hook(gathers))
        return partial(self._leave, backward.graph, watched)

    def _flow(self) -> Flow:
        """Return where the call notes gradients that runs."""
        return self._running[-1].flow

    def _leave(self, graph: Graph | None, watched: _Watched) -> None:
        """Leave a graph with the gradients that have flowed."""
        self._running.remove(watched)
        for handle in watched.handles:
            handle.remove()
        if graph is None:
            return
        flow, functions = watched.flow, watched.functions
        for node, function in zip(graph.nodes, functions, strict=True):
            node.gradient = flow.arrived.get(id(function))
        for edge in graph.edges:
            edge.gradient = flow.sent.get((id(functions[edge.source]), edge.operand))

    def _node(self, function: Any, called: Mapping[int, tuple[str, Any]]) -> Node:
        node = Node(function.name().rpartition("::")[2], [])
        tensor = getattr(function, "variable", None)
        node.variable, named = called.get(id(function if tensor is None else tensor), ("", tensor))
        if named is not None:
            node.shape, node.number = list(named.shape), self._camera.number_of(named)
            node.value = self._camera.numbers(named)
        else:
            node.shape = shape_of(function)
        if tensor is not None:
            node.added_to = self._read(tensor.grad)
        with suppress(AttributeError, RuntimeError):
            if node.name.startswith(("Softmax", "LogSoftmax")) and node.shape:
                told = function._saved_dim  # from the end it is a number without its sign
                dimension = told - 2**64 if told >= 2**63 else told
                node.along = dimension % len(node.shape) - len(node.shape)
        return node

    def _gathers(self, watched: _Watched, node: Node, leaf: Any) -> Callable[..., None]:
        """Return a hook that takes down what a leaf has gathered."""

        def gathers(*_gradients: Any) -> None:
            with suppress(Exception), self.undisturbed():
                if watched is self._running[-1]:
                    node.total = self._read(leaf.grad)

        return gathers

    def _read(self, gradient: Any) -> Numbers | None:
        with suppress(Exception), self.undisturbed():
            return None if gradient is None else self._camera.numbers(gradient)
        return None


def _called(names: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, tuple[str, Any]]]:
    """Yield what the code calls tensors: by the node that made one, or by the leaf itself."""
    for held in reversed(names):
        for name, each in islice(list(held.items()), _MOST_NAMES):
            for called, tensor in _tensors(name, each):
                made_by = tensor.grad_fn
                yield id(tensor if made_by is None else made_by), (called, tensor)


def _tensors(name: str, held: Any) -> Iterator[tuple[str, Any]]:
    if is_of(held, torch.Tensor):
        yield name, held
    elif is_of(held, torch.nn.Module):
        for part, each in islice(torch.nn.Module.named_parameters(held), MOST_WHOLE):
            yield f"{name}.{part}", each
    elif type(held) in (list, tuple):
        for number, each in enumerate(held[:MOST_WHOLE]):
            if is_of(each, torch.Tensor):
                yield f"{name}[{number}]", each
