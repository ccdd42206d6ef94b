"""What a canvas shows: what its plot finds fitting, until a person moves or zooms it by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Slot

from gradapp.ui.plot.canvas import Canvas


class FollowedView(QObject):
    """Moves and zooms a canvas as the mouse asks for it.

    Attributes:
        follows: whether the plot chooses what is shown; no more once a person has.
    """

    def __init__(self, canvas: Canvas) -> None:
        """Listen to the mouse on `canvas`."""
        super().__init__(canvas)
        self.follows = True
        self._canvas = canvas
        canvas.dragged.connect(self._drag)
        canvas.zoomed.connect(self._zoom_at)

    def zoom(self, at: QPointF, factor: float) -> None:
        """Show so much of what is shown; a place stays where it is."""
        self.follows = False
        self._canvas.zoom(at, factor, factor)

    @Slot(QPointF, QPointF)
    def _drag(self, start: QPointF, stop: QPointF) -> None:
        self.follows = False
        x, y = self._canvas.along(start)
        self._canvas.shift(x * (start - stop).x(), y * (start - stop).y())

    @Slot(QPointF, QPointF)
    def _zoom_at(self, at: QPointF, factors: QPointF) -> None:
        self.follows = False
        x, y = self._canvas.along(at)
        self._canvas.zoom(at, factors.x() if x else 1.0, factors.y() if y else 1.0)
