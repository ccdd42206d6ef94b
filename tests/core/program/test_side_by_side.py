"""Programs side by side: what does the same at the same height, what is new, what it replaces."""

from __future__ import annotations

import pytest

from gradapp.core import lab
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.listing import Listed, ListedPart, NotStraightError, as_loop, cells
from gradapp.core.program.side_by_side import ListedRow, side_by_side
from gradapp.core.registry import method

PROGRAMS = [each.program for each in METHODS]


def one_step() -> tuple[ListedRow, ...]:
    return side_by_side(cells(PROGRAMS, Problem().arguments))


def new(rows: tuple[ListedRow, ...], column: int) -> list[str]:
    return [
        row.cells[column].listed[i].text.strip()
        for row in rows
        for i in sorted(row.cells[column].new)
    ]


def replaced(rows: tuple[ListedRow, ...], column: int) -> list[str]:
    return [each for row in rows for each in row.cells[column].replaced]


def test_rows_of_one_step_are_in_the_order_of_the_page() -> None:
    parts = [row.part for row in one_step()]
    P = ListedPart
    assert parts == [P.SET_UP, P.ERROR, P.CLEAR, P.GRADIENT, P.UPDATE, P.END]


def test_rows_of_the_loop_have_the_clearing_where_each_way_does_it() -> None:
    rows = side_by_side(list(map(as_loop, PROGRAMS)))
    P = ListedPart
    assert [row.part for row in rows] == [
        P.SET_UP, P.LOOP, P.ERROR, P.CLEAR, P.GRADIENT, P.UPDATE, P.END, P.CLEAR,
    ]  # fmt: skip
    clearing = [row for row in rows if row.part is P.CLEAR]
    assert [bool(cell.listed) for cell in clearing[0].cells] == [False, False, True, True]
    assert [bool(cell.listed) for cell in clearing[1].cells] == [False, True, False, False]


@pytest.mark.parametrize("rows", [one_step(), side_by_side(list(map(as_loop, PROGRAMS)))])
def test_each_program_is_whole_and_in_its_own_order(rows: tuple[ListedRow, ...]) -> None:
    for column in range(4):
        listed: list[Listed] = [each for row in rows for each in row.cells[column].listed]
        lines = [each.line for each in listed if each.line]
        assert lines == sorted(lines)
        known = {s.line for s in PROGRAMS[column].statements if s.role.value != "clear"}
        assert known - set(lines) <= {max(known)}  # the yield, for which prints stand


def test_what_is_new_in_each_way_is_what_pytorch_takes_over() -> None:
    rows = one_step()
    made = "θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None"
    assert new(rows, 0) == []
    assert new(rows, 1) == [
        "import torch",
        made,
        "E.backward()",
        "with torch.no_grad():  # don't backpropagate through ...",
    ]
    assert new(rows, 2) == [
        "optimizer = torch.optim.SGD([θ], α)",
        "optimizer.zero_grad()",
        "optimizer.step()",
    ]
    assert new(rows, 3) == [
        "x = torch.tensor([x])",
        "y = torch.tensor([y])",
        "loss = torch.nn.MSELoss()(θ * x, y)",
    ]


def test_what_is_replaced_is_named_by_its_beginning() -> None:
    rows = one_step()
    assert [replaced(rows, column) for column in range(4)] == [
        [],
        ["θ = …", "θgrad = …"],
        ["with torch.no_grad(): …"],
        ["fx_y = …", "E = …"],
    ]


@pytest.mark.parametrize("entry", lab.ENTRIES, ids=lambda entry: entry.method.id)
def test_code_of_the_lab_differs_from_correct_code_in_few_lines(entry: lab.Entry) -> None:
    both = method(entry.method.right), entry.method
    try:
        alone = [cells([each.program], each.arguments(Problem()))[0] for each in both]
    except NotStraightError:  # shown with its loop, which it counts in another way
        alone = [as_loop(each.program) for each in both]
    rows = side_by_side(alone, strictly=True)
    marked = new(rows, 1) + replaced(rows, 1)
    # That of two halves has a loop where correct code has three lines.
    most = {"half_batches": 6, "kept_graphs": 7}.get(entry.method.id, 2)
    assert 1 <= len(marked) <= most
    assert not any("= 2.0" in each or "import" in each for each in marked)


def test_a_line_that_has_left_its_block_is_another_one_where_that_is_asked_for() -> None:
    right, fault = (method(id).program for id in ("autograd", "recorded_update"))
    rows = side_by_side([as_loop(right), as_loop(fault)], strictly=True)
    assert new(rows, 1) == ["θ -= α * θ.grad  # not under no_grad()"]
