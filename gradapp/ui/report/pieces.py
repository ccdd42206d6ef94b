"""What a page of paper is made of: pieces, each with a height, that paint themselves.

All lengths are in a 96th of an inch. What is painted are outlines and lines, on any device.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPicture, QRegion
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.text import Text
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT
from gradapp.values import dataclass

_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_ANYWHERE: Final = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere
_POINTS: Final = 72
_TEXT: Final = 13
"""The size of what is written in a picture."""
_GAP: Final = 12.0
"""Between two columns."""
_LEAST: Final = 11.0
"""The smallest size of what is written in a table: 8 points and a little more."""
_READABLE: Final = 84.0
"""A column has so much room at least, if it needs it: about ten digits."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stays on one page.

    Attributes:
        height: how high it is.
        paint: paints it, its upper left corner at the origin.
        stays: whether what follows must be on the same page.
        again: what stands above it where a page begins with it.
        is_gap: whether it is only room, with which no page begins.
    """

    height: float
    paint: Callable[[QPainter], None]
    stays: bool = False
    again: Block | None = None
    is_gap: bool = False


def sized(font: QFont, pixels: float, *, bold: bool = False) -> QFont:
    """Return a font in a size that is the same on every device."""
    font = QFont(font)
    font.setPixelSize(round(pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    return font


def gap(height: float) -> Block:
    """Return room, so high."""
    return Block(height, lambda _: None, stays=True, is_gap=True)


def words(
    text: str, font: QFont, width: float, *, stays: bool = False, anywhere: bool = False
) -> Block:
    """Return words, wrapped where they are wider."""
    flags = int(_ANYWHERE if anywhere else _WRAPPED)
    room = QRectF(0, 0, width, 1e6)
    height = QFontMetricsF(font).boundingRect(room, flags, text).height()
    place = QRectF(0, 0, width, height + 1)
    return Block(height, partial(_write, place, flags, text, font), stays)


def picture(widget: QWidget, width: float, height: float | None = None) -> Block:
    """Return what a widget draws that nobody has seen yet, in light colours."""
    font = QFont()
    font.setPointSizeF(_POINTS * _TEXT / widget.logicalDpiY())
    widget.setFont(font)
    widget.setPalette(LIGHT.palette())
    widget.ensurePolished()
    high = widget.sizeHint().height() if height is None else height
    if height is None and widget.hasHeightForWidth():
        high = widget.heightForWidth(round(width))
    widget.resize(round(width), round(high))
    drawn = QPicture()  # since what a widget draws on a printer itself, Qt makes pixels of
    with QPainter(drawn) as painter:
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return Block(float(widget.height()), partial(_draw, drawn, widget.logicalDpiX()))


def table(
    heads: Sequence[str], rows: Sequence[Sequence[Text]], font: QFont, width: float
) -> Iterator[Block]:
    """Yield the rows of a table below its heads, which stand on each page.

    Where all digits have no room, what is written is a little smaller, and then rounded, which is
    to be seen in each number. Of more columns there are several tables, each with the first one.
    """
    columns = [*zip(heads, *([str(each) for each in row] for row in rows), strict=True)]
    for number, places in enumerate(_in_tables(_widths(columns, sized(font, _LEAST)), width)):
        if number:
            yield gap(_GAP)
        chosen = [columns[place] for place in places]
        cells = [[row[place] for place in places] for row in rows]
        yield from _one_table(chosen, cells, font, width)


def _in_tables(wide: Sequence[float], width: float) -> list[list[int]]:
    """Return which columns are in which table: in as few as can be read, as many in each."""
    others = [*range(1, len(wide))]
    tables = [others]
    while len(tables) < len(others) and any(
        sum(min(wide[each], _READABLE) + _GAP for each in places) > width - wide[0]
        for places in tables
    ):
        size = -(-len(others) // (len(tables) + 1))
        tables = [others[first : first + size] for first in range(0, len(others), size)]
    return [[0, *places] for places in tables]


def _one_table(
    columns: Sequence[Sequence[str]], rows: Sequence[Sequence[Text]], font: QFont, width: float
) -> Iterator[Block]:
    heads = [head for head, *_ in columns]
    wide = _widths(columns, font)
    room = width - _GAP * (len(heads) - 1)
    share = room / max(1.0, sum(wide))
    if share < 1:
        font = sized(font, max(_LEAST, font.pixelSize() * share))
        wide = _widths(columns, font)
    wide = _in_room(wide, room) if sum(wide) > room else wide
    height = QFontMetricsF(font).height() * 1.15
    bold = QFont(font)
    bold.setBold(True)
    head = Block(height * 1.3, partial(_paint_row, heads, wide, bold, True), stays=True)
    yield head
    for row in rows:
        yield Block(height, partial(_paint_row, row, wide, font, False), again=head)


def _widths(columns: Sequence[Sequence[str]], font: QFont) -> list[float]:
    bold = QFont(font)
    bold.setBold(True)
    head, cell = QFontMetricsF(bold), QFontMetricsF(font)
    return [
        max(head.horizontalAdvance(first), *map(cell.horizontalAdvance, rest), 0.0)
        for first, *rest in columns
    ]


def _in_room(wide: Sequence[float], room: float) -> list[float]:
    """Return widths that fit: the widest ones give up what is too much."""
    low, high = 0.0, max(wide)
    for _ in range(50):
        most = (low + high) / 2
        if sum(min(each, most) for each in wide) > room:
            high = most
        else:
            low = most
    return [min(each, low) for each in wide]


def _paint_row(
    cells: Sequence[Text | str],
    wide: Sequence[float],
    font: QFont,
    is_head: bool,
    painter: QPainter,
) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.text))
    left = 0.0
    for cell, width in zip(cells, wide, strict=True):
        text = elided(cell, metrics, width + 0.5)
        at = left + width - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(at, metrics.ascent()), text)
        left += width + _GAP
    if is_head:
        painter.setPen(QColor(LIGHT.border))
        y = metrics.height() * 1.2
        painter.drawLine(QPointF(0, y), QPointF(left - _GAP, y))


def _write(place: QRectF, flags: int, text: str, font: QFont, painter: QPainter) -> None:
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(place, flags, text)


def _draw(drawn: QPicture, dots: int, painter: QPainter) -> None:
    share = dots / painter.device().logicalDpiX()  # which Qt makes it larger by
    painter.scale(share, share)
    painter.drawPicture(0, 0, drawn)
