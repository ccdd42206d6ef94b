"""Shapes that broadcast both to a third are said at their operator."""

from __future__ import annotations

import itertools

import pytest
import torch

from gradapp.core.own_code.broadcasts import broadcasts, together
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record

SHAPES = [[], [1], [2], [3], [1, 3], [3, 1], [2, 3], [2, 1, 3]]


@pytest.mark.parametrize(("one", "other"), list(itertools.product(SHAPES, SHAPES)))
def test_shapes_are_broadcast_as_pytorch_does(one: list[int], other: list[int]) -> None:
    try:
        expected = list(torch.broadcast_shapes(one, other))
    except RuntimeError:
        assert together(one, other) is None
    else:
        assert together(one, other) == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("r = a - b", ["Line 4: a - b has shapes [3, 1] and [2]: both are broadcast to [3, 2]."]),
        ("E = ((a * b) ** 2).mean()", ["Line 4: a * b has shapes [3, 1] and [2]: both are "
         "broadcast to [3, 2]."]),
        ("r = a * a", []),
        ("r = b + 1", []),
        ("r = a * torch.ones(1)", []),
    ],
)  # fmt: skip
def test_an_operator_whose_operands_both_grow_is_said_at_its_line(
    line: str, said: list[str]
) -> None:
    text = f"import torch\na = torch.ones(3, 1)\nb = torch.ones(2)\n{line}\n"
    tape = Tape(record(text, "own.py"), text)
    states = {each.name: each.state for each in tape.variables(4)}
    assert list(map(str, broadcasts(tape.operators, tape.lines[3], states))) == said


def test_arrays_of_numpy_are_broadcast_likewise_however_many_numbers_they_have() -> None:
    text = "import numpy as np\na = np.ones((30, 1))\nb = np.ones(30)\nr = a - b\ns = b - 1.0\n"
    tape = Tape(record(text, "own.py"), text)
    assert [str(each) for each in tape.broadcasts(4)] == [
        "Line 4: a - b has shapes [30, 1] and [30]: both are broadcast to [30, 30]."
    ]
    assert tape.broadcasts(5) == []
