"""A program as it is listed: statement by statement, as a loop, or one step of it as straight code.

The straight code of the four ways is what the notebook's page has in its four cells.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from textwrap import dedent
from typing import Any, Final

from gradapp.core.program.comments import uncommented
from gradapp.core.program.roles import Role
from gradapp.core.program.statements import is_endless
from gradapp.core.program.text import Program, YieldedNames, beside, parsed
from gradapp.core.words import N_, SayingError
from gradapp.values import dataclass


class ListedPart(StrEnum):
    """What a listed statement is for; by it statements stand at the same height."""

    SET_UP = "set-up"
    LOOP = "loop"
    ERROR = "error"
    CLEAR = "clearing"
    GRADIENT = "gradient"
    UPDATE = "update"
    END = "end"


_PARTS: Final = {
    Role.SET_UP: ListedPart.SET_UP,
    Role.FORWARD: ListedPart.ERROR,
    Role.ERROR: ListedPart.ERROR,
    Role.CLEAR: ListedPart.CLEAR,
    Role.GRADIENT: ListedPart.GRADIENT,
    Role.UPDATE: ListedPart.UPDATE,
    Role.YIELD: ListedPart.END,
}


class NotStraightError(SayingError):
    """One step of a program can't be written as straight code; the message says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement as it is listed, or what stands in its place.

    Attributes:
        text: its lines, with their comments, indented as they are listed.
        part: what it is for.
        key: what it does, whatever the error and the gradient are called: statements with the
            same key do the same.
        short: its beginning, as it is named where another one takes its place.
        line: the number of its first line in the program's text; 0 if it does not stand there.
        is_within: whether it stands in the block of the heading above it.
        is_given: whether it says what a program is given, or imports: once for all of them.
        is_import: whether it imports, or says what is so from there on.
    """

    text: str
    part: ListedPart
    key: str
    short: str
    line: int = 0
    is_within: bool = False
    is_given: bool = False
    is_import: bool = False


def as_loop(program: Program) -> tuple[Listed, ...]:
    """Return the statements of a program and the heading of its loop, in their order."""
    listed = [*_listed(program)]
    number = program.begins
    if all(each.line != number for each in listed):
        heading = program.lines[number - program.first]
        bare = uncommented(heading).strip()
        at = next((i for i, each in enumerate(listed) if each.line > number), len(listed))
        listed.insert(at, Listed(heading, ListedPart.LOOP, bare, bare, number))
    return tuple(listed)


def cells(
    programs: Sequence[Program], arguments: Mapping[str, Any], dtype: str = ""
) -> list[tuple[Listed, ...]]:
    """Return one step of each program as straight code, each going on where the one before ends.

    As on the notebook's page, what is given and what is imported stands in the first that needs
    it, and again where it has got another value meanwhile. Nothing is cleared behind the step, and
    what would be yielded is printed.

    Args:
        programs: the programs, in their order.
        arguments: what they are given, by name.
        dtype: the type of new tensors, where it is not PyTorch's own.

    Raises:
        NotStraightError: the step of one is more than a turn of a single endless loop.
    """
    known: set[str] = set()
    result = []
    for program in programs:
        before = [each for each in imports(program, dtype) if each.text not in known]
        known.update(each.text for each in before)
        given = {
            name: arguments[name]
            for name in program.parameters
            if name in arguments and name not in known
        }
        known.update(given)
        result.append((*before, *_one_step(program, given)))
        known.difference_update(_made_anew(program))
    return result


def _made_anew(program: Program) -> Iterator[str]:
    """Yield the names to which a program gives another value, such as a tensor of the one given."""
    for each in ast.walk(ast.parse(program.text)):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id


def imports(program: Program, dtype: str = "") -> Iterator[Listed]:
    """Yield the imports of what a program uses as it runs.

    Args:
        program: the program.
        dtype: the type of new tensors, where it is not PyTorch's own.
    """
    for text in _imports(program):
        yield replace(_given(text), is_import=True)
        if dtype and text == "import torch":
            text = f"torch.set_default_dtype(torch.{dtype})"
            yield replace(_given(text), is_import=True)


def _one_step(program: Program, given: Mapping[str, Any]) -> Iterator[Listed]:
    """Yield the set-up, in which each value is given as late as on the page, and one turn."""
    last = _last_of_turn(program)
    listed = [*_listed(program)]
    set_up = [each for each in listed if each.line < program.begins]
    turn = [each for each in listed if program.begins < each.line <= last]
    for name, value in given.items():
        yield given_as(name, value)
        to_come = set(given) - {name}
        given = {each: given[each] for each in to_come}
        while set_up and not _names(set_up[0].text) & to_come:
            yield set_up.pop(0)
    yield from set_up
    lines = dedent("\n".join(each.text for each in turn)).split("\n")
    for each in turn:
        count = each.text.count("\n") + 1
        text, lines = "\n".join(lines[:count]), lines[count:]
        yield replace(each, text=text)
    for name in flat(program.yielded):
        text = f"print(f'{{{name}=}}')"
        yield Listed(text, ListedPart.END, _key(text, program), text)


def _imports(program: Program) -> Iterator[str]:
    """Yield the imports of what the program uses as it runs."""
    tree, steps = parsed(program.text)
    parts = [part for each in tree.body for part in (each.body if each is steps else [each])]
    names = {each.id for part in parts for each in ast.walk(part) if isinstance(each, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) and any(
            (each.asname or each.name).partition(".")[0] in names for each in node.names
        ):
            yield ast.unparse(node)


def _last_of_turn(program: Program) -> int:
    """Return the number of the last line before the ``yield``."""
    _, function = parsed(program.text)
    if beside(program.text):
        raise _not_straight()
    end = next(each for each in program.statements if each.role is Role.YIELD)
    for node in function.body:
        if is_endless(node) and isinstance(node, ast.While):
            for each in node.body:
                if each.lineno == end.line and program.yielded:
                    return end.line - 1
    raise _not_straight()


def _not_straight() -> NotStraightError:
    return NotStraightError(
        N_(
            "Program",
            "One step of this code is more than one turn of a loop, so it is shown with the loop.",
        )
    )


def _listed(program: Program) -> Iterator[Listed]:
    """Yield the statements with the comments that stand above them and behind them."""
    rows, at = program.lines, program.first
    inside = [each.line for each in program.statements if each.line > program.begins]
    base = depth(rows[min(inside) - at])
    for index, statement in enumerate(program.statements):
        head = rows[statement.line - program.first]
        first = min(at, statement.line)
        while first < statement.line and not rows[first - program.first].strip().startswith("#"):
            first += 1
        at = statement.last + 1
        bare = statement.source or uncommented(head).strip()
        yield Listed(
            text="\n".join(rows[first - program.first : at - program.first]),
            part=_part(program, index),
            key=_key(_unparsed(bare), program),
            short=_short(bare),
            line=statement.line,
            is_within=statement.line > program.begins and depth(head) > base,
        )


def _part(program: Program, index: int) -> ListedPart:
    """Return what a statement is for; of a heading that is what stands in its block."""
    statements = program.statements
    if statements[index].line == program.begins:
        return ListedPart.LOOP
    for each in (*statements[index:], *reversed(statements[:index])):
        if each.role in _PARTS:
            return _PARTS[each.role]
    return ListedPart.ERROR


def depth(row: str) -> int:
    """Return by how many spaces a row is indented."""
    return len(row) - len(row.lstrip())


def given_as(name: str, value: Any) -> Listed:
    """Return what gives a program one of its values."""
    return _given(f"{name} = {value!r}")


def _given(text: str) -> Listed:
    return Listed(text, ListedPart.SET_UP, text, text, is_given=True)


def _names(text: str) -> set[str]:
    """Return the names that a statement reads."""
    tree = ast.walk(ast.parse(dedent(text)))
    return {e.id for e in tree if isinstance(e, ast.Name) and isinstance(e.ctx, ast.Load)}


def flat(names: Iterable[YieldedNames]) -> Iterator[str]:
    """Yield the names of what is yielded, one by one."""
    for each in names:
        yield from (each,) if isinstance(each, str) else flat(each)


def _unparsed(source: str) -> str:
    """Return a statement as Python writes it, and a heading as it is."""
    try:
        return ast.unparse(ast.parse(source))
    except SyntaxError:
        return source


def _short(source: str) -> str:
    """Return the beginning of a statement: ``E = …``; a call as a whole."""
    try:
        (node,) = ast.parse(source).body
    except (SyntaxError, ValueError):
        return f"{source} …"
    match node:
        case ast.Assign(value=value) | ast.AugAssign(value=value):
            return f"{source.encode()[: value.col_offset].decode()}…"
    return source


def _key(source: str, program: Program) -> str:
    """Return `source` with the error and the gradients called alike in all programs."""
    for place, names in enumerate(program.yielded[:2]):
        for name in flat([names]):
            source = re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w)", f"<{place}>", source)
    return source
