"""A rule that goes by the sign of the gradient alone, and by small steps at first."""

from __future__ import annotations

from gradapp.core.rules import RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleKind

LION = RuleKind(
    "lion",
    "",
    "Lion",
    (
        Option("betas", (0.9, 0.99), ("β_1", "β_2"), below=1.0),
        Option("warm_up", 4.0, ("κ",), least=1.0),
    ),
    (
        RuleLine("t += 1"),
        RuleLine("s = min(1, t / κ)", "the first steps are smaller"),
        RuleLine("d = sign(β_1 * m + (1 - β_1) * θgrad)"),
        RuleLine("m = β_2 * m + (1 - β_2) * θgrad"),
        RuleLine("θ -= α * s * d"),
    ),
    (RuleState("m", "m"),),
)
