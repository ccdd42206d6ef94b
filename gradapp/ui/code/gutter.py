"""Beside a program: the numbers of its lines, the mark, and what is done once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from gradapp.core.program.text import Program
from gradapp.override import override
from gradapp.ui.kit.gutter import BEFORE, Gutter
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import scaled


class ProgramGutter(Gutter):
    """Stands at the left of a program.

    Signals:
        clicked: the place of a click.
    """

    clicked = Signal(QPoint)

    def __init__(self, code: QPlainTextEdit) -> None:
        """Stand beside `code`, in which there is no program yet."""
        super().__init__(code)
        self._program: Program | None = None
        self.setObjectName("gutter")
        self.setMouseTracking(True)

    def show_program(self, program: Program) -> None:
        """Stand beside another program."""
        self._program = program
        self.update()

    @override
    def width_before(self) -> int:
        return QFontMetrics(scaled(self.code.font(), 0.8)).horizontalAdvance(self.tr("once"))

    @override
    def paint_before(self, painter: QPainter, place: QRect, line: int) -> None:
        program = self._program
        if program is not None and line < program.number(program.begins):
            painter.setFont(scaled(self.code.font(), 0.8))
            painter.drawText(place, BEFORE, self.tr("once"))
        elif program is not None and line == program.number(program.loop):
            painter.drawText(place, BEFORE, "↻")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(event.position().toPoint())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            at = self.mapFromGlobal(self.cursor().pos())
            program = self._program
            index = self.code.cursorForPosition(QPoint(0, at.y())).blockNumber()
            once = program is not None and program.first + index < program.begins
            words = (
                self.tr("Set-up: done once, before the first step")
                if once
                else self.tr("Done in every step")
            )
            QToolTip.showText(self.cursor().pos(), tip_text(words), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._program is not None:
            super().paintEvent(event)
