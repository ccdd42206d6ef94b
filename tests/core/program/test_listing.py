"""A program as straight code is the notebook's page: its cells, and what they print."""

from __future__ import annotations

import ast
import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

from gradapp.core import lab
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import read_table
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.listing import ListedPart, NotStraightError, as_loop, cells
from gradapp.core.program.text import Program
from gradapp.core.rules.table import rule
from gradapp.core.writing.ways import ways
from tests.additions import grad, numpys
from tests.programs import text_of, turning
from tests.texts import ONE_AT_A_TIME

PAGE = Path(__file__).parents[4] / "shared" / "notebook.txt"
NOTEBOOK = Problem().arguments
PRINTED = (
    "E=1.0\nθgrad=-4.0\nθ=1.4\n",
    "E=tensor([1.], grad_fn=<MulBackward0>)\nθ.grad=tensor([-4.])\n"
    "θ=tensor([1.4000], requires_grad=True)\n",
    "E=tensor([1.], grad_fn=<MulBackward0>)\nθ.grad=tensor([-4.])\n"
    "θ=tensor([1.4000], requires_grad=True)\n",
    "loss=tensor(1., grad_fn=<MseLossBackward0>)\nθ.grad=tensor([-4.])\n"
    "θ=tensor([1.4000], requires_grad=True)\n",
)


def printed(text: str, names: dict[str, Any]) -> str:
    """Return what a text prints that is run among `names`."""
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(compile(text, "cell", "exec", dont_inherit=True), names)
    return told.getvalue()


def page() -> list[tuple[str, str]]:
    """Return the code of each cell of the page, and what stands below it."""
    if not PAGE.is_file():
        pytest.skip("the notebook's page is not beside this project")
    found = []
    for cell in re.split(r"^In\s\[\d\]:\n", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        code, told = [], []
        for row in cell.split("\n"):
            if re.match(r"(E|loss|θgrad|θ\.grad|θ)=", row):
                told.append(row)
            elif not told:
                code.append(row)
        found.append(("\n".join(code), "".join(f"{row}\n" for row in told)))
    return found


def four() -> list[str]:
    return [text_of(cell) for cell in cells([each.program for each in METHODS], NOTEBOOK)]


def comments(text: str) -> list[str]:
    return [re.sub(r"^\s+|\s+$", "", each) for each in re.findall(r"#.*", text)]


def test_the_four_cells_print_what_the_page_prints() -> None:
    names: dict[str, Any] = {}
    assert tuple(printed(text, names) for text in four()) == PRINTED


def test_the_four_cells_are_those_of_the_page_statement_for_statement() -> None:
    shown = page()
    assert len(shown) == 4
    for own, (code, told), expected in zip(four(), shown, PRINTED, strict=True):
        assert ast.dump(ast.parse(own)) == ast.dump(ast.parse(code))
        assert comments(own) == comments(code)
        assert told == expected


@pytest.mark.parametrize("way", [numpys.WAY, grad.WAY], ids=lambda way: way.id)
def test_the_cell_of_a_way_more_is_given_what_a_cell_before_has_made_a_tensor_of(
    way: Method,
) -> None:
    names: dict[str, Any] = {}
    *_, last = (
        printed(text_of(cell), names)
        for cell in cells([*(each.program for each in METHODS[:4]), way.program], NOTEBOOK)
    )
    (alone,) = cells([way.program], NOTEBOOK)
    assert last == printed(text_of(alone), {})


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_cell_by_itself_runs_where_nothing_has_run_before(method: Method) -> None:
    (cell,) = cells([method.program], NOTEBOOK)
    assert printed(text_of(cell), {}) == PRINTED[METHODS.index(method)]


@pytest.mark.parametrize(
    "method", [each for each in METHODS if each.uses_torch], ids=lambda method: method.id
)
def test_a_cell_in_float64_prints_the_numbers_of_float64(method: Method) -> None:
    import torch

    (cell,) = cells([method.program], Problem(alpha=0.3).arguments, "float64")
    names: dict[str, Any] = {}
    try:
        printed(text_of(cell), names)
    finally:
        torch.set_default_dtype(torch.float32)
    assert names["θ"].dtype is torch.float64
    assert names["θ"].item() == 1.0 - 0.3 * -4.0


def test_straight_code_has_no_loop_no_yield_and_nothing_behind_the_step() -> None:
    for text in four():
        kinds = {type(node) for node in ast.walk(ast.parse(text))}
        assert not kinds & {ast.While, ast.For, ast.Yield}
        assert "None" not in re.sub("#.*", "", text)


@pytest.mark.parametrize(
    "method", [*METHODS, *lab.methods()], ids=lambda method: method.id
)  # fmt: skip
def test_a_listing_as_a_loop_is_the_whole_text_that_is_shown(method: Method) -> None:
    program = method.program
    assert text_of(as_loop(program)) == "\n".join(program.lines) + "\n"


def test_comments_between_statements_stay_with_the_statement_below() -> None:
    written = turning("""
        # the error
        E = θ * x - y
        # its
        # gradient
        E.backward()  # here
        yield E, θ.grad, θ
    """)
    listed = {each.part: each.text for each in as_loop(written)}
    assert listed[ListedPart.ERROR] == "    # the error\n    E = θ * x - y"
    assert listed[ListedPart.GRADIENT] == "    # its\n    # gradient\n    E.backward()  # here"


@pytest.mark.parametrize("written", [ONE_AT_A_TIME])
def test_a_step_of_more_than_a_turn_of_one_loop_is_not_straight_code(written: Program) -> None:
    with pytest.raises(NotStraightError, match="loop"):
        cells([written], {})


@pytest.mark.parametrize(
    "problem",
    [
        Fit("w*x + b", read_table("x,y\n1,2\n2,3\n3,5\n")),
        Fit("a*sin(b*x)", read_table("x,y\n1,2\n2,3\n"), rule=rule("adam")),
        Fit(error="0.1*p**2 + 2*q**2", start=(1.0, 1.0), rule=rule("sgd", momentum=0.9)),
        Problem(rule=rule("rmsprop")),
    ],
    ids=["line", "sine", "valley", "rmsprop"],
)
def test_programs_written_for_a_problem_are_straight_code_that_prints_its_first_step(
    problem: AnyProblem,
) -> None:
    for way in ways(problem):
        (cell,) = cells([way.program], way.arguments(problem))
        told = printed(text_of(cell), {}).splitlines()
        step = next(way.start(problem)) if not way.uses_torch else None
        if step is not None:
            assert told == way.program.prints(step)
        assert len(told) == 1 + 2 * len(problem.start)
