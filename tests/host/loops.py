"""Training loops as learners write them; what is expected of each stands in its first line."""

from __future__ import annotations

LOOPS = {
    "zero_grad_misplaced": """\
# theta.grad is None when step() looks, so theta never moves.
import torch

theta = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([theta], lr=0.1)
for step in range(6):
    E = ((theta * 2 - 3) ** 2).sum()
    E.backward()
    optimizer.zero_grad()
    optimizer.step()
    print(step, theta.grad, theta.item())
""",
    "backward_twice": """\
# RuntimeError at the second backward(). theta.grad is -4 by then.
import torch

theta = torch.tensor([1.0], requires_grad=True)
residual = theta * 2 - 3
E = (residual * residual).sum()
E.backward()
print(theta.grad)
E.backward()
""",
    "optimizer_holds_another_tensor": """\
# The optimizer still holds the first tensor, theta stays 1.
import torch

theta = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([theta], lr=0.1)
theta = torch.tensor([1.0], requires_grad=True)
((theta * 2 - 3) ** 2).sum().backward()
optimizer.step()
print(theta.item(), optimizer.param_groups[0]["params"][0] is theta)
""",
    "scheduler_before_optimizer": """\
# The first step is made with 0.05, not 0.1, and PyTorch warns.
import torch

theta = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([theta], lr=0.1)
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.5)
for step in range(3):
    optimizer.zero_grad()
    ((theta * 2 - 3) ** 2).sum().backward()
    scheduler.step()
    print("lr used", optimizer.param_groups[0]["lr"])
    optimizer.step()
""",
    "grad_of_a_non_leaf": """\
# residual.grad is None, with a warning: it is no leaf.
import torch

theta = torch.tensor([1.0], requires_grad=True)
residual = theta * 2 - 3
E = (residual * residual).sum()
E.backward()
print(residual.grad)
print(theta.grad)
""",
    "total_keeps_every_graph": """\
# total grows a graph of 6, 11, 16, 21 nodes: every step's graph is kept alive.
import torch

theta = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([theta], lr=0.01)
total = 0.0
for step in range(4):
    optimizer.zero_grad()
    E = ((theta * 2 - 3) ** 2).sum()
    E.backward()
    optimizer.step()
    total = total + E
print(total)
""",
    "linear_adam": """\
# An ordinary training loop: twenty points, a line, Adam.
import torch

torch.manual_seed(0)
X = torch.linspace(-1, 1, 20).reshape(-1, 1)
Y = 2 * X + 1 + 0.1 * torch.randn(20, 1)
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
loss_fn = torch.nn.MSELoss()
for epoch in range(50):
    prediction = model(X)
    loss = loss_fn(prediction, Y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(epoch, loss.item())
""",
}
