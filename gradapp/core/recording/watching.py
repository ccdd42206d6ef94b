"""Has a program say, while it runs, which of its statements comes next."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import CodeType, GeneratorType
from typing import Any, Protocol, TypeVar

from gradapp.core.program.statements import (
    BLOCKS,
    DEFINITIONS,
    LoopNode,
    StatementNode,
    is_endless,
    placed,
)
from gradapp.core.program.text import Program, parsed
from gradapp.core.warned import gathering

_T = TypeVar("_T")

_COMES, _PASSES, _TURNS, _ENDS = "__comes__", "__passes__", "__turns__", "__ends__"


class Watcher(Protocol):
    """What is told of a program that runs."""

    def comes(self, index: int) -> None:
        """The statement of this index in `Program.statements` is what runs next."""

    def turns(self) -> None:
        """The loop whose turns are the steps begins a turn."""

    def ends(self) -> None:
        """The heading of a loop has found nothing more to do: its last look is no line."""


def watched(
    program: Program, arguments: Mapping[str, Any], watcher: Watcher
) -> GeneratorType[Any, None, None]:
    """Start a program, and have `watcher` told what it does.

    The statements are those of the text, with a call before each of them. Functions that the text
    defines are left as they are: calling them is a part of the statement that calls.
    """

    def passes(index: int, items: Iterable[_T]) -> Iterator[_T]:
        for item in items:
            yield item
            watcher.comes(index)

    names = {_COMES: watcher.comes, _PASSES: passes, _TURNS: watcher.turns, _ENDS: watcher.ends}
    return program.start(arguments, _compiled(program), names)


@lru_cache(maxsize=32)
def _compiled(program: Program) -> CodeType:
    tree, function = parsed(program.text)
    statements = placed(function)
    indices = {each.node: index for index, each in enumerate(statements)}
    (loop,) = {each.loops[-1] for each in statements if each.yields}
    function.body = _with_calls(function.body, indices, loop)
    ast.fix_missing_locations(tree)
    with gathering():
        return compile(tree, program.path, "exec", dont_inherit=True)


def _with_calls(
    block: Iterable[ast.AST], indices: Mapping[StatementNode, int], loop: LoopNode
) -> list[Any]:  # fmt: skip
    """Return a block with a call before each statement that is a line of its own."""
    result: list[ast.AST] = []
    for each in block:
        if not isinstance(each, DEFINITIONS):
            for name in BLOCKS:
                if hasattr(each, name):
                    setattr(each, name, _with_calls(getattr(each, name), indices, loop))
        index = indices.get(each) if isinstance(each, StatementNode) else None
        comes = None if index is None else _call(_COMES, each, index)
        match each:
            case ast.While() if comes is not None:
                each.test = ast.BoolOp(ast.Or(), [comes, each.test])
            case ast.ExceptHandler() if comes is not None:
                each.body.insert(0, _statement(comes))
            case ast.stmt() if comes is not None:
                result.append(_statement(comes))
        if isinstance(each, ast.For) and index is not None:
            each.iter = _call(_PASSES, each, index, each.iter)
        if isinstance(each, LoopNode) and not is_endless(each):
            each.orelse.insert(0, _statement(_call(_ENDS, each)))
        if each is loop:
            each.body.insert(0, _statement(_call(_TURNS, each)))
        result.append(each)
    return result


def _call(name: str, at: ast.AST, *arguments: int | ast.expr) -> ast.Call:
    given = [each if isinstance(each, ast.expr) else ast.Constant(each) for each in arguments]
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), given, []), at)


def _statement(call: ast.Call) -> ast.Expr:
    return ast.copy_location(ast.Expr(call), call)
