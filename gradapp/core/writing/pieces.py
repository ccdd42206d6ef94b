"""Puts lines in the places of a piece of a program."""

from __future__ import annotations


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
