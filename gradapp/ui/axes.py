"""Axes and plot widgets that look like the rest of the window."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gradapp.core.numbers import MINUS
from gradapp.override import override
from gradapp.ui.theme import Theme
from gradapp.ui.view_item import ViewItem


class PlainAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers are written as the window writes them, and never rescaled."""

    def __init__(self, orientation: str) -> None:
        """Make an axis at ``"left"`` or ``"bottom"``."""
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self._shown: list[tuple[float, str]] | None = None

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        decimals = max(0, _decimals(spacing * scale))
        return [f"{value * scale:.{decimals}f}".replace("-", MINUS) for value in values]

    def show_ticks(self, ticks: list[tuple[float, str]]) -> None:
        """Write these texts at these coordinates, instead of choosing numbers."""
        self._shown = ticks
        self.setTicks([ticks])

    def numbered_ticks(self, low: float, high: float) -> list[float]:
        """Return where between two coordinates the axis writes numbers."""
        if self._shown is not None:
            return [at for at, _ in self._shown if low <= at <= high]
        box = self.geometry()
        length = box.height() if self.orientation == "left" else box.width()
        levels = self.tickValues(low, high, length) if length > 0 and high > low else []
        return [float(at) for at in levels[0][1]] if levels else []

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font; the room for numbers follows the font."""
        self.setPen(pg.mkPen(theme.border))
        self.setTextPen(pg.mkPen(theme.muted))
        self.setTickFont(font)
        self.label.setFont(font)
        metrics = QFontMetricsF(font)
        if self.orientation == "left":
            self.setWidth(metrics.horizontalAdvance("00000") + metrics.height())
        self.setStyle(tickLength=0, tickTextOffset=int(metrics.height() / 3))


class GridLines(ViewItem):
    """Lines below everything else at the axes' numbered ticks.

    The library's own grid is drawn above the curves, and costs more than all the rest.
    """

    def __init__(self, left: PlainAxis, bottom: PlainAxis) -> None:
        """Follow the ticks of two axes."""
        super().__init__()
        self.setZValue(-10)
        self._left, self._bottom = left, bottom
        self._pen = pg.mkPen("gray")

    def restyle(self, theme: Theme) -> None:
        """Take the colour of grids."""
        self._pen = pg.mkPen(theme.grid)
        self.update()

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        box = self.boundingRect()
        lines = [
            QLineF(at, box.top(), at, box.bottom())
            for at in self._bottom.numbered_ticks(box.left(), box.right())
        ]
        lines += [
            QLineF(box.left(), at, box.right(), at)
            for at in self._left.numbered_ticks(box.top(), box.bottom())
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._pen)
        painter.drawLines(lines)


def _decimals(spacing: float) -> int:
    text = f"{spacing:.3g}"
    if "e" in text:
        return -int(text.partition("e")[2])
    return len(text.partition(".")[2])


def keep_painted(*items: QGraphicsItem) -> None:
    """Paint items that seldom change once and keep the pixels: four times faster frames."""
    for item in items:
        item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)


def plain_plot(left: PlainAxis, bottom: PlainAxis) -> pg.PlotWidget:
    """Return an empty plot with these axes, without the library's buttons and menus."""
    plot = pg.PlotWidget(axisItems={"left": left, "bottom": bottom})
    strip(plot)
    plot.setMinimumSize(80, 60)
    plot.getPlotItem().getViewBox().setDefaultPadding(0.0)
    return plot


def strip(plot: pg.PlotWidget) -> None:
    """Take the library's frame, buttons and menus away from a plot."""
    plot.setFrameStyle(0)
    item = plot.getPlotItem()
    item.hideButtons()
    item.setMenuEnabled(False)
