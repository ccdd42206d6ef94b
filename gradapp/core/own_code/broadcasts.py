"""Which shapes an operator of a person's own code broadcasts to one another."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from gradapp.core.own_code.messages import Line
from gradapp.core.own_code.states import Plain, State, Tensor
from gradapp.core.own_code.syntax import tree_of
from gradapp.core.words import N_, Message

Operators = Mapping[int, Sequence[tuple[str, str, str]]]
"""By their lines: the name at the left, the operator, the name at the right."""
_SYMBOLS: Final = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}


def operators(text: str) -> Operators:
    """Return the operators between two names that work number by number."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for statement in (
        each for each in ast.walk(tree_of(text)) if isinstance(each, ast.Assign | ast.Return)
    ):
        for node in ast.walk(statement):
            match node:
                case ast.BinOp(left=ast.Name(id=one), op=op, right=ast.Name(id=other)):
                    symbol = _SYMBOLS.get(type(op))
                    if symbol is not None:
                        found.setdefault(statement.lineno, []).append((one, symbol, other))
    return found


def broadcasts(known: Operators, line: Line, states: Mapping[str, State]) -> list[Message]:
    """Return what a line that has run has broadcast, of what its names mean behind it."""
    told = []
    for one, symbol, other in known.get(line.line, ()):
        left, right = states.get(one), states.get(other)
        arrays = (Tensor, Plain)
        if not (isinstance(left, arrays) and isinstance(right, arrays)) or line.raised:
            continue
        shape = together(left.shape, right.shape)
        if {one, other} & line.changed.keys() or shape is None:
            continue
        if shape not in (left.shape, right.shape):
            words = N_("OwnCode", "Line {line}: {what} has shapes {one} and {other}: both are "
                       "broadcast to {shape}.")  # fmt: skip
            told.append(
                words.filled(
                    line=str(line.line), what=f"{one} {symbol} {other}", one=str(left.shape),
                    other=str(right.shape), shape=str(shape),
                )
            )  # fmt: skip
    return told


def together(one: Sequence[int], other: Sequence[int]) -> list[int] | None:
    """Return the shape that two are broadcast to; None where they can't be."""
    shape = []
    for a, b in zip_longest(reversed(one), reversed(other), fillvalue=1):
        if a != b and 1 not in (a, b):
            return None
        shape.append(b if a == 1 else a)
    return shape[::-1]
