"""Derivatives of a formula, by SymPy, as code of bare Python with common parts named.

Each call in the formula is to SymPy one more symbol u, whose derivative the chain rule knows:
exp′ is u itself, tanh′ is 1 − u². So a part stays as the person wrote it, and can be named where it
is needed again.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from fractions import Fraction
from functools import lru_cache, partial
from typing import Any, Final

from gradapp.core.model.functions import NAMES, SLOPES, Calls
from gradapp.core.rules.lines import own_names
from gradapp.core.writing.expressions import is_small_power, names_in
from gradapp.core.writing.from_sympy import Writer, called
from gradapp.core.writing.shape import Shape
from gradapp.values import dataclass

_LETTERS: Final = "uzhqcljp"
_PART: Final = re.compile(f"[{_LETTERS}][0-9]*")


@dataclass(frozen=True, slots=True)
class Derived:
    """A formula and its derivatives, as trees in which parts may be called by a name.

    Attributes:
        parts: names of common parts and what they are, each needing only parts before it.
        first: how many of them the formula itself needs; these are the first.
        value: the formula.
        slopes: its derivative by each parameter.
    """

    parts: tuple[tuple[str, ast.expr], ...]
    first: int
    value: ast.expr
    slopes: tuple[ast.expr, ...]


def derivatives_of(shape: Shape) -> Derived:
    """Return the derivatives of a problem's formula; SymPy is imported.

    No part has a name that the rule has for something else.
    """
    own = filter(_PART.fullmatch, own_names(shape.rule.lines, shape.rule.state))
    return _derivatives(shape.formula, shape.parameters, frozenset(own))


@lru_cache(maxsize=64)
def _derivatives(formula: str, parameters: tuple[str, ...], taken: frozenset[str]) -> Derived:
    """Return them for whatever else the problem has: its rule has rarely a name of a part's."""
    from sympy.core.parameters import distribute

    with distribute(False):  # 2 (p − 1) stays as it is
        tree = ast.parse(formula, mode="eval").body
        return _Derivation(tree, parameters, taken).result()


class _Derivation:
    """The formula with symbols for its calls, and what is made of it.

    Attributes:
        calls: the calls by the names of their symbols, those inside others first.
    """

    def __init__(self, tree: ast.expr, parameters: Sequence[str], taken: Collection[str]) -> None:
        import sympy

        self._sympy = sympy
        self._tree = tree
        self._parameters = parameters
        self._taken = names_in(tree) | set(parameters) | set(taken)
        self.calls: dict[str, ast.expr] = {}
        self._symbols: dict[str, str] = {}
        self._arguments: dict[str, Any] = {}
        self._constants: set[str] = set()

    def result(self) -> Derived:
        formula = self._read(self._tree)
        slopes = [self._slope(formula, name) for name in self._parameters]
        replaced, slopes = self._shared(slopes)
        write = Writer(self._sympy).tree
        defined = {name: write(each) for name, each in replaced}
        return self._named(defined, [*map(write, slopes)])

    def _read(self, tree: ast.expr) -> Any:
        """Return a tree as SymPy has it, its calls as symbols."""
        of = self._sympy
        match tree:
            case ast.Constant(value=int() | float() as number):
                exact = Fraction(repr(number))
                return of.Rational(exact.numerator, exact.denominator)
            case ast.Name(id="pi"):
                return of.pi
            case ast.Name(id=name):
                return of.Symbol(name)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -self._read(inner)
            case ast.UnaryOp(operand=inner):
                return self._read(inner)
            case ast.BinOp(op=ast.Pow()) if not (is_small_power(tree) or names_in(tree)):
                return self._constant(tree)
            case ast.Call():
                return self._call(tree)
        assert isinstance(tree, ast.BinOp)
        left, right = self._read(tree.left), self._read(tree.right)
        match tree.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
        return left**right

    def _constant(self, tree: ast.expr) -> Any:
        """Return a symbol for what is a number, and is left for Python to compute."""
        symbol = self._symbol(tree)
        self._constants.add(str(symbol))
        return symbol

    def _call(self, tree: ast.Call) -> Any:
        """Return the symbol of a call."""
        argument = self._read(tree.args[0])
        symbol = self._symbol(tree)
        self._arguments[str(symbol)] = argument
        return symbol

    def _symbol(self, tree: ast.expr) -> Any:
        text = ast.unparse(tree)
        if text not in self._symbols:
            name = f"⟨{len(self._symbols)}⟩"
            self._symbols[text] = name
            self.calls[name] = tree
        return self._sympy.Symbol(self._symbols[text])

    def _slope(self, expression: Any, parameter: str) -> Any:
        """Return a derivative, by the chain rule where there are calls."""
        total = self._sympy.diff(expression, self._sympy.Symbol(parameter))
        called = (each for each in expression.free_symbols if str(each) in self._arguments)
        for symbol in sorted(called, key=str):
            inner = self._slope(self._arguments[str(symbol)], parameter)
            if inner != 0:
                outer = self._sympy.diff(expression, symbol)
                total += outer * self._own_slope(symbol) * inner
        return total

    def _own_slope(self, u: Any) -> Any:
        """Return the derivative of a call by its argument."""
        call = self.calls[str(u)]
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Name)
        slope, argument = SLOPES[call.func.id], call.args[0]
        assert slope is not None
        of_it = {name: partial(self._of_argument, name, argument) for name in NAMES}
        return slope(self._arguments[str(u)], u, Calls(**of_it))

    def _of_argument(self, name: str, argument: ast.expr, _: Any) -> Any:
        """Return another call of the argument of one."""
        return self._call(called(name, argument))

    def _shared(self, slopes: list[Any]) -> tuple[list[tuple[str, Any]], list[Any]]:
        """Return what derivatives have in common by names, and the derivatives with these."""
        if len(slopes) < 2:
            return [], slopes
        fresh = (self._sympy.Symbol(f"⟨s{i}⟩") for i in range(10**6))
        replaced, reduced = self._sympy.cse(slopes, symbols=fresh, order="none")
        kept: list[tuple[str, Any]] = []
        back: dict[Any, Any] = {}
        for symbol, each in replaced:
            each = each.xreplace(back)
            if self._sympy.count_ops(each) < 2:
                back[symbol] = each
            else:
                kept.append((str(symbol), each))
        return kept, [each.xreplace(back) for each in reduced]

    def _named(self, trees: dict[str, ast.expr], slopes: list[ast.expr]) -> Derived:
        """Give names to what is needed more than once, and put in again what is not."""
        value = _Folded(self._symbols).visit(deepcopy(self._tree))
        for name, call in self.calls.items():
            inside = deepcopy(call)
            if isinstance(inside, ast.Call):
                inside.args = [_Folded(self._symbols).visit(each) for each in inside.args]
            trees[name] = inside
        tops = [value, *slopes]
        counts = self._counts(tops, trees)
        named = [
            name
            for name in _in_order(trees, tops)
            if name not in self._constants and (counts[name] > 1 or name.startswith("⟨s"))
        ]
        names = dict(zip(named, self._fresh(), strict=False))
        put_in = _PutIn(trees, names)
        first = set(_in_order(trees, tops[:1])).intersection(named)
        parts = tuple((names[name], put_in.visit(deepcopy(trees[name]))) for name in named)
        whole, *slopes = (put_in.visit(deepcopy(each)) for each in tops)
        return Derived(parts, len(first), whole, tuple(slopes))

    @staticmethod
    def _counts(tops: list[ast.expr], trees: dict[str, ast.expr]) -> Counter[str]:
        """Return in how many places each symbol would stand, were all others named."""
        seen = _in_order(trees, tops)
        every = [*tops, *(trees[name] for name in seen)]
        return Counter(each.id for tree in every for each in _symbols_in(tree, trees))

    def _fresh(self) -> Iterator[str]:
        for number in range(10**6):
            letter, round_ = _LETTERS[number % len(_LETTERS)], number // len(_LETTERS)
            name = f"{letter}{round_ or ''}"
            if name not in self._taken:
                yield name


def _in_order(trees: dict[str, ast.expr], tops: Sequence[ast.expr]) -> list[str]:
    """Return the symbols that are needed, each behind those that it needs itself."""
    order: list[str] = []

    def visit(tree: ast.expr) -> None:
        for each in _symbols_in(tree, trees):
            if each.id not in order:
                visit(trees[each.id])
                order.append(each.id)

    for top in tops:
        visit(top)
    return order


def _symbols_in(tree: ast.expr, trees: dict[str, ast.expr]) -> list[ast.Name]:
    nodes = (each for each in ast.walk(tree) if isinstance(each, ast.Name))
    return [each for each in nodes if each.id in trees]


class _Folded(ast.NodeTransformer):
    """Puts the symbols of calls in their places."""

    def __init__(self, symbols: dict[str, str]) -> None:
        self._symbols = symbols

    def visit(self, node: ast.AST) -> Any:
        is_call = isinstance(node, ast.Call | ast.BinOp)
        name = self._symbols.get(ast.unparse(node)) if is_call else None
        return super().visit(node) if name is None else ast.Name(name)


class _PutIn(ast.NodeTransformer):
    """Puts names in the places of symbols, and what has no name itself."""

    def __init__(self, trees: dict[str, ast.expr], names: dict[str, str]) -> None:
        self._trees = trees
        self._names = names

    def visit_Name(self, node: ast.Name) -> Any:
        if node.id in self._names:
            return ast.Name(self._names[node.id])
        if node.id in self._trees:
            return self.visit(deepcopy(self._trees[node.id]))
        return node
