"""The strip on which α lies between never moving and diverging, and can be dragged."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from gradapp.core.numbers.text import stated
from gradapp.core.numbers.written import in_digits
from gradapp.core.problem.notebook import PARAMETERS
from gradapp.core.theory import Analysis, Borders
from gradapp.core.theory.stability import Stability
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import is_plain, take_keys_if
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.themed import Themed
from gradapp.ui.learning_rate.drawing import (
    DIVERGENCE,
    REACH,
    StripGeometry,
    paint_handle,
    paint_labels,
    paint_zones,
)
from gradapp.ui.plot.scale import round_step
from gradapp.values import dataclass

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
    """One that is under way."""

    alpha_before: float
    offset: float


class LearningRateStrip(QSlider, Themed):
    """Where α lies between no step at all, arrival in one step, and divergence.

    It is a slider in per cent of the α from which nothing converges to assistive technology; to
    everyone else α is as fine as three digits make it, and exactly that of a border when the handle
    is close to it.
    An α outside the strip is shown as an arrow with its value at that end.

    Signals:
        alpha_requested: the α the person moves the handle to.
    """

    alpha_requested = Signal(float)

    def __init__(self) -> None:
        """Make a strip without a scale: grey until it is shown a learning rate."""
        super().__init__(Qt.Orientation.Horizontal)
        self._alpha = 0.0
        self._borders: Borders | None = None
        self._drag: _Drag | None = None
        self._drags = 0
        self.setObjectName("learning_rate_strip")
        keep_left_to_right(self)
        take_keys_if(self, self._uses)
        self.setAccessibleName(self.tr("Learning rate α"))
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setRange(0, round(100 * REACH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._take_percentage)

    def show_learning_rate(self, alpha: float, analysis: Analysis | Stability) -> None:
        """Show `alpha` among the borders of `analysis`, without a signal."""
        self._alpha = float(alpha)
        self._borders = analysis.borders
        if self._borders is None:
            self._drag = None
            words = ""
            if isinstance(analysis, Analysis):
                words = self.tr("There is no scale: x² is 0, or too small to compute with.")
        else:
            words = self._words(is_of_pair=isinstance(analysis, Analysis))
            with QSignalBlocker(self):
                self.setValue(round(100 * REACH * min(max(self._fraction(), 0), 1)))
        self.setEnabled(self._borders is not None)
        self.setAccessibleDescription(words)
        self.setToolTip(tip_text(words))
        self.update()

    def _words(self, *, is_of_pair: bool) -> str:
        """Return what the strip shows; of the notebook's pair there is one direction."""
        assert self._borders is not None
        borders = self._borders
        values = (self._alpha, borders.swinging, borders.divergence)
        told = [stated(each, significant=6) for each in values]
        if is_of_pair:
            words = self.tr("α {0}; one step is enough at 1/(2x²) {1}; diverges above 1/x² {2}")
            return words.format(*told)
        words = self.tr("α {0}; swings above {1}; diverges above {2}")
        names = (f"{name} {value}" for name, value in zip(borders.names, told[1:], strict=True))
        return words.format(told[0], *names)

    def handle_position(self) -> QPointF:
        """Return the middle of the handle, in the strip's own coordinates."""
        geometry = self._geometry()
        return QPointF(geometry.x_of(self._fraction()), geometry.bar.center().y())

    def _geometry(self) -> StripGeometry:
        return StripGeometry(self.width(), self.font(), self._borders, self._alpha)

    def _fraction(self) -> float:
        """Return where α lies: 0 at the left end of the strip and 1 at the right, or outside."""
        return self._alpha / self._borders.divergence / REACH if self._borders else 0.0

    def _end(self) -> float:
        assert self._borders is not None
        return _rounded(min(REACH * self._borders.divergence, _ALPHA.maximum))

    def _request(self, alpha: float) -> None:
        if alpha != self._alpha:
            self._alpha = alpha
            self.update()
            self.alpha_requested.emit(alpha)

    def _take_percentage(self, percentage: int) -> None:
        if self._borders is not None:
            self._request(
                min(_rounded(self._borders.divergence * percentage / 100), _ALPHA.maximum)
            )

    @property
    def drag(self) -> int:
        """The number of the drag that is under way; 0 for none."""
        return self._drags if self._drag is not None else 0

    def _drag_to(self, x: float) -> None:
        if self._borders is None:
            return
        geometry = self._geometry()
        bar = geometry.bar
        fraction = min(max((x - bar.left()) / bar.width(), 0.0), 1.0)
        borders = (
            (self._borders.swinging, geometry.swinging),
            (self._borders.divergence, DIVERGENCE),
        )
        for border, place in borders:
            if abs(fraction - place) * bar.width() <= _MAGNET and border <= _ALPHA.maximum:
                self._request(border)
                return
        self._request(min(_rounded(fraction * REACH * self._borders.divergence), self._end()))

    def _step(self, steps: int) -> None:
        """Move α to the next round value, or to a border on the way."""
        assert self._borders is not None
        direction = 1 if steps > 0 else -1
        step = round_step(0.02 * self._borders.divergence)
        behind = ROUND_FLOOR if direction > 0 else ROUND_CEILING
        count = (Decimal(repr(self._alpha)) / step).to_integral_value(behind)
        target = min(max(float((count + steps) * step), 0.0), self._end())
        if (target - self._alpha) * direction <= 0:
            return
        low, high = sorted((self._alpha, target))
        borders = (self._borders.swinging, self._borders.divergence)
        crossed = [border for border in borders if low < border < high]
        if crossed:
            target = min(crossed) if direction > 0 else max(crossed)
        self._request(target)

    def _uses(self, event: QKeyEvent) -> bool:
        if not is_plain(event) or self._borders is None:
            return False
        reverts = event.key() == Qt.Key.Key_Escape and self._drag is not None
        return event.key() in _KEYS or event.key() in _ENDS or reverts

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._uses(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._request(self._drag.alpha_before)
            self._drag = None
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
        self._drags += 1
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
        return QSize(8 * self.fontMetrics().height(), round(self._geometry().height))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        geometry, theme = self._geometry(), self._theme
        # Should anything fail in between, the painter must be done with before Qt is.
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._borders is None:
                painter.fillRect(geometry.bar, QColor(theme.grid))
                return
            paint_zones(painter, geometry, theme)
            paint_handle(painter, geometry, theme, self._fraction(), self._alpha)
            paint_labels(painter, geometry, theme)


def _rounded(value: float) -> float:
    """Return `value` to three digits, which is finer than the pixels of the strip."""
    return in_digits(value, 3)
