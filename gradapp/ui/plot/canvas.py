"""A plot without behaviour of its own, which says what the mouse does on it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.plot.axes import PlainAxis, strip


class PlotCanvas(pg.PlotWidget):  # type: ignore[misc]
    """A plot that says what the mouse does at which x, instead of pyqtgraph's own handling.

    Signals:
        hovered: the mouse is at another place, or outside; `hovered_x` knows.
        clicked: the x of a click.
        dragged: by how much x was dragged.
        zoomed: the x that stays in place, and the factor for the visible width.
        double_clicked: a double click.
    """

    hovered = Signal()
    clicked = Signal(float)
    dragged = Signal(float)
    zoomed = Signal(float, float)
    double_clicked = Signal()

    def __init__(self, left: PlainAxis, bottom: PlainAxis, parent: QWidget) -> None:
        """Make an empty plot with these axes."""
        super().__init__(parent, axisItems={"left": left, "bottom": bottom})
        strip(self)
        keep_left_to_right(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(60, 50)
        self.setMouseTracking(True)
        item = self.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        self._mouse: QPointF | None = None
        self._pressed: QPointF | None = None
        self._grabbed: float | None = None

    def hovered_x(self) -> float | None:
        """Return the x under the mouse, None when it is elsewhere."""
        return None if self._mouse is None else self._x_at(self._mouse)

    def _x_at(self, position: QPointF) -> float:
        view = self.getPlotItem().getViewBox()
        return float(view.mapSceneToView(self.mapToScene(position.toPoint())).x())

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 160)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._grabbed = None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is not None:
            distance = (position - self._pressed).manhattanLength()
            if self._grabbed is None and distance >= QApplication.startDragDistance():
                self._grabbed = self._x_at(self._pressed)
            if self._grabbed is not None:
                self.dragged.emit(self._x_at(position) - self._grabbed)
        self._mouse = position
        self.hovered.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._grabbed is None:
            self.clicked.emit(self._x_at(event.position()))
        self._pressed = self._grabbed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.double_clicked.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            factor = 0.8 ** (event.angleDelta().y() / 120)
            self.zoomed.emit(self._x_at(event.position()), factor)
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        event.accept()
        self._mouse = None
        self.hovered.emit()
