"""The field in which a text is looked for in the code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gradapp.core.words import N_
from gradapp.override import override
from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.words import said


class FindBar(QWidget):
    """Finds what is typed as it is typed; Enter goes on, Shift+Enter back, Escape leaves.

    Signals:
        left: it is put away.
    """

    left = Signal()

    def __init__(self, editor: QPlainTextEdit, parent: QWidget) -> None:
        """Look in `editor`; it is not to be seen before `open`."""
        super().__init__(parent)
        self._editor = editor
        self._field = QLineEdit(self)
        self._field.setObjectName("own_code_find")
        self._field.setAccessibleName(self.tr("Find in the code"))
        self._field.setPlaceholderText(self.tr("Find"))
        take_keys(self._field, Qt.Key.Key_Up, Qt.Key.Key_Down)
        self._field.textEdited.connect(self._find_anew)
        self._found = PlainLabel(parent=self, name="own_code_found", is_muted=True)
        close = PanelToolButton("own_code_find_close", "✕", self, is_flat=True)
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.close_bar)
        self.setLayout(row_of((self._field, 1), self._found, close, margins=(0, 0, 0, 0)))
        self.hide()

    def open_bar(self) -> None:
        """Show it, with what is selected."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._field.setText(selected)
        self.show()
        self._field.setFocus()
        self._field.selectAll()
        self._tell()

    @Slot()
    def close_bar(self) -> None:
        """Put it away, and go back to the code."""
        self.hide()
        self._editor.setFocus()
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._find(backwards=is_back)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _find_anew(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self._find(backwards=False)

    def _find(self, *, backwards: bool) -> None:
        """Go to the next place, round the end if need be."""
        text = self._field.text()
        flags = QTextDocument.FindFlag(0)
        if backwards:
            flags = QTextDocument.FindFlag.FindBackward
        if text and not self._editor.find(text, flags):
            cursor = self._editor.textCursor()
            end = cursor.MoveOperation.End if backwards else cursor.MoveOperation.Start
            cursor.movePosition(end)
            self._editor.setTextCursor(cursor)
            self._editor.find(text, flags)
        self._tell()

    def _tell(self) -> None:
        text = self._field.text().lower()
        count = self._editor.toPlainText().lower().count(text) if text else 0
        words = said(N_("OwnCode", "%Ln place(s)", "", 0).counted(count)) if text else ""
        self._found.setText(words)
