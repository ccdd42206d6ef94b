"""Which tensors of a person's own code left the graph of autograd, in which line, and how.

How is read in the text, and only what was recorded is believed: that what was taken out needed
gradients, and that what came of it does not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core.own_code.messages import Line
from gradapp.core.own_code.states import Collection, Module, Plain, State, Tensor
from gradapp.core.own_code.syntax import tree_of
from gradapp.core.words import N_, Message, listed
from gradapp.values import dataclass

MOST: Final = 2
"""So many are told at once, the last ones."""
_NUMBERS: Final = ("item", "tolist", "numpy")
_CALLS: Final = ("detach", *_NUMBERS)
_UNDER: Final = ("no_grad", "inference_mode")
_ASIDE: Final = ("grad", "shape", "dtype", "device", "ndim", "requires_grad", "is_leaf", "size")
"""What is asked of a tensor by these is no part of its graph."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A statement by which something may leave the graph.

    Attributes:
        target: what is set to what is computed of it; empty where that is returned.
        how: what takes it out, as the code has it.
        of: the names of what is taken out.
    """

    target: str
    how: str
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class LeftGraph:
    """A name and what happened to it: it left the graph, or (no sentence) means something else.

    Attributes:
        index: the index of the recorded line.
        function: the function whose variable it is.
        name: the variable.
        sentence: what is to be said, as long as the name means this.
    """

    index: int
    function: str
    name: str
    sentence: Message | None


def left_the_graph(lines: Sequence[Line], text: str) -> list[LeftGraph]:
    """Return what left the graph, in the order of the recorded lines."""
    ways = _ways_out(text)
    targets = {each.target for some in ways.values() for each in some}
    wanting: dict[tuple[str, str], bool] = {}
    told: list[LeftGraph] = []
    for index, line in enumerate(lines if ways else ()):
        scope = line.function
        found = {}
        for way in ways.get(line.line, ()):
            state = line.changed.get(way.target)
            names = [name for name in sorted(way.of) if _wants(wanting, scope, name)]
            if state is not None and names and _is_out(state, way.how):
                words = N_(
                    "OwnCode",
                    "{name} left the graph in line {line} by {how}: no gradient goes back "
                    "through it to {names}.",
                ).filled(names=listed(names))
                if names == [way.target]:
                    words = N_(
                        "OwnCode",
                        "{name} left the graph in line {line} by {how}: no gradient goes back "
                        "through it to what {name} was before.",
                    )
                found[way.target] = words.filled(name=way.target, line=str(line.line), how=way.how)
        changed = sorted(line.changed.keys() & targets)
        told += (LeftGraph(index, scope, name, found.get(name)) for name in changed)
        wanting |= {(function, name): _needs(state) for function, name, state in line.news}
    return told


def sentences_at(left: Sequence[LeftGraph], lines: Sequence[Line], place: int) -> list[Message]:
    """Return what is to be said of the variables that the line before a place sees."""
    scopes = ("", lines[place - 1].function) if place else ()
    last: dict[tuple[str, str], Message | None] = {}
    for each in left:
        if each.index >= place:
            break
        if each.function in scopes:
            last.pop((each.function, each.name), None)
            last[each.function, each.name] = each.sentence
    return [each for each in last.values() if each is not None][-MOST:]


def _wants(wanting: dict[tuple[str, str], bool], scope: str, name: str) -> bool:
    return wanting.get((scope, name), wanting.get(("", name), False))


def _needs(state: State) -> bool:
    """Return whether gradients go to it."""
    if isinstance(state, Module):
        return any(map(_needs, state.parameters.values()))
    return isinstance(state, Tensor) and state.requires_grad


def _is_out(state: State, how: str) -> bool:
    """Return whether something holds numbers that are in no graph."""
    match state:
        case Tensor(requires_grad=wants, dtype=dtype):
            return not wants and dtype.startswith(("float", "complex", "bfloat"))
        case Plain(value=value, values=values):
            is_number = value is not None or bool(values) or how == "numpy()"
        case Collection(parts=parts):
            is_number = any(_is_out(each, how) for each in parts.values())
        case _:
            return False
    return is_number and how.rstrip("()") in (*_NUMBERS, "float")


def _ways_out(text: str) -> dict[int, list[WayOut]]:
    found: dict[int, list[WayOut]] = {}
    for node, is_under in _statements(tree_of(text), under=""):
        for way in _of_statement(node, is_under):
            found.setdefault(node.lineno, []).append(way)
    return found


def _statements(block: ast.AST, under: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield statements, each with what it is under that records no graph; empty for nothing."""
    for node in ast.iter_child_nodes(block):
        if isinstance(node, ast.stmt):
            yield node, under
        inside = under
        if isinstance(node, ast.With):
            inside = next(filter(None, (_off(i.context_expr) for i in node.items)), under)
        elif isinstance(node, ast.FunctionDef):
            inside = next(filter(None, map(_off, node.decorator_list)), "")
        if not isinstance(node, ast.expr):
            yield from _statements(node, inside)


def _off(expression: ast.expr) -> str:
    for each in ast.walk(expression):
        name = getattr(each, "attr", getattr(each, "id", ""))
        if name in _UNDER:
            return f"{name}()"
    return ""


def _of_statement(node: ast.stmt, under: str) -> Iterator[WayOut]:
    match node:
        case ast.Assign(targets=[ast.Name(id=target)], value=value):
            pass
        case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
            pass
        case _:
            return
    how, of = next(taken_out(value), (under, value))
    if how:
        yield WayOut(target, how, frozenset(_names(of)))


def taken_out(value: ast.expr, copies: Sequence[str] = ()) -> Iterator[tuple[str, ast.expr]]:
    """Yield how parts of an expression are taken out of the graph, the outermost first, and which.

    Args:
        value: the expression.
        copies: the functions of a module that give copies without a graph, if these count, too.
    """
    for each in ast.walk(value):
        match each:
            case ast.Call(func=ast.Attribute(value=inner, attr=name)) if name in _CALLS:
                yield f"{name}()", inner
            case ast.Attribute(value=inner, attr="data"):
                yield ".data", inner
            case ast.Call(func=ast.Name(id="float"), args=[inner]):
                yield "float()", inner
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=module), attr=name), args=[inner, *_]
            ) if name in copies:
                yield f"{module}.{name}()", inner


def _names(expression: ast.expr) -> Iterator[str]:
    """Yield the names of which an expression is computed."""
    if isinstance(expression, ast.Attribute) and expression.attr in _ASIDE:
        return
    if isinstance(expression, ast.Name):
        yield expression.id
    for each in ast.iter_child_nodes(expression):
        if isinstance(each, ast.expr):
            yield from _names(each)
