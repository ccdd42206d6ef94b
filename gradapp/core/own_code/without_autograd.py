"""The steps of a loop without autograd, whose error is proved by the arithmetic of its lines."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gradapp.core.own_code.lineage import Anew
from gradapp.core.own_code.messages import Backward
from gradapp.core.own_code.mistakes.by_hand import ErrorByHand, error_by_hand, numbers_in, seen
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.states import Numbers, State
from gradapp.core.own_code.story import Step
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class ByHand:
    """What is drawn of a loop whose gradients are worked out by hand.

    Attributes:
        error: its error, and what goes by its derivatives.
        steps: the steps with both.
        anew: which of the parameters have other numbers before a step than behind the last one.
    """

    error: ErrorByHand
    steps: list[Step]
    anew: list[Anew]


def by_hand(timeline: Timeline) -> ByHand | None:
    """Return what is to be drawn of the steps of a loop.

    None where autograd has a part in the code, or it is not proved which number is the error.
    """
    lines, steps = timeline.lines, timeline.steps
    is_of_autograd = any(line.backward or line.asked for line in lines)
    if len(steps) < 2 or is_of_autograd or any(each.parameters for each in steps):
        return None
    error = error_by_hand(timeline)
    if error is None:
        return None
    told: list[Step] = []
    anew: list[Anew] = []
    names: dict[str, State] = {}
    end = 0
    held: dict[str, Numbers] = {}
    for step in steps:
        names = seen(lines[end : step.first], error.function, names)
        if told:
            anew += (
                Anew(step.step, step.first, name, numbers, is_same=True)
                for name, numbers in _held(names, error).items()
                if numbers != held.get(name)
            )
        names = seen(lines[max(end, step.first) : step.turn], error.function, names)
        end, held = step.turn, _held(names, error)
        if len(held) < len(error.parameters):
            return None
        is_made = any(line.line == error.line for line in lines[step.first : step.turn])
        value = numbers_in(names[error.name]) if step.step and is_made else ()
        errors = [Backward(error.name, value[0], 0, None)] if len(value) == 1 else []
        told.append(msgspec.structs.replace(step, errors=errors, parameters=held))
    return ByHand(error, told, anew)


def _held(names: Mapping[str, State], error: ErrorByHand) -> dict[str, Numbers]:
    return {name: [*numbers_in(names[name])] for name in error.parameters if name in names}
