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
from gradapp.core.own_code.syntax import names_in
from gradapp.core.words import N_

_NEEDED: Final = 3
"""In so many steps it is no accident, nor the beginning of a warm-up."""
RATE_ABOVE_0: Final = N_(
    "Findings",
    "If anything is to move, choose a learning rate above 0. In Python, 1 // 10 is 0, and 1 / 10 "
    "is 0.1.",
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
    if not told or not all(_is_without(each) for _, each in told) or "lr" in planned(timeline):
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
    yield Finding(first.line, first.index, words, "", RATE_ABOVE_0)


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
    if planned(timeline) & {rate for rate, _ in filter(None, factors)}:
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
            yield Finding(update.line, at, words, "", RATE_ABOVE_0)
            return


def _rate(timeline: Timeline, update: Update) -> tuple[str, str] | None:
    """Return the name that a gradient is multiplied by, if it always means 0, and whose it is."""
    for rate, gradient in (update.factors, update.factors[::-1]):
        match rate, gradient:
            case ast.Name(id=name), ast.Attribute(value=owner, attr="grad"):
                held = [each for line in timeline.lines for _, n, each in line.news if n == name]
                return (name, ast.unparse(owner)) if held and all(map(_is_zero, held)) else None
    return None


def planned(timeline: Timeline) -> set[str]:
    """Return the names that are given a number turn by turn, as by a plan: it may be 0 for long.

    So is what a function is given under such a name, or by a call; and an optimizer's ``lr``.
    """
    again = [e for e in timeline.nodes if len(timeline.runs.get(getattr(e, "lineno", 0), ())) > 1]
    planned: set[str] = set()
    given: list[tuple[str, ast.expr]] = []
    for node in again:
        match node:
            case ast.For(target=target):
                planned |= names_in(target)
            case ast.Assign(targets=targets, value=value):
                given += ((name, value) for each in targets for name in _set_in(each))
            case ast.AugAssign(target=target):
                planned |= {*_set_in(target)}
            case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords):
                given += ((each.arg, each.value) for each in keywords if each.arg)
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)):
                given += _arguments(timeline, called, node)
    planned |= {name for name, value in given if any(map(_is_call, ast.walk(value)))}
    read = [(name, names_in(value)) for name, value in given]
    while more := {name for name, names in read if names & planned} - planned:
        planned |= more
    return planned


def _set_in(target: ast.expr) -> Iterator[str]:
    """Yield the names that an assignment sets, and the key or attribute of a part that it sets."""
    match target:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            yield name
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for each in parts:
                yield from _set_in(each)


def _arguments(timeline: Timeline, called: str, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """Yield what a function of the text is given, under the names that it has there."""
    for node in timeline.nodes:
        if isinstance(node, ast.FunctionDef) and node.name == called:
            names = [each.arg for each in node.args.args if each.arg != "self"]
            yield from zip(names, call.args, strict=False)
            yield from ((each.arg, each.value) for each in call.keywords if each.arg)


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call)


def _has_slope(timeline: Timeline, number: int, at: int) -> bool:
    """Return whether a parameter has a gradient other than 0 behind a line that moves it."""
    lines = (timeline.lines[index] for index in range(at, -1, -1))
    told = (tensor for line in lines for _, tensor in line.tensors if tensor.number == number)
    tensor = next(told, None)
    return tensor is not None and timeline.is_parameter(number) and is_gradient(tensor)


EVERY = (rate_of_optimizer, rate_by_hand)
