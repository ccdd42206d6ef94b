"""Problems worth looking at, each with what it shows."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem
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
"""Names, and the problems they stand for."""
