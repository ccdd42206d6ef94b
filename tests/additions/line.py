"""A problem of two parameters that the package has not, w·x + b over samples, and one way."""

from __future__ import annotations

from dataclasses import dataclass

from gradapp.core.columns import Columns, columns_of
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ALPHA, AnyProblem, ParameterSpec
from gradapp.core.program.text import Program
from gradapp.core.rules import Rule

RULE = Rule(
    "line",
    "gradient descent on w and b",
    (("w", "← w − α dE/dw"), ("b", "← b − α dE/db")),
)


@dataclass(frozen=True, slots=True)
class Line(AnyProblem):
    """Fit w·x + b to samples under the mean of the squares."""

    alpha: float = 0.1
    precision: Precision = Precision.FLOAT32
    rule: Rule = RULE
    w_0: float = 0.0
    b_0: float = 0.0
    samples: tuple[tuple[float, float], ...] = ((0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (3.0, 6.5))

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        return (ALPHA,)

    @property
    def equations(self) -> tuple[tuple[str, str], ...]:
        return (
            ("E", "= mean of (wx + b − y)²"),
            ("dE/dw", "= mean of 2x (wx + b − y)"),
            ("dE/db", "= mean of 2 (wx + b − y)"),
        )

    @property
    def formulas(self) -> tuple[str, ...]:
        return ("f(x) = wx + b", "E = mean of (f(x) − y)²")

    @property
    def columns(self) -> Columns:
        return columns_of("w", "b")

    @property
    def start(self) -> tuple[float, ...]:
        return (self.w_0, self.b_0)

    @property
    def arguments(self) -> dict[str, object]:
        return {"w_0": self.w_0, "b_0": self.b_0, "samples": self.samples, "α": self.alpha}


WAY = Method(
    "line",
    "1  Without PyTorch, w and b",
    "Python",
    ("E", "grad", "w, b"),
    uses_torch=False,
    solves=RULE.id,
    written=Program("""
def steps(w_0, b_0, samples, α):
    w, b = w_0, b_0
    while True:
        fx_y = [w * x + b - y for x, y in samples]
        E = sum(r * r for r in fx_y) / len(samples)
        w_grad = sum(2 * r * x for r, (x, y) in zip(fx_y, samples)) / len(samples)
        b_grad = sum(2 * r for r in fx_y) / len(samples)
        w -= α * w_grad
        b -= α * b_grad
        yield E, (w_grad, b_grad), (w, b)  # one step is done
"""),
)
