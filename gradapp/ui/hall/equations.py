"""The equations of a step in the large: symbols, numbers and result, one below the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from gradapp.core.equations import Equation, Part
from gradapp.core.numbers.text import unbroken
from gradapp.core.run.trend import IN_SHORT
from gradapp.override import override
from gradapp.ui.hall.rows import HANG, MARKER, FittedRows, StyledText, TextRow, text_row
from gradapp.ui.kit.words import said
from gradapp.values import dataclass

NOTEBOOK_LINES: Final = 9
"""How many lines the notebook's equations have."""
_DIGITS: Final = (6, 5, 4, 3)
"""How many significant digits are tried, until no text needs a second line."""


@dataclass(frozen=True, slots=True)
class ShownEquations:
    """What is known of a step.

    Attributes:
        equations: with numbers as far as they have been computed.
        marked: the part that is being computed; None for none.
        decreased: whether the step made E smaller, or larger; None for neither.
        hint: what is said where there are no numbers.
        compact: whether the results alone are known, which then stand behind the symbols.
    """

    equations: tuple[Equation, ...]
    marked: Part | None
    decreased: bool | None
    hint: str
    compact: bool = False


class LargeEquations(FittedRows):
    """Shows all digits of a number where there is room, or else ≈ and fewer of them."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__("hall_equations", self.tr("This step, with numbers"), parent, signs=True)
        self._shown: ShownEquations | None = None

    def show_equations(self, shown: ShownEquations) -> None:
        """Show the equations of a step."""
        self._shown = shown
        self._write()

    @override
    def _write(self) -> None:
        shown = self._shown
        if shown is None:
            return
        rows: list[TextRow] = []
        current = 0
        for equation in shown.equations:
            some: list[TextRow] = []
            for digits in _DIGITS:
                some = self._rows_of(shown, equation.rounded(digits))
                if self.count_lines(some, self.width()) <= len(some):
                    break
            rows += some
            if shown.marked in (None, equation.part):
                current = len(rows) - 1
        if shown.hint:
            rows.append(text_row(shown.hint, self._theme.muted))
        self.show_rows(rows, current)

    def _rows_of(self, shown: ShownEquations, equation: Equation) -> list[TextRow]:
        theme = self._theme
        marked = equation.part is shown.marked
        sign, behind = (MARKER, theme.mark) if marked else ("", "")
        ink = theme.text
        if equation.part is Part.GRADIENT:
            ink = theme.gradient_text
        elif equation.is_new and shown.decreased is not None:
            ink = theme.decrease_text if shown.decreased else theme.increase_text
        symbols = StyledText(f"{equation.left} {equation.symbolic}", theme.text)
        texts = [str(equation.numbers), str(equation.result)]
        if equation.is_new and texts[1] and shown.decreased is not None:
            texts[1] += f"  {said(IN_SHORT[shown.decreased])}"
        if shown.compact:
            told = unbroken(texts[1])
            result = StyledText(f"  {told}" if told else "", ink, bold=True)
            return [TextRow((symbols, result), HANG, sign, behind)]
        rows = [TextRow((symbols,), HANG, sign, behind)]
        if shown.hint:
            return rows
        # What is still to be computed has its place.
        told_rows = zip(texts, (False, True), strict=True)
        return rows + [
            TextRow((StyledText(f"  {text}", ink, bold=bold),), HANG, "", behind)
            for text, bold in told_rows
        ]
