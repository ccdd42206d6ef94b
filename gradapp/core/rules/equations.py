"""The equations of a rule's lines, and which of its names there are for each parameter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from gradapp.core.model.names import derivative
from gradapp.core.rules import Rule, RuleLine, of_each

RuleEquation = tuple[tuple[str, str], str, str]
"""What it gives, a name in the rule and a parameter, its left and its right side."""
SHARED: Final = frozenset(("t", "α_t"))
"""Names that a rule has one of for all parameters."""
_OF_PARAMETER: Final = frozenset(("θ", "θgrad", "g"))
_WORD: Final = re.compile(r"[^\W\d][\w\u0302]*")


def own_names(lines: Sequence[RuleLine]) -> set[str]:
    """Return the names to which lines give a value for each parameter."""
    names = {found[0] for line in lines if (found := _WORD.match(line.code))}
    return names - {"θ"} - SHARED


def is_of_parameter(line: RuleLine, own: set[str]) -> bool:
    """Return whether a line is written once for each parameter."""
    return bool({found[0] for found in _WORD.finditer(line.code)} & (own | _OF_PARAMETER))


@lru_cache(maxsize=64)
def equations_of(rule: Rule, parameters: tuple[str, ...]) -> tuple[RuleEquation, ...]:
    """Return the equations of a rule, those of a parameter once for each."""
    own = own_names(rule.lines)
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
