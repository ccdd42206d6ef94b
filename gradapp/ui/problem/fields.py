"""Fields of the form in which a problem is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import monospaced, set_text_colour
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.wrapped_label import WrappedLabel


class TextField(QLineEdit):
    """One line of text. Enter says that it is meant so, and closes no dialog.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, name: str, accessible_name: str, hint: str = "") -> None:
        """Make an empty field; `hint` stands where nothing is typed."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(hint)
        keep_left_to_right(self)
        self._place: int | None = None

    @override
    def minimumSizeHint(self) -> QSize:
        size, hint = super().minimumSizeHint(), self.placeholderText()
        size.setWidth(size.width() + self.fontMetrics().horizontalAdvance(hint) if hint else 1)
        return size

    def write(self, text: str) -> None:
        """Show `text` without a signal; what is there already is left alone."""
        if text != self.text():
            self.setText(text)

    def mark(self, place: int | None) -> None:
        """Underline the character at `place`, or none."""
        if place is None and self._place is None:
            return
        self._place = place
        marks = []
        if place is not None:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            kind = QInputMethodEvent.AttributeType.TextFormat
            start = place - self.cursorPosition()
            marks.append(QInputMethodEvent.Attribute(kind, start, 1, wave))
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._place is not None:
                self.setSelection(self._place, 1)
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SamplesField(QPlainTextEdit):
    """A table of samples as text: a row a line, as `core.problem.data.read_table` takes it."""

    def __init__(self, name: str, accessible_name: str) -> None:
        """Make an empty table."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAcceptDrops(False)  # a file that is dropped is opened by the window
        keep_left_to_right(self)

    def write(self, text: str) -> None:
        """Show `text`; what is there already is left alone."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def fit_font(self) -> None:
        """Have columns as wide as numbers usually are, and room for seven rows, or three."""
        self.setFont(monospaced(QApplication.font()))
        self.setTabStopDistance(10 * self.fontMetrics().horizontalAdvance("0"))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        return QSize(20 * line, round(7.7 * line))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(3.7 * self.fontMetrics().lineSpacing()))


class Refusal(WrappedLabel):
    """Says below a field why what is typed there can't be taken; takes no room else."""

    def show_about(self, fields: list[QWidget], words: str, theme: Theme) -> None:
        """Say `words` about `fields`, whose description they are for screen readers."""
        set_text_colour(self, theme.increase_text)
        self.show_words(f"⚠ {words}" if words else "")
        for each in fields:
            each.setAccessibleDescription(words)


def label_of(field: QWidget, text: str) -> QLabel:
    """Return a label that stands before `field`."""
    label = PlainLabel(text)
    label.setBuddy(field)
    return label
