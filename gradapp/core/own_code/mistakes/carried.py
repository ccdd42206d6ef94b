"""A state that is carried from turn to turn with its graph, as that of a recurrent network."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from gradapp.core.own_code.lineage import Ways
from gradapp.core.own_code.messages import Call, How
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Event, Meaning, Timeline
from gradapp.core.words import N_, Message

TWICE: Final = "backward through the graph a second time"
_IN_PLACE: Final = "modified by an inplace operation"
_GROWS: Final = 3
"""In so many calls one after the other it goes further back."""


def goes_further_back(timeline: Timeline) -> Iterator[Finding]:
    """Yield ``backward()`` that goes through earlier turns, too, from where parameters were then.

    So it is where the graph grows from call to call, and a name is computed from what it meant
    in the call before; be it that this ends in an exception, or goes on so.
    """
    calls, ends = timeline.calls(Call.BACKWARD), timeline.recording.ends
    is_raised = ends.how == How.RAISED and (TWICE in ends.message or _IN_PLACE in ends.message)
    some = calls[-2:] if is_raised else calls[: _GROWS + 1]
    sizes = [_nodes(timeline, each) for each in some]
    is_grown = all(0 < one < other for one, other in pairwise(sizes))
    if len(some) < (2 if is_raised else _GROWS + 1) or not is_grown:
        return
    if not all(each.is_older for each in some[1:]):
        return  # all of it is of this turn
    before, last = some[-2:]
    carried = _carried(timeline, before, last)
    if carried is None:
        return
    name, made = carried
    places = [timeline.events.index(each) for each in (before, last)]
    between = timeline.events[places[0] : places[1]]  # be it in the very line of the first
    moves = [each for each in between if each.used & last.tensors]
    if TWICE in ends.message and is_raised:
        words, entry = _FREED.filled(before=str(before.line)), "backward_twice"
    elif moves:
        moved = timeline.called_in(moves[0].index, min(moves[0].used & last.tensors))
        words = _MOVED.filled(moved=str(moves[0].line), parameter=moved)
        entry = "" if is_raised else "kept_graphs"
    else:
        return
    filled = words.filled(line=str(last.line), made=str(made.line), name=name)
    advice = N_("Findings", "Take {name} out of its graph before the next turn, by detach().")
    yield Finding(last.line, last.index, filled, entry, advice.filled(name=name))


_FREED: Final[Message] = N_(
    "Findings",
    "backward() in line {line} comes to a part of the graph that backward() in line {before} has "
    "freed: line {made} computes {name} from that of the turn before, together with its graph.",
)
_MOVED: Final[Message] = N_(
    "Findings",
    "backward() in line {line} goes back through the turn before, too: line {made} computes {name} "
    "from that of then, together with its graph, and line {moved} has moved {parameter} since.",
)


def _nodes(timeline: Timeline, event: Event) -> int:
    """Return how large a graph ``backward()`` goes through; 0 where that is not told."""
    told = timeline.lines[event.index].backward
    return told[0].nodes if len(told) == 1 else 0


def _carried(timeline: Timeline, before: Event, last: Event) -> tuple[str, Meaning] | None:
    """Return a name that is computed, between two calls, from what it meant in the first."""
    ways = Ways(timeline.lines, timeline.text)
    for (function, name), past in timeline.meanings.items():
        old = timeline.meaning(function, name, before.index)
        made = next((each for each in past if before.index < each.index <= last.index), None)
        if made is None or not old or not made.number:
            continue
        if all(_has_graph(timeline, each) for each in (old, made.number)) and ways.lead(
            old, made.number, made.index
        ):
            return name.partition("[")[0], made
    return None


def _has_graph(timeline: Timeline, number: int) -> bool:
    tensor = timeline.tensors.get(number)
    return tensor is not None and tensor.grad_fn is not None


EVERY = (goes_further_back,)
