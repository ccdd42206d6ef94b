"""A text of few lines, of which each is known from the beginning."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gradapp.override import override


class ShortText(QPlainTextEdit):
    """Can be scrolled to the right as far as its longest line goes, in sight or not.

    Qt counts only lines that have been in sight, so that the bar would come and go with the way
    there. That takes a while for many lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: str) -> None:
        """Show these lines."""
        self.setPlainText(text)
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        block = self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)
            block = block.next()
