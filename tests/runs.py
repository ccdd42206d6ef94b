"""Runs made from numbers, for panels that are shown one; and the one that differs in a bit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.trajectory import Floats


def run_with(
    steps: Floats, theta: float = 0.0, precision: Precision = Precision.FLOAT64, name: str = ""
) -> Run:
    """Return a run of these steps from `theta`, computed in `precision`."""
    made_by = METHODS[0] if precision is Precision.FLOAT64 else METHODS[1]
    return Run(Problem(theta=theta, precision=precision), made_by, steps, name=name)


def gone_on(run: Run, steps: Floats) -> Run:
    """Return the same run with these steps, too."""
    return replace(run, steps=np.hstack((run.steps, steps)))


LAST_BIT: Final = Problem(-3.0, 1.0, 2.0, 0.2, Precision.FLOAT64)
"""Where its update is rounded once, its first new θ is another than where it is rounded twice."""


def fused_here() -> bool:
    """Return whether SGD rounds once on this machine, found out by PyTorch alone."""
    import torch

    θ = torch.tensor([-3.0], dtype=torch.float64, requires_grad=True)
    ((θ - 2) * (θ - 2)).backward()
    twice = θ.detach() - 0.2 * θ.grad
    torch.optim.SGD([θ], 0.2).step()
    return bool(θ.detach() != twice)
