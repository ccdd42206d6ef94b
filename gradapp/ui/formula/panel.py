"""The step at the cursor as the notebook's aligned equations, with its numbers put in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu

from gradapp.core.equations import Equation, Part
from gradapp.core.equations.of_step import aligned, equations, symbols
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.run import Run
from gradapp.core.run.trend import decreased
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.formula.equations import EquationsView
from gradapp.ui.kit.boxes import column_of, put_between_sides
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import set_text_colour


class FormulaPanel(Panel):
    """'This step, with numbers': three equations in symbols, with numbers, and their results.

    Numbers have about six digits here; all their digits are in the tooltips and in `text`.

    Attributes:
        problem: the problem of the run.
        decreased: whether the step made E smaller, or larger; None for neither.
        marked: the part whose row is marked, if one is.

    Signals:
        changed: something else is shown, or marked.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Show the symbols alone."""
        super().__init__("formula_panel", self.tr("This step, with numbers"))
        self.problem: AnyProblem = Problem()
        self.marked: Part | None = None
        self.decreased: bool | None = None
        self._shown: tuple[AnyProblem, StepValues, Precision] | None = None
        self._names: frozenset[str] | None = None
        self._done: tuple[frozenset[Role] | None, frozenset[tuple[Role, str]]] = None, frozenset()
        self._equations = EquationsView(self)
        note = self.tr("≠  Here the code computes a different number from the equation's.")
        self._note = PlainLabel(note, self, name="formula_note", wraps=True, is_muted=True)
        self._note.hide()
        self._sides = put_between_sides(column_of(self._equations, self._note, 0), self)
        self._colour()

    def show_step(
        self,
        problem: AnyProblem,
        values: StepValues | None,
        precision: Precision,
        decreased: bool | None = None,
        *,
        no_step: NoStep = NoStep.TO_COME,
    ) -> None:
        """Put the numbers of a step into the equations.

        Args:
            problem: the problem of the run.
            values: the step; None before the first.
            precision: the format in which the way computes.
            decreased: whether the step made E smaller, or larger; None for neither.
            no_step: why there is none, where there is none.
        """
        self.problem = problem
        self._equations.show_hint(no_step)
        are_others = self._equations.show_problem(problem)
        step = None if values is None else (problem, values, precision)
        if are_others or (step, decreased) != (self._shown, self.decreased):
            is_recoloured = are_others or decreased is not self.decreased
            self._shown, self.decreased = step, decreased
            self._equations.show_step(step, decreased)
            self._show_note()
            if is_recoloured:
                self._colour()
            if are_others:
                self._mark()
            self.changed.emit()
        if are_others:
            self.needs_changed.emit()

    def show_step_of(self, run: Run, values: StepValues | None, no_step: NoStep) -> None:
        """Put the numbers of a step of a run into the equations, as `show_step` does."""
        has_decreased = None if values is None else decreased(run, values)
        self.show_step(run.problem, values, run.precision, has_decreased, no_step=no_step)

    @property
    def equations(self) -> tuple[Equation, ...]:
        """What is shown, every number with all its digits."""
        return self._equations.shown

    @property
    def hint(self) -> str:
        """What is said where there are no numbers; empty where there are."""
        return self._equations.hint

    def highlight(self, part: Part | None, names: frozenset[str] | None = None) -> None:
        """Mark the rows of `part`; None marks none.

        With `names`, of a line that a person has gone to, those of the rows that give one of them,
        or all if none does; what is marked is brought into sight then. Without, of a step that is
        drawn, nothing scrolls: with each step that is played it would go down and up again.
        """
        if (part, names) != (self.marked, self._names):
            self.marked, self._names = part, names
            self._mark()
            self.changed.emit()

    def show_done(
        self, done: frozenset[Role] | None, given: frozenset[tuple[Role, str]] = frozenset()
    ) -> None:
        """Show what lines of these roles have computed; None stands for the whole step.

        Of other roles, `given` are the names that have their values already.
        """
        if (done, given) != self._done:
            self._done = done, given
            self._equations.show_done(done, given)
            self._show_note()
            self.changed.emit()

    def in_hand(self) -> QRect:
        """Return where the rows are that are to be in sight; nothing where none is."""
        if self._names is None:
            return QRect()
        return self._equations.in_hand().translated(self._equations.pos())

    def useful_height(self, width: int) -> int:
        """Return how high it is when as many equations as the notebook has can be seen, so wide."""
        return self._equations.usual_height(width - 2 * self._sides)

    def usual_height(self, width: int) -> int:
        """Return how high it is, so wide, when all equations of the problem can be seen."""
        return self._equations.heightForWidth(width - 2 * self._sides)

    def text(self) -> str:
        """Return the equations as plain text, every number in full."""
        if self._shown is None:
            return aligned(symbols(self.problem))
        return aligned(equations(*self._shown))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    @override
    def _restyle(self) -> None:
        self._colour()
        self._mark()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cell = self.childAt(event.pos())
        if isinstance(cell, QLabel) and cell.hasSelectedText():
            clipboard = QGuiApplication.clipboard()
            menu.addAction(
                self.tr("Copy selection"), partial(clipboard.setText, cell.selectedText())
            )
        menu.addAction(self.tr("Copy step, with all digits"), self.copy)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def _show_note(self) -> None:
        self._note.setVisible(self._equations.is_wrong)

    def _mark(self) -> None:
        self._equations.mark(self.marked, self._names or frozenset(), QColor(self._theme.mark))
        self.updateGeometry()  # what is in hand is to be in sight

    def _colour(self) -> None:
        theme = self._theme
        rows = self._equations.rows
        special = {
            row.numbers: theme.gradient_text
            for row in rows
            if row.objectName() == Part.GRADIENT.value
        }
        if self.decreased is not None:
            new = theme.decrease_text if self.decreased else theme.increase_text
            special |= {row.result: new for row in self._equations.new}
        for row in rows:
            for cell in row.cells:
                set_text_colour(cell, special.get(cell, theme.text))
