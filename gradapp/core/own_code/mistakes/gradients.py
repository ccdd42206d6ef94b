"""Mistakes with gradients: not cleared, cleared too early, used too early, summed up of parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Event, Timeline
from gradapp.core.words import N_


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
        events = timeline.events
        past = events[: events.index(first)]
        before = [place for place, each in enumerate(past) if each in found]
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


EVERY = (never_cleared, never_there)
