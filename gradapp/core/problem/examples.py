"""Problems worth looking at, each with what it shows."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.words import N_

EXAMPLES: Final = (
    (N_("Examples", "The notebook"), Problem()),
    (N_("Examples", "One step is enough: α = 1/(2x²)"), Problem(alpha=0.125)),
    (N_("Examples", "From both sides"), Problem(alpha=0.22)),
    (N_("Examples", "Bounces for ever: α = 1/x²"), Problem(alpha=0.25)),
    (N_("Examples", "Diverges"), Problem(alpha=0.26)),
    (N_("Examples", "Very slow"), Problem(alpha=0.001)),
    (N_("Examples", "No slope at all: x = 0"), Problem(x=0.0)),
    (N_("Examples", "Uphill: α < 0"), Problem(alpha=-0.02)),
    (N_("Examples", "Differs in the last bit"), Problem(-3.0, 1.0, 2.0, 0.2, Precision.FLOAT64)),
)
"""The notebook's problem with other numbers: names, and what they stand for."""

_FIVE: Final = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
_VALLEY: Final = Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.47)

GALLERY: Final = (
    (
        N_("Examples", "Five points and a line"),
        Fit("w*x + b", _FIVE, start={"w": 0.0, "b": 0.0}, alpha=0.05),
        N_("Examples", "w is nearly right after two steps, b takes hundreds"),
    ),
    (
        N_("Examples", "One sample per step"),
        Fit("w*x + b", _FIVE, start={"w": 0.0, "b": 0.0}, alpha=0.02, batch=1),
        N_(
            "Examples",
            "each step lowers E of one sample, and from the fifth on raises that of others: it "
            "never rests",
        ),
    ),
    (
        N_("Examples", "A long valley"),
        _VALLEY,
        N_(
            "Examples",
            "q swings from side to side while p hardly moves; Run ▸ Race the rules plays momentum "
            "beside it, which comes to rest",
        ),
    ),
    (
        N_("Examples", "The long valley with momentum"),
        _VALLEY.but(alpha=0.6, rule=rule("sgd", momentum=0.5)),
        N_("Examples", "with α = 0.6 plain descent diverges; with momentum it arrives"),
    ),
    (
        N_("Examples", "Momentum flies past"),
        Fit(
            error="(θ - 4)**2",
            start={"θ": 10.0},
            alpha=0.2,
            precision=Precision.FLOAT64,
            rule=rule("sgd", momentum=0.9),
        ),
        N_("Examples", "after step 2 θ is on the minimum, but for rounding, and flies on"),
    ),
    (
        N_("Examples", "Adam's first steps"),
        _VALLEY.but(alpha=0.1, rule=rule("adam")),
        N_("Examples", "the first step is α long in p and in q, whatever their gradients are"),
    ),
    (
        N_("Examples", "A logistic curve"),
        Fit(
            "1/(1 + exp(-(w*x + b)))",
            Data(("x",), ((-2.0, -1.0, -0.5, 0.5, 1.0, 2.0),), (0.0, 0.0, 0.0, 1.0, 0.0, 1.0)),
            start={"w": 0.0, "b": 0.0},
            alpha=1.0,
        ),
        N_("Examples", "the curve becomes steeper, as far as one sample on the wrong side lets it"),
    ),
    (
        N_("Examples", "Rosenbrock's valley"),
        Fit(
            error="(1 - p)**2 + 100*(q - p**2)**2",
            start={"p": -1.2, "q": 1.0},
            alpha=0.001,
            rule=rule("sgd", momentum=0.9),
        ),
        N_(
            "Examples",
            "down into the bent valley at once, then along it: with momentum it is near (1, 1) "
            "after a thousand steps, without it after ten thousand",
        ),
    ),
)
"""Other problems: names, what they stand for, and what is to be seen."""
