"""Worked examples that others have published: gradapp computes what they print.

Where a problem does not fit f(x) = θx with one pair and plain descent, its test is skipped and says
what it waits for; the numbers are here all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gradapp.core.descent import Descent
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem


@dataclass(frozen=True)
class Published:
    """A table of printed numbers.

    Attributes:
        source: where they are printed.
        problem: what they solve; None where that can't be asked of gradapp yet.
        gradients: dE/dθ of the first steps, as printed; empty where they are not.
        thetas: θ after each of the first steps, as printed.
        waits_for: what gradapp lacks for it.
    """

    source: str
    problem: Problem | None
    gradients: str = ""
    thetas: str = ""
    waits_for: str = ""


TABLES = {
    "the notebook": Published(
        "the page that gradapp grew from, its one step printed by each of its four ways",
        Problem(1.0, 2.0, 3.0, 0.1, Precision.FLOAT32),
        gradients="-4.",
        thetas="1.4000",
    ),
    "x² in thirty steps": Published(
        "J. Brownlee, machinelearningmastery.com, 2021: gradient descent on x², from seed 4",
        Problem(0.9340596780273533, 1.0, 0.0, 0.1, Precision.FLOAT64),
        thetas="0.74724774 0.59779819 0.47823856 0.38259084 0.30607268 0.24485814 0.19588651 "
        "0.15670921 0.12536737 0.10029389 0.08023512 0.06418809 0.05135047 0.04108038 0.0328643 "
        "0.02629144 0.02103315 0.01682652 0.01346122 0.01076897 0.00861518 0.00689214 0.00551372 "
        "0.00441097 0.00352878 0.00282302 0.00225842 0.00180673 0.00144539 0.00115631",
    ),
    "torch.optim.SGD's own": Published(
        "PyTorch 2.13, torch.optim.SGD on the notebook's problem",
        Problem(1.0, 2.0, 3.0, 0.1, Precision.FLOAT64),
        thetas="1.4",
    ),
    "x² with momentum": Published(
        "J. Brownlee, machinelearningmastery.com, 2021: momentum 0.3 on x²",
        None,
        thetas="0.74724774 0.54175461 0.37175575 0.24640494 0.15951871 0.1015491",
        waits_for="momentum",
    ),
    "x² + y² by Adagrad": Published(
        "J. Brownlee, machinelearningmastery.com, 2021: Adagrad on x² + y²",
        None,
        waits_for="two parameters, and Adagrad",
    ),
    "(x − 4)² with momentum": Published(
        "University of Saida: momentum 0.9 on (x − 4)² by hand",
        None,
        gradients="12 7.2 0 -6.48",
        waits_for="momentum",
    ),
    "θ² by Adam": Published(
        "MATH 3850, Adam deep-dive: θ² from 5, three steps with every intermediate",
        None,
        waits_for="Adam",
    ),
    "velocity": Published(
        "The Little Learner, malt: test-G-velocity, 70 revisions with velocity 0.9",
        None,
        waits_for="momentum",
    ),
    "a line, one sample a step": Published(
        "J. Brownlee, Linear Regression Tutorial Using Gradient Descent",
        None,
        waits_for="two parameters, and one sample of several a step",
    ),
    "an intercept, three people": Published(
        "StatQuest, Gradient Descent, Step-by-Step",
        None,
        gradients="-5.7 -2.3",
        waits_for="several samples, and the sum of their errors",
    ),
    "two coupled parameters": Published(
        "2x² + 2y² + 2xy − 6x by hand, two steps",
        None,
        waits_for="two parameters",
    ),
}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
@pytest.mark.parametrize("name", TABLES)
def test_a_published_table_is_what_gradapp_computes(name: str, method: Method) -> None:
    table = TABLES[name]
    if table.problem is None:
        pytest.skip(f"waits for {table.waits_for}")
    gradients, thetas = table.gradients.split(), table.thetas.split()
    made = Descent(table.problem, method).advance(max(len(gradients), len(thetas)))
    for printed, computed in zip(gradients, made[3], strict=False):
        assert as_printed(computed, printed), f"dE/dθ {computed}, printed as {printed}"
    for printed, computed in zip(thetas, made[4], strict=False):
        assert as_printed(computed, printed), f"θ {computed}, printed as {printed}"


def as_printed(computed: float, printed: str) -> bool:
    """Whether the number, rounded to as many decimals as were printed, is what was printed."""
    decimals = len(printed.partition(".")[2])
    return abs(computed - float(printed)) <= 0.5000001 * 10.0**-decimals
