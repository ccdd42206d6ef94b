"""The plane on which every plot draws: its axes, what lies on it, and what the mouse does there."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.kept import Kept
from gradapp.ui.kit.still_picture import StillPicture
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.axes import Axis, Tick
from gradapp.ui.plot.layer import Layer
from gradapp.ui.plot.marks import Lines
from gradapp.ui.plot.pens import line_pen

Range = tuple[float, float]
_Places = tuple[QTransform, QRectF, tuple[QRectF, QRectF]]
"""The way from coordinates to pixels, and where the view and the axes are."""

ZOOM: Final = 0.8
"""How much of what is shown is left by a notch of the wheel, or a key."""

_READABLE: Final = 2.0
"""So many lines high is the view at least."""
_ZOOM_PER_PIXEL: Final = 1.02
_NARROWEST, _WIDEST = 1e-12, 1e15

FAR: Final = 1e13
"""What is as near as this can be shown with room around it."""


class Canvas(QWidget):
    """Paints its layers, one upon the other, within a view; all places follow from its state.

    Attributes:
        left, bottom: the axes.
        margins: what is free around view and axes, in pixels.

    Signals:
        range_changed: the view shows another range.
        resized: the canvas has another size.
        hovered: the mouse is at another place, or outside; `hovered_x` knows.
        clicked: the coordinates of a click.
        dragged: from which coordinates something was dragged, and to which.
        zoomed: the coordinates that stay in place, and factors for visible width and height.
        double_clicked: a double click.
    """

    range_changed = Signal()
    resized = Signal()
    hovered = Signal()
    clicked = Signal(QPointF)
    dragged = Signal(QPointF, QPointF)
    zoomed = Signal(QPointF, QPointF)
    double_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make an empty plane."""
        super().__init__(parent)
        keep_left_to_right(self)
        self.left, self.bottom = Axis(is_left=True), Axis(is_left=False)
        self.margins = QMarginsF(1, 1, 1, 1)
        self.x_range: Range = (0.0, 1.0)
        self.y_range: Range = (0.0, 1.0)
        self._bottom_height = 0.0
        self._theme = LIGHT
        self._grid = Lines()
        self._layers: list[Layer] = [self._grid]
        self._beside: list[Layer] = []
        self._moving: list[Layer] = []
        self._still = StillPicture()
        self._places = Kept[_Places]()
        self._view = Kept[QRectF]()
        self._mouse: QPointF | None = None
        self._pressed: QPointF | None = None
        self._grabbed: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(60, 50)
        self.setMouseTracking(True)

    def add_layers(self, *layers: Layer, beside: bool = False, moving: bool = False) -> None:
        """Paint these above all others: within the view, or else beside it, too.

        Those that are `moving` change from step to step, and lie on those that don't.
        """
        for layer in layers:
            layer.update = self.update
        (self._moving if moving else self._beside if beside else self._layers).extend(layers)

    def restyle(self, theme: Theme, font: QFont, below: float) -> None:
        """Take colours, the font of the axes, and how high the one below is, in lines of that.

        The canvas asks for a height at which the view can be read.
        """
        line = QFontMetricsF(font).height()
        self._theme, self._bottom_height = theme, below * line
        self.setMinimumHeight(round((below + _READABLE) * line))
        self.left.restyle(theme, font)
        self.bottom.restyle(theme, font)
        self._grid.restyle(line_pen(theme.grid))

    def show_range(self, x: Range, y: Range) -> None:
        """Show the coordinates between these, or what of them can be shown."""
        x, y = _shown_of(x), _shown_of(y)
        if (x, y) != (self.x_range, self.y_range):
            self.x_range, self.y_range = x, y
            self.update()
            self.range_changed.emit()

    def shift(self, dx: float, dy: float) -> None:
        """Show what is so much farther right, and up."""
        (left, right), (low, high) = self.x_range, self.y_range
        self._go((left + dx, right + dx), (low + dy, high + dy))

    def zoom(self, at: QPointF, width: float, height: float) -> None:
        """Show so much of the width and the height, with a place that stays where it is."""
        self._go(zoomed(self.x_range, at.x(), width), zoomed(self.y_range, at.y(), height))

    def _go(self, x: Range, y: Range) -> None:
        """Show these coordinates if they can be shown."""
        if (_shown_of(x), _shown_of(y)) == (x, y):
            self.show_range(x, y)

    def along(self, at: QPointF) -> tuple[bool, bool]:
        """Return whether what begins at a place is about x, and about y: both, but on an axis."""
        return at.x() >= self.x_range[0], at.y() >= self.y_range[0]

    @property
    def centre(self) -> QPointF:
        """The coordinates in the middle of the view."""
        return QPointF(sum(self.x_range) / 2, sum(self.y_range) / 2)

    def view(self) -> QRectF:
        """Return where the coordinates of the range are, in pixels; it is asked for many times."""
        around, at_the_left = self.margins, self.left.changes
        follows_from = self.size(), around, self._bottom_height, self.y_range, at_the_left
        return QRectF(self._view.of(follows_from, self._beside_the_axes))

    def _beside_the_axes(self) -> QRectF:
        around = self.margins
        height = max(1.0, self.height() - around.top() - around.bottom() - self._bottom_height)
        left = around.left() + self.left.width(self.left.ticks(*self.y_range, height))
        width = max(1.0, self.width() - around.right() - left)
        return QRectF(left, around.top(), width, height)

    def transform(self, view: QRectF | None = None) -> QTransform:
        """Return the way from coordinates to pixels; `view` is known to who has asked for it."""
        (left, right), (low, high) = self.x_range, self.y_range
        view, centre = view or self.view(), self.centre
        transform = QTransform.fromTranslate(view.center().x(), view.center().y())
        transform.scale(view.width() / (right - left), -view.height() / (high - low))
        return transform.translate(-centre.x(), -centre.y())

    def pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point, with fractions."""
        return self.transform().map(QPointF(x, y))

    def coordinates(self, pixel: QPointF) -> QPointF:
        """Return the point at a pixel."""
        return self.transform().inverted()[0].map(pixel)

    def ticks(self, view: QRectF | None = None) -> tuple[list[Tick], list[Tick]]:
        """Return what is written along the axes, and where: at the left and below."""
        view = view or self.view()
        return (
            self.left.ticks(*self.y_range, view.height()),
            self.bottom.ticks(*self.x_range, view.width()),
        )

    def hovered_x(self) -> float | None:
        """Return the x under the mouse, None when it is elsewhere."""
        return None if self._mouse is None else self.coordinates(self._mouse).x()

    def _axis_boxes(self, view: QRectF) -> tuple[QRectF, QRectF]:
        start = self.margins.left()
        return (
            QRectF(start, view.top(), view.left() - start, view.height()),
            QRectF(view.left(), view.bottom(), view.width(), self._bottom_height),
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown()
        places = self._places.of(shown, self._place)
        transform, view, _ = places
        draw = partial(self._paint_ground, *places)
        with QPainter(self) as painter:
            if not self._moving:
                draw(painter)
                return
            still = self.left, self.bottom, *self._layers, *self._beside
            depends_on = shown, self._theme, [each.changes for each in still]
            self._still.paint(painter, self.size(), depends_on, draw)
            keep_left_to_right(painter)
            self._paint_within(painter, self._moving, transform, view)

    def _place(self) -> _Places:
        """Return where everything is, with the grid where the ticks are."""
        view = self.view()
        lines = [[at for at, _ in ticks] for ticks in self.ticks(view)]
        if lines != [self._grid.level, self._grid.upright]:
            self._grid.level, self._grid.upright = lines
        return self.transform(view), view, self._axis_boxes(view)

    def _shown(self) -> tuple[object, ...]:
        """Return all that places follow from."""
        ranges = self.x_range, self.y_range
        around = self.margins, self._bottom_height
        return self.size(), *around, *ranges, self.left.changes, self.bottom.changes

    def _paint_ground(
        self, transform: QTransform, view: QRectF, boxes: tuple[QRectF, QRectF], painter: QPainter
    ) -> None:
        """Paint what lies still, from what `paintEvent` names and nothing else."""
        keep_left_to_right(painter)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        self._paint_within(painter, self._layers, transform, view)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        sheet, (left, below) = QRectF(self.rect()), boxes
        self.left.paint(painter, left, sheet, *self.y_range)
        self.bottom.paint(painter, below, sheet, *self.x_range)
        self._paint_layers(painter, self._beside, transform, view)

    def _paint_within(
        self, painter: QPainter, layers: list[Layer], transform: QTransform, view: QRectF
    ) -> None:
        painter.setClipRect(view.adjusted(0, 0, 0.5, 0.5))  # whole pixels at the far ends
        self._paint_layers(painter, layers, transform, view)

    def _paint_layers(
        self, painter: QPainter, layers: list[Layer], transform: QTransform, view: QRectF
    ) -> None:
        for layer in layers:
            if layer.isVisible():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                layer.paint_drawing(painter, transform, view)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        self._grabbed = None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position, before = event.position(), self._mouse
        self._mouse = position
        if self._pressed is not None and event.buttons():
            distance = (position - self._pressed).manhattanLength()
            if self._grabbed is None and distance >= QApplication.startDragDistance():
                self._grabbed = self.coordinates(self._pressed)
                before = self._pressed
            if self._grabbed is not None and before is not None:
                self._drag(event, before)
        self.hovered.emit()

    def _drag(self, event: QMouseEvent, before: QPointF) -> None:
        """Move what is shown with the mouse, or zoom it with the right button."""
        if event.buttons() & Qt.MouseButton.RightButton:
            pixels = event.position() - before
            factors = (_ZOOM_PER_PIXEL ** -pixels.x(), _ZOOM_PER_PIXEL ** pixels.y())
            self.zoomed.emit(self._grabbed, QPointF(*factors))
        else:
            self.dragged.emit(self._grabbed, self.coordinates(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self._pressed is not None and self._grabbed is None
        self._pressed = self._grabbed = None
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.coordinates(event.position()))
        elif is_click and event.button() == Qt.MouseButton.RightButton:
            at, on_screen = event.position().toPoint(), event.globalPosition().toPoint()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Other, at, on_screen)
            QApplication.sendEvent(self, asked)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wait whether the right button zooms: only a click with it asks for the menu."""
        event.setAccepted(event.reason() == QContextMenuEvent.Reason.Mouse)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.double_clicked.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            factor = ZOOM ** (event.angleDelta().y() / 120)
            self.zoomed.emit(self.coordinates(event.position()), QPointF(factor, factor))
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        event.accept()
        self._mouse = None
        self.hovered.emit()


def _shown_of(wanted: Range) -> Range:
    """Return what can be shown of a range: it is not too far away, and not too narrow."""
    low, high = (max(-_WIDEST, min(each, _WIDEST)) for each in wanted)
    least = _NARROWEST * max(abs(low), abs(high))
    return (low, high) if high - low > least else (low - (least or 1.0), high + (least or 1.0))


def zoomed(shown: Range, at: float, factor: float) -> Range:
    """Return a range so many times as wide, in which `at` is where it was."""
    low, high = shown
    if factor == 1:
        return shown
    return at - (at - low) * factor, at + (high - at) * factor
