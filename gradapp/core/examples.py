"""Problems worth looking at, each with what it shows."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem

EXAMPLES: Final = (
    ("The notebook", Problem()),
    ("One step is enough: α = 1/(2x²)", Problem(alpha=0.125)),
    ("From both sides", Problem(alpha=0.22)),
    ("Bounces for ever: α = 1/x²", Problem(alpha=0.25)),
    ("Diverges", Problem(alpha=0.26)),
    ("Very slow", Problem(alpha=0.001)),
    ("No slope at all: x = 0", Problem(x=0.0)),
    ("Uphill: α < 0", Problem(alpha=-0.02)),
    ("Differs in the last bit", Problem(-3.0, 1.0, 2.0, 0.2, Precision.FLOAT64)),
)
"""Names, and the problems they stand for."""
