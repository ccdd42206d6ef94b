"""What comes too late: backward() behind a move, and a change of gradients that were used."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.carried import TWICE
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Event, Meaning, Timeline
from gradapp.core.own_code.syntax import names_gradient, within
from gradapp.core.words import N_, Message

_OF_BEFORE: Final = N_(
    "Findings",
    "backward() in line {line} finds the gradient where {name} was before line {moved} moved it: "
    "{error} was computed earlier, in line {made}.",
)
_WASTED: Final = N_(
    "Findings",
    "Line {line} changes a gradient that line {used} has used already, and line {cleared} clears "
    "it before it is used again: no parameter depends on that.",
)


def of_before(timeline: Timeline) -> Iterator[Finding]:
    """Yield ``backward()`` on an error that was computed before parameters were moved."""
    if TWICE in timeline.recording.ends.message:
        return  # that is found of it
    for place, event in enumerate(timeline.calls(Call.BACKWARD)):
        made = timeline.first.get(event.on)
        between = [] if made is None else timeline.between(made.index, event)
        moves = [each for each in between if each.used & event.tensors]
        if made is None or not moves or _is_kept(timeline, made, event):
            continue
        error = timeline.called(event.on, made.index)
        words = _OF_BEFORE.filled(
            line=str(event.line),
            name=timeline.called(min(moves[0].used & event.tensors), event.index),
            moved=str(moves[0].line),
            error=error,
            made=str(made.line),
        )
        before = timeline.calls(Call.BACKWARD)[:place]
        yield Finding(
            event.line, event.index, words, *_advice(before, error, made, moves[0], event)
        )
        return


def _is_kept(timeline: Timeline, made: Meaning, event: Event) -> bool:
    """Return whether an error was kept while its name went on, as of steps that are to be late."""
    first = {name for (_, name), past in timeline.meanings.items() if made in past}
    return not first & {*timeline.names(event.on, event.index - 1)}


def _advice(
    before: Sequence[Event], error: str, made: Meaning, move: Event, event: Event
) -> tuple[str, Message]:
    """Return which entry it looks like, and what can be done about it."""
    if any(each.on == event.on for each in before):
        words = N_("Findings", "Compute {error} anew in each step.")
        return "backward_twice", words.filled(error=error)
    is_in_turn = made.line <= move.line <= event.line
    entry = "early_step" if is_in_turn and move.what == Call.STEP else ""
    return entry, N_("Findings", "First compute the error, then call backward(), then move.")


def changed_too_late(timeline: Timeline) -> Iterator[Finding]:
    """Yield a line that changes gradients in vain, as one that clips them behind ``step()``."""
    held = timeline.concerned(Call.STEP)
    used: dict[int, Event] = {}
    changed: dict[int, Event] = {}
    in_vain: dict[int, tuple[Event, Event, Event]] = {}
    of_use: set[int] = set()
    every = [each for each in timeline.nodes if isinstance(each, ast.stmt)]
    reading = {each.lineno for each in every if _reads_gradients(each)}
    using = {each.lineno for each in every if uses_norm(each)}
    for event in timeline.events:
        adds_to = event.some if event.what == Call.BACKWARD else frozenset()
        for number in (event.used | adds_to) & changed.keys():
            of_use.add(changed.pop(number).line)
        for number in event.tensors:
            if event.what == Change.SCALED and number in used:
                if used[number].at < timeline.lines[event.index].began:
                    changed[number] = event  # not within a line of which the order is not told
            elif event.what == Call.BACKWARD:
                used.pop(number, None)
                changed.pop(number, None)
            elif event.what in (Call.ZERO_GRAD, Change.CLEARED) and number in changed:
                late = changed.pop(number)
                in_vain.setdefault(late.line, (late, used[number], event))
                until = timeline.lines[late.index : event.index + 1]
                if late.line in using or any(each.line in reading for each in until):
                    of_use.add(late.line)
        if event.what == Call.STEP or not event.used & held:
            used |= dict.fromkeys(event.used, event)
    for line, (late, use, cleared) in in_vain.items():
        if line not in of_use:
            words = _WASTED.filled(line=str(line), used=str(use.line), cleared=str(cleared.line))
            advice = N_("Findings", "Change gradients between backward() and the step.")
            yield Finding(line, late.index, words, "", advice)
            return


def _reads_gradients(node: ast.stmt) -> bool:
    """Return whether a statement, without those in it, reads a gradient but to change it."""
    changed: ast.expr | None = None
    match node:
        case ast.Expr(ast.Call(func=ast.Attribute(value=owner, attr=name))) if name[-1] == "_":
            changed = owner
    return any(
        names_gradient(each)
        or (
            isinstance(each, ast.Attribute)
            and each.attr == "grad"
            and isinstance(each.ctx, ast.Load)
            and each is not changed
        )
        for each in within(node)
    )


def uses_norm(node: ast.stmt) -> bool:
    """Return whether a statement uses what a function that changes gradients gives: their norm."""
    is_bare = isinstance(node, ast.Expr)
    return any(
        isinstance(each, ast.Call)
        and ast.unparse(each.func).rpartition(".")[2].startswith("clip_grad_norm")
        and not (is_bare and each is getattr(node, "value", None))
        for each in within(node)
    )


EVERY = (of_before, changed_too_late)
