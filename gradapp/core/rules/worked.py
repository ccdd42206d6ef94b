"""Goes through a rule's lines for one step, in any arithmetic: what each needs and gives."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from gradapp.core.rules import Rule, RuleLine
from gradapp.core.rules.lines import is_of_parameter, own_names, read
from gradapp.values import dataclass

Evaluate = Callable[[ast.expr, Mapping[str, Any]], Any]
"""Returns what a tree is, of the names in it."""
_NOTHING: Final[Mapping[tuple[str, int], Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Begun:
    """What a step begins with; sequences have an entry for each parameter.

    Attributes:
        step: its number, from 1; or those of several, where all else is of several, too.
        parameters: the parameters before it.
        gradients: the derivative by each.
        state: that of the rule, by its names there; None for what is not there yet.
        options: α and the rule's own numbers.
    """

    step: Any
    parameters: Sequence[Any]
    gradients: Sequence[Any]
    state: Mapping[str, Sequence[Any]]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One line for one parameter.

    Attributes:
        line: the line.
        gives: the name that gets a value by it.
        is_last: whether no later line gives that name another one.
        tree: what is computed.
        names: what it is computed of.
        value: what it gives.
    """

    line: RuleLine
    gives: str
    is_last: bool
    tree: ast.expr
    names: Mapping[str, Any]
    value: Any


def worked(
    rule: Rule, begun: Begun, work: Evaluate, known: Mapping[tuple[str, int], Any] = _NOTHING
) -> Iterator[WorkedLine]:
    """Yield the lines of a rule in their order, those of a parameter once for each.

    Args:
        rule: the rule.
        begun: what the step begins with.
        work: how a tree is worked out.
        known: what a name has become in the end, for a parameter; it stands in place of `value`.
    """
    count = len(begun.parameters)
    shared: dict[str, Any] = {**begun.options, "t": begun.step - 1}
    each = [
        {
            "θ": begun.parameters[place],
            "θgrad": begun.gradients[place],
            "g": begun.gradients[place],
            **{name: values[place] for name, values in begun.state.items()},
        }
        for place in range(count)
    ]
    for line, gives, tree, is_last, is_of_each in lines_of(rule):
        for place in range(count if is_of_each else 1):
            names = {**shared, **each[place]}
            chosen = _chosen(tree, names)
            is_known = is_last and (gives, place) in known
            value = known[gives, place] if is_known else work(chosen, names)
            (each[place] if is_of_each else shared)[gives] = value
            yield WorkedLine(line, gives, is_last, chosen, names, value)


@lru_cache(maxsize=64)
def lines_of(rule: Rule) -> list[tuple[RuleLine, str, ast.expr, bool, bool]]:
    """Return what of a rule is the same in each step, for each of its lines.

    It is the line, the name that gets a value, what is computed, whether no later line gives that
    name another one, and whether there is one of it for each parameter.
    """
    own, every = own_names(rule.lines, rule.state), [read(line.code) for line in rule.lines]
    last = {each.gives: place for place, each in enumerate(every)}
    return [
        (line, each.gives, each.tree, last[each.gives] == place, is_of_parameter(line, own))
        for place, (line, each) in enumerate(zip(rule.lines, every, strict=True))
    ]


def _chosen(tree: ast.expr, names: Mapping[str, Any]) -> ast.expr:
    """Return what is computed: of ``a if v is None else b`` one of the two."""
    match tree:
        case ast.IfExp(test=ast.Compare(left=ast.Name(id=name)), body=first, orelse=other):
            return first if names[name] is None else other
    return tree
