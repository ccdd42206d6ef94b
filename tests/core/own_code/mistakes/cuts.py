"""Loops that cut parameters off from the error, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""

MISTAKEN: Final = {
    "a factor cut off by detach(), moved by hand": (
        _DATA
        + """
a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.1, requires_grad=True)
for _ in range(6):
    h = torch.tanh(a * X).detach()
    loss = ((b * h - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        b -= 0.1 * b.grad
        if a.grad is not None:
            a -= 0.1 * a.grad
    b.grad = None
""",
        9,
        "backward() in line 11 finds no gradient for a, whose .grad is read: line 9 takes it, or "
        "what is computed from it, out of the graph by detach().",
    ),
    "a factor cut off by item(), whose gradient is not there": (
        _DATA
        + """
a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.1, requires_grad=True)
for _ in range(6):
    scale = 2 * a.item()
    loss = ((b * X * scale - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (a, b):
            p -= 0.1 * p.grad
""",
        9,
        "backward() in line 11 finds no gradient for a, whose .grad is read: line 9 takes it, or "
        "what is computed from it, out of the graph by item().",
    ),
    "a layer cut off by detach()": (
        _DATA
        + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    h = a(X).detach()
    loss = ((b(h) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        9,
        "step() in line 11 has never found a gradient for a.weight, in 4 steps: line 9 "
        "takes it, or what is computed from it, out of the graph by detach().",
    ),
    "a layer cut off by .data in forward()": (
        _DATA
        + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        h = torch.tanh(self.a(x)).data
        return self.b(h)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for _ in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        11,
        "step() in line 17 has never found a gradient for net.a.weight, in 4 steps: "
        "line 11 takes it, or what is computed from it, out of the graph by .data.",
    ),
    "a layer cut off by torch.tensor()": (
        _DATA
        + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        h = torch.tensor(torch.relu(self.a(x)))
        return self.b(h)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for _ in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        11,
        "step() in line 17 has never found a gradient for net.a.weight, in 4 steps: "
        "line 11 takes it, or what is computed from it, out of the graph by "
        "torch.tensor().",
    ),
    "a factor cut off by item()": (
        _DATA
        + """
s = torch.tensor(1.0, requires_grad=True)
w = torch.zeros(3, 1, requires_grad=True)
opt = torch.optim.SGD([w, s], lr=0.1)
for _ in range(4):
    loss = ((s.item() * (X @ w) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        10,
        "step() in line 11 has never found a gradient for s, in 4 steps: line 10 takes "
        "it, or what is computed from it, out of the graph by item().",
    ),
    "a generator whose fakes stay detached": (
        _DATA
        + """
G, C = torch.nn.Linear(2, 1), torch.nn.Linear(1, 1)
opt_G = torch.optim.SGD(G.parameters(), lr=0.1)
opt_C = torch.optim.SGD(C.parameters(), lr=0.1)
judge = torch.nn.BCEWithLogitsLoss()
for _ in range(4):
    fake = G(torch.randn(8, 2)).detach()
    opt_C.zero_grad()
    (judge(C(Y), torch.ones(8, 1)) + judge(C(fake), torch.zeros(8, 1))).backward()
    opt_C.step()
    opt_G.zero_grad()
    judge(C(fake), torch.ones(8, 1)).backward()
    opt_G.step()
""",
        11,
        "step() in line 17 has never found a gradient for G.weight, in 4 steps: line "
        "11 takes it, or what is computed from it, out of the graph by detach().",
    ),
    "an embedding that goes by NumPy": (
        _DATA
        + """
import numpy as np
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    h = a(X)
    h = torch.from_numpy(np.tanh(h.detach().numpy()))
    loss = ((b(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        11,
        "step() in line 15 has never found a gradient for a.weight, in 4 steps: line "
        "11 takes it, or what is computed from it, out of the graph by numpy().",
    ),
    "a scale that float() makes a number": (
        _DATA
        + """
w = torch.zeros(3, 1, requires_grad=True)
gain = torch.nn.Parameter(torch.tensor(0.5))
opt = torch.optim.Adam([w, gain], lr=0.1)
def predict(x):
    g = float(gain)
    return g * (x @ w)
for _ in range(3):
    loss = (predict(X) - Y).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        10,
        "step() in line 16 has never found a gradient for gain, in 3 steps: line 10 "
        "takes it, or what is computed from it, out of the graph by float().",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "a frozen body by no_grad": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        with torch.no_grad():
            h = self.a(x)
        return self.b(h)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a frozen body that is detached": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        h = self.a(x).detach()  # frozen
        return self.b(h)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a body that is detached, of another optimizer": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD(b.parameters(), lr=0.1)
for _ in range(4):
    h = a(X).detach()
    loss = ((b(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a body that requires no gradients": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
for p in a.parameters():
    p.requires_grad = False
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    loss = ((b(a(X).detach()) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "each layer by an error of its own": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
c = torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters(), *c.parameters()], lr=0.1)
for _ in range(4):
    h = a(X)
    loss = ((b(h.detach()) - Y) ** 2).mean() + ((c(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a body that learns later": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        h = self.a(x)
        return self.b(h if k >= 2 else h.detach())
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a body that learns later, in a longer run": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        h = self.a(x)
        if k < 9:
            h = h.detach()
        return self.b(h)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a body that has learnt before": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(3):
    loss = (a(X) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
for _ in range(3):
    loss = ((b(a(X).detach()) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "numbers for a log": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    h = a(X)
    mean = h.mean().item()
    loss = ((b(h) - Y) ** 2).mean()
    print(mean, loss.item())
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "two views, one of which is detached": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    p, z = b(a(X)), a(X + 0.1).mean(1, keepdim=True)
    loss = ((p - z.detach()) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a net that follows another by an average": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        return self.a(x).mean(1, keepdim=True)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - net.b(torch.ones(8, 4)).detach()) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        net.b.weight.lerp_(net.a.weight.mean() * torch.ones(1, 4), 0.1)
        net.b.bias.mul_(0.9)
""",
    "a layer that is not used": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        return self.a(x).mean(1, keepdim=True)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a layer that is only looked at": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
    def forward(self, x):
        self.seen = self.b(torch.ones(1, 4)).detach()
        return self.a(x).mean(1, keepdim=True)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for k in range(4):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "straight through what is rounded": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    h = a(X)
    r = h + (h.round() - h).detach()
    loss = ((b(r) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a norm that is a number": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*a.parameters(), *b.parameters()], lr=0.1)
for _ in range(4):
    h = a(X)
    h = h / h.norm().item()
    loss = ((b(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a state that is detached between windows": _DATA
    + """
cell, b = torch.nn.RNNCell(3, 4), torch.nn.Linear(4, 1)
opt = torch.optim.SGD([*cell.parameters(), *b.parameters()], lr=0.1)
h = torch.zeros(8, 4)
for _ in range(4):
    h = cell(X, h.detach())
    loss = ((b(h) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a teacher in the same optimizer": _DATA
    + """
teacher, student = torch.nn.Linear(3, 4), torch.nn.Linear(3, 4)
opt = torch.optim.SGD([*teacher.parameters(), *student.parameters()], lr=0.1)
for _ in range(4):
    loss = ((student(X) - teacher(X).detach()) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a critic and an actor": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
actor, critic = torch.nn.Linear(4, 2), torch.nn.Linear(4, 1)
opt = torch.optim.Adam([*a.parameters(), *actor.parameters(), *critic.parameters()], lr=0.01)
for _ in range(4):
    h = a(X)
    value = critic(h)
    gain = (Y - value).detach()
    logp = torch.log_softmax(actor(h.detach()), 1)[:, :1]
    loss = -(logp * gain).mean() + ((value - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a player of which only the other learns": _DATA
    + """
G, C = torch.nn.Linear(2, 1), torch.nn.Linear(1, 1)
opt_G = torch.optim.SGD(G.parameters(), lr=0.1)
opt = torch.optim.SGD(C.parameters(), lr=0.1)
judge = torch.nn.BCEWithLogitsLoss()
for _ in range(4):
    fake = G(torch.randn(8, 2)).detach()
    loss = judge(C(Y), torch.ones(8, 1)) + judge(C(fake), torch.zeros(8, 1))
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a state that is detached, and a head of another task": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = torch.nn.RNNCell(3, 4)
        self.heads = torch.nn.ModuleList([torch.nn.Linear(4, 1), torch.nn.Linear(4, 1)])
    def forward(self, x, h, task=0):
        h = self.cell(x, h)
        return self.heads[task](h), h.detach()
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.01)
h = torch.zeros(8, 4)
for k in range(6):
    out, h = net(X, h)
    loss = torch.nn.functional.mse_loss(out, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a state that is detached, and a layer that is not used": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = torch.nn.RNNCell(3, 4)
        self.out = torch.nn.Linear(4, 1)
        self.later = torch.nn.Linear(4, 2)
    def forward(self, x, h):
        h = self.cell(x, h)
        return self.out(h), h
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.01)
h = torch.zeros(8, 4)
for k in range(6):
    h = h.detach()
    out, h = net(X, h)
    loss = torch.nn.functional.mse_loss(out, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "an expert that is never chosen": _DATA
    + """
class MoE(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = torch.nn.Linear(3, 2)
        self.experts = torch.nn.ModuleList([torch.nn.Linear(3, 1), torch.nn.Linear(3, 1)])
    def forward(self, x):
        p = self.gate(x.abs()).softmax(1)
        which = int(p.mean(0).detach().argmax())
        return p[:, which:which + 1] * self.experts[which](x)
net = MoE()
opt = torch.optim.SGD(net.parameters(), lr=0.01)
for k in range(6):
    loss = torch.nn.functional.mse_loss(net(X), Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
}
"""Loops of the same look in which nothing is wrong."""
