"""Sliders that jump to the mouse, and say what a person does with them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from gradapp.override import override
from gradapp.ui.keys import overrides_shortcut

_BACK_KEYS: Final = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_PageDown}
)
_FORTH_KEYS: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageUp})


class Slider(QSlider):
    """A slider whose handle jumps to where it is clicked, and whose keys come before the window's.

    Signals:
        held: a person has taken hold of the handle, by mouse or by keyboard.
        moved: the value to which a person moves it.
    """

    held = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Make a horizontal slider."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grip = 0.0
        self.sliderPressed.connect(self.held)
        self.actionTriggered.connect(self._acted)

    def show_value(self, value: int) -> None:
        """Move the handle, unless a person holds it."""
        if not self.isSliderDown():
            self.setValue(value)

    @override
    def event(self, event: QEvent) -> bool:
        if overrides_shortcut(event, self._claimed_keys()):
            event.accept()
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        handle = self._control(QStyle.SubControl.SC_SliderHandle)
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
        groove = self._control(QStyle.SubControl.SC_SliderGroove)
        span = groove.width() - self._control(QStyle.SubControl.SC_SliderHandle).width()
        value = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x - self._grip) - groove.left(), span
        )
        self.setSliderPosition(value)

    def _acted(self, _action: int) -> None:
        # Emitted for what a person does, by mouse, wheel or keys, and before the value changes.
        position = self.sliderPosition()
        if position == self.value():
            return
        if not self.isSliderDown():
            self.held.emit()
        self.moved.emit(position)

    def _claimed_keys(self) -> frozenset[Qt.Key]:
        return _BACK_KEYS | _FORTH_KEYS

    def _control(self, control: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        complex_control = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(complex_control, option, control, self)


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
