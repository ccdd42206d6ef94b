"""A loop beside right code: where their numbers part, whatever the names are."""

from __future__ import annotations

import struct
from functools import cache

import pytest

from gradapp.core.methods import METHODS, Method
from gradapp.core.own_code.beside import Beside, Readings, compare, of_recording, of_run
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.story import steps
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import ways
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.words import Message
from gradapp.core.writing.script import script
from gradapp.host.process import record

MINE = """import torch
x, y = 2.0, 3.0
weight = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([weight], lr=0.1)
for epoch in range(6):
    miss = weight * x - y
    loss = miss * miss
    opt.zero_grad()
    loss.backward()
    opt.step()
"""


@cache
def readings(text: str) -> Readings | Message:
    recording = record(text, "mine.py", Limits(seconds=60))
    return of_recording(recording, steps(recording))


def way(method: Method, problem: AnyProblem | None = None, steps: int = 6) -> Readings:
    descent = Descent(problem or Problem(), method)
    block = descent.advance(steps)
    return of_run(Run(descent.problem, descent.method, block, descent.stop))


def said(beside: Beside) -> list[str]:
    return [str(each) for each in beside.sentences]


def ulps(one: float, other: float) -> int:
    ranks = [struct.unpack("<i", struct.pack("<f", abs(each)))[0] for each in (one, other)]
    signed = [rank if each >= 0 else -rank for rank, each in zip(ranks, (one, other), strict=True)]
    return abs(signed[0] - signed[1])


@pytest.mark.parametrize("method", METHODS[1:], ids=lambda each: each.id)
def test_a_loop_of_the_same_operations_has_the_same_bits_under_other_names(method: Method) -> None:
    beside = compare(readings(MINE), way(method))
    assert beside.first is None
    assert said(beside) == ["6 steps have the same bits in error, gradients and parameters."]


def test_what_forgets_to_clear_parts_in_the_second_step_at_its_backward() -> None:
    text = MINE.replace("    opt.zero_grad()\n", "")
    for right in (way(METHODS[2]), readings(MINE)):
        beside = compare(readings(text), right)
        assert beside.first is not None
        assert (beside.first.step, beside.first.line) == (2, 8)
        assert beside.first.ulps == ulps(-4.8, -0.8000002)
        (sentence,) = said(beside)
        assert sentence.startswith("In step 2 they part in line 8: weight.grad")
        assert " is -4.8 here and -0.8000002 there, 21,810,378 ulps apart." in sentence


def test_roundings_are_told_and_so_is_where_it_gets_more() -> None:
    beside = compare(readings(MINE), way(METHODS[0]))
    assert beside.first is not None
    assert (beside.first.step, beside.first.line) == (2, 7)
    assert beside.first.ulps == ulps(0.040000018, 0.04)
    assert said(beside)[1].startswith("They are first more than 1,000 ulps apart here: In step 6")


def test_numbers_of_another_format_are_said_to_be_rounded_before_they_have_the_same_bits() -> None:
    exact = Problem(alpha=0.25)  # θ goes from 1 to 2 and back: no number is rounded
    text = MINE.replace("lr=0.1", "lr=0.25")
    assert said(compare(readings(text), way(METHODS[0], exact))) == [
        "6 steps have the same bits in error, gradients and parameters, all rounded to float32."
    ]
    assert said(compare(readings(text), way(METHODS[2], exact))) == [
        "6 steps have the same bits in error, gradients and parameters."
    ]
    apart = said(compare(readings(MINE), way(METHODS[0])))
    assert apart[-1] == "Numbers are float32 here and float64 there: all are given as float32."


def test_nothing_is_said_of_gradients_that_are_gone_before_the_line_ends() -> None:
    text = MINE.replace("    opt.zero_grad()\n", "").replace(
        "    loss.backward()\n    opt.step()\n",
        "    loss.backward(); opt.step(); opt.zero_grad()\n",
    )
    assert said(compare(readings(text), way(METHODS[2]))) == [
        "6 steps have the same bits in error and parameters."
    ]


def test_another_start_a_shape_and_a_number_of_parameters_are_told_apart() -> None:
    start = compare(readings(MINE.replace("[1.0]", "[1.5]")), readings(MINE))
    assert said(start) == [
        "They start apart: weight is 1.5 here and 1 there, 4,194,304 ulps apart."
    ]
    vector = MINE.replace("[1.0]", "[1.0, 2.0]").replace("loss.b", "loss.sum().b")
    assert said(compare(readings(vector), readings(MINE))) == [
        "They can't be compared: nothing there has the shape of weight here."
    ]
    more = MINE.replace("opt =", "bias = torch.zeros(1, requires_grad=True)\nopt =").replace(
        "- y", "+ bias - y"
    )
    assert said(compare(readings(more), readings(MINE))) == [
        "They can't be compared: 2 parameters here, 1 there."
    ]
    assert said(compare(readings(MINE), readings(more))) == [
        "They can't be compared: 1 parameter here, 2 there."
    ]


def test_a_norm_is_compared_with_norms_and_not_with_a_number() -> None:
    many = MINE.replace("torch.tensor([1.0]", "torch.full((25,), 0.2").replace(
        "loss = miss * miss", "loss = (miss * miss).sum()"
    )
    assert said(compare(readings(many), readings(MINE))) == [
        "They can't be compared: nothing there has the shape of weight here."
    ]
    (same,) = said(compare(readings(many), readings(many)))
    assert same.endswith(" parameters. Of large tensors only the norms are compared.")
    other = compare(readings(many.replace("0.2", "0.4")), readings(many))
    assert said(other)[0].startswith("They start apart: ‖weight‖ is 2")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("print(1)\n", "No complete step has a backward() in it"),
        (MINE.replace("range(6)", "range(0)"), "No complete step has a backward() in it"),
        (
            MINE.replace("[1.0]", "[1.0], dtype=torch.float16"),
            "The parameters are in formats other than",
        ),
        (
            MINE.replace("loss.backward()", "(loss * 1j).backward(torch.tensor([1j]))"),
            "backward() is called on a complex number.",
        ),
        (
            "import torch\nw = torch.ones(1, requires_grad=True)\nfor k in range(2):\n"
            "    (w * w).sum().backward()\n    w = torch.ones(2 + k, requires_grad=True)\n",
            "The parameters' shapes change from step to step.",
        ),
    ],
)
def test_where_nothing_can_be_compared_it_says_why(text: str, sentence: str) -> None:
    (told,) = said(compare(readings(text), readings(MINE)))
    assert told.startswith(sentence)


def test_several_parameters_are_matched_by_what_they_start_with() -> None:
    data = Data(("x",), ((1.0, 2.0, 3.0),), (2.0, 4.5, 5.5))
    problem = Fit("w*x + b", data, start=(0.5, -1.0), alpha=0.05)
    text = (
        "import torch\n"
        "X, Y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.5, 5.5])\n"
        "shift = torch.tensor([-1.0], requires_grad=True)\n"
        "slope = torch.tensor([0.5], requires_grad=True)\n"
        "opt = torch.optim.SGD([slope, shift], lr=0.05)\n"
        "def turn():\n"
        "    cost = torch.nn.MSELoss()(slope * X + shift, Y)\n"
        "    opt.zero_grad()\n"
        "    cost.backward()\n"
        "    opt.step()\n"
        "for _ in range(5):\n"
        "    turn()\n"
    )
    right = way(ways(problem)[3], problem, 5)
    assert said(compare(readings(text), right))[0].startswith("5 steps have the same bits")
    wrong = compare(readings(text.replace("shift, Y)", "shift, Y) * 2")), right)
    assert wrong.first is not None
    assert (wrong.first.step, wrong.first.line) == (1, 7)


def test_a_way_that_was_exported_and_recorded_is_the_way() -> None:
    exported = script(Problem(), METHODS[3], 6)
    assert said(compare(readings(exported), way(METHODS[3])))[0].startswith("6 steps have the same")
