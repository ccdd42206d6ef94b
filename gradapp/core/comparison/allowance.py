"""How far rounding alone can take right code from the exact result, step by step.

Writing the step in one way or another changes which operations round. Whoever wants to tell such a
difference from a fault must know how large it can be. It is bounded here, for the four ways alike.

The model is that of Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM 2002,
(2.4) and (2.8): what is computed for a op b is (a op b)(1 + δ) + η, |δ| ≤ u, |η| at most the
smallest positive number of the format, and 0 for sums. By his Lemma 3.1, a product of n factors
1 + δ is 1 + ε with |ε| ≤ nu/(1 − nu). Let θ be what exact arithmetic has before a step, f = θx − y,
and let ^ mark what a way has; x, y, α and θ₀ are rounded once where the way takes them over.

- Let |θ^ − θ| ≤ d. The residual has x^, a product and a difference in it: it differs from θ^x − y
  by at most λ = 4u(|θ^x| + |y|) + η(|θ^| + 2), and so |f^ − f| ≤ r = |x|d + λ.
- E^ = f^·f^, or a mean of such squares: |E^ − E| ≤ r(|f^| + |f|) + 4u f^² + η.
- dE/dθ is 2x^f^, with two roundings: it differs from 2xf by at most
  2|x|(r + 4u|f^|) + 2η(|f^| + 1).
- An exact step takes θ^ − θ to (1 − 2αx²)(θ^ − θ). What is added to it comes from λ, from the
  roundings of 2x^f^, of α^ and of their product, and from that of the difference (a fused
  multiply-add leaves one out): with m = |2αxf^| it is at most
  2|αx|λ + 10u·m + 2u|θ^| + η(2|xf^| + 2|α|(|f^| + 1) + 2). Together that is the next d.

What is computed without torch in float64 serves as θ and f; it obeys the same bounds, so |θ^| is at
most |θ| + 2d, and |f^| at most |f| + 2r.

`proof` proves as much of the four ways. Of code of the Lab it knows that a step is wrong, and not
that its numbers, and those of the steps that follow, may still be as near to right ones as rounding
takes these: of 35,318 numbers that differed, 998 were. It also has the first window load SymPy,
which takes 0.2 s.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np

from gradapp.core.comparison.proved import Proofs, Proved
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run

_OWN: Final = 1 + 2.0**-40
"""Makes up for the roundings in computing the bounds themselves."""


class Allowance:
    """Goes through the steps of several ways on the notebook's problem, block after block."""

    def __init__(self, problem: Problem, precision: Precision) -> None:
        """Know of no step yet of runs of `problem`, of which `precision` is the coarsest format."""
        self._bounds = allowances(problem, precision)

    def proved(self, runs: Sequence[Run], first: int, last: int) -> Proofs:
        """Return whether all are so near to each other as right code is, a row for each column."""
        bounds = np.array([*islice(self._bounds, last - first + 1)])
        compared = [run.compared(first, last) for run in runs]
        with np.errstate(over="ignore"):
            apart = np.fmax.reduce(compared) - np.fmin.reduce(compared)
            is_far = apart > 2 * bounds.T
        return np.where(is_far, Proved.NO, Proved.YES).astype(np.int8)


def allowances(problem: Problem, precision: Precision) -> Iterator[tuple[float, float, float]]:
    """Yield, step by step, how far E, dE/dθ and the new θ of right code can be from the exact ones.

    Two ways that are right lie at most twice that apart. Infinite where even way 1 would have
    diverged.

    Args:
        problem: what is solved.
        precision: the coarsest format that is computed in.
    """
    u, η = precision.unit, precision.smallest
    θ, x, y, α = problem.theta, problem.x, problem.y, problem.alpha
    d = 0.0 if precision is Precision.FLOAT64 else u * abs(θ) + η
    pull = 2 * abs(α * x)
    contraction = abs(1 - 2 * α * x * x) + 2.0**-50 * (1 + pull * abs(x))
    while True:
        fx_y = θ * x - y
        θ_most = abs(θ) + 2 * d
        λ = 4 * u * (θ_most * abs(x) + abs(y)) + η * (θ_most + 2)
        r = abs(x) * d + λ
        f_most = abs(fx_y) + 2 * r
        error = r * (2 * abs(fx_y) + 3 * r) + 4 * u * f_most * f_most + η
        gradient = 2 * abs(x) * (r + 4 * u * f_most) + 2 * η * (f_most + 1)
        added = pull * (λ + 10 * u * f_most) + 2 * u * θ_most
        underflow = η * (2 * abs(x) * f_most + 2 * abs(α) * (f_most + 1) + 2)
        d = contraction * d + added + underflow
        θ -= α * (2 * x * fx_y)
        yield _bound(error), _bound(gradient), _bound(d)


def _bound(value: float) -> float:
    return math.inf if math.isnan(value) else value * _OWN
