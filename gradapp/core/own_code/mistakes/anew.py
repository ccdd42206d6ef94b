"""A model, or an optimizer, that is made anew in each turn, so that no step learns from another."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gradapp.core.own_code.lineage import Ways
from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Event, Meaning, Timeline
from gradapp.core.own_code.mistakes.updates import update_in
from gradapp.core.own_code.states import Module, Optimizer, Plain, Tensor, in_sight
from gradapp.core.own_code.story import Step
from gradapp.core.own_code.syntax import names_in
from gradapp.core.words import N_
from gradapp.values import dataclass

_NEEDED: Final = 3
"""In so many turns it is no accident."""
_MOST: Final = 32
"""So many parameters are looked at."""
_MEASURED: Final = re.compile(r"\btime\b|perf_counter|timeit|benchmark|profil|memory")
"""Where such a word stands, steps may be made to be measured."""
_MEANT: Final = re.compile(r"reset|restart|fresh|client|task|fold", re.IGNORECASE)
"""Where such a word stands, an optimizer may be meant to forget."""
_UNSEEN: Final = re.compile(r"\b(?:locals|globals|vars|eval|exec|gc)\b")
"""What reads variables that the text doesn't name there."""
_LOOKS_AT_NONE: Final = ("zero_grad", "train", "eval", "step")
"""Methods that tell nothing of the parameters."""


def parameters_anew(timeline: Timeline) -> Iterator[Finding]:
    """Yield where all parameters are made anew before anything has read what a step has moved."""
    told = [each for each in timeline.steps[1:] if each.errors]
    if len(told) < _NEEDED or not timeline.is_over or _MEASURED.search(timeline.text):
        return
    if _UNSEEN.search(timeline.text) or _is_seeded(timeline.nodes):
        return
    second = _turn(timeline, told[1])
    if second is not None and _is_of_choice(timeline, second):
        return
    kept = _in_collections(timeline)
    turns = (_turn(timeline, each) for each in told)
    ways = Ways(timeline.lines, timeline.text)
    statements = _statements(timeline.nodes)
    for number, (turn, following) in enumerate(pairwise(turns)):
        if turn is None or following is None or turn.reached & following.reached:
            return
        if turn.reached & kept:
            return
        if turn.sizes != following.sizes or any(
            timeline.names(each, following.end - 1) for each in turn.moved
        ):
            return
        for index in range(turn.moves[0], following.made.index + 1):
            recorded = timeline.lines[index]
            is_before = recorded.began <= turn.moves[-1]
            nodes = statements.get(recorded.line, [])
            if ways.is_read(turn.moved, index) and not _is_unread(nodes, is_before=is_before):
                return
        if number < _NEEDED and any(
            ways.lead(one, other, following.made.index)
            or ways.load(one, other, range(turn.end, following.end), following.made.index)
            for one in turn.reached
            for other in following.reached
        ):
            return
    assert second is not None
    words = N_(
        "Findings",
        "Line {line} makes {name} anew in each turn, before anything has read what line {moved} "
        "has moved it to: none of the {count} steps learns from another.",
    ).filled(
        line=str(second.made.line),
        name=second.name,
        moved=str(timeline.lines[second.moves[-1]].line),
        count=len(told),
    )
    advice = N_(
        "Findings", "If each is to learn from the one before, make it once, before the loop."
    )
    yield Finding(second.made.line, second.made.index, words, "", advice)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn that makes all parameters anew, and moves them.

    Attributes:
        name: what the first of them is called in the loop.
        made: where it is made.
        reached: the parameters.
        sizes: of how many numbers they are.
        moves: the recorded lines that move them.
        moved: all tensors whose numbers change there.
        first: the index of its first line.
        end: the index behind its last line.
    """

    name: str
    made: Meaning
    reached: frozenset[int]
    sizes: list[tuple[int, ...]]
    moves: list[int]
    moved: frozenset[int]
    first: int
    end: int


def _turn(timeline: Timeline, step: Step) -> _Turn | None:
    """Return a step as such a turn; None where it is none."""
    inside = timeline.inside(step.first, step.turn)
    calls = [each for each in inside if each.what == Call.BACKWARD]
    reached = frozenset().union(*(each.tensors for each in calls))
    moves = [each.index for each in inside if each.used & reached]
    made = [timeline.first.get(each) for each in sorted(reached)]
    if not moves or not made or len(reached) > _MOST:
        return None
    if not all(each and step.first <= each.index < calls[0].index for each in made):
        return None
    first = min(reached)
    loop = step.errors[0].loop
    function = "" if loop is None else loop.function
    known = [
        (name, each)
        for (of, name), past in timeline.meanings.items()
        for each in past
        if each.number == first and of == function
    ]
    name, where = next(iter(known), (timeline.called(first, calls[0].index), made[0]))
    assert where is not None
    moved = frozenset(n for n, some in timeline.changes.items() if not {*some}.isdisjoint(moves))
    sizes = [tuple(timeline.tensors[each].shape) for each in sorted(reached)]
    return _Turn(name, where, reached, sizes, moves, moved | reached, step.first, step.turn)


def _is_of_choice(timeline: Timeline, turn: _Turn) -> bool:
    """Return whether what is made in a turn is another one in each: several are compared.

    So it is where what makes a parameter, gives it numbers or makes an optimizer reads what the
    loop goes over.
    """
    lines = timeline.lines[turn.first : turn.end]
    ran = {each.line for each in lines}
    over = {
        name
        for node in timeline.nodes
        if isinstance(node, ast.For) and node.body[0].lineno in ran
        for name in names_in(node.target)
    }
    making = {
        line.line
        for index, line in enumerate(lines, turn.first)
        for _, top, state in line.news
        if any(isinstance(each, Module | Optimizer) for _, each in in_sight(top, state))
        or any(index in timeline.changes.get(each, []) for each in turn.reached)
        if index < turn.moves[0]
    }
    making |= {line for each in turn.reached if (line := timeline.made.get(each))}
    return any(
        over & _read_by(node) for node in timeline.nodes if getattr(node, "lineno", 0) in making
    )


def _read_by(node: ast.AST) -> set[str]:
    """Return the names that a statement, without those in it, reads, but for shapes and lengths."""
    if isinstance(node, ast.Attribute) and node.attr in ("shape", "size"):
        return set()
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "len":
        return set()
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    inside = (each for each in ast.iter_child_nodes(node) if not isinstance(each, ast.stmt))
    return set().union(*map(_read_by, inside))


def _in_collections(timeline: Timeline) -> set[int]:
    """Return the tensors of optimizers that are in a collection: they may be read there."""
    return {
        number
        for line in timeline.lines
        for _, top, state in line.news
        for name, each in in_sight(top, state)
        if isinstance(each, Optimizer) and "[" in name
        for number in each.holds
    }


def _is_seeded(nodes: Sequence[ast.AST]) -> bool:
    """Return whether turns of a loop begin with a seed: they repeat something on purpose."""
    loops = [each for each in nodes if isinstance(each, ast.For | ast.While)]
    return any("seed" in ast.unparse(each) for each in loops)


def _statements(nodes: Sequence[ast.AST]) -> dict[int, list[ast.stmt]]:
    told: dict[int, list[ast.stmt]] = {}
    for node in nodes:
        if isinstance(node, ast.stmt):
            told.setdefault(node.lineno, []).append(node)
    return told


def _is_unread(nodes: Sequence[ast.stmt], *, is_before: bool) -> bool:
    """Return whether statements of a line read nothing of what was moved, though they name it.

    Args:
        nodes: the statements.
        is_before: whether the line began before the move, which a function that it calls has made.
    """
    last = nodes[-1] if nodes else None
    match last:
        case ast.Expr(ast.Call(func=ast.Attribute(attr=name))) if name in _LOOKS_AT_NONE:
            return True
        case (
            ast.Expr(value=ast.Call(args=args) as call)
            | ast.Assign(value=ast.Call(args=args) as call)
        ) if is_before and len(nodes) == 1 and isinstance(call.func, ast.Name):
            return not any(isinstance(each, ast.Call) for arg in args for each in ast.walk(arg))
    return last is not None and len(nodes) == 1 and update_in(last) is not None


@dataclass(frozen=True, slots=True)
class _Made:
    """A time that an optimizer was made: in which recorded line, what it is, and its one step."""

    index: int
    optimizer: Optimizer
    step: Event


def optimizer_anew(timeline: Timeline) -> Iterator[Finding]:
    """Yield an optimizer that forgets in each turn what it would go by in the next."""
    told = [each for each in timeline.steps[1:] if each.errors]
    if len(told) < _NEEDED or _MEANT.search(timeline.text):
        return
    past: dict[tuple[str, str], list[tuple[int, Optimizer]]] = {}
    for at, recorded in enumerate(timeline.lines):
        for function, top, state in recorded.news:
            for name, each in in_sight(top, state):
                if isinstance(each, Optimizer):
                    past.setdefault((function, name), []).append((at, each))
    for (_, name), states in past.items():
        made = _made(timeline, states, told)
        if made and _forgets(timeline, made, states):
            index = made[0].index
            line = timeline.lines[index].line
            words = N_(
                "Findings",
                "Line {line} makes {name} anew in each turn: what {type} remembers of earlier "
                "gradients is lost before it is used, {count} times.",
            ).filled(line=str(line), name=name, type=made[0].optimizer.type, count=len(made) - 1)
            advice = N_(
                "Findings", "If they are to count, make the optimizer once, before the loop."
            )
            yield Finding(line, index, words, "", advice)
            return


def _made(
    timeline: Timeline, states: Sequence[tuple[int, Optimizer]], told: Sequence[Step]
) -> list[_Made]:
    """Return when an optimizer was made in turns, if it makes one step in each."""
    made: list[_Made] = []
    for step in told:
        new = [each for each in states if step.first <= each[0] < step.turn and not each[1].state]
        inside = [
            each
            for each in timeline.inside(step.first, step.turn)
            if each.what == Call.STEP and new and each.tensors == frozenset(new[0][1].holds)
        ]
        if len(new) != 1 or len(inside) != 1 or not inside[0].used:
            return []
        between = (state for at, state in states if new[0][0] < at < inside[0].index)
        if inside[0].index < new[0][0] or any(state.state for state in between):
            return []  # one that is loaded has some
        made.append(_Made(*new[0], inside[0]))
    return made


def _forgets(
    timeline: Timeline, made: Sequence[_Made], states: Sequence[tuple[int, Optimizer]]
) -> bool:
    """Return whether it was the same each time, goes by earlier gradients, and nothing else moves.

    Parameters that are loaded between its steps are those of another run.
    """
    settings = made[0].optimizer.settings
    betas = settings.get("betas")
    is_by_memory = any(
        isinstance(kept, Tensor) and not name.endswith(" step")
        for _, each in states
        for name, kept in each.state.items()
    )
    if isinstance(betas, Plain) and not re.search("[1-9]", betas.text):
        return False
    if not is_by_memory or made[0].optimizer.type == "LBFGS":
        return False
    if any(
        (each.optimizer.settings, each.step.tensors) != (settings, made[0].step.tensors)
        for each in made
    ):
        return False
    lasting = {number: timeline.changes.get(number, []) for number in made[0].step.tensors}
    return not any(
        one.step.index < index < other.step.index
        for one, other in pairwise(made)
        for some in lasting.values()
        for index in some[bisect_right(some, one.step.index) :][:1]
    )


EVERY = (parameters_anew, optimizer_anew)
