"""The source of a method as it is shown: the very lines that run, and what each is there for."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from textwrap import dedent

from gradapp.core.methods import Method
from gradapp.core.words import N_, SayingError


class Role(StrEnum):
    """What a line does in a descent step; by it a line is found again in another method."""

    SET_UP = "set-up"
    FORWARD = "forward"
    ERROR = "error"
    CLEAR = "clear"
    GRADIENT = "gradient"
    UPDATE = "update"
    YIELD = "yield"
    OTHER = "other"


class SourceMissingError(SayingError):
    """The source of a method can't be read; the text says so."""


@dataclass(frozen=True, slots=True)
class Source:
    """The body of a method's ``steps``, without its docstring, as it stands in its module.

    Attributes:
        path: the module's file.
        first: the number in the file of the first line shown.
        lines: the lines shown, without the indentation of the function's body.
        loop: the number in the file of the line that opens the loop.
        roles: the role of each statement, by the number in the file of its first line.
        starts: the first line of the statement that each line belongs to.
        blocks: the line of the ``with`` around each statement in its block.
    """

    path: str
    first: int
    lines: tuple[str, ...]
    loop: int
    roles: dict[int, Role] = field(hash=False)
    starts: dict[int, int] = field(hash=False)
    blocks: dict[int | None, int] = field(hash=False)

    def number(self, line: int) -> int:
        """Return the number under which the file's line `line` is shown, from 1."""
        return line - self.first + 1

    def text(self, line: int) -> str:
        """Return the file's line `line` as it is shown, without indentation."""
        return self.lines[line - self.first].strip()


@lru_cache(maxsize=64)
def source(method: Method) -> Source:
    """Return the source of `method`; imports its module, and with it torch where it needs that.

    Raises:
        SourceMissingError: the module's file is not there, or it is not what runs.
    """
    function = method.module.steps
    path = inspect.getsourcefile(function) or method.module.__name__
    try:
        text, start = inspect.getsourcelines(function)
        definition = _definition(ast.parse(dedent("".join(text))), function.__name__)
    except (OSError, TypeError, SyntaxError) as error:
        words = N_(
            "Program",
            "The source of “{method}” can't be read ({error}): the installation is incomplete.",
        )
        raise SourceMissingError(words.filled(method=method.title, error=str(error))) from error
    ast.increment_lineno(definition, start - 1)
    body = definition.body[1:] if ast.get_docstring(definition) else definition.body
    first, last = body[0].lineno, body[-1].end_lineno or body[-1].lineno
    loop = next(statement for statement in body if isinstance(statement, ast.While))
    roles: dict[int, Role] = {}
    starts: dict[int, int] = {}
    blocks: dict[int | None, int] = {}
    for statement in body:
        if statement is not loop:
            _note(statement, Role.SET_UP, roles, starts)
    for statement in loop.body:
        for inner in _simple(statement):
            role = _role(inner)
            if role is Role.FORWARD and Role.ERROR in roles.values():
                role = Role.OTHER
            _note(inner, role, roles, starts)
            if isinstance(inner, ast.With):
                inside = [each.lineno for each in inner.body if each.lineno != inner.lineno]
                blocks.update(dict.fromkeys(inside, inner.lineno))
    shown = dedent("".join(text[first - start : last - start + 1])).splitlines()
    return Source(path, first, tuple(shown), loop.lineno, roles, starts, blocks)


def _definition(tree: ast.Module, name: str) -> ast.FunctionDef:
    """Return the function `name`, if the text is that of a method."""
    for found in tree.body:
        match found:
            case ast.FunctionDef(name=called, body=body) if called == name:
                if any(isinstance(statement, ast.While) for statement in body):
                    return found
    raise SyntaxError(f"the file does not hold the {name} that runs")


def _note(statement: ast.stmt, role: Role, roles: dict[int, Role], starts: dict[int, int]) -> None:
    last = statement.end_lineno
    if isinstance(statement, ast.With):
        last = statement.items[-1].context_expr.end_lineno
    roles[statement.lineno] = role
    for line in range(statement.lineno, (last or statement.lineno) + 1):
        starts[line] = statement.lineno


def _simple(statement: ast.stmt) -> list[ast.stmt]:
    """Return `statement` and those in its block, which are lines of their own."""
    inner = statement.body if isinstance(statement, ast.With) else []
    return [statement, *(simple for each in inner for simple in _simple(each))]


def _role(statement: ast.stmt) -> Role:
    """Return what `statement`, of the loop's body, is there for, by the notebook's names."""
    match statement:
        case ast.Expr(value=ast.Yield()) | ast.Assign(value=ast.Yield()):
            return Role.YIELD
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Attribute(attr="grad")))):
            return Role.CLEAR  # θ.grad.zero_()
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name))):
            called = {"backward": Role.GRADIENT, "step": Role.UPDATE, "zero_grad": Role.CLEAR}
            return called.get(name, Role.OTHER)
        case ast.Assign(targets=[ast.Attribute(attr="grad")], value=ast.Constant(value=None)):
            return Role.CLEAR
        case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
            return _role_of_assignment(target)
    return Role.OTHER


def _role_of_assignment(target: ast.expr) -> Role:
    match target:
        case ast.Attribute(attr="grad"):
            return Role.GRADIENT
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="data"):
            named = {
                "E": Role.ERROR,
                "loss": Role.ERROR,
                "θgrad": Role.GRADIENT,
                "θ": Role.UPDATE,
            }
            return named.get(name, Role.FORWARD)
    return Role.OTHER
