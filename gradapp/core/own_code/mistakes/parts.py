"""The gradients of parts of a batch, added up as if they were averaged."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from gradapp.core.own_code.messages import Call
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Event, Timeline
from gradapp.core.words import N_

_PARTING = ("chunk", "split", "tensor_split", "DataLoader", "narrow", "unbind")


def half_batches(timeline: Timeline) -> Iterator[Finding]:
    """Yield a step with the sum of gradients, each of which is that of a mean over a part."""
    parts = _Parts(timeline.nodes)
    for calls, use in _sums(timeline):
        is_of_means = all(each.is_mean for each in calls)
        if is_of_means and _are_parts(timeline, parts, calls):
            words = N_(
                "Findings",
                "Line {line} uses the sum of the gradients that backward() has found {count} "
                "times, each time for the mean of a part.",
            ).filled(line=str(use.line), count=len(calls))
            yield Finding(calls[-1].line, calls[-1].index, words, "half_batches")
            return


def _are_parts(timeline: Timeline, parts: _Parts, calls: Sequence[Event]) -> bool:
    """Return whether what ran between these calls takes parts of one thing."""
    first, last = calls[0].index, calls[-1].index
    between = parts.of(each.line for each in timeline.lines[first + 1 : last + 1])
    if len({each.line for each in calls}) == 1:  # in a loop
        return bool(between)
    if not parts.are_alike([timeline.made_in(each)[0] for each in calls]):
        return False  # terms of an error, as of what is inside and at the edge
    before = [each.index for each in timeline.events if each.index < first]
    begin = max(before, default=-1) + 1
    return bool(between & parts.of(each.line for each in timeline.lines[begin : first + 1]))


def _sums(timeline: Timeline) -> Iterator[tuple[list[Event], Event]]:
    """Yield the calls that have added up to a gradient, and where their sum is used as it is."""
    gathered: dict[int, list[Event]] = {}
    held = timeline.concerned(Call.STEP)
    for event in timeline.events:
        if event.what == Change.MOVED and event.tensors <= held:
            continue
        for number in event.used & gathered.keys():
            calls = gathered.pop(number)
            lines, errors = {each.line for each in calls}, {each.on for each in calls}
            if len(calls) > 1 and (len(lines) == 1 or len(errors) == len(calls)):
                yield calls, event
        for number in event.tensors:
            if event.what == Call.BACKWARD:
                before = gathered.get(number, []) if number in event.some else []
                gathered[number] = [*before, event]
            elif event.what in (Call.ZERO_GRAD, Change.CLEARED, Change.SCALED):
                gathered.pop(number, None)


class _Parts:
    """Knows which lines of a text take parts, and of what: by slices, chunks or a loader."""

    def __init__(self, nodes: Sequence[ast.AST]) -> None:
        self._parted: dict[int, set[str]] = {}
        self._forms: dict[int, str] = {}
        loaders = {
            target.id
            for node in nodes
            if isinstance(node, ast.Assign) and _takes_apart(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in nodes:
            if isinstance(node, ast.stmt):
                self._forms[node.lineno] = self._forms.get(node.lineno, "") + _form(node)
            match node:
                case ast.Subscript(value=whole, slice=ast.Slice(lower=lower, upper=upper)) if (
                    lower or upper
                ):
                    self._add(node.lineno, ast.unparse(whole))
                case ast.Attribute(value=whole, attr=name) if name in _PARTING:
                    self._add(node.lineno, ast.unparse(whole))
                case ast.Name(id=name) if name in loaders or name in _PARTING:
                    self._add(node.lineno, name)

    def are_alike(self, lines: Iterable[int]) -> bool:
        """Return whether these lines compute the same, of whatever names and numbers."""
        return len({self._forms.get(line, "") for line in lines}) == 1

    def of(self, lines: Iterable[int]) -> set[str]:
        """Return what these lines take parts of."""
        return set().union(*(self._parted.get(line, set()) for line in lines))

    def _add(self, line: int, whole: str) -> None:
        self._parted.setdefault(line, set()).add(whole)


def _form(node: ast.AST) -> str:
    """Return what a statement does, without the names, numbers and slices in it."""
    match node:
        case ast.Name():
            return "_"
        case ast.Subscript(value=whole):
            return _form(whole)
    parts = [_form(each) for each in ast.iter_child_nodes(node) if not isinstance(each, ast.stmt)]
    return f"{type(node).__name__}{getattr(node, 'attr', '')}({','.join(parts)})"


def _takes_apart(value: ast.expr) -> bool:
    return any(
        (isinstance(node, ast.Name) and node.id in _PARTING)
        or (isinstance(node, ast.Attribute) and node.attr in _PARTING)
        for node in ast.walk(value)
    )


EVERY = (half_batches,)
