"""Finds the lines that lead to what ``backward()`` is called on; nothing runs."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final

from gradapp.core.own_code.messages import NoLandscape, Obstacle
from gradapp.core.program.statements import BLOCKS
from gradapp.host.forward.names import Names, loaded, read, stored, surely_set
from gradapp.values import dataclass

_DEFINES: Final = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom,
)  # fmt: skip
"""What such a statement makes is looked at as it is; it is not made again."""
RESULT: Final = "<result>"
"""Under this name lines leave what they have computed."""
_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While)


class RefusedError(Exception):
    """The lines can't be run again; `why` says it."""

    def __init__(self, kind: Obstacle, line: int = 0, what: str = "") -> None:
        """Take what `NoLandscape` says."""
        super().__init__(kind)
        self.why = NoLandscape(kind, line, what)

    def at(self, line: int) -> RefusedError:
        """Return it with the number of a line, where it has none."""
        return RefusedError(self.why.kind, self.why.line or line, self.why.what)


@dataclass(frozen=True, slots=True, eq=False)
class ForwardPass:
    """Statements that lead to what ``backward()`` is called on, in their order.

    Attributes:
        statements: these.
        result: what it is called on.
    """

    statements: tuple[ast.stmt, ...]
    result: ast.expr

    @property
    def ending(self) -> ast.stmt:
        """The last line, which keeps the result under a name that no text has."""
        target = ast.Name(RESULT, ast.Store())
        return ast.fix_missing_locations(
            ast.copy_location(ast.Assign([target], self.result), self.result)
        )

    @property
    def inputs(self) -> Names:
        """The names that are read before they are set."""
        own = frozenset[str]().union(*map(surely_set, self.statements))
        return read(self.statements) | (loaded(self.result) - own)

    @property
    def reads(self) -> Names:
        """The names that are read, by whatever line."""
        return loaded(self.result).union(*(read((each,)) for each in self.statements))

    @property
    def sets(self) -> Names:
        """The names that are set."""
        return frozenset[str]().union(*map(stored, self.statements))

    def depending_on(self, names: Names, results: Names) -> ForwardPass:
        """Return what of it depends on these names, or has these results; all else is as it was."""
        tainted, kept = set(names), set[ast.stmt]()
        for each in self.statements:
            if read((each,)) & tainted or stored(each) & results:
                kept.add(each)
                tainted |= stored(each)
        while True:
            again = frozenset[str]().union(*map(stored, kept))
            more = {each for each in self.statements if each not in kept and stored(each) & again}
            if not more:
                break
            kept |= more
        return ForwardPass(tuple(each for each in self.statements if each in kept), self.result)

    def refuse_changes(self) -> None:
        """Look for a name that is set in it, of statements that only compute.

        Raises:
            RefusedError: it is needed with the value of before, too.
        """
        both = sorted(self.inputs & self.sets)
        if both:
            line = next(each.lineno for each in self.statements if both[0] in stored(each))
            raise RefusedError(Obstacle.CHANGED, line, both[0])


class ForwardLines:
    """Knows the statements of a text by their lines."""

    def __init__(self, tree: ast.Module) -> None:
        """Take the tree of the text."""
        self._tree = tree
        self._found: dict[tuple[int, Names], ForwardPass] = {}

    def leading_to(self, line: int, parameters_of: Callable[[str], frozenset[int]]) -> ForwardPass:
        """Return what leads to the ``backward()`` of the statement that begins in a line.

        Args:
            line: the number of the line.
            parameters_of: which ones a name means: it is not asked where these come from, unless
                the lines have them by another name that they don't set.

        Raises:
            RefusedError: there is none that could be run again.
        """
        key = line, frozenset[str]()
        if key not in self._found:
            self._found[key] = self._look(*key)
        every, sets = self._found[key].reads, self._found[key].sets
        found = {name: meant for name in every if (meant := parameters_of(name))}
        given = [meant for name, meant in found.items() if name not in sets]
        parameters = frozenset(
            name
            for name, meant in found.items()
            if name not in sets or not any(meant <= each for each in given)
        )
        key = line, parameters
        if key not in self._found:
            self._found[key] = self._look(*key)
        return self._found[key]

    def definition(self, line: int, name: str) -> ast.FunctionDef | ast.Lambda:
        """Return the function that begins in a line.

        Raises:
            RefusedError: it isn't known which one that is.
        """
        found = [each for each in ast.walk(self._tree) if _begins(each, line, name)]
        match found:
            case [ast.FunctionDef() | ast.Lambda() as one]:
                return one
        raise RefusedError(Obstacle.UNKNOWN, line, name)

    def _look(self, line: int, parameters: Names) -> ForwardPass:
        ways = [way for way in _ways(self._tree, ()) if _statement(way).lineno == line]
        ends = [(way, result) for way in ways if (result := _result(way)) is not None]
        if len(ends) != 1:
            raise RefusedError(Obstacle.CALL, line)
        way, result = ends[0]
        needed, kept = loaded(result) - parameters, list[ast.stmt]()
        for block, index, around in reversed(way):
            for each in reversed(block[:index]):
                if not isinstance(each, _DEFINES) and stored(each) & needed:
                    kept.insert(0, each)
                    needed = ((needed - surely_set(each)) | read((each,))) - parameters
            if isinstance(around, (*_LOOPS, *_DEFINES)):
                break
        return ForwardPass(tuple(kept), result)


_Way = tuple[tuple[list[ast.stmt], int, ast.AST], ...]
"""Where a statement is: blocks from the outermost, the place in each, and what the block is of."""


def _ways(around: ast.AST, way: _Way) -> Iterator[_Way]:
    for name in BLOCKS:
        block = getattr(around, name, [])
        for index, node in enumerate(block):
            if isinstance(node, ast.stmt):
                yield (*way, (block, index, around))
                yield from _ways(node, (*way, (block, index, around)))
            else:
                yield from _ways(node, way)


def _statement(way: _Way) -> ast.stmt:
    block, index, _ = way[-1]
    return block[index]


def _result(way: _Way) -> ast.expr | None:
    match _statement(way):
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr="backward"), args=[])):
            return value
    return None


def _begins(node: ast.AST, line: int, name: str) -> bool:
    match node:
        case ast.FunctionDef(name=own, decorator_list=decorators, lineno=lineno):
            return own == name and line == min([lineno, *(each.lineno for each in decorators)])
        case ast.Lambda(lineno=first):
            return name == "<lambda>" and first == line
    return False
