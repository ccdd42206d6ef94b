"""The three equations of a step, each column in its place whatever the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QWidget

from gradapp.core.equations import Equation, Part
from gradapp.core.equations.of_step import SYMBOLS, equations, names_of, put_in, so_far, symbols
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.run.trend import IN_SHORT
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.formula.row import EquationRow
from gradapp.ui.formula.row_layout import RowLayout, RowShape
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.words import said

_DIGITS: Final = (6, 5, 4, 3)
"""How many significant digits are tried, until a text fits its place."""
_USUAL_NUMBER: Final = -1.2345
_USUAL_RATE: Final = 0.12345
_MOST_KEPT: Final = 50
"""So many arrangements are kept at most."""


class EquationsView(QWidget):
    """Lays out the rows.

    Columns and heights depend on the problem, the width and the font alone, never on the numbers,
    so nothing moves from step to step. What is too long for a line is wrapped.
    """

    def __init__(self, parent: QWidget) -> None:
        """Show the symbols alone."""
        super().__init__(parent)
        keep_left_to_right(self)
        self._problem: AnyProblem | None = None
        self._symbols: tuple[Equation, ...] = ()
        self._usual: tuple[str | None, ...] = ()
        self.rows: tuple[EquationRow, ...] = ()
        self._no_step = NoStep.TO_COME
        self._hint = PlainLabel(
            instead(self._no_step), self, name="hint", wraps=True, is_muted=True
        )
        self._whole: tuple[Equation, ...] = ()
        self._decreased: bool | None = None
        self._done: tuple[frozenset[Role] | None, frozenset[tuple[Role, str]]] = None, frozenset()
        self._marked: list[EquationRow] = []
        self._arranged: dict[tuple[str, int, bool], tuple[RowLayout, list[RowShape]]] = {}
        self.show_problem(Problem())

    def show_problem(self, problem: AnyProblem) -> bool:
        """Have a row for each equation of a problem, and return whether they are arranged anew."""
        if problem == self._problem:  # as at each step
            return False
        self._problem, shown = problem, symbols(problem)
        usual = _usual_numbers(problem, shown)
        if (shown, usual) == (self._symbols, self._usual):
            return False
        if shown != self._symbols:
            self._make_rows(shown)
        self._symbols, self._usual, self._whole, self._marked = shown, usual, (), []
        self._arranged.clear()
        self._hint.raise_()
        self._hint.show()
        self._arrange()
        self.updateGeometry()
        return True

    def _make_rows(self, shown: tuple[Equation, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        names = {
            Part.ERROR: self.tr("Error"),
            Part.GRADIENT: self.tr("Gradient"),
            Part.UPDATE: self.tr("Update"),
        }
        self.rows = tuple(EquationRow(row, names[row.part], self) for row in shown)
        for row in self.rows:
            row.show()

    def show_step(
        self, step: tuple[AnyProblem, StepValues, Precision] | None, decreased: bool | None
    ) -> None:
        """Put the numbers of a step in, or take them out."""
        self._decreased = decreased
        self._whole = () if step is None else equations(*step, self._symbols)
        self._hint.setVisible(step is None)
        self._put_numbers()

    def show_hint(self, no_step: NoStep) -> None:
        """Say, where there are no numbers, why."""
        if no_step is not self._no_step:
            self._no_step = no_step
            self._hint.setText(instead(no_step))
            self._place_hint()

    def show_done(self, done: frozenset[Role] | None, given: frozenset[tuple[Role, str]]) -> None:
        """Show what lines have computed, as `so_far` has it."""
        self._done = done, given
        self._put_numbers()

    def mark(self, part: Part | None, names: frozenset[str], background: QColor) -> None:
        """Mark the rows of a part: those that give one of these names, or all if none does."""
        of_part = {
            row: equation
            for row, equation in zip(self.rows, self._symbols, strict=True)
            if equation.part is part
        }
        named = [row for row, equation in of_part.items() if names and names & names_of(equation)]
        self._marked = named or [*of_part]
        for row in self.rows:
            row.mark(background if row in self._marked else None)

    def in_hand(self) -> QRect:
        """Return where the marked rows are."""
        place = QRect()
        for row in self._marked:
            place = place.united(row.geometry())
        return place

    @override
    def minimumSizeHint(self) -> QSize:
        # The notebook's: where panels are does not depend on what is solved.
        return QSize(self._arrangement(0, is_notebooks=True)[0].least, 0)

    @override
    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(tall for tall, _ in self._arrangement(width)[1])

    @override
    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def usual_height(self, width: int) -> int:
        """Return how high the equations of the notebook's problem are, so wide."""
        return self._arrangement(width, is_notebooks=True)[0].tall * len(SYMBOLS)

    def _arrangement(
        self, width: int, *, is_notebooks: bool = False
    ) -> tuple[RowLayout, list[RowShape]]:
        """Return how rows so wide are arranged, and their shapes: each layout asks many times."""
        asked = self.font().key(), width, is_notebooks
        if asked not in self._arranged:
            if len(self._arranged) >= _MOST_KEPT:
                self._arranged.clear()
            symbols = SYMBOLS if is_notebooks else self._symbols
            arrangement = RowLayout.of(self.font(), width, symbols)
            shapes = [] if is_notebooks else arrangement.rows(symbols, self._usual)
            self._arranged[asked] = arrangement, shapes
        return self._arranged[asked]

    def _arrange(self) -> None:
        arrangement, shapes = self._arrangement(self.width())
        top = 0
        for row, (tall, places) in zip(self.rows, shapes, strict=True):
            row.setGeometry(0, top, self.width(), tall)
            for cell, place in zip(row.cells, places, strict=True):
                cell.place(place, arrangement.font)
            row.symbolic.fit(Text(row.symbols))
            top += tall
        self._place_hint()
        self._put_numbers()

    def _place_hint(self) -> None:
        """Have the hint where the notebook's numbers end, or else in sight, where it has room."""
        arrangement, shapes = self._arrangement(self.width())
        free, top = [], 0
        for tall, (_, _, numbers, result) in shapes:
            free.append(numbers.united(result).translated(0, top))
            top += tall
        if [tall for tall, _ in shapes[:3]] == 3 * [arrangement.tall]:
            free = free[2:3]
        enough = (each for each in free if self._hint.heightForWidth(each.width()) <= each.height())
        self._hint.setGeometry(next(enough, None) or max(free, key=QRect.width))

    @property
    def shown(self) -> tuple[Equation, ...]:
        """The equations, with their numbers as far as they are known."""
        return self._equations or self._symbols

    @property
    def hint(self) -> str:
        """What is said in place of the numbers; empty where there are some."""
        return "" if self._whole else self._hint.text()

    @property
    def is_wrong(self) -> bool:
        """Whether the code has computed another number than an equation gives."""
        return any(row.is_wrong for row in self._equations)

    @property
    def new(self) -> list[EquationRow]:
        """The rows that give the parameters after the step."""
        shown = zip(self.rows, self._symbols, strict=True)
        return [row for row, equation in shown if equation.is_new]

    def _put_numbers(self) -> None:
        self._equations = so_far(self._whole, *self._done)
        if not self._equations:
            for row in self.rows:
                row.clear()
            return
        for row, full in zip(self.rows, self._equations, strict=True):
            decreased = self._decreased if full.is_new and full.result else None
            sign = "" if decreased is None else f"  {said(IN_SHORT[decreased])}"
            row.tell(partial(self._in_full, full, decreased))
            shorter = map(full.rounded, _DIGITS)
            row.fit((some.numbers, Text(some.result, sign)) for some in shorter)

    def _in_full(self, full: Equation, decreased: bool | None) -> str:
        """Return an equation with all digits, a line for each of its statements."""
        lines = [f"{full.left} {text}" for text in (full.numbers, full.result) if text]
        if decreased is not None:
            larger = self.tr("This step makes E larger.")
            lines.append(self.tr("This step makes E smaller.") if decreased else larger)
        return "\n".join(lines)


def _usual_numbers(problem: AnyProblem, symbols: Sequence[Equation]) -> tuple[str | None, ...]:
    """Return what stands with numbers in each equation, in a step that is like many; None for none.

    Nor does it depend on the learning rate: nothing moves while that is dragged. Of the notebook's,
    that have their room, it is not asked.
    """
    if symbols == SYMBOLS:
        return ("",) * len(symbols)
    usual, columns = problem.but(alpha=_USUAL_RATE), problem.columns
    values = StepValues(1, *[_USUAL_NUMBER] * len(columns), columns=columns)
    numbers = put_in(usual, symbols, values, problem.precision)
    return tuple(str(text.rounded(_DIGITS[-1])) or None for text, *_ in numbers)
