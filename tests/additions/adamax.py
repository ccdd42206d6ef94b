"""An optimizer of `torch.optim` that the package has not: its options, and the lines that do it."""

from __future__ import annotations

from collections.abc import Mapping

from gradapp.core.rules import OptionValue, Rests, RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleKind


def rests(_: Mapping[str, OptionValue]) -> Rests:
    """Say that nothing is known of when it comes to rest."""
    return Rests.NEVER


ADAMAX = RuleKind(
    "adamax",
    "Adamax",
    "Adamax",
    (
        Option("betas", (0.9, 0.999), ("β_1", "β_2"), below=1.0),
        Option("eps", 1e-8, ("ε",)),
        Option("weight_decay", 0.0, ("λ",)),
    ),
    (
        RuleLine("t += 1"),
        RuleLine("g = θgrad + λ * θ", when=("weight_decay",)),
        RuleLine("m = β_1 * m + (1 - β_1) * g", "a mean of the gradients"),
        RuleLine("u = max(β_2 * u, abs(g) + ε)", "the largest lately"),
        RuleLine("θ -= α / (1 - β_1**t) * m / u"),
    ),
    (RuleState("m", "m", optimizer="exp_avg"), RuleState("u", "u", optimizer="exp_inf")),
    rests,
)
