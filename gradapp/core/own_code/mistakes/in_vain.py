"""Parameters that stay: step() is never called, or what they would become is given to nothing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.astray import held_by
from gradapp.core.own_code.mistakes.by_hand import HALF, HandLoop, all_are, ratios_in
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.late import uses_norm
from gradapp.core.own_code.mistakes.moves import MEANT_TO
from gradapp.core.own_code.mistakes.rates import planned
from gradapp.core.own_code.mistakes.timeline import Change, Event, Timeline
from gradapp.core.own_code.states import Instance, Optimizer, Plain, State, Tensor, in_sight
from gradapp.core.own_code.syntax import names_gradient, names_in, within
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

_NEEDED: Final = 3
"""In so many turns it is no accident."""
_MEASURES: Final = re.compile(r"hook|profil|bench|timeit|perf_counter|\b(?:func|functorch)\b")
"""Where such a word stands, gradients may be wanted for something else than a step."""
_SCHEDULER: Final = re.compile(r"<\w*(LR\w*|Scheduler|Restarts)>")
"""So those of PyTorch are told."""
_COMPUTES: Final = ("sub", "subtract", "add")
_THROWN_AWAY: Final = N_(
    "Findings",
    "Line {line} computes {code}, {count} times, and keeps it nowhere: {name} has not moved.",
)


def never_told(timeline: Timeline) -> Iterator[Finding]:
    """Yield an optimizer whose ``step()`` is never called, though its tensors have gradients.

    What backward() finds for them is of use to nothing: whatever it reaches, none of it moves.
    """
    of_use = _of_use(timeline.events)
    calls = [
        each
        for place, each in enumerate(timeline.events)
        if each.what == Call.BACKWARD and place not in of_use
    ]
    is_known = timeline.is_over and bool(timeline.text)
    if not is_known or not _often(calls) or _MEASURES.search(timeline.text):
        return
    optimizers = _optimizers(timeline)
    if not optimizers or _are_read(timeline.nodes):
        return
    some_use = frozenset().union(*(timeline.events[place].tensors for place in of_use))
    still = timeline.concerned(Call.STEP) | timeline.changes.keys() | some_use
    for optimizer in {each.held: each for each in reversed(optimizers)}.values():
        some = [each for each in calls if each.tensors & optimizer.held]
        is_told = optimizer.held & still or _may_step(timeline, optimizers, optimizer)
        if is_told or not _often(some):
            continue
        first = some[0]
        named = (n for n in sorted(optimizer.held & first.tensors) if timeline.every_name(n))
        number = next(named, None)
        if number is None:
            continue
        name = timeline.called_in(first.index, number)
        words = N_(
            "Findings",
            "backward() in line {line} has found a gradient for {name} {count} times, and nothing "
            "has moved {name}: step() of {optimizer}, which holds it, was never called.",
        ).filled(
            line=str(first.line),
            name=name,
            count=sum(number in each.tensors for each in some),
            optimizer=optimizer.name,
        )
        advice = N_(
            "Findings",
            "If {name} is to learn, call {optimizer}.step() behind backward(); if only its "
            "gradients are wanted, there is no need of an optimizer.",
        ).filled(name=name, optimizer=optimizer.name)
        yield Finding(first.line, first.index, words, "", advice)
        return


def _often(calls: Sequence[Event]) -> bool:
    """Return whether some line has made enough of these calls."""
    return max(Counter(each.line for each in calls).values(), default=0) >= _NEEDED


@dataclass(frozen=True, slots=True)
class _Held:
    """What the code calls an optimizer, and the numbers of the tensors that it holds."""

    name: str
    held: frozenset[int]


def _optimizers(timeline: Timeline) -> list[_Held]:
    """Return the optimizers, by each of their names."""
    told = {
        _Held(name, frozenset(each.holds)): None
        for line in timeline.lines
        for _, top, state in line.news
        for name, each in in_sight(top, state)
        if isinstance(each, Optimizer)
    }
    return [*told]


def _of_use(events: list[Event]) -> set[int]:
    """Return at which places ``backward()`` found what moved something before it was cleared."""
    waiting: dict[int, list[int]] = {}
    of_use: set[int] = set()
    for place, event in enumerate(events):
        for number in event.used & waiting.keys():
            of_use.update(waiting.pop(number))
        for number in event.tensors:
            if event.what == Call.BACKWARD:
                waiting.setdefault(number, []).append(place)
            elif event.what in (Call.ZERO_GRAD, Change.CLEARED):
                waiting.pop(number, None)
    return of_use


def _are_read(nodes: list[ast.AST]) -> bool:
    """Return whether gradients are read, but to be changed in place, or to see if there are any."""
    passed: set[int] = set()
    for node in nodes:
        match node:
            case ast.Expr(ast.Call(func=ast.Attribute(value=owner, attr=name))) if name[-1] == "_":
                passed.add(id(owner))
            case ast.Compare(left=left, ops=[ast.Is() | ast.IsNot()]):
                passed.add(id(left))
    return any(
        names_gradient(node)
        or (isinstance(node, ast.stmt) and uses_norm(node))
        or (
            isinstance(node, ast.Attribute)
            and node.attr == "grad"
            and isinstance(node.ctx, ast.Load)
            and id(node) not in passed
        )
        for node in nodes
    )


def _may_step(timeline: Timeline, optimizers: list[_Held], of: _Held) -> bool:
    """Return whether the text names a ``step`` that may be that of an optimizer.

    It is not that of another one, nor one of a scheduler, or an object of a class of the text,
    which has been called: what is called there is told.
    """
    names = {each.name for each in optimizers}
    others = names - {each.name for each in optimizers if each.held & of.held}
    others |= {
        name
        for line in timeline.lines
        for _, top, state in line.news
        for name, each in _inside(top, state)
        if isinstance(each, Instance)
        or (isinstance(each, Plain) and _SCHEDULER.fullmatch(each.text))
    }
    harmless: set[int] = set()
    for node in timeline.nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="step") as step, args=args) if (
                ast.unparse(owner) in others
                and node.lineno in timeline.runs
                and not names & {ast.unparse(each) for each in args}
            ):
                harmless.add(id(step))
            case ast.Call(func=ast.Name(id="getattr" | "methodcaller" | "attrgetter")):
                return True
    return any(
        isinstance(node, ast.Attribute) and node.attr == "step" and id(node) not in harmless
        for node in timeline.nodes
    )


def _inside(name: str, state: State) -> Iterator[tuple[str, State]]:
    """Yield a variable, what is in sight of it, and the objects that have that."""
    yield name, state
    if isinstance(state, Instance):
        for part, each in state.attributes.items():
            yield from _inside(f"{name}.{part}", each)


@dataclass(frozen=True, slots=True)
class _Computed:
    """A statement that computes where a parameter would be behind a step.

    Attributes:
        line: the number of its line.
        new: what it gives that to; empty for nothing.
        of: the parameter, as the code has it.
        by: what is taken from it.
        value: all of it.
    """

    line: int
    new: str
    of: str
    by: ast.expr
    value: ast.expr


def _computed_in(node: ast.AST) -> _Computed | None:
    """Return what a statement computes, if it leaves what it is computed from as it was."""
    match node:
        case ast.Expr(value=value):
            new = ""
        case ast.Assign(targets=[ast.Name(id=new)], value=value):
            pass
        case _:
            return None
    match value:
        case ast.BinOp(left=left, op=ast.Sub(), right=by):
            pass
        case ast.Call(func=ast.Attribute(value=left, attr=name), args=[by]) if name in _COMPUTES:
            pass
        case _:
            return None
    of = ast.unparse(left).removesuffix(".data").removesuffix(".detach()")
    return None if of == new else _Computed(node.lineno, new, of, by, value)


def _may_move(timeline: Timeline, computed: _Computed) -> bool:
    """Return whether a line that has not run has to do with a parameter, or with what it gets."""
    names = {computed.of.partition(".")[0], computed.new}
    return any(
        isinstance(node, ast.stmt)
        and node.lineno not in timeline.runs
        and any(isinstance(each, ast.Name) and each.id in names for each in within(node))
        for node in timeline.nodes
    )


def _is_read(timeline: Timeline, name: str) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Store)
        for node in timeline.nodes
    )


def given_to_nothing(timeline: Timeline) -> Iterator[Finding]:
    """Yield where a value is computed from a leaf and its gradient, which stays as it is.

    Either nothing reads that value, or it is the same in all turns.
    """
    if not timeline.is_over or MEANT_TO.search(timeline.text) or _MEASURES.search(timeline.text):
        return
    for each in filter(None, map(_computed_in, timeline.nodes)):
        rates = names_in(each.by) - {each.of.partition(".")[0]}
        if f"{each.of}.grad" not in ast.unparse(each.by) or rates & planned(timeline):
            continue
        runs = timeline.runs.get(each.line, [])
        numbers = [timeline.meant(at, each.of) for at in runs]
        number, count = next(iter(Counter(numbers).most_common(1)), (0, 0))
        is_still = not timeline.changes.keys() & {*numbers}
        if count < _NEEDED or not is_still or not all(map(timeline.is_parameter, numbers)):
            continue
        if not {*numbers} <= timeline.concerned(Call.BACKWARD):
            continue
        is_read = bool(each.new) and _is_read(timeline, each.new)
        if is_read and not _is_elsewhere(timeline, each.new, runs, number):
            continue
        if _may_move(timeline, each):
            continue
        at = runs[numbers.index(number)]
        advice = N_(
            "Findings", "If {name} is to move, change it in place, under torch.no_grad(): {of} -= …"
        )
        name = timeline.called_in(at, number)
        filled = advice.filled(name=name, of=each.of)
        yield _finding(each, at, name, f"{each.of}.grad", count, filled)
        return


def _is_elsewhere(timeline: Timeline, name: str, runs: list[int], number: int) -> bool:
    """Return whether lines have given a name the same in all turns, and not what is there already.

    What has no slope, or too little for its format, stays though it goes back.
    """
    held = [dict(timeline.lines[at].tensors).get(name) for at in runs]
    told = [each.numbers for each in held if isinstance(each, Tensor)]
    is_same = len(told) == len(runs) and all(each == told[0] for each in told)
    return is_same and told[0] != timeline.tensors[number].numbers


def by_hand_to_nothing(timeline: Timeline) -> Iterator[Finding]:
    """Yield the same without autograd: nothing that the loop computes changes what it starts from.

    Where the value is read, or is of one number, the gradient is proved to be a derivative.
    """
    loop = HandLoop(timeline)
    if not timeline.is_over or len(loop.told) < _NEEDED or _MEASURES.search(timeline.text):
        return
    fixed = loop.set_here | planned(timeline)
    for each in map(_computed_in, loop.body):
        match each:
            case _Computed(of=of, by=ast.BinOp(left=left, op=ast.Mult(), right=right)):
                made = sorted((names_in(left) | names_in(right)) & loop.made.keys())
            case _:
                continue
        if len(made) != 1 or of in fixed or (names_in(each.by) - {*made}) & fixed:
            continue
        held, ways = held_by(timeline, loop, of), held_by(timeline, loop, made[0])
        is_still = len(held) == 1 and () not in held and any(any(way) for way in ways)
        if not is_still or of not in loop.origins(made[0]):
            continue
        shares = ratios_in(loop, of, made[0]).values()
        is_proved = any(all_are(some, share) for some in shares for share in (1.0, HALF))
        is_one = len(next(iter(held))) == 1
        is_read = bool(each.new) and _is_read(timeline, each.new)
        if (is_read or (each.new and is_one)) and not is_proved:
            continue
        if is_read and len(held_by(timeline, loop, each.new)) != 1:
            continue
        if _may_move(timeline, each):
            continue
        runs = timeline.runs.get(each.line, [])
        advice = N_("Findings", "If {name} is to move, give it the new value: {code}")
        filled = advice.filled(name=of, code=f"{of} = {ast.unparse(each.value)}")
        yield _finding(each, runs[0], of, made[0], len(runs), filled)
        return


def _finding(
    computed: _Computed, at: int, name: str, gradient: str, count: int, advice: Message
) -> Finding:
    words = _THROWN_AWAY.filled(code=ast.unparse(computed.value))
    if computed.new:
        words = N_(
            "Findings",
            "Line {line} computes {new} from {name} and {gradient}, {count} times, and {name} has "
            "not moved.",
        ).filled(new=computed.new, gradient=gradient)
    filled = words.filled(line=str(computed.line), name=name, count=count)
    return Finding(computed.line, at, filled, "", advice)


EVERY = (never_told, given_to_nothing, by_hand_to_nothing)
