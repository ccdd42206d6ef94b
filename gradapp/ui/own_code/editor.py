"""The editor of a person's own code, which marks the line that has just run when it has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gradapp.core.own_code.syntax import Fault, fault_in
from gradapp.override import override
from gradapp.ui.kit.code_view import MarkedCode
from gradapp.ui.kit.gutter import Gutter
from gradapp.ui.kit.keys import is_press, leave_keys_if
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.theme import Theme
from gradapp.ui.own_code.indenting import INDENT, entered, shifted

_REST: Final = 250
"""Milliseconds without a key until what is written is looked at."""
_OF_PLAYER: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
)
"""Keys that are the window's while nothing is written."""


class CodeEditor(MarkedCode):
    """Python to be written or, once it has run, to be gone through line by line.

    Attributes:
        line: the number of the line that has just run; 0 for none.
        trouble: the number of the line in which something went wrong; 0 for none.
        fault: what is no Python in it; None where it can be read.

    Signals:
        edited: what a person has written.
        fault_changed: what is no Python in it is other than before.
        line_clicked: the number of a line, once it has run.
    """

    edited = Signal(str)
    fault_changed = Signal()
    line_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Have an empty text, to be written."""
        super().__init__(Gutter, False, parent)
        self.setObjectName("own_code_editor")
        leave_keys_if(self, self._leaves)
        self.line = 0
        self.trouble = 0
        self.fault: Fault | None = None
        self._showing = False
        self._told = ""
        self._gutter.setObjectName("own_code_gutter")
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look)
        self.textChanged.connect(self._note_text)
        self.set_writable(True)
        self._set_fonts()

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self._theme

    @property
    def line_looked_at(self) -> int:
        """The number of the line that has just run, or else of that in which one writes."""
        return self.line or self.textCursor().blockNumber() + 1

    @property
    def can_undo(self) -> bool:
        """Whether something that was typed can be undone."""
        return not self.isReadOnly() and self.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether something that was typed and undone can be done again."""
        return not self.isReadOnly() and self.document().isRedoAvailable()

    def look_at(self, line: int) -> None:
        """Write on in a line, which comes into sight; 0 or none of them for the first."""
        block = self.document().findBlockByNumber(line - 1)
        self.setTextCursor(QTextCursor(block if block.isValid() else self.document().firstBlock()))
        self.centerCursor()

    def show_text(self, text: str) -> None:
        """Have another text, unless it is this one; what was written before can't come back."""
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._told = text
            self._showing = False
            self._look()

    def set_writable(self, on: bool) -> None:
        """Let it be written, or only be looked at."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextEditorInteraction if on else flags.TextSelectableByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Own code") if on else self.tr("Own code, line by line"))
        if on:
            self.mark_line(0, 0)
        self._mark()

    def mark_line(self, line: int, trouble: int) -> None:
        """Mark the line that has just run, and one in which something went wrong; 0 for none."""
        if (line, trouble) != (self.line, self.trouble):
            self.line, self.trouble = line, trouble
            self._mark()
            self._gutter.mark(line, trouble)
            self._bring_into_sight()

    def _leaves(self, event: QKeyEvent) -> bool:
        """Say whether a key plays what has run, or undoes what was typed where nothing was."""
        keys = QKeySequence.StandardKey
        undoes_nothing = event.matches(keys.Undo) and not self.can_undo
        redoes_nothing = event.matches(keys.Redo) and not self.can_redo
        plays = self.isReadOnly() and is_press(event, _OF_PLAYER)
        return plays or undoes_nothing or redoes_nothing

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, cursor = event.key(), self.textCursor()
        if self.isReadOnly() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the window has the keyboard then
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cursor.insertText(entered(cursor.block().text()[: cursor.positionInBlock()]))
            self.ensureCursorVisible()
        elif key == Qt.Key.Key_Tab and not cursor.hasSelection():
            column = cursor.positionInBlock()
            cursor.insertText(" " * (INDENT - column % INDENT))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._shift(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Backspace and self._goes_back_a_level():
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, self._level()
            )
            cursor.removeSelectedText()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, on: bool) -> bool:
        """Keep Tab for indenting while it is written; Escape leaves."""
        return self.isReadOnly() and super().focusNextPrevChild(on)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        if self.isReadOnly() and is_click and not self.textCursor().hasSelection():
            block = self.cursorForPosition(event.position().toPoint()).block()
            self.line_clicked.emit(block.blockNumber() + 1)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            fault = self.fault
            at = self.cursorForPosition(event.pos()).blockNumber() + 1
            is_here = fault is not None and fault.line <= at <= fault.end_line
            words = fault.words if fault is not None and is_here else ""
            QToolTip.showText(event.globalPos(), tip_text(words), self)
            return True
        return super().viewportEvent(event)

    @Slot()
    def _note_text(self) -> None:
        """Tell what has been written; colours make Qt say that the text changed, too."""
        text = self.toPlainText()
        if not self._showing and text != self._told:
            self._told = text
            self._rest.start()
            self.edited.emit(text)

    @Slot()
    def _look(self) -> None:
        """Look whether what is written is Python."""
        self._rest.stop()
        fault = fault_in(self.toPlainText())
        if fault != self.fault:
            self.fault = fault
            self._mark()
            self.fault_changed.emit()

    def _shift(self, direction: int) -> None:
        """Move the lines of the selection a level to the right, or to the left."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        cursor.beginEditBlock()
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            text = block.text()
            wanted = shifted(text, direction)
            edit = QTextCursor(block)
            if len(wanted) > len(text):
                edit.insertText(wanted[: len(wanted) - len(text)])
            else:
                right, keep = QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor
                edit.movePosition(right, keep, len(text) - len(wanted))
                edit.removeSelectedText()
            block = block.next()
        cursor.endEditBlock()

    def _goes_back_a_level(self) -> bool:
        """Say whether there are only spaces before the cursor, so that a level of them goes."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return (
            not cursor.hasSelection() and bool(before) and before.isspace() and "\t" not in before
        )

    def _level(self) -> int:
        return (self.textCursor().positionInBlock() - 1) % INDENT + 1

    def _position(self, line: int, column: int) -> int:
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        return block.position() + min(column - 1, max(block.length() - 1, 0))

    @override
    def _in_the_middle(self) -> int:
        return self.line

    @override
    def _mark(self) -> None:
        rows = (self.trouble, self._theme.highlight), (self.line, self._theme.mark)
        marks, said = [self._row(line, colour) for line, colour in rows if line], ""
        if self.line:
            said = self.tr("Line {number} has run: {text}").format(
                number=self.line,
                text=self.document().findBlockByNumber(self.line - 1).text().strip(),
            )
        fault = self.fault
        if fault is not None and not self.isReadOnly():
            start = self._position(fault.line, fault.column)
            end = self._position(fault.end_line, fault.end_column)
            if end <= start:  # at the end of a line: what is before it
                start = self._position(fault.line, max(1, fault.column - 1))
            place = self._place(start, max(start, end))
            place.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            place.format.setUnderlineColor(QColor(self._theme.increase_text))
            marks.append(place)
            said = self.tr("Line {number}: {text}").format(number=fault.line, text=fault.words)
        self.setExtraSelections(marks)
        self.setAccessibleDescription(said)

    @override
    def _set_fonts(self) -> None:
        super()._set_fonts()
        self.setTabStopDistance(INDENT * QFontMetrics(self.font()).horizontalAdvance(" "))
