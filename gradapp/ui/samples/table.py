"""The table of samples: bars behind the shares, and the keys of a list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView

from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.fitting_delegate import FittingDelegate
from gradapp.ui.kit.keys import LIST_KEYS, is_press, take_keys_if
from gradapp.ui.kit.row_model import Index
from gradapp.ui.kit.row_table import RowTable
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.samples.model import BAR, SamplesModel

_LEAST_DIGITS: Final = 7
_NARROWEST: Final = 24
_HIGHEST: Final = 10_000


class SamplesTable(RowTable):
    """One sample a row; Space takes the one at the keyboard out of the step, or puts it back.

    Signals:
        selected: the place of the sample that a person went to.
    """

    selected = Signal(int)

    def __init__(self, model: SamplesModel) -> None:
        """Show the samples of `model`."""
        super().__init__()
        self._samples = model
        self.setModel(model)
        self._bars = _Bars(self)
        self.setItemDelegate(self._bars)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        keys = (*LIST_KEYS, Qt.Key.Key_Space)
        take_keys_if(self, lambda event: model.rowCount() > 0 and is_press(event, keys))
        self.size_columns()

    @property
    def row(self) -> int:
        """The place of the selected sample, −1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._samples.apply_theme(theme)
        self._bars.theme = theme
        self.viewport().update()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit(self.row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(event, (Qt.Key.Key_Space,)) and self.row >= 0:
            self._samples.toggle(self.row)
        elif is_press(event, LIST_KEYS) and self._samples.rowCount():
            if self.row < 0:
                self.selectRow(0)
            else:
                super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.size_columns()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.size_columns()

    def size_columns(self) -> None:
        """Share out the width; a narrow table scrolls sideways, so that digits are left."""
        metrics, columns = self.fontMetrics(), self._samples.columnCount()
        rows, line = self._samples.rowCount(), round(1.5 * metrics.height())
        self.verticalHeader().setDefaultSectionSize(line)
        around = self.horizontalHeader().sizeHint().height() + line
        self.setMaximumHeight(min(_HIGHEST, rows * line + around))
        if not columns:
            return
        digits = "0" * max(2, len(grouped(rows)))
        padding = metrics.height() // 2
        least = metrics.horizontalAdvance("0" * _LEAST_DIGITS) + padding
        widths = [metrics.horizontalAdvance(digits) + 2 * metrics.height()]
        given = self._samples.given
        for column in range(1, 1 + given):
            widest = max(map(metrics.horizontalAdvance, self._samples.first_texts(column)))
            widths.append(max(_NARROWEST, min(least, widest + padding)))
        others = columns - 1 - given
        room = (self.viewport().width() - sum(widths)) // others
        widths += [max(least, room)] * others
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)


class _Bars(FittingDelegate):
    """Writes numbers as they fit; below a share, a bar: to the right above 0, to the left below."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark rows, by selecting them, and no cells."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        part = index.data(BAR)
        if part is None:
            return
        cell = QRectF(option.rect).adjusted(4, 0, -4, -1)
        height, half = max(2.0, 0.12 * cell.height()), cell.width() / 2
        left = cell.center().x() + min(0.0, part * half)
        theme = self.theme
        painter.fillRect(
            QRectF(cell.center().x() - 0.5, cell.bottom() - 2 * height, 1, 2 * height),
            QColor(theme.border),
        )
        painter.fillRect(
            QRectF(left, cell.bottom() - height, abs(part) * half, height), QColor(theme.gradient)
        )
