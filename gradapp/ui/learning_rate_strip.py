"""The strip on which α lies between never moving and diverging, and can be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from gradapp.core.analysis import Analysis
from gradapp.core.numbers import compact
from gradapp.core.problem import PARAMETERS
from gradapp.override import override
from gradapp.ui.theme import LIGHT, Theme

_REACH: Final = 1.25
"""The right end of the strip, in units of 1/x²."""

_ONE_STEP: Final = 0.5 / _REACH
_DIVERGENCE: Final = 1.0 / _REACH
_MAGNET: Final = 3
"""How near to a border, in pixels, a dragged α is put on it."""

_ALPHA: Final = next(spec for spec in PARAMETERS if spec.name == "alpha")
_KEYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_PageUp: 5,
}
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class _Drag:
    alpha_before: float
    offset: float


class LearningRateStrip(QSlider):
    """Where α lies between no step at all, arrival in one step, and divergence.

    It is a slider in per cent of 1/x² to assistive technology; to everyone else α is as fine as
    three digits make it, and exactly 1/(2x²) or 1/x² when the handle is close to that border.
    An α outside the strip is shown as an arrow with its value at that end.

    Signals:
        alpha_requested: the α the person moves the handle to.
    """

    alpha_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a strip without a scale: grey until it is shown a learning rate."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = LIGHT
        self._alpha = 0.0
        self._borders: tuple[float, float] | None = None
        self._drag: _Drag | None = None
        self.setObjectName("learning_rate_strip")
        self.setAccessibleName(self.tr("Learning rate α"))
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setRange(0, round(100 * _REACH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._take_percentage)

    def show_learning_rate(self, alpha: float, analysis: Analysis) -> None:
        """Show `alpha` among the borders of `analysis`, without a signal."""
        self._alpha = float(alpha)
        if analysis.one_step is None or analysis.divergence is None:
            self._borders, self._drag = None, None
            words = self.tr("There is no scale: the gradient is 0 everywhere.")
        else:
            self._borders = (analysis.one_step, analysis.divergence)
            words = self.tr("α = {0}; 1/2x² = {1}; 1/x² = {2}").format(
                compact(alpha), compact(analysis.one_step), compact(analysis.divergence)
            )
            with QSignalBlocker(self):
                self.setValue(round(100 * _REACH * min(max(self._fraction(), 0), 1)))
        self.setEnabled(self._borders is not None)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of the zones."""
        self._theme = theme
        self.update()

    def handle_position(self) -> QPointF:
        """Return the middle of the handle, in the strip's own coordinates."""
        bar = self._bar()
        return QPointF(self._x_of(self._fraction()), bar.center().y())

    def labels(self) -> list[tuple[str, QRectF]]:
        """Return the texts under the bar and where they stand, with as many digits as fit."""
        if self._borders is None:
            return []
        metrics = QFontMetricsF(self._small_font())
        gap = metrics.horizontalAdvance("0")
        places: list[tuple[str, QRectF]] = []
        for digits in (6, 4, 3, 2, 1, 0):
            values = [
                f" = {compact(border, significant=digits)}" if digits else ""
                for border in self._borders
            ]
            texts = ("0", f"1/2x²{values[0]}", f"1/x²{values[1]}")
            places = []
            for text, fraction in zip(texts, (0.0, _ONE_STEP, _DIVERGENCE), strict=True):
                area = QRectF(0, self._bar().bottom() + 4, 0, metrics.height())
                area.setWidth(metrics.horizontalAdvance(text) + 1)
                area.moveLeft(self._x_of(fraction) - area.width() / 2)
                area.moveRight(min(area.right(), self.width()))
                places.append((text, area))
            if all(a.right() + gap <= b.left() for (_, a), (_, b) in pairwise(places)):
                break
        return places

    def _fraction(self) -> float:
        """Return where α lies: 0 at the left end of the strip and 1 at the right, or outside."""
        return self._alpha / self._borders[1] / _REACH if self._borders else 0.0

    def _end(self) -> float:
        assert self._borders is not None
        return _rounded(min(_REACH * self._borders[1], _ALPHA.maximum))

    def _request(self, alpha: float) -> None:
        if alpha != self._alpha:
            self._alpha = alpha
            self.update()
            self.alpha_requested.emit(alpha)

    def _take_percentage(self, percentage: int) -> None:
        if self._borders is not None:
            self._request(min(_rounded(self._borders[1] * percentage / 100), _ALPHA.maximum))

    def _drag_to(self, x: float) -> None:
        if self._borders is None:
            return
        bar = self._bar()
        fraction = min(max((x - bar.left()) / bar.width(), 0.0), 1.0)
        for border, place in zip(self._borders, (_ONE_STEP, _DIVERGENCE), strict=True):
            if abs(fraction - place) * bar.width() <= _MAGNET and border <= _ALPHA.maximum:
                self._request(border)
                return
        self._request(min(_rounded(fraction * _REACH * self._borders[1]), self._end()))

    def _step(self, steps: int) -> None:
        """Move α to the next round value, or to a border on the way."""
        assert self._borders is not None
        direction = 1 if steps > 0 else -1
        step = _round_step(0.02 * self._borders[1])
        behind = ROUND_FLOOR if direction > 0 else ROUND_CEILING
        count = (Decimal(repr(self._alpha)) / step).to_integral_value(behind)
        target = min(max(float((count + steps) * step), 0.0), self._end())
        if (target - self._alpha) * direction <= 0:
            return
        low, high = sorted((self._alpha, target))
        crossed = [border for border in self._borders if low < border < high]
        if crossed:
            target = min(crossed) if direction > 0 else max(crossed)
        self._request(target)

    @override
    def event(self, event: QEvent) -> bool:
        # The window has shortcuts on these keys; a focused strip comes first.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._uses(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _uses(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._borders is None:
            return False
        reverts = event.key() == Qt.Key.Key_Escape and self._drag is not None
        return event.key() in _KEYS or event.key() in _ENDS or reverts

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._uses(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            before, self._drag = self._drag.alpha_before, None
            self._request(before)
        elif event.key() in _ENDS:
            self._request(0.0 if event.key() == Qt.Key.Key_Home else self._end())
        else:
            self._step(_KEYS[Qt.Key(event.key())])

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._borders is None:
            event.ignore()
            return
        x = event.position().x()
        offset = x - self.handle_position().x()
        on_handle = abs(offset) <= self.fontMetrics().height() / 2
        self._drag = _Drag(self._alpha, offset if on_handle else 0.0)
        if not on_handle:
            self._drag_to(x)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag_to(event.position().x() - self._drag.offset)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the scroll area's

    @override
    def sizeHint(self) -> QSize:
        return QSize(16 * self.fontMetrics().height(), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        height = self._bar().bottom() + QFontMetricsF(self._small_font()).height() + 4
        return QSize(8 * self.fontMetrics().height(), round(height))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(0.85 * font.pointSizeF())
        return font

    def _bar(self) -> QRectF:
        unit = self.fontMetrics().height()
        return QRectF(0.5 * unit, 0.95 * unit, self.width() - unit, 1.2 * unit)

    def _x_of(self, fraction: float) -> float:
        bar = self._bar()
        return bar.left() + bar.width() * min(max(fraction, 0.0), 1.0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._borders is None:
            painter.fillRect(self._bar(), QColor(self._theme.grid))
            return
        self._paint_zones(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.error), 2))
            painter.drawRoundedRect(self._bar().adjusted(-3, -3, 3, 3), 3, 3)
        self._paint_handle(painter)
        self._paint_labels(painter)

    def _paint_zones(self, painter: QPainter) -> None:
        """Paint three zones that colour, hatching and symbol tell apart."""
        theme, bar = self._theme, self._bar()
        ink = QColor(theme.on_accent if theme.dark else theme.text)
        hatching = QColor(ink)
        hatching.setAlphaF(0.3)
        for left, right, colour, pattern, symbol in (
            (0.0, _ONE_STEP, theme.decrease, Qt.BrushStyle.NoBrush, "→"),
            (_ONE_STEP, _DIVERGENCE, theme.gradient, Qt.BrushStyle.BDiagPattern, "⇄"),
            (_DIVERGENCE, 1.0, theme.increase, Qt.BrushStyle.DiagCrossPattern, "↗"),
        ):
            zone = QRectF(bar)
            zone.setLeft(self._x_of(left))
            zone.setRight(self._x_of(right))
            painter.fillRect(zone, QColor(colour))
            painter.fillRect(zone, QBrush(hatching, pattern))
            badge = QRectF(0, 0, 1.4 * bar.height(), bar.height())
            badge.moveCenter(zone.center())
            if pattern is not Qt.BrushStyle.NoBrush:
                painter.fillRect(badge, QColor(colour))
            painter.setPen(ink)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, symbol)

    def _paint_handle(self, painter: QPainter) -> None:
        bar, fraction = self._bar(), self._fraction()
        x, size = self._x_of(fraction), 0.4 * self.fontMetrics().height()
        outside = (fraction > 1.005) - (fraction < 0)
        colour = QColor(self._theme.text)
        painter.setPen(QPen(colour, max(2.0, 0.15 * size)))
        painter.drawLine(QPointF(x, bar.top() - size), QPointF(x, bar.bottom()))
        tip = QPointF(x + outside * size, bar.top() - size) if outside else QPointF(x, bar.top())
        back = QPointF(-outside * size, 0) if outside else QPointF(0, -1.4 * size)
        side = QPointF(0, 0.8 * size) if outside else QPointF(0.8 * size, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if outside:
            tip -= QPointF(0, 0.1 * size)
        painter.drawPolygon(QPolygonF([tip, tip + back + side, tip + back - side]))
        if outside:
            self._paint_value(painter, x - outside * 0.7 * size, outside)

    def _paint_value(self, painter: QPainter, x: float, side: int) -> None:
        text = f"α = {compact(self._alpha, significant=4)}"
        painter.setFont(self._small_font())
        painter.setPen(QColor(self._theme.text))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 1
        area = QRectF(x - width if side > 0 else x, 0, width, self._bar().top() - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setFont(self._small_font())
        painter.setPen(QColor(self._theme.muted))
        for text, area in self.labels():
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _rounded(value: float) -> float:
    """Return `value` to three digits, which is finer than the pixels of the strip."""
    return float(f"{value:.3g}")


def _round_step(value: float) -> Decimal:
    """Return the largest of 1, 2 and 5 times a power of ten that is not above `value`."""
    number = Decimal(repr(value))
    decade = number.adjusted()
    leading = number.scaleb(-decade)
    return Decimal(5 if leading >= 5 else 2 if leading >= 2 else 1).scaleb(decade)
