"""Steps of loops without a body: comprehensions, map, conditions, functions in themselves.

What is expected is computed by a plain loop over the same samples.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter

import pytest

from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.story import Step, steps
from gradapp.host.process import record
from gradapp.host.statements import statements_by_line

PLENTY = Limits(seconds=120)
SAMPLES = [(1.0, 2.0), (2.0, 3.0), (3.0, 1.0)]

STEP = """\
import torch
w = torch.tensor(5.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
data = [(1.0, 2.0), (2.0, 3.0), (3.0, 1.0)]
def step(x=1.0, y=2.0):
    E = (w * x - y) ** 2
    optimizer.zero_grad()
    E.backward()
    optimizer.step()
    return E.item()
"""

OVER_THE_SAMPLES = {
    "list": "losses = [step(x, y) for x, y in data]\nprint(losses)\n",
    "many lines": "losses = [\n    step(x, y)\n    for x, y in data\n    if x > 0\n]\nprint(1)\n",
    "dict": "losses = {x: step(x, y) for x, y in data}\n",
    "generator": "total = sum(step(x, y) for x, y in data)\n",
    "map": "losses = list(map(lambda sample: step(*sample), data))\nprint(losses)\n",
    "next of map": "for loss in map(step, (1.0, 2.0, 3.0), (2.0, 3.0, 1.0)):\n    print(loss)\n",
    "yield": (
        "def losses():\n    for x, y in data:\n        yield step(x, y)\nprint(list(losses()))\n"
    ),
    "two functions": (
        "def loss(x, y):\n    optimizer.zero_grad()\n    return (w * x - y) ** 2\n"
        "def update(E):\n    E.backward()\n    optimizer.step()\n    return E.item()\n"
        "losses = [update(loss(x, y)) for x, y in data]\n"
    ),
    "in a function": "def train():\n    return [step(x, y) for x, y in data]\ntrain()\n",
    "without a function": (
        "losses = [((w * x - y) ** 2).backward() or optimizer.step() or optimizer.zero_grad()\n"
        "          for x, y in data]\n"
    ),
}

OVER_ONE_SAMPLE = {
    "range": "losses = [step() for _ in range(8)]\n",
    "condition": "n = 0\nwhile step() > 0.5:\n    n += 1\nprint(n)\n",
    "condition in one line": "while step() > 0.5: pass\nprint(1)\n",
    "named condition": "while (E := step()) > 0.5:\n    print(E)\n",
    "next": (
        "def ever():\n    while True:\n        yield step()\n"
        "it, k = ever(), 0\nwhile k < 8:\n    next(it)\n    k += 1\n"
    ),
    "calls itself": "def more():\n    if step() > 0.5:\n        more()\nmore()\nprint(1)\n",
}


def told(text: str) -> tuple[Recording, list[Step]]:
    recording = record(text, "turns.py", PLENTY)
    assert recording.ends.how == "finished", recording.ends
    return recording, steps(recording)


def descended(samples: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the error before each step, and w behind it."""
    w, expected = 5.0, []
    for x, y in samples:
        error = (w * x - y) ** 2
        w -= 0.1 * 2 * x * (w * x - y)
        expected.append((error, w))
    return expected


@pytest.mark.parametrize("name", OVER_THE_SAMPLES)
def test_each_sample_is_a_step_whatever_goes_through_them(name: str) -> None:
    _, (before, *turns) = told(STEP + OVER_THE_SAMPLES[name])
    assert (before.errors, before.parameters) == ([], {"w": [5.0]})
    found = [(error.value, *turn.parameters["w"]) for turn in turns for error in turn.errors]
    assert len(found) == len(turns)
    for each, expected in zip(found, descended(SAMPLES), strict=True):
        assert each == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", OVER_ONE_SAMPLE)
def test_each_turn_is_a_step_whatever_makes_it_turn(name: str) -> None:
    _, (before, *turns) = told(STEP + OVER_ONE_SAMPLE[name])
    assert before.errors == []
    found = [(error.value, *turn.parameters["w"]) for turn in turns for error in turn.errors]
    for each, expected in zip(found, descended([(1.0, 2.0)] * 8), strict=True):
        assert each == pytest.approx(expected, rel=1e-12)
    assert len(turns) == 8


@pytest.mark.parametrize(
    "text",
    [
        "first = step()\nnumbers = [k for k in range(3)]\nsecond = step()\n",
        "def numbers():\n    step()\n    return [1, 2]\ntwice = [2 * k for k in numbers()]\n",
        "def numbers():\n    step()\n    return '12'\ntwice = list(map(int, numbers()))\n",
    ],
)
def test_what_a_comprehension_only_reads_is_no_turn_of_it(text: str) -> None:
    _, (whole,) = told(STEP + text)
    assert len(whole.errors) == text.count("step()")


def test_a_comprehension_that_goes_nowhere_back_stays_one_line() -> None:
    text = "import torch\nw = torch.ones(2, requires_grad=True)\nsquares = [k * k for k in w]\n"
    recording, _ = told(text)
    assert [line.line for line in recording.lines] == [1, 2, 3]


def test_the_gradient_behind_backward_is_told_of_a_function_that_clears_it_in_the_end() -> None:
    text = STEP.replace("    return E.item()", "    w.grad = None\n    return E.item()")
    _, (_, *turns) = told(text + "for x, y in data:\n    step(x, y)\n")
    w = 5.0
    for turn, (x, y) in zip(turns, SAMPLES, strict=True):
        slope = 2 * x * (w * x - y)
        w -= 0.1 * slope
        assert turn.computed["w"] == pytest.approx([slope], rel=1e-12)
        assert turn.gradients["w"] is None


def test_a_sum_that_is_twice_as_long_takes_twice_the_work_to_find_what_runs_again_in_it() -> None:
    def work(terms: int) -> int:
        tree, calls = ast.parse("x = sum(map(f, y))" + " + a" * terms), Counter[str]()
        sys.setprofile(lambda _frame, event, _argument: calls.update([event]))
        try:
            statements_by_line(tree)
        finally:
            sys.setprofile(None)
        return calls["call"]

    assert work(400) < 2.5 * work(200)
