"""Almost method 3: the gradients of two half batches add up, and are meant to be averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from gradapp.core.methods import Step


def steps(θ_0: float, xs: Sequence[float], ys: Sequence[float], α: float) -> Iterator[Step]:
    """Yield (E, θ.grad, new θ) for ever, each turn one step of code that is almost right."""
    x, y = torch.tensor(xs), torch.tensor(ys)
    θ = torch.tensor([θ_0], requires_grad=True)  # initial gradient = None
    optimizer = torch.optim.SGD([θ], α)
    while True:
        optimizer.zero_grad()
        fx_y = θ * x[:1] - y[:1]  # one half of the batch
        E = (fx_y * fx_y).mean()
        E.backward()
        fx_y = θ * x[1:] - y[1:]  # the other half
        E = (fx_y * fx_y).mean()
        E.backward()
        optimizer.step()
        yield E, θ.grad, θ  # hand over this step
