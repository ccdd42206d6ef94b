"""The programs that a problem brings along: its own texts, with places for what a rule writes."""

from __future__ import annotations

from gradapp.core.methods import Method
from gradapp.core.rules import Rule
from gradapp.core.writing.expressions import helpers_in
from gradapp.core.writing.names import gradients_of, settled
from gradapp.core.writing.pieces import filled
from gradapp.core.writing.updates import beginnings, needed, optimizer, update
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """What the programs of such a problem depend on.

    Attributes:
        texts: the ids of the ways, and the text of each.
        parameters: the names that are looked for.
        rule: the rule, its numbers all 0.
    """

    texts: tuple[tuple[str, str], ...]
    parameters: tuple[str, ...]
    rule: Rule

    def has(self, way: Method) -> bool:
        """Whether there is such a way."""
        return way.id in dict(self.texts)


def declared_text(shape: Declared, way: Method) -> tuple[str, dict[str, str]]:
    """Return the text of a way, its places filled by the rule, and what it has renamed.

    See `AnyProblem.programs`.
    """
    rule, names, torch = shape.rule, shape.parameters, way.uses_torch
    text = filled(
        dict(shape.texts)[way.id],
        begin=beginnings(rule, names, torch=torch),
        update=update(rule, names, gradients_of(names, torch=torch), torch=torch),
        optimizer=optimizer(rule, names),
        options="".join(f", {name}" for name in needed(rule, way)),
    )
    before, steps, after = text.partition("def steps(")
    helpers = "".join(f"{each}\n\n\n" for each in helpers_in(after))
    text = f"{before}{helpers}{steps}{after}"
    head = "import math\n\n\n" if "math." in text else ""
    return settled(f"{head}{text}\n", ())
