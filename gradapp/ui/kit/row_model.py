"""What is in a table: rows of cells with nothing below them, and a heading for each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gradapp.core.words import Value
from gradapp.override import override
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.words import said

Index = QModelIndex | QPersistentModelIndex
ALIGNED_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
"""At the right in every language."""
_ROOT: Final = QModelIndex()


class RowModel(QAbstractTableModel):
    """Answers Qt from how many rows there are, and from their headings."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def headings(self) -> Sequence[Value]:
        """What stands above the columns."""
        raise NotImplementedError

    def meaning(self, _column: int) -> str | None:
        """Return what more is said of a column; None for nothing."""
        return None

    def tell_all(self) -> None:
        """Tell who shows the cells that they have other texts."""
        last = self.index(self.count - 1, len(self.headings) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.count

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_there = 0 <= section < len(self.headings)  # assistive tools ask for what was there
        if orientation != Qt.Orientation.Horizontal or not is_there:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self.headings[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(self.meaning(section) or "")
        return ALIGNED_RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
