"""The graph that a person's own backward() went through, as graphs are drawn."""

from __future__ import annotations

from gradapp.core.own_code.messages import Graph as Told
from gradapp.core.own_code.messages import Node as ToldNode
from gradapp.core.own_code.messages import Number
from gradapp.core.recording.graph import Edge, Graph, Node

Numbers = list[Number] | None


def drawn(told: Told) -> Graph:
    """Return a graph through which the gradients have gone."""
    nodes = tuple(map(_node, told.nodes))
    edges = tuple(
        Edge(each.source, each.operand, each.target, _floats(each.gradient)) for each in told.edges
    )
    return Graph(nodes, edges, backward=0, cleared=None)


def _node(told: ToldNode) -> Node:
    return Node(
        name=told.name,
        variable=told.variable or None,
        value=_floats(told.value),
        saved=(),
        gradient=_floats(told.gradient),
        line=0,
    )


def _floats(numbers: Numbers) -> tuple[float, ...] | None:
    return None if numbers is None else tuple(map(float, numbers))
