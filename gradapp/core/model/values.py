"""Works out trees of formulas and of rules' lines in any arithmetic: arrays, fractions, bounds."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from gradapp.core.model.functions import IN_LIBRARIES, Calls


def _power(base: Any, exponent: Any) -> Any:
    """Return a power; of Python's numbers, too, a real one.

    Raises:
        ValueError: there is none.
    """
    raised = base**exponent
    if isinstance(raised, complex):
        raise ValueError(f"{base!r}**{exponent!r}")
    return raised


_OPERATORS: Final[dict[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: _power,
}

IN_ARRAYS: Final = Calls(
    **{name: getattr(np, name) for name in IN_LIBRARIES},
    abs=np.abs,
    relu=lambda z: np.maximum(z, 0),
    sigmoid=lambda z: 1 / (1 + np.exp(-z)),
    sign=np.sign,
    step=lambda z: np.greater(z, 0).astype(np.float32),  # 0 and 1 are the same in all formats
    max=np.maximum,
    min=np.minimum,
)
"""What calls mean for arrays."""


def value_of(
    tree: ast.expr,
    names: Mapping[str, Any],
    calls: Calls,
    *,
    number: Callable[[Any], Any] = lambda value: value,
) -> Any:
    """Return what a tree is.

    Args:
        tree: operators, calls, numbers and names.
        names: what each name is, `pi` among them.
        calls: what is done by each call.
        number: what each number that is written in it is.
    """

    def of(part: ast.expr) -> Any:
        return value_of(part, names, calls, number=number)

    match tree:
        case ast.Constant(value=value):
            return number(value)
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -of(inner)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return calls[name](*map(of, arguments))
    assert isinstance(tree, ast.BinOp), ast.dump(tree)
    return _OPERATORS[type(tree.op)](of(tree.left), of(tree.right))
