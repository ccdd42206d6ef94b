"""A table of which rows are selected, by itself one at a time, and never cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right

_Move = QAbstractItemView.CursorAction


class RowTable(QTableView):
    """Keys lead from row to row; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no rows yet."""
        super().__init__(parent)
        keep_left_to_right(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads: Home and End to the first row and the last."""
        row = {_Move.MoveHome: 0, _Move.MoveEnd: self.model().rowCount() - 1}.get(action)
        return super().moveCursor(action, modifiers) if row is None else self.model().index(row, 0)
