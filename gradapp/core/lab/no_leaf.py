"""Almost way 2: the chain rule begins with the gradient of the residual, which is no leaf."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θgrad, new θ) for ever, each turn one step of code that is almost right."""
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        E.backward()
        θgrad = x * fx_y.grad  # of no leaf
        with torch.no_grad():  # don't backpropagate through ...
            θ -= α * θgrad  # ... the parameter update
        yield E, θgrad, θ  # hand over this step
        θ.grad = None
