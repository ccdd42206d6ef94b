"""Loops that do on purpose what others do by mistake, and what is said where none can tell."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
from torch import nn
torch.manual_seed(0)
X, Y = torch.randn(10, 3), torch.randn(10, 1)
"""
_LINE: Final = (
    _DATA
    + """w = torch.zeros(3, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
"""
)
_PLAN: Final = (
    _LINE
    + """{before}
for k in range(6):
    {rate}
    ((X @ w - Y) ** 2).mean().backward()
    with torch.no_grad():
        w -= rate * w.grad
        w.grad.zero_()
"""
)
_ONE_STEP: Final = """import torch
kept = []
def go(make):
    w = torch.tensor([2.0], requires_grad=True)
    opt = make([w])
    loss = ((w - 5) ** 2).sum()
    loss.backward()
    opt.step()
    kept.append(opt)
for rate in (0.1, 0.2, 0.3, 0.5):
    go(lambda some: torch.optim.{rule}(some, lr=rate))
print([opt.param_groups[0]['params'][0].item() for opt in kept])
"""

RIGHT: Final = {
    "a gradient read by its name": _LINE
    + """opt = torch.optim.SGD([w], lr=0.1)
for k in range(6):
    loss = ((X @ w + b - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    print(getattr(b, 'grad').norm().item())
    opt.step()
""",
    "a gradient read by a name that is handed on": _LINE
    + """from operator import attrgetter
read = attrgetter('grad')
opt = torch.optim.SGD([w], lr=0.1)
for k in range(6):
    loss = ((X @ w + b - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    print(read(b))
    opt.step()
""",
    "gradients read in a comprehension": _LINE
    + """opt = torch.optim.SGD([w], lr=0.1)
for k in range(6):
    loss = ((X @ w + b - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    print([each.grad.norm().item() for each in (w, b)])
    opt.step()
""",
    "gradients read by their name, and a step now and then": _DATA
    + """model = nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
sizes = []
for k in range(8):
    opt.zero_grad()
    ((model(X) - Y) ** 2).mean().backward()
    sizes.append(sum(getattr(p, 'grad').norm().item() for p in model.parameters()))
    if k % 4 == 3:
        opt.step()
""",
    "gradients clipped behind the step, and read by their name": _DATA
    + """model = nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for k in range(6):
    loss = (30 * (model(X) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    for p in model.parameters():
        p.grad.clamp_(-1, 1)
    print([getattr(p, 'grad').sum().item() for p in model.parameters()])
""",
    "gradients that a scaler divides, and steps by": _DATA
    + """model = nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler('cpu')
for k in range(5):
    opt.zero_grad()
    loss = ((model(X) - Y) ** 2).mean()
    scaler.scale(loss).backward()
    scaler.step(opt)
    scaler.update()
""",
    "a rate by the number of the turn": _PLAN.format(
        before="", rate="rate = 0.0 if k < 20 else 0.1"
    ),
    "a rate by a function": _PLAN.format(
        before="def at(k): return 0.1 * min(1, k // 10)", rate="rate = at(k)"
    ),
    "a rate that is taken up by little": _PLAN.format(before="rate = 0", rate="rate += k // 10"),
    "a rate that a function is given turn by turn": _LINE
    + """def move(p, rate):
    with torch.no_grad():
        p -= rate * p.grad
        p.grad.zero_()
for k in range(6):
    ((X @ w - Y) ** 2).mean().backward()
    move(w, rate=k // 10)
""",
    "rates out of a list": _PLAN.format(
        before="rates = iter([0.0] * 6)", rate="rate = next(rates)"
    ),
    "a rate that the optimizer is given turn by turn": _LINE
    + """opt = torch.optim.SGD([w], lr=0.0)
for k in range(6):
    opt.param_groups[0]['lr'] = 0.0 if k < 20 else 0.1
    loss = ((X @ w - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
    "groups that are updated with a rate": _LINE
    + """opt = torch.optim.SGD([w], lr=0.0)
for k in range(6):
    for group in opt.param_groups:
        group.update(lr=k // 10)
    loss = ((X @ w - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
    "a softmax over samples before cross entropy over classes": _DATA
    + """net = nn.Linear(3, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for k in range(4):
    loss = nn.functional.cross_entropy(torch.softmax(net(X), 0), torch.arange(10) % 3)
    opt.zero_grad(); loss.backward(); opt.step()
""",
    "optimizers of one step each that are kept": _ONE_STEP.format(rule="Adam"),
    "plain optimizers of one step each that are kept": _ONE_STEP.format(rule="SGD"),
    "a step by the sign alone": """w = 10.0
for i in range(8):
    loss = (w - 1) ** 2
    g = 2 * (w - 1)
    s = 1 if g > 0 else -1
    w -= 0.5 * s
""",
    "a constant speed, and twice the way": """x, dt = 1.0, 0.1
for i in range(8):
    speed = 1.5
    both = 3.0 * x
    x -= dt * speed
""",
}
"""Loops in which nothing is wrong."""

ADVISED: Final = {
    "what grows as it does": (
        """import torch
hare = torch.tensor(10.0, requires_grad=True)
for year in range(6):
    growth = hare ** 2 / 2
    growth.backward()
    hare.data += 0.1 * hare.grad
    hare.grad = None
""",
        "If growth is to fall, subtract the gradient times the learning rate.",
    ),
    "what grows by hand": (
        """hares = 10.0
for year in range(6):
    births = hares ** 2
    gain = 2 * hares
    hares += 0.05 * gain
""",
        "If births is to fall, subtract the gradient times the learning rate.",
    ),
    "the delta rule": (
        """w, target = 0.2, 3.0
for k in range(6):
    y = 1.5 * w
    loss = (y - target) ** 2
    delta = (y - target) * 1.5
    w -= 0.1 * delta
""",
        "This moves w as the whole derivative does with half the learning rate, which may be "
        "meant, as in the delta rule; delta times 2 is the derivative.",
    ),
    "a head of random numbers": (
        _DATA
        + """body = nn.Linear(3, 4)
head = nn.Parameter(torch.randn(4, 1))
opt = torch.optim.SGD(body.parameters(), lr=0.1)
for k in range(6):
    loss = ((body(X) @ head - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        "If head is to learn, give it to the optimizer, too; if not, it needs no requires_grad.",
    ),
    "another head of random numbers in each turn": (
        _DATA
        + """body = nn.Linear(3, 4)
opt = torch.optim.SGD(body.parameters(), lr=0.1)
for k in range(6):
    h = body(X)
    loss = ((h.sum(1, keepdim=True) - Y) ** 2).mean()
    loss = loss + nn.Linear(4, 1)(h).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        "If the layer is to learn, make it once, in __init__() say, and call it here.",
    ),
    "the mean probability of what is right": (
        _DATA
        + """net = nn.Linear(3, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for k in range(4):
    loss = nn.functional.nll_loss(torch.softmax(net(X), 1), torch.arange(10) % 3)
    opt.zero_grad(); loss.backward(); opt.step()
""",
        "If the cross-entropy is meant, take log_softmax() first, or use CrossEntropyLoss.",
    ),
    "a rate of 0, to see what noise does": (
        _DATA
        + """net = nn.Sequential(nn.Dropout(0.5), nn.Linear(3, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.0)
for k in range(6):
    loss = ((net(X) - Y) ** 2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
""",
        "If anything is to move, choose a learning rate above 0. In Python, 1 // 10 is 0, and 1 / "
        "10 is 0.1.",
    ),
    "gradients alone, with an optimizer": (
        _DATA
        + """net = nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for k in range(4):
    opt.zero_grad()
    ((net(X) - Y) ** 2).mean().backward()
""",
        "If net.weight is to learn, call opt.step() behind backward(); if only its gradients are "
        "wanted, there is no need of an optimizer.",
    ),
    "where a step would lead": (
        """import torch
w = torch.tensor(1.0, requires_grad=True)
for k in range(4):
    ((w - 3) ** 2).backward()
    there = w.data - 0.1 * w.grad
    w.grad = None
""",
        "If w is to move, change it in place, under torch.no_grad(): w -= …",
    ),
    "where a step by hand would lead": (
        """w = 1.0
for k in range(4):
    loss = (w - 3) ** 2
    g = 2 * (w - 3)
    there = w - 0.1 * g
""",
        "If w is to move, give it the new value: w = w - 0.1 * g",
    ),
}
"""Loops that may be right or wrong, and what is advised, in case that it is not meant."""
