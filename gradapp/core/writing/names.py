"""Names in programs: what the pieces call a parameter's own, and what gives way to a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from gradapp.core.model.names import free
from gradapp.core.program.comments import uncommented
from gradapp.core.writing.expressions import OWN_MARK, RULES_MARK

WORD: Final = re.compile(rf"[{OWN_MARK}{RULES_MARK}]?[^\W\d][\w\u0302]*")
"""A name: m̂ is two characters, of which the second is no letter."""

_RENAMED: Final = re.compile(rf"(?<![\w.\"]){WORD.pattern}(?![\w\u0302=])")
"""One that can be called otherwise: no attribute, no keyword, no text."""


def gradient(parameter: str) -> str:
    """Return what bare Python calls the derivative by a parameter; by θ as the notebook does."""
    return "θgrad" if parameter == "θ" else f"{parameter}_grad"


def gradients_of(parameters: Iterable[str], *, torch: bool) -> list[str]:
    """Return what a program calls the derivative by each parameter."""
    return [f"{each}.grad" if torch else gradient(each) for each in parameters]


def settled(text: str, persons: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Return a composed text, in which a person's and a rule's names are marked, as it is read.

    A name of the program that a person uses for something else gets a ``_``, and so does one of the
    rule that a person or the program uses.

    Returns:
        The text, and what such names have become; those of the rule are marked.
    """
    taken = set(persons)
    lines = [(uncommented(line), line) for line in text.split("\n")]
    found = {match[0] for code, _ in lines for match in _RENAMED.finditer(code)}
    programs = {each for each in found if each[0] not in (OWN_MARK, RULES_MARK)}
    known = taken | {each.lstrip(RULES_MARK) for each in found if each[0] != OWN_MARK}
    clash = (programs & taken) | (found & {RULES_MARK + each for each in taken | programs})
    renamed: dict[str, str] = {}
    for name in sorted(clash):
        renamed[name] = free(name.lstrip(RULES_MARK), known)
        known.add(renamed[name])
    whole = "\n".join(
        _RENAMED.sub(lambda match: renamed.get(match[0], match[0]), code) + line[len(code) :]
        for code, line in lines
    )
    return whole.replace(OWN_MARK, "").replace(RULES_MARK, ""), renamed


def replaced(text: str, names: Mapping[str, str]) -> str:
    """Return code with other names in it; nothing else has a name's place."""
    return WORD.sub(lambda match: names.get(match[0], match[0]), text)
