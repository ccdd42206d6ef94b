"""Beside code: the numbers of its lines, which of them has just run, and where something failed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.themed import Themed

FAILED: Final = "✕"
"""What stands before a line in which something went wrong."""
BEFORE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBER: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Gutter(QWidget, Themed):
    """The column at the left of lines of code, in whose margin it makes room for itself."""

    def __init__(self, code: QPlainTextEdit) -> None:
        """Stand beside `code`."""
        super().__init__(code)
        self.code = code
        self._marked: tuple[int | None, int | None] = (None, None)
        self._sign = FAILED
        code.updateRequest.connect(self._follow)
        code.blockCountChanged.connect(self.make_room)

    def mark(self, line: int | None, trouble: int | None, sign: str = FAILED) -> None:
        """Mark the line that has just run, and by a sign another, both by their numbers."""
        self._marked, self._sign = (line, trouble), sign
        self.update()

    @Slot()
    def make_room(self) -> None:
        """Be as wide as what stands in it, and as high as the code."""
        metrics, inside = QFontMetrics(self.code.font()), self.code.contentsRect()
        digits = "0" * max(2, len(str(self.code.blockCount())))
        width = self.width_before() + metrics.horizontalAdvance(digits) + 3 * self._gap
        self.setGeometry(inside.left(), inside.top(), width, inside.height())
        if width != self.code.viewportMargins().left():
            self.code.setViewportMargins(width, 0, 0, 0)

    def width_before(self) -> int:
        """Return the width of what stands before the numbers."""
        return QFontMetrics(self.code.font()).horizontalAdvance("0")

    def paint_before(self, painter: QPainter, place: QRect, line: int) -> None:
        """Paint what stands before the number of a line that is not marked: nothing."""

    @property
    def _gap(self) -> int:
        return max(4, QFontMetrics(self.code.font()).height() // 4)

    @Slot(QRect, int)
    def _follow(self, rect: QRect, dy: int) -> None:
        """Move with the text."""
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        code, gap, block = self.code, self._gap, self.code.firstVisibleBlock()
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            while block.isValid():
                area = code.blockBoundingGeometry(block).translated(code.contentOffset()).toRect()
                if area.top() > event.rect().bottom():
                    break
                place = QRect(gap, area.top(), self.width() - 2 * gap, area.height())
                self._paint_line(painter, place, block.blockNumber() + 1)
                block = block.next()

    def _paint_line(self, painter: QPainter, place: QRect, number: int) -> None:
        theme, (line, trouble) = self._theme, self._marked
        if number == line:
            painter.fillRect(0, place.top(), self.width(), place.height(), QColor(theme.mark))
        painter.setFont(self.code.font())
        painter.setPen(QColor(theme.text if number in self._marked else theme.muted))
        painter.drawText(place, _NUMBER, str(number))
        if number == trouble:
            painter.setPen(QColor(theme.increase_text))
            painter.drawText(place, BEFORE, self._sign)
        elif number == line:
            size = 0.55 * QFontMetrics(self.code.font()).ascent()
            x, y = float(place.left()), place.center().y() + 0.5
            painter.setBrush(QColor(theme.gradient))
            painter.setPen(Qt.PenStyle.NoPen)
            corners = [QPointF(x, y - size), QPointF(x + 1.5 * size, y), QPointF(x, y + size)]
            painter.drawPolygon(QPolygonF(corners))
        else:
            self.paint_before(painter, place, number)
