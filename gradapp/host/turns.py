"""What in a statement runs again and again without being a loop that has a body of its own.

Comprehensions, ``map`` and its like, the condition of ``while``, and what ``for`` asks for the
next one. Which of it runs is told by where an instruction comes from in the text.
"""

from __future__ import annotations

import ast
import dis
import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FrameType
from typing import Final

from gradapp.core.own_code.messages import Loop
from gradapp.values import dataclass

CodeSpan = tuple[int | None, ...]
"""Where in the text something is: line and column of its beginning, and of its end."""

COMPREHENSIONS: Final = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
"""What Python calls the functions that it makes of them; from 3.12 on of some only."""
_CALLS_AGAIN: Final = ("map", "filter", "reduce", "starmap", "accumulate")
_ARE_AT_JUMPS: Final = sys.version_info >= (3, 12)
"""Whether Python tells of a turn at the jump itself, not where it leads to."""


@dataclass(frozen=True, slots=True)
class Again:
    """What of a statement runs again and again.

    Attributes:
        loop: its turns.
        inside: what runs once in each turn.
        around: expressions that have ``map`` call a function, and the function that they call
            themselves, if they do.
    """

    loop: Loop
    inside: tuple[CodeSpan, ...]
    around: Mapping[CodeSpan, str]

    def has(self, frame: FrameType, callee: str) -> bool:
        """Return whether the instruction that a frame is at, which called `callee`, is of it."""
        span = span_at(frame)
        if span in self.around:
            return self.around[span] != callee
        is_next = dis.opname[frame.f_code.co_code[frame.f_lasti]] == "FOR_ITER"
        return is_next or any(_is_in(span, each) for each in self.inside)


def again(node: ast.AST, function: str) -> Again | None:
    """Return what of a statement, in a function, runs again and again; None for nothing."""
    if not isinstance(node, ast.stmt) or isinstance(node, ast.FunctionDef | ast.ClassDef):
        return None
    own = [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr | ast.withitem)]
    inside = [each for part in own for each in _inside(part)]
    if isinstance(node, ast.While):
        inside.append(node.test)
    around = dict(each for part in own for each in _around(part))
    if not (inside or around or isinstance(node, ast.For)):
        return None
    loop = Loop(function, node.lineno, 0, node.end_lineno or node.lineno)
    return Again(loop, tuple(map(_span, inside)), around)


def _inside(part: ast.AST) -> Iterator[ast.expr]:
    for each in ast.walk(part):
        match each:
            case (
                ast.ListComp(generators=loops)
                | ast.SetComp(generators=loops)
                | ast.GeneratorExp(generators=loops)
                | ast.DictComp(generators=loops)
            ):
                results = (each.key, each.value) if isinstance(each, ast.DictComp) else (each.elt,)
                yield from results
                yield from (loop.iter for loop in loops[1:])
                yield from (test for loop in loops for test in loop.ifs)


def _around(part: ast.AST) -> Iterator[tuple[CodeSpan, str]]:
    every = [each for each in ast.walk(part) if isinstance(each, ast.expr)]
    calls = [_span(each) for each in every if _called(each) in _CALLS_AGAIN]
    for each in every:
        if any(_is_in(call, _span(each)) for call in calls):
            yield _span(each), _called(each)


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def _span(node: ast.expr) -> CodeSpan:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def _is_in(inner: CodeSpan, outer: CodeSpan) -> bool:
    if None in inner:
        return False
    return bool(outer[:2] <= inner[:2] and inner[2:] <= outer[2:])


_positions: dict[CodeType, list[CodeSpan]] = {}
_turns: dict[CodeType, frozenset[int]] = {}


def span_at(frame: FrameType) -> CodeSpan:
    """Return where in the text the instruction is that a frame is at."""
    code = frame.f_code
    if code not in _positions:
        known = code.co_positions()
        _positions[code] = [(line, column, end, last) for line, end, column, last in known]
    return _positions[code][frame.f_lasti // 2]


def is_turn(code: CodeType, at: int) -> bool:
    """Return whether a line that begins at an instruction is told since a loop has turned."""
    if code not in _turns:
        jumps = [each for each in dis.get_instructions(code) if "JUMP_BACKWARD" in each.opname]
        places = {int(each.argval) for each in jumps}
        if _ARE_AT_JUMPS:
            places |= {each.offset for each in jumps}
        _turns[code] = frozenset(places)
    return at in _turns[code]
