"""What a person reads in a table that is longer than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


def texts_on_screen(table: QTableView) -> list[list[str]]:
    """Return what is written in the rows that are on screen."""
    model = table.model()
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    if first < 0:
        return []
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(first, (last if last >= 0 else model.rowCount() - 1) + 1)
    ]
