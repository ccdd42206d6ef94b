"""The graph that a person's own backward() went through, as graphs are drawn."""

from __future__ import annotations

from gradapp.core.own_code import messages as told
from gradapp.core.own_code import states
from gradapp.core.recording.graph import Edge, Graph, Node, Norm, Numbers


def drawn(graph: told.Graph) -> Graph:
    """Return a graph through which the gradients have gone."""
    edges = tuple(
        Edge(each.source, each.operand, each.target, _numbers(each.gradient))
        for each in graph.edges
    )
    return Graph(tuple(map(_node, graph.nodes)), edges, backward=0, cleared=None)


def _node(node: told.Node) -> Node:
    before = _numbers(node.added_to)
    return Node(
        name=node.name,
        variable=node.variable or None,
        value=_numbers(node.value),
        saved=(),
        gradient=_numbers(node.gradient),
        line=0,
        added_to=before if isinstance(before, Norm) or any(before or ()) else None,
        total=_numbers(node.total),
    )


def _numbers(numbers: states.Numbers | None) -> Numbers | None:
    if isinstance(numbers, states.Norm):
        return Norm(float(numbers.norm))
    return None if numbers is None else tuple(map(states.read, numbers))
