"""The mouse at the ball: takes it, moves it, and lets it go."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from gradapp.override import override
from gradapp.ui.plot.canvas import Canvas


class Hand(QObject):
    """Owns whether the ball is held; all that is not about the ball is the canvas's own affair.

    Attributes:
        can_move: whether the ball can be taken.
        holds: whether it is held.

    Signals:
        moved: the place of the hand that holds it, in pixels of the canvas.
        let_go: the ball is held no more.
    """

    moved = Signal(QPointF)
    let_go = Signal()

    def __init__(self, canvas: Canvas, ball: Callable[[], QPointF]) -> None:
        """Look out for the ball on `canvas`; `ball` says where it is."""
        super().__init__(canvas)
        self._canvas = canvas
        self._ball = ball
        self._times = 0
        self.can_move = True
        self.holds = False
        canvas.installEventFilter(self)

    @property
    def drag(self) -> int:
        """The number of the drag that is under way; 0 for none."""
        return self._times if self.holds else 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        near = self.can_move and self._is_near(event.position())
        if kind == QEvent.Type.MouseButtonPress and event.button() == left and near:
            self.holds = True
            self._times += 1
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        if kind == QEvent.Type.MouseMove and self.holds:
            self.moved.emit(event.position())
            return True
        if kind == QEvent.Type.MouseButtonRelease and self.holds and event.button() == left:
            self.holds = False
            self._canvas.setCursor(Qt.CursorShape.OpenHandCursor)
            self.let_go.emit()
            return True
        if kind == QEvent.Type.MouseMove and not event.buttons():
            shape = Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.ArrowCursor
            self._canvas.setCursor(shape)
        return False

    def _is_near(self, position: QPointF) -> bool:
        away = self._ball() - position
        return math.hypot(away.x(), away.y()) <= 0.9 * self._canvas.fontMetrics().height()
