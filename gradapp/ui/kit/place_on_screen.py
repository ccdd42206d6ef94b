"""Where a window may be: on a screen that is there, and no larger than that."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect
from PySide6.QtGui import QGuiApplication


def inside_a_screen(place: QRect, frame: QMargins | None = None) -> QRect:
    """Return `place`, moved into the screen it is on, or else the first, and no larger than that.

    Args:
        place: where a window was, or should be.
        frame: the room that is needed around it.
    """
    screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry().marginsRemoved(frame or QMargins())
    inside = QRect(place.topLeft(), place.size().boundedTo(room.size()))
    inside.moveRight(min(inside.right(), room.right()))
    inside.moveBottom(min(inside.bottom(), room.bottom()))
    inside.moveLeft(max(inside.left(), room.left()))
    inside.moveTop(max(inside.top(), room.top()))
    return inside
