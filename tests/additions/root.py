"""A problem of one parameter that is not the notebook's: the root of a number, by (θ² − y)²."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gradapp.core.columns import Columns, columns_of, with_state
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ALPHA, AnyProblem, ParameterSpec
from gradapp.core.problem.kinds import ProblemKind
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.trajectory import Floats
from gradapp.core.words import N_


@dataclass(frozen=True, slots=True)
class Root(AnyProblem):
    """Find the θ whose square is y."""

    alpha: float = 0.02
    precision: Precision = Precision.FLOAT32
    rule: Rule = PLAIN
    theta: float = 1.0
    y: float = 2.0

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        return (ALPHA,)

    @property
    def equations(self) -> tuple[str, ...]:
        return ("= (θ² − y)²", "= 4θ (θ² − y)")

    @property
    def formulas(self) -> tuple[str, ...]:
        return ("E = (θ² − y)²",)

    def errors(self, places: Sequence[Floats]) -> Floats:
        error: Floats = (places[0] ** 2 - self.y) ** 2
        return error

    @property
    def columns(self) -> Columns:
        return with_state(columns_of("θ"), self.rule.state)

    @property
    def start(self) -> tuple[float, ...]:
        return (self.theta,)

    @property
    def arguments(self) -> dict[str, Any]:
        return {"θ_0": self.theta, "y": self.y, "α": self.alpha}

    @property
    def programs(self) -> dict[str, str]:
        return {"python": PROGRAM}


PROGRAM = """
def steps(θ_0, y, α{options}):
    θ = θ_0
    {begin}
    while True:
        E = (θ * θ - y) ** 2
        θgrad = 4 * θ * (θ * θ - y)
        {update}
        yield E, θgrad, θ  # one step is done
"""

KIND = ProblemKind(
    Root(), ((N_("Examples", "The root of two"), Root(), N_("Examples", "θ² comes down to 2")),)
)
