"""The cells of code in a Jupyter notebook, as Python: what only a notebook knows is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from gradapp.core.own_code.syntax import fault_in, lines_of
from gradapp.values import dataclass

_MAGIC: Final = ("%", "!")
_AROUND_PYTHON: Final = ("%%time", "%%timeit", "%%capture")
"""What a notebook does with the Python in a cell; other cells that begin with %% are none."""


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A cell of code.

    Attributes:
        number: its place among them, from 1.
        code: what runs, with as many lines as the cell has: one that is left out is a comment.
        left_out: the lines that are.
        is_python: whether there is anything that runs.
    """

    number: int
    code: str
    left_out: tuple[str, ...]
    is_python: bool


def cells_of(content: bytes) -> list[CodeCell]:
    """Return the cells of code in a notebook's file, in its order.

    Raises:
        ValueError: it is none.
    """
    try:
        notebook: Any = msgspec.json.decode(content)
        sources = [
            "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"
        ]
    except (msgspec.MsgspecError, RecursionError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
    return [_cell(number, source) for number, source in enumerate(sources, 1)]


def text_of(cells: Iterable[CodeCell]) -> str:
    """Return the code of some cells, one below the other."""
    return "\n".join(f"{each.code}\n" for each in cells)


def _cell(number: int, source: str) -> CodeCell:
    lines = lines_of(source.removesuffix("\n")) if source else []
    if fault_in(source) is None:  # a % may begin a line of Python, too
        return CodeCell(number, "\n".join(lines), (), bool(source.strip()))
    words = source.split(maxsplit=1)[0]
    if words.startswith("%%") and words not in _AROUND_PYTHON:
        return CodeCell(number, "\n".join(f"# {line}" for line in lines), tuple(lines), False)
    kept, left_out = [], []
    for line in lines:
        code = line.lstrip()
        if code.startswith(_MAGIC):
            left_out.append(code.rstrip())
            line = f"{line[: len(line) - len(code)]}pass  # {code.rstrip()}"
        kept.append(line)
    return CodeCell(number, "\n".join(kept), tuple(left_out), len(left_out) < len(lines))
