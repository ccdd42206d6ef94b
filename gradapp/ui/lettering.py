"""How widgets write: the size and the colour of their text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from gradapp.core.fitting import fitted


def scaled(font: QFont, share: float) -> QFont:
    """Return `font`, `share` times as large."""
    font = QFont(font)
    font.setPointSizeF(share * font.pointSizeF())
    return font


def elided(
    text: str, metrics: QFontMetrics | QFontMetricsF, width: float, *, middle: bool = False
) -> str:
    """Return `text`, or what of it is no wider than `width`: see `fitted`."""
    return fitted(text, lambda some: metrics.horizontalAdvance(some) <= width, middle=middle)


def set_text_colour(widget: QWidget, colour: str) -> None:
    """Have `widget` write in `colour`; the rest of its palette follows the application's."""
    palette = widget.palette()
    if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        widget.setPalette(palette)
