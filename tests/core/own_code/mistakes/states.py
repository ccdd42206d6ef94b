"""Loops that carry a state on with its graph, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""

MISTAKEN: Final = {
    "a state with its graph, the step in one line with backward()": (
        _DATA
        + """
cell, out = torch.nn.RNNCell(3, 2), torch.nn.Linear(2, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.01)
h = torch.zeros(8, 2)
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(retain_graph=True); opt.step()
""",
        12,
        "backward() in line 12 goes back through the turn before, too: line 10 computes h from "
        "that of then, together with its graph, and line 12 has moved cell.weight_ih since.",
    ),
    "a state with its graph": (
        _DATA
        + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        13,
        "backward() in line 13 comes to a part of the graph that backward() in line 13 "
        "has freed: line 10 computes h from that of the turn before, together with its "
        "graph.",
    ),
    "a state with its graph, which is kept": (
        _DATA
        + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward(retain_graph=True)
    opt.step()
""",
        13,
        "backward() in line 13 goes back through the turn before, too: line 10 "
        "computes h from that of then, together with its graph, and line 14 has moved "
        "cell.weight_ih since.",
    ),
    "a state that grows": (
        _DATA
        + """
w = torch.tensor(0.5, requires_grad=True)
hidden = torch.zeros(8)
for _ in range(5):
    hidden = torch.tanh(w * hidden + X[:, 0])
    loss = hidden.pow(2).mean()
    loss.backward(retain_graph=True)
    w.data -= 0.1 * w.grad
    w.grad = None
""",
        11,
        "backward() in line 11 goes back through the turn before, too: line 9 computes "
        "hidden from that of then, together with its graph, and line 12 has moved w "
        "since.",
    ),
    "the state of an LSTM": (
        _DATA
        + """
net = torch.nn.LSTM(3, 4)
opt = torch.optim.Adam(net.parameters(), lr=0.1)
state = None
for window in X.split(2):
    seen, state = net(window, state)
    loss = seen.pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        13,
        "backward() in line 13 comes to a part of the graph that backward() in line 13 "
        "has freed: line 10 computes state from that of the turn before, together with "
        "its graph.",
    ),
    "a state that an object keeps": (
        _DATA
        + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = torch.nn.GRUCell(3, 4)
        self.h = torch.zeros(8, 4)
    def forward(self, x):
        self.h = self.cell(x, self.h)
        return self.h.mean(1, keepdim=True)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        19,
        "backward() in line 19 comes to a part of the graph that backward() in line 19 "
        "has freed: line 12 computes net.h from that of the turn before, together with "
        "its graph.",
    ),
    "a sum of errors that goes on": (
        _DATA
        + """
w = torch.tensor(0.5, requires_grad=True)
total = 0
for k in range(4):
    total = total + ((w * X[k, 0] - Y[k]) ** 2).sum()
    total.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
""",
        10,
        "backward() in line 10 comes to a part of the graph that backward() in line 10 "
        "has freed: line 9 computes total from that of the turn before, together with "
        "its graph.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "a state that is detached": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    h = h.detach()
""",
    "a state detached in place": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    h.detach_()
""",
    "windows of several turns": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(1, 4)
for part in X.split(4):
    loss = 0
    for x in part:
        h = cell(x[None], h)
        loss = loss + (out(h) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    h = h.detach()
""",
    "windows that grow": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
for n in range(1, 6):
    h = torch.zeros(1, 4)
    for x in X[:n]:
        h = cell(x[None], h)
    loss = ((out(h) - Y[n]) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a state under no_grad": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(5):
    loss = ((out(cell(X, h)) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        h = cell(X, h)
""",
    "an error at each moment, one step in the end": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
h = torch.zeros(8, 4)
opt.zero_grad()
for _ in range(5):
    h = cell(X, h)
    loss = ((out(h) - Y) ** 2).mean()
    loss.backward(retain_graph=True)
opt.step()
""",
    "a sum of errors, sent back once": _DATA
    + """
w = torch.tensor(0.5, requires_grad=True)
for epoch in range(4):
    total = 0
    for k in range(4):
        total = total + ((w * X[k, 0] - Y[k]) ** 2).sum()
    total.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
""",
    "a net that grows deeper": _DATA
    + """
layers = torch.nn.ModuleList([torch.nn.Linear(3, 3)])
for _ in range(4):
    layers.append(torch.nn.Linear(3, 3))
    h = X
    for layer in layers:
        h = torch.tanh(layer(h))
    loss = ((h.sum(1, keepdim=True) - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in layers.parameters():
            p -= 0.1 * p.grad
            p.grad = None
""",
    "an inner loop that is unrolled": _DATA
    + """
w = torch.tensor(0.5, requires_grad=True)
for _ in range(4):
    fast = torch.zeros(())
    for _ in range(3):
        fast = fast - w * (fast - 1)
    loss = (fast - 1) ** 2
    loss.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
""",
    "more and more samples": _DATA
    + """
w = torch.tensor(0.5, requires_grad=True)
loss = 0
for k in range(1, 6):
    loss = sum((w * X[i, 0] - Y[i]) ** 2 for i in range(k)).sum()
    loss.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
""",
    "two errors over one part": _DATA
    + """
w = torch.ones(3, 1, requires_grad=True)
for _ in range(4):
    z = X @ w
    one, two = (z ** 2).mean(), ((z - Y) ** 2).mean()
    one.backward(retain_graph=True)
    two.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
""",
    "a buffer of samples that were seen": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
seen = []
for k in range(5):
    h = cell(X[k : k + 1], torch.zeros(1, 4))
    seen.append(h.detach())
    loss = (out(h) ** 2).mean() + sum((out(s) ** 2).mean() for s in seen)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a learnt start": _DATA
    + """
cell, out = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *out.parameters()], lr=0.1)
start = torch.zeros(1, 4, requires_grad=True)
opt.add_param_group({'params': [start]})
for _ in range(4):
    h = cell(X, start.expand(8, 4))
    loss = ((out(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "an average of predictions": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
mean = torch.zeros(8, 1)
for _ in range(4):
    z = X @ w
    mean = 0.9 * mean + 0.1 * z.detach()
    loss = ((z - Y) ** 2).mean() + 0.1 * ((z - mean) ** 2).mean()
    loss.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
""",
    "windows that grow, detached where the state is read": _DATA
    + """
cell, head = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *head.parameters()], lr=0.01)
h = torch.zeros(1, 4)
for length in (1, 2, 3, 4, 5, 6):
    opt.zero_grad()
    h = cell(X[:1], h.detach())
    for t in range(1, length):
        h = cell(X[t:t + 1], h)
    loss = (head(h) - 1).pow(2).mean()
    loss.backward()
    opt.step()
""",
    "a longer way from a start that is detached": _DATA
    + """
f = torch.nn.Linear(4, 4)
opt = torch.optim.SGD(f.parameters(), lr=0.01)
z = torch.zeros(1, 4)
for k in range(1, 8):
    z = torch.tanh(f(z.detach()))
    for _ in range(k):
        z = torch.tanh(f(z))
    loss = (z - 0.5).pow(2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a longer way, its error by that of before": _DATA
    + """
A = torch.nn.Linear(3, 3)
opt = torch.optim.SGD(A.parameters(), lr=0.01)
scale = 1.0
for horizon in range(1, 8):
    x = X[0] * 1.0
    for t in range(horizon):
        x = A(x)
    loss = (x - 1).pow(2).sum() / scale
    opt.zero_grad()
    loss.backward()
    opt.step()
    scale = max(loss.item(), 1e-3)
""",
}
"""Loops of the same look in which nothing is wrong."""
