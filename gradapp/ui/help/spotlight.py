"""Marks something in the window until the person does the next thing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from gradapp.override import override

_ENDING: Final = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Spotlight(QFocusFrame):
    """A frame around a part of a widget: two lines, of which one stands out from what is behind.

    Qt hides a `QFocusFrame` from assistive tools and from the mouse.
    """

    def __init__(self, target: QWidget, place: QRect) -> None:
        """Mark `place` in `target`."""
        super().__init__(target)
        self.setObjectName("spotlight")
        self.setGeometry(place.adjusted(-3, -2, 3, 2) & target.rect())
        target.installEventFilter(self)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_moved = event.type() == QEvent.Type.Resize and watched is self.parent()
        if is_moved or event.type() in _ENDING:
            self.end()
        return False

    def end(self) -> None:
        """Mark nothing any more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for role, width, inset in (
                (QPalette.ColorRole.Base, 1.0, 0.5),
                (QPalette.ColorRole.BrightText, 2.0, 2.0),
                (QPalette.ColorRole.Base, 1.0, 3.5),
            ):
                painter.setPen(QPen(palette.color(role), width))
                frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(frame, 4, 4)
