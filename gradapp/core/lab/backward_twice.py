"""Almost way 2: backward() is called a second time on the same error."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one step of code that is almost right."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        E.backward()
        E.backward()  # again
        with torch.no_grad():  # don't backpropagate through ...
            θ -= α * θ.grad  # ... the parameter update
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
