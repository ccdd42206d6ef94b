"""Writes the numbers of a column: all with as many digits, and as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import Number
from gradapp.ui.kit.text_style import scaled

_SMALLEST: Final = 0.2
"""The least share of the usual size in which a number is written; smaller is not legible."""
_FEW: Final = 3
"""So many digits are rather written smaller, down to a share of the usual size, than fewer."""
_LEGIBLE: Final = 0.8


def in_a_column(
    numbers: Sequence[Number], font: QFont, width: float
) -> tuple[list[str], QFont]:  # fmt: skip
    """Return numbers with as many digits as fit, in all of them as many, and their font.

    That is smaller where only one or two digits would fit, and where not even one does.
    """
    metrics = QFontMetricsF(font)

    def fits(texts: list[str], font_: QFontMetricsF) -> bool:
        return all(font_.horizontalAdvance(each) <= width for each in set(texts))

    texts, least = list(map(str, numbers)), font
    if fits(texts, metrics):
        return texts, font
    for digits in range(max(1, int(width / metrics.horizontalAdvance("1"))), 0, -1):
        texts = [str(Text(each).rounded(digits)) for each in numbers]
        if fits(texts, metrics):
            return texts, font
        if digits <= _FEW:
            least = fitting(font, max(texts, key=metrics.horizontalAdvance), width)
            if least.pointSizeF() >= _LEGIBLE * font.pointSizeF():
                break
    return texts, least


def fitting(font: QFont, text: str, width: float) -> QFont:
    """Return `font`, smaller if `text` needs it: a power of ten can't be shortened further."""
    fitted = font
    share = min(1.0, width / QFontMetricsF(font).horizontalAdvance(text))
    # A smaller font is not narrower in proportion, as its strokes are moved to whole pixels.
    while share > _SMALLEST and QFontMetricsF(fitted).horizontalAdvance(text) > width:
        fitted = scaled(font, share)
        share *= 0.97
    return fitted


def write_within(painter: QPainter, texts: Sequence[str], first: QRectF) -> None:
    """Write texts one below the other at the right of places as large as the `first`.

    To have Qt lay them out in rectangles takes twice as long.
    """
    metrics, height = QFontMetricsF(painter.font()), first.height()
    advances = {text: metrics.horizontalAdvance(text) for text in set(texts)}
    is_cut = max(advances.values(), default=0.0) > first.width()
    if is_cut:
        painter.setClipRect(first.adjusted(0, 0, 0, (len(texts) - 1) * height))
    baseline = first.top() + (height + metrics.ascent() - metrics.descent()) / 2
    for row, text in enumerate(texts):
        painter.drawText(QPointF(first.right() - advances[text], baseline + row * height), text)
    if is_cut:
        painter.setClipping(False)
