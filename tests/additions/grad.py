"""A fifth way to write the notebook's step: torch.autograd.grad, which fills no .grad."""

from gradapp.core.methods import Method
from gradapp.core.program.text import Program

WAY = Method(
    "grad",
    "torch.autograd.grad",
    "grad",
    ("E", "θgrad", "θ"),
    uses_torch=True,
    given_program=Program("""
import torch


def steps(θ_0, x, y, α):
    x = torch.tensor([x])
    y = torch.tensor([y])
    θ = torch.tensor([θ_0], requires_grad=True)
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        (θgrad,) = torch.autograd.grad(E, θ)
        with torch.no_grad():
            θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""),
)
