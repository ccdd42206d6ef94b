"""How well a colour can be told from another."""

from __future__ import annotations

from PySide6.QtGui import QColor


def contrast(one: str | QColor, other: str | QColor) -> float:
    """Return the contrast ratio of two colours (w3.org/TR/WCAG22, 1.4.3)."""
    dim, bright = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.red() / 255, colour.green() / 255, colour.blue() / 255)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
