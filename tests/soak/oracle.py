"""What a run must be, computed without the application: plain loops, exact fractions, bits.

A product or a sum of two float32 numbers, rounded to float64 and then to float32, is the rounded
exact one: 53 bits are more than twice 24 and two. Only the fused multiply-add of three numbers
needs fractions.
"""

from __future__ import annotations

import itertools
import math
import struct
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Final

import numpy as np

from tests import forked

Rounding = Callable[[float], float]
StepMade = tuple[float, float, float]
"""E, dE/dθ and the new θ."""

BY_SGD: Final = (
    "optimizer",
    "mseloss",
    "no_zero_grad",
    "early_step",
    "broadcast",
    "other_tensor",
    "early_scheduler",
    "halving",
    "kept_graphs",
    "half_batches",
)
"""Code that uses torch.optim.SGD, which refuses a negative learning rate."""

NO_STEP: Final = (
    "recorded_update",
    "new_theta",
    "detached",
    "integer",
    "cleared_gradient",
    "backward_twice",
    "no_leaf",
    "vector",
)
"""Code of the Lab that raises an exception, or loses its gradient, in the first step."""

GATHERS: Final = ("no_zero_grad", "other_tensor")
"""Code of the Lab that adds each gradient to those before."""

STAYS: Final = ("early_step", "other_tensor")
"""Code of the Lab that leaves θ as it is."""

REMEMBERS: Final = ("no_zero_grad", "other_tensor", "early_scheduler", "halving", "kept_graphs")
"""Code of the Lab that may go on where θ has only stopped for a moment."""

TURNS: Final = {"kept_graphs": 1000}
"""How many turns the loop of code that ends by itself has."""


def float64(number: float) -> float:
    """Return a number as it is: Python's are float64."""
    return number


def float32(number: float) -> float:
    """Return the float32 number that is nearest."""
    try:
        (rounded,) = struct.unpack("<f", struct.pack("<f", number))
    except OverflowError:
        return math.copysign(math.inf, number)
    return float(rounded)


ROUNDINGS: Final[dict[str, Rounding]] = {"float32": float32, "float64": float64}
_SIGNIFICANT: Final = {"float32": (24, -149), "float64": (53, -1074)}
_LARGEST: Final = {"float32": 2.0**128 - 2.0**104, "float64": math.ldexp(2 - 2.0**-52, 1023)}


def nearest(exact: Fraction, precision: str) -> float:
    """Return the number of a format that is nearest to a fraction, ties to the even one."""
    if exact == 0:
        return 0.0
    bits, least = _SIGNIFICANT[precision]
    magnitude = abs(exact)
    exponent = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
    if Fraction(2) ** exponent > magnitude:
        exponent -= 1
    ulp = Fraction(2) ** max(exponent - bits + 1, least)
    rounded = round(magnitude / ulp) * ulp  # Python rounds ties of fractions to the even one
    if rounded > Fraction(_LARGEST[precision]):
        return math.copysign(math.inf, exact)
    return math.copysign(float(rounded), exact)


def ulps(one: float, other: float, precision: str) -> int | None:
    """Return how many numbers of a format one has to go from one number to the other."""
    if math.isnan(one) or math.isnan(other):
        return 0 if math.isnan(one) and math.isnan(other) else None
    form, whole = ("<f", "<i") if precision == "float32" else ("<d", "<q")

    def place(number: float) -> int:
        (bits,) = struct.unpack(whole, struct.pack(form, ROUNDINGS[precision](abs(number))))
        return -int(bits) if number < 0 else int(bits)

    return abs(place(one) - place(other))


_FUSES: Final = """
import torch
found = torch.tensor([-3.0], dtype=torch.float64)
found.add_(torch.tensor([-10.0], dtype=torch.float64), alpha=-0.2)
print(found.item() != -3.0 - 0.2 * -10.0)
"""


@cache
def fuses() -> bool:
    """Say whether PyTorch on this machine multiplies and adds with one rounding.

    That is asked in a process of its own. Here the application's worker may be about to make its
    first tensor: two threads that do so at once can wait for each other for ever.
    """
    asked = forked.python("-c", _FUSES)
    assert asked.returncode == 0, asked.stderr
    return asked.stdout == "True\n"


def precision_of(method: str, precision: str) -> str:
    """Return what a way computes in: bare Python knows only float64."""
    return "float64" if method in ("python", "wrong_factor") else precision


def steps(method: str, numbers: tuple[float, ...], precision: str) -> Iterator[StepMade]:
    """Make the steps of a way, whatever they come to, by plain arithmetic.

    Args:
        method: one of the four or of the Lab; one that makes no step makes none here.
        numbers: θ₀, x, y and α.
        precision: the one of the problem.
    """
    if method in NO_STEP or (method in BY_SGD and numbers[3] < 0):
        return
    precision = precision_of(method, precision)
    if method == "broadcast":
        yield from _broadcast(numbers, precision)
        return
    r = ROUNDINGS[precision]
    θ, x, y, α = map(r, numbers)
    fused = method in BY_SGD and fuses()
    gathered: float | None = None
    rate = numbers[3]
    for _ in range(TURNS[method]) if method in TURNS else itertools.count():
        residual = r(r(θ * x) - y)
        E = r(residual * residual)
        slope = r(x * residual) if method == "wrong_factor" else r(r(2 * residual) * x)
        if method in GATHERS:
            gathered = slope = slope if gathered is None else r(gathered + slope)
        if method == "half_batches":
            slope = r(slope + slope)
        if method == "early_scheduler":
            rate *= 0.5
            α = r(rate)
        if method not in STAYS:
            finite = math.isfinite(θ) and math.isfinite(slope)
            if fused and finite:
                exact = Fraction(θ) - Fraction(α) * Fraction(slope)
                # A fraction has no sign of zero; where it is 0, the plain operation is exact.
                θ = nearest(exact, precision) if exact else θ - α * slope
            else:
                θ = r(θ - r(α * slope))
        if method == "halving":
            rate *= 0.5
            α = r(rate)
        yield E, slope, θ


def _broadcast(numbers: tuple[float, ...], precision: str) -> Iterator[StepMade]:
    """Compare each of two predictions with each of two outputs, by PyTorch itself."""
    import torch

    dtype: Any = getattr(torch, precision)
    start, x_, y_, α = numbers
    x = torch.tensor([[x_], [-x_]], dtype=dtype)
    y = torch.tensor([[y_, -y_], [y_, -y_]], dtype=dtype)
    θ = torch.tensor([start], dtype=dtype, requires_grad=True)
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loss = torch.nn.functional.mse_loss((θ * x).expand(2, 2), y)
        (slope,) = torch.autograd.grad(loss, θ)
        with torch.no_grad():
            θ.add_(slope, alpha=-α)
        yield loss.item(), slope.item(), θ.item()


@dataclass(frozen=True)
class End:
    """How a run ends: in which step, and in which way."""

    way: str
    step: int


class Run:
    """The steps of a run, made when they are asked for, and its end."""

    def __init__(self, method: str, numbers: tuple[float, ...], precision: str, limit: int) -> None:
        numbers = tuple(map(float, numbers))
        self.precision = precision_of(method, precision)
        self.end: End | None = None
        self._limit = limit
        self._method = method
        self._round = ROUNDINGS[self.precision]
        self._x = self._round(numbers[1])
        self._theta = self._round(numbers[0])
        self._steps = steps(method, numbers, precision)
        self._slope = 0.0
        self._made: list[tuple[float, ...]] = []
        self._block = np.empty((0, 5))

    def columns(self, length: int) -> np.ndarray:
        """Return θ, f(x), E, dE/dθ and new θ of so many steps, or of all that there are.

        One step more is tried, so that an end after them is known.
        """
        while len(self._made) <= length and self.end is None:
            self._make()
        if len(self._block) < min(length, len(self._made)):
            self._block = np.array(self._made)
        return self._block[:length].T

    def step(self, number: int) -> tuple[float, ...]:
        """Return the numbers of one step, from 1."""
        self.columns(number)
        return self._made[number - 1]

    def _make(self) -> None:
        number = len(self._made) + 1
        if number > self._limit:
            self.end = End("limit", self._limit)
            return
        made = next(self._steps, None)
        if made is None:
            self.end = End("ended" if self._method in TURNS and self._made else "raised", number)
            return
        error, slope, theta = made
        if not all(map(math.isfinite, made)):
            self.end = End("diverged", number)
            return
        still = theta == self._theta
        if self._method in REMEMBERS:
            still = still and slope == self._slope
        fx = self._round(self._theta * self._x)
        self._made.append((self._theta, fx, error, slope, theta))
        self._theta, self._slope = theta, slope
        if still:
            self.end = End("fixed point", number)


@cache
def _run(method: str, words: str, precision: str, limit: int) -> Run:
    return Run(method, tuple(float(word) for word in words.split()), precision, limit)


def run(method: str, numbers: tuple[float, ...], precision: str, limit: int) -> Run:
    """Return the same run again when it is asked for again; −0 is another number than 0."""
    return _run(method, " ".join(map(repr, numbers)), precision, limit)
