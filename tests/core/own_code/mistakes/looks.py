"""Loops that change gradients behind the step: in vain, or to look at them."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""

MISTAKEN: Final = {
    "scaled": (
        _DATA
        + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(4):
    ((X @ w - Y) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
    w.grad *= 0.5
    w.grad = None
""",
        11,
        "Line 11 changes a gradient that line 10 has used already, and line 12 clears "
        "it before it is used again: no parameter depends on that.",
    ),
    "clipped by value": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    loss = ((model(X) - 9 * Y) ** 2).sum()
    loss.backward()
    opt.step()
    torch.nn.utils.clip_grad_value_(model.parameters(), 0.1)
    print(loss.item())
""",
        13,
        "Line 13 changes a gradient that line 12 has used already, and line 9 clears "
        "it before it is used again: no parameter depends on that.",
    ),
    "printed before": (
        _DATA
        + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(4):
    ((X @ w - Y) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
    print(w.grad)
    w.grad.mul_(0.5)
    w.grad = None
""",
        12,
        "Line 12 changes a gradient that line 10 has used already, and line 13 clears "
        "it before it is used again: no parameter depends on that.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "a mean gradient that is printed behind the step": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(4):
    ((X @ w - Y) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
    w.grad /= 8
    print(w.grad)
    w.grad = None
""",
    "a gradient scaled in place, to be printed": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(4):
    ((X @ w - Y) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
    w.grad.mul_(0.125)
    print(w.grad.norm())
    w.grad.zero_()
""",
    "a norm that clipping gives, behind the step": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    loss = ((model(X) - 9 * Y) ** 2).sum()
    loss.backward()
    opt.step()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    print(norm)
""",
    "a norm that clipping prints, behind the step": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    loss = ((model(X) - 9 * Y) ** 2).sum()
    loss.backward()
    opt.step()
    print(torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item())
""",
    "directions that a function looks at": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    loss = ((model(X) - 9 * Y) ** 2).sum()
    loss.backward()
    opt.step()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    print([p.grad.tolist() for p in model.parameters()])
""",
    "all in a line behind the step": _DATA
    + """
w = torch.zeros(3, 1, requires_grad=True)
for _ in range(4):
    ((X @ w - Y) ** 2).sum().backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
    w.grad /= 8; print(w.grad.tolist())
    w.grad = None
""",
    "a function that reads gradients": _DATA
    + """
def show(net):
    for p in net.parameters():
        print(p.grad.abs().max())
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    opt.zero_grad()
    loss = ((model(X) - 9 * Y) ** 2).sum()
    loss.backward()
    opt.step()
    torch.nn.utils.clip_grad_value_(model.parameters(), 1.0)
    show(model)
""",
}
"""Loops of the same look in which nothing is wrong."""
