"""Programs that tests write themselves, and ways that run them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from textwrap import dedent, indent

from gradapp.core.methods import Method
from gradapp.core.program.listing import Listed
from gradapp.core.program.text import Program
from gradapp.core.registry import method

TENSORS = """
    θ = torch.tensor([θ_0], requires_grad=True)
    optimizer = torch.optim.SGD([θ], α)
"""


def program(body: str, parameters: str = "θ_0, x, y, α", imports: str = "import torch") -> Program:
    """Return a program whose `steps` has this body."""
    return Program(
        f"{imports}\n\n\ndef steps({parameters}):\n{indent(dedent(body).strip(), '    ')}\n"
    )


def turning(turn: str, set_up: str = TENSORS) -> Program:
    """Return a program whose loop has this turn."""
    turn = indent(dedent(turn).strip(), "    ")
    return program(f"{dedent(set_up).strip()}\nwhile True:\n{turn}")


def running(program: Program, like: str = "autograd") -> Method:
    """Return a way like one of the package that runs `program`."""
    return replace(method(like), given_program=program)


def text_of(listed: Iterable[Listed]) -> str:
    """Return what is listed as a text that runs."""
    return "".join(f"{each.text}\n" for each in listed)
