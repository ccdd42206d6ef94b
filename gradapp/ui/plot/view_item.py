"""What is drawn over the whole of a plot's view, in pixels, anew at each painting."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradapp.override import override


class ViewItem(pg.GraphicsObject):  # type: ignore[misc]
    """An item as large as the view; it keeps no pixels and no places of them.

    A subclass has a `paint_drawing`, which computes where things are from the transform of the
    moment: whatever changed since the last painting, it can't be forgotten.
    """

    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        """Paint in the scene's units, which are pixels on screen and stay right when exported.

        Args:
            painter: what to paint with.
            transform: from the plot's coordinates to the scene's.
            frame: the view, in the scene's units.
        """
        raise NotImplementedError

    @override
    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        super().viewTransformChanged()
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()

    @override
    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        transform = self.sceneTransform()
        inverse, invertible = transform.inverted()
        if invertible:
            painter.setWorldTransform(inverse * painter.worldTransform())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_drawing(painter, transform, transform.mapRect(self.boundingRect()))
