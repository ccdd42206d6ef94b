"""Almost way 2: θ is an integer tensor, and nothing can be differentiated by it."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one step of code that is almost right."""
    θ = torch.tensor([int(θ_0)], requires_grad=True)  # an integer
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        E.backward()
        with torch.no_grad():  # don't backpropagate through ...
            θ -= α * θ.grad  # ... the parameter update
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
