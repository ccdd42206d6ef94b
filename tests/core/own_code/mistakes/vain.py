"""Loops in which nothing moves, as nothing is told to, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
from torch import nn
torch.manual_seed(0)
X, Y = torch.randn(12, 3), torch.randn(12, 1)
net = nn.Linear(3, 1)
"""
_MADE: Final = _DATA + "opt = torch.optim.SGD(net.parameters(), lr=0.05)\n"
_TWO: Final = (
    _DATA
    + """head = nn.Linear(1, 1)
first, other = (torch.optim.SGD(m.parameters(), lr=0.05) for m in (net, head))
for k in range(5):
    first.zero_grad(); other.zero_grad()
    ((head(net(X)) - Y) ** 2).mean().backward()
    other.step()
"""
)
_ONE: Final = """import torch
w = torch.tensor(1.0, requires_grad=True)
rate = 0.1
for k in range(6):
    loss = (w - 3) ** 2
    loss.backward()
"""
_HAND: Final = """w, rate = 1.0, 0.1
for k in range(6):
    loss = (w - 3) ** 2
    g = 2 * (w - 3)
"""
_ARRAY: Final = """import numpy as np
rng = np.random.default_rng(0)
X, y = rng.standard_normal((20, 3)), rng.standard_normal(20)
w = np.zeros(3)
for k in range(6):
    g = 2 * X.T @ (X @ w - y) / 20
"""
_RATES: Final = "for rate in (0.01, 0.1, 0.5, 1.0):"

MISTAKEN: Final = {
    "step() is forgotten": (
        _MADE
        + """for k in range(6):
    opt.zero_grad()
    loss = ((net(X) - Y) ** 2).mean()
    loss.backward()
    print(loss.item())
""",
        10,
        "backward() in line 10 has found a gradient for net.weight 6 times, and nothing has moved "
        "net.weight: step() of opt, which holds it, was never called.",
    ),
    "a scheduler alone steps": (
        _MADE
        + """plan = torch.optim.lr_scheduler.StepLR(opt, 2)
for k in range(4):
    opt.zero_grad()
    loss = ((net(X) - Y) ** 2).mean()
    loss.backward()
    plan.step()
""",
        11,
        "backward() in line 11 has found a gradient for net.weight 4 times, and nothing has moved "
        "net.weight: step() of opt, which holds it, was never called.",
    ),
    "gradients are cleared by hand and clipped, and step() is forgotten": (
        _MADE
        + """plan = torch.optim.lr_scheduler.ReduceLROnPlateau(opt)
def turn():
    for p in net.parameters():
        if p.grad is not None:
            p.grad.zero_()
    loss = ((net(X) - Y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    return loss
for k in range(5):
    plan.step(turn())
""",
        13,
        "backward() in line 13 has found a gradient for net.weight 5 times, and nothing has moved "
        "net.weight: step() of opt, which holds it, was never called.",
    ),
    "one of two players has no step()": (
        _DATA
        + """judge = nn.Linear(1, 1)
of_net, of_judge = (torch.optim.SGD(m.parameters(), lr=0.05) for m in (net, judge))
for k in range(5):
    of_judge.zero_grad()
    ((judge(net(X).detach()) - 1) ** 2).mean().backward()
    of_judge.step()
    of_net.zero_grad()
    (judge(net(X)) ** 2).mean().backward()
""",
        13,
        "backward() in line 13 has found a gradient for net.weight 5 times, and nothing has moved "
        "net.weight: step() of of_net, which holds it, was never called.",
    ),
    "a difference that nothing keeps": (
        _ONE + "    w - rate * w.grad\n    w.grad = None\n",
        7,
        "Line 7 computes w - rate * w.grad, 6 times, and keeps it nowhere: w has not moved.",
    ),
    "sub() for sub_()": (
        _ONE + "    w.data.sub(rate * w.grad)\n    w.grad = None\n",
        7,
        "Line 7 computes w.data.sub(rate * w.grad), 6 times, and keeps it nowhere: w has not "
        "moved.",
    ),
    "a new name that nothing reads": (
        _ONE + "    with torch.no_grad():\n        w2 = w - rate * w.grad\n    w.grad.zero_()\n",
        8,
        "Line 8 computes w2 from w and w.grad, 6 times, and w has not moved.",
    ),
    "a new name that is the same in all turns": (
        _ONE + "    w2 = w - rate * w.grad\n    print(k, w2.item())\n    w.grad = None\n",
        7,
        "Line 7 computes w2 from w and w.grad, 6 times, and w has not moved.",
    ),
    "a new name for each of a module's parameters": (
        _DATA
        + """for k in range(4):
    net.zero_grad()
    ((net(X) - Y) ** 2).mean().backward()
    with torch.no_grad():
        for p in net.parameters():
            new = p - 0.1 * p.grad
""",
        11,
        "Line 11 computes new from net.weight and p.grad, 4 times, and net.weight has not moved.",
    ),
    "a name that is new in a function alone": (
        """import torch
w = torch.tensor(1.0, requires_grad=True)
def move(w):
    with torch.no_grad():
        w = w - 0.1 * w.grad
    return w
for k in range(4):
    ((w - 3) ** 2).backward()
    move(w)
    w.grad = None
""",
        5,
        "Line 5 gives the name w to a new tensor in move() alone, and outside w stays as it was: "
        "it never moves.",
    ),
    "a difference by hand that nothing keeps": (
        _HAND + "    w - rate * g\n",
        5,
        "Line 5 computes w - rate * g, 6 times, and keeps it nowhere: w has not moved.",
    ),
    "a new name by hand": (
        _HAND + "    w_new = w - rate * g\n    print(k, loss, w_new)\n",
        5,
        "Line 5 computes w_new from w and g, 6 times, and w has not moved.",
    ),
    "a new name of an array": (
        _ARRAY + "    w_new = w - 0.1 * g\n    print(((X @ w - y) ** 2).mean())\n",
        7,
        "Line 7 computes w_new from w and g, 6 times, and w has not moved.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "lengths of gradients, of batches": _MADE
    + """for k in range(5):
    opt.zero_grad()
    ((net(torch.randn(4, 3)) - 1) ** 2).mean().backward()
    print(sum(p.grad.norm() ** 2 for p in net.parameters()).sqrt())
""",
    "lengths that clipping gives": _MADE
    + """for k in range(5):
    opt.zero_grad()
    ((net(torch.randn(4, 3)) - 1) ** 2).mean().backward()
    print(nn.utils.clip_grad_norm_(net.parameters(), float("inf")))
""",
    "gradients that a hook looks at": _MADE
    + """net.weight.register_hook(lambda gradient: print(gradient.norm()))
for k in range(5):
    opt.zero_grad()
    net(X).sum().backward()
""",
    "gradients of what is given to a model": _MADE
    + """for k in range(5):
    x = torch.randn(1, 3, requires_grad=True)
    opt.zero_grad()
    net(x).sum().backward()
    print(x.grad.abs())
""",
    "one step at the end": _MADE
    + """for k in range(5):
    ((net(X) - Y) ** 2).mean().backward()
opt.step()
""",
    "an optimizer that is kept for later": _TWO,
    "an optimizer for a later phase": _TWO + "    if k > 2:\n        first.step()\n",
    "an optimizer for a phase that does not come": _TWO + "    if k > 20:\n        first.step()\n",
    "turns that end before the step": """import torch
w = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.05)
for trial in range(5):
    opt.zero_grad()
    loss = (w ** 2).sum()
    loss.backward()
    if loss.item() < 1e-3:
        continue
    opt.step()
""",
    "steps in a function that is not called yet": _MADE
    + """def learn():
    opt.zero_grad(); net(X).sum().backward(); opt.step()
for k in range(4):
    opt.zero_grad()
    net(X).sum().backward()
""",
    "a step now and then, which does not come": _MADE
    + """class Seldom:
    def __init__(self, of):
        self.of, self.count = of, 0
    def step(self):
        self.count += 1
        if self.count % 10 == 0:
            self.of.step()
seldom = Seldom(opt)
for k in range(5):
    ((net(X) - Y) ** 2).mean().backward()
    seldom.step()
""",
    "errors without backward()": _MADE
    + """for k in range(5):
    loss = ((net(torch.randn(4, 3)) - 1) ** 2).mean()
    print(loss.item())
""",
    "how long backward() takes": "from time import perf_counter\n"
    + _MADE
    + """for k in range(5):
    opt.zero_grad()
    begin = perf_counter()
    net(X).sum().backward()
    print(perf_counter() - begin)
""",
    "a picture that climbs by hand": _MADE
    + """picture = torch.zeros(1, 3, requires_grad=True)
for k in range(5):
    opt.zero_grad()
    net(picture).mean().backward()
    picture.data += 0.1 * picture.grad
    picture.grad = None
""",
    "a closure": """import torch
w = torch.zeros(1, requires_grad=True)
opt = torch.optim.LBFGS([w], lr=0.5)
def closure():
    opt.zero_grad()
    loss = ((w - 3) ** 2).sum()
    loss.backward()
    return loss
for k in range(4):
    opt.step(closure)
""",
    "rates that are compared": _ONE.replace("for k in range(6):", _RATES)
    + "    w2 = w - rate * w.grad\n    print(rate, ((w2 - 3) ** 2).item())\n    w.grad = None\n",
    "rates that are compared by looking at them": _ONE.replace("for k in range(6):", _RATES)
    + "    w2 = w - rate * w.grad\n    w.grad = None\n",
    "rates that are compared by hand, by looking at them": _HAND.replace(
        "for k in range(6):", _RATES
    )
    + "    w_new = w - rate * g\n",
    "what samples would do, by hand": """w = 1.0
for x in (1.0, 2.0, 3.0, 4.0):
    loss = (w * x - 3) ** 2
    g = 2 * (w * x - 3) * x
    w_new = w - 0.1 * g
    print(x, (w_new * x - 3) ** 2)
""",
    "an optimizer that is kept for later, where another rests now and then": _TWO.replace(
        "range(5)", "range(9)"
    ).replace("other.step()", "if k % 3:\n        other.step()"),
    "rates that are compared by a function": """import torch
w = torch.tensor(1.0, requires_grad=True)
def moved(w, rate):
    w = w - rate * w.grad
    return w
for rate in (0.01, 0.1, 0.5, 1.0):
    ((w - 3) ** 2).backward()
    print(rate, ((moved(w, rate) - 3) ** 2).item())
    w.grad = None
""",
    "a function of a parameter that is another tensor": """import torch
p = torch.tensor(1.0, requires_grad=True)
def moved(w, rate):
    w = w - rate * w.grad
    return w
for rate in (0.01, 0.1, 0.5, 1.0):
    ((p - 3) ** 2).backward()
    print(rate, ((moved(p, rate) - 3) ** 2).item())
    p.grad = None
""",
    "rates that are compared by hand": _HAND.replace("for k in range(6):", _RATES)
    + "    w_new = w - rate * g\n    print(rate, (w_new - 3) ** 2)\n",
    "what batches would do": _ONE.replace("(w - 3) ** 2", "(w * torch.rand(1) - 3).pow(2).sum()")
    + "    w2 = w - rate * w.grad\n    print(w2.item())\n    w.grad = None\n",
    "what batches would do, by hand": _ARRAY.replace("    g", "    X = X[::-1] * 1.1\n    g")
    + "    w_new = w - 0.1 * g\n    print(w_new)\n",
    "a trial that is never good enough": _ONE
    + """    with torch.no_grad():
        w2 = w - rate * w.grad
        if (w2 - 3) ** 2 < 0:
            w.copy_(w2)
    w.grad = None
""",
    "a trial that is never good enough, by hand": _HAND
    + "    w_new = w - rate * g\n    if (w_new - 3) ** 2 < 0:\n        print('!', w_new)\n",
    "a new value that goes back": _ONE
    + """    with torch.no_grad():
        w2 = w - rate * w.grad
        w.copy_(w2)
    w.grad = None
""",
    "a new value that goes back, and is the same": _ONE.replace("tensor(1.0", "tensor(3.0")
    + """    with torch.no_grad():
        w2 = w - rate * w.grad
        w.copy_(w2)
    w.grad = None
""",
    "a new value that goes back, and is too near": _ONE.replace("0.1", "1e-12")
    + """    with torch.no_grad():
        w2 = w - rate * w.grad
        w.copy_(w2)
    w.grad = None
""",
    "a new value of an array that goes back, and is the same": _ARRAY.replace("- y", "")
    + "    w_new = w - 0.1 * g\n    w[:] = w_new\n",
    "a new value that goes back by hand": _HAND + "    w_new = w - rate * g\n    w = w_new\n",
    "new values in a list": """import torch
parts = [torch.zeros(1, requires_grad=True), torch.ones(1, requires_grad=True)]
for k in range(5):
    loss = ((parts[0] + parts[1] - 3) ** 2).sum()
    found = torch.autograd.grad(loss, parts)
    parts = [(p - 0.1 * g).detach().requires_grad_() for p, g in zip(parts, found)]
""",
    "a function as torch.func has it": """import torch
from torch.func import grad
w = torch.zeros(1)
slope = grad(lambda w: ((w - 3) ** 2).sum())
for k in range(5):
    w = w - 0.1 * slope(w)
""",
    "a price without its discount": """price, total = 100.0, 0.0
for month in range(6):
    discount = 0.1 * price
    net = price - 0.5 * discount
    total += net
""",
}
"""Loops in which nothing is wrong."""

NOT_OVER: Final = {
    "an error before the step": _MADE
    + """for k in range(5):
    opt.zero_grad()
    net(X).sum().backward()
    if k == 4:
        raise ValueError
""",
    "an error by hand": _HAND + "    w_new = w - rate * g\nprint(w_new[0])\n",
    "an error behind backward()": _ONE + "    w2 = w - rate * w.grad\nraise ValueError\n",
}
"""Loops that an error has ended: what would have come is not known."""
