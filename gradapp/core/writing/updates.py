"""The lines of a rule as a program has them: once for each parameter, in bare Python or torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gradapp.core.methods import Method
from gradapp.core.rules import Rule, of_each
from gradapp.core.rules.equations import SHARED, is_of_parameter, own_names
from gradapp.core.writing.expressions import OWN
from gradapp.core.writing.names import RULES, WORD, replaced

UPDATED: Final = "... the parameter update"
"""The comment behind the last line of an update that autograd must not record."""
_PYTHON = {"sqrt": "math.sqrt"}
_TORCH = {"sqrt": "torch.sqrt", "max": "torch.maximum"}


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
    own = own_names(rule.lines)
    lines: list[tuple[str, str]] = []
    for line in rule.lines:
        each = [
            replaced(line.code, _put_in(rule, own, place, parameters, gradients, torch))
            for place in range(len(parameters))
        ]
        each = each if is_of_parameter(line, own) else each[:1]
        comments = [line.comment] + [""] * (len(each) - 1)
        lines += zip(each, comments, strict=True)
    if last:
        lines[-1] = (lines[-1][0], last)
    return [f"{code}  # {comment}" if comment else code for code, comment in lines]


def beginnings(rule: Rule, parameters: tuple[str, ...], *, torch: bool = False) -> list[str]:
    """Return the lines that say what the state of a rule is before the first step."""
    lines = [f"{RULES}t = 0"] if rule.counts else []
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
    lines = [each.code for each in rule.lines] + [str(each.begins) for each in rule.state]
    written = " ".join(lines if way.writes_rule else rule.called)
    words = {match[0] for match in WORD.finditer(written)}
    return [RULES + name for name, _ in rule.options if name in words]


def optimizer(rule: Rule, parameters: Sequence[str]) -> str:
    """Return the call of the rule's class in `torch.optim`."""
    every = ", ".join(OWN + each for each in parameters)
    options = {name: RULES + name for name, _ in rule.options}
    called = (replaced(each, options) for each in rule.called)
    arguments = ", ".join((f"[{every}]", "α", *called))
    return f"torch.optim.{rule.torch}({arguments})"


def _put_in(
    rule: Rule,
    own: set[str],
    place: int,
    parameters: tuple[str, ...],
    gradients: Sequence[str],
    torch: bool,
) -> dict[str, str]:
    names = {name: RULES + name for name in (*SHARED, *(name for name, _ in rule.options))}
    names |= {name: _of_each(name, parameters)[place] for name in own}
    gradient = {"θ": OWN + parameters[place], "θgrad": gradients[place]}
    return {"g": gradients[place], **(_TORCH if torch else _PYTHON), **gradient, **names}


def _of_each(name: str, parameters: tuple[str, ...]) -> list[str]:
    return [RULES + each for each in of_each(name, parameters)]


def _begins(begins: float | str | None, torch: bool) -> str:
    if isinstance(begins, str):
        begins = RULES + begins
    if not torch or begins is None:
        return str(begins)
    return "torch.zeros(1)" if begins == 0.0 else f"torch.tensor([{begins}])"


def _assigned(names: Sequence[str], values: Sequence[str]) -> str:
    return f"{', '.join(names)} = {', '.join(values)}"
