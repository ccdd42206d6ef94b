"""The samples of a step as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from gradapp.core.model.names import derivative
from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import Number
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.fitting_delegate import WHOLE_ROLE
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.row_model import ALIGNED_RIGHT, Index, RowModel
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.samples.shown import StepSamples

if TYPE_CHECKING:
    from gradapp.core.equations.ledger import SampleEntry

BAR: Final = Qt.ItemDataRole.UserRole + 101
"""The role of a share as a part, from −1 to 1, of the largest in its column; None for none."""

_FIRST_ROWS: Final = 50


class SamplesModel(RowModel):
    """A row a sample: its number with a tick, inputs, y, f − y, and its share of each derivative.

    Signals:
        ticked: the place of a sample whose tick a person has set or taken away.
    """

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: StepSamples | None = None
        self._largest: tuple[float, ...] = ()
        self._theme: Theme = LIGHT

    def show(self, shown: StepSamples | None) -> None:
        """Show the samples of a step, or none."""
        anew = self._shown is None or shown is None or not _are_same(self._shown, shown)
        if anew:
            self.beginResetModel()
        self._take(shown)
        if anew:
            self.endResetModel()
        else:
            self.tell_all()

    def _take(self, shown: StepSamples | None) -> None:
        self._shown = shown
        self._largest = ()
        if shown is not None:
            used = [shown.ledger.entries[place].shares for place in shown.ledger.used]
            self._largest = tuple(max(map(abs, column)) for column in zip(*used, strict=True))

    @property
    def given(self) -> int:
        """How many columns hold what the data have: the inputs and y."""
        return 0 if self._shown is None else len(self._shown.inputs) + 1

    def first_texts(self, column: int) -> list[str]:
        """Return the heading of a column, and the texts of its first rows."""
        rows = range(min(self.rowCount(), _FIRST_ROWS))
        return [self.headings[column], *(str(self.text(row, column)) for row in rows)]

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def toggle(self, row: int) -> None:
        """Ask for the tick of a row to be set, or taken away."""
        self.ticked.emit(row)

    def text(self, row: int, column: int) -> Text:
        """Return what is written in a cell: every digit of its number."""
        shown = self._shown
        assert shown is not None
        entry, inputs = shown.ledger.entries[row], len(shown.inputs)
        if column == 0:
            return Text(grouped(row + 1))
        if column <= inputs:
            return Text(Number(entry.inputs[column - 1], shown.precision))
        if column == inputs + 1:
            return Text(Number(entry.y, shown.precision))
        if column == inputs + 2:
            return Text(Number(entry.residual))
        return self._share(entry, column - inputs - 3)

    def _share(self, entry: SampleEntry, place: int) -> Text:
        if entry.shares:
            return Text(Number(entry.shares[place]))
        return Text("" if place else self.tr("not in this step"))

    @property
    @override
    def count(self) -> int:
        return 0 if self._shown is None else len(self._shown.ledger.entries)

    @property
    @override
    def headings(self) -> tuple[str, ...]:
        if self._shown is None:
            return ()
        shares = map(derivative, self._shown.parameters)
        return ("№", *self._shown.inputs, "y", "f − y", *shares)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._shown is None:
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(self.text(row, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return ALIGNED_RIGHT
            case Qt.ItemDataRole.CheckStateRole if column == 0:
                out = row in self._shown.left_out
                return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text(f"{self.headings[column]}: {self.text(row, column)}")
            case Qt.ItemDataRole.ForegroundRole if not self._shown.ledger.entries[row].shares:
                return QColor(self._theme.muted)
        if role == WHOLE_ROLE:
            return self.text(row, column)
        return self._bar(row, column) if role == BAR else None

    def _bar(self, row: int, column: int) -> float | None:
        assert self._shown is not None
        place = column - len(self._shown.inputs) - 3
        shares = self._shown.ledger.entries[row].shares
        if place < 0 or not shares:
            return None
        return shares[place] / self._largest[place] if self._largest[place] else 0.0

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    @override
    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True

    @override
    def meaning(self, section: int) -> str:
        assert self._shown is not None
        inputs = len(self._shown.inputs)
        if section == 0:
            return self.tr("The sample's number; untick it to leave it out below")
        if section <= inputs + 1:
            return self.tr("Given by the data")
        if section == inputs + 2:
            return self.tr("How far the prediction is from y, before the step")
        return self.tr("What the sample adds to this derivative")


def _are_same(one: StepSamples, other: StepSamples) -> bool:
    """Return whether two steps have the same samples, and the same parameters."""
    if (one.inputs, one.parameters) != (other.inputs, other.parameters):
        return False
    if len(one.ledger.entries) != len(other.ledger.entries):
        return False
    pairs = zip(one.ledger.entries, other.ledger.entries, strict=True)
    return all(a.inputs == b.inputs and a.y == b.y for a, b in pairs)
