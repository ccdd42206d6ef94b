"""Almost way 2: there are two samples, and backward() is called on both their errors at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, xs: Sequence[float], ys: Sequence[float], α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one step of code that is almost right."""
    x, y = torch.tensor(xs), torch.tensor(ys)
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y  # two numbers
        E.backward()
        with torch.no_grad():  # don't backpropagate through ...
            θ -= α * θ.grad  # ... the parameter update
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
