"""The rows of the table of steps that are on screen, and what a person does to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from gradapp.core.numbers.text import Text
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import LIST_KEYS, is_plain, take_keys_if
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.table.model import StepsModel

_LINES_PER_NOTCH: Final = 3
_MOST_REMEMBERED: Final = 2000

_Index = QModelIndex | QPersistentModelIndex


class StepsPage(QTableView):
    """The rows on screen. It neither scrolls nor selects by itself, but says what is wanted.

    Signals:
        pressed_at: a row was pressed, and whether to extend the selection to it.
        dragged_to: the row under the mouse while it is dragged, also outside of the page.
        released: the mouse button was released.
        moved: the key of a move, and whether to extend the selection.
        wheeled: how many rows further down to look.
        resized: the page has room for another number of rows.
        copy_wanted, all_wanted, none_wanted: copy, select all, select nothing.
        menu_wanted: the row and the global place of a context menu.
    """

    pressed_at = Signal(int, bool)
    dragged_to = Signal(int)
    released = Signal()
    moved = Signal(int, bool)
    wheeled = Signal(int)
    resized = Signal()
    copy_wanted = Signal()
    all_wanted = Signal()
    none_wanted = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty page."""
        super().__init__(parent)
        keep_left_to_right(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        take_keys_if(self, self._is_ours)
        self._wheel = 0
        self._theme = LIGHT
        self._shortened: dict[tuple[Text, int, int], tuple[str, int]] = {}

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells at once, which takes a fifth of the time that delegates take."""
        model = self.model()
        assert isinstance(model, StepsModel)
        metrics = self.fontMetrics()
        height = self.verticalHeader().defaultSectionSize()
        baseline = (height + metrics.ascent() - metrics.descent()) // 2
        padding = metrics.height() // 4
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column) - padding)
            for column in range(model.columnCount())
            if not self.isColumnHidden(column)
        ]
        selected = {index.row() for index in self.selectionModel().selectedRows()}
        width = self.viewport().width()
        # Should anything fail in between, the painter must be done with before Qt is.
        with QPainter(self.viewport()) as painter:
            keep_left_to_right(painter)
            for row in range(model.rowCount()):
                top = row * height
                if not event.region().intersects(QRect(0, top, width, height)):
                    continue
                colour = self._theme.text
                if row in selected:
                    painter.fillRect(0, top, width, height, QColor(self._theme.error))
                    colour = self._theme.on_accent
                elif model.is_cursor(row):
                    painter.fillRect(0, top, width, height, QColor(self._theme.highlight))
                painter.setPen(QColor(colour))
                for column, left, room in columns:
                    text, advance = self._fitted(model.text(row, column), column, room - padding)
                    painter.drawText(left + room - advance, top + baseline, text)

    def _fitted(self, text: Text, column: int, room: int) -> tuple[str, int]:
        """Return `text` as it fits, and its width. Remembered, for rows stay when they scroll.

        The numbers of steps, in the first column, are never rounded.
        """
        key = text, column, room
        found = self._shortened.get(key)
        if found is None:
            metrics = self.fontMetrics()
            shown = elided(text, metrics, room) if column else str(text)
            found = shown, metrics.horizontalAdvance(shown)
            if len(self._shortened) > _MOST_REMEMBERED:
                self._shortened.clear()
            self._shortened[key] = found
        return found

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shortened.clear()

    @override
    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Have whole rows painted; Qt knows of their cells alone."""
        super().dataChanged(first, last, roles)
        height = self.verticalHeader().defaultSectionSize()
        rows = last.row() + 1 - first.row()
        self.viewport().update(0, first.row() * height, self.viewport().width(), rows * height)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Have whole rows painted."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def row_at(self, y: float) -> int:
        """Return the row at a height of the viewport, whether there is one or not."""
        return int(y // max(1, self.verticalHeader().defaultSectionSize()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.none_wanted.emit()
        else:
            extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.moved.emit(event.key(), bool(extend))

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return True
        if is_plain(event) and event.key() == Qt.Key.Key_Escape:
            return bool(self.selectionModel().selectedRows())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        return event.key() in LIST_KEYS and modifiers in plain

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.pressed_at.emit(self.row_at(event.position().y()), bool(extend))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged_to.emit(self.row_at(event.position().y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.row_at(event.pos().y()) if is_mouse else -1
        self.menu_wanted.emit(row, event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if abs(delta.x()) > abs(delta.y()):
            super().wheelEvent(event)
            return
        self._wheel -= delta.y() * _LINES_PER_NOTCH
        rows, self._wheel = int(self._wheel / 120), self._wheel - int(self._wheel / 120) * 120
        self.wheeled.emit(rows)
        event.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Stay: which rows there are is up to the panel."""
