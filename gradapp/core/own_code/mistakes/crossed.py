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
from gradapp.core.words import N_, Message
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
    """Yield a parameter that goes by one multiple of another's gradient, as that one does.

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
        words = _said(moves, of, other) if is_same and is_unread else None
        if words is not None:
            moved = next(each for each in timeline.calls(Change.MOVED) if number in each.tensors)
            words = words.filled(line=str(moved.line), name=of, other=other, count=len(moves))
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


def _said(moves: Sequence[dict[str, _Move]], of: str, other: str) -> Message | None:
    """Return what is said of a parameter that another's gradient moves; None where none does."""
    pairs = [(one, two) for each in moves if (one := each.get(of)) and (two := each.get(other))]
    ones, twos = [one for one, _ in pairs], [two for _, two in pairs]
    sizes = [max(map(abs, two.gradient)) for two in twos]
    if len(pairs) < len(moves) or max(sizes) <= min(sizes) * (1 + _FAR):
        return None
    gradients = [two.gradient for two in twos]
    rate = _rate(twos, gradients, _CLOSE)
    if not rate or _rate(ones, [one.gradient for one in ones], _FAR):
        return None
    if len(ones[0].way) == len(twos[0].way):
        by = _rate(ones, gradients, _CLOSE)
        is_as_far = abs(by - rate) <= _CLOSE * abs(rate)
        return None if not by else _AS_FAR if is_as_far else _BY_ANOTHER
    is_one = len(ones[0].way) == 1
    return _BY_SUM if is_one and _rate(ones, [[sum(g)] for g in gradients], _CLOSE) else None


def _rate(moves: Sequence[_Move], gradients: Sequence[Sequence[float]], close: float) -> float:
    """Return of which multiple of gradients all moves are; 0 where that is not one multiple."""
    rates = []
    for move, gradient in zip(moves, gradients, strict=True):
        squares = sum(g * g for g in gradient)
        if len(move.way) != len(gradient) or not squares:
            return 0.0
        rate = sum(d * g for d, g in zip(move.way, gradient, strict=True)) / squares
        if not _is_along(move, gradient, rate, close):
            return 0.0
        rates.append(rate)
    is_one = all(abs(rate - rates[0]) <= close * abs(rates[0]) for rate in rates)
    return rates[0] if is_one else 0.0


def _is_along(move: _Move, gradient: Sequence[float], rate: float, close: float) -> bool:
    return all(
        abs(d - rate * g) <= close * abs(rate * g) + _ROUNDING * abs(a)
        for d, a, g in zip(move.way, move.start, gradient, strict=True)
    )


_AS_FAR: Final = N_(
    "Findings",
    "Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps both "
    "go by the same multiple of {other}.grad. {name}.grad, which is another one, is read nowhere.",
)
_BY_ANOTHER: Final = N_(
    "Findings",
    "Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps it "
    "goes by one multiple of {other}.grad. {name}.grad, which is another one, is read nowhere.",
)
_BY_SUM: Final = N_(
    "Findings",
    "Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps it "
    "goes by one multiple of the sum of {other}.grad. {name}.grad, which is another one, is read "
    "nowhere.",
)


EVERY = (by_another,)
