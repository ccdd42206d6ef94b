"""Almost way 1: the gradient by hand, without its factor 2."""

from __future__ import annotations

from collections.abc import Iterator

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, θgrad, new θ) for ever, each turn one step of code that is almost right."""
    θ = θ_0
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        θgrad = x * fx_y  # without the 2
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
