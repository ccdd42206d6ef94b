"""What is drawn over the whole of a plot's view, whatever part of the plane the view shows."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from gradapp.override import override


class ViewItem(pg.GraphicsObject):  # type: ignore[misc]
    """An item as large as the view; a subclass has a `paint`."""

    @override
    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        super().viewTransformChanged()
        self.update()  # pixels that were kept may have to be others, though as many

    @override
    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return view.viewRect() if view is not None else QRectF()
