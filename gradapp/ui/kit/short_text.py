"""Texts of few lines, of which each is known from the beginning.

Qt counts only lines that have been in sight, so that the bar would come and go with the way there.
To know all of them takes a while for many lines.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gradapp.override import override


class ShortText(QPlainTextEdit):
    """Can be scrolled to the right as far as its longest line goes, in sight or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: str) -> None:
        """Show these lines."""
        layout = self.document().documentLayout()
        with QSignalBlocker(layout):  # or else both bars are painted anew for a text of no lines
            self.setPlainText(text)
            lay_out(self)
        layout.documentSizeChanged.emit(layout.documentSize())
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out(self)


def lay_out(view: QPlainTextEdit) -> None:
    """Have Qt know how long each line is, which it forgets with each change of size."""
    block = view.document().firstBlock()
    while block.isValid():
        view.blockBoundingRect(block)
        block = block.next()
