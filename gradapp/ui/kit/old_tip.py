"""A tooltip does not outlive what it tells: Qt leaves one open until the mouse moves."""

from __future__ import annotations

from PySide6.QtWidgets import QToolTip, QWidget


def hide_old_tip(widget: QWidget) -> None:
    """Hide a tooltip that is open over `widget`, which shows something else from now on."""
    if QToolTip.isVisible() and widget.underMouse():
        QToolTip.hideText()
