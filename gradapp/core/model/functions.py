"""The functions of formulas and of rules' lines: what is said of one is said of each of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, Generic, TypeVar

from gradapp.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OfEach(Generic[T]):
    """Something of each function. One more is a field more, which then no table can do without.

    Attributes:
        sign: the slope of `abs`, which formulas don't call themselves.
        step: that of `relu`: 1 where its argument is above 0.
        max: the larger one of two.
        min: the smaller one.
    """

    sin: T
    cos: T
    tan: T
    exp: T
    log: T
    sqrt: T
    tanh: T
    abs: T
    relu: T
    sigmoid: T
    sign: T
    step: T
    max: T
    min: T

    def __getitem__(self, name: str) -> T:
        """Return what is said of one."""
        of: T = getattr(self, name)
        return of


Calls = OfEach[Callable[..., Any]]
"""What each call means, in some arithmetic."""
NAMES: Final = tuple(each.name for each in fields(OfEach))
IN_LIBRARIES: Final = ("sin", "cos", "tan", "exp", "log", "sqrt", "tanh")
"""Those that every library has, under these names."""
ARGUMENTS: Final = {name: 2 if name in ("max", "min") else 1 for name in NAMES}
"""How many each takes."""

Slope = Callable[[Any, Any, Calls], Any]
SLOPES: Final = OfEach[Slope | None](
    sin=lambda z, _, calls: calls.cos(z),
    cos=lambda z, _, calls: -calls.sin(z),
    tan=lambda _, u, __: 1 + u**2,
    exp=lambda _, u, __: u,
    log=lambda z, _, __: 1 / z,
    sqrt=lambda _, u, __: 1 / (2 * u),
    tanh=lambda _, u, __: 1 - u**2,
    abs=lambda z, _, calls: calls.sign(z),
    relu=lambda z, _, calls: calls.step(z),
    sigmoid=lambda _, u, __: u * (1 - u),
    sign=None,
    step=None,
    max=None,
    min=None,
)
"""The derivative of each by its argument z, from that and the result u; a formula calls these."""
FUNCTIONS: Final = tuple(name for name in NAMES if SLOPES[name] is not None)
"""What a formula can call."""
IN_LINES: Final = tuple(name for name in NAMES if name != "step")
"""What a rule's line can call: all that bare Python and tensors have."""


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))


IN_FLOATS: Final = Calls(
    **{name: getattr(math, name) for name in IN_LIBRARIES},
    abs=abs,
    relu=lambda z: max(z, 0.0),
    sigmoid=_sigmoid,
    sign=lambda z: float((z > 0) - (z < 0)),
    step=lambda z: 1.0 if z > 0 else 0.0,
    max=max,
    min=min,
)
"""What they mean for Python's numbers."""
