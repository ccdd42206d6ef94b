"""Widgets that hide what they lie on: nothing beneath them is painted when they are."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def make_opaque(*widgets: QWidget, ground: QPalette.ColorRole = QPalette.ColorRole.Base) -> None:
    """Give each of `widgets` the ground on which it lies: that of a card, or of the window.

    Otherwise Qt paints window, panel and card anew below it whenever it is painted, and those of
    numbers are at each step.
    """
    for widget in widgets:
        widget.setForegroundRole(widget.foregroundRole())  # which would follow the other role
        widget.setBackgroundRole(ground)
        widget.setAutoFillBackground(True)
