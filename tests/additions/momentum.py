"""A rule that the package has not: gradient descent with momentum, and one way to write it."""

from gradapp.core.methods import Method
from gradapp.core.program.text import Program
from gradapp.core.rules import Rule

RULE = Rule(
    "momentum",
    "gradient descent with momentum",
    (("v", "← μv + dE/dθ"), ("θ", "← θ − αv")),
    state=("v",),
    options=(("μ", 0.9),),
)

WAY = Method(
    "momentum",
    "1  Without PyTorch, momentum",
    "Python",
    ("E", "θgrad", "θ"),
    uses_torch=False,
    remembers=True,
    solves=RULE.id,
    written=Program("""
def steps(θ_0, x, y, α, μ):
    θ, v = θ_0, 0.0
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        θgrad = 2 * x * fx_y
        v = μ * v + θgrad  # the velocity remembers earlier gradients
        θ -= α * v
        yield E, θgrad, θ  # hand over this step
"""),
)
