"""The step without PyTorch: the gradient and the update by hand."""

from __future__ import annotations

from collections.abc import Iterator

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, dE/dθ, new θ) for ever, each turn one descent step."""
    θ = θ_0
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        θgrad = 2 * x * fx_y
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
