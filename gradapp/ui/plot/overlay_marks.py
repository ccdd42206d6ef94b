"""Where the other runs are on the plane of E over θ: a marker each, and the trail behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from gradapp.override import override
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.overlay_style import OverlayStyle


@dataclass(frozen=True, slots=True, eq=False)
class OverlayMark:
    """One run in the coordinates of the plot.

    Attributes:
        style: how it is drawn.
        at: where it is; None where it has no such step.
        trail: where it has been.
    """

    style: OverlayStyle
    at: tuple[float, float] | None
    trail: QPolygonF


class OverlayMarks(Layer):
    """The markers of all runs beside the one shown; without any it is not there."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._em = 12.0
        self._marks: Sequence[OverlayMark] = ()
        self.setVisible(False)

    def restyle(self, theme: Theme, em: float) -> None:
        """Take the colours and the size of text."""
        self._theme, self._em = theme, em
        self.update()

    def show_marks(self, marks: Sequence[OverlayMark]) -> None:
        """Draw these marks, and no others."""
        if not marks and not self._marks:
            return
        self._marks = marks
        self.setVisible(bool(marks))
        self.update()

    @override
    def paint_drawing(self, painter: QPainter, transform: QTransform, frame: QRectF) -> None:
        em = self._em
        for mark in self._marks:
            pen = QPen(QColor(mark.style.colour(self._theme)), 0.25 * em)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(transform.map(mark.trail))
        near = frame.adjusted(-em, -em, em, em)
        for mark in self._marks:
            if mark.at is not None:
                at = transform.map(QPointF(*mark.at))
                if near.contains(at):
                    mark.style.paint_marker(painter, self._theme, at, 0.42 * em)
