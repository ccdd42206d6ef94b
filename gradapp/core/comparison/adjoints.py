"""The derivatives of a tree as `backward()` computes them: from the result back to each name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from gradapp.core.model.functions import SLOPES, Calls
from gradapp.core.writing.expressions import names_in


def contributions(
    tree: ast.expr, of: Callable[[ast.expr], Any], calls: Calls, wanted: set[str], adjoint: Any
) -> Iterator[tuple[str, Any]]:
    """Yield, for each place where a wanted name stands, what that adds to its derivative.

    Args:
        tree: what is derived.
        of: returns what a part of it is.
        calls: what is done by each call.
        wanted: the names.
        adjoint: the derivative of the whole by `tree`.
    """

    def go(part: ast.expr, g: Callable[[], Any]) -> Iterator[tuple[str, Any]]:
        if names_in(part) & wanted:
            yield from contributions(part, of, calls, wanted, g())

    match tree:
        case ast.Name(id=name):
            yield name, adjoint
        case ast.UnaryOp(operand=inner):
            yield from go(inner, lambda: -adjoint)
        case ast.Call(func=ast.Name(id=name), args=[z]):
            slope = SLOPES[name]
            assert slope is not None
            yield from go(z, lambda: adjoint * slope(of(z), of(tree), calls))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from go(left, lambda: adjoint)
            yield from go(right, lambda: adjoint)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            yield from go(left, lambda: adjoint)
            yield from go(right, lambda: -adjoint)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield from go(left, lambda: adjoint * of(right))
            yield from go(right, lambda: adjoint * of(left))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            yield from go(left, lambda: adjoint / of(right))
            yield from go(right, lambda: -adjoint * (of(tree) / of(right)))
        case ast.BinOp(left=base, op=ast.Pow(), right=exponent):
            yield from go(base, lambda: adjoint * of(_less(base, exponent)))
            yield from go(exponent, lambda: adjoint * of(tree) * calls.log(of(base)))


def _less(base: ast.expr, exponent: ast.expr) -> ast.expr:
    """Return the derivative of a power by its base."""
    match exponent:
        case ast.Constant(value=int(number)):
            less: ast.expr = ast.Constant(number - 1)
        case ast.UnaryOp(operand=ast.Constant(value=int(number))):
            less = ast.Constant(-number - 1)
        case _:
            less = ast.BinOp(exponent, ast.Sub(), ast.Constant(1))
    return ast.BinOp(exponent, ast.Mult(), ast.BinOp(base, ast.Pow(), less))
