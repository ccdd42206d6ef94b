"""Writes a drawing as SVG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView


def as_svg(view: QGraphicsView) -> bytes:
    """Return the whole drawing of `view` as it is now, with its name and description."""
    rect = view.sceneRect()
    room = QRectF(QPointF(), rect.size())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(view.logicalDpiX())
    generator.setTitle(view.accessibleName())
    generator.setDescription(view.accessibleDescription())
    generator.setSize(rect.size().toSize())
    generator.setViewBox(room)
    with QPainter(generator) as painter:
        painter.fillRect(room, QColor(view.backgroundBrush().color()))
        view.scene().render(painter, room, rect)
    return bytes(buffer.data().data())
