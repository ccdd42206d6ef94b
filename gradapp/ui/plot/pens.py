"""How thick a line of a plot is: in the pixels that widgets count, on a screen of any scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


def line_pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen `width` pixels thick.

    Its dashes end where they end: square caps are added to thick lines only, which a line of one
    pixel is or is not by the scale.
    """
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap)
