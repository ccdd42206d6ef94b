"""A program as a person types it: plain loops and steps that print."""

from __future__ import annotations

from gradapp.core.methods import METHODS
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.writing.plain import PlainLoop, one_step
from gradapp.core.writing.ways import ways

SAMPLES = Data(("x",), ((1.0, 2.0, 4.0),), (1.0, 3.0, 3.0))

BY_AUTOGRAD = """\
import torch

run = []  # what each step has computed

θ_0 = 1.0
x = 2.0
y = 3.0
α = 0.1

θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None

for step in range(1, 3 + 1):
    fx_y = θ * x - y
    E = fx_y * fx_y
    E.backward()
    with torch.no_grad():  # don't backpropagate through ...
        θ -= α * θ.grad  # ... the parameter update

    print(f'{step=}')
    print(f'{E=}')
    print(f'{θ.grad=}')
    print(f'{θ=}')
    run.append((E.item(), θ.grad.item(), θ.item()))
    θ.grad = None
"""

IN_TURNS = """\
w_0 = 1.0

w = w_0
samples = [(1.0, 1.0), (2.0, 3.0), (4.0, 3.0)]
"""


def test_a_loop_reads_as_the_page_does() -> None:
    assert PlainLoop(METHODS[1], Problem(), 3).text == BY_AUTOGRAD


def test_float64_is_said_where_torch_is_imported() -> None:
    text = PlainLoop(METHODS[2], Problem(precision="float64"), 3).text
    assert text.startswith("import torch\ntorch.set_default_dtype(torch.float64)\n\nrun = []")


def test_steps_of_a_loop_in_a_loop_are_counted_and_end_both() -> None:
    fit = Fit("w*x", SAMPLES, batch=2)
    (first, *_) = ways(fit)
    text = PlainLoop(first, fit, 5).text
    assert "step = 0\n\nwhile step < 5:\n    for i in range(0, len(samples), k):\n" in text
    assert text.endswith(
        "        step += 1\n"
        "        print(f'{step=}')\n        print(f'{E=}')\n"
        "        print(f'{w_grad=}')\n        print(f'{w=}')\n"
        "        run.append((E, w_grad, w))\n"
        "        if step == 5:\n            break\n"
    )


def test_a_step_that_is_no_straight_code_is_a_turn_and_the_others_stay_straight() -> None:
    fit = Fit("relu(w*x)", SAMPLES)
    first, second, *_ = one_step(ways(fit), fit)
    assert "for step_ in range(1, 1 + 1):" in first
    assert "for " not in second
    assert second.startswith("import torch\n\nw_0 = 1.0\n")


def test_the_first_way_has_space_where_the_page_has_it() -> None:
    fit = Fit("w*x", SAMPLES)
    assert one_step(ways(fit), fit)[0].startswith(IN_TURNS)


def test_long_lists_of_samples_are_several_lines() -> None:
    many = Data(("x",), (tuple(map(float, range(99))),), tuple(map(float, range(99))))
    fit = Fit("w*x", many)
    texts = [*one_step(ways(fit), fit), *(PlainLoop(each, fit, 2).text for each in ways(fit))]
    assert max(len(row) for text in texts for row in text.split("\n")) <= 96
