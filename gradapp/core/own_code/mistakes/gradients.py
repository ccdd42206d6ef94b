"""Mistakes with gradients: not cleared, cleared too early, used too early, summed up of parts."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Event, Timeline
from gradapp.core.own_code.states import Module, Optimizer, Tensor, in_sight
from gradapp.core.own_code.syntax import names_in
from gradapp.core.words import N_

_NEEDED: Final = 3
"""So often it is no accident."""
_LOOKED_AT: Final = re.compile(
    r"\.grad\b|[\"']grad[\"']|hook|clip_|\b(?:autograd|func|functorch)\b"
)
"""Gradients may be wanted for themselves where they are read."""
_METHODS: Final = {"step": Optimizer, "zero_grad": Optimizer | Module, "backward": Tensor}


def never_cleared(timeline: Timeline) -> Iterator[Finding]:
    """Yield where ``backward()`` adds to a gradient that has been used, and the sum is used."""
    held = timeline.concerned(Call.STEP)
    used: dict[int, Event] = {}
    added: dict[int, Event] = {}
    for event in timeline.events:
        if event.what == Change.MOVED and event.tensors <= held:
            continue  # what an optimizer holds may be changed by hand, too: clipped
        for number in event.used:
            if number in added:
                yield _never_cleared(timeline, number, used[number], added[number])
                return
            used[number] = event
        for number in event.tensors & used.keys():
            if event.what == Call.BACKWARD and number in event.some:
                added.setdefault(number, event)
            elif event.what in (Call.BACKWARD, Call.ZERO_GRAD, Change.CLEARED) or (
                event.what == Change.SCALED and number not in added
            ):
                used.pop(number)
                added.pop(number, None)


def _never_cleared(timeline: Timeline, number: int, used: Event, added: Event) -> Finding:
    words = N_(
        "Findings",
        "backward() in line {line} adds to a gradient that line {used} had used already: nothing "
        "has cleared {name}.grad in between.",
    )
    name = timeline.called(number, added.index)
    filled = words.filled(line=str(added.line), used=str(used.line), name=name)
    return Finding(added.line, added.index, filled, "no_zero_grad")


def never_there(timeline: Timeline) -> Iterator[Finding]:
    """Yield steps that find no gradient, though ``backward()`` has one for their tensors."""
    groups: dict[frozenset[int], list[Event]] = {}
    for event in timeline.calls(Call.STEP):
        groups.setdefault(event.tensors, []).append(event)
    for tensors, steps in groups.items():
        found = [each for each in timeline.calls(Call.BACKWARD) if each.tensors & tensors]
        if not found or any(each.used for each in steps):
            continue
        first = steps[0]
        past = timeline.events[: timeline.events.index(first)]
        before = [
            place
            for place, each in enumerate(past)
            if each.what == Call.BACKWARD and each.tensors & tensors
        ]
        if before:
            yield from _cleared(past[before[-1] :], first)
        elif _is_same_turn(timeline, first, found[0]):
            words = N_(
                "Findings",
                "step() in line {line} has no gradient, since backward() finds it only "
                "afterwards, in line {back}; before the next step() it is cleared.",
            )
            if len(steps) == 1:
                words = N_(
                    "Findings",
                    "step() in line {line} has no gradient, since backward() finds it only "
                    "afterwards, in line {back}.",
                )
            filled = words.filled(line=str(first.line), back=str(found[0].line))
            yield Finding(first.line, first.index, filled, "early_step")


def _cleared(events: Sequence[Event], step: Event) -> Iterator[Finding]:
    """Yield what has cleared a gradient, among what happened from when it was found to a step."""
    found, *later = events
    for event in later:
        if event.what in (Call.ZERO_GRAD, Change.CLEARED) and event.tensors & step.tensors:
            words = N_(
                "Findings",
                "step() in line {line} has no gradient: the one that backward() found in line "
                "{back} was cleared in line {cleared}.",
            ).filled(line=str(step.line), back=str(found.line), cleared=str(event.line))
            yield Finding(event.line, event.index, words, "cleared_gradient")
            return


def _is_same_turn(timeline: Timeline, step: Event, found: Event) -> bool:
    """Return whether the line of ``step()`` did not run again before ``backward()``."""
    between = timeline.lines[step.index + 1 : found.index]
    return step.line not in [each.line for each in between]


def unused(timeline: Timeline) -> Iterator[Finding]:
    """Yield gradients that are cleared again and again before a step has used any of them."""
    if _LOOKED_AT.search(timeline.text) or _steps_by_choice(timeline.nodes):
        return
    calls = timeline.calls(Call.BACKWARD)
    waiting: dict[int, int] = {}
    used: set[int] = set()
    cleared: dict[int, Event] = {}
    found = 0
    for event in timeline.events:
        used |= {waiting.pop(number) for number in event.used & waiting.keys()}
        if event.what == Call.BACKWARD:
            waiting |= dict.fromkeys(event.tensors, found)
            found += 1
        elif event.what in (Call.ZERO_GRAD, Change.CLEARED):
            for number in event.tensors & waiting.keys():
                cleared.setdefault(waiting.pop(number), event)
    ran = (each.index for each in timeline.calls(Call.STEP))
    inside = {index for at in ran for index in range(timeline.lines[at].began, at)}
    wasted = {
        place: calls[place].line
        for place in sorted(cleared.keys() - used)
        if calls[place].index not in inside  # a closure is called by step()
    }
    for line, count in Counter(wasted.values()).most_common(1):
        every = sum(each.line == line for each in calls)
        if count < max(_NEEDED, every / 2) or not any(calls[each].line == line for each in used):
            return
        first = next(place for place in wasted if wasted[place] == line)
        clears = cleared[first]
        words = N_(
            "Findings",
            "backward() in line {back} has found gradients {every} times; {count} of these times "
            "line {line} has cleared them before any step used them.",
        ).filled(every=str(every), back=str(line), line=str(clears.line), count=str(count))
        advice = N_("Findings", "Call step() once for each time that gradients are cleared.")
        yield Finding(clears.line, clears.index, words, "", advice)


def _steps_by_choice(nodes: Sequence[ast.AST]) -> bool:
    """Return whether ``step()`` is called under a condition of more than the number of a turn."""
    counted = {
        name for node in nodes if isinstance(node, ast.For) for name in names_in(node.target)
    }
    return any(
        isinstance(node, ast.If)
        and not any(isinstance(each, ast.Mod) for each in ast.walk(node.test))
        and not counted & names_in(node.test)
        and any(
            isinstance(each, ast.Call) and ast.unparse(each.func).endswith(".step")
            for inside in node.body
            for each in ast.walk(inside)
        )
        and "__name__" not in ast.unparse(node.test)
        for node in nodes
    )


def not_called(timeline: Timeline) -> Iterator[Finding]:
    """Yield a line that names ``step``, ``zero_grad`` or ``backward``, and does not call it."""
    held: dict[str, object] = {}
    for line in timeline.lines:
        for _, top, state in line.news:
            held |= in_sight(top, state)
    for node in timeline.nodes:
        match node:
            case ast.Expr(value=ast.Attribute(value=owner, attr=name)) if name in _METHODS:
                what = ast.unparse(owner)
                if node.lineno in timeline.runs and isinstance(held.get(what), _METHODS[name]):
                    words = N_(
                        "Findings", "Line {line} only names {what}, and does not call it."
                    ).filled(line=str(node.lineno), what=f"{what}.{name}")
                    advice = N_("Findings", "Write it with parentheses: {what}().")
                    advice = advice.filled(what=f"{what}.{name}")
                    yield Finding(node.lineno, timeline.runs[node.lineno][0], words, "", advice)


EVERY = (never_cleared, never_there, unused, not_called)
