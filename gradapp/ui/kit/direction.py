"""Mathematics, code, plots and tables are read from left to right, whatever the language is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def keep_left_to_right(widget: QWidget) -> None:
    """Let `widget` and what is in it stay as it is where the window is read from the right."""
    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
