"""Round numbers for axes, at any magnitude."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import numpy as np

from gradapp.core.numbers.written import power_of_ten, with_minus
from gradapp.core.trajectory import Floats
from gradapp.core.words import grouped
from gradapp.values import dataclass

_FINEST: Final = 1e-4
"""The least height of a linear scale, as a share of its values: finer ticks would not be read."""

_MOST_TICKS: Final = 40


def nice(number: float, mantissas: tuple[float, ...] = (1, 2, 5, 10)) -> float:
    """Return the least of `mantissas` times a power of ten that is not below `number` > 0."""
    power = 10.0 ** math.floor(math.log10(number))
    return next((m * power for m in mantissas if m * power >= number * (1 - 1e-9)), 10 * power)


def round_ticks(
    low: float, high: float, is_readable: Callable[[list[tuple[float, str]], float], bool]
) -> list[tuple[float, str]]:
    """Return the finest ticks at round numbers that are readable, as places and texts.

    Args:
        low: the lower end, below `high`.
        high: the upper end.
        is_readable: whether ticks at these places, so far apart, leave room for their texts.
    """
    step = nice((high - low) / _MOST_TICKS)
    while True:
        ticks = _multiples(step, low, high)
        if len(ticks) < 2 or is_readable(ticks, step):
            return ticks
        step = nice(1.5 * step)


def _multiples(step: float, low: float, high: float) -> list[tuple[float, str]]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    places = [number * step for number in range(first, last + 1)]
    return [(p, with_minus(f"{p:.{decimals}f}")) for p in places]


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From values to coordinates near 1, which a painter draws safely; and a range of them.

    Attributes:
        logarithmic: whether coordinates are logarithms.
        exponent: else they are values divided by this power of ten.
        low: the coordinate at the lower end.
        high: the coordinate at the upper end.
    """

    logarithmic: bool = False
    exponent: int = 0
    low: float = 0.0
    high: float = 1.0

    @classmethod
    def around(cls, values: Floats, logarithmic: bool) -> ValueScale:
        """Return the scale whose range has round ends and holds `values`, of which there are."""
        if logarithmic:
            low, high = np.log10((values.min(), values.max())).tolist()
            step = nice(max((high - low) / 5, 1.0))
        else:
            magnitude = float(np.abs(values).max())
            exponent = math.floor(math.log10(magnitude)) if magnitude else 0
            exponent = 0 if -3 <= exponent <= 4 else exponent
            low, high = _divided(np.array((values.min(), values.max())), exponent).tolist()
            missing = _FINEST * max(abs(low), abs(high)) - (high - low)
            if low == high:
                missing = 0.5 * abs(low) or 1.0
            if missing > 0:
                low, high = low - missing / 2, high + missing / 2
            step = nice((high - low) / 5)
        low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
        if low == high:
            high += step
        return cls(logarithmic, 0 if logarithmic else exponent, low, high)

    def coordinate(self, value: float) -> float:
        """Return where `value` is drawn: NaN where this scale can't show it."""
        if not (self.logarithmic or self.exponent):
            return value
        return float(self.coordinates(np.array([value]))[0])

    def coordinates(self, values: Floats) -> Floats:
        """Return where `values` are drawn: NaN for what this scale can't show."""
        if not self.logarithmic:
            return _divided(values, self.exponent)
        return np.log10(np.where(values > 0, values, np.nan))

    def named(self, symbol: str) -> str:
        """Return what its axis is called: ``E / 10⁻⁷`` where values are divided by that."""
        return f"{symbol} / {power_of_ten(self.exponent)}" if self.exponent else symbol

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Return at most about `most` ticks, as coordinates and texts."""
        step = nice((self.high - self.low) / max(1, most))
        if not self.logarithmic:
            return _multiples(step, self.low, self.high)
        step = max(1.0, step)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [
            (number * step, power_of_ten(round(number * step))) for number in range(first, last + 1)
        ]


def step_ticks(low: float, high: float, most: float) -> list[tuple[float, str]]:
    """Return at most about `most` ticks at whole steps, none before 0, as places and texts."""
    step = max(1, round(nice((high - low) / max(1.0, most))))
    first, last = max(0, math.ceil(low / step)), math.floor(high / step)
    places = (number * step for number in range(first, last + 1))
    return [(float(place), grouped(place)) for place in places]


def _divided(values: Floats, exponent: int) -> Floats:
    """Return `values` / 10^`exponent`, in two steps: 10^324 is not a number."""
    if not exponent:
        return values
    half = exponent // 2
    with np.errstate(over="ignore"):
        return values / 10.0**half / 10.0 ** (exponent - half)


def round_step(value: float) -> Decimal:
    """Return the largest of 1, 2 and 5 times a power of ten that is not above `value`."""
    number = Decimal(repr(value))
    decade = number.adjusted()
    leading = number.scaleb(-decade)
    return Decimal(5 if leading >= 5 else 2 if leading >= 2 else 1).scaleb(decade)
