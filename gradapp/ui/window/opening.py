"""Where the main window opens: where it was, or at its usual size, but never off the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gradapp.ui.kit.place_on_screen import inside_a_screen
from gradapp.ui.window.places import Geometry

USUAL_SIZE: Final = QSize(1360, 860)
_FRAME: Final = QMargins(4, 32, 4, 4)
"""Room for the frame of a window that has none yet."""

_STATES: Final = {
    "maximized": Qt.WindowState.WindowMaximized,
    "full": Qt.WindowState.WindowFullScreen,
    "normal": Qt.WindowState.WindowNoState,
}


def open_first(window: QWidget) -> None:
    """Give a window that is opened for the first time the usual size, or all of a small screen.

    One that was given a size keeps it.
    """
    if window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        return
    room = QGuiApplication.primaryScreen().availableGeometry().marginsRemoved(_FRAME)
    window.resize(USUAL_SIZE.boundedTo(room.size()))
    if window.size() != USUAL_SIZE:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def open_again(window: QWidget, geometry: Geometry) -> None:
    """Put a window where it was, as far as that can be seen."""
    window.setGeometry(inside_a_screen(QRect(*geometry.normal), _FRAME))
    window.setWindowState(_STATES[geometry.state])


def geometry_of(window: QWidget) -> Geometry:
    """Return where a window is."""
    normal = window.normalGeometry()
    if normal.isEmpty():
        normal = window.geometry()
    place = (normal.x(), normal.y(), normal.width(), normal.height())
    if window.isFullScreen():
        return Geometry(place, "full")
    return Geometry(place, "maximized" if window.isMaximized() else "normal")
