"""The curves of loops without autograd: of the number that is proved to be the error, or none."""

from __future__ import annotations

from typing import Any

import pytest

from gradapp.core.own_code.curves import Curves
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record

SAMPLES = "seen = []\nxs, ys = [1.0, 2.0, 3.0], [2.0, 4.1, 5.9]\na, b = 0.0, 0.0\n"
ROWS = """import numpy as np
seen = []
X = np.array([[1.0, 2.0], [0.5, -1.0], [2.0, 0.0]])
y = np.array([1.0, 2.0, 0.5])
w, b = np.zeros(2), 0.0
"""
PROVED = {
    "one number": (
        """seen = []
w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    loss = miss * miss
    slope = 2 * 2.0 * miss
    seen.append((loss, w))
    w -= rate * slope
""",
        ("loss", 5, ("w",)),
    ),
    "what goes by half of it": (
        """seen = []
w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    loss = miss * miss
    slope = 2.0 * miss
    seen.append((loss, w))
    w = w - rate * slope
""",
        ("loss", 5, ("w",)),
    ),
    "half the square beside the whole": (
        """seen = []
w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    square = miss * miss
    cost = square / 2
    slope = 2.0 * miss
    seen.append((cost, w))
    w -= rate * slope
""",
        ("cost", 6, ("w",)),
    ),
    "what is added": (
        """seen = []
w, rate = 1.0, 0.1
for k in range(6):
    loss = (3.0 - w * 2.0) ** 2
    way = 4.0 * (3.0 - w * 2.0)
    seen.append((loss, w))
    w += rate * way
""",
        ("loss", 4, ("w",)),
    ),
    "samples": (
        SAMPLES
        + """for k in range(5):
    miss = [a * x + b - y for x, y in zip(xs, ys)]
    cost = sum(m * m for m in miss) / len(xs)
    da = sum(2 * m * x for m, x in zip(miss, xs)) / len(xs)
    db = sum(2 * m for m in miss) / len(xs)
    seen.append((cost, a, b))
    a -= 0.05 * da
    b -= 0.05 * db
""",
        ("cost", 6, ("a", "b")),
    ),
    "functions": (
        """seen = []
def cost(t):
    return (2 * t - 3) ** 2
def slope(t):
    return 4 * (2 * t - 3)
def train(t):
    for i in range(6):
        c, g = cost(t), slope(t)
        seen.append((c, t))
        t -= 0.1 * g
    return t
train(0.5)
""",
        ("c", 8, ("t",)),
    ),
    "rows": (
        ROWS
        + """for k in range(6):
    miss = X @ w + b - y
    mse = (miss ** 2).mean()
    dw, db = 2 * X.T @ miss / len(y), 2 * miss.mean()
    seen.append((mse, *w, b))
    w, b = w - 0.1 * dw, b - 0.1 * db
""",
        ("mse", 8, ("w", "b")),
    ),
    "tensors": (
        """import torch
seen = []
x, y, w = torch.tensor(2.0), torch.tensor(3.0), torch.tensor(1.0)
for _ in range(6):
    miss = w * x - y
    loss = miss * miss
    slope = 2 * x * miss
    seen.append((loss.item(), w.item()))
    w -= 0.1 * slope
""",
        ("loss", 6, ("w",)),
    ),
}
NOT_PROVED = {
    "a velocity": SAMPLES
    + """va = 0.0
for k in range(6):
    cost = sum((a * x - y) ** 2 for x, y in zip(xs, ys))
    da = sum(2 * (a * x - y) * x for x, y in zip(xs, ys))
    va = 0.9 * va + da
    a -= 0.01 * va
""",
    "one that is drawn to 0, too": SAMPLES
    + """for k in range(6):
    cost = sum((a * x - y) ** 2 for x, y in zip(xs, ys))
    da = sum(2 * (a * x - y) * x for x, y in zip(xs, ys)) + 0.1 * a
    a -= 0.01 * da
""",
    "parts of the rows": ROWS
    + """for k in range(6):
    i = k % 3
    miss = X[i] @ w - y[i]
    mse = miss ** 2
    dw = 2 * X[i] * miss
    w = w - 0.1 * dw
""",
    "two numbers with the same derivative": """w = 1.0
for k in range(6):
    loss = (w - 3.0) ** 2
    more = loss + 1.0
    slope = 2 * (w - 3.0)
    w -= 0.1 * slope
""",
    "one of two that goes by another number": """w, v = 1.0, 2.0
for k in range(6):
    loss = (w - 3.0) ** 2
    slope = 2 * (w - 3.0)
    other = v * v * v
    w -= 0.1 * slope
    v -= 0.1 * other
""",
    "no error at all": """total, price, share = 100.0, 20.0, 0.5
for k in range(6):
    rest = total * 2
    total -= share * price
""",
    "a speed, and a rate that is half its derivative": """h, v, dt = 1.0, 0.0, 0.1
for k in range(6):
    push = 2 * h
    v = 0.95 * v + 0.1 * push
    h += dt * v
""",
    "a step by the sign alone": """w = 10.0
for k in range(6):
    g = 2 * (w - 1)
    s = 1 if g > 0 else -1
    w -= 0.5 * s
""",
    "two steps": """w = 1.0
for k in range(2):
    loss = (w - 3.0) ** 2
    slope = 2 * (w - 3.0)
    w -= 0.1 * slope
""",
}


def curves(text: str) -> Curves | None:
    recording = record(text, "own.py", Limits(seconds=60))
    assert recording.ends.how == "finished", recording.ends
    return Tape(recording, text).curves


@pytest.mark.parametrize("name", PROVED)
def test_the_number_whose_derivatives_move_the_parameters_is_drawn_with_them(name: str) -> None:
    text, (error, line, parameters) = PROVED[name]
    alone: dict[str, Any] = {}
    exec(text, alone)
    errors, *numbers = zip(*alone["seen"], strict=True)
    found = curves(text)
    assert found is not None
    assert (found.errors, found.line, found.parameters) == ((error,), line, parameters)
    assert found.function == ""
    assert found.column("error").tolist() == list(errors)
    for place, before in enumerate(numbers):
        after = found.column(f"p{place}").tolist()
        assert [found.starts[place], *after[:-1]] == list(before)


@pytest.mark.parametrize("name", NOT_PROVED)
def test_what_is_not_proved_to_be_the_error_has_no_curve(name: str) -> None:
    assert curves(NOT_PROVED[name]) is None


def test_a_function_that_trains_again_begins_its_curves_anew() -> None:
    text = PROVED["functions"][0] + "train(3.0)\n"
    found = curves(text)
    assert found is not None
    assert found.starts_anew("p0") == {7: 3.0}
    assert list(found.starts_anew("error")) == [7]
    assert found.column("error").tolist()[6] == 9.0


def test_a_step_that_does_not_compute_the_error_has_a_gap_that_says_so() -> None:
    found = curves(
        """w = 1.0
for k in range(6):
    if k == 5:
        break
    loss = (w - 3.0) ** 2
    slope = 2 * (w - 3.0)
    w -= 0.1 * slope
"""
    )
    assert found is not None
    assert found.why_none("error", 5) is None
    said = "A step that does not compute loss has no number here."
    assert str(found.why_none("error", 6)) == said
