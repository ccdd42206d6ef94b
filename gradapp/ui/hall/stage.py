"""The stage of a hall: a plot, the equations, the line of code and the verdict, on one screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gradapp.core.numbers.text import ELLIPSIS, fitted
from gradapp.override import override
from gradapp.ui.hall.equations import NOTEBOOK_LINES, LargeEquations
from gradapp.ui.hall.lines import LargeLines
from gradapp.ui.hall.rows import Rows, StyledText, TextRow, large, text_row
from gradapp.ui.hall.verdict import LargeVerdict
from gradapp.ui.kit.text_style import monospaced, scaled, serif
from gradapp.ui.kit.themed import Themed

_EQUATION: Final = "►  ≈ 1.234 − 0.1·(−0.1234)"
"""As long as the lines of the equations usually are: they get room for it."""
_LEAST: Final = 0.36
_MOST: Final = 0.52
"""What of the width the equations have, at least and at most."""
_FEWEST: Final = 3
"""So many lines of code have room, unless the answers of a question need it: then there is one."""

_SMALLEST: Final = 0.85
"""The smallest that a panel writes, as a share of its font."""
_SMALLER: Final = (1.0, 0.85, 0.7)
"""As which shares of its font a page is written whose words are all to be seen."""


class Stage(QWidget, Themed):
    """Places everything by the size of the screen alone, so nothing moves from step to step."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet, and no plot."""
        super().__init__(parent)
        self.setObjectName("hall_stage")
        self.setAutoFillBackground(True)
        self.header = Rows("hall_header", self.tr("Step"), self)
        self.equations = LargeEquations(self)
        self.aside = Rows("hall_aside", self.tr("Variables"), self)
        self.aside.hide()
        self.lines = LargeLines(self)
        self._coloured = (self.equations, self.lines)
        self.verdict = LargeVerdict(self)
        self.page = Rows("hall_page", self.tr("Page"), self, signs=True)
        self.page.hide()
        self._frame = QWidget(self)
        self._frame.setAutoFillBackground(True)
        self._frame.hide()
        self._inside = QVBoxLayout(self._frame)
        self._plot: QWidget | None = None
        self._has_aside, self._has_plot, self._has_verdict = False, True, True
        self._asked: tuple[TextRow, ...] = ()
        self._is_whole = False
        self._longest = ""
        self._way = self._position = ""

    def take_plot(self, plot: QWidget) -> None:
        """Show `plot` at the left of the equations."""
        self._plot = plot
        plot.setParent(self)
        self._place()
        plot.setVisible(self._has_plot)

    def show_aside(self, name: str) -> None:
        """Have other rows called `name` where the equations are; empty for the equations."""
        if bool(name) == self._has_aside:
            return
        self._has_aside = bool(name)
        self.aside.setAccessibleName(name)
        self._show_step(shown=not (self.page.isVisible() or self._frame.isVisible()))

    def show_plot(self, *, shown: bool, has_verdict: bool = True) -> None:
        """Show plot and verdict, or leave their room to what is beside the plot."""
        if (shown, has_verdict) != (self._has_plot, self._has_verdict):
            self._has_plot, self._has_verdict = shown, has_verdict
            self._show_step(shown=not (self.page.isVisible() or self._frame.isVisible()))
            self._place()

    def ask(self, rows: Sequence[TextRow]) -> None:
        """Have a question where the equations are; the code has all room that it leaves."""
        self._asked = tuple(rows)
        self.aside.show_rows(rows)
        self._place()

    def open_page(self, panel: QWidget | None) -> None:
        """Show `panel`, or else the page of words, in place of the step."""
        self._show_step(shown=False)
        self.page.setVisible(panel is None)
        if panel is not None:
            self._inside.addWidget(panel)
            self._frame.show()
            panel.show()
        self._place()

    def show_page(
        self, rows: Sequence[TextRow], current: int = 0, *, is_whole: bool = False
    ) -> None:
        """Write the page, those around a row if not all have room; smaller where it `is_whole`."""
        self._is_whole = is_whole
        self.page.show_rows(rows, current)
        self._fit_page()

    def _fit_page(self) -> None:
        for share in _SMALLER if self._is_whole else _SMALLER[:1]:
            self.page.setFont(scaled(self.lines.font(), share))
            if self.page.has_room:
                break

    def close_page(self) -> None:
        """Show the step again; whoever lent a panel can have it back."""
        self.page.hide()
        self._frame.hide()
        self._show_step(shown=True)

    def _show_step(self, *, shown: bool) -> None:
        self.lines.setVisible(shown)
        self.verdict.setVisible(shown and self._has_verdict)
        self.equations.setVisible(shown and not self._has_aside)
        self.aside.setVisible(shown and self._has_aside)
        if self._plot is not None:
            self._plot.setVisible(shown and self._has_plot)

    def reserve(self, verdict: str) -> None:
        """Keep room for a verdict as long as this one."""
        self._longest = verdict
        self._place()

    def show_header(self, way: str, position: str) -> None:
        """Say which way to write the step is shown, and which step: first of all, that."""
        self._way, self._position = way, position
        self._write_header()

    def _write_header(self) -> None:
        way, position = self._way, self._position
        ink, muted = self._theme.text, self._theme.muted
        where, hint = (
            StyledText(f" · {position}", ink),
            StyledText(" · " + self.tr("H: keys"), muted),
        )

        def named(name: str, *behind: StyledText) -> TextRow:
            return TextRow((StyledText(name, ink, bold=True), where, *behind))

        def fits(row: TextRow) -> bool:
            return self.header.count_lines([row], self.header.width()) == 1

        shorter = fitted(way, lambda name: fits(named(name)), middle=True)
        rows = [named(way, hint), named(shorter)] if shorter != ELLIPSIS else []
        row = next(filter(fits, rows), text_row(position, ink))
        self.header.show_rows([row])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not (self.height() and self.width()):
            return
        height, base = self.height(), QApplication.font()
        self.setFont(large(base, height))
        self.equations.setFont(large(serif(base), height))
        self.lines.setFont(large(monospaced(base), height))
        self.aside.setFont(self.lines.font())
        self._frame.setFont(scaled(self.font(), 1 / _SMALLEST))
        line = math.ceil(self.header.line)
        gap = line // 5
        inside = QRect(gap, gap, self.width() - 2 * gap, height - 2 * gap)
        said = -gap
        if self._has_verdict:
            said = self.verdict.height_for((self._longest,), inside.width())
        upper = self.equations.height_of(NOTEBOOK_LINES)
        rest = inside.height() - line - said - 3 * gap
        code = max(_FEWEST, math.floor((rest - upper) / self.lines.line))
        if not self._has_verdict:
            asked = self.aside.height_of(self.aside.count_lines(self._asked, inside.width()))
            code = max(1, math.floor((rest - asked) / self.lines.line))
        below = self.lines.height_of(code)
        wide = QFontMetrics(self.equations.font()).horizontalAdvance(_EQUATION)
        wide = min(max(wide, round(_LEAST * self.width())), round(_MOST * self.width()))
        top = inside.top() + line + gap
        self.header.setGeometry(inside.left(), inside.top(), inside.width(), line)
        self._write_header()
        page = QRect(inside.left(), top, inside.width(), inside.bottom() + 1 - top)
        self.page.setGeometry(page)
        self._fit_page()
        self._frame.setGeometry(page)
        plot = QRect(inside.left(), top, inside.width() - wide - gap, rest - below)
        if self._plot is not None:
            self._plot.setGeometry(plot)
        beside = QRect(plot.right() + 1 + gap, top, wide, plot.height())
        self.equations.setGeometry(beside)
        self.aside.setGeometry(beside if self._has_plot else beside | plot)
        top += plot.height() + gap
        self.lines.setGeometry(inside.left(), top, inside.width(), below)
        top += below + gap
        self.verdict.setGeometry(inside.left(), top, inside.width(), said)
