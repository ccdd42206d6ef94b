"""What code is shown in: coloured, beside its numbers, with the line that has just run marked."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.gutter import Gutter
from gradapp.ui.kit.highlighter import PythonHighlighter
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.themed import Themed


class MarkedCode(QPlainTextEdit, Themed):
    """Lines of code; what is marked in them is for each kind of it to say."""

    _gutter: Gutter

    def __init__(self, gutter: type[Gutter], explains: bool, parent: QWidget | None) -> None:
        """Have no lines yet, and a gutter of this kind; explained words have dots beneath."""
        super().__init__(parent)
        keep_left_to_right(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(2)
        self._highlighter = PythonHighlighter(self.document(), LIGHT, explains=explains)
        self._gutter = gutter(self)
        self._coloured = (self._highlighter, self._gutter)

    @override
    def _restyle(self) -> None:
        self._mark()

    def set_base_font(self, font: QFont) -> None:
        """Write as large as `font` is."""
        self.setFont(monospaced(font))
        self._set_fonts()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.make_room()
        self._bring_into_sight()

    def _set_fonts(self) -> None:
        """Be as large as what is written."""
        self._gutter.make_room()
        self.updateGeometry()

    def _mark(self) -> None:
        """Mark what is to be marked."""
        raise NotImplementedError

    def _in_the_middle(self) -> int:
        """Return the number of the line that comes into sight; 0 where that is the person's."""
        raise NotImplementedError

    def _bring_into_sight(self) -> None:
        """Have the marked line in the middle, wherever the line before was."""
        if line := self._in_the_middle():
            block = self.document().findBlockByNumber(line - 1)
            height = max(1.0, self.blockBoundingRect(block).height())
            visible = max(1, int(self.viewport().height() // height))
            self.verticalScrollBar().setValue(max(0, line - 1 - visible // 2))

    def _row(self, line: int, colour: str) -> QTextEdit.ExtraSelection:
        """Return a mark of a whole line."""
        row = self._place(self.document().findBlockByNumber(line - 1).position())
        row.format.setBackground(QColor(colour))
        row.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return row

    def _place(self, start: int, end: int | None = None) -> QTextEdit.ExtraSelection:
        """Return a mark from one place in the text to another, which does not show yet."""
        place = QTextEdit.ExtraSelection()
        place.cursor = QTextCursor(self.document())
        place.cursor.setPosition(start)
        if end is not None:
            place.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return place
