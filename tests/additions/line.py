"""A problem of two parameters that the package has not, w·x + b over samples, and a way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradapp.core.columns import Columns, Holds, columns_of, with_state
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text, joined, operand
from gradapp.core.numbers.written import Number
from gradapp.core.problem import ALPHA, AnyProblem, ParameterSpec
from gradapp.core.problem.kinds import ProblemKind
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.theory.quadratic import Quadratic
from gradapp.core.trajectory import Floats, StepValues
from gradapp.core.words import N_

W_0 = ParameterSpec("w_0", "w₀", N_("Problem", "where w starts"), 0.0, -10.0, 10.0)
B_0 = ParameterSpec("b_0", "b₀", N_("Problem", "where b starts"), 0.0, -10.0, 10.0)


@dataclass(frozen=True, slots=True)
class Line(AnyProblem):
    """Fit w·x + b to samples under the mean of the squares."""

    alpha: float = 0.1
    precision: Precision = Precision.FLOAT32
    rule: Rule = PLAIN
    w_0: float = 0.0
    b_0: float = 0.0
    samples: tuple[tuple[float, float], ...] = ((0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (3.0, 6.5))

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        return (*self.start_specs, ALPHA)

    @property
    def start_specs(self) -> tuple[ParameterSpec, ...]:
        return (W_0, B_0)

    @property
    def equations(self) -> tuple[str, ...]:
        return ("= 1/n Σ (wx + b − y)²", "= 2/n Σ x (wx + b − y)", "= 2/n Σ (wx + b − y)")

    def put_in(self, values: StepValues, precision: Precision) -> tuple[Text, ...]:
        w, b = values.that_hold(Holds.BEFORE)
        x, r = (
            [operand(Number(precision.rounded(each), precision)) for each in numbers]
            for numbers in zip(*((x, w * x + b - y) for x, y in self.samples), strict=True)
        )
        n = len(self.samples)
        squares = joined(" + ", [Text(each, "²") for each in r])
        products = joined(" + ", [Text(*each) for each in zip(x, "·" * n, r, strict=True)])
        return (
            Text(f"1/{n} (", squares, ")"),
            Text(f"2/{n} (", products, ")"),
            Text(f"2/{n} (", joined(" + ", r), ")"),
        )

    @property
    def formulas(self) -> tuple[str, ...]:
        return ("f(x) = wx + b", "E = 1/n Σ (f(x) − y)²")

    def errors(self, places: Sequence[Floats]) -> Floats:
        w, b = places
        mean: Floats = np.mean([(w * x + b - y) ** 2 for x, y in self.samples], axis=0)
        return mean

    @property
    def quadratic(self) -> Quadratic:
        of = [(Fraction(repr(x)), Fraction(repr(y))) for x, y in self.samples]
        products = ((x * x, x, y, x * y) for x, y in of)
        xx, x, y, xy = (2 * sum(each) / len(of) for each in zip(*products, strict=True))
        return Quadratic(((xx, x), (x, Fraction(2))), (-xy, -y))

    @property
    def columns(self) -> Columns:
        return with_state(columns_of("w", "b"), self.rule.state)

    @property
    def start(self) -> tuple[float, ...]:
        return (self.w_0, self.b_0)

    @property
    def arguments(self) -> dict[str, Any]:
        return {"w_0": self.w_0, "b_0": self.b_0, "samples": self.samples, "α": self.alpha}

    @property
    def programs(self) -> dict[str, str]:
        return {"python": PROGRAM}


PROGRAM = """
def steps(w_0, b_0, samples, α{options}):
    w, b = w_0, b_0
    {begin}
    while True:
        fx_y = [w * x + b - y for x, y in samples]
        E = sum(r * r for r in fx_y) / len(samples)
        w_grad = sum(2 * r * x for r, (x, y) in zip(fx_y, samples)) / len(samples)
        b_grad = sum(2 * r for r in fx_y) / len(samples)
        {update}
        yield E, (w_grad, b_grad), (w, b)  # one step is done
"""

KIND = ProblemKind(
    Line(),
    (
        (
            N_("Examples", "Four points and a line"),
            Line(alpha=0.05),
            N_("Examples", "w and b find the line together"),
        ),
    ),
)
