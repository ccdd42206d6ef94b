"""What is said of the step by all ways, in the large."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.hall.rows import FittedRows, TextRow, text_row
from gradapp.ui.kit.theme import LIGHT

_TINT = 28
"""How much of the frame's colour is behind the words, of 255."""


class LargeVerdict(FittedRows):
    """Sentences, of which the first matters most: where there is no room, the last are left out.

    Where there is nothing to be said there is no frame, either.
    """

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__("hall_verdict", self.tr("How the ways compare"), parent, around=0.2)
        self._colour = LIGHT.border
        self._sentences: tuple[str, ...] = ()
        self._ink = LIGHT.text

    def show_sentences(self, sentences: tuple[str, ...], ink: str, colour: str) -> None:
        """Say `sentences` in one colour, on a tint of another."""
        if colour != self._colour:
            self._colour = colour
            self.update()
        self._sentences, self._ink = sentences, ink
        self._write()

    def height_for(self, sentences: tuple[str, ...], width: int) -> int:
        """Return how high it is with all of these, so wide."""
        return self.height_of(self.count_lines([self._row(sentences)], width))

    @override
    def _write(self) -> None:
        row = self._row(self._sentences)
        for count in range(len(self._sentences), 0, -1):
            row = self._row(self._sentences[:count])
            if self.count_lines([row], self.width()) <= self.room:
                break
        else:
            row = self._shortened(row)
        self.show_rows([row])

    def _shortened(self, row: TextRow) -> TextRow:
        """Return the first sentence, up to the last word that has room."""
        words = row.text.split(" ")
        while len(words) > 1:
            words.pop()
            row = self._row((" ".join(words) + " …",))
            if self.count_lines([row], self.width()) <= self.room:
                break
        return row

    def _row(self, sentences: tuple[str, ...]) -> TextRow:
        return text_row(" ".join(sentences), self._ink)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not any(self._sentences):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = QColor(self._colour)
            painter.setPen(tint)
            tint.setAlpha(_TINT)
            painter.setBrush(tint)
            radius = self.line / 4
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, radius, radius)
        super().paintEvent(event)
