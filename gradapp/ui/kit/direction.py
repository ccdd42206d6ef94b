"""Mathematics, code, plots, tables and players go from left to right, whatever the language is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


def keep_left_to_right(where: QWidget | QPainter) -> None:
    """Let a widget, with what is in it, stay as it is where the window is read from the right.

    A painter of its own needs that, too: it takes the direction of the application, and would put
    the sign of −1 behind the number.
    """
    where.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def read_as(painter: QPainter, widget: QWidget) -> None:
    """Let a painter write in the direction of a widget, which may not be the application's."""
    painter.setLayoutDirection(widget.layoutDirection())
