"""The one dialog that shows what nobody expected, beside a window that goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.text_style import monospaced

_MOST_LINES: Final = 5000


class ErrorDialog(Dialog):
    """Shows reports one below the other; it never blocks the window.

    The window owns one of it and passes every report on; while it is open, further reports are
    added to it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("errorDialog", self.tr("Unexpected error"), parent)
        self._symbol = PlainLabel(name="errorSymbol")
        self._symbol.setAccessibleName(self.tr("Warning"))
        self._sentence = self.text_label("errorSentence", wraps=True)
        self._details = QPlainTextEdit()
        self._details.setObjectName("errorDetails")
        keep_left_to_right(self._details)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setMaximumBlockCount(_MOST_LINES)
        self._details.setTabChangesFocus(True)

        self.add_copy()
        self.lay_out(row_of(self._symbol, (self._sentence, 1)), self._details)

    @Slot(str)
    def report(self, text: str) -> None:
        """Show `text`, the report of an error that gradapp survived."""
        self._show(
            self.tr("Something unexpected happened. gradapp goes on; the details say what it was."),
            text,
        )

    @Slot(str)
    def report_crash(self, text: str) -> None:
        """Show `text`, what a crash of an earlier run left behind."""
        self._show(self.tr("gradapp ended unexpectedly the last time it ran."), text)

    @override
    def as_text(self) -> str:
        return self._details.toPlainText()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(90 * metrics.averageCharWidth(), 24 * metrics.height())

    def _show(self, sentence: str, text: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        if not self._details.document().isEmpty():
            self._details.appendPlainText("")
        self._details.appendPlainText(text.rstrip())
        self.show()
        self.raise_()

    @override
    def fit_font(self) -> None:
        fixed = monospaced(self.font())
        fixed.setPointSizeF(self.font().pointSizeF())
        self._details.setFont(fixed)
        size = 2 * self.fontMetrics().height()
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self._symbol.setFixedSize(size, size)
        self._symbol.setPixmap(icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
