"""The table of the comparison for keys and screen readers: it lies over what is painted, unseen."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.keys import LIST_KEYS, take_keys
from gradapp.ui.kit.row_model import Index, RowModel
from gradapp.ui.kit.row_table import RowTable

_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OF_MOUSE: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.ToolTip,
)


class ComparisonReader(RowTable):
    """Rows and cells as texts; ↑ and ↓ go from row to row, Enter or Space chooses one.

    What a mouse does is for what lies below.

    Signals:
        chosen: the row that a person chose.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._painted = parent
        take_keys(self, *LIST_KEYS, *_CHOOSE)
        self._model = _Texts(self)
        self.setModel(self._model)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().hide()
        self._see(False)

    def show_texts(self, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these texts."""
        self._model.show_texts(headings, rows)

    def lay_out(self, row_height: int, widths: list[int]) -> None:
        """Put rows and columns where they are painted."""
        self.verticalHeader().setDefaultSectionSize(row_height)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _see(self, has_keyboard: bool) -> None:
        """Be painted with the keyboard alone: without it, there is nothing to be seen."""
        self.setUpdatesEnabled(has_keyboard)
        self._painted.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._see(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._see(self.hasFocus())  # as it has while a menu is open

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSE:
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
            self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _OF_MOUSE:
            event.ignore()
            return False
        return super().viewportEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a frame around the row that the keys have led to, and nothing else."""
        row = self.currentIndex().row()
        if not self.hasFocus() or row < 0:
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(self.palette().highlight().color())
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            painter.drawRect(3, top + 1, self.viewport().width() - 7, height - 3)


class _Texts(RowModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_texts(self, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        if (len(headings), len(rows)) != (len(self._headings), len(self._rows)):
            self.beginResetModel()
            self._headings, self._rows = headings, rows
            self.endResetModel()
            return
        if headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)
        if rows != self._rows:
            is_renamed = [row[0] for row in rows] != [row[0] for row in self._rows]
            self._rows = rows
            if is_renamed:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            if QAccessible.isActive():  # nobody else hears it: no text is painted
                self.tell_all()

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

    @property
    @override
    def headings(self) -> tuple[str, ...]:
        return self._headings

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return self._rows[section][0]
        return super().headerData(section, orientation, role)
