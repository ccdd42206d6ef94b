"""Where the other runs are on the plane of E over θ: a marker each, and the trail behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPicture, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradapp.override import override
from gradapp.ui.overlay_style import OverlayStyle
from gradapp.ui.theme import LIGHT, Theme


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


class OverlayMarks(pg.GraphicsObject):  # type: ignore[misc]
    """The markers of all runs beside the one shown; without any it is not there.

    They are recorded when they change, which tells how much of the plot has to be painted again.
    """

    def __init__(self) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = LIGHT
        self._em = 12.0
        self._marks: Sequence[OverlayMark] = ()
        self._picture = QPicture()
        self._bounds = QRectF()
        self.setVisible(False)

    def restyle(self, theme: Theme, em: float) -> None:
        """Take the colours and the size of text."""
        self._theme, self._em = theme, em
        self._record()

    def show_marks(self, marks: Sequence[OverlayMark]) -> None:
        """Draw these marks, and no others."""
        if not marks and not self._marks:
            return
        self._marks = marks
        self.setVisible(bool(marks))
        self._record()

    @override
    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self._record()

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

    def _record(self) -> None:
        """Draw in the scene's units, which are pixels on screen and stay right when exported."""
        view = self.getViewBox()
        transform = self.sceneTransform()
        inverse, invertible = transform.inverted()
        if view is None or not invertible or not self._marks:
            return
        em = self._em
        frame = transform.mapRect(view.viewRect()).adjusted(-em, -em, em, em)
        self._picture = QPicture()
        with QPainter(self._picture) as painter:
            for mark in self._marks:
                pen = QPen(QColor(mark.style.colour(self._theme)), 0.25 * em)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPoints(transform.map(mark.trail))
            for mark in self._marks:
                if mark.at is not None:
                    at = transform.map(QPointF(*mark.at))
                    if frame.contains(at):
                        mark.style.paint_marker(painter, self._theme, at, 0.42 * em)
        drawn = QRectF(self._picture.boundingRect()).adjusted(-em, -em, em, em)
        self.prepareGeometryChange()
        self._bounds = inverse.mapRect(drawn.intersected(frame))
        self.update()
