"""The table of all steps of a run, to read, to go to a step, and to copy from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.clipboard import copy_as_html
from gradapp.ui.kit.mnemonics import distinguish
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.table.copied import MOST_IN_HTML, as_html, rows_of, tab_separated
from gradapp.ui.table.model import StepsModel
from gradapp.ui.table.view import StepsTable


class StepsPanel(Panel):
    """All steps of a run as a table, with a row marked for the cursor.

    A click, or a move by keyboard, asks for the cursor; Shift or dragging selects several rows.

    Attributes:
        run: the run, with its steps so far.

    Signals:
        step_requested: the step the person went to.
        export_wanted: the person wants the steps in a file.
        message: a sentence that says what was copied.
    """

    step_requested = Signal(int)
    export_wanted = Signal()
    message = Signal(str)

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__("stepsPanel")
        self.run = Run.begun(Problem(), METHODS[0])
        self._reference: Run | None = None
        self._model = StepsModel(self)
        self._build()
        self._coloured = (self._table,)
        self.setFocusProxy(self._table)

    def show_run(self, run: Run) -> None:
        """Show another run."""
        are_others, self.run = run.columns != self.run.columns, run
        self._model.show_run(run)
        if are_others:
            self._table.size_columns(anew=True)
        self._table.follow(again=True)
        self._take_steps()

    def refresh(self, run: Run) -> None:
        """Show the same run with more steps."""
        has_more, self.run = len(run) > len(self.run), run
        if has_more:
            self._model.refresh(run)
            self._take_steps()

    def _take_steps(self) -> None:
        self._empty.setVisible(not len(self.run))
        self._table.steps_are_new()

    def show_hint(self, no_step: NoStep) -> None:
        """Say, where there are no steps, why."""
        self._empty.setText(instead(no_step))

    def show_reference(self, reference: Run | None) -> None:
        """Add columns that compare new θ with that of another run; None takes them away."""
        if reference is not self._reference:
            self._reference = reference
            self._table.show_reference(reference)

    def show_cursor(self, step: int) -> None:
        """Mark `step`, and have it in the middle of the table; 0 is before the first."""
        if step != self._model.cursor:
            if self.isVisible():
                self._model.show_cursor(step)
            else:  # all of it is painted once it comes up
                self._model.cursor = step
            self._table.follow(again=True)

    def copy(self) -> None:
        """Put the selected steps, or all, on the clipboard as text with tabs, and as a table."""
        if not len(self.run):
            self.message.emit(self._empty.text())
            return
        first, last = self._table.selected or (1, len(self.run))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            rows = rows_of(self.run, first, last, self._reference)
            if len(rows) <= MOST_IN_HTML:
                copy_as_html(tab_separated(rows), as_html(rows))
            else:
                QGuiApplication.clipboard().setText(tab_separated(rows))
        finally:
            QGuiApplication.restoreOverrideCursor()
        if first < last:
            sentence = self.tr("Copied steps {0} to {1}.")
        else:
            sentence = self.tr("Copied step {0}.")
        self.message.emit(sentence.format(grouped(first), grouped(last)))

    @override
    def hasHeightForWidth(self) -> bool:
        """Say no: a label that wraps asks for a height anew with each sentence; this has any."""
        return False

    def _build(self) -> None:
        self._table = StepsTable(self._model)
        self._table.setObjectName("stepsTable")
        self._table.setAccessibleName(self.tr("Steps"))
        self._table.verticalScrollBar().setObjectName("stepsScrollBar")
        self._table.step_requested.connect(self.step_requested)
        self._table.copy_wanted.connect(self.copy)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._empty = PlainLabel(name="stepsEmpty", wraps=True, is_muted=True)
        self.show_hint(NoStep.TO_COME)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table, 0, 0)
        layout.addWidget(self._empty, 0, 0)
        self._menu = QMenu(self)
        self._menu.setObjectName("stepsMenu")
        self._menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        self._menu.addAction(self.tr("Select all")).triggered.connect(self._table.selectAll)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Export…")).triggered.connect(self.export_wanted)
        distinguish(self._menu.actions())

    def _show_menu(self, place: QPoint) -> None:
        self._menu.popup(self._table.viewport().mapToGlobal(place))
