"""What the window of a sweep says about learning rates, in words."""

from __future__ import annotations

import math
from typing import Final

from gradapp.core.numbers.text import Relation, Text, filled, stated, unbroken
from gradapp.core.numbers.written import NO_BREAK, Number
from gradapp.core.sweep import Ending, Outcome
from gradapp.core.sweep.plans import TOLERANCE, Plan
from gradapp.core.words import N_, grouped
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said, translate

_NOT_WITHIN: Final = N_("Sweep", "not within %Ln step(s)", "", 0)
_LEGEND: Final = (
    (Ending.CONVERGED, "●", N_("Sweep", "converged")),
    (Ending.STUCK, "△", N_("Sweep", "stuck where rounding stops it")),
    (Ending.UNFINISHED, "□", _NOT_WITHIN),
    (Ending.DIVERGED, "✕", N_("Sweep", "diverged")),
    (Ending.RAISED, "☆", N_("Sweep", "raised an error")),
)


def colour_of(ending: Ending, theme: Theme) -> str:
    """Return the colour of the mark of `ending`."""
    return {
        Ending.CONVERGED: theme.error,
        Ending.STUCK: theme.muted,
        Ending.UNFINISHED: theme.gradient_text,
    }.get(ending, theme.increase)


def named(name: str, value: float, significant: int = 6) -> Text:
    """Return ``α = 0.1``, or ``α ≈ 0.173`` where `value` has more digits than are written."""
    return Text(f"{name} ", stated(value, significant=significant))


def legend(endings: set[Ending], plan: Plan, theme: Theme) -> str:
    """Return what the marks of `endings` and the dashes mean, as rich text."""
    entries = [
        (
            symbol,
            colour_of(ending, theme),
            said(words.counted(plan.most_steps) if words is _NOT_WITHIN else words),
        )
        for ending, symbol, words in _LEGEND
        if ending in endings
    ]
    if plan.motion is not None:
        entries.append(("╌╌", theme.text, translate("Sweep", "theory")))
    return " &nbsp; ".join(
        f'<span style="color:{colour}">{symbol}</span>&nbsp;' + unbroken(words)
        for symbol, colour, words in entries
    )


def aim(plan: Plan) -> str:
    """Return when a run has converged."""
    target = plan.target
    threshold = Text(Relation.CLOSE, NO_BREAK, Number(target.threshold, significant=3))
    if not target.minimum:
        words = translate(
            "Sweep",
            "Steps until the gradient of E is, for {1} steps, at most a thousandth as long as at "
            "the start ({0}), and E is no larger than there",
        )
        return words.format(threshold, target.stays)
    is_near = target.threshold > TOLERANCE * target.first
    if target.name != "θ" or target.stays > 1:
        words = translate(
            "Sweep",
            "Steps until {0} is, for {1} steps, no farther from the minimum than a thousandth of "
            "the distance at the start ({2})",
        )
        if is_near:
            words = translate(
                "Sweep",
                "Steps until {0} is, for {1} steps, no farther from the minimum than two units in "
                "the last place ({2})",
            )
        return words.format(target.name, target.stays, threshold)
    words = translate("Sweep", "Steps until |θ − θ*| is at most a thousandth of |θ₀ − θ*| ({0})")
    if is_near:
        words = translate(
            "Sweep", "Steps until |θ − θ*| is at most two units in the last place of θ* ({0})"
        )
    return words.format(threshold)


def ending(outcome: Outcome, plan: Plan) -> tuple[Text | str, ...]:
    """Return what became of a learning rate, in one line or two."""
    step = grouped(outcome.step)
    match outcome.ending:
        case Ending.CONVERGED:
            return (translate("Sweep", "converged at step {0}").format(step),)
        case Ending.DIVERGED:
            return (translate("Sweep", "diverged at step {0}").format(step),)
        case Ending.RAISED:
            return (said(outcome.sentence or ""),)
        case Ending.STUCK:
            words = translate("Sweep", "stuck from step {0} on").format(step)
        case Ending.UNFINISHED:
            words = said(_NOT_WITHIN.counted(outcome.step))
    if plan.target.minimum and plan.target.name == "θ":
        return words, Text(named("|θ − θ*|", outcome.left, 2), " · |θ₀ − θ*|")
    left = stated(outcome.left, significant=2)
    if plan.target.minimum:
        return words, filled(translate("Sweep", "distance {0} of the initial one"), left)
    return words, filled(translate("Sweep", "gradient {0} of the initial one"), left)


def theory(steps: float) -> str:
    """Return what theory says about a learning rate."""
    if math.isinf(steps):
        return translate("Sweep", "theory: never")
    return translate("Sweep", "theory: step {0}").format(grouped(int(steps)))
