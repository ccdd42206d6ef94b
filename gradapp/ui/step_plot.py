"""How one column of a run changes from step to step: a curve, the cursor's mark, a crosshair."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsSimpleTextItem,
    QHBoxLayout,
    QLabel,
    QStyleOptionGraphicsItem,
    QVBoxLayout,
    QWidget,
)

from gradapp.core.numbers import MINUS, exact
from gradapp.core.problem import Precision
from gradapp.core.trajectory import Floats, Trajectory
from gradapp.override import override
from gradapp.ui.extremes import Extremes
from gradapp.ui.theme import LIGHT, Theme

_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_X_ENDS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_FEWEST_STEPS: Final = 10
_NARROWEST_ZOOM: Final = 4.0
_MOST_DOTS: Final = 60
_MARGIN: Final = 0.04
_FINEST: Final = 1e-4
"""The least height of a linear view, as a share of its values: finer ticks would not be read."""


def _nice(number: float, mantissas: tuple[float, ...] = (1, 2, 5, 10)) -> float:
    """Return the least of `mantissas` times a power of ten that is not below `number` > 0."""
    power = 10.0 ** math.floor(math.log10(number))
    return next((m * power for m in mantissas if m * power >= number * (1 - 1e-9)), 10 * power)


def _power_of_ten(exponent: int) -> str:
    return f"10{str(exponent).translate(_SUPERSCRIPTS)}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to coordinates near 1, all that pyqtgraph draws safely; and a range of them."""

    logarithmic: bool = False
    exponent: int = 0
    low: float = 0.0
    high: float = 1.0

    @classmethod
    def around(cls, values: Floats, logarithmic: bool) -> _Scale:
        """Return the scale whose range has round ends and holds `values`, of which there are."""
        if logarithmic:
            low, high = np.log10((values.min(), values.max())).tolist()
            step = _nice(max((high - low) / 5, 1.0))
        else:
            magnitude = float(np.abs(values).max())
            exponent = math.floor(math.log10(magnitude)) if magnitude else 0
            exponent = 0 if -3 <= exponent <= 4 else exponent
            low, high = _divided(np.array((values.min(), values.max())), exponent).tolist()
            missing = _FINEST * max(abs(low), abs(high)) - (high - low)
            if low == high:
                missing = 0.5 * abs(low) or 1.0
            if missing > 0:
                low, high = low - missing / 2, high + missing / 2
            step = _nice((high - low) / 5)
        low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
        if low == high:
            high += step
        return cls(logarithmic, 0 if logarithmic else exponent, low, high)

    def coordinates(self, values: Floats) -> Floats:
        """Return where `values` are drawn: NaN for what this scale can't show."""
        if not self.logarithmic:
            return _divided(values, self.exponent)
        return np.log10(np.where(values > 0, values, np.nan))

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Return at most about `most` ticks, as coordinates and texts."""
        step = _nice((self.high - self.low) / max(1, most))
        if self.logarithmic:
            step = max(1.0, step)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        places = [number * step for number in range(first, last + 1)]
        if self.logarithmic:
            return [(place, _power_of_ten(round(place))) for place in places]
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return [(p, f"{p:.{decimals}f}".replace("-", MINUS)) for p in places]


def _divided(values: Floats, exponent: int) -> Floats:
    """Return `values` / 10^`exponent`, in two steps: 10^324 is not a number."""
    half = exponent // 2
    with np.errstate(over="ignore"):
        return values / 10.0**half / 10.0 ** (exponent - half)


class _Canvas(pg.PlotWidget):  # type: ignore[misc]
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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(60, 50)
        self.setMouseTracking(True)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        for name in ("left", "bottom"):
            item.getAxis(name).enableAutoSIPrefix(False)
            item.getAxis(name).setStyle(tickLength=0, hideOverlappingLabels=30)
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


class _Ring(QGraphicsEllipseItem):
    """A circle with a smooth outline."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class StepPlot(QFrame):
    """E of every step, or θ before the first and after every step.

    The view follows the run to round numbers, so that it changes seldom. The wheel zooms the
    steps, dragging moves them, and a double click brings back the view that follows.

    Signals:
        step_requested: the step that was clicked.
        logarithmic_changed: the person switched the logarithmic axis on or off.
    """

    step_requested = Signal(int)
    logarithmic_changed = Signal(bool)

    def __init__(
        self, column: Literal["error", "theta_next"], parent: QWidget | None = None
    ) -> None:
        """Make an empty plot of one column of the trajectory."""
        super().__init__(parent)
        self._column: Literal["error", "theta_next"] = column
        self._first = 1 if column == "error" else 0
        self._trajectory = Trajectory()
        self._precision = Precision.FLOAT64
        self._theta_0 = math.nan
        self._minimum: float | None = None
        self._extremes = Extremes()
        self._length = 0
        self._cursor = 0
        self._zoom: tuple[float, float] | None = None
        self._shown: tuple[float, float] = (0.0, 1.0)
        self._scale = _Scale()
        self._frame: tuple[object, ...] | None = None
        self._theme = LIGHT
        self._build()
        self._add_items()
        self.apply_theme(LIGHT)

    def show_run(
        self,
        trajectory: Trajectory,
        precision: Precision,
        theta_0: float,
        minimum: float | None,
    ) -> None:
        """Show another run, all of it.

        Args:
            trajectory: its steps; `refresh` says that there are more.
            precision: the precision of its numbers, for their digits.
            theta_0: where it starts.
            minimum: θ*, or None when every θ is as good.
        """
        self._trajectory = trajectory
        self._precision = precision
        self._theta_0 = theta_0
        self._minimum = minimum
        self._extremes = Extremes()
        self._cursor = 0
        self._zoom = None
        self._frame = None
        self._take_in()

    def refresh(self) -> None:
        """Show the steps that were appended."""
        if len(self._trajectory) != self._length:
            self._take_in()

    def show_cursor(self, step: int) -> None:
        """Mark `step`; 0 is before the first."""
        if step != self._cursor:
            self._cursor = step
            self._place_cursor()

    def set_logarithmic(self, on: bool) -> None:
        """Switch the logarithmic axis on or off, without a signal."""
        self._log.blockSignals(True)
        self._log.setChecked(on)
        self._log.blockSignals(False)
        self._draw()

    def reset_view(self) -> None:
        """Show all steps again, and follow the run."""
        if self._zoom is not None:
            self._zoom = None
            self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._restyle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _build(self) -> None:
        is_error = self._column == "error"
        self.setObjectName("errorPerStep" if is_error else "thetaPerStep")
        self.setProperty("card", True)
        self._symbol = "E" if is_error else "θ"
        title = self.tr("E per step") if is_error else self.tr("θ per step")
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        self._log = QCheckBox(self.tr("log"), self)
        self._log.setObjectName(f"{self.objectName()}Log")
        self._log.setAccessibleName(self.tr("{0}, logarithmic axis").format(title))
        self._log.setToolTip(self.tr("Draw powers of ten at equal distances"))
        policy = self._log.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._log.setSizePolicy(policy)
        self._log.setVisible(is_error)
        self._log.toggled.connect(self._log_toggled)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(heading)
        row.addWidget(self._log)
        row.addStretch()
        self._canvas = _Canvas(self)
        self._canvas.setObjectName(f"{self.objectName()}Canvas")
        self._canvas.setAccessibleName(title)
        self._canvas.setAccessibleDescription(
            self.tr("The same numbers are in the table of steps.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._canvas, 1)
        self._factor = self._overlay("factor")
        self._message = self._overlay("message")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reading = self._overlay("reading")
        self._reading.setAutoFillBackground(True)
        self._reading.setFrameShape(QFrame.Shape.Box)
        self._canvas.hovered.connect(self._read)
        self._canvas.clicked.connect(self._click)
        self._canvas.dragged.connect(self._drag)
        self._canvas.zoomed.connect(self._zoom_at)
        self._canvas.double_clicked.connect(self.reset_view)

    def _overlay(self, name: str) -> QLabel:
        label = QLabel(self._canvas)
        label.setObjectName(f"{self.objectName()}_{name}")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.hide()
        return label

    def _add_items(self) -> None:
        self._plot = self._canvas.getPlotItem()
        self._view = self._plot.getViewBox()
        self._grid = QGraphicsPathItem()
        self._minimum_line = QGraphicsLineItem()
        self._minimum_name = QGraphicsSimpleTextItem("θ*")
        self._cursor_line = QGraphicsLineItem()
        self._cross = QGraphicsPathItem()
        self._curve = pg.PlotCurveItem(antialias=True)
        self._dots = pg.ScatterPlotItem(pen=None, antialias=True)
        self._ring = _Ring()
        for item in (self._minimum_name, self._ring):
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        items = (
            self._grid,
            self._minimum_line,
            self._minimum_name,
            self._cursor_line,
            self._cross,
            self._curve,
            self._dots,
            self._ring,
        )
        for depth, item in enumerate(items):
            self._view.addItem(item, ignoreBounds=True)
            item.setZValue(depth)
        self._view.sigResized.connect(self._draw)

    def _restyle(self) -> None:
        theme = self._theme
        font = QFont(self.font())
        font.setPointSizeF(0.9 * font.pointSizeF())
        self._metrics = QFontMetricsF(font)
        self._canvas.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(theme.border)
            axis.setTextPen(theme.muted)
            axis.setTickFont(font)
        self._plot.getAxis("bottom").setHeight(1.4 * self._metrics.height())
        self._grid.setPen(_pen(theme.grid))
        self._minimum_line.setPen(_pen(theme.muted, Qt.PenStyle.DashLine))
        self._minimum_name.setFont(font)
        self._minimum_name.setBrush(QColor(theme.muted))
        self._cursor_line.setPen(_pen(theme.muted))
        self._cross.setPen(_pen(theme.muted, Qt.PenStyle.DotLine))
        self._curve.setPen(_pen(theme.error))
        self._dots.setBrush(theme.error)
        radius = 0.3 * self._metrics.height()
        self._ring.setRect(-radius, -radius, 2 * radius, 2 * radius)
        self._dots.setSize(radius)
        self._ring.setPen(_pen(theme.error, width=2.0))
        self._ring.setBrush(QColor(theme.surface))
        palette = self._reading.palette()
        palette.setColor(self._reading.backgroundRole(), QColor(theme.surface))
        palette.setColor(self._reading.foregroundRole(), QColor(theme.text))
        self._reading.setPalette(palette)
        palette.setColor(self._reading.foregroundRole(), QColor(theme.muted))
        for label in (self._factor, self._message):
            label.setPalette(palette)
        for label in (self._factor, self._reading):
            label.setFont(font)
        self._frame = None
        self._draw()

    def _log_toggled(self, on: bool) -> None:
        self._draw()
        self.logarithmic_changed.emit(on)

    def _take_in(self) -> None:
        self._length = len(self._trajectory)
        self._extremes.update(self._trajectory.column(self._column))
        self._draw()

    def _value(self, step: int) -> float:
        """Return the value at `step`, NaN when there is none."""
        if step == 0:
            return self._theta_0 if self._first == 0 else math.nan
        if not 1 <= step <= self._length:
            return math.nan
        return float(self._trajectory.column(self._column)[step - 1])

    def _following(self) -> tuple[float, float]:
        end = _nice(max(self._length, _FEWEST_STEPS), _X_ENDS)
        return -_MARGIN * end, (1 + _MARGIN) * end

    def _points(self) -> tuple[Floats, Floats]:
        """Return the steps and values to draw, those just outside of the view among them."""
        low, high = self._shown
        start = min(self._length, max(0, math.floor(low) - 1))
        stop = max(start, min(self._length, math.ceil(high)))
        pixels = max(2, int(self._view.width() * self._canvas.devicePixelRatioF()))
        column = self._trajectory.column(self._column)
        indices, values = self._extremes.thin(column, start, stop, pixels)
        steps: Floats = np.add(indices, 1, dtype=np.float64)
        if self._first == 0 and low < 1:
            steps = np.concatenate((np.zeros(1), steps))
            values = np.concatenate((np.full(1, self._theta_0), values))
        return steps, values

    def _draw(self) -> None:
        """Draw everything anew: the curve's points changed, or the view, or how it looks."""
        self._shown = self._zoom or self._following()
        steps, values = self._points()
        logarithmic = self._log.isChecked()
        drawable = np.isfinite(values) & ((values > 0) | (not logarithmic))
        within = values[drawable]
        if self._zoom is None and self._draws_minimum():
            within = np.append(within, self._minimum or 0.0)
        self._scale = _Scale.around(within, logarithmic) if within.size else _Scale(logarithmic)
        frame = (self._shown, self._scale, self._view.size(), bool(within.size))
        if frame != self._frame:
            self._draw_axes(bool(within.size))
            self._view.setRange(xRange=self._shown, yRange=self._heights(), padding=0)
            self._draw_minimum()
            self._frame = (*frame[:2], self._view.size(), bool(within.size))
        heights = self._scale.coordinates(values)
        whole = bool(drawable.all())
        self._curve.setData(
            steps, heights, connect="all" if whole else "finite", skipFiniteCheck=whole
        )
        dots = steps[drawable], heights[drawable]
        if self._visible_count() > _MOST_DOTS:
            dots = steps[:0], heights[:0]
        self._dots.setVisible(dots[0].size > 0)
        if dots[0].size:
            self._dots.setData(*dots)
        self._place_cursor()
        self._say_why_empty(drawable)
        self._read()

    def _heights(self) -> tuple[float, float]:
        """Return the visible range of coordinates: the scale's, with room for ring and θ*."""
        height = self._scale.high - self._scale.low
        line = min(0.2, self._metrics.height() / max(1.0, self._view.height()))
        return self._scale.low - 0.6 * line * height, self._scale.high + 1.2 * line * height

    def _visible_count(self) -> int:
        low, high = self._shown
        return max(0, min(self._length, math.floor(high)) - max(1, math.ceil(low)) + 1)

    def _draws_minimum(self) -> bool:
        return self._first == 0 and self._minimum is not None and math.isfinite(self._minimum)

    def _draw_axes(self, has_values: bool) -> None:
        line = self._metrics.height()
        left, bottom = self._plot.getAxis("left"), self._plot.getAxis("bottom")
        ticks = self._scale.ticks(int(self._view.height() / (2.2 * line))) if has_values else []
        left.setTicks([ticks])
        texts = [text for _, text in ticks] or ["0.0"]
        width = max(map(self._metrics.horizontalAdvance, texts)) + 0.6 * line
        exponent = self._scale.exponent
        if left.width() != width or self._factor.isHidden() == bool(exponent):
            left.setWidth(width)
            self._factor.setVisible(bool(exponent))
            self._plot.layout.setContentsMargins(0, line if exponent else 2, line, 0)
            self._plot.layout.activate()
        low, high = self._shown
        widest = self._metrics.horizontalAdvance(f"{max(high, 10):.0f}") + 1.5 * line
        step = max(1.0, _nice((high - low) / max(1.0, self._view.width() / widest)))
        first = max(0, math.ceil(low / step))
        steps = [number * step for number in range(first, math.floor(high / step) + 1)]
        bottom.setTicks([[(place, f"{place:.0f}") for place in steps]])
        self._factor.setText(f"×{_power_of_ten(exponent)}")
        self._factor.adjustSize()
        grid = QPainterPath()
        for place, _ in ticks:
            grid.moveTo(low, place)
            grid.lineTo(high, place)
        for place in steps:
            grid.moveTo(place, self._scale.low - 1e3)
            grid.lineTo(place, self._scale.high + 1e3)
        self._grid.setPath(grid)

    def _draw_minimum(self) -> None:
        height = math.nan
        if self._draws_minimum():
            (height,) = self._scale.coordinates(np.array([self._minimum])).tolist()
        low, high = self._heights()
        drawn = low <= height <= high
        self._minimum_line.setVisible(drawn)
        self._minimum_name.setVisible(drawn)
        if drawn:
            left, right = self._shown
            self._minimum_line.setLine(left, height, right, height)
            self._minimum_name.setPos(right, height)
            size = self._minimum_name.boundingRect()
            corner = QTransform.fromTranslate(-size.width() - 2, -size.height() - 1)
            self._minimum_name.setTransform(corner)

    def _place_cursor(self) -> None:
        (height,) = self._scale.coordinates(np.array([self._value(self._cursor)])).tolist()
        self._ring.setVisible(math.isfinite(height))
        self._cursor_line.setVisible(self._first <= self._cursor <= self._length)
        low, high = self._scale.low, self._scale.high
        self._cursor_line.setLine(self._cursor, 2 * low - high, self._cursor, 2 * high - low)
        if math.isfinite(height):
            self._ring.setPos(self._cursor, height)

    def _say_why_empty(self, drawable: np.ndarray) -> None:
        text = ""
        if not drawable.any():
            text = self.tr("No steps yet")
            if self._length and self._log.isChecked():
                text = self.tr("E = 0 can't be shown on a logarithmic axis")
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._message.setGeometry(self._view.sceneBoundingRect().toRect())

    def _nearest(self, x: float) -> int | None:
        if not self._length:
            return None
        return max(self._first, min(self._length, round(x)))

    def _read(self) -> None:
        """Put crosshair and reading at the hovered step."""
        x = self._canvas.hovered_x()
        step = None if x is None else self._nearest(x)
        self._cross.setVisible(step is not None)
        self._reading.setVisible(step is not None)
        if step is None:
            return
        value = self._value(step)
        name = self.tr("step {0}:").format(step)
        number = exact(value, self._precision)
        room = self._view.sceneBoundingRect()
        for layout in ("{0} {1} = {2}", "{0}\n{1} = {2}", "{0}\n{1} =\n{2}"):
            self._reading.setText(layout.format(name, self._symbol, number))
            self._reading.adjustSize()
            if self._reading.width() <= room.width():
                break
        (height,) = self._scale.coordinates(np.array([value])).tolist()
        if not math.isfinite(height):
            height = self._scale.low
        low, high = self._scale.low, self._scale.high
        cross = QPainterPath(QPointF(step, 2 * low - high))
        cross.lineTo(step, 2 * high - low)
        cross.moveTo(self._shown[0], height)
        cross.lineTo(self._shown[1], height)
        self._cross.setPath(cross)
        point = self._view.mapViewToScene(QPointF(step, height))
        gap = 0.6 * self._metrics.height()
        x, y = point.x() + gap, point.y() - gap - self._reading.height()
        if x + self._reading.width() > room.right():
            x = max(room.left(), point.x() - gap - self._reading.width())
            x = max(0, min(x, self._canvas.width() - self._reading.width()))
        if y < room.top():
            y = point.y() + gap
        self._reading.move(int(x), int(y))

    def _click(self, x: float) -> None:
        step = self._nearest(x)
        if step is not None:
            self.step_requested.emit(step)

    def _drag(self, distance: float) -> None:
        if self._zoom is not None:
            low, high = self._zoom
            self._set_zoom(low - distance, high - distance)

    def _zoom_at(self, x: float, factor: float) -> None:
        low, high = self._shown
        factor = max(factor, _NARROWEST_ZOOM / (high - low))
        self._set_zoom(x - (x - low) * factor, x + (high - x) * factor)

    def _set_zoom(self, low: float, high: float) -> None:
        """Show the steps from `low` to `high`, moved so that they are some of the run's."""
        first, last = self._following()
        width = high - low
        low = min(max(low, first), last - width)
        self._zoom = (low, low + width) if width < last - first else None
        self._draw()


def _pen(colour: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine, width: float = 1.0) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)
    return pen
