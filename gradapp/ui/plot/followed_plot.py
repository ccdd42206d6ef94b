"""A plot whose view follows what is drawn, until a person moves or zooms it by hand."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QFont

from gradapp.override import override
from gradapp.ui.kit.text_style import scaled
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.frame import PlotFrame

_SMALL: Final = 0.85
"""How large the numbers along the axes are, beside what is written in the plot."""
_BELOW: Final = 2.7
_BARE_BELOW: Final = 2.3
"""How high the axis below is, in heights of its line."""


class FollowedPlot(PlotFrame):
    """Holds one canvas, and moves and zooms it as the mouse asks for it."""

    def __init__(self, name: str, canvas: str, title: str = "") -> None:
        """Make an empty `canvas` of that name, of which the plot chooses what is shown."""
        super().__init__(name, title)
        self._is_bare = False
        self._follows = True
        self._canvas = Canvas(self)
        self._canvas.setObjectName(canvas)
        self._canvas.dragged.connect(self._drag)
        self._canvas.zoomed.connect(self._zoom_at)
        self._canvas.range_changed.connect(self._sample)
        self._canvas.double_clicked.connect(self.reset_view)

    def _restyle_canvas(self) -> QFont:
        """Write its axes, and return their font."""
        font = scaled(self.font(), 1.0 if self._is_bare else _SMALL)
        self._canvas.restyle(self._theme, font, _BARE_BELOW if self._is_bare else _BELOW)
        return font

    @override
    def reset_view(self) -> None:
        self._follows = True
        self._fit()

    @override
    def zoom(self, factor: float) -> None:
        self._zoom_around(self._canvas.centre, factor)

    def _zoom_around(self, at: QPointF, factor: float) -> None:
        """Show so much of what is shown; a place stays where it is."""
        self._follows = False
        self._canvas.zoom(at, factor, factor)

    @Slot(QPointF, QPointF)
    def _drag(self, start: QPointF, stop: QPointF) -> None:
        self._follows = False
        x, y = self._canvas.along(start)
        self._canvas.shift(x * (start - stop).x(), y * (start - stop).y())

    @Slot(QPointF, QPointF)
    def _zoom_at(self, at: QPointF, factors: QPointF) -> None:
        self._follows = False
        x, y = self._canvas.along(at)
        self._canvas.zoom(at, factors.x() if x else 1.0, factors.y() if y else 1.0)

    @override
    def move_by_key(self, direction: int) -> None:
        """Stay: what it is about is the step, and where that starts is typed in the form."""

    @Slot()
    @abstractmethod
    def _fit(self) -> None:
        """Choose what the view shows, unless a person has, and draw what is other by it."""

    @Slot()
    @abstractmethod
    def _sample(self) -> None:
        """Compute what is drawn in this view."""
