"""Reads a person's own code from a file: a program, or the code cells of a notebook."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path
from typing import Final

from gradapp import files
from gradapp.core.own_code.notebook import CodeCell, cells_of, text_of
from gradapp.core.words import N_, SayingError

NOTEBOOK: Final = ".ipynb"
_LARGEST = 4_000_000


class UnreadableError(SayingError):
    """A file is no code that can be read."""


def read(path: Path) -> tuple[str, int]:
    """Return the code in a file, and how many lines of a notebook were left out.

    Raises:
        UnreadableError: it can't be read.
    """
    if files.ending(path) == NOTEBOOK:
        cells = read_cells(path)
        return text_of(cells), sum(len(each.left_out) for each in cells)
    content = _content(path)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return io.TextIOWrapper(io.BytesIO(content), encoding).read(), 0
    except (SyntaxError, LookupError, UnicodeError) as error:
        words = N_("OwnCode", "{name} is not text: {reason}")
        raise UnreadableError(words.filled(name=path.name, reason=str(error))) from None


def read_cells(path: Path) -> list[CodeCell]:
    """Return the cells of code in a notebook.

    Raises:
        UnreadableError: it can't be read, or has none.
    """
    try:
        cells = cells_of(_content(path))
    except ValueError:
        words = N_("OwnCode", "{name} is not a Jupyter notebook.")
        raise UnreadableError(words.filled(name=path.name)) from None
    if not cells:
        words = N_("OwnCode", "{name} has no cells of code.")
        raise UnreadableError(words.filled(name=path.name))
    return cells


def _content(path: Path) -> bytes:
    try:
        return files.read(path, _LARGEST)
    except OSError as error:
        words = N_("OwnCode", "{name} can't be read: {reason}.")
        raise UnreadableError(words.filled(name=path.name, reason=files.reason(error))) from None
