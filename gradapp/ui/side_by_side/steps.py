"""All steps of all ways in one table: what each has computed, and how far apart they are."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import Number
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.fitting_delegate import WHOLE_ROLE, FittingDelegate
from gradapp.ui.kit.keys import LIST_KEYS, take_keys
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.row_model import ALIGNED_RIGHT, Index, RowModel
from gradapp.ui.kit.row_table import RowTable
from gradapp.ui.side_by_side.values import Steps

_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepsByWay(RowTable):
    """A row a step, a column a way; ↑ and ↓ go from row to row, Enter or a click to the step.

    Signals:
        step_requested: the step that a person wants to look at.
    """

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no step yet."""
        super().__init__(parent)
        self.setObjectName("steps_of_all")
        self.setAccessibleName(self.tr("Steps by all ways"))
        take_keys(self, *LIST_KEYS, *_CHOOSE)
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(FittingDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.clicked.connect(self._choose)

    def show_steps(self, steps: Steps) -> None:
        """Show what all ways have made so far."""
        if steps == self._model.steps:
            return
        moved = steps.cursor != self._model.steps.cursor
        self._model.show_steps(steps)
        self._fit()
        if moved and steps.cursor:
            row = self._model.index(steps.cursor - 1, 0)
            self.setCurrentIndex(row)
            self.scrollTo(row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSE:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.step_requested.emit(index.row() + 1)

    def _fit(self) -> None:
        """Give each way the same room, and the number of the step what it needs."""
        metrics, columns = self.fontMetrics(), self._model.columnCount()
        self.verticalHeader().setDefaultSectionSize(round(1.4 * metrics.height()))
        first = metrics.horizontalAdvance("0,000,000  ")
        rest = (self.viewport().width() - first) // max(1, columns - 1)
        for column in range(columns):
            self.setColumnWidth(column, rest if column else first)


class _Rows(RowModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.steps = Steps()

    def show_steps(self, steps: Steps) -> None:
        before, grown = self.steps, steps.count - self.steps.count
        if steps.run != before.run or steps.heads != before.heads or grown < 0:
            self.beginResetModel()
            self.steps = steps
            self.endResetModel()
            return
        if grown:
            self.beginInsertRows(QModelIndex(), before.count, steps.count - 1)
            self.steps = steps
            self.endInsertRows()
        self.steps = steps
        if steps.count:
            self.tell_all()

    @property
    @override
    def count(self) -> int:
        return self.steps.count

    @property
    @override
    def headings(self) -> tuple[str, ...]:
        return (self.tr("step"), *self.steps.heads, self.tr("compared"))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        steps, row, column = self.steps, index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED_RIGHT
        if role == Qt.ItemDataRole.FontRole and column - 1 == steps.chosen:
            font = QFont()
            font.setBold(True)
            return font
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, WHOLE_ROLE):
            return None
        text = self._text(row, column)
        if role == WHOLE_ROLE:
            return text
        return tip_text(str(text)) if role == Qt.ItemDataRole.ToolTipRole else str(text)

    def _text(self, row: int, column: int) -> Text:
        steps = self.steps
        if not column:
            mark = "▸ " if row + 1 == steps.cursor else ""
            return Text(f"{mark}{grouped(row + 1)}")
        if column > len(steps.heads):
            return Text(steps.apart(row + 1))
        number = steps.number(row + 1, column - 1)
        return Text("" if number is None else Number(*number))
