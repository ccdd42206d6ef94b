"""The numbers along two sides of a plot, written as the window writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

from gradapp.core.numbers.text import Text
from gradapp.ui.kit.kept import Kept
from gradapp.ui.kit.still_picture import Changing
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.plot.scale import round_ticks

Tick = tuple[float, str]
"""A coordinate and the number that is written there."""

_CENTRED: Final = Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignCenter

_LINES_PER_NUMBER: Final = 2.5
"""So many lines high is the room that a number at a left axis has."""
_CLOSE: Final = 0.45
"""The share of the usual room that numbers have where there would be only one otherwise."""


class Axis(Changing):
    """One axis: numbers that it is given, or else chooses for a range and a length in pixels.

    What it has chosen it keeps, which is no change of the axis.

    Attributes:
        name: what is written along it.
        short: what is written instead where that has no room; empty for what of it has.
        padding: how much wider than its numbers it is, in heights of a line.
        narrowest: a text for which a left axis has the room.
    """

    def __init__(self, *, is_left: bool) -> None:
        """Make one at the left or below."""
        self._is_left = is_left
        self._shown: list[Tick] | None = None
        self.name: Text | str = ""
        self.short = ""
        self.padding = 0.6
        self.narrowest = "0.00"
        self._chosen = Kept[list[Tick]]()
        self.restyle(LIGHT, QFont())

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._texts: dict[str, tuple[QStaticText, float]] = {}
        self._placed = Kept[list[tuple[QPointF, QStaticText]]]()
        self._line, self._ink = QPen(QColor(theme.border)), QPen(QColor(theme.muted))

    def show_ticks(self, ticks: list[Tick]) -> None:
        """Write these texts at these coordinates, instead of choosing numbers."""
        if ticks != self._shown:
            self._shown = ticks

    def ticks(self, low: float, high: float, length: float) -> list[Tick]:
        """Return what is written from coordinate `low` to `high`, on so many pixels."""
        if self._shown is not None:
            return [tick for tick in self._shown if low <= tick[0] <= high]
        if not (length > 0 and high > low):
            return []
        asked = low, high, length, self._font.key()
        return self._chosen.of(asked, lambda: self._choice(low, high, length / (high - low)))

    def _choice(self, low: float, high: float, scale: float) -> list[Tick]:
        ticks = round_ticks(low, high, self._is_readable(scale, 1.0))
        if len(ticks) < 2:  # which tell of no distance
            ticks = round_ticks(low, high, self._is_readable(scale, _CLOSE))
        return ticks

    def _is_readable(self, scale: float, share: float) -> Callable[[Sequence[Tick], float], bool]:
        """Return whether ticks are readable with a share of the usual room between them."""
        room = share * self._metrics.height()
        if self._is_left:
            return lambda _ticks, step: step * scale >= _LINES_PER_NUMBER * room
        return lambda ticks, step: step * scale >= self._widest(ticks) + 1.5 * room

    def width(self, ticks: Sequence[Tick]) -> float:
        """Return how wide the axis at the left has to be for all of `ticks`."""
        line = self._metrics.height()
        widest = max(self._widest(ticks), self._width(self.narrowest))
        return widest + self.padding * line + (line if self.name else 0.0)

    def paint(self, painter: QPainter, box: QRectF, sheet: QRectF, low: float, high: float) -> None:
        """Paint it within `box`, with numbers that may stand out of it, but not of `sheet`."""
        painter.setFont(self._font)
        painter.setPen(self._line)
        start = box.topRight() if self._is_left else box.topLeft()
        painter.drawLine(QLineF(start, box.bottomRight() if self._is_left else box.topRight()))
        painter.setPen(self._ink)
        for place, text in self._numbers(box, sheet, low, high):
            painter.drawStaticText(place, text)
        if self.name:
            line = self._metrics.height()
            along = QRectF(box.left(), box.bottom() - line, box.width(), line)
            if self._is_left:
                painter.save()
                painter.translate(box.bottomLeft())
                painter.rotate(-90)
                along = QRectF(0, 0, box.height(), line)
            name = elided(self.name, self._metrics, along.width())
            is_whole = name == str(self.name)
            painter.drawText(along, _CENTRED, name if is_whole else self.short or name)
            if self._is_left:
                painter.restore()

    def _numbers(
        self, box: QRectF, sheet: QRectF, low: float, high: float
    ) -> list[tuple[QPointF, QStaticText]]:
        """Return what `written` does, laid out."""

        def laid_out() -> list[tuple[QPointF, QStaticText]]:
            written = self.written(box, sheet, low, high)
            return [(place.topLeft(), self._laid_out(text)[0]) for place, text in written]

        return self._placed.of((box, sheet, low, high, self._shown), laid_out)

    def written(
        self, box: QRectF, sheet: QRectF, low: float, high: float
    ) -> list[tuple[QRectF, str]]:
        """Return the numbers for which there is room, and their places."""
        line = self._metrics.height()
        written: list[tuple[QRectF, str]] = []
        for at, text in self.ticks(low, high, box.height() if self._is_left else box.width()):
            share = (at - low) / (high - low)
            width = self._width(text)
            if self._is_left:
                middle = box.top() + (1 - share) * box.height()
                place = QRectF(box.right() - width - line / 3, middle - line / 2, width, line)
            else:
                middle = box.left() + share * box.width()
                place = QRectF(middle - width / 2, box.top() + line / 4, width, line)
                place = _moved_into(sheet, place, written)
            if sheet.contains(place):
                written.append((place, text))
        return written

    def _widest(self, ticks: Sequence[Tick]) -> float:
        return max((self._width(text) for _, text in ticks), default=0.0)

    def _width(self, text: str) -> float:
        return self._laid_out(text)[1]

    def _laid_out(self, text: str) -> tuple[QStaticText, float]:
        """Return a text with a place for each letter, found once for each text, and its width."""
        if text not in self._texts:
            laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(font=self._font)
            self._texts[text] = laid_out, laid_out.size().width()
        return self._texts[text]


def _moved_into(sheet: QRectF, place: QRectF, written: Sequence[tuple[QRectF, str]]) -> QRectF:
    """Return the place of a last number, moved to where it fits in and still is over its place."""
    out = max(0.0, place.right() - sheet.right())
    is_free = not written or place.left() - out > written[-1][0].right() + place.height() / 2
    return place.translated(-out, 0) if out < place.width() / 2 and is_free else place
