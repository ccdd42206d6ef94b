"""The table of all steps of a run, to read, to go to a step, and to copy from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QScrollBar, QVBoxLayout, QWidget

from gradapp.core.methods import METHODS
from gradapp.core.problem import Problem
from gradapp.core.run import Run
from gradapp.override import override
from gradapp.ui.kit.text_style import mute
from gradapp.ui.kit.theme import Theme
from gradapp.ui.table.model import MARK, StepsModel, tab_separated
from gradapp.ui.table.page import StepsPage

_LEAST_DIGITS: Final = 7
_FROM: Final = (1, 3, 5)
"""The columns with which a comparison begins: θ, E, or new θ where there is little room."""


class StepsPanel(QWidget):
    """All steps of a run as a table, with a row marked for the cursor.

    A click, or a move by keyboard, asks for the cursor; Shift or dragging selects several rows.

    Signals:
        step_requested: the step the person went to.
        message: a sentence that says what was copied.
    """

    step_requested = Signal(int)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.setObjectName("stepsPanel")
        self._run = Run.begun(Problem(), METHODS[0])
        self._reference: Run | None = None
        self._length = 0
        self._anchor = 0
        self._active = 0
        self._digits = 0
        self._follows = True
        self._dragged = False
        self._sizing = False
        self._sized_by_hand = False
        self._model = StepsModel(self)
        self._build()
        self.setFocusProxy(self._page)
        self._follow_font()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The first and last selected step, or None."""
        if not self._active:
            return None
        return min(self._anchor, self._active), max(self._anchor, self._active)

    def show_run(self, run: Run) -> None:
        """Show another run from its beginning; `refresh` says that there are more steps."""
        self._run = run
        self._anchor = self._active = 0
        self._follows = True
        self._model.show_run(run)
        self.refresh(run)

    def refresh(self, run: Run) -> None:
        """Show the same run with more steps, as far as they are on the page."""
        self._run = run
        self._model.refresh(run)
        self._refresh()

    def _refresh(self) -> None:
        self._length = len(self._run)
        self._empty.setVisible(not self._length)
        rows = self._full_rows()
        self._scroll.setPageStep(rows)
        self._scroll.setRange(0, max(0, self._length - rows))
        self._scroll.setEnabled(self._length > rows)
        self._follow()
        if max(4, len(str(self._length))) != self._digits:
            self._size_columns()
        self._show_page()

    def show_hint(self, *, is_to_come: bool) -> None:
        """Say, where there are no steps, whether → makes the first."""
        words = self.tr("No steps yet: press → to make the first.")
        self._empty.setText(words if is_to_come else self.tr("This run has no step."))

    def show_reference(self, reference: Run | None) -> None:
        """Add columns that compare new θ with that of another run; None takes them away."""
        if reference is self._reference:
            return
        self._reference = reference
        self._model.show_reference(reference)
        self._sized_by_hand = False
        self._size_columns()
        self._refresh()

    def show_cursor(self, step: int) -> None:
        """Mark `step`, and have it in the middle of the page; 0 is before the first."""
        if step != self._model.cursor:
            self._model.show_cursor(step)
            self._follows = True
            self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._page.apply_theme(theme)

    def copy(self) -> None:
        """Put the selected steps, or all, on the clipboard as tab-separated text."""
        if not self._length:
            self.message.emit(self.tr("There are no steps to copy."))
            return
        first, last = self.selection or (1, self._length)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            text = tab_separated(self._run, first, last, self._reference)
            QGuiApplication.clipboard().setText(text)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if first < last:
            sentence = self.tr("Copied steps {0} to {1}.")
        else:
            sentence = self.tr("Copied step {0}.")
        self.message.emit(sentence.format(f"{first:,}", f"{last:,}"))

    def select_all(self) -> None:
        """Select every step there is now."""
        self._select(1, self._length)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _build(self) -> None:
        self._page = StepsPage(self)
        self._page.setObjectName("stepsTable")
        self._page.setAccessibleName(self.tr("Steps"))
        self._page.setModel(self._model)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setObjectName("stepsScrollBar")
        self._scroll.setAccessibleName(self.tr("First step of the page"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._page, 1)
        row.addWidget(self._scroll)
        self._empty = QLabel()
        self.show_hint(is_to_come=True)
        self._empty.setObjectName("stepsEmpty")
        mute(self._empty)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self._page.viewport()).addWidget(self._empty)
        self._menu = QMenu(self)
        self._menu.setObjectName("stepsMenu")
        self._menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        self._menu.addAction(self.tr("Select all")).triggered.connect(self.select_all)
        self._scroll.valueChanged.connect(self._show_page)
        self._scroll.actionTriggered.connect(self._let_go)
        self._page.horizontalHeader().sectionResized.connect(self._section_resized)
        self._page.pressed_at.connect(self._press)
        self._page.dragged_to.connect(self._drag)
        self._page.released.connect(self._release)
        self._page.moved.connect(self._move)
        self._page.wheeled.connect(self._wheel)
        self._page.resized.connect(self._resized)
        self._page.copy_wanted.connect(self.copy)
        self._page.all_wanted.connect(self.select_all)
        self._page.none_wanted.connect(self._select_none)
        self._page.menu_wanted.connect(self._show_menu)

    def _follow_font(self) -> None:
        metrics = self.fontMetrics()
        self._page.verticalHeader().setDefaultSectionSize(round(1.4 * metrics.height()))
        self._sized_by_hand = False
        self._size_columns()
        self._refresh()

    def _size_columns(self) -> None:
        """Share out the width; a narrow page scrolls sideways, so that digits are left.

        To make room for a comparison, it leaves out first θ and f(x), which other columns say
        already, and then E and dE/dθ.
        """
        self._digits = max(4, len(str(self._length)))
        if self._sized_by_hand:
            return
        metrics = self.fontMetrics()
        padding = 2 * (metrics.height() // 4)
        first = metrics.horizontalAdvance(f"{MARK} " + "0" * self._digits) + padding
        least = metrics.horizontalAdvance("0" * _LEAST_DIGITS) + padding
        room = self._page.viewport().width() - first
        shown = range(1, self._model.columnCount())
        if self._reference is not None:
            wanted = (range(start, shown.stop) for start in _FROM)
            shown = next(
                (columns for columns in wanted if least * len(columns) <= room),
                range(_FROM[-1], shown.stop),
            )
        width = max(least, room // len(shown))
        self._sizing = True
        self._page.setColumnWidth(0, first)
        for column in range(1, self._model.columnCount()):
            self._page.setColumnHidden(column, column not in shown)
            self._page.setColumnWidth(column, width)
        self._sizing = False

    def _section_resized(self, _section: int, _old: int, _new: int) -> None:
        self._sized_by_hand = self._sized_by_hand or not self._sizing

    def _resized(self) -> None:
        self._size_columns()
        self._refresh()

    def _row_height(self) -> int:
        return self._page.verticalHeader().defaultSectionSize()

    def _full_rows(self) -> int:
        return max(1, self._page.viewport().height() // self._row_height())

    def _show_page(self) -> None:
        height = self._page.viewport().height()
        self._model.show_window(self._scroll.value() + 1, -(-height // self._row_height()))
        self._mark_selection()

    def _mark_selection(self) -> None:
        rows = self._model.rowCount()
        first, last = self.selection or (0, -1)
        first, last = max(0, first - self._model.first), min(rows - 1, last - self._model.first)
        chosen = self._page.selectionModel()
        if first > last:
            if chosen.hasSelection():
                chosen.clearSelection()
            return
        ends = self._model.index(first, 0), self._model.index(last, self._model.columnCount() - 1)
        chosen.select(QItemSelection(*ends), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        active = self._active - self._model.first
        if 0 <= active < rows:
            index = self._model.index(active, 0)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _follow(self) -> None:
        """Have the cursor's step in the middle, until a person scrolls."""
        if self._follows:
            self._scroll.setValue(self._model.cursor - 1 - self._full_rows() // 2)

    @Slot()
    def _let_go(self) -> None:
        self._follows = False

    def _reveal(self, step: int) -> None:
        self._let_go()
        rows = self._full_rows()
        if step <= self._scroll.value():
            self._scroll.setValue(step - 1)
        elif step > self._scroll.value() + rows:
            self._scroll.setValue(step - rows)

    def _select(self, anchor: int, active: int) -> None:
        self._anchor, self._active = anchor, active
        self._mark_selection()

    def _select_none(self) -> None:
        self._select(0, 0)

    def _press(self, row: int, extend: bool) -> None:
        step = self._model.first + row
        if not 1 <= step <= self._length:
            return
        self._dragged = extend
        self._select(self._anchor if extend and self._anchor else step, step)

    def _drag(self, row: int) -> None:
        step = max(1, min(self._length, self._model.first + row))
        if self._active and step != self._active:
            self._dragged = True
            self._select(self._anchor, step)
            self._reveal(step)

    def _release(self) -> None:
        if self._active and not self._dragged:
            self.step_requested.emit(self._active)

    def _move(self, key: int, extend: bool) -> None:
        if not self._length:
            return
        page = self._full_rows()
        start = self._active or self._model.cursor
        step = {
            Qt.Key.Key_Up: start - 1,
            Qt.Key.Key_Down: start + 1,
            Qt.Key.Key_PageUp: start - page,
            Qt.Key.Key_PageDown: start + page,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self._length,
        }[Qt.Key(key)]
        step = max(1, min(self._length, step))
        anchor = self._anchor or max(1, min(self._length, start))
        self._select(anchor if extend else step, step)
        self._reveal(step)
        if not extend:
            self.step_requested.emit(step)

    def _wheel(self, rows: int) -> None:
        self._let_go()
        self._scroll.setValue(self._scroll.value() + rows)

    def _show_menu(self, row: int, place: QPoint) -> None:
        step = self._model.first + row
        first, last = self.selection or (0, -1)
        if row >= 0 and 1 <= step <= self._length and not first <= step <= last:
            self._select(step, step)
        self._menu.popup(place)
