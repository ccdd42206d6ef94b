"""Where an error, or its gradient, stopped being a finite number, and by which operation."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gradapp.core.numbers.written import compact
from gradapp.core.own_code.messages import Backward, Cause, Graph, Node, NotFinite
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.states import Norm, Numbers, read
from gradapp.core.words import N_, Message, followed

_WHY: Final = {
    Cause.LOG: N_(
        "Findings", "{error} in line {line} is {value}: in line {where}, {what} of 0 is -inf."
    ),
    Cause.NEGATIVE: N_(
        "Findings",
        "{error} in line {line} is {value}: in line {where}, {what} of a negative number is nan.",
    ),
    Cause.DIVISION: N_(
        "Findings", "{error} in line {line} is {value}: in line {where}, something is divided by 0."
    ),
    Cause.OVERFLOW: N_(
        "Findings",
        "{error} in line {line} is {value}: in line {where}, the result of {what} is too large "
        "for its format.",
    ),
    Cause.VARIABLE: N_(
        "Findings", "{error} in line {line} is {value}: in line {where}, {what} is not finite."
    ),
    Cause.UNKNOWN: N_("Findings", "{error} in line {line} is {value}."),
}
_GROWS: Final = 3
"""In so many steps one after the other an error has grown that is no accident."""


def not_finite(timeline: Timeline) -> Iterator[Finding]:
    """Yield the first error, or gradient, that is not finite."""
    before: dict[tuple[int, str], list[float]] = {}
    for index, line in enumerate(timeline.lines):
        for called in line.backward:
            values = before.setdefault((line.line, called.on), [])
            if called.not_finite is not None:
                error = _error(called, called.not_finite, line.line)
                yield Finding(called.not_finite.line, index, _grown(error, values))
                return
            words = None if called.graph is None else _gradient(called, called.graph, line.line)
            if words is not None:
                yield Finding(line.line, index, _grown(words, values))
                return
            if called.value is not None and isinstance(value := read(called.value), float):
                values.append(value)


def _error(called: Backward, why: NotFinite, line: int) -> Message:
    words = _WHY[why.kind].filled(where=str(why.line), what=why.what)
    return words.filled(error=called.on, line=str(line), value=str(called.value))


def _gradient(called: Backward, graph: Graph, line: int) -> Message | None:
    """Return by which operation a gradient of a finite error stopped being finite."""
    if _is_odd(graph.nodes[0].value):
        return None
    for at, node in enumerate(graph.nodes):
        sent = [edge.gradient for edge in graph.edges if edge.source == at]
        if _is_odd(node.gradient) or not any(map(_is_odd, sent)):
            continue
        words = N_(
            "Findings",
            "backward() in line {line} finds gradients that are not finite, though {error} is: the "
            "one that comes to {node} is finite, and the one that it sends on is not.",
        ).filled(line=str(line), error=called.on, node=_named(node))
        if not node.name.startswith("Sqrt"):
            return words
        return followed(words, N_("Findings", "At 0 a root is infinitely steep."))
    return None


def _named(node: Node) -> str:
    return f"{node.variable} ({node.name})" if node.variable else node.name


def _is_odd(numbers: Numbers | None) -> bool:
    told = [numbers.norm] if isinstance(numbers, Norm) else numbers or ()
    return any(isinstance(each, str) and "j" not in each for each in told)


def _grown(words: Message, values: Sequence[float]) -> Message:
    """Return it with how the error had grown before, if it had."""
    count = 0
    for before, after in pairwise(reversed(values)):
        if not before > after or not math.isfinite(before):
            break
        count += 1
    if count < _GROWS:
        return words
    grown = N_(
        "Findings",
        "Before that it had grown for %Ln step(s) in a row, from about {first} to about {last}: "
        "the steps go too far, as with a learning rate that is too large.",
        "",
        0,
    )
    first, last = (compact(each, significant=2) for each in (values[-1 - count], values[-1]))
    return followed(words, grown.counted(count).filled(first=first, last=last))


EVERY = (not_finite,)
