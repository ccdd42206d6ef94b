"""Where words are painted in a label, which it won't say itself."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel

_MOST: Final = 512
_known: dict[tuple[object, ...], QRectF] = {}
"""Places that have been found, under all that they depend on: finding one takes 0.1 ms."""


def place_of(label: QLabel, start: int, end: int) -> QRectF:
    """Return where a label of plain text paints its characters from `start` to `end`.

    Of what goes over several lines, it is what stands in the first. Lines are broken and placed as
    `QPainter.drawText` does, by which labels paint.
    """
    font, inside = label.font(), label.contentsRect().getRect()
    looks = (label.alignment().value, label.wordWrap(), label.margin(), label.layoutDirection())
    dots = (label.logicalDpiX(), label.logicalDpiY())
    key = (label.text(), start, end, font.key(), *font.families(), inside, looks, dots)
    if key not in _known:
        if len(_known) >= _MOST:
            _known.clear()
        _known[key] = _found(label, start, end)
    return QRectF(_known[key])


def _found(label: QLabel, start: int, end: int) -> QRectF:
    layout = QTextLayout(label.text().replace("\n", "\u2028"), label.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    wrap = QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.NoWrap
    option.setWrapMode(wrap)
    option.setTextDirection(label.layoutDirection())
    layout.setTextOption(option)
    margin = label.margin()
    inside = QRectF(label.contentsRect()).adjusted(margin, margin, -margin, -margin)
    height = _break(layout, inside.width(), QFontMetricsF(label.font()).leading())
    line = layout.lineForTextPosition(start)
    if not line.isValid():
        return QRectF()
    across, down = _shares(label.alignment())
    x = inside.left() + across * (inside.width() - line.naturalTextWidth())
    y = inside.top() + down * (inside.height() - height) + line.position().y()
    last = min(end, line.textStart() + line.textLength())
    left, right = (across_to(line, at) for at in (start, last))
    return QRectF(x + left, y, right - left, line.height())


def across_to(line: QTextLine, at: int) -> float:
    """Return how far from the left of a line a character stands."""
    x: float = line.cursorToX(at)[0]  # type: ignore[index]  # a pair, whatever PySide says
    return x


def _break(layout: QTextLayout, width: float, leading: float) -> float:
    """Break a text into lines so wide, and return how high they are."""
    layout.beginLayout()
    height = -leading
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height = float(ceil(height + leading))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _shares(alignment: Qt.AlignmentFlag) -> tuple[float, float]:
    """Return which share of the room that is left stands to the left of a text, and above it."""
    flags = Qt.AlignmentFlag
    across = 1.0 if alignment & flags.AlignRight else 0.5 if alignment & flags.AlignHCenter else 0.0
    down = 1.0 if alignment & flags.AlignBottom else 0.5 if alignment & flags.AlignVCenter else 0.0
    return across, down
