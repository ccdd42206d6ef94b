"""Loops that make a model or an optimizer anew, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch, copy
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""

MISTAKEN: Final = {
    "a model that is made in each turn": (
        _DATA
        + """
for epoch in range(5):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, loss.item())
""",
        7,
        "Line 7 makes model.weight anew in each turn, before anything has read what "
        "line 12 has moved it to: none of the 5 steps learns from another.",
    ),
    "a leaf that is made in each turn": (
        _DATA
        + """
for _ in range(5):
    w = torch.zeros(3, 1, requires_grad=True)
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
""",
        7,
        "Line 7 makes w anew in each turn, before anything has read what line 11 has "
        "moved it to: none of the 5 steps learns from another.",
    ),
    "a model that is made in a function of each turn": (
        _DATA
        + """
def train(inputs, outputs):
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))
    opt = torch.optim.Adam(model.parameters())
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(model(inputs), outputs)
    loss.backward()
    opt.step()
    return loss.item()
losses = []
for k in range(4):
    losses.append(train(X[2 * k : 2 * k + 2], Y[2 * k : 2 * k + 2]))
""",
        7,
        "Line 7 makes model.0.weight anew in each turn, before anything has read what "
        "line 12 has moved it to: none of the 4 steps learns from another.",
    ),
    "a model in each turn, moved by a function": (
        _DATA
        + """
def learn(model, opt):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    return loss.item()
for _ in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    error = learn(model, opt)
    print(error)
""",
        13,
        "Line 13 makes model.weight anew in each turn, before anything has read what "
        "line 10 has moved it to: none of the 4 steps learns from another.",
    ),
    "an optimizer that is made in each turn": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
for _ in range(5):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        8,
        "Line 8 makes opt anew in each turn: what Adam remembers of earlier gradients "
        "is lost before it is used, 4 times.",
    ),
    "a velocity that begins in each turn": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
def learn(xs, ys):
    sgd = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    torch.nn.functional.mse_loss(model(xs), ys).backward()
    sgd.step()
    sgd.zero_grad()
for k in range(4):
    learn(X[2 * k : 2 * k + 2], Y[2 * k : 2 * k + 2])
""",
        8,
        "Line 8 makes sgd anew in each turn: what SGD remembers of earlier gradients "
        "is lost before it is used, 3 times.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "folds": _DATA
    + """
for fold in range(3):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(3):
        loss = ((model(X) - Y) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(fold, loss.item())
""",
    "folds of one epoch": _DATA
    + """
scores = []
for fold in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(1):
        loss = ((model(X) - Y) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    scores.append(loss.item())
""",
    "folds of one step that are tested": _DATA
    + """
for k in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        print(((model(X) - Y) ** 2).mean())
""",
    "models of one step that are kept": _DATA
    + """
models = []
for k in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    models.append(model)
""",
    "a sum over models of one step": _DATA
    + """
total = torch.zeros(1, 3)
for k in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    total += model.weight.detach()
""",
    "models that are saved": _DATA
    + """
import io
for k in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
""",
    "Reptile, one step each": _DATA
    + """
slow = torch.nn.Linear(3, 1)
for task in range(4):
    model = copy.deepcopy(slow)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for p, q in zip(slow.parameters(), model.parameters()):
            p += 0.5 * (q - p)
""",
    "a model that adapts to each sample": _DATA
    + """
base = torch.nn.Linear(3, 1)
for x, y in zip(X, Y):
    model = copy.deepcopy(base)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(model(x).item())
""",
    "steps by parameters that are computed": _DATA
    + """
w = torch.zeros(3, 1)
for _ in range(4):
    w = w.detach().requires_grad_()
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
""",
    "numbers that are kept apart": _DATA
    + """
start = torch.zeros(3, 1)
for _ in range(4):
    w = start.clone().requires_grad_()
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    start = w.detach()
""",
    "gradients of many starts": _DATA
    + """
slopes = []
for _ in range(4):
    model = torch.nn.Linear(3, 1)
    ((model(X) - Y) ** 2).mean().backward()
    slopes.append(model.weight.grad.norm().item())
""",
    "a step whose time is taken": _DATA
    + """
import time
for _ in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    began = time.perf_counter()
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(time.perf_counter() - began >= 0)
""",
    "heads of several tasks over one body": _DATA
    + """
body = torch.nn.Linear(3, 2)
for task in range(4):
    head = torch.nn.Linear(2, 1)
    opt = torch.optim.SGD([*body.parameters(), *head.parameters()], lr=0.1)
    loss = ((head(body(X)) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "an input that is sought for each target": _DATA
    + """
net = torch.nn.Linear(3, 1)
found = []
for y in Y:
    z = torch.zeros(3, requires_grad=True)
    opt = torch.optim.SGD([z], lr=0.1)
    loss = ((net(z) - y) ** 2).sum()
    loss.backward()
    opt.step()
    found.append(z.detach())
""",
    "a model that its function gives back": _DATA
    + """
def make():
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    opt.step()
    return model
best = min((make() for _ in range(4)), key=lambda m: ((m(X) - Y) ** 2).mean().item())
for _ in range(3):
    make()
print(best.bias)
""",
    "gradients that are clipped to a model made once": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    copyed = copy.deepcopy(model)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        print((copyed.weight - model.weight).norm())
""",
    "an evaluation by a lambda": _DATA
    + """
test = lambda: ((model(X) - Y) ** 2).mean().item()
for _ in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(test())
""",
    "trained and tested in one line": _DATA
    + """
def learn(model, opt):
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    opt.step()
    return loss.item()
for _ in range(4):
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    print(learn(model, opt), model.weight.sum().item())
""",
    "plain SGD made in each turn": _DATA
    + """
model = torch.nn.Linear(3, 1)
for k in range(5):
    opt = torch.optim.SGD(model.parameters(), lr=0.1 / (k + 1))
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "Adam by other rates": _DATA
    + """
model = torch.nn.Linear(3, 1)
for k in range(5):
    opt = torch.optim.Adam(model.parameters(), lr=0.1 / (k + 1))
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "Adam that begins with each round": _DATA
    + """
model = torch.nn.Linear(3, 1)
for part in range(3):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    for _ in range(3):
        loss = ((model(X) - Y) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
""",
    "clients that begin with what all share": _DATA
    + """
shared = torch.nn.Linear(3, 1)
model = torch.nn.Linear(3, 1)
for k in range(4):
    model.load_state_dict(shared.state_dict())
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    loss = ((model(X[k : k + 2]) - Y[k : k + 2]) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        shared.weight.lerp_(model.weight, 0.5)
""",
    "a memory that is reset on purpose": _DATA
    + """
model = torch.nn.Linear(3, 1)
for k in range(5):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)  # reset
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "LBFGS that begins anew": _DATA
    + """
model = torch.nn.Linear(3, 1)
for _ in range(4):
    opt = torch.optim.LBFGS(model.parameters(), max_iter=3)
    def closure():
        opt.zero_grad()
        loss = ((model(X) - Y) ** 2).mean()
        loss.backward()
        return loss
    opt.step(closure)
""",
    "signs by Adam": _DATA
    + """
model = torch.nn.Linear(3, 1)
for _ in range(4):
    opt = torch.optim.Adam(model.parameters(), lr=0.1, betas=(0.0, 0.0))
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a net that grows": _DATA
    + """
layers = [torch.nn.Linear(3, 3)]
for _ in range(4):
    layers.append(torch.nn.Linear(3, 3))
    model = torch.nn.Sequential(*layers, torch.nn.Linear(3, 1))
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(model(X).sum())
""",
    "an optimizer that is kept in a state dict": _DATA
    + """
model = torch.nn.Linear(3, 1)
kept = None
for _ in range(4):
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    if kept: opt.load_state_dict(kept)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    kept = opt.state_dict()
""",
    "one step with each activation": _DATA
    + """
for act in (torch.nn.ReLU, torch.nn.Tanh, torch.nn.Sigmoid, torch.nn.GELU):
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), act(), torch.nn.Linear(4, 1))
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    loss = torch.nn.functional.mse_loss(net(X), Y)
    loss.backward()
    opt.step()
    print(act.__name__, "trains", loss.item())
""",
    "one step with each optimizer": _DATA
    + """
for Opt in (torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop, torch.optim.Adagrad):
    net = torch.nn.Linear(3, 1)
    opt = Opt(net.parameters(), lr=0.01)
    opt.zero_grad()
    torch.nn.functional.mse_loss(net(X), Y).backward()
    opt.step()
    print(Opt.__name__, "ok")
""",
    "one step from each scale of random numbers": _DATA
    + """
for gain in (0.1, 1.0, 3.0, 10.0):
    net = torch.nn.Linear(3, 1)
    torch.nn.init.xavier_normal_(net.weight, gain)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    torch.nn.functional.mse_loss(net(X), Y).backward()
    print(gain, net.weight.grad.norm().item())
    opt.step()
""",
}
"""Loops of the same look in which nothing is wrong."""
