"""One equation of a step: four texts, each as large as its place lets it be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from gradapp.core.equations import Equation
from gradapp.core.numbers.text import Text, fitted
from gradapp.override import override
from gradapp.ui.kit.old_tip import hide_old_tip
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.text_style import SCALES, elided, serif

SMALLEST_SCALE: Final = SCALES[-1]
"""How small a text may become, as a share of its usual size."""
_RIGHT: Final = ("residual", "learning-rate")
"""What is explained on the right of an equation; on its left, it is what the row computes."""
_SIGN: Final = re.compile(r"(\*\*|[*/·(+−-])(?!\*)")
"""Behind these a formula may be broken."""
MARKER: Final = "▸"
"""Stands before a marked row."""


class EquationRow(QWidget):
    """One equation: four texts side by side or below one another, which can be marked."""

    def __init__(self, equation: Equation, name: str, parent: QWidget) -> None:
        """Show the symbols of `equation`, which assistive technology calls `name`."""
        super().__init__(parent)
        self.setObjectName(equation.part.value)
        self.setAccessibleName(name)
        self.symbols = equation.symbolic
        self._background: QColor | None = None
        self._tell: Callable[[], str] = str
        self.left = FormulaCell("left", equation.left, self)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.left.explain_all(equation.part.value, tab=True)
        self.symbolic = FormulaCell("symbolic", equation.symbolic, self)
        self.symbolic.explain_words(*_RIGHT, tab=False)
        self.numbers = FormulaCell("numbers", "", self)
        self.result = FormulaCell("result", "", self, bold=True)
        self.cells = (self.left, self.symbolic, self.numbers, self.result)
        make_opaque(self.numbers, self.result)

    def clear(self) -> None:
        """Leave the symbols alone."""
        self.tell(str)
        self.numbers.setText("")
        self.result.setText("")

    def tell(self, tell: Callable[[], str]) -> None:
        """Have a tooltip and assistive tools say what `tell` returns, once one of them asks."""
        self._tell = tell
        hide_old_tip(self)
        said = tell() if QAccessible.isActive() else ""
        if said != self.toolTip():
            self.setToolTip(tip_text(said))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tip_text(self._tell()))
        return super().event(event)

    def fit(self, written: Iterable[tuple[Text, Text]]) -> None:
        """Show the first numbers and result of which both fit, else the last ones, smaller.

        Each pair has as many digits on the left as its result on the right takes.
        """
        numbers = result = Text()
        for numbers, result in written:
            if self.numbers.has_room_for(numbers) and self.result.has_room_for(result):
                self.numbers.write(numbers)
                self.result.write(result)
                return
        self.numbers.fit(numbers)
        self.result.fit(result)

    def mark(self, background: QColor | None) -> None:
        """Mark the row by a background and a sign at its left; None takes the mark away."""
        if background != self._background:
            self._background = background
            for cell in (self.numbers, self.result):
                cell.setAutoFillBackground(background is None)  # which would hide the mark
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
        painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, MARKER)


class FormulaCell(TermLabel):
    """A text in a place of a given size."""

    def __init__(self, name: str, text: str, parent: QWidget, *, bold: bool = False) -> None:
        """Show `text`, without a place yet."""
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # the panel has one
        self._bold = bold
        self.place(QRect(), self.font())

    def place(self, place: QRect, font: QFont) -> None:
        """Take a place, and the size of the text where it fits."""
        self.move(place.topLeft())
        self.setFixedSize(place.size().expandedTo(QSize(0, 0)))  # then no text asks for a layout
        self._usual = serif(font, bold=self._bold)
        self._metrics = QFontMetrics(self._usual)
        self.setFont(self._usual)
        self.setWordWrap(place.height() > 1.5 * self._metrics.height())

    def has_room_for(self, text: Text) -> bool:
        """Return whether `text` fits in its usual size."""
        return self._fits(str(text), self._metrics)

    def _fits(self, text: str, metrics: QFontMetrics) -> bool:
        if metrics.horizontalAdvance(text) <= self.width():
            return True
        if not self.wordWrap():
            return False
        text = breakable(text, metrics, self.width())
        return wrapped_height(metrics, text, self.rect()) <= 0

    def fit(self, text: Text) -> None:
        """Show `text`: smaller, and elided if need be."""
        if self.has_room_for(text):
            self.write(text)
        else:
            self._show(*self._shrunk(text))

    def write(self, text: Text) -> None:
        """Show `text`, for which there is room, in its usual size."""
        self._show(self._usual, str(text))

    def _show(self, font: QFont, shown: str) -> None:
        if self.wordWrap():
            shown = breakable(shown, QFontMetrics(font), self.width())
        if font != self.font():
            self.setFont(font)
        if shown != self.text():
            self.setText(shown)

    def _shrunk(self, text: Text) -> tuple[QFont, str]:
        for scale in SCALES:
            font = serif(self._usual, scale, bold=self._bold)
            metrics = QFontMetrics(font)
            if self._fits(str(text), metrics):
                return font, str(text)
        if self.wordWrap():
            return font, fitted(text, lambda some: self._fits(some, metrics))
        return font, elided(text, metrics, self.width())


def wrapped_height(metrics: QFontMetrics, text: str, place: QRect) -> int:
    """Return by how much a wrapped text is higher than a place; 0 where it fits."""
    if metrics.horizontalAdvance(text) <= place.width():
        return 0
    room = QRect(0, 0, max(1, place.width()), 1 << 14)
    needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
    return max(0, needed - place.height())


def breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a formula that may be broken behind its signs, where a word of it is too wide."""
    if all(metrics.horizontalAdvance(word) <= width for word in text.split()):
        return text
    return _SIGN.sub("\\g<0>\u200b", text)
