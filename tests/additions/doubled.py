"""Steps of twice −α times the gradient, and a weight decay beside it: no rule that is known."""

from __future__ import annotations

from gradapp.core.rules import Decay, RuleLine
from gradapp.core.rules.kind import Option, RuleKind

DOUBLED = RuleKind(
    "doubled",
    "",
    "Doubled",
    (Option("shrink", 0.0, ("ω",)), Option("apart", default=False)),
    (
        RuleLine("θ *= 1 - α * ω", when=("shrink", "apart")),
        RuleLine("g = θgrad + ω * θ", when=("shrink", "!apart")),
        RuleLine("θ -= 2 * α * g"),
    ),
    (),
    decay=lambda values: Decay(
        float(values["shrink"]),  # type: ignore[arg-type]
        is_apart=bool(values["apart"]),
    ),
)
