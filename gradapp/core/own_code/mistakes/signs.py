"""An error of the other sign: minus a loss, or a logarithm of probabilities without a minus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gradapp.core.own_code.messages import Call, Graph, error_of
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.moves import MEANT_TO, has_goal, is_of_squares
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.states import Module, in_sight
from gradapp.core.own_code.story import Step
from gradapp.core.words import N_, Message

_NEEDED: Final = 4
"""In so many steps one after the other it is no accident."""
_LOOKED_AT: Final = 10
_SCALED: Final = ("Mean", "Sum", "View", "Reshape", "Squeeze")
_CHOSEN: Final = (*_SCALED, "Index", "Gather", "Select")


def turned_round(timeline: Timeline) -> Iterator[Finding]:
    """Yield an error that falls in all steps, and is minus a loss, or such a logarithm.

    Who plays against a model moves a part of what it depends on, or what is given to the model.
    """
    told = timeline.steps[1 : _LOOKED_AT + 1]
    moved = frozenset().union(*(each.used for each in timeline.events))
    if MEANT_TO.search(timeline.text) or len(told) < _NEEDED or not _fall(told):
        return
    if not timeline.concerned(Call.BACKWARD) <= moved or _has_resting(timeline):
        return
    said = {_said(each.errors[0].graph) for each in told}
    words, advice = said.pop() or (None, None) if len(said) == 1 else (None, None)
    if words is not None:
        line, index = timeline.made_in(timeline.calls(Call.BACKWARD)[0])
        filled = words.filled(line=str(line), count=len(told))
        yield Finding(line, index, filled, "", advice)


def _fall(told: Sequence[Step]) -> bool:
    """Return whether each step has one error, below 0 and less than that of the step before."""
    errors = [error_of(each.errors[0]) for each in told if len(each.errors) == 1]
    numbers = [each for each in errors if isinstance(each, float)]
    falls = all(one > other for one, other in pairwise(numbers))
    return len(numbers) == len(told) and numbers[0] < 0 and falls


def _has_resting(timeline: Timeline) -> bool:
    """Return whether a module has parameters that require no gradients."""
    return any(
        not tensor.requires_grad
        for line in timeline.lines
        for _, top, state in line.news
        for _, each in in_sight(top, state)
        if isinstance(each, Module)
        for tensor in each.parameters.values()
    )


def _said(graph: Graph | None) -> tuple[Message, Message] | None:
    """Return what is said of an error by how it was computed; None where nothing is certain."""
    at = None if graph is None else _behind(graph, 0, _SCALED)
    if graph is None or at is None:
        return None
    if graph.nodes[at].name.startswith("Neg"):
        operand = next((each.target for each in graph.edges if each.source == at), None)
        if operand is not None and is_of_squares(graph, operand) and has_goal(graph, operand):
            return _MINUS
    chosen = _behind(graph, 0, _CHOSEN)
    is_of_logarithms = chosen is not None and graph.nodes[chosen].name.startswith("LogSoftmax")
    return _WITHOUT if is_of_logarithms else None


def _behind(graph: Graph, at: int, through: Sequence[str]) -> int | None:
    """Return the node behind those of some names; None where there is none, or are several."""
    while graph.nodes[at].name.startswith(tuple(through)):
        operands = [each.target for each in graph.edges if each.source == at]
        if len(operands) != 1:
            return None
        at = operands[0]
    return at


_MINUS: Final = (
    N_(
        "Findings",
        "The error of line {line} is minus a loss, and falls in each of the first {count} steps: "
        "the loss grows.",
    ),
    N_("Findings", "If the loss is to fall, leave out the minus."),
)
_WITHOUT: Final = (
    N_(
        "Findings",
        "The error of line {line} is made of logarithms of probabilities, and falls in each of the "
        "first {count} steps: so does the product of these.",
    ),
    N_("Findings", "If what they are of is to get more probable, put a minus before the error."),
)

EVERY = (turned_round,)
