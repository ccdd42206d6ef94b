"""What the window of a sweep says about learning rates, in words."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gradapp.core.numbers.written import stated
from gradapp.core.sweep import MOST_STEPS, TOLERANCE, Ending, Outcome, Plan
from gradapp.ui.kit.theme import Theme


def _noop(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Sweep", text))


_NO_BREAK: Final = "\u00a0"

_LEGEND: Final = (
    (Ending.CONVERGED, "●", _noop("converged")),
    (Ending.STUCK, "△", _noop("stuck where rounding stops θ")),
    (Ending.UNFINISHED, "□", _noop("not within {0:,} steps")),
    (Ending.DIVERGED, "✕", _noop("diverged")),
    (Ending.RAISED, "☆", _noop("raised an error")),
)


def translated(text: str) -> str:
    """Return a text of this module in the person's language."""
    return QCoreApplication.translate("Sweep", text)


def colour_of(ending: Ending, theme: Theme) -> str:
    """Return the colour of the mark of `ending`."""
    return {
        Ending.CONVERGED: theme.error,
        Ending.STUCK: theme.muted,
        Ending.UNFINISHED: theme.gradient_text,
    }.get(ending, theme.increase)


def named(name: str, value: float, significant: int = 6) -> str:
    """Return ``α = 0.1``, or ``α ≈ 0.173`` where `value` has more digits than are written."""
    return f"{name} {stated(value, significant=significant)}"


def legend(endings: set[Ending], theme: Theme) -> str:
    """Return what the marks of `endings` and the dashes mean, as rich text."""
    entries = [
        (symbol, colour_of(ending, theme), translated(words))
        for ending, symbol, words in _LEGEND
        if ending in endings
    ]
    entries.append(("╌╌", theme.text, translated("theory")))
    return " &nbsp; ".join(
        f'<span style="color:{colour}">{symbol}</span>&nbsp;'
        + words.format(MOST_STEPS).replace(" ", "&nbsp;")
        for symbol, colour, words in entries
    )


def aim(plan: Plan) -> str:
    """Return when a run has converged."""
    if plan.threshold > TOLERANCE * plan.distance:
        distance = translated("two units in the last place of θ*")
    else:
        distance = translated("a thousandth of |θ₀ − θ*|")
    return translated("Steps until |θ − θ*| is at most {0} ({1})").format(
        distance, named("", plan.threshold, 3).strip().replace(" ", _NO_BREAK)
    )


def ending(outcome: Outcome) -> tuple[str, ...]:
    """Return what became of a learning rate, in one line or two."""
    match outcome.ending:
        case Ending.CONVERGED:
            return (translated("converged at step {0:,}").format(outcome.step),)
        case Ending.DIVERGED:
            return (translated("diverged at step {0:,}").format(outcome.step),)
        case Ending.RAISED:
            return (outcome.sentence,)
        case Ending.STUCK:
            words = translated("stuck from step {0:,} on")
        case Ending.UNFINISHED:
            words = translated("not within {0:,} steps")
    left = named("|θ − θ*|", outcome.left, 2)
    return words.format(outcome.step), f"{left} · |θ₀ − θ*|"


def theory(steps: float) -> str:
    """Return what theory says about a learning rate."""
    if math.isinf(steps):
        return translated("theory: never")
    return translated("theory: step {0:,}").format(int(steps))
