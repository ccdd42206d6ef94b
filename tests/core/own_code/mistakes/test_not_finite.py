"""Where an error stopped being finite, and why: only what is true, checked by hand."""

from __future__ import annotations

import pytest

from gradapp.core.own_code import mistakes
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.recording import Recording
from gradapp.host.process import record

BEGIN = "import torch\nw = torch.tensor([1.0, 2.0], requires_grad=True)\n"
"""Two lines: what follows begins with line 3."""

SAID = [
    (
        "p = torch.relu(w - 1)\nl = torch.log(p)\nE = -l.sum()\nE.backward()\n",
        "E in line 6 is inf: in line 4, log() of 0 is -inf.",
    ),
    (
        "E = torch.log(w - 3).mean()\nE.backward()\n",
        "E in line 4 is nan: in line 3, log() of a negative number is nan.",
    ),
    ("E = torch.sqrt(w - 3).mean()\nE.backward()\n", "E in line 4 is nan."),
    (
        "x = torch.tensor([0.0, 1.0])\nr = w / x\nr.sum().backward()\n",
        "r.sum() in line 5 is inf: in line 4, something is divided by 0.",
    ),
    (
        "s = torch.exp(w * 100)\nE = (s / s.sum()).sum()\nE.backward()\n",
        "E in line 5 is nan: in line 3, the result of exp() is too large for its format.",
    ),
    (
        "def loss(p):\n    q = p - 1\n    return -torch.log(q).sum()\nE = loss(w)\nE.backward()\n",
        "E in line 7 is inf: in line 6, log() of 0 is -inf.",
    ),
    (
        "x = torch.tensor([float('nan'), 1.0])\nE = (w * x).sum()\nE.backward()\n",
        "E in line 5 is nan: in line 3, x is not finite.",
    ),
    (
        "with torch.no_grad():\n    w /= 0\nE = (w * 2).sum()\nE.backward()\n",
        "E in line 6 is inf: in line 4, w is not finite.",
    ),
    (
        "a = torch.ones(1200, 1, requires_grad=True)\nb = torch.ones(1, 1200)\n"
        "E = (a @ b).mean() / (w.sum() - 3)\nE.backward()\n",
        "E in line 6 is inf: in line 5, something is divided by 0.",
    ),
    (
        "x = torch.tensor([float('inf'), 1.0], requires_grad=True)\n"
        "E = torch.exp(x).sum()\nE.backward()\n",
        "E in line 5 is inf: in line 3, x is not finite.",
    ),
    (
        "x = torch.tensor([0.0], requires_grad=True)\nE = (1 / x).sum()\nE.backward()\n",
        "E in line 5 is inf: in line 4, something is divided by 0.",
    ),
    (  # 10⁴⁰ is more than the largest of float32, 3.4 · 10³⁸
        "x = torch.tensor([1e-40], requires_grad=True)\nE = (1 / x).sum()\nE.backward()\n",
        "E in line 5 is inf: in line 4, the result of / is too large for its format.",
    ),
    (
        "E = ((w - 2) ** float('inf')).sum() / (w.sum() - 3)\nE.backward()\n",
        "E in line 4 is inf: in line 3, something is divided by 0.",
    ),
    (
        "d = ((w - w.detach()) ** 2).sum()\nE = torch.sqrt(d)\nE.backward()\n",
        "backward() in line 5 finds gradients that are not finite, though E is: the one that comes "
        "to E (SqrtBackward0) is finite, and the one that it sends on is not. At 0 a root is "
        "infinitely steep.",
    ),
]


def findings(recording: Recording, text: str) -> list[mistakes.Finding]:
    return mistakes.findings(Timeline(recording, text))


@pytest.mark.parametrize(("text", "said"), SAID)
def test_the_operation_and_the_line_are_said_by_which_an_error_stopped_being_finite(
    text: str, said: str
) -> None:
    text = BEGIN + text
    (found,) = findings(record(text, "odd.py", Limits(seconds=120)), text)
    assert str(found.sentence) == said


def test_an_error_that_grew_until_it_was_too_large_is_said_to_have_grown_so_often() -> None:
    text = BEGIN + (
        "optimizer = torch.optim.SGD([w], lr=1000.0)\n"
        "for k in range(20):\n"
        "    E = (w ** 2).sum()\n"
        "    optimizer.zero_grad()\n"
        "    E.backward()\n"
        "    optimizer.step()\n"
    )
    # w ← −1999 w: the error is 5 · 1999²ᵏ, and float32 ends at 3.4e38.
    errors = [5.0 * 1999.0 ** (2 * k) for k in range(20)]
    count = sum(each < 3.4e38 for each in errors)
    digits, exponent = f"{errors[count - 1]:.2g}".split("e+")
    raised = exponent.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    (found,) = findings(record(text, "grows.py", Limits(seconds=120)), text)
    assert str(found.sentence) == (
        "E in line 7 is inf: in line 5, the result of ** is too large for its format. Before that "
        f"it had grown for {count - 1} steps in a row, from about {errors[0]:.2g} to about "
        f"{digits}·10{raised}: the steps go too far, as with a learning rate that is too large."
    )


def test_of_two_errors_in_a_step_each_has_grown_in_so_many_steps_as_there_were() -> None:
    text = BEGIN + (
        "optimizer = torch.optim.SGD([w], lr=1000.0)\n"
        "for k in range(20):\n"
        "    optimizer.zero_grad()\n"
        "    A = (w ** 2).sum()\n"
        "    A.backward()\n"
        "    C = 2 * (w ** 2).sum()\n"
        "    C.backward()\n"
        "    optimizer.step()\n"
    )
    # w ← −5999 w: the second error is 10 · 5999²ᵏ, which is too large before the first, 5 · 5999²ᵏ.
    errors = [10.0 * 5999.0 ** (2 * k) for k in range(20)]
    count = sum(each < 3.4e38 for each in errors)
    (found,) = findings(record(text, "two.py", Limits(seconds=120)), text)
    assert f" for {count - 1} steps in a row, from about 10 " in str(found.sentence)


def test_nothing_is_said_of_the_gradients_of_several_numbers_that_are_not_finite_themselves() -> (
    None
):
    text = BEGIN + "y = torch.log(w - 1)\ny.backward(torch.ones(2))\n"
    assert findings(record(text, "several.py", Limits(seconds=120)), text) == []


def test_infinity_that_is_meant_in_many_steps_hides_no_line_in_which_something_goes_wrong() -> None:
    text = BEGIN + (
        "mask = torch.tensor([0.0, float('-inf')])\n"
        "for k in range(250):\n"
        "    seen = w + mask\n"
        "    rest = torch.relu(w - k // 249)\n"
        "    far = -torch.log(rest)\n"
        "    E = (torch.softmax(seen, 0) * far).sum()\n"
        "    E.backward()\n"
        "    w.grad = None\n"
    )
    (found,) = findings(record(text, "late.py", Limits(seconds=120)), text)
    assert str(found.sentence) == "E in line 9 is inf: in line 7, log() of 0 is -inf."


def test_infinity_that_is_meant_is_no_finding() -> None:
    text = BEGIN + (
        "mask = torch.tensor([0.0, float('-inf')])\n"
        "best = float('inf')\n"
        "for k in range(2):\n"
        "    E = (torch.softmax(w + mask, 0) * w).sum()\n"
        "    E.backward()\n"
        "    best = min(best, E.item())\n"
        "    w.grad = None\n"
    )
    assert findings(record(text, "meant.py", Limits(seconds=120)), text) == []


@pytest.mark.parametrize("whole", ["sum", "mean"])
def test_a_sum_of_finite_squares_that_is_too_large_is_told_with_its_line(whole: str) -> None:
    text = f"""
import torch
w = torch.tensor(1.5e19, requires_grad=True)
x = torch.ones(9)
loss = ((w * x) ** 2).{whole}()
loss.backward()
"""
    assert 1.5e19**2 < 3.4e38 < 9 * 1.5e19**2
    (found,) = findings(record(text, "own.py"), text)
    assert found.line == 5
    assert str(found.sentence) == (
        f"loss in line 6 is inf: in line 5, the result of {whole}() is too large for its format."
    )
