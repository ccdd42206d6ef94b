"""The error of a problem at many places at once, for drawing: all samples, and float64."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from gradapp.core.problem.fit import Fit
from gradapp.core.trajectory import Floats

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Floats, Floats], Floats]]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
FUNCTIONS: Final[Mapping[str, Callable[[Floats], Floats]]] = {
    "relu": lambda x: np.maximum(x, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}
"""Those that NumPy does not have by this name."""

_APART: Final = 1e-6
"""How far apart places are for a difference, as a share."""


def errors(problem: Fit, places: Sequence[Floats]) -> Floats:
    """Return E at places, one array of coordinates a parameter; NaN or infinite where it is so.

    The error is that of all samples, also where a step uses a few.
    """
    if problem.error is not None:
        names = dict(zip(problem.names, places, strict=True))
        with np.errstate(all="ignore"):
            return np.broadcast_to(_value(problem.error.tree, names), np.shape(places[0]))
    mean = problem.reduction == "mean"
    with np.errstate(all="ignore"):
        squares = np.square(residuals(problem, places))
        total: Floats = squares.mean(axis=-1) if mean else squares.sum(axis=-1)
    return total


def gradients(problem: Fit, places: Sequence[Floats]) -> Floats:
    """Return the derivatives of E at places, one row a parameter, by central differences.

    They have about nine digits, which is enough for telling where E is level.
    """
    rows = []
    for number, at in enumerate(places):
        apart = _APART * np.maximum(1.0, np.abs(at))
        heights = [
            errors(problem, [*places[:number], at + side * apart, *places[number + 1 :]])
            for side in (1, -1)
        ]
        with np.errstate(all="ignore"):
            rows.append((heights[0] - heights[1]) / (2 * apart))
    return np.array(rows)


def residuals(problem: Fit, places: Sequence[Floats]) -> Floats:
    """Return f − y of a model at places; the last axis is the samples."""
    data, model = problem.data, problem.model
    assert data is not None
    assert model is not None
    names = {
        name: np.asarray(at)[..., None] for name, at in zip(problem.names, places, strict=True)
    }
    names |= {name: np.array(x) for name, x in zip(data.inputs, data.columns, strict=True)}
    y = np.array(data.y)
    shape = (*np.shape(places[0]), y.size)
    with np.errstate(all="ignore"):
        difference: Floats = np.broadcast_to(_value(model.tree, names), shape) - y
    return difference


def _value(tree: ast.expr, names: Mapping[str, Floats]) -> Floats:
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
            function = FUNCTIONS.get(name) or getattr(np, name)
            computed: Floats = function(_value(argument, names))
            return computed
    raise TypeError(f"no part of a formula: {ast.dump(tree)}")
