"""The step with torch.autograd: backward() finds the gradient, the update is by hand."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, dE/dθ, new θ) for ever, each turn one descent step."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        E.backward()
        with torch.no_grad():  # don't backpropagate through ...
            θ -= α * θ.grad  # ... the parameter update
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
