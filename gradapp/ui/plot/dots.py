"""Dots and other symbols on a plot, each as large at every zoom."""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.graphicsItems import ScatterPlotItem
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from gradapp.core.trajectory import Floats
from gradapp.override import override
from gradapp.ui.plot.view_item import ViewItem


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


class Symbols(ViewItem):
    """Draws one of the library's symbols at many places, with an outline as thick at every scale.

    The library itself draws them in pens that count the pixels of the device.
    """

    def __init__(self, symbol: str) -> None:
        """Draw none yet; `symbol` is the library's word for it."""
        super().__init__()
        self.symbol = symbol
        self.points = QPolygonF()
        self._outline = QPainterPath()
        self._pen, self._fill = QPen(), QColor(Qt.GlobalColor.transparent)

    def restyle(self, colour: str, size: float, width: float, *, filled: bool) -> None:
        """Take a colour, and the height and the thickness of the outline in pixels."""
        self._outline = QTransform.fromScale(size, size).map(ScatterPlotItem.Symbols[self.symbol])
        self._pen = QPen(QColor(colour), width)
        self._fill = QColor(colour if filled else Qt.GlobalColor.transparent)
        self.update()

    def show_points(self, points: QPolygonF) -> None:
        """Draw it at these coordinates."""
        self.points = points
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, _frame: QRectF) -> None:
        painter.setPen(self._pen)
        painter.setBrush(self._fill)
        for point in transform.map(self.points).toList():
            painter.drawPath(self._outline.translated(point))
