"""The step at the cursor as the notebook's aligned equations, with its numbers put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from gradapp.core.formula import SYMBOLS, Equation, aligned, equations
from gradapp.core.problem import Precision, Problem
from gradapp.core.trajectory import StepValues
from gradapp.override import override
from gradapp.ui.theme import LIGHT, Theme

_SERIFS: Final = ("DejaVu Serif", "Cambria", "Times New Roman", "Noto Serif")
_SIZE: Final = 1.1
"""The size of the symbols, as a share of the application's font."""
_SCALES: Final = (0.9, 0.8, 0.7)
"""How small a text may become to fit its place, as shares of its usual size."""
_SMALLEST: Final = _SCALES[-1]
_DIGITS: Final = (6, 5, 4, 3)
"""How many significant digits are tried, until a text fits its place."""
_USUAL_NUMBERS: Final = "≈ 1.234 − 0.1·(−1.234·10⁻⁵)"
_USUAL_RESULT: Final = "≈ −1.234·10⁻⁵"
_MARKER: Final = "▸"


class FormulaPanel(QWidget):
    """'This step, with numbers': three equations in symbols, with numbers, and their results.

    Numbers have about six digits here; all their digits are in the tooltips and in `text`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the symbols alone."""
        super().__init__(parent)
        self.setObjectName("formula_panel")
        self.setAccessibleName(self.tr("This step, with numbers"))
        self._theme = LIGHT
        self._marked: str | None = None
        self._decreased: bool | None = None
        self._shown: tuple[Problem, StepValues, Precision] | None = None
        self._equations = _Equations(self)
        layout = QVBoxLayout(self)
        sides = layout.contentsMargins().left()
        layout.setContentsMargins(sides, 0, sides, 0)
        layout.addWidget(self._equations)
        layout.addStretch()
        self._colour()

    def show_step(
        self,
        problem: Problem,
        values: StepValues | None,
        precision: Precision,
        decreased: bool | None = None,
    ) -> None:
        """Put the numbers of a step into the equations.

        Args:
            problem: the problem of the run.
            values: the step; None before the first.
            precision: the format in which the method computes.
            decreased: whether the step made E smaller, or larger; None for neither.
        """
        step = None if values is None else (problem, values, precision)
        if step == self._shown and decreased is self._decreased:
            return
        self._shown = step
        self._equations.show_step(step, decreased)
        if decreased is not self._decreased:
            self._decreased = decreased
            self._colour()

    def highlight(self, part: str | None) -> None:
        """Mark the row of `part`, 'error', 'gradient' or 'update'; None marks none."""
        if part != self._marked:
            self._marked = part
            self._mark()

    def text(self) -> str:
        """Return the equations as plain text, every number in full."""
        return aligned(SYMBOLS if self._shown is None else equations(*self._shown))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
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
        menu.popup(event.globalPos())

    def _mark(self) -> None:
        for row in self._equations.rows:
            row.mark(QColor(self._theme.mark) if row.objectName() == self._marked else None)

    def _colour(self) -> None:
        theme = self._theme
        _, gradient, update = self._equations.rows
        special = {gradient.numbers: theme.gradient_text}
        if self._decreased is not None:
            special[update.result] = theme.decrease_text if self._decreased else theme.increase_text
        for row in self._equations.rows:
            for cell in row.cells:
                cell.colour(special.get(cell, theme.text))


class _Equations(QWidget):
    """Lays out the rows.

    Columns and heights depend on the width and the font alone, never on the numbers, so nothing
    moves from step to step.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        names = self.tr("Error"), self.tr("Gradient"), self.tr("Update")
        self.rows = tuple(_Row(row, name, self) for row, name in zip(SYMBOLS, names, strict=True))
        self._hint = QLabel(self.tr("Press → to make the first step."), self)
        self._hint.setObjectName("hint")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._step: tuple[Problem, StepValues, Precision] | None = None
        self._decreased: bool | None = None
        self._arrange()

    def show_step(
        self, step: tuple[Problem, StepValues, Precision] | None, decreased: bool | None
    ) -> None:
        """Put the numbers of a step in, or take them out."""
        self._step, self._decreased = step, decreased
        self._hint.setVisible(step is None)
        self._put_numbers()

    @override
    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Give every column its place: all in one line, the numbers below, or one below another."""
        font = _serif(self.font(), _SIZE)
        metrics, bold = QFontMetrics(font), QFontMetrics(_serif(font, bold=True))
        gap = metrics.horizontalAdvance("0")
        gutter = metrics.horizontalAdvance(_MARKER) + gap
        left = _widest(metrics, [row.left for row in SYMBOLS])
        symbolic = _widest(metrics, [row.symbolic for row in SYMBOLS]) + gap
        numbers = metrics.horizontalAdvance(_USUAL_NUMBERS) + gap
        result = bold.horizontalAdvance(_USUAL_RESULT)
        self.setMinimumWidth(round(_SMALLEST * (gutter + left + gap + symbolic)))
        width = self.width()
        scale = min(1.0, max(_SMALLEST, width / (gutter + left + gap + symbolic)))
        if scale < 1:
            font = _serif(font, scale)
            gutter, left, gap = (round(length * scale) for length in (gutter, left, gap))
        start = gutter + left + gap
        line = QFontMetrics(font).height()
        spare = width - start - symbolic - gap - numbers - gap - result
        below = start if start + numbers + gap + result <= width else gutter
        if spare >= 0:
            tall, top = line * 2, line // 2
            numbers += spare // 2
            places = (
                QRect(start, top, symbolic, line),
                QRect(start + symbolic + gap, top, numbers, line),
                QRect(start + symbolic + gap + numbers + gap, top, result + spare // 2, line),
            )
        elif below + numbers * 4 // 5 + gap + result <= width:
            tall, top = line * 12 // 5, line // 5
            places = (
                QRect(start, top, width - start, line),
                QRect(below, top + line, width - below - gap - result, line),
                QRect(width - result, top + line, result, line),
            )
        else:
            tall, top = line * 17 // 5, line // 5
            places = (
                QRect(start, top, width - start, line),
                QRect(gutter, top + line, width - gutter, line),
                QRect(gutter, top + 2 * line, width - gutter, line),
            )
        for index, row in enumerate(self.rows):
            row.setGeometry(0, index * tall, width, tall)
            for cell, place in zip(
                row.cells, (QRect(gutter, top, left, line), *places), strict=True
            ):
                cell.place(place, font)
        self._hint.setGeometry(places[1].united(places[2]).translated(0, 2 * tall))
        self.setFixedHeight(tall * len(self.rows))
        self._put_numbers()

    def _put_numbers(self) -> None:
        if self._step is None:
            for row in self.rows:
                row.clear()
            return
        shortened = cache(partial(equations, *self._step))
        for index, full in enumerate(equations(*self._step)):
            row, comment, sign = self.rows[index], "", ""
            if row is self.rows[-1] and self._decreased is not None:
                sign = "  E↘" if self._decreased else "  E↗"
                comment = (
                    self.tr("This step makes E smaller.")
                    if self._decreased
                    else self.tr("This step makes E larger.")
                )
            tooltip = (f"{full.left} {full.numbers}", f"{full.left} {full.result}", comment)
            row.setToolTip("\n".join(tooltip).rstrip())
            row.numbers.fit(shortened(digits)[index].numbers for digits in _DIGITS)
            row.result.fit(shortened(digits)[index].result + sign for digits in _DIGITS)


class _Row(QWidget):
    """One equation: four texts side by side or below one another, which can be marked."""

    def __init__(self, equation: Equation, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(equation.part.value)
        self.setAccessibleName(name)
        self._background: QColor | None = None
        self.left = _Cell("left", equation.left, self)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.symbolic = _Cell("symbolic", equation.symbolic, self)
        self.numbers = _Cell("numbers", "", self)
        self.result = _Cell("result", "", self, bold=True)
        self.cells = (self.left, self.symbolic, self.numbers, self.result)

    def clear(self) -> None:
        """Leave the symbols alone."""
        self.setToolTip("")
        self.numbers.setText("")
        self.result.setText("")

    def mark(self, background: QColor | None) -> None:
        """Mark the row by a background and a sign at its left; None takes the mark away."""
        if background != self._background:
            self._background = background
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._background is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._background)
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.left.font())
        line = self.left.geometry()
        gutter = QRect(0, line.top(), line.left(), line.height())
        painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, _MARKER)


class _Cell(QLabel):
    """A selectable text in a place of a given size."""

    def __init__(self, name: str, text: str, parent: QWidget, *, bold: bool = False) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # the panel has one
        self._bold = bold
        self.place(QRect(), self.font())

    def place(self, place: QRect, font: QFont) -> None:
        """Take a place, and the size of the text where it fits."""
        self.setGeometry(place)
        self._usual = _serif(font, bold=self._bold)
        self._metrics = QFontMetrics(self._usual)
        self.setFont(self._usual)

    def fit(self, texts: Iterable[str]) -> None:
        """Show the first of `texts` that fits, else the last: smaller, and elided if need be."""
        font, text = self._usual, ""
        for text in texts:
            if self._metrics.horizontalAdvance(text) <= self.width():
                break
        else:
            font, text = self._shrunk(text)
        if font != self.font():
            self.setFont(font)
        if text != self.text():
            self.setText(text)

    def _shrunk(self, text: str) -> tuple[QFont, str]:
        for scale in _SCALES:
            font = _serif(self._usual, scale, bold=self._bold)
            metrics = QFontMetrics(font)
            if metrics.horizontalAdvance(text) <= self.width():
                return font, text
        return font, metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())

    def colour(self, colour: str) -> None:
        """Write in `colour`."""
        palette = QPalette(self.palette())
        if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            self.setPalette(palette)


def _serif(font: QFont, scale: float = 1.0, *, bold: bool = False) -> QFont:
    """Return a serif font `scale` times as large as `font`."""
    serif = QFont(font)
    serif.setFamilies(list(_SERIFS))
    serif.setStyleHint(QFont.StyleHint.Serif)
    serif.setPointSizeF(font.pointSizeF() * scale)
    serif.setBold(bold)
    return serif


def _widest(metrics: QFontMetrics, texts: Sequence[str]) -> int:
    return max(metrics.horizontalAdvance(text) for text in texts)
