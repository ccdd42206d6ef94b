"""The notebook's problem: f(x) = θx, one pair of numbers, and the four of it a person changes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from gradapp.core.columns import THETA, Columns, Holds, with_state
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ALPHA, AnyProblem, ParameterSpec, Picture
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.words import N_
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.numbers.text import Text
    from gradapp.core.problem.fit import Fit
    from gradapp.core.theory import Analysis
    from gradapp.core.theory.quadratic import Quadratic
    from gradapp.core.trajectory import Floats, StepValues

PARAMETERS: Final = (
    ParameterSpec("theta", "θ₀", N_("Problem", "where the descent starts"), 1.0, term="parameter"),
    ParameterSpec("x", "x", N_("Problem", "the input of the model"), 2.0, term="model"),
    ParameterSpec(
        "y", "y", N_("Problem", "the output that the model should predict"), 3.0, term="residual"
    ),
    ALPHA,
)


@dataclass(frozen=True, slots=True)
class Problem(AnyProblem):
    """Fit f(x) = θx to one pair (x, y) under E = (f(x) − y)², from θ₀ with learning rate α.

    That is the notebook's.

    Attributes:
        theta: θ₀, where θ starts.
        x: the input of the one sample.
        y: what f(x) should be.
        alpha: the learning rate α.
        precision: the format of the tensors, `float32` or `float64`.
        rule: how a gradient becomes an update, as `rule(…)` returns one.

    Raises:
        ProblemError: a number is not finite or beyond ±10¹², or the rule is none.
    """

    theta: float = PARAMETERS[0].default
    x: float = PARAMETERS[1].default
    y: float = PARAMETERS[2].default
    alpha: float = ALPHA.default
    precision: Precision = Precision.FLOAT32
    rule: Rule = PLAIN

    @property
    def arguments(self) -> dict[str, Any]:
        """What a program is given beside the options of its rule, by the names it has for it."""
        return {"θ_0": self.theta, "x": self.x, "y": self.y, "α": self.alpha}

    @property
    def described(self) -> dict[str, Any]:
        """What is needed to run it again; the notebook's rule goes unsaid."""
        own = {name: getattr(self, name) for name in FIELD_NAMES}
        return own if self.rule == PLAIN else own | self._described_rule

    @property
    def specs(self) -> tuple[ParameterSpec, ...]:
        """What a person can change about it."""
        return PARAMETERS

    @property
    def start_specs(self) -> tuple[ParameterSpec, ...]:
        """That of θ₀."""
        return PARAMETERS[:1]

    @property
    def picture(self) -> Picture:
        """The parabola."""
        return Picture.CURVE

    @property
    def equations(self) -> tuple[str, ...]:
        """The right sides of the equations of the error and of the gradient."""
        return ("= (f(x) − y)²", "= 2x (f(x) − y)")

    def put_in(self, values: StepValues, precision: Precision) -> tuple[Text, ...]:
        """Return the same with the numbers of a step."""
        from gradapp.core.numbers.text import Text, operand  # here, since it imports NumPy
        from gradapp.core.numbers.written import Number

        fx = Number(values.fx, precision)
        x, y = (operand(Number(precision.rounded(each), precision)) for each in (self.x, self.y))
        residual = Text("(", fx, " − ", y, ")")
        return Text(residual, "²"), Text("2·", x, " ", residual)

    def computed_again(self, values: StepValues, precision: Precision) -> dict[Holds, float]:
        """Return E and the gradient of what a step predicts."""
        import numpy as np

        kind = np.dtype(precision.value).type
        with np.errstate(all="ignore"):
            residual = kind(values.fx) - kind(self.y)
            error, gradient = residual * residual, kind(2) * kind(self.x) * residual
        return {Holds.ERROR: float(error), Holds.GRADIENT: float(gradient)}

    @property
    def formulas(self) -> tuple[str, ...]:
        """What is computed, in short."""
        return ("f(x) = θx", f"{ERROR} = (f(x) − y)²")

    def errors(self, places: Sequence[Floats]) -> Floats:
        """Return E = (θx − y)² at places."""
        residual = places[0] * self.x - self.y
        return residual * residual

    def errors_in(self, places: Sequence[Floats], exponent: int) -> Floats:
        """Return E / 10^exponent at places: divided before it is squared, for θ beyond 10¹⁵⁴."""
        half = exponent // 2
        residual = (places[0] * self.x - self.y) / 10.0**half
        divided: Floats = residual * residual / 10.0 ** (exponent - 2 * half)
        return divided

    @property
    def error_formula(self) -> str:
        """The error in θ, x and y."""
        return "(θx − y)²"

    @property
    def quadratic(self) -> Quadratic:
        """The error."""
        from fractions import Fraction

        from gradapp.core.theory.quadratic import Quadratic  # here, since it imports NumPy

        x, y = Fraction(repr(self.x)), Fraction(repr(self.y))
        return Quadratic(((2 * x * x,),), (-2 * x * y,))

    @property
    def analysis(self) -> Analysis:
        """What is known of plain descent, in x and y."""
        from gradapp.core.theory import analyse

        return analyse(self.x, self.y, self.alpha)

    @property
    def minimum(self) -> tuple[float, ...] | None:
        """θ*, as theory says it."""
        minimum = self.analysis.minimum
        return None if minimum is None else (minimum,)

    @property
    def as_fit(self) -> Fit:
        """The same as a formula and one sample."""
        from gradapp.core.problem.data import Data
        from gradapp.core.problem.fit import MODEL, Fit

        return Fit(
            MODEL,
            Data(("x",), ((self.x,),), (self.y,)),
            start=self.start,
            alpha=self.alpha,
            precision=self.precision,
            rule=self.rule,
        )

    @property
    def columns(self) -> Columns:
        """What each step of a run has."""
        return with_state(THETA, self.rule.state)

    @property
    def start(self) -> tuple[float, ...]:
        """The parameters before the first step."""
        return (self.theta,)

    def predicted(self, parameters: Floats) -> Floats:
        """Return f(x) for each column of `parameters`, in their format."""
        fx: Floats = parameters[0] * parameters.dtype.type(self.x)
        return fx


def is_notebooks(problem: AnyProblem) -> TypeGuard[Problem]:
    """Return whether a step of `problem` is the notebook's: of its problem, and by its rule."""
    return isinstance(problem, Problem) and problem.rule == PLAIN


FIELD_NAMES: Final = tuple(each.name for each in fields(Problem) if each.name != "rule")
"""What is remembered of a problem."""


def simplest(fit: Fit) -> AnyProblem:
    """Return the notebook's problem where `fit` is the same: θx, or xθ, and one sample."""
    data, formula = fit.data, fit.model
    if data is None or formula is None or data.inputs != ("x",) or len(data) > 1:
        return fit
    match formula.tree:
        case ast.BinOp(ast.Name(first), ast.Mult(), ast.Name(second)):
            if {first, second} == {"θ", "x"}:
                (x,), (y,) = data.columns[0], data.y
                return Problem(fit.start[0], x, y, fit.alpha, fit.precision, fit.rule)
    return fit
