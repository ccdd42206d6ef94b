"""Whether a tensor that takes the name of another one is computed from it, or begins anew.

So does a tensor that is given other numbers, as `reset_parameters()` and `nn.init` give them.
Which names a line reads and sets is read in the text, what they held and which lines ran in it is
what was recorded. As far as names don't tell of a way from one to the other, there is none; but
through a file no name leads, and there the numbers tell.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import Enum, auto
from functools import cached_property
from itertools import islice, pairwise, takewhile
from typing import Final

from gradapp.core.own_code.messages import Line
from gradapp.core.own_code.states import Numbers, State, numbers_in, tensors_in
from gradapp.core.own_code.story import Step
from gradapp.core.own_code.syntax import tree_of
from gradapp.values import dataclass

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_LOADS = ("load", "loads", "load_file", "load_state_dict")
"""What takes numbers out of a file is called so."""


class _Reset(Enum):
    """How a tensor is given other numbers in place."""

    AT_RANDOM = auto()
    ALL_ALIKE = auto()
    COPIED = auto()


_HOW: Final = {
    **dict.fromkeys(
        ("normal_", "uniform_", "trunc_normal_", "xavier_normal_", "xavier_uniform_",
         "kaiming_normal_", "kaiming_uniform_", "orthogonal_", "sparse_"),
        _Reset.AT_RANDOM,
    ),
    **dict.fromkeys(("constant_", "ones_", "zeros_", "eye_", "zero_", "fill_"), _Reset.ALL_ALIKE),
    **dict.fromkeys(("load_state_dict", "copy_"), _Reset.COPIED),
}  # fmt: skip
Read = tuple[str, str]
"""The function whose variable something is, empty for none, and what it is: ``self.layer``."""


@dataclass(frozen=True, slots=True)
class Anew:
    """A parameter that is another tensor from a step on, or has numbers that don't come of its own.

    Attributes:
        step: the number of the step.
        index: the index of the recorded line behind which it is so.
        name: what the code calls it.
        start: its numbers before the step; None where it only is so after the step.
        is_same: whether it is the same tensor.
    """

    step: int
    index: int
    name: str
    start: Numbers | None
    is_same: bool = False


def begun_anew(lines: Sequence[Line], steps: Sequence[Step], text: str) -> list[Anew]:
    """Return which parameters begin anew, in the order of the steps."""
    told, ways = [], Ways(lines, text)
    for before, step in pairwise(steps):
        for name, number in step.tensors.items():
            earlier = before.tensors.get(name, number)
            if number != earlier:
                window = range(before.turn, step.turn)
                at = next((at for at in window if number in _told(lines[at], name)), step.first)
                if not (ways.lead(earlier, number, at) or ways.load(earlier, number, window, at)):
                    told.append(Anew(step.step, at, name, _start(lines, step, name, at)))
        told += _given_anew(lines, ways, before, step)
    return told


def _given_anew(lines: Sequence[Line], ways: Ways, before: Step, step: Step) -> Iterator[Anew]:
    """Yield the parameters that are given other numbers between two steps, or behind a step."""
    calls = [index for index in range(step.first, step.turn) if lines[index].backward]
    first, last = (calls[0], calls[-1]) if calls else (step.turn, step.turn)
    for window in (range(before.turn, first), range(last + 1, step.turn)):
        found = {
            name: given
            for name, number in step.tensors.items()
            if before.tensors.get(name) == number
            for given in (ways.given_anew(number, window, is_between=window.stop == first),)
            if given is not None
        }
        if any(is_alone for _, is_alone in found.values()):
            for name, (at, _) in found.items():
                start = _start(lines, step, name, at) if at < first else None
                yield Anew(step.step, at, name, start, is_same=True)


def _start(lines: Sequence[Line], step: Step, name: str, at: int) -> Numbers | None:
    """Return what the tensor held before the step goes backwards from it."""
    backward = (index for index in range(at + 1, step.turn) if lines[index].backward)
    number, found = step.tensors[name], None
    for index in range(at, next(backward, at)):
        found = _told(lines[index], name).get(number, found)
    return found


def _told(line: Line, name: str) -> dict[int, Numbers]:
    """Return the numbers of the tensors that a name means behind a line that changed it."""
    return {tensor.number: tensor.numbers for called, tensor in line.tensors if called == name}


def _root(name: str) -> str:
    return name.partition(".")[0].partition("[")[0]


def _overlap(one: str, other: str) -> bool:
    """Return whether one of them is the other, or a part of it."""
    return is_part(one, other) or is_part(other, one)


def is_part(part: str, whole: str) -> bool:
    """Return whether a name means another one, or a part of it."""
    return part.startswith(whole) and part[len(whole) :][:1] in ("", ".", "[")


@dataclass(frozen=True, slots=True)
class _Statement:
    """What the statements that begin in one line read, and what they set.

    Attributes:
        sets: what they set as a whole.
        parts: that of which they set parts.
        owners: those whose attributes they read or set, or whose methods they call.
    """

    reads: set[str] = field(default_factory=set)
    sets: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)


class Ways:
    """The ways that values take from name to name, from line to line."""

    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self._lines = lines
        self._text = text

    def lead(self, number: int, other: int, at: int) -> bool:
        """Return whether one leads from a tensor to another, which takes its name in a line."""
        until = self._until(at)
        made = takewhile(lambda each: each[1] < until, self._changes[other])
        wanted = [source for read, index in made for source in self._sources(read, index)]
        return any(self._holds(*each, number) for each in self._from(wanted, number))

    def come(self, names: Iterable[str], at: int, number: int, others: frozenset[int]) -> bool:
        """Return whether one of what a line reads is, or is made of, a tensor.

        What has one of some others, too, doesn't tell: a module may use some of its parts only.
        """
        wanted = [(self._read(self._lines[at].function, each), at) for each in names]
        return any(
            self._holds(*each, number) and not any(self._holds(*each, other) for other in others)
            for each in self._from(wanted, number)
        )

    def behind(self, at: int, number: int) -> list[tuple[Read, int]]:
        """Return what was read of which a line's work is made, and where, since a tensor is there.

        Of a function that ran it is all that its lines read.
        """
        return list(self._from(self._reads(at), number))

    def _from(self, wanted: list[tuple[Read, int]], number: int) -> Iterator[tuple[Read, int]]:
        """Yield what was read, and of what that was made, line by line, while a tensor is there."""
        waiting, known = [*wanted], set(wanted)
        while waiting:
            read, index = waiting.pop()
            yield read, index
            for each in self._origins(read, index, number):
                if each not in known:
                    known.add(each)
                    waiting.append(each)

    def load(self, number: int, other: int, window: range, at: int) -> bool:
        """Return whether a tensor takes the numbers that another has come to out of a file.

        Those with which that one began don't tell, unless it stayed there: what begins anew may
        begin with the same.
        """
        until = self._until(at)
        reads = {
            read for index in range(window.start, until) for read in self._statement(index).reads
        }
        if not any(read.rpartition(".")[2] in _LOADS for read in reads):
            return False
        first, *later = self._numbers(number, range(at))
        come_to = [each for each in later if each != first] or [first]
        return any(each in come_to for each in self._numbers(other, range(at, until)))

    def given_anew(
        self, number: int, window: range, *, is_between: bool
    ) -> tuple[int, bool] | None:
        """Return which line gives a tensor other numbers that don't come of its own.

        Also whether that is enough: a number for all, as 0, may be where one is held, and counts
        where others begin anew. What is copied into it is so where these are its first numbers.
        """
        changes = self._changes.get(number, [])
        first = bisect_left(changes, window.start, key=lambda each: each[1])
        inside = takewhile(lambda each: each[1] < window.stop, islice(changes, first, None))
        for at in dict.fromkeys(at for _, at in inside):
            for index in range(self._lines[at].began, at + 1):
                line = self._lines[index]
                for owner, how in self._resets.get(line.line, ()):
                    if self._holds(self._read(line.function, owner), index + 1, number):
                        if how != _Reset.COPIED:
                            return at, how == _Reset.AT_RANDOM
                        if is_between and self._is_back(number, at):
                            return at, True
        return None

    def _is_back(self, number: int, at: int) -> bool:
        """Return whether a tensor has its first numbers again behind a line."""
        told = self._numbers(number, range(at + 1))
        return told[-1] == told[0] and any(each != told[0] for each in told)

    def is_read(self, numbers: Iterable[int], at: int) -> bool:
        """Return whether a line reads something that is, or has, one of these tensors."""
        reads = [self._read(self._lines[at].function, each) for each in self._statement(at).reads]
        return any(self._holds(read, at, number) for read in reads for number in numbers)

    def _until(self, at: int) -> int:
        """Return the index of the next line behind another that goes backwards."""
        lines = self._lines
        return next((i for i in range(at + 1, len(lines)) if lines[i].backward), len(lines))

    def _numbers(self, number: int, indices: range) -> list[Numbers]:
        """Return what a tensor holds behind lines that have changed it."""
        return [
            tensor.numbers
            for index in indices
            for _, tensor in self._lines[index].tensors
            if tensor.number == number
        ]

    def _origins(self, read: Read, index: int, number: int) -> Iterator[tuple[Read, int]]:
        """Yield what was read where something was set last, while a tensor was there."""
        writes = self._writes.get((read[0], _root(read[1])), [])
        for place in range(bisect_left(writes, index) - 1, -1, -1):
            at = writes[place]
            if at < self._changes[number][0][1]:
                return
            yield from self._sources(read, at)
            if any(is_part(read[1], each) for each in self._statement(at).sets):
                return

    def _sources(self, read: Read, at: int) -> list[tuple[Read, int]]:
        """Return what a line read, if it set or changed this, and which line that is."""
        line, statement = self._lines[at], self._statement(at)
        root = _root(read[1])
        is_set = any(_overlap(each, read[1]) for each in statement.sets | statement.parts)
        is_changed = root in line.changed or root in line.outside
        if line.is_first and not is_set and root in line.changed:  # an argument
            return self._of_caller(read, at)
        if is_set or (is_changed and any(_overlap(each, read[1]) for each in statement.reads)):
            return self._reads(at)
        return []

    def _reads(self, at: int) -> list[tuple[Read, int]]:
        """Return what a line read, and the lines of functions that ran in it."""
        told: list[tuple[Read, int]] = []
        for index in range(self._lines[at].began, at + 1):
            line = self._lines[index]
            for name in self._statement(index).reads:
                read = self._read(line.function, name)
                told.append((read, index))
                if line.is_first and line.function and read[0] == line.function:
                    told += self._of_caller(read, index)
        return told

    def _of_caller(self, read: Read, at: int) -> list[tuple[Read, int]]:
        """Return of what an argument is in the line that calls the function that a line begins."""
        lines, depth = self._lines, self._lines[at].depth - 1
        later = (index for index in range(at + 1, len(lines)) if lines[index].depth == depth)
        earlier = (index for index in range(at - 1, -1, -1) if lines[index].depth == depth)
        behind, before = next(later, None), None
        if behind is None:  # it was never done with
            before = next(earlier, None)
        if behind is not None:
            function, number = lines[behind].function, lines[behind].line
        elif before is not None:
            function, number = lines[before].function, lines[before].next
        else:
            return []
        statement = self._statements.get(number, _Statement())
        names = statement.reads
        if _root(read[1]) == "self":
            names = {each + read[1].removeprefix("self") for each in names | statement.owners}
        return [(self._read(function, each), at) for each in names]

    def _statement(self, at: int) -> _Statement:
        return self._statements.get(self._lines[at].line, _Statement())

    def _read(self, function: str, name: str) -> Read:
        return (self._scopes.get(function, {}).get(_root(name), ""), name)

    def _holds(self, read: Read, index: int, number: int) -> bool:
        """Return whether something is, or has, a tensor before a line."""
        function, name = read
        states = self._states.get((function, _root(name)), [])
        place = bisect_left(states, index, key=lambda each: each[0])
        if not place:
            return False
        held = numbers_in(_root(name), states[place - 1][1])
        return any(which == number and _overlap(called, name) for called, which in held)

    @cached_property
    def _states(self) -> dict[Read, list[tuple[int, State]]]:
        """What names held from which line on."""
        told: dict[Read, list[tuple[int, State]]] = {}
        for index, line in enumerate(self._lines):
            for function, name, state in line.news:
                told.setdefault((function, name), []).append((index, state))
        return told

    @cached_property
    def _changes(self) -> dict[int, list[tuple[Read, int]]]:
        """What each tensor is called, and by which line, first and wherever its numbers change."""
        told: dict[int, list[tuple[Read, int]]] = {}
        held: dict[int, Numbers | None] = {}
        for index, line in enumerate(self._lines):
            changed: dict[int, Numbers | None] = {}
            for function, name, state in line.news:
                tensors = dict(tensors_in(name, state))
                for called, number in numbers_in(name, state):
                    numbers = tensors[called].numbers if called in tensors else None
                    if number not in held or numbers != held[number]:
                        told.setdefault(number, []).append(((function, called), index))
                        changed[number] = numbers
            held |= changed
        return told

    @cached_property
    def _writes(self) -> dict[Read, list[int]]:
        """The lines that set or change each name."""
        told: dict[Read, set[int]] = {}
        for index, line in enumerate(self._lines):
            for each in self._statement(index).sets | self._statement(index).parts:
                told.setdefault(self._read(line.function, _root(each)), set()).add(index)
        for read, states in self._states.items():
            told.setdefault(read, set()).update(index for index, _ in states)
        return {read: sorted(indexes) for read, indexes in told.items()}

    @cached_property
    def _statements(self) -> dict[int, _Statement]:
        told: dict[int, _Statement] = {}
        nodes = list(ast.walk(self._tree))
        own = {node.name for node in nodes if isinstance(node, _Function)}
        for node in nodes:
            if isinstance(node, ast.stmt) and not isinstance(node, _Function | ast.ClassDef):
                _gather(node, told.setdefault(node.lineno, _Statement()), own)
        for node in nodes:  # what a lambda reads is read where it is called
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
                    for each in told.values():
                        if name in each.reads:
                            each.reads.update(told[node.lineno].reads)
        return told

    @cached_property
    def _resets(self) -> dict[int, list[tuple[str, _Reset]]]:
        """What the statements that begin in one line give other numbers, and how."""
        told: dict[int, list[tuple[str, _Reset]]] = {}
        for node in ast.walk(self._tree):
            if isinstance(node, ast.stmt) and not isinstance(node, _Function | ast.ClassDef):
                told.setdefault(node.lineno, []).extend(_given_numbers(node))
        return told

    @cached_property
    def _scopes(self) -> dict[str, dict[str, str]]:
        """The variables that each function sees of functions, and of which one."""
        told: dict[str, dict[str, str]] = {}
        _add_scopes(self._tree, {}, told)
        return told

    @cached_property
    def _tree(self) -> ast.Module:
        return tree_of(self._text)


def _given_numbers(node: ast.AST) -> Iterator[tuple[str, _Reset]]:
    """Yield what a statement, without those in it, gives other numbers, and how."""
    match node:
        case ast.Assign(targets=[ast.Attribute(value=owner, attr="data")], value=value):
            if _chain(owner) not in {_chain(each) for each in ast.walk(value)}:
                yield _chain(owner), _Reset.COPIED
        case ast.Call(
            func=ast.Attribute(value=owner, attr="apply"),
            args=[ast.Lambda(args=ast.arguments(args=[ast.arg(arg=name)]), body=body)],
        ):
            for part, how in _given_numbers(body):
                if _root(part) == name:
                    yield _chain(owner), how
        case ast.Call(func=ast.Attribute(value=owner, attr="reset_parameters")):
            yield _chain(owner), _Reset.AT_RANDOM
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=args):
            kind = _HOW.get(name)
            of = getattr(node.func, "value", ast.Constant(None))
            given = [of] if kind is _Reset.COPIED else [of, *args[:1]]
            for each in given if kind is not None else ():
                if kind is not None and _chain(each) and not _chain(each).endswith(".grad"):
                    yield _chain(each), kind
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, ast.stmt):
            yield from _given_numbers(each)


def _add_scopes(node: ast.AST, seen: dict[str, str], told: dict[str, dict[str, str]]) -> None:
    """Add which variables the functions in a node see, around which others are seen."""
    for each in ast.iter_child_nodes(node):
        inside = seen
        if isinstance(each, _Function):
            inside = seen | dict.fromkeys(_variables(each), each.name)
            told[each.name] = told.get(each.name, {}) | inside
        _add_scopes(each, inside, told)


def _variables(function: _Function) -> set[str]:
    """Return the variables of a function, but for those that are declared as others'."""
    names, outside, inside = set(), set(), [function.args, *function.body]
    while inside:
        each = inside.pop()
        match each:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
                continue
            case (
                ast.arg(arg=name)
                | ast.Name(id=name, ctx=ast.Store())
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                names.add(name)
            case ast.Global(names=some) | ast.Nonlocal(names=some):
                outside.update(some)
        inside += ast.iter_child_nodes(each)
    return names - outside


def _gather(node: ast.AST, told: _Statement, own: set[str]) -> None:
    """Gather what a statement reads and sets, without the statements in it.

    What is called a method of reads all of its owner, unless it is one of the text's `own`.
    """
    if isinstance(node, ast.Attribute) and _chain(node.value):
        told.owners.add(_chain(node.value))
    match node:
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            told.sets.add(name)
        case ast.AugAssign(target=ast.Name(id=name)):
            told.reads.add(name)
        case ast.Call(func=ast.Attribute(value=owner, attr=name)) if _chain(owner):
            if name not in own:
                told.reads.add(_chain(owner))
        case ast.Name(ctx=ast.Store()) | ast.Attribute(ctx=ast.Store()) if _chain(node):
            told.sets.add(_chain(node))
            return
        case (
            ast.Subscript(value=value, ctx=ast.Store())
            | ast.Attribute(value=value, ctx=ast.Store())
        ):
            while isinstance(value, ast.Subscript | ast.Attribute) and not _chain(value):
                value = value.value
            told.parts.add(_chain(value))
            return
        case ast.Name() | ast.Attribute() if _chain(node):
            told.reads.add(_chain(node))
            return
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, ast.stmt):
            _gather(each, told, own)


def _chain(node: ast.AST) -> str:
    """Return a name with the attributes behind it: ``self.layer``; empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr="__dict__"):
            return _chain(value)
        case ast.Attribute(value=value, attr=name):
            chain = _chain(value)
            return chain and f"{chain}.{name}"
    return ""
