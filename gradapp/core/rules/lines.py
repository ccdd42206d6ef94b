"""A rule's lines as they are read: what each gives, of which names, and whether it may stand."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from gradapp.core.model.functions import ARGUMENTS, IN_LINES
from gradapp.core.rules import RuleLine, RuleState
from gradapp.values import dataclass

COUNTED: Final = "t"
"""The number of the step, which the line ``t += 1`` counts."""
_OF_PARAMETER: Final = frozenset(("θ", "θgrad", "g"))
_OPERATORS: Final = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line.

    Attributes:
        gives: the name that gets a value by it.
        operator: what stands before its ``=``, if anything.
        value: what stands behind it.
        tree: what that name becomes; where it is multiplied, behind what it is multiplied by.
        needs: the names in that.
    """

    gives: str
    operator: ast.operator | None
    value: ast.expr
    tree: ast.expr
    needs: frozenset[str]


@lru_cache(maxsize=256)
def read(code: str) -> ReadLine:
    """Return a line as it is read.

    Raises:
        TypeError: something can't stand in a line.
    """
    try:
        (line,) = ast.parse(code).body
    except (SyntaxError, ValueError):
        raise TypeError(f"{code!r} is no line of Python.") from None
    match line:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            made, operator = value, None
        case ast.AugAssign(target=ast.Name(id=name), op=operator, value=value):
            sides = (ast.Name(name), value)
            left, right = sides[::-1] if isinstance(operator, ast.Mult) else sides
            made = ast.BinOp(left, operator, right)
        case _:
            raise TypeError(f"{code!r} gives no name a value.")
    match made:  # what has no value before the first step
        case ast.IfExp(
            test=ast.Compare(
                left=ast.Name() as asked, ops=[ast.Is()], comparators=[ast.Constant(value=None)]
            ),
            body=first,
            orelse=other,
        ):
            parts: list[ast.expr] = [asked, first, other]
        case _:
            parts = [made]
    needs = {each for part in parts for each in _names(part, code)}
    return ReadLine(name, operator, value, made, frozenset(needs))


def own_names(lines: Iterable[RuleLine], state: Iterable[RuleState]) -> set[str]:
    """Return the names of which each parameter has its own: state, and what is made of any such."""
    every = [read(each.code) for each in lines]
    of_parameter = {*_OF_PARAMETER, *(each.name for each in state)}
    for _ in every:
        of_parameter |= {each.gives for each in every if each.needs & of_parameter}
    given = {each.gives for each in every} | {each.name for each in state}
    return (of_parameter & given) - {"θ"}


def is_of_parameter(line: RuleLine, own: set[str]) -> bool:
    """Return whether a line is written once for each parameter."""
    return read(line.code).gives in {"θ", *own}


def check(lines: Sequence[RuleLine], known: Iterable[str]) -> None:
    """Refuse lines that need a name before anything gives it a value.

    Args:
        lines: those of a rule, whatever is chosen of it.
        known: the names that it has before them: its options', and its state's.

    Raises:
        TypeError: they do, or something can't stand in a line.
    """
    there = {*_OF_PARAMETER, "α", *known}
    for each in lines:
        line = read(each.code)
        counts = line.gives == COUNTED
        if counts and each.code != f"{COUNTED} += 1":
            raise TypeError(f"{each.code!r}: {COUNTED} is the number of the step.")
        if line.gives == "θ" and line.operator is None:
            raise TypeError(f"{each.code!r} makes another θ: it is changed in place, by -= say.")
        unknown = line.needs - there - ({COUNTED} if counts else set())
        if unknown:
            raise TypeError(f"{each.code!r} needs {min(unknown)!r}, which has no value there.")
        there.add(line.gives)


def _names(tree: ast.expr, code: str) -> Iterator[str]:
    """Yield the names in a tree.

    Raises:
        TypeError: something else than arithmetic stands in it.
    """
    match tree:
        case ast.Name(id=name):
            yield name
            parts: list[ast.expr] = []
        case ast.Constant(value=int() | float()):
            parts = []
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            parts = [inner]
        case ast.BinOp(left=left, op=operator, right=right) if isinstance(operator, _OPERATORS):
            parts = [left, right]
        case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]):
            if name not in IN_LINES:
                raise TypeError(f"{code!r} calls {name!r}; there are {', '.join(IN_LINES)}.")
            if len(parts) != ARGUMENTS[name]:
                raise TypeError(f"{code!r}: {name!r} takes {ARGUMENTS[name]}.")
        case _:
            raise TypeError(f"{ast.unparse(tree)!r} can't stand in the line {code!r}.")
    for each in parts:
        yield from _names(each, code)
