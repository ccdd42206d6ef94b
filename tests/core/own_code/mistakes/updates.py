"""Loops in which a wrong rate, or gradient, moves parameters, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""
_LINE: Final = """import torch
torch.manual_seed(1)
x = torch.randn(8)
y = 2 * x + 1 + 0.3 * torch.randn(8)
"""

MISTAKEN: Final = {
    "a whole number as learning rate, which is 0": (
        _DATA
        + """

model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=1 // 10)
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        13,
        "step() in line 13 has moved nothing, 5 times, although there were gradients: "
        "the learning rate of opt is 0.",
    ),
    "a learning rate of 0 by hand": (
        _DATA
        + """

w = torch.zeros(3, 1, requires_grad=True)
lr = 1 // 10
for _ in range(5):
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
    w.grad = None
""",
        13,
        "Line 13 moves w by lr times its gradient, and lr is 0: w has not moved, 5 times.",
    ),
    "a learning rate of 0 for all parameters": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
rate = 5 // 100
def step(parameters, rate):
    with torch.no_grad():
        for p in parameters:
            p.sub_(rate * p.grad)
            p.grad.zero_()
for _ in range(4):
    torch.nn.functional.mse_loss(model(X), Y).backward()
    step(model.parameters(), rate)
""",
        11,
        "Line 11 moves model.weight by rate times its gradient, and rate is 0: "
        "model.weight has not moved, 4 times.",
    ),
    "a scheduler of a rate of 0": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.AdamW(model.parameters(), lr=0.0)
plan = torch.optim.lr_scheduler.StepLR(opt, 2)
for _ in range(4):
    opt.zero_grad()
    torch.nn.functional.mse_loss(model(X), Y).backward()
    opt.step()
    plan.step()
""",
        12,
        "step() in line 12 has moved nothing, 4 times, although there were gradients: "
        "the learning rate of opt is 0.",
    ),
    "b by the gradient of w": (
        _LINE
        + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * w.grad
    w.grad = b.grad = None
""",
        13,
        "Line 13 moves b by the gradient of w: in each of the first 6 steps both go by "
        "the same multiple of w.grad. b.grad, which is another one, is read nowhere.",
    ),
    "gradients paired in a wrong way": (
        _LINE
        + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, g in zip((w, b), (w.grad, w.grad)):
            p -= 0.1 * g
    w.grad = b.grad = None
""",
        13,
        "Line 13 moves b by the gradient of w: in each of the first 6 steps both go by "
        "the same multiple of w.grad. b.grad, which is another one, is read nowhere.",
    ),
    "v by the gradient of u, of several numbers": (
        _LINE
        + """
u = torch.zeros(2, requires_grad=True)
v = torch.ones(2, requires_grad=True)
for k in range(5):
    loss = ((u * x[:2] + v - y[:2]) ** 2).sum()
    loss.backward()
    u.data.sub_(0.1 * u.grad)
    v.data.sub_(0.1 * u.grad)
    u.grad.zero_(); v.grad.zero_()
""",
        12,
        "Line 12 moves v by the gradient of u: in each of the first 5 steps both go by "
        "the same multiple of u.grad. v.grad, which is another one, is read nowhere.",
    ),
    "in an object, by the gradient of another attribute": (
        _LINE
        + """
class Line:
    def __init__(self):
        self.w = torch.zeros(1, requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)
    def learn(self):
        ((self.w * x + self.b - y) ** 2).mean().backward()
        with torch.no_grad():
            self.w -= 0.1 * self.w.grad
            self.b -= 0.1 * self.w.grad
        self.w.grad = self.b.grad = None
m = Line()
for _ in range(5):
    m.learn()
""",
        14,
        "Line 14 moves m.b by the gradient of m.w: in each of the first 5 steps both "
        "go by the same multiple of m.w.grad. m.b.grad, which is another one, is read "
        "nowhere.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "warm-up from 0": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
warm = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1.0, k / 3))
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    warm.step()
""",
    "warm-up that lasts longer than the run": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
warm = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: 0.0 if k < 50 else 1.0)
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    warm.step()
""",
    "linear by hand in groups": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.Adam(model.parameters(), lr=0)
for k in range(8):
    for g in opt.param_groups:
        g['lr'] = 0.01 * (k // 4)
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "cosine to 0": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 3)
for _ in range(8):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if _ < 3: plan.step()
""",
    "a group of rate 0": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
model = torch.nn.Sequential(a, b)
opt = torch.optim.SGD([{'params': a.parameters(), 'lr': 0.0}, {'params': b.parameters()}], lr=0.1)
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "rates compared, 0 among them": _DATA
    + """
for lr in (0.0, 0.1):
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(4):
        loss = ((model(X) - Y) ** 2).mean()
        opt.zero_grad(); loss.backward(); opt.step()
""",
    "rates compared by hand": _DATA
    + """
for lr in (0.0, 0.1):
    w = torch.zeros(3, 1, requires_grad=True)
    for _ in range(4):
        loss = ((X @ w - Y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
        w.grad = None
""",
    "two optimizers, one at rest": _DATA
    + """
a, b = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
model = torch.nn.Sequential(a, b)
rest = torch.optim.SGD(a.parameters(), lr=0)
opt = torch.optim.SGD(b.parameters(), lr=0.1)
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    rest.step(); rest.zero_grad()
""",
    "by hand, from 0 on": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
lr = 0.0
for k in range(6):
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
    w.grad = None
    lr = 0.01 * k
""",
    "by hand, down to 0": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
lr = 0.3
for k in range(6):
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
    w.grad = None
    lr = max(0.0, lr - 0.1)
""",
    "a bias that rests": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lr, of_b = 0.1, 0.0
for k in range(6):
    loss = ((X @ w + b - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= of_b * b.grad
    w.grad = b.grad = None
""",
    "decay of 0": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
lr, decay = 0.1, 0
for k in range(5):
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= decay * w
        w -= lr * w.grad
    w.grad = None
""",
    "at the minimum": _DATA
    + """
w = torch.ones(3, 1, requires_grad=True)
lr = 0.0
for k in range(5):
    loss = ((X @ w - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
    w.grad = None
""",
    "a penalty of 0": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
lr, mu = 0.1, 0.0
for k in range(5):
    loss = ((X @ w - Y) ** 2).mean()
    loss -= mu * w.sum()
    loss.backward()
    w.data -= lr * w.grad
    w.grad = None
""",
    "gradients added up before the first step": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(5):
    ((model(X) - Y) ** 2).mean().backward()
opt.step()
""",
    "one cycle": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0)
plan = torch.optim.lr_scheduler.OneCycleLR(opt, 0.1, total_steps=6)
for _ in range(5):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    plan.step()
""",
    "a lr finder": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.0)
for k in range(6):
    opt.param_groups[0]['lr'] = 1e-6 * 10 ** k
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "momentum by hand with a rate for others": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
lr, mu = 0.1, 0.0
v = torch.zeros(3, 1)
for k in range(5):
    ((X @ w - Y) ** 2).mean().backward()
    with torch.no_grad():
        v = mu * v + w.grad
        w -= lr * v
    w.grad = None
""",
    "Hamilton's equations": """import torch
q = torch.tensor(1.0, requires_grad=True)
p = torch.tensor(0.3, requires_grad=True)
for _ in range(6):
    H = p ** 2 / 2 + q ** 4 / 4
    H.backward()
    with torch.no_grad():
        dq, dp = 0.1 * p.grad, -0.1 * q.grad
        q += dq
        p += dp
    q.grad = p.grad = None
""",
    "each by its own": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * b.grad
    w.grad = b.grad = None
""",
    "by signs": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.01 * w.grad.sign()
        b -= 0.01 * b.grad.sign()
    w.grad = b.grad = None
""",
    "by lengths": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (w, b):
            p -= 0.05 * p.grad / p.grad.norm()
            p.grad = None
""",
    "a symmetric error": """import torch
u = torch.tensor(0.5, requires_grad=True)
v = torch.tensor(0.5, requires_grad=True)
for k in range(5):
    ((u + v - 3) ** 2).backward()
    with torch.no_grad():
        g = u.grad
        u -= 0.1 * g
        v -= 0.1 * g
    u.grad = v.grad = None
""",
    "the mean of both gradients": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        g = (w.grad + b.grad) / 2
        w -= 0.1 * g
        b -= 0.1 * g
    w.grad = b.grad = None
""",
    "replicas that exchange gradients": _LINE
    + """
a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
for k in range(5):
    ((a * x[:4] - y[:4]) ** 2).mean().backward()
    ((b * x[4:] - y[4:]) ** 2).mean().backward()
    g = sum(p.grad for p in (a, b)) / 2
    with torch.no_grad():
        a -= 0.1 * g
        b -= 0.1 * g
    a.grad = b.grad = None
""",
    "a twin that is carried along": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.5)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * w.grad
    w.grad = None
""",
    "in a list": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    ps = [w, b]
    gs = [p.grad for p in ps]
    with torch.no_grad():
        for p, g in zip(ps, gs):
            p -= 0.1 * g
    w.grad = b.grad = None
""",
    "Adam": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
opt = torch.optim.Adam([w, b], lr=0.1)
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    opt.step()
    opt.zero_grad()
""",
    "momentum by hand": _LINE
    + """
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-1.0, requires_grad=True)
v = {}
for k in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for n, p in (('w', w), ('b', b)):
            v[n] = 0.9 * v.get(n, 0) + p.grad
            p -= 0.1 * v[n]
    w.grad = b.grad = None
""",
    "symplectic, in turns": """import torch
q = torch.tensor(1.0, requires_grad=True)
p = torch.tensor(0.0, requires_grad=True)
for _ in range(6):
    (p ** 2 / 2 + q ** 2 / 2).backward()
    p.data -= 0.1 * q.grad
    q.data += 0.1 * p.grad
    p.grad = q.grad = None
""",
    "a game": """import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
for _ in range(6):
    (a * b + 0.1 * a ** 2).backward()
    with torch.no_grad():
        a -= 0.1 * a.grad
        b += 0.1 * b.grad
    a.grad = b.grad = None
""",
    "a difference that is kept": """import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
for _ in range(6):
    ((a - 3) ** 2 + (b - a) ** 4).backward()
    with torch.no_grad():
        step = 0.1 * (a.grad + b.grad)
        a -= step
        b -= step
    a.grad = b.grad = None
""",
}
"""Loops of the same look in which nothing is wrong."""
