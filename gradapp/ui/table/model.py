"""The steps of a run as rows of a table, and as lines of text."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from gradapp.core.columns import Holds
from gradapp.core.comparison.distance import distance
from gradapp.core.comparison.words import ulp
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import coarsest
from gradapp.core.numbers.rounding import difference
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.words import N_, Value, grouped
from gradapp.override import override
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.row_model import ALIGNED_RIGHT, Index, RowModel
from gradapp.ui.kit.words import said

MARK: Final = "▸"
"""Stands before the number of the cursor's step."""


class StepsModel(RowModel):
    """The texts of all steps of a run, a row each: the first is that of step 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = Run.begun(Problem(), METHODS[0])
        self._reference: Run | None = None
        self.cursor = 0

    @property
    def is_compared(self) -> bool:
        """Whether there are columns that compare the run with another."""
        return self._reference is not None

    @property
    @override
    def count(self) -> int:
        return len(self._run)

    @property
    @override
    def headings(self) -> tuple[Value, ...]:
        own = (N_("Table", "step"), *self._run.columns.symbols)
        return own if self._reference is None else own + compared_headings(self._run)

    @property
    def beginnings(self) -> tuple[int, ...]:
        """With which columns a comparison begins: all, E, or the new parameters in little room."""
        rows = self._run.columns.rows
        return (1, *(rows(kind)[0] + 1 for kind in (Holds.ERROR, Holds.AFTER)))

    def show_run(self, run: Run) -> None:
        """Take the steps of another run."""
        self.beginResetModel()
        self._run = run
        self.cursor = 0
        self.endResetModel()

    def refresh(self, run: Run) -> None:
        """Take the same run with more steps."""
        made = len(self._run)
        if len(run) > made:
            self.beginInsertRows(QModelIndex(), made, len(run) - 1)
            self._run = run
            self.endInsertRows()

    def show_reference(self, reference: Run | None) -> None:
        """Compare the steps with those of another run, or with none."""
        self.beginResetModel()
        self._reference = reference
        self.endResetModel()

    def show_cursor(self, step: int) -> None:
        """Mark `step`; 0 is before the first."""
        old, self.cursor = self.cursor, step
        for row in {old - 1, step - 1}:
            if 0 <= row < len(self._run):
                last = self.createIndex(row, self.columnCount() - 1)
                self.dataChanged.emit(self.createIndex(row, 0), last)

    def text(self, row: int, column: int) -> Text:
        """Return what is written in a cell: every digit of its number."""
        if column == 0:
            return Text(f"{MARK} " if row + 1 == self.cursor else "", grouped(row + 1))
        if column > len(self._run.columns):
            return self._compared(row, column - len(self._run.columns))
        return Text(Number(float(self._run.steps[column - 1, row]), self._run.precision))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the same with its heading for a tooltip."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index.row(), index.column())
        return ALIGNED_RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _tooltip(self, row: int, column: int) -> str | None:
        text = self.text(row, column) if column else Text(grouped(row + 1))
        sign = (Relation.EQUAL,) if column else ()
        return tip_text(str(Text(f"{said(self.headings[column])} ", *sign, text))) if text else None

    @override
    def meaning(self, column: int) -> str | None:
        """Return what a column of the comparison holds."""
        if self._reference is None or column <= len(self._run.columns):
            return None
        number, place = divmod(column - len(self._run.columns) - 1, 2)
        parameter, name = self._run.columns.parameters[number], self._reference.name
        if place == 0:
            return self.tr("new {0} of this run minus that of “{1}”").format(parameter, name)
        coarser = coarsest((self._run.precision, self._reference.precision))
        words = self.tr(
            "how many ulps of {0} lie between new {3} of this run and that of “{1}” ({2})"
        )
        return words.format(coarser, name, said(ulp(coarser)), parameter)

    def _compared(self, row: int, place: int) -> Text:
        """Return how far a new parameter is from the other run's, empty where that has none."""
        run, other = self._run, self._reference
        if other is None or row >= len(other) or other.columns.ids != run.columns.ids:
            return Text()
        number, place = divmod(place - 1, 2)
        after = run.columns.rows(Holds.AFTER)[number]
        ours, theirs = float(run.steps[after, row]), float(other.steps[after, row])
        if place == 0:
            return Text(difference(ours, theirs))
        ulps = distance(ours, theirs, coarsest((run.precision, other.precision)))
        return Text("" if ulps is None else Number(ulps))


def compared_headings(run: Run) -> tuple[Value, ...]:
    """Return what stands above the columns that compare a run with another."""
    words = N_("Table", "Δ new {parameter}")
    deltas = (words.filled(parameter=parameter) for parameter in run.columns.parameters)
    return tuple(heading for delta in deltas for heading in (delta, "ulps"))
