"""What a function's own code consists of: its statements one by one, with blocks opened up."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gradapp.values import dataclass

StatementNode = ast.stmt | ast.ExceptHandler
LoopNode = ast.For | ast.While

BLOCKS: Final = ("body", "handlers", "orelse", "cases", "finalbody")
"""Where in a tree statements have others inside."""

DEFINITIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
"""What has statements inside that are not run where it stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A statement that is a line of its own in the walk, or the heading of a block.

    Attributes:
        node: the statement in the tree.
        loops: the loops that it is inside of, the outermost first.
    """

    node: StatementNode
    loops: tuple[LoopNode, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it opens a block, whose statements are lines of their own."""
        return not isinstance(self.node, DEFINITIONS) and _first_inside(self.node) is not None

    @property
    def last(self) -> int:
        """The number of its last line; of a heading that of the last before its block."""
        inside = _first_inside(self.node)
        if inside is None or isinstance(self.node, DEFINITIONS):
            return self.node.end_lineno or self.node.lineno
        return max(self.node.lineno, inside.lineno - 1)

    @property
    def own(self) -> Iterator[ast.AST]:
        """All that it consists of; of a heading without the block."""
        is_heading = self.is_heading
        for child in ast.iter_child_nodes(self.node):
            if not (is_heading and isinstance(child, StatementNode | ast.match_case)):
                yield from ast.walk(child)

    @property
    def yields(self) -> bool:
        """Whether it hands over a step."""
        is_definition = isinstance(self.node, DEFINITIONS)
        return not is_definition and any(isinstance(each, ast.Yield) for each in self.own)

    @property
    def yielded(self) -> Sequence[ast.expr]:
        """The error, the gradient and the parameter that it yields; empty if not three things."""
        for each in self.own:
            match each:
                case ast.Yield(value=ast.Tuple(elts=[_, _, _] as parts)):
                    return parts
        return ()

    def is_before(self, loop: LoopNode) -> bool:
        """Whether it stands before a loop."""
        return self.node.lineno < loop.lineno and loop not in self.loops


def placed(function: ast.FunctionDef) -> list[Placed]:
    """Return the statements of a function in the order of its text, without its docstring.

    ``try``, ``else`` and ``while True`` do nothing by themselves, and are not among them.
    """
    body = function.body[1:] if is_docstring(function.body[0]) else function.body
    return list(_opened(body, ()))


def is_docstring(statement: ast.stmt) -> bool:
    """Return whether a statement is nothing but a text."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def is_endless(statement: ast.AST) -> bool:
    """Return whether a statement is a ``while True``, where there is nothing to be looked up."""
    match statement:
        case ast.While(test=ast.Constant(value=value)):
            return bool(value)
    return False


def _opened(block: Iterable[ast.AST], loops: tuple[LoopNode, ...]) -> Iterator[Placed]:
    for each in block:
        does_nothing = isinstance(each, ast.Try | ast.TryStar) or is_endless(each)
        if isinstance(each, StatementNode) and not does_nothing:
            yield Placed(each, loops)
        if not isinstance(each, DEFINITIONS):
            for name in BLOCKS:
                around = (*loops, each) if isinstance(each, LoopNode) and name == "body" else loops
                yield from _opened(getattr(each, name, ()), around)


def _first_inside(node: ast.AST) -> StatementNode | None:
    for name in BLOCKS:
        for each in getattr(node, name, ()):
            return each if isinstance(each, StatementNode) else _first_inside(each)
    return None
