"""The step with torch.nn.MSELoss: PyTorch computes the error, too."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (loss, dE/dθ, new θ) for ever, each turn one descent step."""
    x = torch.tensor([x])
    y = torch.tensor([y])
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    while True:
        loss = torch.nn.MSELoss()(θ * x, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield loss, θ.grad, θ  # hand over this step
