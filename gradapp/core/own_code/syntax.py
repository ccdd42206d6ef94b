"""What is no Python in a text that is being written; nothing of it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from gradapp.core.warned import gathering
from gradapp.values import dataclass

LONGEST_CODE: Final = 200_000
"""So many characters are looked at; a longer text is, when it runs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place that can't be read.

    Attributes:
        line, column: where it begins, from 1.
        end_line, end_column: where it ends, behind the last character.
        words: Python's own.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    words: str


def lines_of(text: str) -> list[str]:
    """Return the lines as Python counts them: there is none behind a form feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def tree_of(text: str) -> ast.Module:
    """Return what `text` consists of; nothing where it can't be read."""
    try:
        with gathering():  # whoever runs it is told by Python then
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def within(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a statement consists of, itself first, without the statements in it."""
    yield node
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, ast.stmt):
            yield from within(each)


def names_in(node: ast.AST) -> set[str]:
    """Return the names in a part of a text."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def names_gradient(node: ast.AST) -> bool:
    """Return whether this is the name of a gradient as a text, as in getattr(p, "grad")."""
    return isinstance(node, ast.Constant) and str(node.value).rpartition(".")[2] == "grad"


def fault_in(text: str) -> Fault | None:
    """Return what is no Python in `text`; None where it can be read."""
    if len(text) > LONGEST_CODE:
        return None
    try:
        with gathering():
            compile(text, "<own code>", "exec", dont_inherit=True)
    except SyntaxError as error:
        line, column = error.lineno or 1, max(error.offset or 1, 1)
        end_line = error.end_lineno or line
        end_column = error.end_offset or 0
        if (end_line, end_column) <= (line, column):
            end_line, end_column = line, column + 1
        return Fault(line, column, end_line, end_column, str(error.msg))
    except (ValueError, MemoryError, RecursionError, OverflowError) as error:
        return Fault(1, 1, 1, 2, str(error) or type(error).__name__)
    return None
