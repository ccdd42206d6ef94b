"""Sliders that jump to the mouse, and say what a person does with them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSlider, QStyle, QWidget

from gradapp.override import override
from gradapp.ui.kit.keys import is_press, take_keys_if
from gradapp.ui.kit.themed import Themed

_BACK_KEYS: Final = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_PageDown}
)
_FORTH_KEYS: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageUp})


class Slider(QSlider, Themed):
    """A slider whose handle jumps to where it is clicked, and whose keys come before the window's.

    Signals:
        moved: the value to which a person moves it.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Make a horizontal slider."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        take_keys_if(self, lambda event: is_press(event, self._claimed_keys()))
        self._grip = 0.0
        self._painted = QRect()
        self._showing = False
        self.valueChanged.connect(self._note_move)

    @override
    def sizeHint(self) -> QSize:
        return QSize(8 * self._handle_width, self._handle_width + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self._handle_width, self._handle_width + 8)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, focus = self._theme, self.hasFocus()
        self._painted = self._handle()
        handle = QRectF(self._painted)
        middle = handle.center()
        groove = QRectF(2, middle.y() - 2, self.width() - 4, 4)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border))
            painter.drawRoundedRect(groove, 2, 2)
            painter.setBrush(QColor(theme.error))
            groove.setRight(middle.x())
            painter.drawRoundedRect(groove, 2, 2)
            painter.setPen(QPen(QColor(theme.text if focus else theme.error), 2))
            painter.setBrush(QColor(theme.highlight if focus else theme.error))
            painter.drawEllipse(handle.adjusted(1, 1, -1, -1))

    @override
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        # Of so many steps that a pixel is several, most look like the one before.
        if not self._showing and self._handle() != self._painted:
            super().sliderChange(change)

    def show_value(self, value: int, maximum: int | None = None) -> None:
        """Move the handle, unless a person holds it, among the values up to `maximum`."""
        self._showing = True
        if maximum is not None:
            self.setMaximum(maximum)
        if not self.isSliderDown():
            self.setValue(value)
        self._showing = False
        self.sliderChange(QAbstractSlider.SliderChange.SliderValueChange)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        handle = self._handle()
        is_on_handle = handle.contains(event.position().toPoint())
        self._grip = event.position().x() - handle.left() if is_on_handle else handle.width() / 2
        self.setSliderDown(True)
        self._go_to(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    @override
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _go_to(self, x: float) -> None:
        value = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x - self._grip), self.width() - self._handle_width
        )
        self.setSliderPosition(value)

    def _note_move(self, value: int) -> None:
        # Mouse, wheel and keys come here, and assistive tools, which tell of no other signal.
        if not self._showing:
            self.moved.emit(value)

    def _claimed_keys(self) -> frozenset[Qt.Key]:
        return _BACK_KEYS | _FORTH_KEYS

    @property
    def _handle_width(self) -> int:
        return self.fontMetrics().height() // 2 * 2

    def _handle(self) -> QRect:
        size = self._handle_width
        at = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.sliderPosition(), self.width() - size
        )
        return QRect(at, (self.height() - size) // 2, size, size)


class Scrubber(Slider):
    """The slider over the steps; at its ends, the keys that lead further are the window's."""

    @override
    def _claimed_keys(self) -> frozenset[Qt.Key]:
        # Up and Down go from line to line, here as everywhere.
        keys = super()._claimed_keys() - {Qt.Key.Key_Up, Qt.Key.Key_Down}
        if self.value() == self.maximum():
            keys -= _FORTH_KEYS
        if self.value() == self.minimum():
            keys -= _BACK_KEYS
        return keys
