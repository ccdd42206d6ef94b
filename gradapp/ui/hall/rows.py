"""Text for a hall: rows as large as the last seat needs them, of which none is ever cut off."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.written import NO_BREAK
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.roles import set_role
from gradapp.ui.kit.themed import Themed
from gradapp.values import dataclass

SHARE: Final = 30
"""A capital is so many times in the height of the screen."""
MARKER: Final = "►"
"""Stands before the row that is looked at."""
HANG: Final = 2
"""How many digits farther right what has a name goes on in its next line."""

_WORDS: Final = re.compile(r" *[^ ]+(?: +$)?")


def large(font: QFont, height: int) -> QFont:
    """Return `font` in the smallest size in which capitals are a thirtieth of `height` high."""
    font, least = QFont(font), math.ceil(height / SHARE)
    font.setPointSizeF(100.0)
    size = max(1.0, math.floor(400 * least / QFontMetricsF(font).capHeight()) / 4)
    while True:
        font.setPointSizeF(size)
        metrics = QFontMetricsF(font)
        if min(metrics.capHeight(), metrics.tightBoundingRect("H").height()) >= least:
            return font
        size += 0.25


@dataclass(frozen=True, slots=True)
class StyledText:
    """Some text of one colour and weight."""

    text: str
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TextRow:
    """What stands in a line of its own, or in several where it is longer.

    Attributes:
        pieces: its text, from left to right.
        hang: how many digits farther right it goes on in the next line.
        sign: what stands before it.
        background: what is behind it; empty for nothing.
    """

    pieces: tuple[StyledText, ...]
    hang: int = 0
    sign: str = ""
    background: str = ""

    @property
    def text(self) -> str:
        """All that is written in it."""
        return "".join(piece.text for piece in self.pieces)


def text_row(text: str, colour: str, *, bold: bool = False, hang: int = 0) -> TextRow:
    """Return a row of one colour."""
    return TextRow((StyledText(text, colour, bold),), hang)


def named_row(name: StyledText, text: str, colour: str, *, hang: int = HANG) -> TextRow:
    """Return a row of a name and what is said of it."""
    return TextRow((name, StyledText(text, colour)), hang)


LaidLine = list[tuple[float, StyledText]]
"""Some pieces, and where each begins."""


class Rows(QWidget):
    """Writes rows one below the other, those around one of them if not all have room."""

    def __init__(
        self, name: str, title: str, parent: QWidget, *, signs: bool = False, around: float = 0.0
    ) -> None:
        """Write nothing yet.

        Args:
            name: under which name it is found.
            title: what assistive tools call it.
            parent: what it is a part of.
            signs: whether there is a place for a sign before each row.
            around: how much is free around the rows, in heights of a line.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        set_role(self, QAccessible.Role.StaticText)
        keep_left_to_right(self)
        self._signs = signs
        self._around = around
        self._rows: tuple[TextRow, ...] = ()
        self._current = 0

    def show_rows(self, rows: Sequence[TextRow], current: int = 0) -> None:
        """Write `rows`; the one of index `current` is always seen."""
        if (tuple(rows), current) != (self._rows, self._current):
            self._rows, self._current = tuple(rows), current
            self.setAccessibleDescription("\n".join(row.text for row in rows))
            self.update()

    def count_lines(self, rows: Sequence[TextRow], width: int) -> int:
        """Return in how many lines `rows` are written, so wide."""
        return sum(len(self._lines(row, width)) for row in rows)

    def height_of(self, lines: int) -> int:
        """Return how high it is with so many lines."""
        return math.ceil(lines * self.line + 2 * self._margin)

    @property
    def room(self) -> int:
        """How many lines there are."""
        return max(1, math.floor((self.height() - 2 * self._margin + 1) / self.line))

    @property
    def has_room(self) -> bool:
        """Whether there is room for all rows."""
        return self.count_lines(self._rows, self.width()) <= self.room

    @property
    def _margin(self) -> float:
        return self._around * self.line

    @property
    def line(self) -> float:
        """How high a line is."""
        return _metrics(self.font(), bold=False).height()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            ascent, top = _metrics(self.font(), bold=False).ascent(), self._margin
            for row, lines in self._seen():
                if row.background:
                    behind = QRectF(0, top, self.width(), len(lines) * self.line)
                    painter.fillRect(behind, QColor(row.background))
                if row.sign:
                    painter.setFont(self.font())
                    painter.setPen(QColor(row.pieces[0].colour))
                    painter.drawText(QPointF(self._margin, top + ascent), row.sign)
                for line in lines:
                    for at, piece in line:
                        painter.setFont(_font(self.font(), bold=piece.bold))
                        painter.setPen(QColor(piece.colour))
                        painter.drawText(QPointF(at, top + ascent), piece.text)
                    top += self.line

    def _seen(self) -> Iterator[tuple[TextRow, list[LaidLine]]]:
        """Yield the rows for which there is room, with their lines: the current one first of all.

        Of its neighbours the nearest come next, those below before those above.
        """
        if not self._rows:
            return
        current = min(self._current, len(self._rows) - 1)
        lines = [self._lines(row, self.width()) for row in self._rows]
        first, end, left = current, current + 1, self.room - len(lines[current])
        while True:
            below = end < len(lines) and len(lines[end]) <= left
            above = first > 0 and len(lines[first - 1]) <= left
            if below and (end - current - 1 <= current - first or not above):
                left -= len(lines[end])
                end += 1
            elif above:
                first -= 1
                left -= len(lines[first])
            else:
                break
        yield from zip(self._rows[first:end], lines[first:end], strict=True)

    def _lines(self, row: TextRow, width: int) -> list[LaidLine]:
        """Return a row in lines that are no wider than `width`."""
        digit = _metrics(self.font(), bold=False).horizontalAdvance("0")
        start = self._margin + (2 * digit if self._signs else 0.0)
        width -= math.ceil(self._margin)
        lines: list[LaidLine] = [[]]
        x = start
        for piece in row.pieces:
            advance = _metrics(self.font(), bold=piece.bold).horizontalAdvance
            for each in _WORDS.findall(piece.text):
                word = each
                if x + advance(word) > width and lines[-1]:
                    lines.append([])
                    x, word = start + row.hang * digit, word.lstrip()
                while advance(word) > width - x and len(word) > 1:
                    cuts = range(len(word) - 1, 1, -1)
                    cut = next((cut for cut in cuts if advance(word[:cut]) <= width - x), 1)
                    cut = word.rfind(NO_BREAK, 1, cut) + 1 or cut  # a number stays whole
                    lines[-1].append((x, replace(piece, text=word[:cut])))
                    lines.append([])
                    x, word = start + row.hang * digit, word[cut:]
                lines[-1].append((x, replace(piece, text=word)))
                x += advance(word)
        return lines


class FittedRows(Rows, Themed):
    """Rows that are written anew for each size and theme, by what has room."""

    @override
    def _restyle(self) -> None:
        self._write()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """Show what there is, as it fits."""
        raise NotImplementedError


def _font(font: QFont, *, bold: bool) -> QFont:
    font = QFont(font)
    font.setBold(bold)
    return font


def _metrics(font: QFont, *, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(font, bold=bold))
