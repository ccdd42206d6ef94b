"""Loops whose parameters go astray, as numbers prove, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
from torch import nn
torch.manual_seed(0)
X, Y = torch.randn(12, 3), torch.randn(12, 1)
T = torch.arange(12) % 3
net, line = nn.Linear(3, 3), nn.Linear(3, 1)
"""
_BY: Final = """opt = torch.optim.SGD({given}.parameters(), lr=0.05)
for k in range(6):
    loss = {loss}
    opt.zero_grad(); loss.backward(); opt.step()
"""
_SAMPLES: Final = """xs, ys = [1, 2, 3], [3, 5, 7]
w, b = 0.0, 0.0
for i in range(8):
    miss = [w * x + b - y for x, y in zip(xs, ys)]
    loss = sum(e * e for e in miss) / len(xs)
"""
_ONE: Final = """w, v = 4.0, 0.0
for i in range(8):
    loss = (w - 1) ** 2
    g = 2 * (w - 1)
"""
_HELD: Final = _DATA + "u, v = torch.zeros(3, 1, requires_grad=True), torch.zeros(3, 1)\n"
_LINE: Final = (
    _DATA
    + """w, b = torch.zeros(3, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
for k in range(6):
    loss = ((X @ w + b - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        {move}
    w.grad = b.grad = None
"""
)
_STRAIGHT: Final = """import torch
torch.manual_seed(1)
x = torch.randn(8)
y = 2 * x + 1 + 0.3 * torch.randn(8)
w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
for k in range(6):
    loss = ((x * w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.05 * w.grad
    w.grad = b.grad = None
"""

MISTAKEN: Final = {
    "minus a cross entropy": (
        _DATA + _BY.format(given="net", loss="-nn.functional.cross_entropy(net(X), T)"),
        9,
        "The error of line 9 is minus a loss, and falls in each of the first 6 steps: the loss "
        "grows.",
    ),
    "minus a mean of squares": (
        _DATA + _BY.format(given="line", loss="-((line(X) - Y) ** 2).mean()"),
        9,
        "The error of line 9 is minus a loss, and falls in each of the first 6 steps: the loss "
        "grows.",
    ),
    "logarithms of probabilities without a minus": (
        _DATA
        + _BY.format(given="net", loss="torch.log_softmax(net(X), 1)[torch.arange(12), T].mean()"),
        9,
        "The error of line 9 is made of logarithms of probabilities, and falls in each of the "
        "first 6 steps: so does the product of these.",
    ),
    "a velocity that is taken away twice": (
        _HELD
        + """for k in range(6):
    loss = ((X @ u - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        v = 0.9 * v - 0.05 * u.grad
        u -= v
    u.grad = None
""",
        13,
        "Line 13 moves u along its gradients in this step and those before, not against them: loss "
        "grows in each of the first 6 steps.",
    ),
    "a velocity by hand that is taken away twice": (
        _ONE + "    v = 0.9 * v - 0.1 * g\n    w -= v\n",
        6,
        "Line 6 moves w along the derivatives of loss in this step and those before, not against "
        "them: loss grows in each of the first 4 steps.",
    ),
    "a velocity by hand that is added": (
        _ONE + "    v = 0.5 * v + g\n    w = w + 0.1 * v\n",
        6,
        "Line 6 moves w along the derivatives of loss in this step and those before, not against "
        "them: loss grows in each of the first 4 steps.",
    ),
    "the same derivative for two": (
        _SAMPLES
        + """    dw = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs)
    db = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs)
    w -= 0.05 * dw
    b -= 0.05 * db
""",
        9,
        "Line 9 moves b by db, which is the derivative of loss by w, in each of the first 4 steps, "
        "and not that by b.",
    ),
    "the derivative of the other": (
        _SAMPLES
        + """    dw = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs)
    db = sum(2 * e for e in miss) / len(xs)
    w -= 0.05 * dw
    b -= 0.05 * dw
""",
        9,
        "Line 9 moves b by dw, which is the derivative of loss by w, in each of the first 4 steps, "
        "and not that by b.",
    ),
    "a gradient divided by //": (
        _SAMPLES
        + """    dw = sum(2 * e * x for e, x in zip(miss, xs)) // len(xs)
    w -= 0.01 * dw
""",
        6,
        "Line 6 rounds dw down to a whole number, by //: with / it would be the derivative of loss "
        "by w.",
    ),
    "a rate of 0 without autograd": (
        "rate = 1 // 10\n" + _ONE + "    w -= rate * g\n",
        6,
        "Line 6 moves w by rate times g, and rate is 0: w has not moved, 8 times.",
    ),
    "a rate of 0 for an array": (
        """import numpy as np
rng = np.random.default_rng(0)
X, y = rng.standard_normal((20, 3)), rng.standard_normal(20)
w, eta = np.zeros(3), int(0.1)
for i in range(6):
    miss = X @ w - y
    g = 2 * X.T @ miss / 20
    w -= eta * g
""",
        8,
        "Line 8 moves w by eta times g, and eta is 0: w has not moved, 6 times.",
    ),
    "the gradient of another, by another rate": (
        _STRAIGHT,
        11,
        "Line 11 moves b by the gradient of w: in each of the first 6 steps it goes by one "
        "multiple of w.grad. b.grad, which is another one, is read nowhere.",
    ),
    "the sum of the gradient of another": (
        _LINE.format(move="b -= 0.1 * w.grad.sum()"),
        13,
        "Line 13 moves b by the gradient of w: in each of the first 6 steps it goes by one "
        "multiple of the sum of w.grad. b.grad, which is another one, is read nowhere.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "minus a loss that the other player has": _DATA
    + """of_net, of_line = (torch.optim.SGD(m.parameters(), lr=0.01) for m in (net, line))
judge = nn.BCEWithLogitsLoss()
for k in range(6):
    of_line.zero_grad()
    judge(line(net(X).detach()), torch.zeros(12, 1)).backward()
    of_line.step()
    of_net.zero_grad()
    loss = -judge(line(net(X)), torch.zeros(12, 1))
    loss.backward()
    of_net.step()
""",
    "what is given to a model at rest": _DATA
    + """net.requires_grad_(False)
d = torch.zeros(12, 3, requires_grad=True)
opt = torch.optim.SGD([d], lr=0.5)
for k in range(6):
    loss = -nn.functional.cross_entropy(net(X + d), T)
    opt.zero_grad(); loss.backward(); opt.step()
""",
    "minus an entropy": _DATA
    + _BY.format(
        given="net", loss="(torch.softmax(net(X), 1) * torch.log_softmax(net(X), 1)).sum(1).mean()"
    ),
    "minus a likelihood": _DATA
    + _BY.format(given="net", loss="-torch.log_softmax(net(X), 1)[torch.arange(12), T].mean()"),
    "minus a similarity": _DATA
    + _BY.format(given="net", loss="-nn.functional.cosine_similarity(net(X), X).mean()"),
    "a velocity with autograd": _HELD
    + """for k in range(6):
    loss = ((X @ u - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        v = 0.9 * v - 0.05 * u.grad
        u += v
    u.grad = None
""",
    "a velocity that is added with its minus": _ONE + "    v = 0.9 * v - 0.1 * g\n    w += v\n",
    "a velocity that is taken away": _ONE + "    v = 0.9 * v + 0.1 * g\n    w -= v\n",
    "a velocity whose rate is too large": _ONE + "    v = 0.9 * v + g\n    w -= 3.0 * v\n",
    "mechanics, each by the derivative by the other": """q, p, dt = 1.0, 0.3, 0.1
for i in range(8):
    H = p ** 2 / 2 + q ** 2 / 2 + q * p
    dq = p + q
    dp = q + p * 1.0
    p -= dt * dq
    q -= dt * dp
""",
    "mechanics": """x, v, dt, k = 1.0, 0.0, 0.05, 3.0
for i in range(8):
    energy = 0.5 * v * v + 0.5 * k * x * x
    force = k * x
    speed = 1.0 * v
    v -= dt * force
    x -= -dt * speed
""",
    "a semi-gradient": """w, b, alpha = 0.0, 0.0, 0.1
for k in range(8):
    x, r, x2 = 1.0 + 0.1 * (k % 3), 1.0, 0.5
    delta = w * x + b - (r + 0.9 * (w * x2 + b))
    error = delta * delta
    dw = 2 * delta * x
    db = 2 * delta
    w -= alpha * dw
    b -= alpha * db
""",
    "one of two that decays": _SAMPLES
    + """    dw = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs) + 0.1 * w
    db = sum(2 * e for e in miss) / len(xs)
    w -= 0.05 * dw
    b -= 0.05 * db
""",
    "two that are the same": """u, v = 0.5, 0.5
for k in range(6):
    loss = (u + v - 3) ** 2
    g = 2 * (u + v - 3)
    u -= 0.1 * g
    v -= 0.1 * g
""",
    "// of samples": _SAMPLES
    + """    part = len(xs) // 2
    dw = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs)
    w -= 0.01 * dw
""",
    "// that leaves no rest": """w = 64.0
for k in range(5):
    loss = w ** 2 / 2
    g = 2 * w // 2
    w -= 0.5 * g
""",
    "a plan that begins with 0, without autograd": _ONE + "    rate = i // 10\n    w -= rate * g\n",
    "one of two rates is 0": "slow, fast = 0.0, 0.1\n"
    + _SAMPLES
    + """    dw = sum(2 * e * x for e, x in zip(miss, xs)) / len(xs)
    db = sum(2 * e for e in miss) / len(xs)
    w -= fast * dw
    b -= slow * db
""",
    "a decay of 0": "decay = 0.0\n"
    + _ONE
    + "    shrink = 2 * w\n    w -= 0.1 * g\n    w -= decay * shrink\n",
    "a damping that is chosen to be 0": """x, damping = 1.0, 0.0
for k in range(6):
    energy = x * x
    drag = 2 * x
    x -= damping * drag
""",
    "a weight of 0 that a function is given": """def fall(y, pull):
    for k in range(6):
        way = 0.1 * y
        y -= pull * way
    return y
fall(10.0, 0.0)
""",
    "a speed of 0": """x, dt, speed = 1.0, 0.1, 0.0
for k in range(6):
    way = 1.0 * dt
    x += speed * way
""",
    "each by its own gradient": _LINE.format(move="b -= 0.05 * b.grad"),
    "a constant that both go by": _LINE.format(move="b -= 0.1 * b.grad.sum()"),
}
"""Loops in which nothing is wrong."""
