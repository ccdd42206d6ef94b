"""Shows which control has the keyboard: one frame for all of them, and it is brought into sight."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDockWidget,
    QFocusFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QScrollArea,
    QSplitter,
    QWidget,
)

from gradapp.override import override

_OUTER: Final = 2.0
_INNER: Final = 1.0
"""The widths of the frame's two lines, of which one stands out from whatever is behind it."""


class FocusMarker(QObject):
    """Frames the control that has the keyboard, in every window of the application."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        """Follow the focus of `application`."""
        super().__init__(parent)
        application.focusChanged.connect(self._follow)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.isWindow() or isinstance(new, (QMenu, QMenuBar)):
            return
        if not new.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return
        within = Qt.FindChildOption.FindDirectChildrenOnly
        frames = _bearer(new).findChildren(_Frame, options=within)
        (next((each for each in frames if each.control is new), None) or _Frame(new)).show()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            _bring_into_sight(new)


class _Frame(QFocusFrame):
    """Lies over a control, to be seen for as long as that has the focus; around one that is text.

    Qt hides a `QFocusFrame` from assistive tools and from the mouse; where it lies is our affair.

    Attributes:
        control: what it frames.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(_bearer(control))
        self.control = control
        self._place()
        within: QWidget | None = control
        while within is not None and within is not self.parentWidget():
            within.installEventFilter(self)  # which moves it, too
            within = within.parentWidget()
        control.installEventFilter(self)
        control.destroyed.connect(self.deleteLater)

    def _place(self) -> None:
        """Lie where the control is: the letters of a label begin at its edge."""
        place, bearer = self.control.rect(), _bearer(self.control)
        if bearer is not self.control:
            width = math.ceil(_OUTER + _INNER)
            place.moveTopLeft(self.control.mapTo(bearer, QPoint()))
            place = place.adjusted(-width, -width, width, width) & bearer.rect()
        self.setGeometry(place)
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, (QResizeEvent, QMoveEvent)):
            self._place()
        elif isinstance(event, QFocusEvent) and watched is self.control:
            if event.gotFocus():  # a menu that was open tells of no change
                self.show()
            elif event.lostFocus():
                self.hide()
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inset = 0.0
            for role, width in (
                (QPalette.ColorRole.Highlight, _OUTER),
                (QPalette.ColorRole.Base, _INNER),
            ):
                inset += width / 2
                painter.setPen(QPen(palette.color(role), width))
                frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(frame, 3, 3)
                inset += width / 2


def _bearer(control: QWidget) -> QWidget:
    """Return what the frame of a control is a child of: of a label, all that is laid out with it.

    What a splitter or a dock is given it takes for something to be laid out.
    """
    bearer = control
    while isinstance(control, QLabel) and not bearer.isWindow():
        parent = bearer.parentWidget()
        if parent is None or isinstance(parent, (QSplitter, QDockWidget, QMainWindow)):
            break
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            break
        bearer = parent
    return bearer


def _bring_into_sight(control: QWidget) -> None:
    """Scroll to all of a control, or its middle: Qt would be content with the cursor in it."""
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
            middle = control.mapTo(inside, control.rect().center())
            half = control.size().boundedTo(parent.viewport().size()) / 2
            parent.ensureVisible(middle.x(), middle.y(), half.width(), half.height())
        parent = parent.parentWidget()
