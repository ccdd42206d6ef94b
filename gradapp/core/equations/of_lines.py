"""The equations of a rule's lines without numbers, in which each parameter has its names."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from gradapp.core.equations.typeset import in_symbols
from gradapp.core.model.names import derivative, free
from gradapp.core.rules import Rule, of_each
from gradapp.core.rules.lines import COUNTED, own_names
from gradapp.core.rules.worked import lines_of

RuleEquation = tuple[tuple[str, str], str, str]
"""What it gives, a name in the rule and a parameter, its left and its right side."""
_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@lru_cache(maxsize=64)
def equations_of(
    rule: Rule, parameters: tuple[str, ...], persons: frozenset[str] = frozenset()
) -> tuple[RuleEquation, ...]:
    """Return the equations of a rule, those of a parameter once for each.

    What is kept from step to step has ``←`` before it, what is worked out in each ``=``.

    Args:
        rule: the rule.
        parameters: the parameters.
        persons: names that a person has for something: the rule's give way, as in the programs.
    """
    kept = {"θ", *(each.name for each in rule.state if not each.share)}
    told = []
    for _, gives, tree, _, is_of_each in lines_of(rule):
        if gives == COUNTED:
            continue
        sign = "←" if gives in kept else "="
        right = tree.orelse if isinstance(tree, ast.IfExp) else tree  # in later steps
        for parameter in parameters if is_of_each else parameters[:1]:
            names = _names(rule, parameter, parameters, persons)
            told.append(((gives, parameter), names[gives], f"{sign} {in_symbols(right, names)}"))
    return tuple(told)


def _names(
    rule: Rule, parameter: str, parameters: tuple[str, ...], persons: frozenset[str]
) -> dict[str, str]:
    """Return what the names in the lines of a rule are called in the equations of a parameter."""
    own = own_names(rule.lines, rule.state)
    given = {gives for _, gives, *_ in lines_of(rule)}
    shared = ({name for name, _ in rule.options} | given) - own - {"θ"}
    place = parameters.index(parameter)
    called = {name: name for name in shared}
    called |= {name: of_each(name, parameters)[place] for name in own}
    known = persons.union(called.values())
    renamed = {name: free(each, known) for name, each in called.items() if each in persons}
    slope = derivative(parameter)
    of_error = {"α": "α", "θ": parameter, "θgrad": slope, "g": slope}
    return {**of_error, **called, **{each: _subscripted(each) for each in shared}, **renamed}


def _subscripted(name: str) -> str:
    """Return ``β_1`` as equations have it, β₁."""
    letter, _, number = name.partition("_")
    return letter + number.translate(_SUBSCRIPTS) if number.isdecimal() else name
