"""What is drawn on a canvas at one depth, in pixels, anew at each painting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from gradapp.ui.kit.still_picture import Changing


class Layer(Changing):
    """Keeps no pixels and no places of them, but what is to be drawn, in the plot's coordinates.

    A subclass has a `paint_drawing`, which computes where things are from the transform of the
    moment: whatever changed since the last painting, it can't be forgotten.

    Attributes:
        update: has the canvas painted anew; the canvas that the layer is added to sets it.
    """

    def __init__(self) -> None:
        """Be seen, once it is added to a canvas."""
        self.update: Callable[[], None] = _nothing
        self._visible = True

    def isVisible(self) -> bool:
        """Return whether it is drawn."""
        return self._visible

    def setVisible(self, visible: bool) -> None:
        """Draw it or not."""
        self._visible = visible
        self.update()

    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        """Paint, with smooth borders unless another hint is set.

        Args:
            painter: what to paint with, in pixels of the canvas.
            transform: from the plot's coordinates to pixels.
            frame: the view, in pixels.
        """
        raise NotImplementedError


def _nothing() -> None:
    """Wait for a canvas."""
