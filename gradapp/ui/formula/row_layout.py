"""Where the cells of an equation's row are, in the room and the font that it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from gradapp.core.equations import Equation
from gradapp.core.equations.of_step import SYMBOLS
from gradapp.ui.formula.row import MARKER, SMALLEST_SCALE, breakable, wrapped_height
from gradapp.ui.kit.text_style import serif
from gradapp.values import dataclass

_SIZE: Final = 1.1
"""The size of the symbols, as a share of the application's font."""
_USUAL_NUMBERS: Final = "≈ 1.234 − 0.1·(−1.234·10⁻⁵)"
_USUAL_RESULT: Final = "≈ 1.23456  E falls"

RowShape = tuple[int, tuple[QRect, QRect, QRect, QRect]]
"""How high a row is, and where its cells are."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the cells of a row are: all in one line, the numbers below, or one below another.

    Attributes:
        least: how narrow a row may be.
        font: what its symbols are written in.
        tall: how high it is.
        places: where its cells are.
        gap: how far they are apart.
    """

    least: int
    font: QFont
    tall: int
    places: tuple[QRect, QRect, QRect, QRect]
    gap: int

    @classmethod
    def of(cls, base: QFont, width: int, symbols: Sequence[Equation]) -> RowLayout:
        """Arrange a row so wide, in an application that writes in `base`."""
        font = serif(base, _SIZE)
        metrics, bold = QFontMetrics(font), QFontMetrics(serif(font, bold=True))
        gap = metrics.horizontalAdvance("0")
        gutter = metrics.horizontalAdvance(MARKER) + gap
        left = _widest(metrics, [row.left for row in symbols])
        symbolic = _widest(metrics, [row.symbolic for row in symbols]) + gap
        notebooks = _widest(metrics, [row.symbolic for row in SYMBOLS]) + gap
        numbers = metrics.horizontalAdvance(_USUAL_NUMBERS) + gap
        result = bold.horizontalAdvance(_USUAL_RESULT)
        usual = gutter + left + gap + min(symbolic, notebooks)  # the rest is wrapped
        scale = min(1.0, max(SMALLEST_SCALE, width / usual))
        if scale < 1:
            font = serif(font, scale)
            gutter, left, gap = (round(length * scale) for length in (gutter, left, gap))
        start = gutter + left + gap
        line = QFontMetrics(font).height()
        spare = width - start - symbolic - gap - numbers - gap - result
        below = start if start + numbers + gap + result <= width else gutter
        if spare >= 0:
            tall, top = line * 2, line // 2
            numbers += spare // 2
            places = (
                QRect(start, top, symbolic, line),
                QRect(start + symbolic + gap, top, numbers, line),
                QRect(start + symbolic + gap + numbers + gap, top, result + spare // 2, line),
            )
        elif below + numbers * 4 // 5 + gap + result <= width:
            # Three of more than three rows have the room of the notebook's three in one line each.
            air = 0 if len(symbols) > len(SYMBOLS) else line // 5
            tall, top = 2 * (line + air), air
            places = (
                QRect(start, top, width - start, line),
                QRect(below, top + line, width - below - gap - result, line),
                QRect(width - result, top + line, result, line),
            )
        else:
            tall, top = line * 17 // 5, line // 5
            places = (
                QRect(start, top, width - start, line),
                QRect(gutter, top + line, width - gutter, line),
                QRect(gutter, top + 2 * line, width - gutter, line),
            )
        least = round(SMALLEST_SCALE * usual)
        return cls(least, font, tall, (QRect(gutter, top, left, line), *places), gap)

    def rows(self, symbols: Sequence[Equation], usual: Sequence[str | None]) -> list[RowShape]:
        """Return how high each row is, and where its cells are: as many lines as it needs."""
        return [
            self._row(row.symbolic, numbers) for row, numbers in zip(symbols, usual, strict=True)
        ]

    def _row(self, symbolic: str, usual: str | None) -> RowShape:
        left, of_symbols, of_numbers, of_result = self.places
        metrics = QFontMetrics(self.font)
        if usual is None and of_numbers.top() > of_symbols.top():
            return self._row_without_numbers(symbolic, metrics)
        usual = usual or ""
        more = wrapped_height(metrics, breakable(symbolic, metrics, of_symbols.width()), of_symbols)
        of_symbols = of_symbols.adjusted(0, 0, 0, more)
        is_below = of_numbers.top() > of_symbols.top()
        down = more if is_below else 0
        wider = wrapped_height(metrics, usual, of_numbers)
        of_numbers = of_numbers.translated(0, down).adjusted(0, 0, 0, wider)
        down += wider if of_result.top() > self.places[2].top() else 0
        of_result = of_result.translated(0, down)
        bottom = max(each.bottom() for each in (of_symbols, of_numbers, of_result))
        usually = max(each.bottom() for each in self.places)
        return self.tall + bottom - usually, (left, of_symbols, of_numbers, of_result)

    def _row_without_numbers(self, symbolic: str, metrics: QFontMetrics) -> RowShape:
        """Have no line for numbers: the result ends the lines of its equation, or is their next."""
        left, of_symbols, of_numbers, of_result = map(QRect, self.places)
        is_beside = of_result.top() == of_numbers.top()
        room = of_symbols.width() - is_beside * (of_result.width() + self.gap)
        of_symbols.setWidth(min(room, metrics.horizontalAdvance(symbolic) + self.gap))
        more = wrapped_height(metrics, breakable(symbolic, metrics, of_symbols.width()), of_symbols)
        of_symbols.setHeight(of_symbols.height() + more)
        of_result.moveBottom(of_symbols.bottom() + (0 if is_beside else of_result.height()))
        of_numbers = QRect(of_result)
        if is_beside:
            of_numbers.setLeft(of_symbols.right() + 1)
        below = self.tall - max(each.bottom() for each in self.places)
        return of_result.bottom() + below, (left, of_symbols, of_numbers, of_result)


def _widest(metrics: QFontMetrics, texts: Sequence[str]) -> int:
    return max(metrics.horizontalAdvance(text) for text in texts)
