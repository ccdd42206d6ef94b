"""A program is a text: what is shown, walked through line by line, recorded and run."""

from __future__ import annotations

import ast
import linecache
import re
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from types import CodeType, GeneratorType
from typing import Any

from gradapp.core.program.bound import bound
from gradapp.core.program.roles import Role, roles
from gradapp.core.program.statements import DEFINITIONS, Placed, StatementNode, is_docstring, placed
from gradapp.core.warned import gathering
from gradapp.core.words import N_, Message, SayingError, Value
from gradapp.values import dataclass

YieldedNames = str | tuple["YieldedNames", ...]
"""What stands behind a ``yield``: ``("E", ("w.grad", "b.grad"), ("w", "b"))``."""


class ProgramError(SayingError):
    """A text can't be run step by step; the message says why.

    Attributes:
        line: the number of the line in which that shows, from 1; 0 if in none.
    """

    def __init__(self, message: Message, line: int = 0) -> None:
        super().__init__(message.filled(line=line) if line else message)
        self.line = line


class SourceMissingError(SayingError):
    """The text of a program of this package can't be read; the message says so."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is a line of its own in the walk, or the heading of a block.

    Attributes:
        line: the number of its first line in the text, from 1.
        last: that of its last; of a heading the last before its block.
        role: what it does in the step.
        source: its text; of a heading empty.
        once: whether it belongs to the set-up, which is done before the first step.
        inside: whether it stands inside the loop whose turns are the steps.
    """

    line: int
    last: int
    role: Role
    source: str
    once: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Program:
    """A text that defines ``steps(…)``, a generator that yields once in each turn of its loop.

    Each turn is one step of a descent, and what is yielded the error, its gradient and the new
    parameter; tuples of these where there are several parameters. The loop is the innermost one
    around the ``yield``. Functions that the text defines are called as they are: a call is a part
    of the line that calls.

    Attributes:
        text: the whole text.
        path: the file it is in; a made-up name if it is in none.
        parameters: the names of what ``steps`` is given.
        names: all names that ``steps`` has, in the order in which its text binds them first.
        yielded: the names of what it yields; empty unless three things stand there.
        first: the number of the first line that is shown: of the body of ``steps``, or of what
            else the text defines.
        lines: the lines shown, without the indentation they have in common.
        begins: the number of the line in which the set-up is over: it opens the outermost loop.
        loop: the number of the line that opens the loop whose turns are the steps.
        statements: all statements of ``steps``, in their order.
        uses_torch: whether the text imports torch.

    Raises:
        ProgramError: it is no such text.
    """

    text: str
    path: str = ""
    parameters: tuple[str, ...] = field(init=False, compare=False, repr=False)
    names: tuple[str, ...] = field(init=False, compare=False, repr=False)
    yielded: tuple[YieldedNames, ...] = field(init=False, compare=False, repr=False)
    first: int = field(init=False, compare=False, repr=False)
    lines: tuple[str, ...] = field(init=False, compare=False, repr=False)
    begins: int = field(init=False, compare=False, repr=False)
    loop: int = field(init=False, compare=False, repr=False)
    statements: tuple[Statement, ...] = field(init=False, compare=False, repr=False)
    uses_torch: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        path = self.path or f"<program {zlib.crc32(self.text.encode(errors='replace')):08x}>"
        object.__setattr__(self, "path", path)
        try:
            _compiled(self.text, path)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            if isinstance(error, SyntaxError) and error.lineno:
                words = N_("Program", "Line {line} is not Python: {error}.")
                raise ProgramError(words.filled(error=error.msg), error.lineno) from error
            words = N_("Program", "The text can't be compiled: {error}.")
            raise ProgramError(words.filled(error=str(error))) from error
        for name, value in _structure(self.text).items():
            object.__setattr__(self, name, value)

    def start(
        self,
        arguments: Mapping[str, Any],
        code: CodeType | None = None,
        names: Mapping[str, object] | None = None,
    ) -> GeneratorType[Any, None, None]:
        """Run the text in a namespace of its own, and return its generator, not yet started.

        Args:
            arguments: the values of the parameters by their names; others are left out.
            code: the text as it was compiled otherwise.
            names: what that needs beside the text's own names.
        """
        namespace: dict[str, Any] = {"__name__": "program", **(names or {})}
        exec(code or _compiled(self.text, self.path), namespace)
        given = {name: arguments[name] for name in self.parameters if name in arguments}
        generator: GeneratorType[Any, None, None] = namespace["steps"](**given)
        return generator

    def number(self, line: int) -> int:
        """Return the number under which the text's line `line` is shown, from 1."""
        return line - self.first + 1

    def line(self, line: int) -> str:
        """Return the text's line `line` as it is shown, without indentation."""
        return self.lines[line - self.first].strip()

    def beginning(self, line: int) -> int:
        """Return the first line of the statement to which the text's line `line` belongs."""
        return max((s.line for s in self.statements if s.line <= line <= s.last), default=line)

    def prints(self, step: Any) -> list[str]:
        """Return what the notebook prints for a step, a line for each name."""
        return list(_printed(self.yielded, step))


def _printed(names: YieldedNames, values: Any) -> Iterator[str]:
    if isinstance(names, str):
        yield f"{names}={values!r}"
    else:
        for name, value in zip(names, values, strict=False):
            yield from _printed(name, value)


@lru_cache(maxsize=64)
def shipped(package: str, module: str, title: Value) -> Program:
    """Return the program in a module of `package`; the module is not imported.

    Args:
        package: the name of an imported package.
        module: the name of the module in it.
        title: what a person calls the program.

    Raises:
        SourceMissingError: the module's file is not there, or it holds no program.
    """
    try:
        for folder in sys.modules[package].__path__:
            path = Path(folder, f"{module}.py")
            if path.is_file():
                return Program(path.read_text(encoding="utf-8"), str(path))
        raise OSError("its file is missing")
    except (OSError, ValueError) as error:
        words = N_(
            "Program",
            "The source of “{method}” can't be read ({error}): the installation is incomplete.",
        )
        raise SourceMissingError(words.filled(method=title, error=str(error))) from error


@lru_cache(maxsize=64)
def _compiled(text: str, path: str) -> CodeType:
    """Compile a text, and tell Python how its lines read, for what is said of errors in it."""
    with gathering():
        code = compile(text, path, "exec", dont_inherit=True)
    linecache.cache[path] = (len(text), None, [f"{line}\n" for line in _rows(text)], path)
    return code


def parsed(text: str) -> tuple[ast.Module, ast.FunctionDef]:
    """Return the tree of a text and the function ``steps`` in it.

    Raises:
        ProgramError: there is none.
    """
    with gathering():
        tree = ast.parse(text)
    for found in tree.body:
        match found:
            case ast.FunctionDef(name="steps"):
                return tree, found
    raise ProgramError(
        N_("Program", "The text does not define the function steps(…), which makes the steps.")
    )


def body(text: str) -> str:
    """Return the body of the function ``steps``, without its docstring and indentation."""
    _, function = parsed(text)
    first, last = _body(function)
    return dedent("\n".join(_rows(text)[first - 1 : last]))


def beside(text: str) -> list[str]:
    """Return what a text has beside its steps, imports and docstring: functions and numbers."""
    tree, function = parsed(text)
    rows = _rows(text)
    return [
        "\n".join([*rows[_first(each) - 1 : each.lineno - 1], _source(rows, each)])
        for each in _own(tree)
        if each is not function
    ]


def _structure(text: str) -> dict[str, object]:
    """Return what is to be known of a text, by the names of a program's attributes."""
    tree, function = parsed(text)
    statements = placed(function)
    end = _end(statements)
    outermost, loop = end.loops[0], end.loops[-1]
    before = [each for each in statements if each.is_before(outermost)]
    turn = [each for each in statements if outermost in (each.node, *each.loops)]
    known = dict.fromkeys(before, Role.SET_UP)
    known |= dict(zip(turn, roles(turn, before, end), strict=True))
    first, last = _shown(tree, function)
    rows = _rows(text)
    shown = "\n".join(rows[first - 1 : last])
    return {
        "parameters": tuple(e.arg for e in (*function.args.args, *function.args.kwonlyargs)),
        "names": bound(function),
        "yielded": tuple(map(_names, end.yielded)),
        "first": first,
        "lines": tuple(dedent(shown).split("\n")),
        "begins": outermost.lineno,
        "loop": loop.lineno,
        "statements": tuple(
            Statement(
                line=each.node.lineno,
                last=each.last,
                role=known.get(each, Role.OTHER),
                source="" if each.is_heading else _source(rows, each.node),
                once=each in before,
                inside=loop in each.loops,
            )
            for each in statements
        ),
        "uses_torch": any(_imports_torch(node) for node in ast.walk(tree)),
    }


def _source(rows: Sequence[str], node: StatementNode) -> str:
    """Return a statement's text; `ast` has the same, but splits all of the text for each."""
    lines = [row.encode() for row in rows[node.lineno - 1 : node.end_lineno]]
    lines[-1] = lines[-1][: node.end_col_offset]
    lines[0] = lines[0][node.col_offset :]
    return b"\n".join(lines).decode()


def _end(statements: list[Placed]) -> Placed:
    """Return the one statement that ends a step."""
    found = [each for each in statements if each.yields]
    if not found:
        raise ProgramError(
            N_("Program", "steps(…) has no yield: nothing says when a step is done.")
        )
    if len(found) > 1:
        words = N_(
            "Program", "The yield in line {line} is a second one: a step is done in one place."
        )
        raise ProgramError(words, found[1].node.lineno)
    if not found[0].loops:
        words = N_("Program", "The yield in line {line} is not in a loop.")
        raise ProgramError(words, found[0].node.lineno)
    return found[0]


def _own(tree: ast.Module) -> list[ast.stmt]:
    return [
        each
        for each in tree.body
        if not isinstance(each, ast.Import | ast.ImportFrom) and not is_docstring(each)
    ]


def _shown(tree: ast.Module, function: ast.FunctionDef) -> tuple[int, int]:
    """Return the first and the last line of what is shown, see `Program.first`."""
    own = _own(tree)
    if own != [function]:
        return _first(own[0]), own[-1].end_lineno or own[-1].lineno
    return _body(function)


def _first(node: ast.stmt) -> int:
    """Return the number of the first line of a statement, its decorators included."""
    decorators = node.decorator_list if isinstance(node, DEFINITIONS) else []
    return min([node.lineno, *(each.lineno for each in decorators)])


def _body(function: ast.FunctionDef) -> tuple[int, int]:
    body = function.body[1:] if is_docstring(function.body[0]) else function.body
    return body[0].lineno, body[-1].end_lineno or body[-1].lineno


def _names(expression: ast.expr) -> YieldedNames:
    match expression:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if parts:
            return tuple(map(_names, parts))
    return ast.unparse(expression)


def _imports_torch(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(re.match(r"torch\b", each.name) for each in names)
        case ast.ImportFrom(module=str(module)):
            return re.match(r"torch\b", module) is not None
    return False


def _rows(text: str) -> list[str]:
    """Return the lines of a text as Python counts them."""
    return re.split(r"\r\n|\r|\n", text)
