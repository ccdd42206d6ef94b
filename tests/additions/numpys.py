"""A way to write the notebook's step whose numbers are NumPy's: floats that print otherwise."""

from gradapp.core.methods import Method
from gradapp.core.program.text import Program

WAY = Method(
    "numpys",
    "NumPy",
    "NumPy",
    ("E", "θgrad", "θ"),
    uses_torch=False,
    given_program=Program("""
import numpy as np


def steps(θ_0, x, y, α):
    θ = np.float64(θ_0)
    while True:
        fx_y = θ * x - y
        E = np.square(fx_y)
        θgrad = 2 * x * fx_y
        θ -= α * θgrad
        yield E, θgrad, θ  # hand over this step
"""),
)
