"""Almost way 3: θ is made anew, while the optimizer holds what was called θ before."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one step of code that is almost right."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    θ = torch.tensor([θ_0], requires_grad=True)  # another tensor
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        optimizer.zero_grad()
        E.backward()
        optimizer.step()
        yield E, θ.grad, θ  # hand over this step
