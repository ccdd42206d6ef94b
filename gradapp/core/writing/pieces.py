"""Puts lines in the places of a piece of a program, and above it what it needs."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent

from gradapp.core.writing.expressions import helpers_in


def filled(stanza: str, **values: str | list[str]) -> str:
    """Return a stanza with what goes in its places; a list makes a line of each, or none."""
    lines: list[str] = []
    deeper = ""
    for line in stanza.strip("\n").split("\n"):
        place = line.strip()
        value = values.get(place[1:-1]) if place[:1] == "{" and place[-1:] == "}" else None
        space = deeper + line[: len(line) - len(line.lstrip())]
        if value is None:
            lines.append(deeper + line.format_map(values))
        elif isinstance(value, str):  # it opens a loop: what follows is as deep as that
            opened = value.split("\n")
            lines += [space + each for each in opened]
            deeper += " " * (len(opened[-1]) - len(opened[-1].lstrip()))
        else:
            lines += [space + each for each in value]
    return "\n".join(lines)


def defined(
    arguments: str, stanza: str, imports: Sequence[str] = (), beside: Sequence[str] = ()
) -> str:
    """Return a program whose ``steps`` is this stanza, with what that needs beside it."""
    steps = f"def steps({arguments}):\n{indent(stanza, '    ')}"
    whole = "\n\n\n".join([*helpers_in(stanza), *beside, steps])
    modules = ("math", "random", "torch")
    needed = {*imports, *(f"import {name}" for name in modules if f"{name}." in whole)}
    head = "".join(f"{each}\n" for each in sorted(needed))
    return f"{head}\n\n{whole}\n".lstrip("\n")
