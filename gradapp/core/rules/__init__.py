"""How a gradient becomes an update. A rule declares its equations, its state and its theory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gradapp.core.words import N_, Value


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, which a program for it writes out.

    Attributes:
        id: its word in files.
        name: what a sentence calls it.
        equations: what it computes, in symbols, a left and a right side each; the last one is θ's.
        state: what it keeps from step to step, beside θ.
        options: its own numbers, by the names under which a program is given them.
        has_theory: whether it is known beforehand what a learning rate does.
    """

    id: str
    name: Value
    equations: tuple[tuple[str, str], ...]
    state: tuple[str, ...] = ()
    options: tuple[tuple[str, float], ...] = ()
    has_theory: bool = False


PLAIN: Final = Rule(
    "plain",
    N_("Rules", "plain gradient descent"),
    (("θ", "← θ − α dE/dθ"),),
    has_theory=True,
)
"""The notebook's: a step multiplies the distance to the minimum by one factor (see `theory`)."""
