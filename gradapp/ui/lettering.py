"""How widgets write: the size and the colour of their text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget


def scaled(font: QFont, share: float) -> QFont:
    """Return `font`, `share` times as large."""
    font = QFont(font)
    font.setPointSizeF(share * font.pointSizeF())
    return font


def set_text_colour(widget: QWidget, colour: str) -> None:
    """Have `widget` write in `colour`; the rest of its palette follows the application's."""
    palette = widget.palette()
    if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        widget.setPalette(palette)
