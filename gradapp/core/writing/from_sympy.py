"""Turns what SymPy has made into trees that read as written by hand."""

from __future__ import annotations

import ast
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sympy


class Writer:
    """Writes what SymPy has as it is written by hand."""

    def __init__(self, of: Any) -> None:
        """Write what the module `of`, which is SymPy, has made."""
        self._of = of

    def tree(self, expression: sympy.Expr) -> ast.expr:
        """Return an expression as a tree."""
        of = self._of
        if expression.is_Symbol:
            return ast.Name(str(expression))
        if expression.is_Rational:
            return _number(Fraction(int(expression.p), int(expression.q)))
        if expression == of.pi:
            return ast.Name("pi")
        if expression.is_Add:
            return self._sum(list(expression.as_ordered_terms()))
        if expression.is_Mul:
            return self._product(expression)
        if expression.is_Pow:
            return self._power(expression)
        if expression.func == of.log:
            return called("log", self.tree(expression.args[0]))
        if expression.func == of.exp:
            return called("exp", self.tree(expression.args[0]))
        return called("sqrt", ast.Constant(-1.0))  # no real number: the formula itself raises

    def _sum(self, terms: list[Any]) -> ast.expr:
        first = next((each for each in terms if not _is_negative(each)), terms[0])
        terms.remove(first)
        result = self.tree(first)
        for each in terms:
            if _is_negative(each):
                result = ast.BinOp(result, ast.Sub(), self.tree(-each))
            else:
                result = ast.BinOp(result, ast.Add(), self.tree(each))
        return result

    def _product(self, expression: Any) -> ast.expr:
        coefficient, rest = expression.as_coeff_Mul()
        if coefficient == -1 and rest.is_Add:
            return self._sum([-each for each in rest.as_ordered_terms()])
        below = [each for each in rest.as_ordered_factors() if _is_below(each)]
        above = [each for each in rest.as_ordered_factors() if not _is_below(each)]
        exact = Fraction(int(coefficient.p), int(coefficient.q))
        parts = [self.tree(each) for each in above]
        divisors = [self.tree(1 / each) for each in below]
        top, bottom = exact, 1
        if not _is_decimal(exact):
            top, bottom = Fraction(exact.numerator), exact.denominator
        if abs(top) != 1 or not parts:
            parts.insert(0, _number(abs(top)))
        if bottom != 1:
            divisors.insert(0, ast.Constant(bottom))
        result = _times(parts)
        if divisors:
            result = ast.BinOp(result, ast.Div(), _times(divisors))
        return minus(result) if exact < 0 else result

    def _power(self, expression: Any) -> ast.expr:
        base, exponent = expression.args
        if _is_below(expression):
            return ast.BinOp(ast.Constant(1), ast.Div(), self.tree(1 / expression))
        if exponent == self._of.Rational(1, 2):
            return called("sqrt", self.tree(base))
        return ast.BinOp(self.tree(base), ast.Pow(), self.tree(exponent))


def _times(parts: list[ast.expr]) -> ast.expr:
    result, *rest = parts
    for each in rest:
        result = ast.BinOp(result, ast.Mult(), each)
    return result


def minus(tree: ast.expr) -> ast.expr:
    """Return −tree, the sign before its first factor."""
    match tree:
        case ast.Constant(value=int() | float() as value):
            return ast.UnaryOp(ast.USub(), ast.Constant(value))
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=right):
            return ast.BinOp(minus(left), op, right)
    return ast.UnaryOp(ast.USub(), tree)


def _number(number: Fraction) -> ast.expr:
    """Return an exact number as it is written: a decimal where that is one, or a quotient."""
    if number < 0:
        return ast.UnaryOp(ast.USub(), _number(-number))
    if number.denominator == 1:
        whole = number.numerator
        return ast.Constant(whole if whole < 2**53 else float(whole))
    if _is_decimal(number):
        return ast.Constant(float(number))
    return ast.BinOp(
        _number(Fraction(number.numerator)), ast.Div(), _number(Fraction(number.denominator))
    )


def _is_decimal(number: Fraction) -> bool:
    """Return whether a number has few digits, or so many that a quotient would not be read."""
    return (
        Fraction(repr(float(number))) == number or max(number.numerator, number.denominator) > 10**6
    )


def _is_negative(expression: Any) -> bool:
    return bool(expression.as_coeff_Mul()[0] < 0)


def _is_below(factor: Any) -> bool:
    """Return whether a factor stands in a denominator."""
    return bool(factor.is_Pow and factor.args[1].is_number and factor.args[1].is_negative)


def called(name: str, argument: ast.expr) -> ast.Call:
    """Return the call of a function of formulas."""
    return ast.Call(ast.Name(name), [argument], [])
