"""Runs made from numbers, for panels that are shown one."""

from __future__ import annotations

from dataclasses import replace

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
