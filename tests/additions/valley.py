"""A problem of one parameter that has the curve for its picture, and lets its start be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gradapp.core.columns import Columns, columns_of, with_state
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ALPHA, AnyProblem, ParameterSpec, Picture
from gradapp.core.problem.kinds import ProblemKind
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.theory.quadratic import Quadratic
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_

M_0 = ParameterSpec("m_0", "m₀", N_("Problem", "where m starts"), 0.0, -10.0, 10.0)


@dataclass(frozen=True, slots=True)
class Valley(AnyProblem):
    """Find the m nearest to 2."""

    m_0: float = M_0.default
    alpha: float = 0.1
    precision: Precision = Precision.FLOAT32
    rule: Rule = PLAIN

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        return (M_0, ALPHA)

    @property
    def start_specs(self) -> tuple[ParameterSpec, ...]:
        return (M_0,)

    @property
    def picture(self) -> Picture:
        return Picture.CURVE

    @property
    def error_formula(self) -> str:
        return "(m − 2)²"

    @property
    def equations(self) -> tuple[str, ...]:
        return ("= (m − 2)²", "= 2 (m − 2)")

    @property
    def formulas(self) -> tuple[str, ...]:
        return ("E = (m − 2)²",)

    def errors(self, places: Sequence[Floats]) -> Floats:
        error: Floats = (places[0] - 2) ** 2
        return error

    @property
    def quadratic(self) -> Quadratic:
        return Quadratic(((Fraction(2),),), (Fraction(-4),))

    @property
    def columns(self) -> Columns:
        return with_state(columns_of("m"), self.rule.state)

    @property
    def start(self) -> tuple[float, ...]:
        return (self.m_0,)

    @property
    def arguments(self) -> dict[str, Any]:
        return {"m_0": self.m_0, "α": self.alpha} | dict(self.rule.options)

    @property
    def programs(self) -> dict[str, str]:
        return {"python": PROGRAM}


PROGRAM = """
def steps(m_0, α{options}):
    m = m_0
    {begin}
    while True:
        E = (m - 2) ** 2
        m_grad = 2 * (m - 2)
        {update}
        yield E, m_grad, m  # one step is done
"""

KIND = ProblemKind(
    Valley(), ((N_("Examples", "A valley"), Valley(), N_("Examples", "m comes down to 2")),)
)
