"""The code of a way, with the line that has just run marked."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QWidget

from gradapp.core.program.text import Program
from gradapp.override import override
from gradapp.ui.code.gutter import ProgramGutter
from gradapp.ui.code.terms import CodeTerms
from gradapp.ui.kit.code_view import MarkedCode
from gradapp.ui.kit.gutter import FAILED
from gradapp.ui.kit.keys import leave_arrows, take_keys
from gradapp.ui.kit.short_text import lay_out
from gradapp.ui.kit.terms import OPENING, ask_by_key

WARNED: Final = "⚠"
"""What stands before a line that raised or made a value infinite, and one that warned."""


class CodeView(MarkedCode):
    """Shows lines of code with their numbers; the keys that walk through them are the window's.

    Attributes:
        line: the number in the text of the line that is marked.
        program: the program that is shown.
        trouble: the number in the text of the line in which something went wrong.
        sign: what stands before that line.

    Signals:
        line_clicked: the number in the text of the line in which the statement that a person
            clicked begins.
        copy_program_wanted: the person wants the whole program on the clipboard.
    """

    line_clicked = Signal(int)
    copy_program_wanted = Signal()

    _gutter: ProgramGutter

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(ProgramGutter, True, parent)
        self.setObjectName("code")
        leave_arrows(self)
        take_keys(self, *OPENING)
        self.setAccessibleName(self.tr("Code of the way"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.program: Program | None = None
        self.line: int | None = None
        self.trouble: int | None = None
        self.sign = FAILED
        self._variable = ""
        self._gutter.clicked.connect(self.click)
        self._terms = CodeTerms(self, self.rect_of)
        self.viewport().setMouseTracking(True)
        self._set_fonts()

    def show_program(self, program: Program) -> None:
        """Show another program, without a mark."""
        if program != self.program:
            self.program = program
            self.line = self.trouble = None
            self.setPlainText("\n".join(program.lines))
            lay_out(self)
            self._gutter.show_program(program)
            self.updateGeometry()
            self._mark()

    def mark_line(
        self, line: int | None, trouble: int | None = None, sign: str = FAILED
    ) -> None:  # fmt: skip
        """Mark the line that has just run, and by a sign the one in which something went wrong."""
        if (line, trouble, sign) != (self.line, self.trouble, self.sign):
            self.line, self.trouble, self.sign = line, trouble, sign
            self._mark()
            self._bring_into_sight()

    def mark_variable(self, name: str) -> None:
        """Underline a variable wherever it stands; none for an empty name."""
        if name != self._variable:
            self._variable = name
            self._mark()

    def room_for(self, lines: int, columns: int) -> QSize:
        """Return the size in which so many lines of so many characters can be seen."""
        metrics = QFontMetrics(self.font())
        margins = 2 * int(self.document().documentMargin())
        width = self._gutter.width() + columns * metrics.horizontalAdvance("0") + margins
        return QSize(width + 2, lines * metrics.lineSpacing() + margins + 2)

    @override
    def sizeHint(self) -> QSize:
        lines = len(self.program.lines) if self.program is not None else 10
        bar = self.horizontalScrollBar().sizeHint().height()
        height = lines * QFontMetrics(self.font()).lineSpacing()
        return QSize(300, height + bar + 2 * int(self.document().documentMargin()) + 4)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        is_click = event.button() == Qt.MouseButton.LeftButton
        if is_click and not self.textCursor().hasSelection() and not self._terms.ask_at(at):
            self.click(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_word = self._terms.at(event.position().toPoint()) is not None
        shapes = Qt.CursorShape
        self.viewport().setCursor(shapes.WhatsThisCursor if is_word else shapes.IBeamCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explain, at Enter, the first word of the line that is marked."""
        if not ask_by_key(event, self):
            super().keyPressEvent(event)

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what is explained in the marked line, or else in the first that has something."""
        marked = (
            [] if self.line is None or self.program is None else [self.line - self.program.first]
        )
        for index in (*marked, *range(self.blockCount())):
            if terms := self._terms.in_line(index):
                return terms
        return []

    def place_of(self, word: str) -> QRect | None:
        """Return where `word` stands first, brought into sight; None where it does not."""
        return self._terms.place_of(word)

    def click(self, at: QPoint) -> None:
        """Say which line is at a place of the viewport."""
        block = self.cursorForPosition(QPoint(0, at.y())).block()
        if self.program is not None and at.y() <= self.rect_of(block.blockNumber()).bottom():
            line = self.program.first + block.blockNumber()
            self.line_clicked.emit(self.program.beginning(line))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what a text offers, and the whole program."""
        menu = self.createStandardContextMenu()
        menu.setObjectName("code_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addAction(self.tr("Copy as a Python program")).triggered.connect(
            self.copy_program_wanted
        )
        menu.popup(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._set_fonts()

    def rect_of(self, index: int) -> QRectF:
        """Return where the line of an index is, in the viewport."""
        block = self.document().findBlockByNumber(index)
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    @override
    def _in_the_middle(self) -> int:
        return self._number(self.line) or 1

    def _number(self, line: int | None) -> int | None:
        return None if line is None or self.program is None else self.program.number(line)

    @override
    def _mark(self) -> None:
        marks = []
        said = ""
        number, trouble = map(self._number, (self.line, self.trouble))
        self._gutter.mark(number, trouble, self.sign)
        if number is not None and self.line is not None and self.program is not None:
            said = self.tr("Line {number} has run: {text}").format(
                number=number, text=self.program.line(self.line)
            )
            marks.append(self._row(number, self._theme.mark))
        if self._variable:
            text = self.toPlainText()
            for found in re.finditer(rf"(?<!\w){re.escape(self._variable)}(?!\w)", text):
                place = self._place(*found.span())
                place.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                place.format.setBackground(QColor(self._theme.highlight))
                marks.append(place)
        self.setExtraSelections(marks)
        self.setAccessibleDescription(said)
