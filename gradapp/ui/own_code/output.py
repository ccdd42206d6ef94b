"""What own code has printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.text_style import show_in_place_of_text
from gradapp.ui.kit.theme import Theme


class OwnOutput(QPlainTextEdit):
    """Shows the output up to a line, to be read and copied."""

    def __init__(self, called: str) -> None:
        """Show nothing yet; `called` is what a screen reader calls it."""
        super().__init__()
        keep_left_to_right(self)
        leave_arrows(self)
        self.setObjectName("own_output")
        self.setAccessibleName(called)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_text(self, text: str, instead: str) -> None:
        """Show a text, the end of it in sight; `instead` where it is empty."""
        show_in_place_of_text(self, instead)
        if text != self.toPlainText():
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.moveCursor(QTextCursor.MoveOperation.StartOfLine)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.muted))
        self.setPalette(colours)
