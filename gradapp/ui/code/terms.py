"""Words of the code that are explained: where they stand, and which one is meant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from gradapp.core.help.words import in_code
from gradapp.core.program.comments import uncommented
from gradapp.ui.kit.terms import ask
from gradapp.ui.kit.word_places import across_to


class CodeTerms:
    """Finds the words in a view of code."""

    def __init__(self, view: QPlainTextEdit, rect_of: Callable[[int], QRectF]) -> None:
        """Look for them in `view`; `rect_of` says where a line is in its viewport."""
        self._view = view
        self._rect_of = rect_of

    def in_line(self, index: int) -> list[tuple[str, QRect]]:
        """Return what is explained in the line of an index, and where that stands in the view."""
        block = self._view.document().findBlockByNumber(index)
        return [(term, self._rect(block, start, end)) for term, start, end in in_code(block.text())]

    def at(self, place: QPoint) -> tuple[str, QRect] | None:
        """Return what is explained at a place of the viewport, and where that stands."""
        index = self._view.cursorForPosition(place).blockNumber()
        inside = place + self._view.viewport().pos()
        return next((each for each in self.in_line(index) if each[1].contains(inside)), None)

    def ask_at(self, place: QPoint) -> bool:
        """Have the word at a place of the viewport explained, and say whether there is one."""
        found = self.at(place)
        if found is not None:
            term, rect = found
            ask(term, self._view, rect)
        return found is not None

    def place_of(self, word: str) -> QRect | None:
        """Return where `word` stands first in the view, brought into sight."""
        for index in range(self._view.blockCount()):
            block = self._view.document().findBlockByNumber(index)
            start = uncommented(block.text()).find(word)
            if start >= 0:
                cursor = self._view.textCursor()
                cursor.setPosition(block.position() + start)
                self._view.setTextCursor(cursor)
                return self._rect(block, start, start + len(word))
        return None

    def _rect(self, block: QTextBlock, start: int, end: int) -> QRect:
        line = block.layout().lineAt(0)
        if not line.isValid():
            return QRect()
        origin = self._rect_of(block.blockNumber()).topLeft()
        left, right = (across_to(line, at) for at in (start, end))
        top = round(origin.y() + line.y())
        inside = QRect(round(origin.x() + left), top, round(right - left), round(line.height()))
        return inside.translated(self._view.viewport().pos())
