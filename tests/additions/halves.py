"""A way to write the notebook's step in two passes, each of which sends back its share."""

from gradapp.core.methods import Method
from gradapp.core.program.text import Program

WAY = Method(
    "halves",
    "two backward()",
    "halves",
    ("E", "θ.grad", "θ"),
    uses_torch=True,
    given_program=Program("""
import torch


def steps(θ_0, x, y, α):
    θ = torch.tensor([θ_0], requires_grad=True)

    def error(at):
        r = at * x - y
        return r * r

    while True:
        E = torch.zeros(1)
        for share in (0.25, 0.75):
            part = share * error(θ)
            part.backward()
            E += part.detach()
        with torch.no_grad():
            θ -= α * θ.grad
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
"""),
)
