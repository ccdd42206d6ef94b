"""A page of the table of steps: only the rows that are on screen are rows of the model.

Qt's views and headers keep eight bytes a row and go through all rows at every change, which ten
million steps don't allow; so the model is a window over the run, and who shows it scrolls it.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gradapp.core.columns import Holds
from gradapp.core.comparison.distance import distance, distances
from gradapp.core.comparison.words import ulp
from gradapp.core.methods import METHODS
from gradapp.core.numbers.difference import difference
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.core.numbers.text import Relation, Text
from gradapp.core.numbers.written import Number
from gradapp.core.problem import Problem
from gradapp.core.run import Run
from gradapp.core.words import N_, Value
from gradapp.override import override
from gradapp.ui.kit.words import said

COMPARED: Final[tuple[Value, ...]] = (N_("Table", "Δ new θ"), "ulps")
"""Further headings while the run is compared with another."""

MARK: Final = "▸"
"""Stands before the number of the cursor's step."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
"""At the right in every language."""


class StepsModel(QAbstractTableModel):
    """The texts of a few consecutive steps; steps count from 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = Run.begun(Problem(), METHODS[0])
        self._reference: Run | None = None
        self._texts: list[list[Text]] = []
        self.first = 1
        self.cursor = 0

    @property
    def headings(self) -> tuple[Value, ...]:
        """What stands above the columns."""
        own = (N_("Table", "step"), *self._run.columns.symbols)
        return own if self._reference is None else own + COMPARED

    def show_run(self, run: Run) -> None:
        """Take the steps of another run, from its beginning."""
        self.beginResetModel()
        self._run = run
        self._texts = []
        self.first = 1
        self.cursor = 0
        self.endResetModel()

    def refresh(self, run: Run) -> None:
        """Take the same run with more steps; the window is to be set."""
        self._run = run

    def show_reference(self, reference: Run | None) -> None:
        """Compare the steps with those of another run, or with none; the window is to be set."""
        self.beginResetModel()
        self._reference = reference
        self._texts = []
        self.endResetModel()

    def show_window(self, first: int, rows: int) -> None:
        """Hold the steps from `first` on, up to `rows` of them."""
        rows = max(0, min(rows, len(self._run) - first + 1))
        held = len(self._texts)
        if first == self.first and rows == held:
            return
        texts = [self._texts_of(first + row) for row in range(rows)]
        moved = first != self.first
        if rows < held:
            self.beginRemoveRows(QModelIndex(), rows, held - 1)
        elif rows > held:
            self.beginInsertRows(QModelIndex(), held, rows - 1)
        self.first = first
        self._texts = texts
        if rows < held:
            self.endRemoveRows()
        elif rows > held:
            self.endInsertRows()
        if moved:
            self._changed(0, min(rows, held) - 1)

    def show_cursor(self, step: int) -> None:
        """Mark `step`, wherever it is."""
        old, self.cursor = self.cursor, step
        for row in {old - self.first, step - self.first}:
            self._changed(row, row)

    def is_cursor(self, row: int) -> bool:
        """Say whether the cursor is at the step in `row`."""
        return self.first + row == self.cursor

    def text(self, row: int, column: int) -> Text:
        """Return what is written in a cell: every digit of its number."""
        text = self._texts[row][column]
        return Text(f"{MARK} ", text) if column == 0 and self.is_cursor(row) else text

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many steps are held."""
        return 0 if parent.isValid() else len(self._texts)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of columns, the step's own included."""
        return 0 if parent.isValid() else len(self.headings)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the same with its heading for a tooltip."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index.column(), self._texts[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole and section > len(self._run.columns):
            return self._meaning(section)
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _heading(self, column: int) -> str:
        return said(self.headings[column])

    def _tooltip(self, column: int, text: Text) -> str | None:
        sign = (Relation.EQUAL,) if column else ()
        return str(Text(f"{self._heading(column)} ", *sign, text)) if text else None

    def _meaning(self, column: int) -> str | None:
        """Return what a column of the comparison holds."""
        if self._reference is None:
            return None
        if column == len(self._run.columns) + 1:
            return self.tr("new θ of this run minus that of “{}”").format(self._reference.name)
        coarser = coarsest((self._run.precision, self._reference.precision))
        words = self.tr("how many ulps of {0} lie between new θ of this run and of “{1}” ({2})")
        return words.format(coarser, self._reference.name, said(ulp(coarser)))

    def _texts_of(self, step: int) -> list[Text]:
        if 0 <= step - self.first < len(self._texts):
            return self._texts[step - self.first]
        values = self._run.step(step)
        written = (Text(Number(number, self._run.precision)) for number in values.numbers)
        texts = [Text(str(step)), *written]
        if self._reference is not None:
            after = values.that_hold(Holds.AFTER)[0]
            texts += self._compared(after, self._reference, step)
        return texts

    def _compared(self, theta: float, reference: Run, step: int) -> tuple[Text, Text]:
        """Return how far `theta` is from the other run's, empty where that has no such step."""
        if step > len(reference) or reference.columns.ids != self._run.columns.ids:
            return Text(), Text()
        other = reference.value(reference.columns.that_hold(Holds.AFTER)[0].id, step)
        ulps = distance(theta, other, coarsest((self._run.precision, reference.precision)))
        return Text(difference(theta, other)), Text("" if ulps is None else Number(ulps))

    def _changed(self, first: int, last: int) -> None:
        if 0 <= first <= last < len(self._texts):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def tab_separated(run: Run, first: int, last: int, reference: Run | None = None) -> str:
    """Return steps `first` to `last` as lines of text under a line of headings.

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
        columns.append([text.removesuffix(".0") for text in texts])
    if reference is not None and reference.columns.ids == run.columns.ids:
        headings += COMPARED
        other = reference.column(run.columns.that_hold(Holds.AFTER)[0].id)[first - 1 : last]
        own = run.column(run.columns.that_hold(Holds.AFTER)[0].id)[first - 1 : last][: other.size]
        missing = [""] * (last - first + 1 - other.size)
        with np.errstate(over="ignore"):
            texts = list(map(repr, (own - other).tolist()))
        columns.append([text.removesuffix(".0") for text in texts] + missing)
        ulps = distances(own, other, coarsest((precision, reference.precision)))
        columns.append(ulps.astype(str).tolist() + missing)
    lines = ["\t".join(map(str, headings)), *map("\t".join, zip(*columns, strict=True))]
    return "\n".join(lines) + "\n"
