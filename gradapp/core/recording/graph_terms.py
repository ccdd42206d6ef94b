"""Reads out of the code which term each node of a graph computes, and its edges' factors."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from gradapp.core.numbers.written import MINUS
from gradapp.core.recording.graph import Edge, Graph
from gradapp.core.recording.recorded_step import Line, TensorState
from gradapp.values import dataclass

_OPERATORS: Final[dict[type[ast.operator], tuple[str, str, int]]] = {
    ast.Add: ("Add", " + ", 1),
    ast.Sub: ("Sub", f" {MINUS} ", 1),
    ast.Mult: ("Mul", "·", 2),
    ast.Div: ("Div", " / ", 2),
    ast.Pow: ("Pow", "^", 3),
}
"""What PyTorch calls an operator, how it is written, and how tightly it binds."""


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation of an expression: what PyTorch calls it, and what it is applied to."""

    name: str
    expression: ast.expr
    operands: tuple[ast.expr, ...]


def with_terms(graph: Graph | None, lines: Sequence[Line], sources: Sequence[str]) -> Graph | None:
    """Return `graph` with terms and factors, as far as the code tells them without doubt.

    Args:
        graph: the graph of a step.
        lines: the lines of the step.
        sources: the statement that each of these lines is.
    """
    if graph is None:
        return None
    found: dict[int, _Operation] = {}
    recorded: dict[int, frozenset[str]] = {}
    for at in {node.line for node in graph.nodes if node.line >= 0 and not node.is_leaf}:
        made = [i for i, node in enumerate(graph.nodes) if node.line == at and not node.is_leaf]
        tracked = _tracked(lines[at])
        matched = _matched(graph, made, _operations(sources[at], tracked), tracked)
        found |= matched
        recorded |= dict.fromkeys(matched, tracked)
    nodes = tuple(
        replace(node, term=_written(found[i].expression)) if i in found else node
        for i, node in enumerate(graph.nodes)
    )
    edges = tuple(
        replace(edge, factor=_factor(found[edge.source], edge.operand, recorded[edge.source]))
        if edge.source in found and _is_plain(graph, edge)
        else edge
        for edge in graph.edges
    )
    return replace(graph, nodes=nodes, edges=edges)


def _matched(
    graph: Graph, made: Sequence[int], operations: Sequence[_Operation], tracked: Collection[str]
) -> dict[int, _Operation]:
    """Return which operation of a statement each of its nodes is; nothing where one is in doubt.

    Args:
        graph: the graph.
        made: the nodes that the statement has made: behind each are those of its operands.
        operations: those of the statement, the last of which has its result.
        tracked: the variables whose operations autograd records.
    """
    if not made or len(made) != len(operations):
        return {}
    known = {id(each.expression): each for each in operations}
    found = {made[0]: operations[-1]}
    for node in made:
        operation = found.get(node)
        if operation is None or not graph.nodes[node].name.lower().startswith(
            f"{operation.name.lower()}backward"
        ):
            return {}
        operands = [each for each in operation.operands if _is_recorded(each, tracked)]
        targets = [edge.target for edge in graph.edges if edge.source == node]
        if len(operands) != len(targets):
            return {}
        inner = zip(targets, map(id, operands), strict=True)
        found |= {target: known[each] for target, each in inner if each in known}
    return found


def _is_plain(graph: Graph, edge: Edge) -> bool:
    """Return whether one number becomes one number: of several, a sum or a mean may be taken."""
    ends = (graph.nodes[edge.source], graph.nodes[edge.target])
    return all(isinstance(node.value, tuple) and len(node.value) == 1 for node in ends)


def _tracked(line: Line) -> frozenset[str]:
    """Return the variables whose operations autograd records."""
    return frozenset(
        variable.name
        for variable in line.variables
        if isinstance(variable.state, TensorState) and variable.state.requires_grad
    )


@lru_cache(maxsize=128)
def _operations(text: str, tracked: frozenset[str]) -> tuple[_Operation, ...]:
    """Return the operations of a statement that autograd records, in the order they are done."""
    try:
        (statement,) = ast.parse(text.strip()).body
    except (SyntaxError, ValueError):
        return ()
    value = getattr(statement, "value", None)
    if not isinstance(statement, ast.Assign) or not isinstance(value, ast.expr):
        return ()
    return tuple(_in_order(value, tracked))


def _in_order(expression: ast.expr, tracked: Collection[str]) -> list[_Operation]:
    operands: tuple[ast.expr, ...]
    match expression:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            operands, name = (left, right), _OPERATORS[type(operator)][0]
        case ast.Call(func=ast.Call(func=ast.Attribute(attr=name)), args=[*arguments]):
            operands = tuple(arguments)  # torch.nn.MSELoss()(θ * x, y)
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=[*arguments]):
            operands = (value, *arguments)
        case _:
            return []
    inner = [each for operand in operands for each in _in_order(operand, tracked)]
    if not _is_recorded(expression, tracked):
        return inner
    return [*inner, _Operation(name, expression, operands)]


def _is_recorded(expression: ast.expr, tracked: Collection[str]) -> bool:
    names = (node.id for node in ast.walk(expression) if isinstance(node, ast.Name))
    return any(name in tracked for name in names)


def _factor(operation: _Operation, operand: int, tracked: Collection[str]) -> str | None:
    """Return by what the gradient is multiplied on its way to an operand, if it is known."""
    operands = operation.operands
    among = [i for i, each in enumerate(operands) if _is_recorded(each, tracked)]
    at = among[0] if len(among) == 1 else operand
    if operation.name in ("Add", "Sub"):
        return f"({MINUS}1)" if operation.name == "Sub" and at == 1 else "1"
    if operation.name == "Mul" and at in (0, 1):
        return _written(operands[1 - at], binding=2)
    if operation.name == "MSELoss" and at in (0, 1):
        one, other = (_written(operands[i], binding=2) for i in (at, 1 - at))
        return f"2({one} {MINUS} {other})"
    return None


def _written(expression: ast.expr, binding: int = 0) -> str:
    """Return an expression as it is written in a formula: ``θ·x − y``."""
    match expression:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            _name, sign, own = _OPERATORS[type(operator)]
            text = f"{_written(left, own)}{sign}{_written(right, own + 1)}"
            return f"({text})" if own < binding else text
        case ast.Call(func=ast.Call(func=ast.Attribute(attr=name)), args=[*arguments]):
            return f"{name}({', '.join(map(_written, arguments))})"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"({MINUS}{_written(operand, 3)})"
    return ast.unparse(expression)
