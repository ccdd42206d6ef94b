"""Goes through the samples as bare Python writes it: comprehensions, and sums of their terms."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Final

from gradapp.core.model.names import several
from gradapp.core.writing.expressions import OWN_MARK, in_python, names_in, own
from gradapp.core.writing.from_sympy import minus
from gradapp.core.writing.shape import Shape

RESIDUAL: Final = "r_"
"""Stands in a tree for the program's own name of a residual; no name of a person ends so."""


def all_samples(shape: Shape) -> str:
    """Return the name of the list of all samples; of a model without input those are numbers."""
    return "samples" if shape.inputs else "ys"


def term(slope: ast.expr) -> str:
    """Return what a sample with the residual r has of a gradient, from the model's derivative."""
    return in_python(twice_r(slope)).replace(OWN_MARK + RESIDUAL, "r")


class Samples:
    """Sums over the samples as bare Python writes them.

    Attributes:
        lists: the names of parts that are one number for each sample.
    """

    def __init__(self, shape: Shape, parts: Sequence[tuple[str, ast.expr]]) -> None:
        self._shape = shape
        self._parts = parts
        self._all = "batch" if shape.has_batches else all_samples(shape)
        self.lists: list[str] = []
        for name, tree in parts:
            if names_in(tree) & {*shape.sample, *self.lists}:
                self.lists.append(name)

    def parts(self) -> list[str]:
        """Return the lines that compute the common parts."""
        return [
            f"{several(name)} = {self.each(in_python(tree), names_in(tree))}"
            if name in self.lists
            else f"{name} = {in_python(tree)}"
            for name, tree in self._parts
        ]

    def each(self, code: str, needed: set[str]) -> str:
        """Return a list of what `code` is for each sample."""
        return f"[{code} for {self._over(needed)}]"

    def reduced(self, terms: str) -> str:
        """Return the mean or the sum of some terms."""
        return f"sum({terms})" + ("" if self._shape.is_sum else f" / len({self._all})")

    def slope(self, tree: ast.expr) -> str:
        """Return the derivative of the error, from that of the model."""
        return self.reduced(f"{term(tree)} for {self._over(names_in(tree) | {RESIDUAL})}")

    def _over(self, needed: set[str]) -> str:
        """Return how a comprehension goes through the samples, for the names that it needs."""
        one: list[str] = []
        every: list[str] = []
        if RESIDUAL in needed:
            one.append("r")
            every.append("fx_y")
        for name in self.lists:
            if name in needed:
                one.append(OWN_MARK + name)
                every.append(several(name))
        if needed.intersection(self._shape.sample) or not one:
            sample = ", ".join(own(self._shape.sample))
            one.append(f"({sample})" if one else sample)
            every.append(self._all)
        if len(one) == 1:
            return f"{one[0]} in {every[0]}"
        return f"{', '.join(one)} in zip({', '.join(every)})"


def twice_r(slope: ast.expr) -> ast.expr:
    """Return 2 r times a derivative of the model, as one product."""
    residual = ast.Name(RESIDUAL)
    match slope:
        case ast.Constant(value=int() | float() as number):
            return ast.BinOp(ast.Constant(2 * number), ast.Mult(), residual)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return minus(twice_r(inner))
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=right):
            return ast.BinOp(twice_r(left), op, right)
    return ast.BinOp(ast.BinOp(ast.Constant(2), ast.Mult(), residual), ast.Mult(), slope)
