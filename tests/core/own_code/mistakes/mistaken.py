"""Scripts of people with the mistakes of the Lab, under other names and in other styles."""

from __future__ import annotations

from typing import Final

_DATA = "import torch\ntorch.manual_seed(1)\nX = torch.randn(8, 3)\nY = X.sum(1, keepdim=True)\n"
_NET = (
    "class Net(torch.nn.Module):\n"
    "    def __init__(self):\n"
    "        super().__init__()\n"
    "        self.body = torch.nn.Linear(3, 4)\n"
    "        self.head = torch.nn.Linear(4, 1)\n"
    "    def forward(self, inputs):\n"
    "        return self.head(torch.tanh(self.body(inputs)))\n"
)

MISTAKEN: Final = {
    "no_zero_grad": [
        """import torch
weight = torch.tensor([0.5], requires_grad=True)
opt = torch.optim.SGD([weight], lr=0.05)
for epoch in range(5):
    loss = ((weight * 2.0 - 3.0) ** 2).sum()
    loss.backward()
    opt.step()
""",
        _DATA
        + _NET
        + """
def train(net, optimizer, epochs):
    criterion = torch.nn.MSELoss()
    for _ in range(epochs):
        error = criterion(net(X), Y)
        error.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 10.0)
        optimizer.step()
    return error

net = Net()
print(train(net, torch.optim.Adam(net.parameters(), lr=0.01), 4))
""",
        """import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
for k in range(4):
    miss = a * 2 + b - 3
    (miss * miss).backward()
    with torch.no_grad():
        for p in (a, b):
            p -= 0.01 * p.grad
""",
        """import torch
a = torch.zeros(2, requires_grad=True)
for k in range(4):
    ((a - 1) ** 2).sum().backward()
    a.data -= 0.01 * a.grad
""",
        """import torch
class Line:
    def __init__(self):
        self.slope = torch.zeros(1, requires_grad=True)
    def learn(self):
        loss = (self.slope - 2).pow(2).sum()
        loss.backward()
        with torch.no_grad():
            self.slope -= 0.1 * self.slope.grad
line = Line()
for _ in range(5):
    line.learn()
""",
        """import torch
w = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
opt = torch.optim.SGD([w], lr=0.1)
def step_at_once(p):
    opt.step()
w.register_post_accumulate_grad_hook(step_at_once)
for _ in range(2):
    loss = (w ** 2).sum()
    loss.backward()
""",
    ],
    "wrong_factor": [
        """import torch
x, y, w = torch.tensor(2.0), torch.tensor(3.0), torch.tensor(1.0)
for _ in range(6):
    fx_y = w * x - y
    E = fx_y * fx_y
    w_grad = x * fx_y
    w -= 0.1 * w_grad
""",
        """import torch
x, y = torch.tensor([2.0]), torch.tensor([3.0])
weight = torch.tensor([1.0], requires_grad=True)
rate = 0.05
for _ in range(5):
    with torch.no_grad():
        miss = weight * x - y
        loss = miss ** 2
        slope = miss * x
        weight -= rate * slope
""",
        """w, rate = 1.0, 0.1
for k in range(6):
    miss = w * 2.0 - 3.0
    loss = miss * miss
    slope = 2.0 * miss
    w -= rate * slope
    print(k, loss)
""",
        """xs, ys = [1.0, 2.0, 3.0], [2.0, 4.1, 5.9]
a = 0.0
b = 0.0
for epoch in range(5):
    cost = sum((a * x + b - y) ** 2 for x, y in zip(xs, ys)) / len(xs)
    da = sum((a * x + b - y) * x for x, y in zip(xs, ys)) / len(xs)
    db = sum((a * x + b - y) for x, y in zip(xs, ys)) / len(xs)
    a = a - 0.05 * da
    b = b - 0.05 * db
    print(epoch, cost)
""",
        """xs, ys = [1.0, 2.0, 3.0], [2.0, 4.0, 6.5]
m, c = 0.0, 0.0
for epoch in range(6):
    errs = [m * x + c - y for x, y in zip(xs, ys)]
    mse = sum(e * e for e in errs) / len(xs)
    dm = sum(e * x for e, x in zip(errs, xs)) / len(xs)
    dc = sum(errs) / len(xs)
    m, c = m - 0.05 * dm, c - 0.05 * dc
    print(epoch, mse)
""",
        """def predict(t, x):
    return t * x
def gradient(t, x, y):
    return (predict(t, x) - y) * x
def cost(t, x, y):
    return (predict(t, x) - y) ** 2
t = 0.5
for i in range(6):
    c = cost(t, 2, 3)
    g = gradient(t, 2, 3)
    t -= 0.1 * g
    print(c)
""",
        """import numpy as np
x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
w = 0.0
for i in range(6):
    miss = w * x - y
    mse = np.mean(miss ** 2)
    dw = np.mean(miss * x)
    w -= 0.05 * dw
    print(mse)
""",
        """import numpy as np
rng = np.random.default_rng(0)
X = rng.normal(size=(40, 3))
y = X @ np.array([1.0, -2.0, 0.5]) + 0.3
w, b, lr = np.zeros(3), 0.0, 0.1
for i in range(8):
    miss = X @ w + b - y
    mse = (miss ** 2).mean()
    dw = X.T @ miss / len(y)
    db = miss.mean()
    w -= lr * dw
    b -= lr * db
    print(mse)
""",
        """import numpy as np
X = np.array([[1.0, 2.0], [0.5, -1.0], [2.0, 0.0]])
y = np.array([1.0, 2.0, 0.5])
def fit(X, y, lr=0.1):
    w = np.zeros(2)
    for i in range(8):
        miss = X @ w - y
        mse = (miss ** 2).mean()
        dw = X.T @ miss / len(y)
        w = w - lr * dw
    return w
print(fit(X, y))
""",
        """import torch
torch.manual_seed(0)
X = torch.randn(40, 3)
y = X @ torch.tensor([1.0, -2.0, 0.5]) + 0.1 * torch.randn(40)
w, lr = torch.zeros(3), 0.1
for i in range(6):
    r = X @ w - y
    loss = (r ** 2).mean().item()
    grad = X.T @ r / len(y)
    w = w - lr * grad
""",
        """import numpy as np
X, y = np.eye(3), np.array([[1.0, 2.0], [0.0, 1.0], [3.0, -1.0]])
W = np.zeros((3, 2))
for i in range(5):
    R = X @ W - y
    E = np.sum(R * R)
    G = X.T @ R
    W -= 0.25 * G
""",
    ],
    "recorded_update": [
        """import torch
slope = torch.tensor([1.0, 2.0], requires_grad=True)
for k in range(3):
    loss = (slope ** 2).sum()
    loss.backward()
    slope -= 0.1 * slope.grad
    slope.grad.zero_()
""",
        _DATA
        + """
layer = torch.nn.Linear(3, 1)
for k in range(3):
    torch.nn.functional.mse_loss(layer(X), Y).backward()
    for parameter in layer.parameters():
        parameter.sub_(0.1 * parameter.grad)
""",
    ],
    "new_theta": [
        """import torch
m = torch.tensor(1.0, requires_grad=True)
for k in range(3):
    loss = (m * 2 - 3) ** 2
    loss.backward()
    m = m - 0.1 * m.grad
    print(loss.item(), m.grad)
""",
        """import torch
u = torch.ones(3, requires_grad=True)
v = torch.zeros(1, requires_grad=True)
for k in range(3):
    loss = ((u.sum() + v - 2) ** 2).sum()
    loss.backward()
    with torch.no_grad():
        u = u - 0.1 * u.grad
        v = v - 0.1 * v.grad
""",
        """import torch
def fit(p, turns):
    for _ in range(turns):
        loss = ((p - 2) ** 2).sum()
        loss.backward()
        p = p - 0.1 * p.grad
    return p
fit(torch.zeros(2, requires_grad=True), 3)
""",
    ],
    "detached": [
        """import torch
k = torch.tensor(1.0, requires_grad=True)
guess = (k * 2).detach()
loss = (guess - 3) ** 2
loss.backward()
""",
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(model(X), Y).item()
    loss.backward()
    opt.step()
""",
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = torch.tensor(((model(X) - Y) ** 2).mean().item(), requires_grad=True)
    loss.backward()
    opt.step()
""",
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    with torch.no_grad():
        guess = model(X)
    ((guess - Y) ** 2).mean().backward()
    opt.step()
""",
    ],
    "early_step": [
        """import torch
w = torch.tensor([1.0], requires_grad=True)
sgd = torch.optim.SGD([w], lr=0.1, momentum=0.9)
for i in range(4):
    loss = ((w * 2 - 3) ** 2).sum()
    sgd.zero_grad()
    sgd.step()
    loss.backward()
""",
        _DATA
        + _NET
        + """
net = Net()
adam = torch.optim.AdamW(net.parameters(), lr=0.1)
def turn():
    adam.zero_grad(set_to_none=False)
    loss = torch.nn.functional.l1_loss(net(X), Y)
    adam.step()
    loss.backward()
for i in range(4):
    turn()
""",
        """import torch
w = torch.tensor(2.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for i in range(5):
    loss = (w - 5) ** 2
    opt.step()
    opt.zero_grad()
    loss.backward()
    print(i, w.item())
""",
        _DATA
        + _NET
        + """
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
criterion = torch.nn.MSELoss()
criterion(net(X), Y).backward()
for epoch in range(3):
    error = criterion(net(X), Y)
    opt.step()
    opt.zero_grad()
    error.backward()
""",
    ],
    "broadcast": [
        """import torch
torch.manual_seed(0)
inputs = torch.randn(6, 1)
targets = 3 * inputs.squeeze()
net = torch.nn.Linear(1, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
loss_fn = torch.nn.MSELoss()
for _ in range(3):
    opt.zero_grad()
    loss = loss_fn(net(inputs), targets)
    loss.backward()
    opt.step()
""",
        """import torch
inputs = torch.linspace(-1, 1, 6)[:, None]
targets = torch.linspace(0, 1, 6)
a = torch.tensor(1.0, requires_grad=True)
for _ in range(3):
    loss = ((a * inputs - targets) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        a -= 0.1 * a.grad
    a.grad = None
""",
        """import torch, warnings
warnings.simplefilter("ignore")
inputs = torch.linspace(-1, 1, 6)[:, None]
targets = torch.linspace(0, 1, 6)
model = torch.nn.Sequential(torch.nn.Linear(1, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
opt = torch.optim.Adam(model.parameters())
for _ in range(3):
    loss = torch.nn.functional.mse_loss(model(inputs), targets)
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    ],
    "integer": [
        "import torch\nsteps = torch.tensor([1, 2, 3], requires_grad=True)\n",
        "import torch\ndef make(value):\n    p = torch.tensor(value)\n    p.requires_grad = True\n"
        "    return p\nw = make(2)\n",
        "import torch\nw = torch.nn.Parameter(torch.zeros(3, dtype=torch.int64))\n",
    ],
    "cleared_gradient": [
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.RMSprop(model.parameters(), lr=0.1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    model.zero_grad()
    opt.step()
""",
        """import torch
w = torch.zeros(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.Adagrad([w, b], lr=0.1)
def closeness():
    return ((w.sum() + b - 3) ** 2).sum()
for _ in range(4):
    closeness().backward()
    w.grad = None
    b.grad = None
    opt.step()
""",
    ],
    "backward_twice": [
        """import torch
w = torch.tensor(1.0, requires_grad=True)
loss = (w * 2 - 3) ** 2
for _ in range(3):
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad.zero_()
""",
        _DATA
        + """
cell = torch.nn.RNNCell(3, 2)
opt = torch.optim.SGD(cell.parameters(), lr=0.1)
hidden = torch.zeros(8, 2)
for _ in range(3):
    hidden = cell(X, hidden)
    opt.zero_grad()
    hidden.pow(2).mean().backward()
    opt.step()
""",
        """import torch
w = torch.tensor(1.0, requires_grad=True)
cost = torch.exp(w) - 2 * w
for _ in range(4):
    cost.backward(retain_graph=True)
    w.data -= 0.1 * w.grad
    w.grad = None
    print(cost.item(), w.item())
""",
    ],
    "other_tensor": [
        """import copy, torch
torch.manual_seed(0)
net = torch.nn.Linear(2, 1)
student = copy.deepcopy(net)
opt = torch.optim.Adam(net.parameters(), lr=0.1)
X = torch.randn(5, 2)
for _ in range(3):
    opt.zero_grad()
    student(X).square().mean().backward()
    opt.step()
""",
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.1)
model = torch.nn.Linear(3, 1)
for _ in range(3):
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(X), Y).backward()
    opt.step()
""",
        """import copy
import torch
net = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(copy.deepcopy(net).parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    net(torch.ones(4, 2)).pow(2).mean().backward()
    opt.step()
""",
        """import torch
def main():
    a = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    opt = torch.optim.SGD([a, b], lr=0.1)
    for _ in range(4):
        opt.zero_grad()
        ((a + b - 1) ** 2).sum().backward()
        opt.step()
        b = b.detach().clone().requires_grad_()
main()
""",
    ],
    "early_scheduler": [
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.1)
plan = torch.optim.lr_scheduler.StepLR(opt, 1, 0.9)
for _ in range(3):
    plan.step()
    opt.zero_grad()
    ((model(X) - Y) ** 2).mean().backward()
    opt.step()
"""
    ],
    "no_leaf": [
        """import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
hidden = w * 3
loss = hidden.pow(2).sum()
loss.backward()
print("hidden", hidden.grad)
""",
        _DATA
        + """
layer = torch.nn.Linear(3, 1)
def report(value):
    return value.grad
for _ in range(2):
    layer.zero_grad()
    out = layer(X)
    (out - Y).pow(2).mean().backward()
    print(report(out))
""",
    ],
    "kept_graphs": [
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
history = []
for _ in range(6):
    opt.zero_grad()
    loss = ((model(X) - Y) ** 2).mean()
    loss.backward()
    opt.step()
    history.append(loss)
""",
        _DATA
        + """
def epoch(model, opt):
    running = 0
    for row, goal in zip(X, Y):
        opt.zero_grad()
        loss = (model(row) - goal).pow(2).sum()
        loss.backward()
        opt.step()
        running += loss
    return running
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
print(epoch(model, opt))
""",
    ],
    "vector": [
        _DATA
        + """
model = torch.nn.Linear(3, 1)
loss = torch.nn.MSELoss(reduction="none")(model(X), Y)
loss.backward()
""",
        "import torch\nw = torch.ones(3, requires_grad=True)\n(w * w).backward()\n",
    ],
    "half_batches": [
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    for xs, ys in zip(X.chunk(2), Y.chunk(2)):
        torch.nn.functional.mse_loss(model(xs), ys).backward()
    opt.step()
""",
        _DATA
        + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(3):
    first = ((X[:4] @ w - Y[:4]) ** 2).mean()
    first.backward()
    second = ((X[4:] @ w - Y[4:]) ** 2).mean()
    second.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
""",
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.1)
loss_of = torch.nn.MSELoss()
for epoch in range(2):
    for i in range(4):
        part = slice(2 * i, 2 * i + 2)
        loss = loss_of(model(X[2 * i : 2 * i + 2]), Y[part])
        loss.backward()
        if i % 2 == 1:
            opt.step()
            opt.zero_grad()
""",
    ],
}
"""Texts by the id of the Lab entry whose mistake they make."""
