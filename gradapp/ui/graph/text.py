"""What is written at the nodes and edges of a graph."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, joined, operand, stated
from gradapp.core.numbers.written import Number, exact
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.ui.kit.words import translate

_DIGITS: Final = 6
_FEWER_DIGITS: Final = 4
_BESIDE_AN_EDGE: Final = 2
"""So many elements have room there; the tooltip has them all."""


def node_titles(node: Node, precision: Precision, *, has_value: bool) -> tuple[Text, ...]:
    """Return what a node is in the code, with its value once it has one, the longest form first.

    That is ``fx_y = θ·x − y = −1``, or else ``fx_y = −1``.
    """
    values = _values(node.value, precision) if has_value else ()
    value = [Text(Relation.EQUAL, *values)] if values else []
    name, term = node.variable or "", node.term or ""
    whole = f"{name} = {term}" if name and term else name or term
    forms = ([words] if words else [] for words in dict.fromkeys((whole, name or term)))
    return tuple(joined(" ", [*words, *value]) for words in forms)


def node_kind(node: Node) -> str:
    """Return what PyTorch calls a node, and whether it is a leaf."""
    return translate("Graph", "{0} · leaf").format(node.name) if node.is_leaf else node.name


def arrivals(graph: Graph, index: int, precision: Precision) -> tuple[Text, ...]:
    """Return the gradient that arrived at a node, in forms from the longest to the shortest.

    Where several edges brought it, all but the last are their sum; the last is the total alone. A
    leaf that still had a gradient says what the new one is added to.
    """
    node = graph.nodes[index]
    if node.gradient is None:
        return (Text(),)
    word = _grad_of(node) if node.is_leaf else translate("Graph", "gradient")
    total = node.gradient if node.total is None else node.total
    alone = Text(f"{word} ", Relation.EQUAL, *_values(total, precision))
    if node.added_to is not None and node.total is not None:
        parts = [node.added_to, node.gradient]
    else:
        parts = [e.gradient for e in graph.edges if e.target == index and e.gradient]
    if len(parts) < 2 or any(len(part) > 1 for part in parts):
        return (alone,)
    first, *others = (Number(part[0], precision, _DIGITS) for part in parts)
    added = joined(" + ", (first, *map(operand, others)))
    sum_ = Text(Relation.EQUAL, added, " ", stated(total[0], precision, _DIGITS))
    return (Text(f"{word} ", sum_), sum_, sum_.rounded(_FEWER_DIGITS), alone)


def _grad_of(leaf: Node) -> str:
    return f"{leaf.variable or ''}.grad"


def sent(edge: Edge, precision: Precision) -> tuple[Text, ...]:
    """Return the gradient that went along an edge, of many elements the first ones.

    Before it stands by what it was multiplied, where that is known: ``·x ↓ −4``. There are shorter
    forms for less room.
    """
    if edge.gradient is None:
        return (Text(),)
    text = Text("↓ ", Relation.SILENT, *_values(edge.gradient, precision, most=_BESIDE_AN_EDGE))
    forms = (text, text.rounded(_FEWER_DIGITS))
    with_factor = [Text(f"·{edge.factor} ", form) for form in forms] if edge.factor else []
    return (*with_factor, *forms)


def aloud(title: Text, kind: str, gradient: Text, *, is_made: bool) -> str:
    """Return a node in words."""
    state = "" if is_made else translate("Graph", "not computed yet")
    return ", ".join(str(part) for part in (kind, title, state, gradient) if part)


def node_tip(node: Node, precision: Precision, *, has_value: bool, has_gradient: bool) -> str:
    """Return everything about a node, its numbers in full."""
    lines = [node.name]
    if node.is_leaf:
        lines.append(
            translate(
                "Graph", "leaf: not computed from others; backward() adds its gradient to .grad"
            )
        )
    if node.variable:
        lines.append(translate("Graph", "variable: {0}").format(node.variable))
    if has_value and node.value is not None:
        lines.append(translate("Graph", "value: {0}").format(_in_full(node.value, precision)))
        kept = translate("Graph", "kept for the way back: {0} = {1}")
        lines += [kept.format(name, text) for name, text in node.saved]
    if has_gradient and node.gradient is not None:
        lines.append(_gradient(node.gradient, precision))
        if node.added_to is not None and node.total is not None:
            before = _in_full(node.added_to, precision)
            lines.append(translate("Graph", ".grad before: {0}").format(before))
            lines.append(f".grad: {_in_full(node.total, precision)}")
    return "\n".join(lines)


def edge_tip(graph: Graph, edge: Edge, precision: Precision, *, has_gradient: bool) -> str:
    """Return what an edge joins, and the gradient that went along it in full."""
    text = translate("Graph", "{operation}: operand {number}").format(
        operation=graph.nodes[edge.source].name, number=edge.operand + 1
    )
    if not has_gradient or edge.gradient is None:
        return text
    return f"{text}\n{_gradient(edge.gradient, precision)}"


def _gradient(gradient: tuple[float, ...], precision: Precision) -> str:
    return translate("Graph", "gradient: {0}").format(_in_full(gradient, precision))


def _values(
    values: tuple[float, ...] | None, precision: Precision, most: int | None = None
) -> tuple[Text | Number, ...]:
    """Return a number, or several in brackets, of which `most` are written."""
    numbers = [Number(value, precision, _DIGITS) for value in values or ()]
    if len(numbers) < 2:
        return tuple(numbers)
    rest = ["…"] if most is not None and len(numbers) > most else []
    return (Text("[", joined(", ", [*numbers[:most], *rest]), "]"),)


def _in_full(values: tuple[float, ...], precision: Precision) -> str:
    return ", ".join(exact(value, precision) for value in values)
