"""A rule that the package has not, nor torch.optim so: gradient descent with momentum."""

from __future__ import annotations

from gradapp.core.rules import Rests, RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleKind
from gradapp.core.words import N_

MOMENTUM = RuleKind(
    "momentum",
    "",
    N_("Rules", "gradient descent with momentum"),
    (Option("momentum", 0.9, ("μ",), below=1.0),),
    (RuleLine("v = μ * v + θgrad", "the velocity remembers gradients"), RuleLine("θ -= α * v")),
    (RuleState("v", "v"),),
    rests=lambda _: Rests.FLAT,
)
