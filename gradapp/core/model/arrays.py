"""The error that a formula makes at many places at once, in float64."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gradapp.core.model.formula import Formula, Inputs

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
FUNCTIONS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "relu": lambda x: np.maximum(x, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}
"""Those that NumPy does not have by this name."""


def errors(
    formula: Formula,
    places: Mapping[str, Any],
    inputs: Inputs,
    y: tuple[float, ...] | None,
    *,
    is_mean: bool,
) -> NDArray[np.float64]:
    """Return the mean or the sum of (f − y)² over samples; without y the formula is E itself.

    Args:
        formula: f, or E.
        places: arrays of one shape, one a parameter.
        inputs: the inputs of the samples.
        y: what f should be.
        is_mean: whether it is the mean.
    """
    shape = np.broadcast_shapes(*map(np.shape, places.values()))
    if y is None:
        return np.broadcast_to(_value(formula.tree, places), shape)
    names = {name: np.asarray(at)[..., None] for name, at in places.items()}
    names |= {name: np.array(x) for name, x in inputs}
    values = np.broadcast_to(_value(formula.tree, names), (*shape, len(y)))
    squares = np.square(values - np.array(y))
    total: NDArray[np.float64] = squares.mean(axis=-1) if is_mean else squares.sum(axis=-1)
    return total


def _value(tree: ast.expr, names: Mapping[str, Any]) -> Any:
    """Return what a formula is, whose tree consists of nothing but what formulas have."""
    match tree:
        case ast.Constant(value=int() | float() as number):
            return np.array(float(number))
        case ast.Name(id="pi"):
            return np.array(np.pi)
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand, names)
        case ast.BinOp(left=left, op=operator, right=right):
            return _OPERATORS[type(operator)](_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return (FUNCTIONS.get(name) or getattr(np, name))(_value(argument, names))
    raise TypeError(f"no part of a formula: {ast.dump(tree)}")
