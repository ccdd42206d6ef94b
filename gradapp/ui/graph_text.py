"""What is written at the nodes and edges of a graph."""

from __future__ import annotations

from gradapp.core.formula import stated
from gradapp.core.graph import Edge, Graph, Node
from gradapp.core.numbers import as_operand, compact
from gradapp.core.problem import Precision

_DIGITS = 6


def node_title(node: Node, precision: Precision, *, has_value: bool) -> str:
    """Return the name of a node in the code, with its value once it has one."""
    name = node.variable or ""
    if not has_value or node.value is None:
        return name
    return f"{name} {_stated(node.value, precision)}".strip()


def arrival(graph: Graph, index: int, precision: Precision, *, as_sum: bool = True) -> str:
    """Return the gradient that arrived at a node, as the sum of what its edges brought."""
    node = graph.nodes[index]
    if node.gradient is None:
        return ""
    brought = [edge.gradient for edge in graph.edges if edge.target == index]
    total = _stated(node.gradient, precision)
    parts = [part[0] for part in brought if part is not None and len(part) == 1]
    if len(parts) < 2 or not as_sum:
        return f"gradient {total}"
    texts = [compact(part, precision, _DIGITS) for part in parts]
    return f"gradient = {' + '.join([texts[0], *map(as_operand, texts[1:])])} {total}"


def sent(edge: Edge, precision: Precision) -> str:
    """Return the gradient that went along an edge."""
    if edge.gradient is None:
        return ""
    return "↓ " + ", ".join(compact(value, precision, _DIGITS) for value in edge.gradient)


def tooltip(node: Node, *, has_value: bool, has_gradient: bool) -> str:
    """Return everything about a node, in full precision."""
    lines = [node.name]
    if node.variable:
        lines.append(f"variable: {node.variable}")
    if has_value and node.value is not None:
        lines.append(f"value: {', '.join(map(repr, node.value))}")
        lines += [f"kept for the way back: {name} = {text}" for name, text in node.saved]
    if has_gradient and node.gradient is not None:
        lines.append(f"gradient: {', '.join(map(repr, node.gradient))}")
    return "\n".join(lines)


def _stated(values: tuple[float, ...], precision: Precision) -> str:
    if len(values) == 1:
        return stated(values[0], precision, _DIGITS)
    return f"= [{', '.join(compact(value, precision, _DIGITS) for value in values)}]"
