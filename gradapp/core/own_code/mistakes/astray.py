"""Moves in loops without autograd that the arithmetic of their lines proves to go astray.

By the derivative by another parameter, by one that is rounded down, by 0, or uphill by a memory.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Sequence

from gradapp.core.own_code.mistakes.by_hand import (
    CLOSE,
    HALF,
    SIGNS,
    TURNS,
    HandLoop,
    Values,
    all_are,
    grow,
    numbers_in,
    ratios_in,
    read_in,
    updates_in,
    values_in,
)  # fmt: skip
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.moves import MEANT_TO
from gradapp.core.own_code.mistakes.rates import RATE_ABOVE_0, planned
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.mistakes.updates import Update, update_in
from gradapp.core.own_code.syntax import names_in
from gradapp.core.words import N_

_NEEDED = 3
"""In so many turns it is no accident."""


def of_another(timeline: Timeline) -> Iterator[Finding]:
    """Yield a parameter that goes by the derivative by another one, which goes by its own.

    Where each goes by the other's, as in mechanics, that is meant.
    """
    loop = HandLoop(timeline)
    updates = [each for each in updates_in(loop.body, ast.Sub) if each[2] in loop.made]
    known = {(name, gradient): ratios_in(loop, name, gradient) for _, name, gradient in updates}
    for line, parameter, gradient in updates:
        for (other, _), ratios in known.items():
            for error in ratios if other != parameter else ():
                by_other = ratios_in(loop, other, gradient).get(error, [])
                by_own = known[parameter, gradient].get(error, [])
                is_own = all(math.isclose(e, by_own[0], rel_tol=CLOSE) for e in by_own)
                if all_are(ratios[error], 1.0) and all_are(by_other, 1.0) and not is_own:
                    words = N_(
                        "Findings",
                        "Line {line} moves {name} by {gradient}, which is the derivative of "
                        "{error} by {other}, in each of the first {count} steps, and not that by "
                        "{name}.",
                    ).filled(
                        line=str(line),
                        name=parameter,
                        gradient=gradient,
                        error=error,
                        other=other,
                        count=len(loop.told),
                    )
                    advice = N_("Findings", "Move {name} by the derivative of {error} by {name}.")
                    advised = advice.filled(name=parameter, error=error)
                    yield Finding(line, timeline.runs[line][0], words, "", advised)
                    return


def rounded_down(timeline: Timeline) -> Iterator[Finding]:
    """Yield a gradient that // rounds down: with / it would be a derivative."""
    loop = HandLoop(timeline)
    for _, parameter, gradient in updates_in(loop.body, ast.Sub):
        made = loop.made.get(gradient)
        if made is None or not any(isinstance(each, ast.FloorDiv) for each in ast.walk(made)):
            continue
        rounded = ratios_in(loop, parameter, gradient)
        for error, ratios in ratios_in(loop.divided(made), parameter, gradient).items():
            if all_are(ratios, 1.0) and not all_are(rounded.get(error, []), 1.0):
                words = N_(
                    "Findings",
                    "Line {line} rounds {gradient} down to a whole number, by //: with / it would "
                    "be the derivative of {error} by {parameter}.",
                ).filled(line=str(made.lineno), gradient=gradient, error=error, parameter=parameter)
                advice = N_("Findings", "If it is not to be rounded, write / in place of //.")
                yield Finding(made.lineno, timeline.runs[made.lineno][0], words, "", advice)
                return


def rate_of_0(timeline: Timeline) -> Iterator[Finding]:
    """Yield where all that a loop would move stays, as it goes by a name that means 0.

    What it is multiplied by is worked out in the loop, of what would move.
    """
    loop = HandLoop(timeline)
    products = [update for by, _ in SIGNS for node in loop.body if (update := update_in(node, by))]
    if not timeline.is_over or len(loop.told) < _NEEDED:
        return
    stays = [_staying(timeline, loop, update) for update in products]
    if not stays or not all(stays):
        return
    for update, (rate, of) in zip(products, filter(None, stays), strict=True):
        words = N_(
            "Findings",
            "Line {line} moves {name} by {rate} times {gradient}, and {rate} is 0: {name} has not "
            "moved, {count} times.",
        ).filled(
            line=str(update.line),
            name=update.target,
            rate=rate,
            gradient=of,
            count=len(timeline.runs.get(update.line, [])),
        )
        yield Finding(update.line, timeline.runs[update.line][0], words, "", RATE_ABOVE_0)
        return


def _staying(timeline: Timeline, loop: HandLoop, update: Update) -> tuple[str, str] | None:
    """Return the name that means 0 in an update, and the other, of what stays; None if it moves."""
    for zero, other in (update.factors, update.factors[::-1]):
        match zero, other:
            case ast.Name(id=rate), ast.Name(id=of) if of in loop.made and (
                rate not in loop.set_here | planned(timeline) | _chosen(timeline)
                and update.target in loop.origins(of)
            ):
                rates, ways, held = (held_by(timeline, loop, n) for n in (rate, of, update.target))
                if rates == {(0.0,)} and all(map(any, ways)) and len(held) == 1 and () not in held:
                    return rate, of
    return None


def held_by(timeline: Timeline, loop: HandLoop, name: str) -> set[Values]:
    """Return what a variable of a loop has held."""
    return {
        numbers_in(state)
        for line in timeline.lines
        for function, each, state in line.news
        if each == name and function in ("", loop.function)
    }


def _chosen(timeline: Timeline) -> set[str]:
    """Return the names that are given a number as it is written, and what functions are given.

    A 0 that is written there is meant; one that comes of a division, say, may not be.
    """
    chosen: set[str] = set()
    for node in timeline.nodes:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    parts = zip(
                        getattr(target, "elts", [target]),
                        getattr(value, "elts", [value]),
                        strict=False,
                    )
                    chosen |= {
                        ast.unparse(name) for name, of in parts if isinstance(of, ast.Constant)
                    }
            case ast.arg(arg=name):
                chosen.add(name)
    return chosen


def with_memory(timeline: Timeline) -> Iterator[Finding]:
    """Yield where an error grows, as its parameter goes along derivatives, with those of before.

    How far it goes in each step tells: as far as by one share of the derivative, and by one of the
    step before.
    """
    loop = HandLoop(timeline)
    if MEANT_TO.search(timeline.text) or len(loop.told) < TURNS:
        return
    after = [*map(values_in, loop.after)]
    starts = [*map(values_in, loop.before)]
    for line, parameter, velocity in _moves(loop):
        read = read_in(loop.made[velocity])
        for gradient in sorted(read & loop.made.keys() - {velocity} if velocity in read else ()):
            for error, ratios in ratios_in(loop, parameter, gradient).items():
                if not (all_are(ratios, 1.0) or all_are(ratios, HALF)):
                    continue
                names = (parameter, gradient, error)
                if not all(len(each.get(name, ())) == 1 for each in after for name in names):
                    continue
                slopes, errors = ([each[name][0] for each in after] for name in names[1:])
                ways = [
                    there[parameter][0] - here[parameter][0]
                    for here, there in zip(starts, after, strict=True)
                ]
                if errors[0] > 0 and grow(errors) and goes_on(ways, slopes):
                    words = N_(
                        "Findings",
                        "Line {line} moves {name} along the derivatives of {error} in this step "
                        "and those before, not against them: {error} grows in each of the first "
                        "{count} steps.",
                    ).filled(line=str(line), name=parameter, error=error, count=len(loop.told))
                    advice = N_(
                        "Findings",
                        "If {error} is to fall, turn one sign round: that of {gradient} in "
                        "{velocity}, or that of {velocity} in line {line}.",
                    ).filled(error=error, gradient=gradient, velocity=velocity, line=str(line))
                    yield Finding(line, timeline.runs[line][0], words, "", advice)
                    return


def goes_on(ways: Sequence[float], slopes: Sequence[float]) -> bool:
    """Return whether each way is one share above 0 of a slope, and one of the way before."""
    if not slopes[0] or not ways[0]:
        return False
    rate = ways[0] / slopes[0]
    share = (ways[1] - rate * slopes[1]) / ways[0]
    steps = zip(ways, ways[1:], slopes[1:], strict=False)
    return (
        rate > 0
        and CLOSE < share <= 1
        and all(
            abs(there - share * here - rate * slope) <= CLOSE * abs(there)
            for here, there, slope in steps
        )
    )


def _moves(loop: HandLoop) -> Iterator[tuple[int, str, str]]:
    """Yield where something is added to, or taken from, a name, and each name in that."""
    for node in loop.body:
        match node:
            case (
                ast.AugAssign(target=ast.Name(id=name), op=ast.Add() | ast.Sub(), value=value)
                | ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.BinOp(left=ast.Name(), op=ast.Add() | ast.Sub(), right=value),
                )
            ):
                for each in sorted(names_in(value) & loop.made.keys() - {name}):
                    yield node.lineno, name, each


EVERY = (of_another, rounded_down, rate_of_0, with_memory)
