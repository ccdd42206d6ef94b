"""The equations of a rule's lines, in which each parameter has its names."""

from __future__ import annotations

from functools import lru_cache

from gradapp.core.model.names import derivative
from gradapp.core.rules import Rule, RuleLine, of_each
from gradapp.core.rules.lines import is_of_parameter, own_names

RuleEquation = tuple[tuple[str, str], str, str]
"""What it gives, a name in the rule and a parameter, its left and its right side."""


@lru_cache(maxsize=64)
def equations_of(rule: Rule, parameters: tuple[str, ...]) -> tuple[RuleEquation, ...]:
    """Return the equations of a rule, those of a parameter once for each."""
    own = own_names(rule.lines, rule.state)
    return tuple(
        ((line.left, parameter), *_equation(line, own, parameter, parameters))
        for line in rule.lines
        if line.left
        for parameter in (parameters if is_of_parameter(line, own) else parameters[:1])
    )


def _equation(
    line: RuleLine, own: set[str], parameter: str, parameters: tuple[str, ...]
) -> tuple[str, str]:
    place = parameters.index(parameter)
    names = {name: of_each(name, parameters)[place] for name in own}
    names |= {"θ": parameter, derivative("θ"): derivative(parameter)}
    if "g" in own:
        names |= {"g²": f"{names['g']}²", "αg": f"α{names['g']}"}
    else:
        gradient = derivative(parameter)
        names |= {"g": gradient, "g²": f"({gradient})²", "αg": f"α {gradient}"}
    return names.get(line.left, line.left), line.right.format_map(names)
