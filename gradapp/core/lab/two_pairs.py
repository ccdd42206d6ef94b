"""Method 4 with two pairs, (x, y) and (−x, −y), on the same line through the origin."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (loss, dE/dθ, new θ) for ever, each turn one step of right code."""
    x = torch.tensor([[x], [-x]])
    y = torch.tensor([[y], [-y]])
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    while True:
        loss = torch.nn.MSELoss()(θ * x, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield loss, θ.grad, θ  # hand over this step
