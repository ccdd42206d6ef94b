"""Way 3 with a scheduler, which halves the learning rate after each step."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one descent step."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
    while True:
        E = (θ * x - y) ** 2
        optimizer.zero_grad()
        E.backward()
        optimizer.step()
        scheduler.step()  # after optimizer.step()
        yield E, θ.grad, θ  # hand over this step
