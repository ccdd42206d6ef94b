"""Scripts of people in which nothing is wrong, close to what may be taken for a mistake."""

from __future__ import annotations

from typing import Final

_DATA = "import torch\ntorch.manual_seed(1)\nX = torch.randn(8, 3)\nY = X.sum(1, keepdim=True)\n"
_ROWS = """import numpy as np
rng = np.random.default_rng(0)
X = rng.normal(size=(40, 3))
y = X @ np.array([1.0, -2.0, 0.5]) + 0.3
w, b = np.zeros(3), 0.0
"""
_LOOP = """
model = torch.nn.Linear(3, 1)
opt = torch.optim.{rule}(model.parameters(), lr=0.01)
for epoch in range(4):
    opt.zero_grad({cleared})
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    opt.step()
    print(epoch, loss.item())
"""

RULES: Final = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adamax", "NAdam", "Adadelta", "ASGD")

RIGHT: Final = {
    **{f"rule {rule}": _DATA + _LOOP.format(rule=rule, cleared="") for rule in RULES},
    "gradients set to 0": _DATA + _LOOP.format(rule="Adam", cleared="set_to_none=False"),
    "cleared behind the step": """import torch
w = torch.zeros(2, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1, momentum=0.9, nesterov=True)
for _ in range(4):
    ((w - 1) ** 2).sum().backward()
    opt.step()
    opt.zero_grad()
""",
    "all in one line": """import torch
w = torch.zeros(2, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for _ in range(4): opt.zero_grad(); loss = ((w - 1) ** 2).sum(); loss.backward(); opt.step()
""",
    "by hand": """import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
for _ in range(5):
    ((a * 2 + b - 3) ** 2).backward()
    with torch.no_grad():
        for p in (a, b):
            p -= 0.05 * p.grad
            p.grad.zero_()
""",
    "a new leaf each turn": """import torch
w = torch.zeros(2, requires_grad=True)
for _ in range(4):
    loss = ((w - 1) ** 2).sum()
    loss.backward()
    w = (w - 0.1 * w.grad).detach().requires_grad_()
    print(w.grad)
""",
    "a new leaf in two lines": """import torch
w = torch.zeros(2, requires_grad=True)
for _ in range(4):
    loss = ((w - 1) ** 2).sum()
    loss.backward()
    w = w - 0.1 * w.grad
    w = w.detach().requires_grad_()
""",
    "gradients of parts, divided": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    for xs, ys in zip(X.chunk(2), Y.chunk(2)):
        loss = torch.nn.functional.mse_loss(model(xs), ys) / 2
        loss.backward()
    opt.step()
""",
    "gradients of parts, divided in the end": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    for xs, ys in zip(X.split(4), Y.split(4)):
        torch.nn.functional.mse_loss(model(xs), ys).backward()
    for p in model.parameters():
        p.grad /= 2
    opt.step()
""",
    "gradients of parts, summed": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.01)
for _ in range(3):
    opt.zero_grad()
    for xs, ys in zip(X.split(4), Y.split(4)):
        torch.nn.functional.mse_loss(model(xs), ys, reduction="sum").backward()
    opt.step()
""",
    "minibatches of a loader": _DATA
    + """
from torch.utils.data import DataLoader, TensorDataset
loader = DataLoader(TensorDataset(X, Y), batch_size=4, shuffle=True)
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
opt = torch.optim.Adam(model.parameters())
for epoch in range(2):
    running = 0.0
    for xs, ys in loader:
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(xs), ys)
        loss.backward()
        opt.step()
        running += loss.item()
    model.eval()
    with torch.no_grad():
        print(epoch, running, torch.nn.functional.mse_loss(model(X), Y).item())
    model.train()
""",
    "minibatches of slices": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for epoch in range(2):
    for i in range(0, 8, 4):
        loss = ((X[i : i + 4] @ w - Y[i : i + 4]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
""",
    "schedulers": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
warm = torch.optim.lr_scheduler.LinearLR(opt, 0.1, total_iters=2)
cool = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 4)
plan = torch.optim.lr_scheduler.SequentialLR(opt, [warm, cool], milestones=[2])
wait = torch.optim.lr_scheduler.ReduceLROnPlateau(opt)
for _ in range(4):
    opt.zero_grad()
    loss = torch.nn.functional.huber_loss(model(X), Y)
    loss.backward()
    opt.step()
    plan.step()
    wait.step(loss.item())
""",
    "a closure": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.LBFGS(model.parameters(), lr=0.1, max_iter=4)
def closure():
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(model(X), Y)
    loss.backward()
    return loss
for _ in range(3):
    opt.step(closure)
""",
    "two players": """import torch
torch.manual_seed(0)
G = torch.nn.Linear(2, 1)
D = torch.nn.Sequential(torch.nn.Linear(1, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.01)
opt_D = torch.optim.Adam(D.parameters(), lr=0.01)
judge = torch.nn.BCEWithLogitsLoss()
for _ in range(4):
    real = torch.randn(6, 1)
    fake = G(torch.randn(6, 2))
    opt_D.zero_grad()
    judge(D(real), torch.ones(6, 1)).backward()
    judge(D(fake.detach()), torch.zeros(6, 1)).backward()
    opt_D.step()
    opt_G.zero_grad()
    judge(D(fake), torch.ones(6, 1)).backward()
    opt_G.step()
    with torch.no_grad():
        for p in D.parameters():
            p.clamp_(-0.5, 0.5)
""",
    "two players with parts of what is real": """import torch
torch.manual_seed(0)
G, D = torch.nn.Linear(2, 1), torch.nn.Linear(1, 1)
opt_D = torch.optim.SGD(D.parameters(), lr=0.01)
everything, noise = torch.randn(20, 1), torch.randn(20, 2)
judge = torch.nn.BCEWithLogitsLoss()
for k in range(3):
    opt_D.zero_grad()
    judge(D(everything[k * 5 : k * 5 + 5]), torch.ones(5, 1)).backward()
    judge(D(G(noise[k * 5 : k * 5 + 5]).detach()), torch.zeros(5, 1)).backward()
    opt_D.step()
""",
    "several tasks": _DATA
    + """
known, left = X[:6], X[6:]
model = torch.nn.Linear(3, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    for task in range(2):
        torch.nn.functional.mse_loss(model(known)[:, task], Y[:6, 0] * task).backward()
    opt.step()
""",
    "tied weights": """import torch
class Tied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = torch.nn.Embedding(5, 3)
        self.out = torch.nn.Linear(3, 5, bias=False)
        self.out.weight = self.embed.weight
    def forward(self, ids):
        return self.out(self.embed(ids))
net = Tied()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
ids = torch.tensor([0, 1, 2, 3])
for _ in range(4):
    opt.zero_grad()
    torch.nn.functional.cross_entropy(net(ids), ids).backward()
    opt.step()
""",
    "a state that is detached": _DATA
    + """
cell = torch.nn.RNNCell(3, 2)
opt = torch.optim.SGD(cell.parameters(), lr=0.1)
hidden = torch.zeros(8, 2)
for _ in range(5):
    hidden = cell(X, hidden.detach())
    opt.zero_grad()
    hidden.pow(2).mean().backward()
    opt.step()
""",
    "a sum that is sent back": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(4):
    total = 0
    for row, goal in zip(X, Y):
        total = total + (model(row) - goal).pow(2).sum()
    opt.zero_grad()
    total.backward()
    opt.step()
""",
    "a frozen part": _DATA
    + """
body, head = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
for p in body.parameters():
    p.requires_grad_(False)
opt = torch.optim.Adam([*body.parameters(), *head.parameters()], lr=0.01)
for _ in range(3):
    opt.zero_grad()
    ((head(body(X)) - Y) ** 2).mean().backward()
    opt.step()
""",
    "one rate after the other": """import torch
for rate in (0.1, 0.01):
    w = torch.tensor([1.0], requires_grad=True)
    opt = torch.optim.SGD([w], lr=rate)
    for _ in range(3):
        opt.zero_grad()
        ((w * 2 - 3) ** 2).sum().backward()
        opt.step()
""",
    "distances of pairs": """import torch
points = torch.randn(5, requires_grad=True)
opt = torch.optim.SGD([points], lr=0.01)
for _ in range(3):
    opt.zero_grad()
    gaps = points[:, None] - points
    (gaps ** 2 + torch.eye(5)).log().mean().neg().backward()
    opt.step()
""",
    "centres": """import torch
data = torch.linspace(0, 1, 4)
centres = torch.tensor([0.1, 0.2, 0.3, 0.9], requires_grad=True)
opt = torch.optim.SGD([centres], lr=0.1)
for _ in range(3):
    opt.zero_grad()
    ((data[:, None] - centres) ** 2).min(1).values.mean().backward()
    opt.step()
""",
    "an inner loop of its own": """import torch
w = torch.tensor([0.5], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for _ in range(4):
    fast = w
    for _ in range(2):
        loss = ((fast * 2 - 3) ** 2).sum()
        (slope,) = torch.autograd.grad(loss, fast, create_graph=True)
        fast = fast - 0.05 * slope
    opt.zero_grad()
    ((fast * 2 - 3) ** 2).sum().backward()
    opt.step()
""",
    "a graph that is kept on purpose": """import torch
w = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for _ in range(3):
    square = w * w
    opt.zero_grad()
    square.sum().backward(retain_graph=True)
    (square * 2).sum().backward()
    opt.step()
    print(square.grad_fn)
""",
    "a gradient that was asked for": """import torch
w = torch.tensor([1.0], requires_grad=True)
hidden = w * 3
hidden.retain_grad()
hidden.pow(2).sum().backward()
print(hidden.grad, w.grad)
""",
    "an input that is attacked": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    probe = X.clone().requires_grad_()
    torch.nn.functional.mse_loss(model(probe), Y).backward()
    bad = (probe + 0.1 * probe.grad.sign()).detach()
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(bad), Y).backward()
    opt.step()
""",
    "a sharpness that is avoided": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    torch.nn.functional.mse_loss(model(X), Y).backward()
    with torch.no_grad():
        moves = [0.05 * p.grad for p in model.parameters()]
        for p, move in zip(model.parameters(), moves):
            p.add_(move)
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(X), Y).backward()
    with torch.no_grad():
        for p, move in zip(model.parameters(), moves):
            p.sub_(move)
    opt.step()
    opt.zero_grad()
""",
    "an average of weights": _DATA
    + """
import copy
model = torch.nn.Linear(3, 1)
mean = copy.deepcopy(model)
opt = torch.optim.Adam(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(X), Y).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 0.1)
    opt.step()
    with torch.no_grad():
        for slow, fast in zip(mean.parameters(), model.parameters()):
            slow.lerp_(fast, 0.1)
""",
    "without PyTorch": """w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    loss = miss * miss
    slope = 2 * 2.0 * miss
    w -= rate * slope
    print(k, loss)
""",
    "half the square, on purpose": """w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    loss = miss * miss / 2
    slope = 2.0 * miss
    w -= rate * slope
    print(k, loss, miss * miss)
""",
    "by hand, on tensors": """import torch
x, y, w = torch.tensor(2.0), torch.tensor(3.0), torch.tensor(1.0)
for _ in range(6):
    miss = w * x - y
    loss = miss * miss
    slope = 2 * x * miss
    w -= 0.1 * slope
""",
    "the gradient of several numbers": _ROWS
    + """
for i in range(6):
    miss = X @ w + b - y
    mse = (miss ** 2).mean()
    dw, db = 2 * X.T @ miss / len(y), 2 * miss.mean()
    w, b = w - 0.1 * dw, b - 0.1 * db
""",
    "half the square of several numbers, on purpose": _ROWS
    + """
for i in range(6):
    miss = X @ w + b - y
    mse = (miss ** 2).mean()
    cost = mse / 2
    dw = X.T @ miss / len(y)
    db = miss.mean()
    w -= 0.1 * dw
    b -= 0.1 * db
""",
    "a gradient of several numbers, held back": _ROWS
    + """
v = np.zeros(3)
for i in range(6):
    miss = X @ w - y
    mse = (miss ** 2).mean()
    g = 2 * X.T @ miss / len(y)
    v = 0.5 * v + 0.5 * g
    w -= 0.1 * v
""",
    "several numbers that are drawn to 0, too": _ROWS
    + """
for i in range(6):
    miss = X @ w - y
    mse = (miss ** 2).mean()
    g = X.T @ miss / len(y) + 0.1 * w
    w -= 0.1 * g
""",
    "a part of the samples in each step": _ROWS
    + """
for i in range(6):
    part = slice(5 * i, 5 * i + 5)
    miss = X[part] @ w - y[part]
    mse = (miss ** 2).mean()
    g = 2 * X[part].T @ miss / 5
    w -= 0.1 * g
""",
    "a curve that is no parabola over several numbers": _ROWS
    + """
for i in range(6):
    p = 1 / (1 + np.exp(-(X @ w)))
    t = y > 0
    loss = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
    g = X.T @ (p - t) / len(y)
    w -= 0.5 * g
""",
    "half the square, on tensors that require gradients": """import torch
x, y = torch.tensor([2.0]), torch.tensor([3.0])
w = torch.tensor([1.0], requires_grad=True)
for _ in range(6):
    with torch.no_grad():
        miss = w * x - y
        loss = miss * miss / 2
        slope = x * miss
        w -= 0.1 * slope
""",
    "an error that is halved in place": """import torch
x, y, w = torch.tensor(2.0), torch.tensor(3.0), torch.tensor(1.0)
for _ in range(6):
    miss = w * x - y
    miss.div_(2)
    loss = miss * miss
    slope = x * miss
    w -= 0.1 * slope
""",
    "a slope that is doubled in place": """import torch
x, y, w = torch.tensor(2.0), torch.tensor(3.0), torch.tensor(1.0)
for _ in range(6):
    miss = w * x - y
    loss = miss * miss
    slope = x * miss
    slope.mul_(2)
    w -= 0.1 * slope
""",
    "samples on tensors, one by one": """import torch
xs, ys = [torch.tensor(1.0), torch.tensor(2.0)], [torch.tensor(2.0), torch.tensor(4.1)]
a, b = torch.tensor(0.0), torch.tensor(0.0)
va, vb = torch.tensor(0.0), torch.tensor(0.0)
for epoch in range(5):
    miss = [a * x + b - y for x, y in zip(xs, ys)]
    cost = sum(m * m for m in miss) / len(xs)
    da = sum(2 * m * x for m, x in zip(miss, xs)) / len(xs)
    db = sum(2 * m for m in miss) / len(xs)
    va, vb = 0.9 * va + da, 0.9 * vb + db
    a -= 0.05 * va
    b -= 0.05 * vb
""",
    "a gradient that is asked for by its function": """import torch
def f(w):
    return (2 * w - 3) ** 2
w = torch.tensor(1.0)
for _ in range(6):
    loss = f(w)
    slope = torch.func.grad(f)(w) / 2
    w = w - 0.1 * slope
""",
    "samples without PyTorch": """xs, ys = [1.0, 2.0, 3.0], [2.0, 4.1, 5.9]
a = b = va = vb = 0.0
for epoch in range(5):
    miss = [a * x + b - y for x, y in zip(xs, ys)]
    cost = sum(m * m for m in miss) / len(xs)
    da = sum(2 * m * x for m, x in zip(miss, xs)) / len(xs)
    db = sum(2 * m for m in miss) / len(xs)
    va, vb = 0.9 * va + da, 0.9 * vb + db
    a -= 0.05 * va
    b -= 0.05 * vb
    print(epoch, cost)
""",
    "centres that are computed": """import torch
x = torch.linspace(-1, 1, 5)[:, None]
y = x.squeeze() ** 2
raw = torch.linspace(-1, 1, 5).requires_grad_()
weights = torch.ones(5, requires_grad=True)
opt = torch.optim.Adam([weights, raw], lr=0.1)
for _ in range(4):
    near = torch.exp(-((x - raw * 1.5) ** 2))
    loss = ((near @ weights - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "starts, one of which is the minimum": """import torch
for start in (0.0, 1.0, 2.0):
    z = torch.full((2,), start, requires_grad=True)
    opt = torch.optim.SGD([z], lr=0.1)
    for _ in range(3):
        loss = (z - 1).pow(2).sum()
        opt.zero_grad(); loss.backward(); opt.step()
""",
    "a residual with its 2 in the update": """w, rate = 0.0, 0.1
for k in range(6):
    miss = w - 3.0
    loss = miss ** 2
    w -= rate * 2 * miss
    print(k, loss)
""",
    "functions without PyTorch": """def cost(t):
    return (2 * t - 3) ** 2
def slope(t):
    return 4 * (2 * t - 3)
t = 0.5
for i in range(6):
    c, g = cost(t), slope(t)
    t -= 0.1 * g
    print(c)
""",
    "two players, both of whose errors are computed first": """import torch
x = torch.tensor(1.0, requires_grad=True)
y = torch.tensor(-1.0, requires_grad=True)
of_x, of_y = torch.optim.SGD([x], 0.1), torch.optim.SGD([y], 0.1)
for _ in range(4):
    cost_x, cost_y = (x - 2) ** 2, (y + x.detach()) ** 2
    of_x.zero_grad()
    cost_x.backward()
    of_x.step()
    of_y.zero_grad()
    cost_y.backward()
    of_y.step()
""",
    "gradients that are clipped": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(X), 9 * Y).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 0.1)
    opt.step()
""",
    "a gradient that decays and goes on": """import torch
w = torch.tensor([3.0], requires_grad=True)
for k in range(9):
    ((w * 2 - 3) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
        w.grad *= 0.5
        if k % 4 == 3:
            w.grad.zero_()
""",
    "likelihood that is to grow": """import torch
x = torch.tensor([1.2, 0.8, 1.5, 1.1])
mu = torch.tensor(0.0, requires_grad=True)
for _ in range(8):
    likely = -0.5 * ((x - mu) ** 2).sum()
    likely.backward()
    with torch.no_grad():
        mu += 0.05 * mu.grad
    mu.grad.zero_()
""",
    "a saddle, up in one direction": """import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
for _ in range(6):
    (a * a - b * b + a * b).backward()
    with torch.no_grad():
        a -= 0.1 * a.grad
        b += 0.1 * b.grad
    a.grad = b.grad = None
""",
    "an input that is moved up the error of a fixed model": """import torch
torch.manual_seed(0)
model = torch.nn.Linear(2, 1)
probe = torch.tensor([[0.5, -0.5]], requires_grad=True)
for _ in range(5):
    error = (model(probe) - 3).pow(2).sum()
    model.zero_grad()
    error.backward()
    probe.data += 0.1 * probe.grad
    probe.grad.zero_()
""",
    "an input whose gradient is looked at": """import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
w = torch.tensor(0.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for _ in range(5):
    opt.zero_grad()
    ((w * x - 2) ** 2).mean().backward()
    opt.step()
    print(x.grad.norm())
    x.grad.zero_()
""",
    "a derivative by the input in the error": """import torch
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(1, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
t = torch.linspace(0, 1, 6).view(-1, 1).requires_grad_()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(5):
    opt.zero_grad()
    u = net(t)
    (du,) = torch.autograd.grad(u.sum(), t, create_graph=True)
    ((du + u) ** 2).mean().backward()
    opt.step()
""",
    "the head alone": _DATA
    + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head = torch.nn.Linear(3, 2), torch.nn.Linear(2, 1)
    def forward(self, inputs):
        return self.head(self.body(inputs).relu())
net = Net()
opt = torch.optim.SGD(net.head.parameters(), lr=0.1)
for _ in range(5):
    opt.zero_grad()
    (net(X) - Y).pow(2).mean().backward()
    opt.step()
""",
    "one after the other": """import torch
p = torch.tensor(3.0, requires_grad=True)
q = torch.tensor(-2.0, requires_grad=True)
for k in range(8):
    ((p - q) ** 2 + p ** 2).backward()
    with torch.no_grad():
        (p if k < 6 else q).sub_(0.1 * (p if k < 6 else q).grad)
    p.grad = q.grad = None
""",
    "an error that is meant to grow": """import torch
x = torch.tensor([0.3, -0.2], requires_grad=True)
optimizer = torch.optim.SGD([x], lr=0.1, maximize=True)
for k in range(6):
    optimizer.zero_grad()
    spread = ((x - x.mean()) ** 2).sum()
    spread.backward()
    optimizer.step()
""",
    "an image whose features are to grow": _DATA
    + """
net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh()).requires_grad_(False)
image = X[:1].clone().requires_grad_()
for _ in range(6):
    loss = net(image).pow(2).mean()
    loss.backward()
    image.data += 0.1 * image.grad
    image.grad.zero_()
""",
    "a direction of more variance": _DATA
    + """
v = torch.tensor([1.0, 0.5, 0.2], requires_grad=True)
for _ in range(5):
    projected = X @ v
    (projected * projected).mean().backward()
    with torch.no_grad():
        v += 0.05 * v.grad
    v.grad = None
""",
    "points that move apart": """import torch
points = torch.tensor([0.1, 0.2, 0.35], requires_grad=True)
for _ in range(5):
    spread = ((points - points.mean()) ** 2).sum()
    spread.backward()
    with torch.no_grad():
        points += 0.05 * points.grad
    points.grad = None
""",
    "a reward that is to grow": """import torch
w = torch.tensor([0.3], requires_grad=True)
for _ in range(5):
    reward = (w ** 2).sum()
    reward.backward()
    w.data.add_(w.grad, alpha=0.1)
    w.grad.zero_()
""",
    "an attack on a model": """import torch
w = torch.tensor([1.0, 2.0])
delta = torch.tensor([0.01, 0.0], requires_grad=True)
for _ in range(5):  # the attack
    loss = ((w * (1 + delta) - 3) ** 2).sum()
    loss.backward()
    delta.data += 0.01 * delta.grad
    delta.grad.zero_()
""",
    "each step by the error of the turn before": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.02)
late = None
for _ in range(6):
    loss = ((X @ w).sub(Y) ** 2).mean()
    if late is not None:
        opt.zero_grad()
        late.backward()
        opt.step()
    late = loss
""",
    "errors that wait in a row": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.05)
waiting = []
for k in range(6):
    waiting.append(torch.nn.functional.mse_loss(model(X[k : k + 2]), Y[k : k + 2]))
    if len(waiting) == 2:
        opt.zero_grad()
        waiting.pop(0).backward()
        opt.step()
""",
    "a gradient that a hook reads": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
scale = torch.tensor(1.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.05)
seen = []
scale.register_hook(lambda slope: seen.append(slope.item()))
for _ in range(5):
    opt.zero_grad()
    ((X @ w / scale - Y) ** 2).mean().backward()
    opt.step()
print(seen)
""",
    "a step in a hook of backward()": _DATA
    + """
model = torch.nn.Linear(3, 1)
optimizers = {p: torch.optim.Adam([p], foreach=False) for p in model.parameters()}
def hook(p):
    optimizers[p].step()
    optimizers[p].zero_grad()
for p in model.parameters():
    p.register_post_accumulate_grad_hook(hook)
for _ in range(4):
    loss = (model(X) - Y).square().mean()
    loss.backward()
""",
    "a table of logarithms, of which rows are taken by a product": _DATA
    + """
W = torch.randn(5, 5, requires_grad=True)
a = torch.randint(0, 5, (20,)); b = (a + 1) % 5
one = torch.nn.functional.one_hot(a, 5).float()
for k in range(5):
    logp = torch.nn.functional.log_softmax(W, 1)
    loss = torch.nn.functional.nll_loss(one @ logp, b)
    W.grad = None
    loss.backward()
    W.data -= 1.0 * W.grad
""",
    "steps where the error is small": _DATA
    + """
net = torch.nn.Linear(3, 1); opt = torch.optim.SGD(net.parameters(), lr=0.01)
for k in range(12):
    i = torch.randint(0, 8, (4,))
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(net(X[i]), Y[i])
    loss.backward()
    if loss.item() < 2.0:
        opt.step()
""",
    "a look at where steps of several rates would lead": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True); b = torch.zeros(1, requires_grad=True)
loss = torch.nn.functional.mse_loss(X @ w + b, Y)
loss.backward()
params = [w, b]
for lr in (0.01, 0.1, 1.0):
    new = []
    for p in params:
        p = p - lr * p.grad
        new.append(p)
    print(lr, torch.nn.functional.mse_loss(X @ new[0] + new[1], Y).item())
""",
    "the error inside and at the edge": _DATA
    + """
net = torch.nn.Sequential(torch.nn.Linear(1, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.01)
pts = torch.linspace(0, 1, 20)[:, None]
for k in range(5):
    opt.zero_grad()
    inner = (net(pts[1:-1]) - pts[1:-1] ** 2).pow(2).mean()
    inner.backward()
    edge = net(pts[-1:]).pow(2).mean()
    edge.backward()
    opt.step()
""",
    "what is real and what is not, by one order": _DATA
    + """
Dm = torch.nn.Linear(2, 1); G = torch.nn.Linear(2, 2)
od = torch.optim.SGD(Dm.parameters(), lr=0.1)
judge = torch.nn.BCEWithLogitsLoss()
real, noise = torch.randn(8, 2), torch.randn(8, 2)
for k in range(5):
    perm = torch.randperm(8)
    od.zero_grad()
    lr_ = judge(Dm(real[perm[:6]]), torch.ones(6, 1))
    lr_.backward()
    lf = judge(Dm(G(noise[perm[:6]]).detach()), torch.zeros(6, 1))
    lf.backward()
    od.step()
""",
    "what is to be unlearnt": _DATA
    + """
net = torch.nn.Linear(3, 1)
forget_x, forget_y = X[:4], Y[:4]
for k in range(5):
    loss = torch.nn.functional.mse_loss(net(forget_x), forget_y)
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters(): p += 0.01 * p.grad
""",
    "the worst input": _DATA
    + """
target = torch.tensor([1.0, 2.0, 3.0])
worst = torch.zeros(3, requires_grad=True)
for k in range(5):
    distance = ((worst - target) ** 2).sum()
    distance.backward()
    with torch.no_grad():
        worst += 0.1 * worst.grad
        worst.clamp_(-50, 50)
    worst.grad = None
""",
    "a gradient divided by the second derivative": """w = 0.0
for k in range(8):
    E = (w - 3.0) ** 2
    g = 2 * (w - 3.0)
    h = 2.0
    step = g / h
    w -= 0.5 * step
    print(k, E)
""",
    "gradients divided by the second derivative": """import numpy as np
x = np.array([2.0, -3.0])
for k in range(10):
    f = float((x * x).sum())
    g = 2 * x
    H = 2.0
    d = g / H
    x -= 0.3 * d
""",
}
