"""A run as pages of paper: problem, equations, plot, code and steps, each with head and foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from gradapp.core.numbers.text import Text
from gradapp.ui.kit.text_style import elided, monospaced, serif
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.words import translate
from gradapp.ui.report.pieces import Block, gap, picture, sized, table, words
from gradapp.values import dataclass

_DOTS: Final = 96
_TITLE, _HEADING, _TEXT, _CODE, _CELL = 19, 15, 13, 12, 12
_HEAD: Final = 34.0
"""How high the head of a page is, and its foot."""
_PICTURE: Final = 0.62
"""How high a plot is, as a share of its width."""


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """One line of the program: its number, its text, and the comment behind it."""

    number: int
    text: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed of a run.

    Attributes:
        name: what stands at the head of each page.
        title: what is solved.
        facts: its numbers, and what is said of the run, a paragraph each.
        plot: the picture of the error, which nobody has seen yet.
        equations: those of the step looked at; the same.
        step: which step these are about.
        way: what the program is called.
        lines: its lines.
        heads: what stands above the columns of the steps.
        rows: the steps.
        remark: which steps these are, if not all.
    """

    name: str
    title: str
    facts: Sequence[str]
    plot: QWidget
    equations: QWidget
    step: str
    way: str
    lines: Sequence[ProgramLine]
    heads: Sequence[str]
    rows: Sequence[Sequence[Text]]
    remark: str = ""

    def paint(self, device: QPagedPaintDevice) -> bool:
        """Print all pages on a device, or those that are asked for; say whether that could be."""
        layout = device.pageLayout()
        size = layout.paintRect(QPageLayout.Unit.Point).size() * (_DOTS / 72)
        pages = in_pages([*self._pieces(size.width())], size.height() - 2 * _HEAD)
        numbers = _asked_for(device, len(pages))
        painter = QPainter()
        if not painter.begin(device):
            return False
        dots = device.logicalDpiX() / _DOTS
        is_done = True
        for place, number in enumerate(numbers):
            is_done = is_done and (not place or device.newPage())
            painter.save()
            painter.scale(dots, dots)
            self._paint_page(painter, pages[number - 1], size, f"{number} / {len(pages)}")
            painter.restore()
        return painter.end() and is_done

    def _pieces(self, width: float) -> Iterator[Block]:
        text = sized(QFont(), _TEXT)
        heading = sized(QFont(), _HEADING, bold=True)
        yield words(self.title, sized(serif(QFont()), _TITLE), width)
        yield gap(6)
        for fact in self.facts:
            yield words(fact, text, width)
        yield gap(8)
        yield picture(self.plot, width, width * _PICTURE)
        yield gap(16)
        yield words(self.step, heading, width, stays=True)
        yield picture(self.equations, width)
        yield gap(16)
        yield words(self.way, heading, width, stays=True)
        yield gap(4)
        yield from self._code(width)
        yield gap(16)
        if self.rows:
            yield words(translate("Report", "Steps"), heading, width, stays=True)
            yield gap(4)
            if self.remark:
                yield words(self.remark, text, width, stays=True)
            yield from table(self.heads, self.rows, sized(QFont(), _CELL), width)

    def _code(self, width: float) -> Iterator[Block]:
        font = sized(monospaced(QFont()), _CODE)
        ends = len(str(self.lines[-1].number)) if self.lines else 0
        for line in self.lines:
            text = f"{line.number:>{ends}}  {line.text}{line.comment}"
            yield words(text, font, width, anywhere=True)

    def _paint_page(
        self, painter: QPainter, page: Sequence[tuple[float, Block]], size: QSizeF, number: str
    ) -> None:
        small = sized(QFont(), _CELL)
        painter.setFont(small)
        painter.setPen(QColor(LIGHT.muted))
        metrics = QFontMetricsF(small)
        name = elided(self.name, metrics, size.width())
        painter.drawText(QPointF(0, metrics.ascent()), name)
        foot = QRectF(0, size.height() - metrics.height(), size.width(), metrics.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, "gradapp")
        painter.setPen(QColor(LIGHT.border))
        for y in (metrics.height() + 4, foot.top() - 4):
            painter.drawLine(QPointF(0, y), QPointF(size.width(), y))
        for y, piece in page:
            painter.save()
            painter.translate(0, _HEAD + y)
            piece.paint(painter)
            painter.restore()


def in_pages(pieces: Sequence[Block], height: float) -> list[list[tuple[float, Block]]]:
    """Return which pieces are on which page, and how far from its top.

    No page ends with a piece that stays with what follows, unless there is no room for both.
    """
    pages: list[list[tuple[float, Block]]] = [[]]
    y = 0.0
    for place, piece in enumerate(pieces):
        needed, last = piece.height, place
        while pieces[last].stays and last + 1 < len(pieces):
            last += 1
            needed += pieces[last].height
        if needed > height:  # no page has room for both: one with a heading alone would be empty
            needed = piece.height
        before = pieces[place - 1] if place else None
        is_led = before is not None and before.stays
        if pages[-1] and y + (piece.height if is_led else needed) > height:
            pages.append([])
            y = 0.0
            if piece.again is not None:
                pages[-1].append((y, piece.again))
                y += piece.again.height
        if pages[-1] or not piece.is_gap:
            pages[-1].append((y, piece))
            y += piece.height
    return pages


def _asked_for(device: QPagedPaintDevice, last: int) -> list[int]:
    """Return the numbers of the pages that a person wants, in the order of the printer."""
    numbers = [*range(1, last + 1)]
    ranges = device.pageRanges()
    if not ranges.isEmpty():
        numbers = [each for each in numbers if ranges.contains(each)]
    if isinstance(device, QPrinter) and device.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    return numbers
