"""What is written at the nodes and edges of a graph."""

from __future__ import annotations

import cmath
from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, joined, operand
from gradapp.core.numbers.written import Number
from gradapp.core.recording.graph import Edge, Graph, Node, Norm, Numbers
from gradapp.core.words import in_a_row
from gradapp.ui.kit.words import said, translate

_DIGITS: Final = 6
_FEWER_DIGITS: Final = 4
_BESIDE_AN_EDGE: Final = 2
"""So many elements have room there; the tooltip has them all."""


def node_titles(node: Node, precision: Precision, *, has_value: bool) -> tuple[Text, ...]:
    """Return what a node is in the code, with its value once it has one, the longest form first.

    That is ``fx_y = θ·x − y = −1``, or else ``fx_y = −1``.
    """
    values = node.value if has_value else None
    value = [] if values is None else [Text(Relation.EQUAL, _values(values, precision))]
    name, term = node.variable or "", node.term or ""
    if isinstance(values, Norm):
        name, term = _norm_of(name or term), ""
    whole = f"{name} = {term}" if name and term else name or term
    forms = ([words] if words else [] for words in dict.fromkeys((whole, name or term)))
    return tuple(joined(" ", [*words, *value]) for words in forms)


def node_kind(node: Node) -> str:
    """Return what PyTorch calls a node, and whether it is a leaf."""
    return translate("Graph", "{0} · leaf").format(node.name) if node.is_leaf else node.name


def arrivals(graph: Graph, index: int, precision: Precision) -> tuple[Text, ...]:
    """Return the gradient that arrived at a node, in forms from the longest to the shortest.

    Where several edges brought it, all but the last are their sum; the last is the total alone. A
    leaf that still had a gradient says what the new one is added to. There is no sum where a hook
    has made something else of it.
    """
    node = graph.nodes[index]
    if node.gradient is None:
        return (Text(),)
    if node.total is None:
        word, total = translate("Graph", "gradient"), node.gradient
    else:
        word, total = f"{node.variable or ''}.grad", node.total
    if isinstance(total, Norm):
        word = _norm_of(word)
    alone = Text(f"{word} ", Relation.EQUAL, _values(total, precision))
    if node.added_to is not None and node.total is not None:
        parts = [node.added_to, node.gradient]
    else:
        parts = [e.gradient for e in graph.edges if e.target == index and e.gradient]
    singles = [each[0] for each in (*parts, total) if isinstance(each, tuple) and len(each) == 1]
    if len(parts) < 2 or len(singles) <= len(parts) or not _adds_up(singles, precision):
        return (alone,)
    first, *others, last = (_number(each, precision, _DIGITS) for each in singles)
    added = joined(" + ", (first, *map(_operand, others)))
    sum_ = Text(Relation.EQUAL, added, " ", Relation.EQUAL, last)
    return (Text(f"{word} ", sum_), sum_, sum_.rounded(_FEWER_DIGITS), alone)


def _adds_up(numbers: Sequence[complex], precision: Precision) -> bool:
    """Return whether the last of `numbers` is the sum of the others but for rounding."""
    *parts, total = numbers
    computed = sum(parts)
    if cmath.isnan(computed) or cmath.isnan(total):
        return cmath.isnan(computed) and cmath.isnan(total)
    slack = len(parts) * float(np.finfo(precision.value).eps) * sum(map(abs, parts))
    return cmath.isclose(computed, total, rel_tol=0, abs_tol=slack)


def sent(edge: Edge, precision: Precision) -> tuple[Text, ...]:
    """Return the gradient that went along an edge, of many elements the first ones.

    Before it stands by what it was multiplied, where that is known: ``·x ↓ −4``. There are shorter
    forms for less room.
    """
    if edge.gradient is None:
        return (Text(),)
    values = _values(edge.gradient, precision, most=_BESIDE_AN_EDGE)
    text = Text("↓ ", Relation.SILENT, values)
    if isinstance(edge.gradient, Norm):
        text = Text(f"↓ {_norm_of()} ", Relation.EQUAL, values)
    forms = (text, text.rounded(_FEWER_DIGITS))
    with_factor = [Text(f"·{edge.factor} ", form) for form in forms] if edge.factor else []
    return (*with_factor, *forms)


def which_of_several(graph: Graph) -> str:
    """Return which graph of a step it is; nothing where there is but one."""
    if graph.passes < 2:
        return ""
    return translate(
        "Graph",
        "Gradients flow {0} times in this step: the graph is that of the last time, dashed until "
        "it is built.",
    ).format(graph.passes)


def aloud(title: Text, kind: str, gradient: Text, *, is_made: bool) -> str:
    """Return a node in words."""
    state = "" if is_made else translate("Graph", "not computed yet")
    return said(in_a_row([part for part in (kind, title, state, gradient) if part]))


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
        kept = translate("Graph", "kept for backward(): {0} = {1}")
        lines += [kept.format(name, text) for name, text in node.saved]
    if has_gradient and node.gradient is not None:
        lines.append(_gradient(node.gradient, precision))
        if node.added_to is not None:
            before = _in_full(node.added_to, precision)
            lines.append(translate("Graph", ".grad before: {0}").format(before))
        total = None if node.total is None else _in_full(node.total, precision)
        if total is not None and (node.added_to or total != _in_full(node.gradient, precision)):
            lines.append(f".grad: {total}")
    return "\n".join(lines)


def edge_tip(graph: Graph, edge: Edge, precision: Precision, *, has_gradient: bool) -> str:
    """Return what an edge joins, and the gradient that went along it in full."""
    text = translate("Graph", "{operation}: operand {number}").format(
        operation=graph.nodes[edge.source].name, number=edge.operand + 1
    )
    if not has_gradient or edge.gradient is None:
        return text
    return f"{text}\n{_gradient(edge.gradient, precision)}"


def _gradient(gradient: Numbers, precision: Precision) -> str:
    return translate("Graph", "gradient: {0}").format(_in_full(gradient, precision))


def _norm_of(words: str = "") -> str:
    return f"‖{words or '·'}‖"


def _values(numbers: Numbers, precision: Precision, most: int | None = None) -> Text:
    """Return a number or a norm, or several in brackets, of which `most` are written."""
    if isinstance(numbers, Norm):
        return Text(Number(numbers.value, significant=_DIGITS))
    told = [_number(each, precision, _DIGITS) for each in numbers]
    if len(told) == 1:
        return Text(*told)
    rest = ["…"] if most is not None and len(told) > most else []
    return Text("[", joined(", ", [*told[:most], *rest]), "]")


def _in_full(numbers: Numbers, precision: Precision) -> str:
    if isinstance(numbers, Norm):
        return str(Text(f"{_norm_of()} ", Relation.EQUAL, Number(numbers.value)))
    return ", ".join(str(_number(each, precision)) for each in numbers) or "[]"


def _number(value: complex, precision: Precision, significant: int | None = None) -> Number | str:
    """Return a number of a tensor, which may have more digits than those of `precision` have."""
    if not isinstance(value, int | float):
        return str(value)
    is_its = precision.rounded(value) == value
    return Number(value, precision if is_its else Precision.FLOAT64, significant)


def _operand(number: Number | str) -> Text:
    return Text(number) if isinstance(number, str) else operand(number)
