"""What own code has printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import leave_arrows
from gradapp.ui.kit.text_style import show_in_place_of_text


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
        self._ends_in_sight = True
        self.verticalScrollBar().actionTriggered.connect(self._note_wish)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)

    def show_text(self, text: str, instead: str) -> None:
        """Show a text, the end of it in sight until a person scrolls; `instead` where it is empty.

        That is so whatever size the view or its letters take afterwards.
        """
        show_in_place_of_text(self, instead)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._ends_in_sight = True
            self._bring_into_sight()

    @Slot()
    def _note_wish(self) -> None:
        bar = self.verticalScrollBar()
        self._ends_in_sight = bar.sliderPosition() == bar.maximum()

    @Slot()
    def _bring_into_sight(self) -> None:
        if self._ends_in_sight:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # Qt counts lines in sight at resizes alone
            layout = self.document().documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
