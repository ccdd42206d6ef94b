"""A program as a person types it on a page: no generator, but a plain loop, or a step, and prints.

It needs nothing of gradapp, and PyTorch only where the program does.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import indent
from typing import Any, Final

from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.program.listing import (
    Listed,
    ListedPart,
    NotStraightError,
    as_loop,
    cells,
    depth,
    flat,
    given_as,
    imports,
)
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program, beside
from gradapp.core.writing.script import assigned

MOST_PRINTED: Final = 100
"""So many steps are printed at most; of more every tenth, or every hundredth, and the last."""

_RAISING: Final = """\
try:
{code}
except Exception as {error}:  # that is what this code does
    print(f'{{type({error}).__name__}}: {{{error}}}')
else:
    raise AssertionError('no exception was raised')
"""


def raising(code: str) -> str:
    """Return code that raises an exception, which is printed in place of a traceback."""
    error, names = "error", re.findall(r"\w+", code)
    while error in names:
        error += "_"
    return _RAISING.format(code=indent(code, "    ").rstrip(), error=error)


SUM: Final = """\

def sum(numbers):  # from left to right, as Python did before 3.12
    total = 0.0
    for each in numbers:
        total += each
    return total

"""

EXACTER_SUM: Final = """\

def sum(numbers):  # with what rounding loses on the way, as Python does since 3.12
    total = lost = 0.0
    for each in numbers:
        new = total + each
        lost += total - new + each if abs(total) >= abs(each) else each - new + total
        total = new
    return total + lost

"""


def straight_code(methods: Sequence[Method], problem: AnyProblem) -> list[tuple[Listed, ...]]:
    """Return one step of each way as straight code, each going on where the one before ends.

    Raises:
        NotStraightError: that can't be.
        SourceMissingError: the text of one can't be read.
    """
    given = {name: v for each in methods for name, v in each.arguments(problem).items()}
    return cells([each.program for each in methods], given, _dtype(problem))


def one_step(methods: Sequence[Method], problem: AnyProblem) -> list[str]:
    """Return a text for each way that makes one step and prints it, as the page's cells do.

    Where one step is no straight code, it is one turn of a loop, and no text needs another.

    Raises:
        SourceMissingError: the text of one can't be read.
    """
    try:
        listed = straight_code(methods, problem)
    except NotStraightError:
        return [_alone(each, problem) for each in methods]
    return [_spaced(each, _rows(methods, problem)) for each in listed]


def _alone(method: Method, problem: AnyProblem) -> str:
    try:
        (listed,) = straight_code([method], problem)
    except NotStraightError:
        return PlainLoop(method, problem, 1, keeps=False).text
    return _spaced(listed, _rows([method], problem))


class PlainLoop:
    """A program as a plain loop that makes some steps and prints them, and may keep them in a list.

    Attributes:
        kept: the name of that list: of each step the error, its gradient and the new parameters.
        text: the program.
    """

    def __init__(
        self,
        method: Method,
        problem: AnyProblem,
        steps: int,
        *,
        raises: bool = False,
        keeps: bool = True,
    ) -> None:
        """Write the program of a way.

        Args:
            method: whose program it is.
            problem: what it solves.
            steps: how many steps are made.
            raises: whether the step behind these raises an exception; that is printed, too.
            keeps: whether the steps are kept, to the last bit, whatever Python runs the program.

        Raises:
            SourceMissingError: its text can't be read.
        """
        self._program = program = method.program
        self._turns = steps + raises
        self._number = "{0}.item()" if method.uses_torch else "{0}"
        if "numpy" in program.text:  # whose numbers have another repr
            self._number = "float({0})"
        given = method.arguments(problem)
        given = {each: given[each] for each in program.parameters if each in given}
        self._free = _free(program, given)
        self.kept = self._free("run") if keeps else ""
        rows = _rows([method], problem)
        listed = [*(given_as(name, value) for name, value in given.items()), *self._listed()]
        code = _spaced(listed, rows)
        if raises:
            code = raising(code)
        if keeps:
            code = f"{self.kept} = []  # what each step has computed\n\n{code}"
        head = _spaced([*imports(program, _dtype(problem))], rows)
        helpers = [*(_own_sum(program) if keeps else ()), *_definitions(program)]
        self.text = "\n".join([*([head] if head else []), *helpers, code])

    def _listed(self) -> Iterator[Listed]:
        """Yield the set-up, and the loop with prints where it yields."""
        program, step = self._program, self._free("step")
        is_nested = program.loop != program.begins
        yields = {each.line for each in program.statements if each.role is Role.YIELD}
        every = as_loop(program)
        outside = depth(every[0].text)
        for each in every:
            text = "\n".join(row[outside:] for row in each.text.split("\n"))
            if each.line == program.begins and is_nested:
                yield Listed(f"{step} = 0", ListedPart.SET_UP, "", "")
                text = f"while {step} < {self._turns}:"
            elif each.line == program.begins:
                text = f"for {step} in range(1, {self._turns} + 1):"
            elif each.line in yields:
                end = [*self._end(step)]
                if is_nested:
                    end = [f"{step} += 1", *end, f"if {step} == {self._turns}:", "    break"]
                text = indent("\n".join(end), " " * depth(text))
            yield replace(each, text=text)

    def _end(self, step: str) -> Iterator[str]:
        """Yield what is done at the end of a step."""
        names = [*flat(self._program.yielded)]
        every, turns = 1, self._turns
        while turns > MOST_PRINTED * every:
            every *= 10
        if every > 1:
            last = f" or {step} == {turns}" if turns % every else ""
            yield f"if {step} % {every} == 0{last}:"
        for name in [step, *names] if self.kept else names:
            yield f"{'    ' if every > 1 else ''}print(f'{{{name}=}}')"
        if self.kept:
            numbers = ", ".join(map(self._number.format, names))
            yield f"{self.kept}.append(({numbers}))"


def _dtype(problem: AnyProblem) -> str:
    return "" if problem.precision is Precision.FLOAT32 else problem.precision


def _free(program: Program, given: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what finds a name that the program does not have."""
    taken = {*given, *program.parameters}
    for each in ast.walk(ast.parse(program.text)):
        match each:
            case ast.Name(id=name) | ast.FunctionDef(name=name):
                taken.add(name)

    def free(name: str) -> str:
        while name in taken:
            name += "_"
        return name

    return free


def _own_sum(program: Program) -> Iterator[str]:
    """Yield the function that adds as this Python does, where the program adds numbers up.

    Others add otherwise, so that steps would not have the bits of the run.
    """
    names = (each for each in ast.walk(ast.parse(program.text)) if isinstance(each, ast.Name))
    if any(each.id == "sum" for each in names):
        yield EXACTER_SUM if sys.version_info >= (3, 12) else SUM


def _definitions(program: Program) -> Iterator[str]:
    """Yield what the text has beside its steps, with the space around it."""
    for each in beside(program.text):
        yield f"\n{each}\n\n"


def _rows(methods: Sequence[Method], problem: AnyProblem) -> dict[str, str]:
    """Return how values are written that are too long for one line, by how they are in one."""
    given = (item for each in methods for item in each.arguments(problem).items())
    return {given_as(name, value).text: assigned(name, value) for name, value in given}


def _spaced(listed: Sequence[Listed], rows: Mapping[str, str]) -> str:
    """Return what is listed as a text, with empty lines where another part of it begins."""
    lines: list[str] = []
    for index, each in enumerate(listed):
        if index and _begins_a_part(listed[index - 1], each):
            lines.append("")
        lines.append(rows.get(each.text, each.text) if each.is_given else each.text)
    return "".join(f"{each}\n" for each in lines)


def _begins_a_part(before: Listed, each: Listed) -> bool:
    if before.is_import:
        return not each.is_import
    if each.part is ListedPart.SET_UP:
        return before.is_given and not each.is_given
    if each.part is ListedPart.END:
        return before.part is not ListedPart.END
    return before.part is ListedPart.SET_UP
