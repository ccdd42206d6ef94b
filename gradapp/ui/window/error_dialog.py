"""The one dialog that shows what nobody expected, beside a window that goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gradapp.override import override

_MOST_LINES: Final = 5000


class ErrorDialog(QDialog):
    """Shows reports one below the other; it never blocks the window.

    The window owns one of it and passes every report on; while it is open, further reports are
    added to it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setWindowTitle(self.tr("Unexpected error"))
        self.setAccessibleName(self.windowTitle())
        self.setModal(False)

        self._symbol = QLabel()
        self._symbol.setObjectName("errorSymbol")
        self._symbol.setAccessibleName(self.tr("Warning"))
        self._sentence = QLabel()
        self._sentence.setObjectName("errorSentence")
        self._sentence.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._symbol)
        head.addWidget(self._sentence, 1)

        self._details = QPlainTextEdit()
        self._details.setObjectName("errorDetails")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setMaximumBlockCount(_MOST_LINES)
        self._details.setTabChangesFocus(True)

        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeErrors")
        close.setText(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyErrors")
        copy.setAccessibleName(self.tr("Copy the details"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy_details)
        buttons.rejected.connect(self.reject)

        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._details, 1)
        layout.addWidget(buttons)
        close.setFocus()
        self._fit_font()

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

    @Slot()
    def copy_details(self) -> None:
        """Copy all details to the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(90 * metrics.averageCharWidth(), 24 * metrics.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_details"):
            self._fit_font()

    def _show(self, sentence: str, text: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        if not self._details.document().isEmpty():
            self._details.appendPlainText("")
        self._details.appendPlainText(text.rstrip())
        if not self.isVisible():
            self.show()
        self.raise_()

    def _fit_font(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self._details.setFont(fixed)
        size = 2 * self.fontMetrics().height()
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self._symbol.setFixedSize(size, size)
        self._symbol.setPixmap(icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
