"""What is written at the nodes and edges of a graph."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import as_operand, exact, stated
from gradapp.core.recording.graph import Edge, Graph, Node
from gradapp.ui.kit.words import translate

_DIGITS: Final = 6
_FEWER_DIGITS: Final = 4
_BESIDE_AN_EDGE: Final = 2
"""So many elements have room there; the tooltip has them all."""


def node_titles(node: Node, precision: Precision, *, has_value: bool) -> tuple[str, ...]:
    """Return what a node is in the code, with its value once it has one, the longest form first.

    That is ``fx_y = θ·x − y = −1``, or else ``fx_y = −1``.
    """
    value = "" if not has_value or node.value is None else _stated(node.value, precision)
    name, term = node.variable or "", node.term or ""
    whole = f"{name} = {term}" if name and term else name or term
    return tuple(f"{words} {value}".strip() for words in dict.fromkeys((whole, name or term)))


def node_kind(node: Node) -> str:
    """Return what PyTorch calls a node, and whether it is a leaf."""
    return f"{node.name} · {translate('Graph', 'leaf')}" if node.is_leaf else node.name


def arrivals(graph: Graph, index: int, precision: Precision) -> tuple[str, ...]:
    """Return the gradient that arrived at a node, in forms from the longest to the shortest.

    Where several edges brought it, all but the last are their sum; the last is the total alone. A
    leaf that still had a gradient says what the new one is added to.
    """
    node = graph.nodes[index]
    if node.gradient is None:
        return ("",)
    word = _grad_of(node) if node.is_leaf else translate("Graph", "gradient")
    total = node.gradient if node.total is None else node.total
    alone = f"{word} {_stated(total, precision)}"
    if node.added_to is not None and node.total is not None:
        parts = [node.added_to, node.gradient]
    else:
        parts = [e.gradient for e in graph.edges if e.target == index and e.gradient]
    if len(parts) < 2 or any(len(part) > 1 for part in parts):
        return (alone,)
    sums = []
    for digits in (_DIGITS, _FEWER_DIGITS):
        added = _added([stated(part[0], precision, digits) for part in parts])
        sums.append(f"{added} {stated(total[0], precision, digits)}")
    return (f"{word} {sums[0]}", *dict.fromkeys(sums), alone)


def _grad_of(leaf: Node) -> str:
    return f"{leaf.variable or ''}.grad"


def _added(parts: list[str]) -> str:
    """Return a sum of numbers that each have = or ≈ before them, with the right one before it."""
    sign = "≈" if any(part.startswith("≈") for part in parts) else "="
    first, *others = (part[2:] for part in parts)
    return f"{sign} {' + '.join([first, *map(as_operand, others)])}"


def sent(edge: Edge, precision: Precision) -> tuple[str, ...]:
    """Return the gradient that went along an edge, of many elements the first ones.

    Before it stands by what it was multiplied, where that is known: ``·x ↓ −4``. There are shorter
    forms for less room.
    """
    if edge.gradient is None:
        return ("",)
    texts = []
    for digits in (_DIGITS, _FEWER_DIGITS):
        text = _stated(edge.gradient[:_BESIDE_AN_EDGE], precision, digits).removeprefix("= ")
        if len(edge.gradient) > _BESIDE_AN_EDGE:
            text = f"{text.removesuffix(']')}, …]"
        texts.append(f"↓ {text}")
    with_factor = [f"·{edge.factor} {text}" for text in texts] if edge.factor else []
    return tuple(dict.fromkeys((*with_factor, *texts)))


def aloud(title: str, kind: str, gradient: str, *, is_made: bool) -> str:
    """Return a node in words."""
    state = "" if is_made else translate("Graph", "not computed yet")
    return ", ".join(part for part in (kind, title, state, gradient) if part)


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
        lines.append(f"{translate('Graph', 'variable')}: {node.variable}")
    if has_value and node.value is not None:
        lines.append(f"{translate('Graph', 'value')}: {_in_full(node.value, precision)}")
        lines += [
            f"{translate('Graph', 'kept for the way back')}: {name} = {text}"
            for name, text in node.saved
        ]
    if has_gradient and node.gradient is not None:
        lines.append(f"{translate('Graph', 'gradient')}: {_in_full(node.gradient, precision)}")
        if node.added_to is not None and node.total is not None:
            lines.append(
                f"{translate('Graph', '.grad before')}: {_in_full(node.added_to, precision)}"
            )
            lines.append(f".grad: {_in_full(node.total, precision)}")
    return "\n".join(lines)


def edge_tip(graph: Graph, edge: Edge, precision: Precision, *, has_gradient: bool) -> str:
    """Return what an edge joins, and the gradient that went along it in full."""
    text = translate("Graph", "{operation}: operand {number}").format(
        operation=graph.nodes[edge.source].name, number=edge.operand + 1
    )
    if not has_gradient or edge.gradient is None:
        return text
    return f"{text}\n{translate('Graph', 'gradient')}: {_in_full(edge.gradient, precision)}"


def _stated(values: tuple[float, ...], precision: Precision, digits: int = _DIGITS) -> str:
    texts = [stated(value, precision, digits) for value in values]
    if len(texts) == 1:
        return texts[0]
    sign = "≈" if any(text.startswith("≈") for text in texts) else "="
    return f"{sign} [{', '.join(text[2:] for text in texts)}]"


def _in_full(values: tuple[float, ...], precision: Precision) -> str:
    return ", ".join(exact(value, precision) for value in values)
