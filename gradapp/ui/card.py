"""The sheet on which each panel and each plot lies."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from gradapp.override import override

RADIUS: Final = 6


class Card(QWidget):
    """A widget with a rounded frame, in the colours that its palette has when it is painted."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self.palette())


def paint_card(painter: QPainter, card: QRectF, palette: QPalette) -> None:
    """Paint the sheet of a panel that fills `card`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.mid().color())
    painter.setBrush(palette.base())
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
