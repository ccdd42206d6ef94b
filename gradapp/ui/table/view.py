"""The view of the table of steps: what it paints itself, and which keys and clicks it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from gradapp.core.run import Run
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import LIST_KEYS, is_plain, take_keys_if
from gradapp.ui.kit.row_model import Index
from gradapp.ui.kit.row_table import RowTable
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.themed import Themed
from gradapp.ui.table.model import MARK, StepsModel

_LEAST_DIGITS: Final = 7
_MOST_REMEMBERED: Final = 2000

_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_ROWS: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


class StepsTable(RowTable, Themed):
    """All steps, with the cursor's in the middle until a person scrolls.

    Signals:
        step_requested: the step the person went to.
        copy_wanted: the keys for copying were pressed.
    """

    step_requested = Signal(int)
    copy_wanted = Signal()

    def __init__(self, model: StepsModel) -> None:
        """Show the steps of `model`."""
        super().__init__()
        self._steps = model
        self._follows = True
        self._digits = 0
        self._sizing = False
        self._sized_by_hand = False
        self._written: dict[tuple[int, int, int], tuple[str, int]] = {}
        self.setModel(model)
        model.modelReset.connect(self._written.clear)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Of the model of the rows it would ask, at each painting, whether all of them are selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.sectionResized.connect(self._section_resized)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        take_keys_if(self, self._is_ours)
        self._follow_font()

    @property
    def selected(self) -> tuple[int, int] | None:
        """The first and last selected step, or None."""
        ranges = self.selectionModel().selection().toList()
        rows = [row for each in ranges for row in (each.top(), each.bottom())]
        return (min(rows) + 1, max(rows) + 1) if rows else None

    @override
    def _restyle(self) -> None:
        self.viewport().update()

    def show_reference(self, reference: Run | None) -> None:
        """Have columns that compare new θ with that of another run, or none; keep the selection."""
        selected = self.selected
        self._steps.show_reference(reference)
        if selected is not None:
            first, last = (self._steps.index(step - 1, 0) for step in selected)
            self.selectRow(first.row())
            self.selectionModel().select(QItemSelection(first, last), _ROWS)
        self.size_columns(anew=True)
        self.follow()

    def follow(self, *, again: bool = False) -> None:
        """Have the cursor's step in the middle, until a person scrolls, or `again`."""
        self._follows = self._follows or again
        if self._follows and self.isVisible():
            self.verticalScrollBar().setValue(self._steps.cursor - 1 - self._full_rows() // 2)

    def _follow_font(self) -> None:
        self._written.clear()
        self.verticalHeader().setDefaultSectionSize(round(1.4 * self.fontMetrics().height()))
        self.size_columns(anew=True)
        self.follow()

    def size_columns(self, *, anew: bool = False) -> None:
        """Share out the width; a narrow table scrolls sideways, so that digits are left.

        To make room for a comparison, it leaves out first θ and f(x), which other columns say
        already, and then E and dE/dθ. What a person sized is left alone until it is done `anew`.
        """
        self._digits = self._most_digits()
        self._sized_by_hand = self._sized_by_hand and not anew
        if self._sized_by_hand:
            return
        metrics = self.fontMetrics()
        padding = 2 * (metrics.height() // 4)
        first = metrics.horizontalAdvance(f"{MARK} " + "0" * self._digits) + padding
        least = metrics.horizontalAdvance("0" * _LEAST_DIGITS) + padding
        room = self.viewport().width() - first
        columns = self._steps.columnCount()
        shown = range(1, columns)
        if self._steps.is_compared:
            wanted = [range(start, columns) for start in self._steps.beginnings]
            fitting = (some for some in wanted if least * len(some) <= room)
            shown = next(fitting, wanted[-1])
        self._sizing = True
        self.setColumnWidth(0, first)
        for column in range(1, columns):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, max(least, room // len(shown)))
        self._sizing = False

    def steps_are_new(self) -> None:
        """Make room for longer numbers of steps, and for the cursor's in the middle."""
        if self._most_digits() != self._digits:
            self.size_columns()
        # Qt would have the bar end where these do in a while, and look at all headings for it.
        self.verticalScrollBar().setMaximum(max(0, self._steps.rowCount() - self._full_rows()))
        self.follow()

    def _most_digits(self) -> int:
        """Return how long the number of a step can be, with its commas."""
        return max(4, len(grouped(self._steps.rowCount())))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells at once, which takes a fifth of the time that delegates take."""
        metrics = self.fontMetrics()
        height = self.rowHeight(0)
        baseline = (height + metrics.ascent() - metrics.descent()) // 2
        padding = metrics.height() // 4
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column) - padding)
            for column in range(self._steps.columnCount())
            if not self.isColumnHidden(column)
        ]
        first, last = self.selected or (0, -1)
        width = self.viewport().width()
        # Should anything fail in between, the painter must be done with before Qt is.
        with QPainter(self.viewport()) as painter:
            keep_left_to_right(painter)
            for row in self._rows_in_sight():
                top = self.rowViewportPosition(row)
                if not event.region().intersects(QRect(0, top, width, height)):
                    continue
                colour = self._theme.text
                if first <= row + 1 <= last:
                    painter.fillRect(0, top, width, height, QColor(self._theme.error))
                    colour = self._theme.on_accent
                elif row + 1 == self._steps.cursor:
                    painter.fillRect(0, top, width, height, QColor(self._theme.highlight))
                painter.setPen(QColor(colour))
                for column, left, room in columns:
                    text, advance = self._fitted(row, column, room - padding)
                    painter.drawText(left + room - advance, top + baseline, text)

    def _rows_in_sight(self) -> range:
        """Return the rows of which something is seen; at the end, the first is not whole."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, first), (last if last >= 0 else self._steps.rowCount() - 1) + 1)

    def _fitted(self, row: int, column: int, room: int) -> tuple[str, int]:
        """Return a cell's text as it fits, and its width. Remembered, for steps never change.

        The numbers of steps, in the first column, are never rounded.
        """
        found = self._written.get((row, column, room)) if column else None
        if found is None:
            text, metrics = self._steps.text(row, column), self.fontMetrics()
            shown = elided(text, metrics, room) if column else str(text)
            found = shown, metrics.horizontalAdvance(shown)
            if len(self._written) > _MOST_REMEMBERED:
                self._written.clear()
            self._written[row, column, room] = found
        return found

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Have whole rows painted; Qt knows of their cells alone."""
        height, top = self.rowHeight(0), self.rowViewportPosition(first.row())
        self.viewport().update(
            0, top, self.viewport().width(), height * (last.row() + 1 - first.row())
        )

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Have whole rows painted."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Begin with one row, where none is selected, also with Shift."""
        if not self.selectionModel().hasSelection():
            return _ROWS
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        elif self._steps.rowCount():
            self._move(event)

    def _move(self, event: QKeyEvent) -> None:
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()
            self.selectRow(self._steps.cursor - 1)
        super().keyPressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.step_requested.emit(self.currentIndex().row() + 1)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return True
        if is_plain(event) and event.key() == Qt.Key.Key_Escape:
            return self.selectionModel().hasSelection()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        return event.key() in LIST_KEYS and modifiers in plain

    @override
    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads, from row to row: Home and End are of the table."""
        row, last = self.currentIndex().row(), self._steps.rowCount() - 1
        page = self._full_rows()
        wanted = {
            _Move.MoveUp: row - 1,
            _Move.MoveDown: row + 1,
            _Move.MovePageUp: row - page,
            _Move.MovePageDown: row + page,
            _Move.MoveHome: 0,
            _Move.MoveEnd: last,
        }.get(action, row)
        return self._steps.index(max(0, min(last, wanted)), 0)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the step that was clicked, if not several were selected."""
        super().mouseReleaseEvent(event)
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        first, last = self.selected or (0, -1)
        if event.button() == Qt.MouseButton.LeftButton and first == last and not extends:
            self.step_requested.emit(first)

    @override
    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Show a row to which a person went; sideways, stay."""
        self._let_go()
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.size_columns()
        self.follow()

    def _full_rows(self) -> int:
        return max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize())

    def _let_go(self) -> None:
        self._follows = False

    def _section_resized(self, _section: int, _old: int, _new: int) -> None:
        self._sized_by_hand = self._sized_by_hand or not self._sizing
