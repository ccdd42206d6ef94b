"""Takes down the graph that ``backward()`` goes through, and what flows along its edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from itertools import islice
from typing import Any, Final

import torch

from gradapp.core.own_code.messages import MOST_DRAWN, WHOLE, Edge, Graph, Node
from gradapp.core.recording.graph_nodes import operands_last
from gradapp.host.camera import Camera
from gradapp.host.objects import is_of

_MOST_IN_ALL: Final = 200_000
_MOST_NAMES: Final = 5_000


class Graphs:
    """Watches graphs while gradients flow; its hooks change nothing of what is computed."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._room = _MOST_IN_ALL
        self._handles: list[Any] = []

    def undisturbed(self) -> AbstractContextManager[None]:
        """Have tensors of the person's own classes looked at as what they are."""
        return torch._C.DisableTorchFunctionSubclass()

    def watch(self, root: Any, size: int, names: Sequence[Mapping[str, Any]]) -> Graph | None:
        """Take down a graph of so many nodes before gradients flow; they come into it as they do.

        Args:
            root: what ``backward()`` is called on.
            size: how many nodes the graph has.
            names: the variables that may mean something in it.
        """
        if not 0 < size <= min(MOST_DRAWN, self._room):
            return None
        self._room -= size
        functions = operands_last(root.grad_fn)
        index = {id(function): number for number, function in enumerate(functions)}
        called = {id(functions[0]): ("", root)} | dict(_called(names))
        graph = Graph([self._node(each, called) for each in functions], [])
        for source, function in enumerate(functions):
            edges = [
                Edge(source, operand, index[id(target)])
                for operand, (target, _) in enumerate(function.next_functions)
                if target is not None
            ]
            graph.edges += edges
            if edges:
                self._handles.append(function.register_hook(self._sends(edges, graph.nodes)))
        arriving = Counter(each.target for each in graph.edges)
        for number, function in enumerate(functions):
            if arriving[number] != 1:
                arrives = self._arrives(graph.nodes[number])
                self._handles.append(function.register_prehook(arrives))
        return graph

    def leave(self) -> None:
        """Leave the graphs that were watched."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def _node(self, function: Any, called: Mapping[int, tuple[str, Any]]) -> Node:
        node = Node(function.name().rpartition("::")[2], [])
        tensor = getattr(function, "variable", None)
        node.variable, named = called.get(id(function if tensor is None else tensor), ("", tensor))
        if named is not None:
            node.shape, node.number = list(named.shape), self._camera.number_of(named)
            node.value = self._camera.numbers(named)
        else:
            with suppress(Exception):  # private: without it, there is no shape
                node.shape = list(function._input_metadata[0].shape)
        if tensor is not None and tensor.grad is not None:
            node.added_to = self._camera.numbers(tensor.grad)
        return node

    def _sends(self, edges: list[Edge], nodes: list[Node]) -> Callable[[Any, Any], None]:
        def hook(sent: Any, _arrived: Any) -> None:
            with suppress(Exception), self.undisturbed():
                for edge in edges:
                    gradient = sent[edge.operand]
                    if gradient is not None:
                        edge.gradient = nodes[edge.target].gradient = self._camera.numbers(gradient)

        return hook

    def _arrives(self, node: Node) -> Callable[[Any], None]:
        def hook(arrived: Any) -> None:
            with suppress(Exception), self.undisturbed():
                if arrived[0] is not None:
                    node.gradient = self._camera.numbers(arrived[0])

        return hook


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
        for part, each in islice(torch.nn.Module.named_parameters(held), WHOLE):
            yield f"{name}.{part}", each
    elif type(held) in (list, tuple):
        for number, each in enumerate(held[:WHOLE]):
            if is_of(each, torch.Tensor):
                yield f"{name}[{number}]", each
