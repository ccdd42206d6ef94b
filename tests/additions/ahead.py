"""A way whose gradient is not that of the equations: a forward difference, too long by h·x²."""

from gradapp.core.methods import Method
from gradapp.core.program.text import Program

H = 0.001

WAY = Method(
    "ahead",
    "forward difference",
    "ahead",
    ("E", "θgrad", "θ"),
    uses_torch=False,
    given_program=Program(f"""
def steps(θ_0, x, y, α):
    θ = θ_0
    h = {H}
    while True:
        E = (θ * x - y) ** 2
        θgrad = (((θ + h) * x - y) ** 2 - E) / h
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""),
)
