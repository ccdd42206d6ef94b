"""Which lines of a text belong to one statement, and which loop is around it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from gradapp.core.own_code.messages import Loop
from gradapp.core.program.statements import BLOCKS, DEFINITIONS
from gradapp.host.turns import Again, again
from gradapp.values import dataclass

_LENGTHS: Final = frozenset(
    {"abs", "dot", "inner", "mean", "norm", "square", "sum", "vdot", "vector_norm"}
)


@dataclass(frozen=True, slots=True)
class TracedStatement:
    """A statement.

    Attributes:
        line: the number of its first line.
        loop: the innermost loop around it, in the same function.
        backward: what ``backward()`` is called on in it, or beside it in the same line, as the code
            has it.
        asked: likewise, what ``torch.autograd.grad()`` is called on.
        again: what of it runs again and again.
    """

    line: int
    loop: Loop | None = None
    backward: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    again: Again | None = None

    @property
    def is_whole_loop(self) -> bool:
        """Whether it stands in the line of its loop's heading."""
        return self.loop is not None and self.loop.line == self.line


def statements_by_line(tree: ast.Module) -> dict[int, TracedStatement]:
    """Return the statement that each line belongs to."""
    found: dict[int, TracedStatement] = {}
    for node, statement in _statements(tree, None, ""):
        beside = found.get(statement.line)
        if beside is not None:
            statement = replace(
                statement,
                backward=beside.backward + statement.backward,
                asked=beside.asked + statement.asked,
                again=statement.again or beside.again,
            )
        decorators = getattr(node, "decorator_list", [])
        if decorators:
            statement = replace(statement, line=min(each.lineno for each in decorators))
        for line in range(statement.line, _last(node) + 1):
            found[line] = statement
    return found


def outermost(tree: ast.Module) -> list[Loop]:
    """Return the loops that are in no other loop, or in none of the same function, in order."""
    every = dict.fromkeys(
        each.loop for _, each in _statements(tree, None, "") if each.loop is not None
    )
    ends: dict[tuple[str, int], Loop] = {}
    for each in every:  # the outermost stands before those in it
        ends.setdefault((each.function, each.around), each)
    return list(ends.values())


def divided_by_gradients(tree: ast.Module) -> frozenset[str]:
    """Return what is divided by what ``torch.autograd.grad()`` gives, as the code has it.

    So a root is searched for by Newton's method, of what need be no error. An error is divided by
    the square of its gradient's length, as in Polyak's step.
    """
    made = [each for each in ast.walk(tree) if isinstance(each, ast.stmt) and _asks(each)]
    names = {each.name for each in made if isinstance(each, ast.FunctionDef)}
    stored = [each for node in made if _is_slope(node) for each in ast.walk(node)]
    names |= {
        each.id for each in stored if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    }
    return frozenset(
        ast.unparse(part)
        for each in ast.walk(tree)
        if isinstance(each, ast.BinOp) and isinstance(each.op, ast.Div)
        if not _has_length(each.right)
        if _asks(each.right) or names & {getattr(part, "id", "") for part in ast.walk(each.right)}
        for part in ast.walk(each.left)
        if isinstance(part, ast.expr)
    )


def _asks(node: ast.AST) -> bool:
    return any(map(_asked, ast.walk(node)))


def _is_slope(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and not _has_length(node.value)


def _has_length(node: ast.AST) -> bool:
    """Return whether a length is computed, apart from what gradients are asked of."""
    match node:
        case ast.BinOp(op=ast.Pow() | ast.MatMult()):
            return True
        case ast.BinOp(left=one, op=ast.Mult(), right=other) if ast.dump(one) == ast.dump(other):
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _LENGTHS:
            return True
    return not _asked(node) and any(map(_has_length, ast.iter_child_nodes(node)))


def _statements(
    block: ast.AST, loop: Loop | None, function: str
) -> Iterator[tuple[ast.AST, TracedStatement]]:
    for name in BLOCKS:
        around = loop
        if name == "body" and isinstance(block, ast.For | ast.While | ast.AsyncFor):
            last = block.body[-1].end_lineno or block.body[-1].lineno
            outermost_last = last if loop is None else loop.around
            around = Loop(function, block.lineno, block.body[0].lineno, last, outermost_last)
        for node in getattr(block, name, []):
            line = getattr(node, "lineno", None)
            if line is not None:
                called_on = _called_on(node, _roots), _called_on(node, _asked)
                yield node, TracedStatement(line, around, *called_on, again(node, function))
            if isinstance(node, DEFINITIONS):
                yield from _statements(node, None, node.name)
            else:
                yield from _statements(node, around, function)


def _last(node: ast.AST) -> int:
    """Return the number of a statement's last line; of the heading of a block its own last."""
    body = getattr(node, "body", None)
    if isinstance(body, list) and body:
        return max(int(getattr(node, "lineno", 0)), int(body[0].lineno) - 1)
    return int(getattr(node, "end_lineno", 0))


def _called_on(node: ast.AST, roots: Callable[[ast.AST], Sequence[ast.expr]]) -> tuple[str, ...]:
    if getattr(node, "body", None):
        return ()
    return tuple(ast.unparse(on) for each in ast.walk(node) for on in roots(each))


def _roots(node: ast.AST) -> Sequence[ast.expr]:
    """Return what ``backward()`` is called on, as a method or as autograd's function."""
    match node:
        case (
            ast.Call(func=ast.Name(id="backward"))
            | ast.Call(func=ast.Attribute(value=ast.Attribute(attr="autograd"), attr="backward"))
            | ast.Call(func=ast.Attribute(value=ast.Name(id="autograd"), attr="backward"))
        ):
            return _given(node, "tensors")
        case ast.Call(func=ast.Attribute(value=value, attr="backward")):
            return [value]
    return []


def _asked(node: ast.AST) -> Sequence[ast.expr]:
    """Return what ``torch.autograd.grad()`` is called on."""
    match node:
        case ast.Call(func=ast.Name(id="grad") | ast.Attribute(attr="grad")):
            return _given(node, "outputs")
    return []


def _given(call: ast.Call, name: str) -> Sequence[ast.expr]:
    """Return what a function is given first, by its place or its name; of a list what is in it."""
    roots = [*call.args[:1], *(each.value for each in call.keywords if each.arg == name)]
    if roots and isinstance(roots[0], ast.List | ast.Tuple):
        return roots[0].elts
    return roots
