"""An error that is quadratic in its parameters, in exact fractions: its Hessian and its minimum."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from operator import mul
from typing import Any, Final

import numpy as np

from gradapp.core.model.formula import Formula, Inputs
from gradapp.core.model.values import IN_ARRAYS
from gradapp.core.theory.linear_algebra import Matrix, solution, spectrum
from gradapp.values import dataclass

_MOST_EXACT: Final = 200
"""So many samples are taken as their decimal digits say; more are as float64 has them."""
_LARGEST_POWER: Final = 16

_Polynomial = dict[tuple[int, ...], Any]
"""Coefficients by the parameters that they belong to: a number, or one a sample."""


@dataclass(frozen=True, slots=True)
class Quadratic:
    """E = ½ θᵀHθ + gᵀθ + c, for numbers as they are written in decimal digits.

    Attributes:
        hessian: H, the second derivatives.
        slope: g, the gradient where all parameters are 0.
    """

    hessian: Matrix
    slope: tuple[Fraction, ...]

    def decayed_by(self, decay: float) -> Quadratic:
        """Return it with ½ `decay` times the sum of the squares of the parameters added."""
        more, rows = Fraction(repr(decay)), enumerate(self.hessian)
        hessian = tuple(
            tuple(each + more * (i == j) for j, each in enumerate(row)) for i, row in rows
        )
        return Quadratic(hessian, self.slope)

    @property
    def is_flat(self) -> bool:
        """Whether E is the same everywhere."""
        return not any(map(any, (*self.hessian, self.slope)))

    @property
    def has_least(self) -> bool:
        """Whether E is least anywhere, rather than falling without end."""
        is_level = solution(self.hessian, [-each for each in self.slope]) is not None
        return is_level and min(spectrum(self.hessian)) >= 0

    @property
    def minimum(self) -> tuple[float, ...] | None:
        """The one place where E is least; None where there is none, or many."""
        if min(spectrum(self.hessian)) <= 0:
            return None
        solved = solution(self.hessian, [-each for each in self.slope])
        try:
            return None if solved is None else tuple(map(float, solved))
        except OverflowError:
            return None


@lru_cache(maxsize=16)
def quadratic_of(
    formula: Formula,
    names: tuple[str, ...],
    inputs: Inputs,
    y: tuple[float, ...] | None,
    *,
    is_mean: bool,
) -> Quadratic | None:
    """Return the error that a formula makes; None where it is not seen to be quadratic.

    It is where the model is linear in its parameters, or the error formula a polynomial of degree
    2. That is told from how the formula is written.

    Args:
        formula: the model, or the error itself.
        names: its parameters.
        inputs: the inputs of the samples.
        y: what the model should predict; None where the formula is the error.
        is_mean: whether the error is the mean of the squares, rather than their sum.
    """
    reader = _Reader(is_exact=len(y or ()) <= _MOST_EXACT)
    known: dict[str, _Polynomial] = {
        name: {(place,): reader.one} for place, name in enumerate(names)
    }
    known |= {x: {(): reader.column(numbers)} for x, numbers in inputs}
    try:
        with np.errstate(all="ignore"):
            polynomial = reader.read(formula.tree, known)
            if y is None:
                found = _of_error(polynomial, len(names))
            else:
                residual = reader.sum_of(polynomial, {(): -reader.column(y)})
                found = _of_model(residual, len(names), len(y))
                if is_mean:
                    found = _scaled(found, Fraction(1, len(y)))
    except (_NotQuadraticError, ArithmeticError, ValueError):
        return None
    return _finite(found)


def _finite(found: Quadratic) -> Quadratic | None:
    """Return it if its numbers are some that float64 has."""
    try:
        size = max(abs(float(each)) for row in found.hessian for each in row)
    except OverflowError:
        return None
    return found if size < 1e300 else None


def _of_error(polynomial: _Polynomial, count: int) -> Quadratic:
    places = range(count)
    hessian = tuple(
        tuple(Fraction(polynomial.get((min(i, j), max(i, j)), 0)) * (1 + (i == j)) for j in places)
        for i in places
    )
    return Quadratic(hessian, tuple(Fraction(polynomial.get((i,), 0)) for i in places))


def _of_model(residual: _Polynomial, count: int, samples: int) -> Quadratic:
    """Return the sum of the squares of f − y, which has a coefficient a sample."""
    if any(len(key) > 1 and np.any(each) for key, each in residual.items()):
        raise _NotQuadraticError
    columns = [
        _whole(np.broadcast_to(residual.get(key, 0), samples).tolist())
        for key in [*((place,) for place in range(count)), ()]
    ]

    def total(i: int, j: int) -> Fraction:
        (first, by), (second, by_too) = columns[i], columns[j]
        return Fraction(2 * sum(map(mul, first, second)), by * by_too)

    hessian = tuple(tuple(total(i, j) for j in range(count)) for i in range(count))
    return Quadratic(hessian, tuple(total(i, count) for i in range(count)))


def _whole(numbers: Sequence[Any]) -> tuple[list[int], int]:
    """Return whole numbers and what they are to be divided by."""
    ratios = [each.as_integer_ratio() for each in numbers]
    shared = math.lcm(*{below for _, below in ratios})
    return [above * (shared // below) for above, below in ratios], shared


def _scaled(found: Quadratic, factor: Fraction) -> Quadratic:
    hessian = tuple(tuple(each * factor for each in row) for row in found.hessian)
    return Quadratic(hessian, tuple(each * factor for each in found.slope))


class _NotQuadraticError(Exception):
    """A formula is not written as a polynomial of degree 2 at most."""


class _Reader:
    """Reads a formula as a polynomial in the parameters, in fractions or in float64."""

    def __init__(self, *, is_exact: bool) -> None:
        self._is_exact = is_exact
        self.one = self._number(1)

    def _number(self, value: float) -> Any:
        return Fraction(repr(value)) if self._is_exact else np.float64(value)

    def column(self, numbers: Sequence[float]) -> Any:
        """Return numbers, one a sample."""
        if not self._is_exact:
            return np.array(numbers)
        return np.array([Fraction(repr(each)) for each in numbers], dtype=object)

    def read(self, tree: ast.expr, known: Mapping[str, _Polynomial]) -> _Polynomial:
        """Return what a formula is.

        Raises:
            _NotQuadraticError: it is not written as one of degree 2 at most.
            ArithmeticError: a part of it is no number; or a ValueError.
        """
        match tree:
            case ast.Constant(value=int() | float() as value):
                return {(): self._number(value)}
            case ast.Name(id="pi"):
                return {(): self._number(math.pi)}
            case ast.Name(id=name):
                return known[name]
            case ast.UnaryOp(operand=operand):
                return {key: -each for key, each in self.read(operand, known).items()}
            case ast.BinOp(left=left, op=operator, right=right):
                return self._operated(self.read(left, known), operator, self.read(right, known))
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return {(): self._computed(IN_ARRAYS[name], _free(self.read(argument, known)))}
        raise _NotQuadraticError

    def _operated(
        self, left: _Polynomial, operator: ast.operator, right: _Polynomial
    ) -> _Polynomial:
        match operator:
            case ast.Add():
                return self.sum_of(left, right)
            case ast.Sub():
                return self.sum_of(left, {key: -each for key, each in right.items()})
            case ast.Mult():
                return self._product(left, right)
            case ast.Div():
                divisor = _free(right)
                return {key: each / divisor for key, each in left.items()}
        return self._power(left, _free(right))

    def sum_of(self, left: _Polynomial, right: _Polynomial) -> _Polynomial:
        """Return the sum of two."""
        return left | {
            key: left[key] + each if key in left else each for key, each in right.items()
        }

    def _product(self, left: _Polynomial, right: _Polynomial) -> _Polynomial:
        found: _Polynomial = {}
        for (first, one), (second, other) in product(left.items(), right.items()):
            key = tuple(sorted((*first, *second)))
            if len(key) > 2:
                raise _NotQuadraticError
            found = self.sum_of(found, {key: one * other})
        return found

    def _power(self, base: _Polynomial, exponent: Any) -> _Polynomial:
        if base.keys() <= {()}:
            return {(): self._powered(_free(base), exponent)}
        if np.ndim(exponent) or exponent not in (0, 1, 2):
            raise _NotQuadraticError
        found: _Polynomial = {(): self.one}
        for _ in range(int(exponent)):
            found = self._product(found, base)
        return found

    def _powered(self, base: Any, exponent: Any) -> Any:
        is_short = np.ndim(exponent) == 0 and exponent in range(_LARGEST_POWER + 1)
        if self._is_exact and is_short:
            return base ** int(exponent)
        return self._computed(np.power, base, exponent)

    def _computed(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function of numbers is in float64."""
        found = function(*(np.asarray(each, dtype=np.float64) for each in arguments))
        if not self._is_exact:
            return found
        return self.column(found.tolist()) if np.ndim(found) else self._number(float(found))


def _free(polynomial: _Polynomial) -> Any:
    """Return what a polynomial is that has no parameter in it."""
    if polynomial.keys() - {()}:
        raise _NotQuadraticError
    return polynomial[()]
