"""A parameter that is moved by the gradient of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import Final

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.moves import read_gradients
from gradapp.core.own_code.mistakes.timeline import Change, Timeline
from gradapp.core.own_code.states import Numbers, read
from gradapp.core.own_code.story import Step
from gradapp.core.words import N_
from gradapp.values import dataclass

_NEEDED: Final = 3
"""In so many steps one after the other it is no accident."""
_LOOKED_AT: Final = 10
_CLOSE: Final = 1e-3
_FAR: Final = 1e-2
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class _Move:
    """How far a parameter was moved in a step, from where, and what its gradient was."""

    way: list[float]
    start: list[float]
    gradient: list[float]


def by_another(timeline: Timeline) -> Iterator[Finding]:
    """Yield a parameter that goes by the same multiple of another's gradient as that one does.

    Its own gradient is another one then, and read nowhere. A rule that goes by signs or lengths of
    gradients moves several alike, too, but not by one multiple while the gradient changes.
    """
    told = timeline.steps[: _LOOKED_AT + 1]
    moves = [_moves(before, step) for before, step in pairwise(told)]
    moves = moves[:-1] if moves and not moves[-1] else moves  # it may be without its end
    if len(moves) < _NEEDED:
        return
    owners = read_gradients(timeline.nodes)
    held = timeline.concerned(Call.STEP)
    known = {name for _, name in timeline.meanings}
    for of, other in permutations(moves[0], 2):
        number, others = told[1].tensors[of], told[1].tensors[other]
        is_same = all(
            (each.tensors.get(of), each.tensors.get(other)) == (number, others)
            for each in told[: len(moves) + 1]
        )
        is_unread = owners <= known - {*timeline.every_name(number)} and not {number, others} & held
        if is_same and is_unread and _is_by(moves, of, other):
            moved = next(each for each in timeline.calls(Change.MOVED) if number in each.tensors)
            words = N_(
                "Findings",
                "Line {line} moves {name} by the gradient of {other}: in each of the first {count} "
                "steps both go by the same multiple of {other}.grad. {name}.grad, which is "
                "another one, is read nowhere.",
            ).filled(line=str(moved.line), name=of, other=other, count=len(moves))
            advice = N_("Findings", "Move {name} by {name}.grad.").filled(name=of)
            yield Finding(moved.line, moved.index, words, "", advice)
            return


def _moves(before: Step, step: Step) -> dict[str, _Move]:
    """Return the moves of all parameters that have been moved, and have a gradient."""
    found: dict[str, _Move] = {}
    for name, gradient in step.computed.items():
        start, end = (_real(each.parameters.get(name)) for each in (before, step))
        slope = _real(gradient)
        if start and slope and len(start) == len(end) == len(slope) and start != end:
            found[name] = _Move([b - a for a, b in zip(start, end, strict=True)], start, slope)
    return found


def _real(numbers: Numbers | None) -> list[float]:
    """Return numbers that are told one by one; nothing where one of them is complex."""
    told = [read(each) for each in numbers] if isinstance(numbers, list) else []
    return [] if any(each.imag for each in told) else [each.real for each in told]


def _is_by(moves: Sequence[dict[str, _Move]], of: str, other: str) -> bool:
    """Return whether a parameter is moved by another's gradient, and not by its own."""
    rates = []
    for each in moves:
        one, two = each.get(of), each.get(other)
        if one is None or two is None or len(one.way) != len(two.way):
            return False
        squares = sum(g * g for g in two.gradient)
        rate = sum(d * g for d, g in zip(two.way, two.gradient, strict=True)) / (squares or 1.0)
        is_along = all(_is_along(move, two.gradient, rate, _CLOSE) for move in (one, two))
        if not rate or not is_along or _is_along(one, one.gradient, rate, _FAR):
            return False
        rates.append(rate)
    sizes = [max(map(abs, each[other].gradient)) for each in moves]
    return max(sizes) > min(sizes) * (1 + _FAR) and all(
        abs(rate - rates[0]) <= _CLOSE * abs(rates[0]) for rate in rates
    )


def _is_along(move: _Move, gradient: Sequence[float], rate: float, close: float) -> bool:
    return all(
        abs(d - rate * g) <= close * abs(rate * g) + _ROUNDING * abs(a)
        for d, a, g in zip(move.way, move.start, gradient, strict=True)
    )


EVERY = (by_another,)
