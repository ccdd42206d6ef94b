"""Beside the code: the numbers of the lines, the mark, and what is done once."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gradapp.core.program.text import Program
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.kit.theme import Theme


class Listing(Protocol):
    """What a gutter has to know of the code that it stands beside."""

    @property
    def program(self) -> Program | None:
        """What is shown."""

    @property
    def line(self) -> int | None:
        """The line that is marked."""

    @property
    def trouble(self) -> int | None:
        """The line that has a sign."""

    @property
    def sign(self) -> str:
        """That sign."""

    @property
    def theme(self) -> Theme:
        """The colours."""

    def font(self) -> QFont:
        """Return the font of the code."""

    def rect_of(self, index: int) -> QRectF:
        """Return where the line of an index is."""

    def cursorForPosition(self, pos: QPoint) -> QTextCursor:
        """Return a cursor at a place."""


class Gutter(QWidget):
    """Stands at the left of the code.

    Signals:
        clicked: the place of a click.
    """

    clicked = Signal(QPoint)

    def __init__(self, view: Listing) -> None:
        """Stand beside `view`, which is its parent."""
        super().__init__(cast("QWidget", view))
        self._view = view
        self.setObjectName("gutter")
        self.setMouseTracking(True)

    def needed_width(self) -> int:
        """Return the width for the word, the mark and a number of two digits."""
        font = self._view.font()
        word = QFontMetrics(scaled(font, 0.8)).horizontalAdvance(self.tr("once"))
        return word + QFontMetrics(font).horizontalAdvance("00") + 3 * self._gap

    @property
    def _gap(self) -> int:
        return max(4, QFontMetrics(self._view.font()).height() // 4)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(event.position().toPoint())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            at = self.mapFromGlobal(self.cursor().pos())
            program = self._view.program
            index = self._view.cursorForPosition(QPoint(0, at.y())).blockNumber()
            once = program is not None and program.first + index < program.begins
            words = (
                self.tr("Set-up: done once, before the first step")
                if once
                else self.tr("Done in every step")
            )
            QToolTip.showText(self.cursor().pos(), words, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        view, program = self._view, self._view.program
        if program is None:
            return
        theme, gap = view.theme, self._gap
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            small = scaled(view.font(), 0.8)
            for index in range(len(program.lines)):
                rect = view.rect_of(index).toRect()
                if rect.bottom() < event.rect().top() or rect.top() > event.rect().bottom():
                    continue
                line = program.first + index
                place = QRect(gap, rect.top(), self.width() - 2 * gap, rect.height())
                if line == view.line:
                    painter.fillRect(0, rect.top(), self.width(), rect.height(), QColor(theme.mark))
                painter.setFont(view.font())
                marked = line in (view.line, view.trouble)
                painter.setPen(QColor(theme.text if marked else theme.muted))
                painter.drawText(
                    place,
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    str(program.number(line)),
                )
                middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                if line == view.trouble:
                    painter.setPen(QColor(theme.increase_text))
                    painter.drawText(place, middle, view.sign)
                elif line == view.line:
                    self._paint_mark(painter, place, QColor(theme.gradient))
                elif line < program.begins:
                    painter.setFont(small)
                    painter.drawText(place, middle, self.tr("once"))
                elif line == program.loop:
                    painter.drawText(place, middle, "↻")

    def _paint_mark(self, painter: QPainter, place: QRect, colour: QColor) -> None:
        size = 0.55 * QFontMetrics(self._view.font()).ascent()
        x, y = float(place.left()), place.center().y() + 0.5
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - size), QPointF(x + 1.5 * size, y), QPointF(x, y + size)])
        )
