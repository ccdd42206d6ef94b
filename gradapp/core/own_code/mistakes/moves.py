"""Parameters that nothing moves, and those that are moved along their gradient, up the error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gradapp.core.own_code.messages import Call, Graph, error_of
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.identity import other_tensor
from gradapp.core.own_code.mistakes.timeline import Change, Event, Timeline
from gradapp.core.own_code.states import Module, Norm, Optimizer, in_sight, numbers_in, read
from gradapp.core.own_code.story import Step
from gradapp.core.own_code.syntax import names_gradient
from gradapp.core.words import N_
from gradapp.values import dataclass

_NEEDED: Final = 3
"""In so many steps one after the other it is no accident."""
_LOOKED_AT: Final = 10
_CLOSE: Final = 1e-3
_ROUNDING: Final = 1e-6
_ASKED: Final = re.compile(r"\b(?:autograd|func|functorch)\b")
"""What asks for gradients has leaves for that alone."""
MEANT_TO: Final = re.compile(
    r"maximi[sz]|unlearn|worst|fgsm|\b(?:ascen[dt]|adversar|attack|perturb|reward|repel|pgd\b|forget_)",
    re.IGNORECASE,
)
"""Where such a word stands, an error may be meant to grow."""
AGAINST: Final = N_(
    "Findings", "If {error} is to fall, subtract the gradient times the learning rate."
)
_READS: Final = ("grad", "register_hook", "register_post_accumulate_grad_hook")
_THROUGH: Final = ("Mean", "Sum", "Mul", "Div", "Add", "Squeeze", "View", "Reshape")
_LOSSES: Final = (
    "MseLoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "NllLoss", "BinaryCrossEntropy",
    "SoftMarginLoss",
)  # fmt: skip
_SQUARES: Final = ("Pow", "Abs", *_LOSSES)
"""What these give is not below 0, where an exponent is even."""


def never_moved(timeline: Timeline) -> Iterator[Finding]:
    """Yield a leaf that stands beside others which are moved, and that nothing moves."""
    told = timeline.steps[1:]
    if not timeline.is_over or len(told) < _NEEDED or _ASKED.search(timeline.text):
        return
    calls = timeline.calls(Call.BACKWARD)
    moved = frozenset().union(*(each.used for each in timeline.events))
    handled = moved | timeline.concerned(Call.STEP) | timeline.concerned(Change.SCALED)
    beside = [each for each in calls if each.tensors & moved]
    for number in timeline.parameters():
        reaching = [each for each in beside if number in each.tensors]
        is_free = number not in handled and len(reaching) >= _NEEDED
        if not is_free or not _is_still(told, number):
            continue
        if not _is_wanted(timeline, number):
            yield _forgotten(timeline, number, reaching)
            return
        put = _put_in_later(timeline, number)
        if put is not None and not (_is_read(timeline, number) or [*other_tensor(timeline)]):
            yield _too_late(timeline, number, reaching, put)
            return


def _forgotten(timeline: Timeline, number: int, reaching: Sequence[Event]) -> Finding:
    name = timeline.called(number)
    line, index = reaching[0].line, reaching[0].index
    optimizers = timeline.calls(Call.STEP)
    words = N_(
        "Findings",
        "backward() in line {line} has found a gradient for {name} {count} times, and nothing has "
        "moved {name}.",
    )
    advice = N_(
        "Findings", "If {name} is to learn, move it, too; if not, it needs no requires_grad."
    )
    if optimizers:
        words = N_(
            "Findings",
            "backward() in line {line} has found a gradient for {name} {count} times, and nothing "
            "has moved {name}: step() in line {step} is of an optimizer that does not hold it.",
        ).filled(step=str(optimizers[0].line))
        advice = N_(
            "Findings",
            "If {name} is to learn, give it to the optimizer, too; if not, it needs no "
            "requires_grad.",
        )
        if number in _in_modules(timeline)[1]:
            advice = N_(
                "Findings",
                "parameters() gives only what is an nn.Parameter, or in a module that is an "
                "attribute or stands in an nn.ModuleList: {name} is not.",
            )
    filled = words.filled(line=str(line), name=name, count=len(reaching))
    return Finding(line, index, filled, "", advice.filled(name=name))


@dataclass(frozen=True, slots=True)
class _Put:
    """That a module was given a tensor when an optimizer had been given all that was in it.

    Attributes:
        module: what the code calls it.
        line: the number of the line.
        made: that of the line of the optimizer.
    """

    module: str
    line: int
    made: int


def _put_in_later(timeline: Timeline, number: int) -> _Put | None:
    """Return where a tensor was put into a module behind its optimizer's back; None if it was not.

    An optimizer of a part of a module alone leaves the rest to rest.
    """
    inside: dict[tuple[str, str], set[int]] = {}
    made: dict[tuple[str, str], int] = {}
    known: set[tuple[str, str]] = set()
    for line in timeline.lines:
        found = [(f, *each) for f, top, state in line.news for each in in_sight(top, state)]
        for function, name, state in found:
            if isinstance(state, Module):
                key = function, name
                inside[key] = {which for _, which in numbers_in(name, state)}
                if number in inside[key]:
                    return _Put(name, line.line, made[key]) if key in made else None
        for function, name, state in found:
            if isinstance(state, Optimizer) and (function, name) not in known:
                known.add((function, name))
                whole = (key for key, some in inside.items() if some and some <= {*state.holds})
                made |= dict.fromkeys(whole, line.line)
    return None


def _too_late(timeline: Timeline, number: int, reaching: Sequence[Event], put: _Put) -> Finding:
    words = N_(
        "Findings",
        "backward() in line {line} has found a gradient for {name} {count} times, and nothing has "
        "moved {name}: line {put} put it into {module}, whose parameters the optimizer of line "
        "{made} had been given before.",
    ).filled(
        line=str(reaching[0].line),
        name=timeline.called_in(reaching[0].index, number),
        count=len(reaching),
        put=str(put.line),
        module=put.module,
        made=str(put.made),
    )
    advice = N_("Findings", "Make the optimizer when the model has all its parts.")
    return Finding(put.line, reaching[0].index, words, "other_tensor", advice)


def _is_still(told: Sequence[Step], number: int) -> bool:
    """Return whether a tensor has the same numbers behind all steps."""
    names = {name for name, each in told[0].tensors.items() if each == number}
    return any(
        all((step.tensors.get(name), step.parameters.get(name)) == (number, held) for step in told)
        for name in names
        for held in (told[0].parameters[name],)
    )


def _is_wanted(timeline: Timeline, number: int) -> bool:
    """Return whether a tensor is a part of a module, of which some may rest, or its .grad read."""
    of_modules, _ = _in_modules(timeline)
    return number in of_modules or _is_read(timeline, number)


def _is_read(timeline: Timeline, number: int) -> bool:
    """Return whether the .grad of a tensor is read; where names don't tell whose is, it may be."""
    names, known = {*timeline.every_name(number)}, {name for _, name in timeline.meanings}
    read = read_gradients(timeline.nodes)
    return not names or bool(names & read) or not read <= known


def _in_modules(timeline: Timeline) -> tuple[set[int], set[int]]:
    """Return the tensors that are parameters of modules, and those that only are in some."""
    known: set[int] = set()
    apart: set[int] = set()
    for line in timeline.lines:
        for _, top, state in line.news:
            for called, module in in_sight(top, state):
                if isinstance(module, Module):
                    for name, number in numbers_in(called, module):
                        is_apart = name.removeprefix(f"{called}.") in module.apart
                        (apart if is_apart else known).add(number)
    return known - apart, apart


def read_gradients(nodes: Sequence[ast.AST]) -> set[str]:
    """Return whose .grad is read, be it by a hook, but for being cleared.

    Where only its name stands, as in getattr(p, "grad"), it may be that of any: one without a name.
    """
    cleared = [
        node.func.value
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "zero_"
    ]
    inside = {id(part) for each in cleared for part in ast.walk(each)}
    read = {
        ast.unparse(node.value)
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in _READS
        and isinstance(node.ctx, ast.Load)
        and id(node) not in inside
    }
    return read | {"" for node in nodes if names_gradient(node)}


def uphill(timeline: Timeline) -> Iterator[Finding]:
    """Yield where an error that is a sum of squares grows, since all goes along its gradient.

    So it does by a memory of earlier steps, too: as far as by one share of the gradient in each
    step, and by one of the step before.
    """
    if MEANT_TO.search(timeline.text):
        return
    told = timeline.steps[: _LOOKED_AT + 1]
    every = [_pairs(before, step) for before, step in pairwise(told)]
    pairs = [each for each in every if each]
    if len(pairs) < _NEEDED or len(pairs) < len(every) - 1 or not all(every[:-1]):
        return  # the last step may be without its end
    errors = [error_of(step.errors[0]) for step in told[1 : len(pairs) + 1]]
    grows = all(
        isinstance(one, float) and isinstance(other, float) and 0 < one < other
        for one, other in pairwise(errors)
    )
    rate = _rate(pairs[0])
    share = _rate([(b - rate * c, a, z) for (a, _, _), (b, c, z) in zip(*pairs[:2], strict=False)])
    if not grows or rate <= 0 or not _go_on(pairs, rate, share):
        return
    moves = [each for each in timeline.events if each.used]
    words = N_(
        "Findings",
        "Line {line} moves {name} along its gradient, not against it: {error} grows in each of "
        "the first {count} steps.",
    )
    advice = AGAINST
    if abs(share) > _CLOSE:
        words = N_(
            "Findings",
            "Line {line} moves {name} along its gradients in this step and those before, not "
            "against them: {error} grows in each of the first {count} steps.",
        )
        advice = N_(
            "Findings",
            "If {error} is to fall, turn one sign round: of the gradient, or of what remembers it.",
        )
    error = told[1].errors[0].on
    filled = words.filled(
        count=len(pairs),
        line=str(moves[0].line),
        name=timeline.called(min(moves[0].used), moves[0].index),
        error=error,
    )
    yield Finding(moves[0].line, moves[0].index, filled, "", advice.filled(error=error))


_Pair = tuple[float, float, float]
"""How far a number went in a step, its gradient, and how large it is."""


def _pairs(before: Step, step: Step) -> list[_Pair]:
    """Return of all numbers that an error depends on how far they went, and their gradients.

    None are told where that error may be meant to grow, or numbers are not told.
    """
    graph = step.errors[0].graph if len(step.errors) == 1 else None
    if graph is None or not (is_of_squares(graph, 0) and has_goal(graph, 0)):
        return []
    pairs: list[_Pair] = []
    for name, gradient in step.computed.items():
        one, other = before.parameters.get(name), step.parameters.get(name)
        if gradient is None:
            continue
        if isinstance(gradient, Norm) or not isinstance(one, list) or not isinstance(other, list):
            return []
        for each in zip(one, other, gradient, strict=False):
            told = [read(number) for number in each]
            if any(number.imag for number in told):
                return []
            a, b, g = (number.real for number in told)
            pairs.append((b - a, g, abs(b)))
    return pairs


def _rate(pairs: Sequence[_Pair]) -> float:
    """Return how many times what stands second is nearest to all that stands first."""
    squares = sum(g * g for _, g, _ in pairs)
    return sum(d * g for d, g, _ in pairs) / squares if squares else 0.0


def _go_on(steps: Sequence[Sequence[_Pair]], rate: float, share: float) -> bool:
    """Return whether all goes by so much of its gradient, and of how far it went before."""
    before = [0.0] * len(steps[0])
    for pairs in steps:
        if len(pairs) != len(before) or not any(g for _, g, _ in pairs):
            return False
        expected = [rate * g + share * d for (_, g, _), d in zip(pairs, before, strict=True)]
        if not all(
            abs(d - e) <= _CLOSE * abs(e) + _ROUNDING * size
            for (d, _, size), e in zip(pairs, expected, strict=True)
        ):
            return False
        before = [d for d, _, _ in pairs]
    return -_CLOSE < share <= 1 and (abs(share) <= _CLOSE or len(steps) > _NEEDED)


def is_of_squares(graph: Graph, at: int) -> bool:
    """Return whether what a node gives is made of squares, and the like, by sums and factors."""
    name = graph.nodes[at].name
    operands = [each.target for each in graph.edges if each.source == at]
    if name.startswith("Mul") and len(operands) == 2:
        return operands[0] == operands[1]
    return name.startswith(_SQUARES) or (
        name.startswith(_THROUGH)
        and bool(operands)
        and all(is_of_squares(graph, i) for i in operands)
    )


def has_goal(graph: Graph, at: int) -> bool:
    """Return whether a part is how far something is from what is given, or a leaf from 0.

    Squares of what is only computed, as those of activations, may be meant to grow.
    """
    name = graph.nodes[at].name
    operands = [each.target for each in graph.edges if each.source == at]
    is_difference = name.startswith(("Sub", "Rsub")) and len(operands) == 1
    return is_difference or (
        name.startswith((*_LOSSES, "AccumulateGrad"))
        or (name.startswith(_SQUARES + _THROUGH) and any(has_goal(graph, i) for i in operands))
    )


EVERY = (never_moved, uphill)
