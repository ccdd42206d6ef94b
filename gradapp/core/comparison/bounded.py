"""Running error analysis: numbers that carry how far rounding can have taken them.

The model is that of Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM 2002,
sections 2.2 and 3.3: what is computed for a op b is (a op b)(1 + δ) + η with |δ| ≤ u, and what a
and b are wrong by already goes through the operation. Here δ may be 2u, which leaves room for a
number of float64 that meets a tensor of float32, for a fused multiply-add, and for products and
quotients that are taken in another order. A sum of n numbers, in any order, is wrong by at most
(n − 1)u times the sum of their sizes (his 4.2).

Functions are taken to be right to 8 ulp. C's library is documented to be within 2 for those used
here, the vector code that PyTorch has within 4; a test measures both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

import numpy as np

from gradapp.core.comparison.proved import Proofs, Proved
from gradapp.core.model.functions import Calls
from gradapp.core.numbers.precision import Precision
from gradapp.core.trajectory import Floats
from gradapp.values import dataclass

_NORMAL: Final = {each.unit: each.smallest_normal for each in Precision}
_LARGEST: Final = {each.unit: float(np.finfo(each.value).max) for each in Precision}
_OF_FUNCTION: Final = 16.0
"""8 ulp, in units of rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Bounded:
    """Numbers, and how far at most the exact ones, or those of right code, are from them.

    Attributes:
        value: the numbers, computed in float64.
        error: the bounds; infinite where there is none.
        unit: the unit of rounding of the format that is computed in.
    """

    value: Floats
    error: Floats
    unit: float

    __array_ufunc__: ClassVar[None] = None  # an array before an operator leaves it to this class

    @classmethod
    def exact(cls, value: Any, precision: Precision) -> Bounded:
        """Return numbers that a program has exactly so."""
        numbers = np.asarray(value, np.float64)
        return cls(numbers, np.zeros_like(numbers), precision.unit)

    def __neg__(self) -> Bounded:
        return Bounded(-self.value, self.error, self.unit)

    def __add__(self, other: Any) -> Bounded:
        a, b, unit = _pair(self, other)
        return _made(a.value + b.value, a.error + b.error, unit)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Bounded:
        a, b, unit = _pair(self, other)
        return _made(a.value - b.value, a.error + b.error, unit)

    def __mul__(self, other: Any) -> Bounded:
        a, b, unit = _pair(self, other)
        carried = np.abs(a.value) * b.error + np.abs(b.value) * a.error + a.error * b.error
        return _made(a.value * b.value, carried, unit)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Bounded:
        a, b, unit = _pair(self, other)
        value, least = a.value / b.value, np.abs(b.value) - b.error
        carried = (a.error + np.abs(value) * b.error) / least
        return _made(value, np.where(least > 0, carried, np.inf), unit)

    def __pow__(self, other: Any) -> Bounded:
        if isinstance(other, int):
            return self._to_whole(other)
        a, b, unit = _pair(self, other)
        # a^b = e^(b ln a): what ln a and b are wrong by makes a factor.
        log = np.log(a.value)
        of_log = np.where(a.value > a.error, a.error / (a.value - a.error), np.inf)
        wrong = np.abs(b.value) * of_log + np.abs(log) * b.error + of_log * b.error
        value = a.value**b.value
        carried = np.where((a.value == 0) & (a.error == 0), 0, np.abs(value) * np.expm1(wrong))
        return _made(value, carried, unit, _OF_FUNCTION)

    def _to_whole(self, exponent: int) -> Bounded:
        power, most = abs(exponent), np.abs(self.value) + self.error
        carried = power * most ** max(power - 1, 0) * self.error
        raised = _made(self.value**power, carried, self.unit, _OF_FUNCTION + power)
        return _bounded(1, self.unit).__truediv__(raised) if exponent < 0 else raised

    def __rsub__(self, other: Any) -> Bounded:
        return _bounded(other, self.unit).__sub__(self)

    def __rtruediv__(self, other: Any) -> Bounded:
        return _bounded(other, self.unit).__truediv__(self)

    def __rpow__(self, other: Any) -> Bounded:
        return _bounded(other, self.unit).__pow__(self)

    def sum(self, is_there: Any, uses: int = 1) -> Bounded:
        """Return the sums along the rows, in whatever order they are taken.

        Args:
            is_there: 1 for what belongs to a sum, 0 for what does not.
            uses: of how many such sums this is one that are added in the end.
        """
        value, error = np.broadcast_arrays(self.value * is_there, self.error)
        error = np.where(is_there, error, 0.0)
        count = value.shape[-1] + uses + 2
        sizes = (np.abs(value) + error).sum(-1, keepdims=True)
        carried = error.sum(-1, keepdims=True) + 2 * count * self.unit * sizes
        return _made(value.sum(-1, keepdims=True), carried, self.unit)

    def either(self, other: Bounded) -> Bounded:
        """Return bounds of what is computed in this way or in the other."""
        error = np.maximum(self.error, np.abs(self.value - other.value) + other.error)
        return Bounded(self.value, error, max(self.unit, other.unit))

    def allows(self, made: Floats) -> Proofs:
        """Return whether right code can have made these numbers; unknown where there is no bound.

        Both `value` and what is held against it may be wrong by the bound.
        """
        known = np.isfinite(self.error) & np.isfinite(self.value)
        is_near = np.abs(made - self.value) <= 2 * self.error
        found = np.where(known, np.where(is_near, Proved.YES, Proved.NO), Proved.UNKNOWN)
        return found.astype(np.int8)


def _bounded(other: Any, unit: float) -> Bounded:
    """Return a number that stands in code as what it is in a format."""
    if isinstance(other, Bounded):
        return other
    numbers = np.asarray(other, np.float64)
    is_whole = isinstance(other, int)
    return Bounded(numbers, numbers * 0 if is_whole else unit * np.abs(numbers), unit)


def _pair(one: Bounded, other: Any) -> tuple[Bounded, Bounded, float]:
    """Return two numbers as they meet in the coarser one of their formats."""
    second = _bounded(other, one.unit)
    unit = max(one.unit, second.unit)
    a, b = (
        each
        if each.unit == unit
        # which is rounded to it
        else Bounded(each.value, each.error + unit * np.abs(each.value), unit)
        for each in (one, second)
    )
    return a, b, unit


def _made(value: Floats, carried: Floats, unit: float, units: float = 2.0) -> Bounded:
    size = np.abs(value)
    error = carried + units * unit * size + _NORMAL[unit]
    return Bounded(value, np.where(size + error < _LARGEST[unit], error, np.inf), unit)


def _function(
    compute: Callable[[Floats], Floats], carry: Callable[[Floats, Floats, Floats], Any]
) -> Callable[[Any], Bounded]:
    """Return a function of bounded numbers.

    Args:
        compute: the function.
        carry: how far it moves at most, for its argument, that one's bound, and its value.
    """

    def call(argument: Any) -> Bounded:
        of = _bounded(argument, Precision.FLOAT64.unit)
        value = compute(of.value)
        return _made(value, carry(of.value, of.error, value), of.unit, _OF_FUNCTION)

    return call


def _sigmoid(z: Floats) -> Floats:
    small = np.exp(-np.abs(z))
    value: Floats = np.where(z > 0, 1, small) / (1 + small)
    return value


def _of_log(z: Floats, e: Floats, _: Floats) -> Floats:
    return np.where(z > e, e / (z - e), np.inf)


def _of_sqrt(z: Floats, e: Floats, root: Floats) -> Floats:
    return np.where(z > e, e / (root + np.sqrt(np.maximum(z - e, 0))), np.sqrt(np.abs(z) + e))


def _of_tan(_: Floats, e: Floats, value: Floats) -> Floats:
    most: Floats = e * (1 + (2 * np.abs(value) + 1) ** 2)
    return np.where(most < 0.25, most, np.inf)


def _of_tanh(_: Floats, e: Floats, value: Floats) -> Floats:
    least: Floats = np.maximum(np.abs(value) - e, 0)
    return e * (1 - least * least)


def _is_unsure(z: Floats, e: Floats) -> Any:
    return (np.abs(z) < e) | ((np.abs(z) == e) & (e > 0))


def _one_of(compute: Callable[[Floats, Floats], Floats]) -> Callable[[Any, Any], Bounded]:
    """Return a function that gives one of its two arguments."""

    def call(one: Any, other: Any) -> Bounded:
        unit = other.unit if isinstance(other, Bounded) else Precision.FLOAT64.unit
        a, b, unit = _pair(_bounded(one, unit), other)
        return Bounded(compute(a.value, b.value), np.maximum(a.error, b.error), unit)

    return call


def _kink(compute: Callable[[Floats], Floats], jump: float) -> Callable[[Any], Bounded]:
    """Return a function that jumps at 0, by so much."""
    return _function(compute, lambda z, e, _: np.where(_is_unsure(z, e), jump, 0.0))


IN_BOUNDS: Final = Calls(
    sin=_function(np.sin, lambda _, e, __: np.minimum(e, 2)),
    cos=_function(np.cos, lambda _, e, __: np.minimum(e, 2)),
    tan=_function(np.tan, _of_tan),
    exp=_function(np.exp, lambda _, e, value: value * np.expm1(e)),
    log=_function(np.log, _of_log),
    sqrt=_function(np.sqrt, _of_sqrt),
    tanh=_function(np.tanh, _of_tanh),
    abs=_function(np.abs, lambda _, e, __: e),
    relu=_function(lambda z: np.maximum(z, 0), lambda _, e, __: e),
    sigmoid=_function(_sigmoid, lambda _, e, s: np.minimum(s, 1 - s) * np.expm1(e)),
    sign=_kink(np.sign, 2.0),
    step=_kink(lambda z: (z > 0).astype(float), 1.0),
    max=_one_of(np.maximum),
    min=_one_of(np.minimum),
)
"""What calls mean for bounded numbers."""
