"""The plane in words, made from the values that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.numbers.text import Text, joined, stated
from gradapp.core.numbers.written import Number, in_digits
from gradapp.core.problem import AnyProblem
from gradapp.core.program.roles import Role
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues
from gradapp.core.words import grouped, listed
from gradapp.ui.kit.words import said, translate
from gradapp.ui.plane.projection import Projection
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.words import beside_words, over_words, so_far_words

_DIGITS: Final = 6
_HELD_DIGITS: Final = 3


def plane_words(
    seen: Projection, beside: Sequence[Overlay[Run]], done: frozenset[Role] | None = None
) -> str:
    """Return the step on the error, where that is least, and who is beside it.

    Args:
        seen: what is drawn.
        beside: the runs that are drawn beside it.
        done: what lines of these roles have computed of the step is told; None for all.
    """
    run, values = seen.run, seen.values
    step = 0 if values is None else values.step
    sentences = [over_words(seen.names)]
    if others := held(seen, _DIGITS):
        words = translate("PlanePlot", "The error over {0}, at {1}.")
        sentences = [words.format(said(listed(seen.names)), joined(", ", others))]
    if values is None:
        sentences.append(_start(seen.problem))
    elif done is None or Role.UPDATE in done:
        sentences.append(_step(run, values))
    else:
        sentences.append(so_far_words(values, run.precision, done))
        step -= 1
    if seen.least is not None:
        at = _place(seen.problem, seen.least)
        sentences.append(translate("PlanePlot", "The minimum is at {0}.").format(at))
    return " ".join([*sentences, *beside_words(beside, step)])


def held(seen: Projection, digits: int = _HELD_DIGITS) -> tuple[Text, ...]:
    """Return where the parameters are over which the error is not drawn: as before the step."""
    return tuple(
        Text(f"{name} ", stated(at, seen.run.precision, digits))
        for name, at in zip(seen.problem.names, seen.places(Holds.BEFORE), strict=True)
        if name not in seen.names
    )


def minimum_name(seen: Projection) -> str:
    """Return what stands beside the minimum; nothing where the drawn plane goes through it.

    Elsewhere the lines of equal error are not around it: they are where others are held.
    """
    if seen.minimum is None or seen.least is None:
        return ""
    places = zip(seen.problem.names, seen.least, seen.places(Holds.BEFORE), strict=True)
    others = [place for place in places if place[0] not in seen.names]
    if all(
        in_digits(least, _HELD_DIGITS) == in_digits(at, _HELD_DIGITS) for _, least, at in others
    ):
        return ""
    at = joined(
        ", ",
        (Text(f"{name} ", stated(least, significant=_HELD_DIGITS)) for name, least, _ in others),
    )
    return translate("PlanePlot", "minimum, at {0}").format(at)


def _start(problem: AnyProblem) -> str:
    at = _place(problem, problem.start)
    return translate("PlanePlot", "The run starts at {0}.").format(at)


def _place(problem: AnyProblem, place: Sequence[float]) -> Text:
    named = zip(problem.names, place, strict=True)
    return joined(", ", (Text(f"{name} ", stated(at, significant=_DIGITS)) for name, at in named))


def _step(run: Run, values: StepValues) -> str:
    def number(value: float) -> Number:
        return Number(value, run.precision, _DIGITS)

    ends = map(values.that_hold, (Holds.BEFORE, Holds.AFTER))
    moves = (
        Text(f"{name} ", number(before), " → ", number(after))
        for name, before, after in zip(run.problem.names, *ends, strict=True)
    )
    error = stated(values.error, run.precision, _DIGITS)
    words = translate("PlanePlot", "Step {0}: {1}; E before it {2}.")
    return words.format(grouped(values.step), joined(", ", moves), error)
