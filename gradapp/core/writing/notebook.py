"""The notebook's four stanzas with another rule: of each what the rule does not change."""

from __future__ import annotations

from textwrap import indent
from typing import Final

from gradapp.core.methods import METHODS, Method
from gradapp.core.program.comments import uncommented
from gradapp.core.program.listing import imports
from gradapp.core.program.text import beside, body
from gradapp.core.rules import Rule
from gradapp.core.rules.table import PLAIN
from gradapp.core.writing.expressions import RULES_MARK
from gradapp.core.writing.names import WORD, settled
from gradapp.core.writing.pieces import defined
from gradapp.core.writing.updates import UPDATED, beginnings, optimizer, update

_NAMES: Final = ("θ", "x", "y")
_CALL: Final = "torch.optim.SGD([θ], α)"


def notebooks_text(rule: Rule, way: Method) -> tuple[str, dict[str, str]]:
    """Return the text of one of the notebook's ways with another rule, and what it has renamed."""
    program = next(each.program for each in METHODS if each.id == way.id)
    stanza = body(program.text)
    given = ["θ_0", "x", "y", "α", *(RULES_MARK + name for name, _ in rule.options)]
    if rule != PLAIN:
        stanza = _with_rule(stanza, rule, way)
    words = {match[0] for match in WORD.finditer(stanza)}
    arguments = ", ".join(name for name in given if name in words)
    own = [each.text for each in imports(program)]
    return settled(defined(arguments, stanza, own, beside(program.text)), ())


def _with_rule(stanza: str, rule: Rule, way: Method) -> str:
    if not way.writes_rule:
        return stanza.replace(_CALL, optimizer(rule, ("θ",)))
    begins = "".join(f"{line}\n" for line in beginnings(rule, ("θ",), torch=way.uses_torch))
    updated, lines = f"θ -= α * {way.gradients[0]}", []
    last = UPDATED if way.uses_torch else ""
    new = update(rule, ("θ",), way.gradients, torch=way.uses_torch, last=last)
    for line in stanza.replace("while True:", f"{begins}while True:").split("\n"):
        if uncommented(line).strip() == updated:
            lines += [indent(each, line.partition(updated)[0]) for each in new]
        else:
            lines.append(line)
    return "\n".join(lines)
