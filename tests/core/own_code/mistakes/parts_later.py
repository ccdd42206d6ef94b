"""Loops whose optimizer has not all of the model, and right ones that look alike."""

from __future__ import annotations

from typing import Final

_DATA: Final = """import torch
torch.manual_seed(1)
X = torch.randn(8, 3)
Y = X.sum(1, keepdim=True)
"""

MISTAKEN: Final = {
    "a copy of the model that a function has made": (
        _DATA
        + """
import copy
def make():
    model = torch.nn.Linear(3, 1)
    return model, torch.optim.SGD(model.parameters(), lr=0.1)
model, opt = make()
model = copy.deepcopy(model)
for _ in range(3):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        16,
        "step() in line 16 moves nothing: backward() finds a gradient for "
        "model.weight, but the optimizer holds the tensor of line 8, which was called "
        "so, too.",
    ),
    "a layer that is put in behind the optimizer": (
        _DATA
        + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        8,
        "backward() in line 12 has found a gradient for model.2.weight 4 times, and "
        "nothing has moved model.2.weight: line 8 put it into model, whose parameters "
        "the optimizer of line 7 had been given before.",
    ),
    "weights that are parted behind the optimizer": (
        _DATA
        + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
torch.nn.utils.parametrizations.weight_norm(model)
for _ in range(3):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        8,
        "backward() in line 12 has found a gradient for "
        "model.parametrizations.weight.original0 3 times, and nothing has moved "
        "model.parametrizations.weight.original0: line 8 put it into model, whose "
        "parameters the optimizer of line 7 had been given before.",
    ),
    "a head that an object is given later": (
        _DATA
        + """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.body = torch.nn.Linear(3, 4)
    def forward(self, x):
        return self.head(torch.relu(self.body(x)))
model = Net()
opt = torch.optim.Adam(model.parameters())
model.head = torch.nn.Linear(4, 1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        14,
        "backward() in line 18 has found a gradient for model.head.weight 4 times, and "
        "nothing has moved model.head.weight: line 14 put it into model, whose "
        "parameters the optimizer of line 13 had been given before.",
    ),
    "a layer registered by its name": (
        _DATA
        + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.register_module('last', torch.nn.Linear(4, 1))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        8,
        "backward() in line 12 has found a gradient for model.last.weight 4 times, and "
        "nothing has moved model.last.weight: line 8 put it into model, whose "
        "parameters the optimizer of line 7 had been given before.",
    ),
}
"""What is wrong, its line, and what is said of it."""

RIGHT: Final = {
    "put in before": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4))
model.append(torch.nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "put in and given to the optimizer": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
opt.add_param_group({'params': model[2].parameters()})
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "put in later, given to it later": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
for k in range(6):
    if k == 4: opt.add_param_group({'params': model[2].parameters()})
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "put in with an optimizer of its own": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
new = torch.optim.SGD(model[2].parameters(), lr=0.1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    new.step(); new.zero_grad()
""",
    "put in and moved by hand": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for p in model[2].parameters(): p -= 0.1 * p.grad
    model[2].zero_grad()
""",
    "put in without gradients": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1).requires_grad_(False))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "an optimizer of the head alone": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Linear(4, 1))
opt = torch.optim.SGD(model[1].parameters(), lr=0.1)
model.insert(1, torch.nn.Linear(4, 4))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "put in and looked at": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(*[p.grad.norm().item() for p in model.parameters() if p.grad is not None])
""",
    "put in and looked at by name": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(model[2].weight.grad)
""",
    "two optimizers, the second of all": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(torch.nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "a layer taken out": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Linear(4, 4), torch.nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
del model[1]
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "an identity for the head": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 1), torch.nn.Linear(1, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model[1] = torch.nn.Identity()
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "put in too late to be of use": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh())
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(4):
    loss = model(X).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
model.append(torch.nn.Linear(4, 1))
print(model(X).mean().item())
""",
    "a model that is frozen and gets a new head": _DATA
    + """
model = torch.nn.Sequential(torch.nn.Linear(3, 4))
model.requires_grad_(False)
model.append(torch.nn.Linear(4, 1))
opt = torch.optim.SGD(model[1].parameters(), lr=0.1)
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
    "another type behind the optimizer": _DATA
    + """
model = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model.double()
X, Y = X.double(), Y.double()
for _ in range(4):
    loss = ((model(X) - Y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
}
"""Loops of the same look in which nothing is wrong."""
