"""The sheet on which each panel and each plot lies."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from gradapp.override import override

RADIUS: Final = 6


class Card(QWidget):
    """A widget with a rounded frame, in the colours that its palette has when it is painted."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self.palette(), event.rect())


def paint_card(painter: QPainter, card: QRectF, palette: QPalette, part: QRect) -> None:
    """Paint the sheet of a panel that fills `card`, as far as it is in `part`."""
    if card.adjusted(RADIUS, RADIUS, -RADIUS, -RADIUS).contains(QRectF(part)):
        painter.fillRect(part, palette.base())  # many times faster than what has round corners
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.mid().color())
    painter.setBrush(palette.base())
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
