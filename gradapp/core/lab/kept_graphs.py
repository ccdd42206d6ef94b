"""Almost way 3: the errors are added up as tensors, each with its graph."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) each turn, one step of code that is almost right."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    total = torch.zeros(1)
    for _ in range(1000):
        E = (θ * x - y) ** 2
        optimizer.zero_grad()
        E.backward()
        optimizer.step()
        total = total + E  # with its graph
        yield E, θ.grad, θ  # hand over this step
