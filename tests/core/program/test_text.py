"""A program is a text that is read, shown and run, be it in a file of the package or in none."""

from __future__ import annotations

import ast
import linecache
import pickle
import traceback
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from gradapp.core import lab, methods
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program, ProgramError, SourceMissingError, shipped
from gradapp.core.registry import method
from gradapp.core.writing.ways import ways
from tests.programs import program, turning

DATA = Data(("x",), ((1.0, 2.0),), (2.0, 3.0))
EVERY = pytest.mark.parametrize("each", [*METHODS, *lab.methods()], ids=lambda each: each.id)

DOUBLES = """
def twice(number):
    return 2 * number


def steps(θ_0, rate=0.5):
    \"\"\"Halve θ for ever.\"\"\"
    θ = θ_0
    while True:  # each turn is a step
        E = θ * θ
        θgrad = twice(θ)
        θ -= rate * θgrad / 2
        yield E, θgrad, θ
"""


@pytest.mark.parametrize(
    "each",
    [each for each in (*METHODS, *lab.methods()) if not each.is_composed],
    ids=lambda each: each.id,
)
def test_what_is_shown_stands_in_the_file_that_is_read(each: Method) -> None:
    shown = each.program
    rows = Path(shown.path).read_text(encoding="utf-8").split("\n")
    assert Path(shown.path).stem == each.id
    for index, line in enumerate(shown.lines):
        assert rows[shown.first - 1 + index].strip() == line.strip()
    loop = shown.lines[shown.loop - shown.first]
    assert loop in ("while True:", "for _ in range(1000):")
    assert not any('"""' in line or line.startswith("def") for line in shown.lines)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_every_way_has_one_line_for_each_part_of_the_step(each: Method) -> None:
    roles = [statement.role for statement in each.program.statements]
    for role in (Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD):
        assert roles.count(role) == 1
    assert roles.count(Role.SET_UP) >= 1


@EVERY
def test_whether_a_program_has_tensors_can_be_told_from_its_text(each: Method) -> None:
    assert each.program.uses_torch is each.uses_torch
    assert each.program.yielded == each.printed


@pytest.mark.parametrize("each", ways(Fit("w*x + b", DATA)), ids=lambda each: each.id)
def test_a_program_for_several_parameters_yields_what_its_way_says(each: Method) -> None:
    gradients = ("w_grad", "b_grad") if each.id == "python" else ("w.grad", "b.grad")
    assert each.gradients == gradients
    assert each.program.yielded == each.printed == (each.printed[0], gradients, ("w", "b"))


def test_lines_are_numbered_from_one() -> None:
    shown = method("python").program
    assert [shown.number(shown.first), shown.number(shown.loop)] == [1, 2]


@pytest.mark.parametrize(
    "lost", [replace(METHODS[0], id="lost"), replace(METHODS[0], id="__init__")]
)
def test_a_source_that_is_not_there_is_said_to_be_missing(lost: Method) -> None:
    with pytest.raises(SourceMissingError, match=r"Without PyTorch.*incomplete"):
        _ = lost.program


def test_a_source_that_is_lost_is_missed_when_it_is_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(methods, "__path__", [])
    shipped.cache_clear()
    with pytest.raises(SourceMissingError, match="its file is missing"):
        _ = method("python").program


# A text in no file


def test_a_text_in_no_file_is_run_and_halves_what_it_is_given() -> None:
    written = Program(DOUBLES)
    made = list(islice(written.start({"θ_0": 3.0, "x": "is left out"}), 3))
    assert made == [(9.0, 6.0, 1.5), (2.25, 3.0, 0.75), (0.5625, 1.5, 0.375)]
    assert list(islice(written.start({"θ_0": 1.0, "rate": 2.0}), 2)) == [
        (1.0, 2.0, -1.0),
        (1.0, -2.0, 1.0),
    ]
    assert written.parameters == ("θ_0", "rate")


SPREAD = """
def steps(θ_0):
    θ, ω = θ_0, "ω"
    while True:
        E = (
            θ * θ  # é stands in two bytes
            + 0
        ); θgrad = 2 * θ
        θ -= 0.25 * θgrad
        yield (E,
               θgrad, θ)
"""


@pytest.mark.parametrize("text", [SPREAD, DOUBLES, *(each.program.text for each in METHODS)])
def test_a_statements_source_is_what_python_itself_takes_for_it(text: str) -> None:
    statements = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.stmt)]
    segments = {(each.lineno, ast.get_source_segment(text, each)) for each in statements}
    shown = {(each.line, each.source) for each in Program(text).statements if each.source}
    assert shown <= segments
    assert len(shown) > 4


def test_what_else_a_text_defines_is_shown_with_it() -> None:
    shown = Program(DOUBLES)
    assert shown.lines == tuple(DOUBLES.strip().split("\n"))
    assert shown.line(shown.loop) == "while True:  # each turn is a step"
    decorated = Program("import functools\n\n\n@functools.cache" + DOUBLES)
    assert decorated.lines == ("@functools.cache", *shown.lines)
    alone = program("θ = θ_0\nwhile True:\n    yield θ * θ, 2 * θ, θ")
    assert alone.lines == ("θ = θ_0", "while True:", "    yield θ * θ, 2 * θ, θ")


def test_each_start_has_names_of_its_own() -> None:
    counts = Program(
        "made = []\n\n\ndef steps():\n    while True:\n        made.append(0)\n"
        "        yield len(made), 0, 0\n"
    )
    one, other = counts.start({}), counts.start({})
    assert [next(one)[0], next(one)[0], next(other)[0]] == [1, 2, 1]


def test_an_error_in_a_text_in_no_file_is_told_with_its_line() -> None:
    raising = turning("E = θ_0 / 0\nyield E, E, E", set_up="pass")
    with pytest.raises(ZeroDivisionError) as raised:
        next(raising.start({"θ_0": 1.0, "x": 1.0, "y": 1.0, "α": 1.0}))
    told = "".join(traceback.format_exception(raised.value))
    assert f'File "{raising.path}", line 7, in steps\n    E = θ_0 / 0\n' in told
    linecache.checkcache()
    assert linecache.getline(raising.path, 7).strip() == "E = θ_0 / 0"


def test_texts_are_values() -> None:
    one, same, other = Program(DOUBLES), Program(DOUBLES), Program(DOUBLES.replace("0.5", "0.25"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one.path != other.path
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert again.statements == one.statements
    assert next(again.start({"θ_0": 3.0})) == (9.0, 6.0, 1.5)


def test_which_text_needs_torch_is_told_by_what_it_imports() -> None:
    assert not program("while True:\n    yield 1, 2, 3", imports="import torchvision").uses_torch
    for imports in ("import torch.nn as nn", "from torch import nn", "import math, torch"):
        assert program("while True:\n    yield 1, 2, 3", imports=imports).uses_torch


def test_rows_are_counted_as_python_counts_them() -> None:
    text = "def steps():\r\n    a = '\x0c\u2028'\r\n    while True:\r\n        yield a, a, a\r\n"
    shown = Program(text)
    assert (shown.first, shown.loop, len(shown.lines)) == (2, 3, 3)
    assert next(shown.start({})) == ("\x0c\u2028",) * 3


# The loop, and the statements


def test_the_loop_whose_turns_are_steps_is_the_innermost_around_the_yield() -> None:
    shown = program(
        """
        θ = θ_0
        while True:  # an epoch
            for x, y in samples:
                E = (θ * x - y) ** 2
                yield E, 2 * x * (θ * x - y), θ
        """,
        "θ_0, samples",
    )
    assert shown.line(shown.begins) == "while True:  # an epoch"
    assert shown.line(shown.loop) == "for x, y in samples:"
    places = [(statement.once, statement.inside) for statement in shown.statements]
    assert places == [(True, False), (False, False), (False, True), (False, True)]


def test_a_row_belongs_to_the_statement_that_begins_in_it_or_above() -> None:
    shown = turning("E = (\n    θ\n    * x\n)\nwith torch.no_grad(\n):\n    pass\nyield E, E, θ")
    first = next(each.line for each in shown.statements if not each.once)
    assert [shown.beginning(first + row) - first for row in range(8)] == [0, 0, 0, 0, 4, 4, 6, 7]
    assert shown.beginning(shown.loop) == shown.loop


# What is no program


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("def steps(:\n    yield", 1, "Line 1 is not Python: invalid syntax."),
        ("def steps():\n    while True:\n        E = = 1\n", 3, "Line 3 is not Python: "),
        ("def steps():\n    E = (1\n", 2, "Line 2 is not Python: '(' was never closed."),
        ("return 1\n", 1, "Line 1 is not Python: 'return' outside function."),
        ("E = 1\0", 0, "The text can't be compiled: "),
        ("θ = 1", 0, "The text does not define the function steps(…), which makes the steps."),
        (
            "def steps():\n    return 1",
            0,
            "steps(…) has no yield: nothing says when a step is done.",
        ),
        (
            "def steps():\n    def inner():\n        yield 1\n    while True:\n        pass\n",
            0,
            "steps(…) has no yield: nothing says when a step is done.",
        ),
        ("def steps():\n    yield 1, 2, 3", 2, "The yield in line 2 is not in a loop."),
        (
            "def steps():\n    while True:\n        yield 1\n        yield 2",
            4,
            "The yield in line 4 is a second one: a step is done in one place.",
        ),
    ],
)
def test_what_is_no_program_is_refused_in_one_sentence(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ProgramError) as refused:
        Program(text)
    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    assert refused.value.line == line
