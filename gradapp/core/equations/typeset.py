"""Writes a tree as mathematics is written, with symbols or with numbers in the places of names."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Final

from gradapp.core.numbers.text import Text, joined
from gradapp.core.numbers.written import MINUS, Number, raised, with_minus
from gradapp.override import override

_NEVER, _SUM, _PRODUCT, _POWER, _ATOM = range(-1, 4)
_LETTERS: Final = {"t": "ᵗ"}
"""Exponents of one letter."""
_SIGNS: Final = {ast.Add: " + ", ast.Sub: " − "}

Operand = str | Number | Text


def typeset(tree: ast.expr, names: Mapping[str, Operand]) -> Text:
    """Return `tree` with what stands in the place of each name; other names are symbols."""
    return _Typesetter(names).put(tree)[0]


def as_factor(tree: ast.expr, names: Mapping[str, Operand]) -> Text:
    """Return the same as it stands behind a factor: a sum in parentheses."""
    return _Typesetter(names).at(tree, _PRODUCT)


def as_term(tree: ast.expr, names: Mapping[str, Operand], *, leads: bool) -> Text:
    """Return the same as it stands in a sum: in parentheses, if it is negative and doesn't lead."""
    return _Typesetter(names).at(tree, _SUM, leads=leads)


def in_symbols(tree: ast.expr, names: Mapping[str, Operand]) -> str:
    """Return the same without signs of multiplication, as far as it is read so."""
    return str(_Symbols(names).put(tree)[0])


class _Typesetter:
    _over = "/"

    def __init__(self, names: Mapping[str, Operand]) -> None:
        self._names = names

    def at(self, tree: ast.expr, level: int, *, leads: bool = True) -> Text:
        """Return a tree where something of this level can stand, in parentheses if need be.

        A negative number needs some unless it `leads`: where nothing stands before it.
        """
        text, own = self.put(tree, leads=leads)
        match text.parts:
            case (Number() as number,) if number.value < 0:
                own = _PRODUCT if leads and level <= _PRODUCT else _NEVER
            case (Number() as number,) if level > _PRODUCT:
                return Text(number.closed())
        return text if own >= level else Text("(", text, ")")

    def put(self, tree: ast.expr, *, leads: bool = True) -> tuple[Text, int]:
        """Return a tree as it is written, and how tightly that holds together."""
        match tree:
            case ast.Constant(value=int() as number):
                return Text(with_minus(str(number))), _ATOM
            case ast.Constant(value=float() as number):
                return Text(Number(number)), _ATOM
            case ast.Name(id=name):
                return Text(self._names.get(name, "π" if name == "pi" else name)), _ATOM
            case ast.UnaryOp(operand=inner):
                negative = Text(MINUS, self.at(inner, _PRODUCT, leads=False))
                return negative, _PRODUCT if leads else _NEVER
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                level = _PRODUCT if isinstance(op, ast.Sub) else _SUM
                behind = self.at(right, level, leads=False)
                return Text(self.at(left, _SUM), _SIGNS[type(op)], behind), _SUM
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                below = self.at(right, _POWER, leads=False)
                return Text(self.at(left, _PRODUCT, leads=leads), self._over, below), _PRODUCT
            case ast.BinOp(op=ast.Mult()):
                return self._product(tree, leads=leads)
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return self._power(left, right), _POWER
        raise TypeError(ast.dump(tree))

    def _call(self, name: str, arguments: list[ast.expr]) -> tuple[Text, int]:
        if name == "sqrt":
            return Text("√", self.at(arguments[0], _ATOM, leads=False)), _ATOM
        inside = joined(", ", (self.put(each)[0] for each in arguments))
        bars = ("|", "|") if name == "abs" else (f"{name}(", ")")
        return Text(bars[0], inside, bars[1]), _ATOM

    def _product(self, tree: ast.BinOp, *, leads: bool) -> tuple[Text, int]:
        first, *others = _factors(tree)
        if not others:
            return self.put(first, leads=leads)
        rest = [self.at(each, _PRODUCT, leads=False) for each in others]
        return self._times([self.at(first, _PRODUCT, leads=leads), *rest]), _PRODUCT

    def _times(self, factors: Sequence[Text]) -> Text:
        return joined("·", factors)

    def _power(self, base: ast.expr, exponent: ast.expr) -> Text:
        below = self.at(base, _ATOM, leads=False)
        above = _raised(exponent, self._names)
        if above:
            return Text(below, above)
        return Text(below, "**", self.at(exponent, _ATOM, leads=False))


class _Symbols(_Typesetter):
    """Sets factors side by side: those of one letter at once, others with some space."""

    _over = " / "

    @override
    def put(self, tree: ast.expr, *, leads: bool = True) -> tuple[Text, int]:
        text, level = super().put(tree, leads=leads)
        is_quotient = isinstance(tree, ast.Name) and "/" in str(text)
        return text, _PRODUCT if is_quotient else level

    @override
    def _times(self, factors: Sequence[Text]) -> Text:
        product = before = str(factors[0])
        for after in map(str, factors[1:]):
            space = " "
            if after[0].isdecimal() or _has_quotient(before):
                space = " · "
            elif _ONE_LETTER.fullmatch(before) and _A_NAME.fullmatch(after):
                space = ""
            product, before = f"{product}{space}{after}", after
        return Text(product)


_ONE_LETTER: Final = re.compile(r"[\d.]+|[^\W\d_]\u0302?[₀-₉]*")
_A_NAME: Final = re.compile(r"[^\W\d][\w\u0302]*(?<!_)")


def _has_quotient(factor: str) -> bool:
    """Return whether what stands behind a factor could be read as below its line."""
    return " / " in re.sub(r"\([^()]*\)", "", factor)


def _raised(exponent: ast.expr, names: Mapping[str, Operand]) -> str:
    """Return an exponent as it stands above the line; nothing where it can't."""
    match exponent:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return raised(-number)
        case ast.Constant(value=int(number)):
            return raised(number)
        case ast.Name(id=name) if isinstance(known := names.get(name), str):
            return raised(int(known)) if known.isdecimal() else _LETTERS.get(known, "")
    return ""


def _factors(tree: ast.expr) -> list[ast.expr]:
    """Return the factors of a product; one that stands there twice in a row is a square."""
    if not (isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult)):
        return [tree]
    before, last = _factors(tree.left), tree.right
    match before[-1], last:
        case ast.Name(id=one), ast.Name(id=other) if one == other:
            return [*before[:-1], ast.BinOp(last, ast.Pow(), ast.Constant(2))]
    return [*before, last]
