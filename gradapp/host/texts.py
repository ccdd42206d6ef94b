"""Reads a person's own code from a file: a program, or the code cells of a notebook."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path
from typing import Any

import msgspec

from gradapp import files

_LARGEST = 4_000_000
_MAGIC = ("%", "!")


class UnreadableError(ValueError):
    """A file is no code that can be read; the message says why."""


def read(path: Path) -> tuple[str, int]:
    """Return the code in a file, and how many lines of a notebook were left out.

    Lines that only a notebook knows (``%`` and ``!``) become comments, and a cell that begins with
    ``%%`` is left out, so that the numbers of lines stay.

    Raises:
        UnreadableError: it can't be read.
    """
    try:
        content = files.read(path, _LARGEST)
    except OSError as error:
        raise UnreadableError(f"{path.name}: {error.strerror or error}") from None
    if path.suffix == ".ipynb":
        return _cells(path, content)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return io.TextIOWrapper(io.BytesIO(content), encoding).read(), 0
    except (SyntaxError, LookupError, UnicodeError) as error:
        raise UnreadableError(f"{path.name} is no text: {error}") from None


def _cells(path: Path, content: bytes) -> tuple[str, int]:
    try:
        notebook: Any = msgspec.json.decode(content)
        sources = [
            "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"
        ]
    except (msgspec.MsgspecError, RecursionError, KeyError, TypeError):
        raise UnreadableError(f"{path.name} is no Jupyter notebook.") from None
    kept, left_out = [], 0
    for source in sources:
        whole = source.lstrip().startswith("%%")
        for line in source.splitlines():
            is_magic = whole or line.lstrip().startswith(_MAGIC)
            left_out += is_magic
            indent = line[: len(line) - len(line.lstrip())]
            if is_magic:
                line = f"# {line}" if whole else f"{indent}pass  # {line.strip()}"
            kept.append(line)
        kept.append("")
    return "\n".join(kept), left_out
