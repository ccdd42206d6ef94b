"""Steps as they are copied: lines of text with tabs, and a table in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from gradapp.core.columns import Holds
from gradapp.core.comparison.distance import distances
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.core.run import Run
from gradapp.core.words import Value, trimmed
from gradapp.ui.table.model import compared_headings

CopiedRow = tuple[str, ...]

MOST_IN_HTML: Final = 10_000
"""More rows are copied as text alone: a table of them would take other programs minutes."""


def rows_of(run: Run, first: int, last: int, reference: Run | None = None) -> list[CopiedRow]:
    """Return the texts of steps `first` to `last`, below those of the headings.

    The numbers have the fewest digits that read back the same in its precision. With a `reference`
    there are the columns of the comparison, too, empty where that run has no such step.
    """
    columns = [list(map(str, range(first, last + 1)))]
    headings: tuple[Value, ...] = ("step", *run.columns.symbols)
    precision = run.precision
    for values in run.steps[:, first - 1 : last]:
        if precision is Precision.FLOAT32:
            texts = values.astype(np.float32).astype(str).tolist()
        else:
            texts = list(map(repr, values.tolist()))
        columns.append(list(map(trimmed, texts)))
    if reference is not None and reference.columns.ids == run.columns.ids:
        headings += compared_headings(run)
        coarser = coarsest((precision, reference.precision))
        for column in run.columns.that_hold(Holds.AFTER):
            other = reference.column(column.id)[first - 1 : last]
            own = run.column(column.id)[first - 1 : last][: other.size]
            missing = [""] * (last - first + 1 - other.size)
            with np.errstate(over="ignore"):
                texts = list(map(repr, (own - other).tolist()))
            columns.append([*map(trimmed, texts), *missing])
            columns.append(distances(own, other, coarser).astype(str).tolist() + missing)
    return [tuple(map(str, headings)), *zip(*columns, strict=True)]


def tab_separated(rows: Sequence[CopiedRow]) -> str:
    """Return rows as lines, their cells with tabs between them."""
    return "".join("\t".join(row) + "\n" for row in rows)


def as_html(rows: Sequence[CopiedRow]) -> str:
    """Return rows as a table, as documents and spreadsheets take it; the first has the headings."""
    head, *others = rows
    lines = [
        '<meta charset="utf-8">',
        "<table>",
        _line(head, "th"),
        *(_line(row, "td") for row in others),
        "</table>",
    ]
    return "\n".join(lines)


def _line(row: CopiedRow, tag: str) -> str:
    from html import escape  # here: a window that opens need not wait

    cells = (f'<{tag} align="right">{escape(cell)}</{tag}>' for cell in row)
    return f"<tr>{''.join(cells)}</tr>"
