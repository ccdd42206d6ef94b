"""Finds in a recording which mistake it looks like, by what was recorded and not by the text."""

from __future__ import annotations

from typing import Final

from gradapp.core.own_code.mistakes import (
    anew,
    astray,
    by_hand,
    carried,
    crossed,
    cut,
    gradients,
    graphs,
    identity,
    in_vain,
    late,
    losses,
    moves,
    not_finite,
    parts,
    raised,
    rates,
    signs,
)
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Timeline

__all__ = ["Finding", "findings"]

_MODULES: Final = (
    gradients, late, moves, identity, anew, cut, graphs, losses, parts, rates, by_hand, astray,
    crossed, carried, raised, not_finite, signs, in_vain,
)  # fmt: skip
"""What looks for mistakes; one more is one more entry, and a module with such an ``EVERY``."""


def findings(timeline: Timeline) -> list[Finding]:
    """Return what is not as it seems to be meant, in the order of the lines.

    What only the text tells is not found without it.
    """
    patterns = (pattern for module in _MODULES for pattern in module.EVERY)
    found: list[Finding] = [each for pattern in patterns for each in pattern(timeline)]
    return sorted(found, key=lambda each: each.index)
