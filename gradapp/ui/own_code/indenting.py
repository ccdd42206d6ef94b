"""How lines of Python are indented while they are written."""

from __future__ import annotations

import re
from typing import Final

from gradapp.core.program.comments import uncommented

INDENT: Final = 4
_ENDS_A_BLOCK: Final = re.compile(r"\s*(?:return|break|continue|pass|raise)\b")


def entered(before: str) -> str:
    """Return what Enter writes behind `before`, the line up to the cursor."""
    level = re.match(r"\s*", before)
    indent = level.group() if level is not None else ""
    code = uncommented(before).rstrip()
    if code.endswith(":"):
        indent += " " * INDENT
    elif _ENDS_A_BLOCK.match(code):
        indent = indent[:-INDENT] if indent.endswith(" " * INDENT) else indent
    return f"\n{indent}"


def shifted(line: str, direction: int) -> str:
    """Return a line a level more to the right, or to the left for −1."""
    if direction > 0:
        return " " * INDENT + line if line.strip() else line
    spaces = len(line) - len(line.lstrip(" "))
    if line.startswith("\t"):
        return line[1:]
    return line[min(spaces, INDENT) :]
