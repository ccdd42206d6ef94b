"""Axes and plot widgets that look like the rest of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsView, QStyleOptionGraphicsItem, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.scale import round_ticks
from gradapp.ui.plot.view_item import ViewItem

Tick = tuple[float, str]
"""A coordinate and the number that is written there."""

_CENTRED: Final = Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignCenter

_LINES_PER_NUMBER: Final = 2.5
"""So many lines high is the room that a number at a left axis has."""


class PlainAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers are written as the window writes them, and never rescaled.

    Its numbers and the lines of the grid are the `ticks` of the moment at which they are painted.
    The library's axis keeps a picture of its numbers; this one keeps what it has chosen, with all
    that the choice depends on.
    """

    def __init__(self, orientation: str) -> None:
        """Make an axis at ``"left"`` or ``"bottom"``."""
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self._is_left = orientation == "left"
        self._shown: list[Tick] | None = None
        self._name = ""
        self._theme = LIGHT
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._chosen: tuple[tuple[float, float, float, str], list[Tick]] | None = None

    @property
    def name(self) -> str:
        """What is written along the axis."""
        return self._name

    def show_name(self, name: str) -> None:
        """Write along the axis what its numbers are of."""
        self._name = name
        self.update()

    def show_ticks(self, ticks: list[Tick]) -> None:
        """Write these texts at these coordinates, instead of choosing numbers."""
        self._shown = ticks
        self.update()

    def ticks(self) -> list[Tick]:
        """Return what is written in the view as it is now, and where."""
        low, high = self._range()
        if self._shown is not None:
            return [tick for tick in self._shown if low <= tick[0] <= high]
        length, line = self._length(), self._metrics.height()
        if not (length > 0 and high > low):
            return []
        asked = low, high, length, self._font.key()
        if self._chosen is not None and self._chosen[0] == asked:
            return self._chosen[1]

        def is_readable(ticks: Sequence[Tick], step: float) -> bool:
            pixels = step / (high - low) * length
            if self._is_left:
                return pixels >= _LINES_PER_NUMBER * line
            return pixels >= self._widest(ticks) + 1.5 * line

        self._chosen = asked, round_ticks(low, high, is_readable)
        return self._chosen[1]

    def room_for_numbers(self) -> float:
        """Return how wide the axis at the left has to be."""
        named = self._metrics.height() if self._name else 0.0
        return max(self._widest(self.ticks()), self._metrics.horizontalAdvance("0.00")) + (
            0.6 * self._metrics.height() + named
        )

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._theme, self._font = theme, font
        self._metrics = QFontMetricsF(font)
        self.update()

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        size, line = self.size(), self._metrics.height()
        painter.setFont(self._font)
        keep_left_to_right(painter)
        painter.setPen(QColor(self._theme.border))
        right, bottom = size.width(), size.height()
        edge = QLineF(right, 0, right, bottom) if self._is_left else QLineF(0, 0, right, 0)
        painter.drawLine(edge)
        painter.setPen(QColor(self._theme.muted))
        for box, text in self._written():
            painter.drawText(box, _CENTRED, text)
        along = QRectF(0, bottom - line, right, line)
        if self._is_left:
            painter.rotate(-90)
            along = QRectF(-bottom, 0, bottom, line)
        elide = Qt.TextElideMode.ElideRight
        name = self._metrics.elidedText(self._name, elide, along.width())
        painter.drawText(along, _CENTRED, name)

    def boxes(self) -> list[QRectF]:
        """Return where the numbers stand, in the item's own coordinates."""
        return [box for box, _ in self._written()]

    def _written(self) -> list[tuple[QRectF, str]]:
        """Return the numbers for which there is room, and their places."""
        size, line = self.size(), self._metrics.height()
        low, high = self._range()
        written: list[tuple[QRectF, str]] = []
        for at, text in self.ticks():
            share = (at - low) / (high - low)
            width = self._metrics.horizontalAdvance(text)
            if self._is_left:
                middle = (1 - share) * size.height()
                box = QRectF(size.width() - width - line / 3, middle - line / 2, width, line)
            else:
                box = QRectF(share * size.width() - width / 2, line / 4, width, line)
            written.append((box, text))
        sheet = self.mapRectFromParent(self.parentItem().rect())
        return [(box, text) for box, text in written if sheet.contains(box)]

    def _range(self) -> tuple[float, float]:
        view = self.linkedView()
        low, high = view.viewRange()[1 if self._is_left else 0] if view is not None else (0.0, 0.0)
        return float(low), float(high)

    def _length(self) -> float:
        size = self.size()
        return float(size.height() if self._is_left else size.width())

    def _widest(self, ticks: Sequence[Tick]) -> float:
        return max((self._metrics.horizontalAdvance(text) for _, text in ticks), default=0.0)


class GridLines(ViewItem):
    """Lines below everything else at the axes' ticks.

    The library's own grid is drawn above the curves, and costs more than all the rest.
    """

    def __init__(self, left: PlainAxis, bottom: PlainAxis) -> None:
        """Follow the ticks of two axes."""
        super().__init__()
        self.setZValue(-10)
        self._left, self._bottom = left, bottom
        self._theme = LIGHT

    def restyle(self, theme: Theme) -> None:
        """Take the colour of grids."""
        self._theme = theme
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        across = [transform.map(QPointF(at, 0.0)).x() for at, _ in self._bottom.ticks()]
        along = [transform.map(QPointF(0.0, at)).y() for at, _ in self._left.ticks()]
        lines = [QLineF(x, frame.top(), x, frame.bottom()) for x in across]
        lines += [QLineF(frame.left(), y, frame.right(), y) for y in along]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(self._theme.grid))
        painter.drawLines(lines)


def plain_plot(left: PlainAxis, bottom: PlainAxis) -> pg.PlotWidget:
    """Return an empty plot with these axes, without the library's buttons and menus."""
    plot = pg.PlotWidget(axisItems={"left": left, "bottom": bottom})
    strip(plot)
    plot.setMinimumSize(80, 60)
    plot.getPlotItem().getViewBox().setDefaultPadding(0.0)
    return plot


def strip(plot: pg.PlotWidget) -> None:
    """Take the library's frame, buttons and menus away from a plot, and paint it whole.

    The library paints only where it believes that something has changed. Items that move while
    others are being painted were then left standing where they had been, beside themselves.
    """
    plot.setFrameStyle(0)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what holds the plot has the keyboard
    plot.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    item = plot.getPlotItem()
    item.hideButtons()
    item.setMenuEnabled(False)
