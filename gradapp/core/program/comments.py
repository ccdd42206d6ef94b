"""Where a comment begins in a line of Python, which may be half written."""

from __future__ import annotations

import re
from typing import Final

LONG: Final = r"'{3}|\"{3}"
"""What a text of several lines begins and ends with."""
TEXT: Final = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
"""A text that ends in its line."""
_PASSED: Final = re.compile(
    rf"(?P<long>{LONG})(?:[^\\]|\\.)*?(?:(?P=long)|\\?$)|{TEXT}|(?P<comment>\#)"
)


def uncommented(line: str) -> str:
    """Return what stands in a line before its comment, as far as that line alone can tell."""
    for found in _PASSED.finditer(line):
        if found["comment"]:
            return line[: found.start()]
    return line
