"""In which order the text of a function binds its names: Python keeps those of closures apart."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef

_Held = TypeVar("_Held")


def bound(function: FunctionNode) -> tuple[str, ...]:
    """Return what a function is given and then what it binds, each where that is done first."""
    given = function.args
    arguments = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    names = [each.arg for each in arguments if each is not None]
    for statement in function.body:
        names += (name for _, name in sorted(_binds(statement)))
    return tuple(dict.fromkeys(names))


def orders(tree: ast.AST) -> dict[tuple[int, str], tuple[str, ...]]:
    """Return what the functions of a text bind, by their first lines and their names."""
    functions = (each for each in ast.walk(tree) if isinstance(each, FunctionNode))
    return {(_first(each), each.name): bound(each) for each in functions}


def _first(function: FunctionNode) -> int:
    return min(each.lineno for each in (function, *function.decorator_list))


def in_order(names: Mapping[str, _Held], order: Sequence[str]) -> Mapping[str, _Held]:
    """Return the same names, those of `order` first, as they stand there."""
    return {name: names[name] for name in (*order, *names) if name in names}


def _binds(node: ast.AST) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the names that a part of a text binds, each with its place."""
    at = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield at, name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield at, name
        case ast.ExceptHandler(name=str(name)) | ast.MatchStar(name=str(name)):
            yield at, name
        case ast.MatchAs(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield (node.end_lineno, node.end_col_offset), name
        case ast.alias(name=name, asname=alias):
            yield at, alias or name.partition(".")[0]
    match node:
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for inside in _outside_of_lambdas(node):
                if isinstance(inside, ast.NamedExpr):  # binds around, unlike all else in there
                    yield from _binds(inside.target)
        case _:
            for child in _of_this_scope(node):
                yield from _binds(child)


def _of_this_scope(node: ast.AST) -> Iterable[ast.AST]:
    """Return the parts of a node that are worked out where it stands: not in a scope of its own."""
    match node:
        case ast.Lambda(args=given):
            return (given,)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return (*node.decorator_list, node.args)
        case ast.ClassDef():
            return (*node.decorator_list, *node.bases, *node.keywords)
    return ast.iter_child_nodes(node)


def _outside_of_lambdas(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in _of_this_scope(node):
        yield from _outside_of_lambdas(child)
