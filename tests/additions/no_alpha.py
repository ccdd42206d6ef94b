"""An entry that the Lab has not: the learning rate forgotten in the update."""

from gradapp.core.lab.entry import Entry
from gradapp.core.methods import LabMethod
from gradapp.core.program.text import Program
from gradapp.core.words import N_

NAME = N_("Lab", "Learning rate forgotten")

ENTRY = Entry(
    NAME,
    LabMethod(
        "no_alpha",
        N_("Lab", "Lab {number}: {name}").filled(number=17, name=NAME),
        N_("Lab", "Lab {number}").filled(number=17),
        ("E", "θ.grad", "θ"),
        uses_torch=True,
        right="autograd",
        given_program=Program("""
import torch


def steps(θ_0, x, y, α):
    θ = torch.tensor([θ_0], requires_grad=True)
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        E.backward()
        with torch.no_grad():
            θ -= θ.grad
        yield E, θ.grad, θ  # hand over this step
        θ.grad = None
"""),
    ),
    wrong=N_("Lab", "The update is θ -= θ.grad, without α."),
    answers=(
        N_("Lab", "θ arrives at θ*, only sooner"),
        N_("Lab", "θ goes past θ*, farther each time"),
        N_("Lab", "PyTorch raises an exception"),
    ),
    happens=1,
    steps=3,
    why=N_("Lab", "Without α, a step is as long as the gradient, which grows with the distance."),
    report=N_("Lab", "After step 3, θ {here_theta_3}; way 2 has θ {right_theta_3}."),
)
