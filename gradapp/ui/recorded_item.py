"""A drawing on a plot in the sizes of the font, whatever the zoom, recorded when it changes."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradapp.override import override


class RecordedItem(pg.GraphicsObject):  # type: ignore[misc]
    """Records what a subclass paints, which tells how much of the plot has to be painted again."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._picture = QPicture()
        self._bounds = QRectF()

    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        """Paint in the scene's units, which are pixels on screen and stay right when exported.

        Args:
            painter: what to paint with.
            transform: from the plot's coordinates to the scene's.
            frame: the view, in the scene's units.
        """
        raise NotImplementedError

    def record(self, em: float) -> None:
        """Paint anew; nothing reaches farther out of the view than `em`, the height of text."""
        view = self.getViewBox()
        transform = self.sceneTransform()
        inverse, invertible = transform.inverted()
        if view is None or not invertible:
            return
        frame = transform.mapRect(view.viewRect())
        self._picture = QPicture()
        with QPainter(self._picture) as painter:
            self.paint_drawing(painter, transform, frame)
        drawn = QRectF(self._picture.boundingRect()).adjusted(-em, -em, em, em)
        self.prepareGeometryChange()
        self._bounds = inverse.mapRect(drawn.intersected(frame.adjusted(-em, -em, em, em)))
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        inverse, _ = self.sceneTransform().inverted()
        painter.setWorldTransform(inverse * painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.play(painter)
