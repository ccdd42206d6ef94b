"""A parameter that an optimizer holds, and that is cut off from the error on the way there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from gradapp.core.own_code.detached import WayOut, taken_out
from gradapp.core.own_code.lineage import Ways
from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.moves import read_gradients
from gradapp.core.own_code.mistakes.timeline import Event, Timeline
from gradapp.core.own_code.syntax import tree_of
from gradapp.core.words import N_

_NEEDED: Final = 3
"""In so many steps it is no accident."""
_LOOKED_AT: Final = 8
"""The way to the error is that of one of the first: it is walked back line by line."""
_MEANT: Final = re.compile(
    r"fr[eo]+z|fixed|pre_?train|teacher|target_?net|stop_?.?grad|probe|reservoir|random.feature|"
    r"load_state_dict|untrained|\b(?:ema|autograd|func|functorch)\b",
    re.IGNORECASE,
)
"""Where such a word stands, a part may be meant to rest, or gradients be asked for otherwise."""
_COPIES: Final = ("tensor", "as_tensor", "asarray", "array")


def cut_off(timeline: Timeline) -> Iterator[Finding]:
    """Yield where a parameter is cut off that stays, since no step ever finds a gradient for it.

    It is on the way from there to the error that something leaves the graph, in each turn.
    """
    if not (timeline.is_over or _is_of_none(timeline)) or _MEANT.search(timeline.text):
        return
    reached = timeline.concerned(Call.BACKWARD)
    without = [
        number
        for number in timeline.parameters()
        if number not in reached
        and number not in timeline.changes
        and (_without(timeline, number) or _is_asked(timeline, number))
    ]
    moved = frozenset().union(*(each.used for each in timeline.events))
    is_moved = reached & (moved | timeline.concerned(Call.STEP)) or not timeline.is_over
    if not without or not is_moved:
        return
    ways, cuts = Ways(timeline.lines, timeline.text), _cuts(timeline.text)
    *_, last = timeline.calls(Call.BACKWARD)[:_LOOKED_AT]
    for number in without:
        behind = ways.behind(last.index, number)
        read = {name for (_, name), _ in behind}
        for index in dict.fromkeys([last.index, *(at for _, at in behind)]):
            line = timeline.lines[index]
            for cut in cuts.get(line.line, ()):
                is_on_way = cut.target in ("", *read)
                if is_on_way and ways.come(cut.of, index, number, reached):
                    yield _finding(timeline, number, line.line, cut.how)
                    return


def _without(timeline: Timeline, number: int) -> list[Event]:
    """Return the steps that have found no gradient for a parameter; none where these are few."""
    steps = [each for each in timeline.calls(Call.STEP) if number in each.some]
    return steps if len(steps) >= _NEEDED else []


def _is_asked(timeline: Timeline, number: int) -> bool:
    """Return whether the .grad of a parameter is read that backward() never finds, in no step."""
    is_often = len(timeline.calls(Call.BACKWARD)) >= _NEEDED or not timeline.is_over
    names = {*timeline.every_name(number)} & read_gradients(timeline.nodes)
    return bool(is_often and names) and number not in timeline.concerned(Call.STEP)


def _is_of_none(timeline: Timeline) -> bool:
    """Return whether it has ended where something is computed with a gradient that is not there."""
    ends = timeline.recording.ends
    return ends.type == "TypeError" and "'NoneType'" in ends.message and timeline.recording.is_whole


def _finding(timeline: Timeline, number: int, line: int, how: str) -> Finding:
    steps = _without(timeline, number)
    calls = timeline.calls(Call.BACKWARD)
    first = (steps or calls)[0]
    name = timeline.called_in(first.index, number)
    words = N_(
        "Findings",
        "step() in line {step} has never found a gradient for {name}, in {count} steps: line "
        "{line} takes it, or what is computed from it, out of the graph by {how}.",
    )
    advice = N_(
        "Findings",
        "Leave out {how} if {name} is to learn; if not, do not give it to the optimizer.",
    )
    if not steps:
        words = N_(
            "Findings",
            "backward() in line {step} finds no gradient for {name}, whose .grad is read: line "
            "{line} takes it, or what is computed from it, out of the graph by {how}.",
        )
        advice = N_(
            "Findings", "Leave out {how} if {name} is to learn; if not, it needs no requires_grad."
        )
    filled = words.filled(
        step=str(first.line), name=name, count=len(steps), line=str(line), how=how
    )
    advised = advice.filled(how=how, name=name)
    return Finding(line, timeline.runs[line][0], filled, "detached", advised)


def _cuts(text: str) -> dict[int, list[WayOut]]:
    """Return what leaves the graph in what lines set or return, unless that is so in some turns."""
    told: dict[int, list[WayOut]] = {}
    waiting: list[ast.AST] = [tree_of(text)]
    while waiting:
        node = waiting.pop()
        if _is_choice(node):
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return):
            ways = [] if node.value is None else [*taken_out(node.value, _COPIES)]
            told.setdefault(node.lineno, []).extend(
                WayOut(target, how, _chains(of)) for target in _targets(node) for how, of in ways
            )
        waiting += ast.iter_child_nodes(node)
    return told


def _is_choice(node: ast.AST) -> bool:
    """Return whether what is in a statement is done in some turns only."""
    if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
        return False
    if not isinstance(node, ast.stmt) or isinstance(node, ast.If | ast.Match | ast.Try):
        return isinstance(node, ast.stmt)
    is_block = hasattr(node, "body")
    return not is_block and any(isinstance(each, ast.IfExp) for each in ast.walk(node))


def _targets(node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return) -> list[str]:
    match node:
        case ast.Return():
            return [""]
        case ast.Assign(targets=targets):
            parts = [each for target in targets for each in getattr(target, "elts", [target])]
            return [ast.unparse(each) for each in parts]
    return [ast.unparse(node.target)]


def _chains(node: ast.expr) -> frozenset[str]:
    """Return the names in an expression, with the attributes behind them."""
    return frozenset(
        ast.unparse(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)
    )


EVERY = (cut_off,)
