"""A place of a plot that is read: two lines that cross there, and words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame

from gradapp.core.numbers.text import ELLIPSIS, Text, fitted, joined
from gradapp.core.run.name import shortened, told_apart
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import Theme
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.plot.marks import Lines
from gradapp.ui.plot.pens import line_pen

_PLACES: Final = (60, 24, 14, 8)
"""How many characters of a name there is room for, first tried first."""


class Crosshair(PlainLabel):
    """A framed text over a plot that stays inside of it, and out of the mouse's way.

    Attributes:
        lines: those that cross, for the plot to put them among its layers.
    """

    def __init__(self, plot: Canvas) -> None:
        """Make it hidden."""
        super().__init__(parent=plot)
        self._plot = plot
        self.lines = Lines()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.hide()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        set_text_colour(self, theme.text)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(theme.surface))
        self.setPalette(palette)
        self.setFont(font)
        self.lines.restyle(line_pen(theme.muted, style=Qt.PenStyle.DotLine))

    def show_at(
        self,
        x: float,
        y: float,
        texts: Iterable[Text],
        *,
        is_level: bool = True,
        on_left: bool = False,
        below: bool = False,
    ) -> None:
        """Cross the lines at a place, or draw the upright one alone, and say something of it.

        That is the first of `texts` that fits into the view, or the last. It stands above on the
        right, unless another side is wanted or has the room.
        """
        self.lines.show_lines((x,), (y,) if is_level else ())
        point, room = self._plot.pixel(x, y), self._plot.view()
        text = Text()
        for text in texts:
            self.setText(str(text))
            self.adjustSize()
            if self.width() <= room.width() and self.height() <= self._plot.height():
                break
        else:
            self._shorten(text, room.width())
        gap = 0.6 * self.fontMetrics().height()
        x, y = point.x() + gap, point.y() - gap - self.height()
        if on_left and point.x() - gap - self.width() >= room.left():
            x = point.x() - gap - self.width()
        if below and point.y() + gap + self.height() <= room.bottom():
            y = point.y() + gap
        if x + self.width() > room.right():
            x = max(room.left(), point.x() - gap - self.width())
            x = max(0, min(x, self._plot.width() - self.width()))
        if y < room.top():
            y = max(0, min(point.y() + gap, self._plot.height() - self.height()))
        self.move(int(x), int(y))
        self.show()

    def leave(self) -> None:
        """Read no place."""
        self.lines.show_lines()
        self.hide()

    def _shorten(self, text: Text, width: float) -> None:
        """Round the numbers of `text`, and leave out its end, until it is so wide."""
        frame = self.width() - self._width_of(str(text))
        self.setText(fitted(text, lambda some: self._width_of(some) + frame <= width))
        self.adjustSize()

    def _width_of(self, text: str) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, text.split("\n")))


def with_others(texts: Sequence[Text], others: Sequence[tuple[str, Text]]) -> Iterator[Text]:
    """Yield `texts` with a line for each of `others`, shorter and shorter, and fewer of them.

    Args:
        texts: what to say of the run itself, shorter and shorter.
        others: names of other runs, and what to say of each.
    """
    if others:
        names, values = zip(*others, strict=True)
        short = told_apart(names)
        for places in _PLACES:
            some = names if places == _PLACES[0] else short
            words = [shortened(name, partial(_has_room, places)) for name in some]
            lines = [Text(f"{word}: ", value) for word, value in zip(words, values, strict=True)]
            yield joined("\n", (texts[0], *lines))
        for count in range(len(lines) - 1, 0, -1):
            yield joined("\n", (texts[0], *lines[:count], ELLIPSIS))
    yield from texts


def _has_room(places: int, text: str) -> bool:
    return len(text) <= places
