"""How thick a line of a plot is: in the pixels that widgets count, on a screen of any scale.

What a plot draws in its own coordinates needs a cosmetic pen, one that no zoom makes thicker. Such
a pen counts the pixels of the device, which on a screen of twice the scale are half as large; so it
is made for the device as it is used.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from gradapp.override import override


def scene_pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen `width` pixels thick for what is painted in the scene's units, as `ViewItem`s.

    Its dashes end where they end: square caps are added to thick lines only, which a line of one
    pixel is or is not by the scale.
    """
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap)


def line_pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen `width` pixels thick for one of the items below, at every zoom and scale."""
    pen = scene_pen(colour, width, style)
    pen.setCosmetic(True)
    return pen


def for_device(pen: QPen, painter: QPainter, item: QGraphicsItem) -> QPen:
    """Return a cosmetic `pen` as thick as it says where `painter` paints `item`."""
    to_scene, invertible = item.deviceTransform(QTransform()).inverted()
    scale = (to_scene * painter.deviceTransform()).m11() if invertible else 1.0
    pen = QPen(pen)
    pen.setWidthF(scale * pen.widthF())
    return pen


class Curve(pg.PlotCurveItem):  # type: ignore[misc]
    """The library's curve."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__(antialias=True)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        pen = self.opts["pen"]
        self.opts["pen"] = for_device(pen, painter, self)
        super().paint(painter, option, widget)
        self.opts["pen"] = pen


class Line(QGraphicsLineItem):
    """A line from point to point."""

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(for_device(self.pen(), painter, self))
        painter.drawLine(self.line())


class Lines(QGraphicsPathItem):
    """Several lines, which belong together."""

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(for_device(self.pen(), painter, self))
        painter.drawPath(self.path())


class Ring(QGraphicsEllipseItem):
    """A circle with a smooth outline, as large at every zoom."""

    def __init__(self) -> None:
        """Draw it around the place where it is put."""
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def restyle(self, pen: QPen, fill: str | None, radius: float) -> None:
        """Take an outline, what is within it, and half its height in pixels."""
        self.setPen(pen)
        self.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        self.setRect(-radius, -radius, 2 * radius, 2 * radius)

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(for_device(self.pen(), painter, self))
        painter.setBrush(self.brush())
        painter.drawEllipse(self.rect())
