"""The lines of a rule as a program has them: once for each parameter, in bare Python or torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gradapp.core.methods import Method
from gradapp.core.rules import Rule, of_each
from gradapp.core.rules.lines import COUNTED, is_of_parameter, own_names, read
from gradapp.core.writing.expressions import OWN_MARK, RULES_MARK, line_in_python, line_in_torch
from gradapp.core.writing.names import WORD, replaced

UPDATED: Final = "... the parameter update"
"""The comment behind the last line of an update that autograd must not record."""


def update(
    rule: Rule,
    parameters: tuple[str, ...],
    gradients: Sequence[str],
    *,
    torch: bool = False,
    last: str = "",
) -> list[str]:
    """Return the lines that turn the gradients into the new parameters.

    Args:
        rule: the rule.
        parameters: the names of the parameters.
        gradients: what their gradients are called there.
        torch: whether all are tensors.
        last: the comment behind the last of them.
    """
    own = own_names(rule.lines, rule.state)
    shared = _shared(rule, own)
    put_in = [
        _put_in(shared, own, place, parameters, gradients) for place in range(len(parameters))
    ]
    lines: list[tuple[str, str]] = []
    for line in rule.lines:
        as_read, of_each = read(line.code), put_in if is_of_parameter(line, own) else put_in[:1]
        each = [
            line_in_torch(as_read, names, shared) if torch else line_in_python(as_read, names)
            for names in of_each
        ]
        comments = [line.comment] + [""] * (len(each) - 1)
        lines += zip(each, comments, strict=True)
    if last:
        lines[-1] = (lines[-1][0], last)
    return [f"{code}  # {comment}" if comment else code for code, comment in lines]


def beginnings(rule: Rule, parameters: tuple[str, ...], *, torch: bool = False) -> list[str]:
    """Return the lines that say what the state of a rule is before the first step."""
    lines = [f"{RULES_MARK}{COUNTED} = 0"] if rule.counts else []
    state = [each for each in rule.state if not each.share]
    if len(parameters) == 1 and state:
        names = [_of_each(each.name, parameters)[0] for each in state]
        return [*lines, _assigned(names, [_begins(each.begins, torch) for each in state])]
    for each in state:
        begins = [_begins(each.begins, torch)] * len(parameters)
        lines.append(_assigned(_of_each(each.name, parameters), begins))
    return lines


def needed(rule: Rule, way: Method) -> list[str]:
    """Return the options that a way mentions, marked: a call leaves out what is at its default."""
    words = {match[0] for each in rule.called for match in WORD.finditer(each)}
    if way.writes_rule:
        words = {name for line in rule.lines for name in read(line.code).needs}
        words |= {str(each.begins) for each in rule.state}
    return [RULES_MARK + name for name, _ in rule.options if name in words]


def optimizer(rule: Rule, parameters: Sequence[str]) -> str:
    """Return the call of the rule's class in `torch.optim`."""
    every = ", ".join(OWN_MARK + each for each in parameters)
    options = {name: RULES_MARK + name for name, _ in rule.options}
    called = (replaced(each, options) for each in rule.called)
    arguments = ", ".join((f"[{every}]", "α", *called))
    return f"torch.optim.{rule.torch}({arguments})"


def _shared(rule: Rule, own: set[str]) -> dict[str, str]:
    """Return what all parameters have in common: numbers, also where these are tensors."""
    given = [read(line.code).gives for line in rule.lines]
    names = [*(name for name, _ in rule.options), *(each for each in given if each not in own)]
    return {"α": "α", **{name: RULES_MARK + name for name in names if name != "θ"}}


def _put_in(
    shared: Mapping[str, str],
    own: set[str],
    place: int,
    parameters: tuple[str, ...],
    gradients: Sequence[str],
) -> dict[str, str]:
    names = {"θ": OWN_MARK + parameters[place], "θgrad": gradients[place], "g": gradients[place]}
    return {**names, **shared, **{name: _of_each(name, parameters)[place] for name in own}}


def _of_each(name: str, parameters: tuple[str, ...]) -> list[str]:
    return [RULES_MARK + each for each in of_each(name, parameters)]


def _begins(begins: float | str | None, torch: bool) -> str:
    if isinstance(begins, str) and begins != "α":
        begins = RULES_MARK + begins
    if not torch or begins is None:
        return str(begins)
    return "torch.zeros(1)" if begins == 0.0 else f"torch.tensor([{begins}])"


def _assigned(names: Sequence[str], values: Sequence[str]) -> str:
    return f"{', '.join(names)} = {', '.join(values)}"
