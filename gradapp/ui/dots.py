"""Dots on a plot, each as large at every zoom."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.view_item import ViewItem


class Dots(ViewItem):
    """Draws few points at once: the library's scatter plot takes longer than all the rest."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._points = QPolygonF()
        self._pen = QPen()
        self._size = 0.0

    def restyle(self, colour: str, size: float) -> None:
        """Take a colour, and a diameter in pixels."""
        self._pen = QPen(QColor(colour), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self._pen.setCosmetic(True)
        self._size = size
        self.update()

    def show_points(self, x: Floats, y: Floats) -> None:
        """Draw dots at these coordinates, of which there is at least one."""
        self._points = pg.functions.arrayToQPolygonF(x, y)
        self.update()

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A cosmetic pen counts the dots of the screen, of which a pixel may have several.
        self._pen.setWidthF(self._size * painter.device().devicePixelRatioF())
        painter.setPen(self._pen)
        painter.drawPoints(self._points)
