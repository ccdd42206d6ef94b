"""Mistakes that show in autograd's graphs: shapes that broadcast, and graphs that are kept."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from gradapp.core.own_code.messages import Call, Line
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.story import Step
from gradapp.core.words import N_, Message

_OTHER_SIZE: Final = re.compile(
    r"Using a (?:target|input) size \(torch\.Size\(\[(.*?)\]\)\) that is different to the "
    r"(?:input|target) size \(torch\.Size\(\[(.*?)\]\)\)"
)
_TO_ONE_SHAPE: Final = N_(
    "Findings",
    "Give both the same shape: [:, None] behind a vector makes it a column, squeeze(1) behind a "
    "column makes it a vector.",
)
_GROWS: Final = 3
"""In so many steps one after the other a graph has grown that is kept."""


def broadcast(timeline: Timeline) -> Iterator[Finding]:
    """Yield where predictions were compared with each of the outputs, not with their own."""
    for index, line in enumerate(timeline.lines):
        found = next(filter(None, (_OTHER_SIZE.search(text) for _, text in line.warnings)), None)
        if found:
            words = N_(
                "Findings",
                "Line {line} compares shapes {one} and {other}, which are broadcast: each "
                "prediction is compared with each output.",
            ).filled(line=str(line.line), one=_read(found[2]), other=_read(found[1]))
            yield Finding(line.line, index, words, "broadcast", _TO_ONE_SHAPE)
            return
    for event in timeline.calls(Call.BACKWARD):
        if event.stretched:
            before, after = event.stretched
            made, index = timeline.made_in(event)
            words = N_(
                "Findings",
                "In the error of line {line}, what has shape {before} is broadcast to {after}: "
                "each prediction is compared with each output.",
            ).filled(line=str(made), before=_shape(before), after=_shape(after))
            yield Finding(made, index, words, "broadcast", _TO_ONE_SHAPE)
            return


def _read(numbers: str) -> str:
    return _shape([int(each) for each in numbers.split(",") if each.strip()])


def _shape(shape: Sequence[int]) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def kept_graphs(timeline: Timeline) -> Iterator[Finding]:
    """Yield a sum, or a list, of errors that keeps the graphs of all steps alive."""
    told = [each for each in timeline.steps if each.errors]
    called_on = {error.on for step in told for error in step.errors}
    sizes = [_sizes(step) for step in told]
    gone_through = [step.errors[0].nodes for step in told]
    for name in sizes[-1] if len(told) > _GROWS else ():
        if name in called_on or name.split("[")[0] in called_on:
            continue
        grown = _first_growth([each.get(name, 0) for each in sizes])
        if grown is None or grown == _first_growth(gone_through):
            continue  # backward() goes through it
        index = _last_change(timeline.lines, told[grown], name)
        words = N_(
            "Findings",
            "{name} keeps the graphs of the steps before alive: {sizes} nodes after one step and "
            "the next, and none is freed.",
        ).filled(
            name=name,
            sizes=", ".join(str(each[name]) for each in sizes[grown - _GROWS : grown + 1]),
        )
        line = timeline.lines[index].line
        yield Finding(line, index, words, "kept_graphs", _as_number(timeline.nodes, line, name))
        return


def _as_number(nodes: Sequence[ast.AST], line: int, kept: str) -> Message | None:
    """Return the line that keeps a graph as it keeps a number; None where it reads otherwise."""
    for node in (each for each in nodes if getattr(each, "lineno", 0) == line):
        match node:
            case (
                ast.Call(
                    func=ast.Attribute(value=ast.Name(id=name), attr="append"),
                    args=[ast.Name() as error],
                )
                | ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=ast.Name() as error)
                | ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.BinOp(left=ast.Name(), op=ast.Add(), right=ast.Name() as error),
                )
            ) if name == kept:
                old = ast.unparse(node)
                at_end = old.rfind(error.id)
                item = f"{error.id}.item()"
                code = f"{old[:at_end]}{item}{old[at_end + len(error.id) :]}"
                return N_("Findings", "Keep a number: {code}.").filled(code=code)
    return None


def _sizes(step: Step) -> Mapping[str, int]:
    """Return how many nodes each variable keeps alive; a list those of all that is in it."""
    sizes: dict[str, int] = {}
    for name, nodes in step.graphs.items():
        top = name.split("[")[0]
        sizes[top] = sizes.get(top, 0) + nodes
    return sizes


def _first_growth(sizes: list[int]) -> int | None:
    """Return the place behind enough steps in each of which it has grown."""
    grown = 0
    for place, (before, after) in enumerate(pairwise(sizes), start=1):
        grown = grown + 1 if after > before > 0 else 0
        if grown == _GROWS:
            return place
    return None


def _last_change(lines: list[Line], step: Step, name: str) -> int:
    last = step.last - 1
    window = range(last, step.first - 1, -1)
    return next((i for i in window if name in {**lines[i].changed, **lines[i].outside}), last)


EVERY = (broadcast, kept_graphs)
