"""Finds in a recording which mistake it looks like, by what was recorded and not by the text."""

from __future__ import annotations

from gradapp.core.own_code.mistakes import (
    anew,
    by_hand,
    carried,
    crossed,
    cut,
    gradients,
    graphs,
    identity,
    late,
    losses,
    moves,
    not_finite,
    parts,
    raised,
    rates,
)
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Timeline

__all__ = ["Finding", "findings"]


def findings(timeline: Timeline) -> list[Finding]:
    """Return what is not as it seems to be meant, in the order of the lines.

    What only the text tells is not found without it.
    """
    patterns = (
        *gradients.EVERY,
        *late.EVERY,
        *moves.EVERY,
        *identity.EVERY,
        *anew.EVERY,
        *cut.EVERY,
        *graphs.EVERY,
        *losses.EVERY,
        *parts.EVERY,
        *rates.EVERY,
        *by_hand.EVERY,
        *crossed.EVERY,
        *carried.EVERY,
        *raised.EVERY,
        *not_finite.EVERY,
    )
    found = [each for pattern in patterns for each in pattern(timeline)]
    return sorted(found, key=lambda each: each.index)
