"""Dots on a plot, each as large at every zoom."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

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

    def restyle(self, colour: str, size: float) -> None:
        """Take a colour, and a diameter in pixels."""
        self._pen = QPen(QColor(colour), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self.update()

    def show_points(self, x: Floats, y: Floats) -> None:
        """Draw dots at these coordinates, of which there is at least one."""
        self._points = pg.functions.arrayToQPolygonF(x, y)
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self._pen)
        painter.drawPoints(transform.map(self._points))
