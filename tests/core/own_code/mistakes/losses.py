"""Loops with losses that are wrongly fed, and steps that are not made, and right ones like them."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
from torch import nn
torch.manual_seed(0)
X, t = torch.randn(6, 4), torch.tensor([0, 2, 1, 1, 0, 2])
"""
_FIT: Final = """
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(4):
    opt.zero_grad()
    loss = criterion(net(X), t)
    loss.backward()
    opt.step()
"""
_LINE: Final = _DATA + "net, criterion = nn.Linear(4, 3), nn.CrossEntropyLoss()"
_STEPS: Final = """
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for k in range(6):
    opt.zero_grad()
    loss = criterion(net(X), t)
    loss.backward()
"""

_NUMBERS: Final = """import numpy as np
x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
"""

MISTAKEN: Final = {
    "a softmax before cross entropy": (
        _DATA
        + "net, criterion = nn.Sequential(nn.Linear(4, 3), nn.Softmax(1)), nn.CrossEntropyLoss()"
        + _FIT,
        9,
        "The error of line 9 has a softmax of a softmax in it: CrossEntropyLoss takes the softmax "
        "itself.",
    ),
    "a sigmoid before BCEWithLogitsLoss": (
        _DATA
        + "t = (t > 0).float()\n"
        + "net = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid(), nn.Flatten(0))\n"
        + "criterion = nn.BCEWithLogitsLoss()"
        + _FIT,
        11,
        "The error of line 11 has a sigmoid of a sigmoid in it: BCEWithLogitsLoss takes the "
        "sigmoid itself.",
    ),
    "no log_softmax before NLLLoss": (
        _DATA + "net, criterion = nn.Linear(4, 3), nn.NLLLoss()" + _FIT,
        9,
        "The error of line 9 has NLLLoss of what is no logarithm of probabilities: there is no "
        "log_softmax before it.",
    ),
    "a step behind the loop": (
        _LINE + _STEPS + "opt.step()\n",
        8,
        "backward() in line 10 has found gradients 6 times; 5 of these times line 8 has cleared "
        "them before any step used them.",
    ),
    "gradients of parts, cleared in each turn": (
        _LINE + _STEPS + "    if k % 2 == 1:\n        opt.step()\n",
        8,
        "backward() in line 10 has found gradients 6 times; 3 of these times line 8 has cleared "
        "them before any step used them.",
    ),
    "a step without parentheses": (
        _LINE + _STEPS + "    opt.step\n",
        11,
        "Line 11 only names opt.step, and does not call it.",
    ),
    "backward without parentheses": (
        _DATA
        + """net = nn.Linear(4, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = net(X).square().mean()
    loss.backward
    opt.step()
""",
        10,
        "Line 10 only names loss.backward, and does not call it.",
    ),
    "a tensor in a module that is no parameter": (
        _DATA
        + """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.scale = nn.Linear(4, 3), torch.ones(1, requires_grad=True)
    def forward(self, x):
        return self.body(x) * self.scale
net, criterion = Net(), nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(4):
    loss = criterion(net(X), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        16,
        "backward() in line 16 has found a gradient for self.scale 4 times, and nothing has moved "
        "self.scale: step() in line 17 is of an optimizer that does not hold it.",
    ),
    "layers in a plain list": (
        _DATA
        + """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers, self.last = [nn.Linear(4, 3), nn.Linear(3, 3)], nn.Linear(3, 3)
    def forward(self, x):
        for layer in self.layers:
            x = layer(x).tanh()
        return self.last(x)
net, criterion = Net(), nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(4):
    loss = criterion(net(X), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        18,
        "backward() in line 18 has found a gradient for self.layers[0].weight 4 times, and nothing "
        "has moved self.layers[0].weight: step() in line 19 is of an optimizer that does not hold "
        "it.",
    ),
    "the wrong sign, in NumPy": (
        _NUMBERS
        + """w = 0.0
for i in range(6):
    err = w * x - y
    mse = np.mean(err ** 2)
    grad = 2 * np.mean(err * x)
    w += 0.01 * grad
""",
        8,
        "Line 8 moves w along the derivative of mse, not against it: mse grows in each of the "
        "first 4 steps.",
    ),
    "the wrong sign of a derivative": (
        """w, rate = 1.0, 0.1
for k in range(5):
    cost = (3.0 - w * 2.0) ** 2
    slope = 2 * 2.0 * (3.0 - w * 2.0)
    w = w - rate * slope
""",
        5,
        "Line 5 moves w along the derivative of cost, not against it: cost grows in each of the "
        "first 4 steps.",
    ),
    "the wrong sign, of several numbers": (
        _NUMBERS
        + """X, w = np.stack([x, x * x], axis=1), np.zeros(2)
for i in range(6):
    miss = X @ w - y
    loss = (miss @ miss) / 3
    g = 2 * X.T @ miss / 3
    w = w + 0.01 * g
""",
        8,
        "Line 8 moves w along the derivative of loss, not against it: loss grows in each of the "
        "first 4 steps.",
    ),
    "a loop over parameters that only gives names": (
        _LINE
        + """
for _ in range(3):
    loss = criterion(net(X), t)
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p = p - 0.1 * p.grad
""",
        12,
        "Line 12 gives the name p to a new tensor, and net.weight stays as it was: it never moves.",
    ),
    "a layer that is made where it is called": (
        _DATA
        + """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 3)
    def forward(self, x):
        return nn.Linear(3, 3)(self.body(x).tanh())
net, criterion = Net(), nn.CrossEntropyLoss()
"""
        + _FIT,
        10,
        "Line 10 makes a new Linear each time that it runs, 4 times: what backward() finds for it "
        "moves nothing that is used again.",
    ),
}

RIGHT: Final = {
    "logarithms of a softmax": _DATA
    + "net, criterion = nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(1)), nn.NLLLoss()"
    + _FIT,
    "the logarithm of a softmax, in two": _DATA
    + "net = nn.Sequential(nn.Linear(4, 3), nn.Softmax(1))\n"
    + "criterion = lambda p, t: nn.functional.nll_loss(p.log(), t)"
    + _FIT,
    "attention before cross entropy": _DATA
    + """net = nn.Linear(4, 3)
weight = nn.Linear(4, 6)
opt = torch.optim.SGD([*net.parameters(), *weight.parameters()], lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(torch.softmax(weight(X), 1) @ net(X), t)
    loss.backward()
    opt.step()
""",
    "a warm-up without steps": _LINE
    + """
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for k in range(9):
    opt.zero_grad()
    loss = criterion(net(X), t)
    loss.backward()
    if k > 2:
        opt.step()
""",
    "gradients that the other player clears": _DATA
    + """G, D = nn.Linear(4, 2), nn.Linear(2, 1)
for_G, for_D = (torch.optim.SGD(m.parameters(), lr=0.1) for m in (G, D))
for _ in range(4):
    for_D.zero_grad()
    (D(X[:, :2]) - 1).square().mean().backward()
    D(G(X).detach()).square().mean().backward()
    for_D.step()
    for_G.zero_grad()
    (D(G(X)) - 1).square().mean().backward()
    for_G.step()
""",
    "a number that is called step": """import torch
class State:
    def __init__(self):
        self.w, self.step = torch.ones(1, requires_grad=True), 0
state = State()
for _ in range(3):
    state.w.square().sum().backward()
    state.w.data -= 0.1 * state.w.grad
    state.w.grad = None
    state.step += 1
state.step
""",
    "layers in a list that are known, too": _DATA
    + """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4), nn.Linear(4, 3)]
        for k, layer in enumerate(self.layers):
            self.add_module(f"layer{k}", layer)
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
net, criterion = Net(), nn.CrossEntropyLoss()"""
    + _FIT,
    "a difference the other way round": _NUMBERS
    + """w = 0.0
for i in range(6):
    gap = y - w * x
    mse = np.mean(gap ** 2)
    ahead = 2 * np.mean(gap * x)
    w += 0.01 * ahead
""",
    "a score that is to grow": """w = 0.0
for i in range(6):
    error = (w - 2.0) ** 2
    score = 10 - error
    up = -2 * (w - 2.0)
    w += 0.1 * up
""",
    "rates that are too large for an error": """w = 5.0
for i in range(6):
    error = w * w
    slope = 2 * w
    w -= 1.1 * slope
""",
    "a look at where a step would lead": _LINE
    + """
for _ in range(3):
    loss = criterion(net(X), t)
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            ahead = p - 0.1 * p.grad
            p.copy_(ahead)
""",
    "parameters that are set again": _LINE
    + """
for _ in range(3):
    loss = criterion(net(X), t)
    net.zero_grad()
    loss.backward()
    for name, p in list(net.named_parameters()):
        p = p - 0.1 * p.grad
        setattr(net, name, nn.Parameter(p.detach()))
""",
    "a list of parameters that is made anew": """import torch
params = [torch.tensor(1.0, requires_grad=True), torch.tensor(-1.0, requires_grad=True)]
for _ in range(4):
    loss = (params[0] * 2 + params[1] - 3) ** 2
    loss.backward()
    fresh = []
    for p in params:
        p = p - 0.1 * p.grad
        fresh.append(p.detach().requires_grad_())
    params = fresh
""",
    "a side that grows with its area": """side, rate = 1.0, 0.1
for year in range(6):
    area = side * side / 2
    growth = side
    side += rate * growth
""",
}
