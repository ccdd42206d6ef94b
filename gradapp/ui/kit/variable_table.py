"""What tables of variables are made of: a name, a value, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.fitting_delegate import FittingDelegate
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.theme import LIGHT

CHANGED: Final = "●"
NAME, VALUE, KIND = range(3)


_Index = QModelIndex | QPersistentModelIndex


class VariableTable(QTreeWidget):
    """A row a variable. What has changed has a dot before its name and is bold.

    In a frame most rows have another value, and nothing else: that alone is painted.

    Signals:
        message: what has been copied.
    """

    message = Signal(str)

    def __init__(self, name: str, called: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `called` is what a screen reader calls it."""
        super().__init__(parent)
        self.setObjectName(name)
        keep_left_to_right(self)
        leave_arrows(self)
        self.setAccessibleName(called)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Variable"), self.tr("Value"), self.tr("What it is")])
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._to_paint = QRegion()
        self.setItemDelegate(CellDelegate(self))
        self.header().setStretchLastSection(True)
        for column in (NAME, VALUE):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._theme = LIGHT

    @override
    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        # What only a screen reader tells is not to be seen.
        if list(roles) != [Qt.ItemDataRole.AccessibleTextRole]:
            super().dataChanged(first, last, roles)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._to_paint = event.region()
        super().paintEvent(event)

    def is_to_be_painted(self, place: QRect) -> bool:
        """Say whether anything of a place in the viewport is being painted."""
        return self._to_paint.intersects(place)

    def copy(self, text: str, name: str) -> None:
        """Copy what is known of the variable called `name`, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.message.emit(self.tr("Copied {}.").format(name))


class CellDelegate(FittingDelegate):
    """Writes those cells that are to be painted: Qt asks for each of a row."""

    def __init__(self, table: VariableTable) -> None:
        """Write the cells of `table`."""
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if self._table.is_to_be_painted(option.rect):
            self.paint_cell(painter, option, index)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Write one cell."""
        super().paint(painter, option, index)
