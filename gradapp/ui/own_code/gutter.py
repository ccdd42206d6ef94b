"""Beside the code: the numbers of its lines, and which of them has just run."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTextBlock,
)
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.theme import Theme

FAILED = "✕"
"""What stands before a line in which something went wrong."""


class Numbered(Protocol):
    """An editor, as far as its gutter knows it."""

    @property
    def theme(self) -> Theme:
        """The colours."""

    @property
    def line(self) -> int:
        """The number of the line that has just run; 0 for none."""

    @property
    def trouble(self) -> int:
        """The number of the line in which something went wrong; 0 for none."""

    def font(self) -> QFont:
        """Return the font of the lines."""

    def blockCount(self) -> int:
        """Return how many lines there are."""

    def firstVisibleBlock(self) -> QTextBlock:
        """Return the first line in sight."""

    def rect_of(self, block: QTextBlock) -> QRectF:
        """Return where a line is."""


class Gutter(QWidget):
    """The column at the left of an editor."""

    def __init__(self, editor: Numbered, parent: QWidget) -> None:
        """Stand beside `editor`, in it."""
        super().__init__(parent)
        self.setObjectName("own_code_gutter")
        self._editor = editor

    def needed_width(self) -> int:
        """Return the width for the mark and the longest number."""
        advance = QFontMetrics(self._editor.font()).horizontalAdvance("0")
        return (max(2, len(str(self._editor.blockCount()))) + 1) * advance + 3 * self._gap

    @Slot(QRect, int)
    def follow(self, rect: QRect, dy: int) -> None:
        """Move with the text."""
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    @property
    def _gap(self) -> int:
        return max(4, QFontMetrics(self._editor.font()).height() // 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        editor, theme, gap = self._editor, self._editor.theme, self._gap
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(editor.font())
            block = editor.firstVisibleBlock()
            while block.isValid():
                rect = editor.rect_of(block).toRect()
                if rect.top() > event.rect().bottom():
                    break
                number = block.blockNumber() + 1
                is_marked = number in (editor.line, editor.trouble)
                if number == editor.line:
                    painter.fillRect(0, rect.top(), self.width(), rect.height(), QColor(theme.mark))
                place = QRect(gap, rect.top(), self.width() - 2 * gap, rect.height())
                painter.setPen(QColor(theme.text if is_marked else theme.muted))
                middle = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, str(number))
                if number == editor.trouble:
                    painter.setPen(QColor(theme.increase_text))
                    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, FAILED)
                elif number == editor.line:
                    self._paint_mark(painter, place, QColor(theme.gradient))
                block = block.next()

    def _paint_mark(self, painter: QPainter, place: QRect, colour: QColor) -> None:
        size = 0.5 * QFontMetrics(self._editor.font()).ascent()
        x, y = float(place.left()), place.center().y() + 0.5
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        corners = [QPointF(x, y - size), QPointF(x + 1.5 * size, y), QPointF(x, y + size)]
        painter.drawPolygon(QPolygonF(corners))
