"""Parameters that a learning rate of 0 keeps where they are, though there are gradients."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Timeline, is_gradient
from gradapp.core.own_code.mistakes.updates import Update, update_in
from gradapp.core.own_code.states import Optimizer, Plain, State, in_sight
from gradapp.core.words import N_

_NEEDED: Final = 3
"""In so many steps it is no accident, nor the beginning of a warm-up."""
_ADVICE: Final = N_(
    "Findings", "Choose a learning rate above 0. In Python, 1 // 10 is 0, and 1 / 10 is 0.1."
)


def rate_of_optimizer(timeline: Timeline) -> Iterator[Finding]:
    """Yield ``step()`` that moves nothing, as the learning rate of all optimizers is 0 all along.

    Only that of the first group of parameters is told; so all that is held must have stayed, too.
    """
    told = [
        (name, each)
        for line in timeline.lines
        for _, top, state in line.news
        for name, each in in_sight(top, state)
        if isinstance(each, Optimizer)
    ]
    if not told or not all(_is_without(each) for _, each in told):
        return
    calls = [each for each in timeline.calls(Call.STEP) if each.used]
    held = frozenset().union(*(each.tensors for each in calls))
    known = {frozenset(each.holds) for _, each in told}
    is_known = held <= timeline.tensors.keys() and all(each.tensors in known for each in calls)
    if (
        len(calls) < _NEEDED
        or not timeline.is_over
        or not is_known
        or held & timeline.changes.keys()
    ):
        return
    first = calls[0]
    words = N_(
        "Findings",
        "step() in line {line} has moved nothing, {count} times, although there were gradients: "
        "the learning rate of {optimizer} is 0.",
    ).filled(line=str(first.line), count=len(calls), optimizer=told[0][0])
    yield Finding(first.line, first.index, words, "", _ADVICE)


def _is_without(optimizer: Optimizer) -> bool:
    """Return whether the learning rate is 0, and a scheduler leads it to nothing else."""
    rates = [optimizer.settings.get(name) for name in ("lr", "initial_lr")]
    return _is_zero(rates[0]) and (rates[1] is None or _is_zero(rates[1]))


def _is_zero(state: State | None) -> bool:
    return isinstance(state, Plain) and state.value == 0


def rate_by_hand(timeline: Timeline) -> Iterator[Finding]:
    """Yield where a parameter stays, since it goes by its gradient times a name that means 0.

    One of several rates may be 0 on purpose; nothing may go by another one.
    """
    updates = list(filter(None, map(update_in, timeline.nodes)))
    if not updates or not timeline.is_over or timeline.calls(Call.STEP):
        return
    factors = [_rate(timeline, each) for each in updates]
    if not all(factors) or timeline.calls(Change.MOVED):
        return
    for update, (rate, of) in zip(updates, filter(None, factors), strict=True):
        runs = timeline.runs.get(update.line, [])
        known = [(at, timeline.meant(at, update.target), timeline.meant(at, of)) for at in runs]
        sloped = [
            (at, number)
            for at, number, other in known
            if number == other and _has_slope(timeline, number, at)
        ]
        if (
            len(sloped) >= _NEEDED
            and not {number for _, number in sloped} & timeline.changes.keys()
        ):
            at, number = sloped[0]
            words = N_(
                "Findings",
                "Line {line} moves {name} by {rate} times its gradient, and {rate} is 0: {name} "
                "has not moved, {count} times.",
            ).filled(
                line=str(update.line),
                name=timeline.called(number, at),
                rate=rate,
                count=sum(each == number for _, each in sloped),
            )
            yield Finding(update.line, at, words, "", _ADVICE)
            return


def _rate(timeline: Timeline, update: Update) -> tuple[str, str] | None:
    """Return the name that a gradient is multiplied by, if it always means 0, and whose it is."""
    for rate, gradient in (update.factors, update.factors[::-1]):
        match rate, gradient:
            case ast.Name(id=name), ast.Attribute(value=owner, attr="grad"):
                held = [each for line in timeline.lines for _, n, each in line.news if n == name]
                return (name, ast.unparse(owner)) if held and all(map(_is_zero, held)) else None
    return None


def _has_slope(timeline: Timeline, number: int, at: int) -> bool:
    """Return whether a parameter has a gradient other than 0 behind a line that moves it."""
    lines = (timeline.lines[index] for index in range(at, -1, -1))
    told = (tensor for line in lines for _, tensor in line.tensors if tensor.number == number)
    tensor = next(told, None)
    return tensor is not None and timeline.is_parameter(number) and is_gradient(tensor)


EVERY = (rate_of_optimizer, rate_by_hand)
