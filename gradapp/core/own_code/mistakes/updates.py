"""Where a text moves a parameter by a product, as by the learning rate times the gradient."""

from __future__ import annotations

import ast

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Update:
    """A place at which something is made smaller, or larger, by a product.

    Attributes:
        line: the number of its line.
        target: what is changed, as the code has it, without ``.data``.
        factors: the two sides of the product.
    """

    line: int
    target: str
    factors: tuple[ast.expr, ast.expr]


def update_in(node: ast.AST, by: type[ast.Sub | ast.Add] = ast.Sub) -> Update | None:
    """Return the update that a statement is, `by` a minus or a plus; None for any other."""
    match node:
        case ast.AugAssign(target=target, op=op, value=value) if isinstance(op, by):
            pass
        case ast.Assign(targets=[target], value=ast.BinOp(left=same, op=op, right=value)) if (
            isinstance(op, by) and ast.unparse(same) == ast.unparse(target)
        ):
            pass
        case ast.Expr(ast.Call(func=ast.Attribute(value=target, attr=method), args=[value])) if (
            method == f"{by.__name__.lower()}_"
        ):
            pass
        case _:
            return None
    match value:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            name = ast.unparse(target).removesuffix(".data")
            return Update(node.lineno, name, (left, right))
    return None
