"""Why the methods agree or differ in a step, to be read beside the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gradapp.core.comparison.explanation import Explanation
from gradapp.override import override
from gradapp.ui.comparison.why_page import page, plain, title
from gradapp.ui.kit.theme import LIGHT, Theme


class WhyDialog(QDialog):
    """Shows an `Explanation`; stays open, and is told when another step is looked at.

    Signals:
        parting_requested: the step in which the methods parted.
    """

    parting_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("why_dialog")
        self.setWindowTitle(self.tr("Why they agree or differ"))
        self.setAccessibleName(self.windowTitle())
        self.setModal(False)
        self._theme = LIGHT
        self._explanation: Explanation | None = None
        self._text = QTextBrowser()
        self._text.setObjectName("why_text")
        self._text.setAccessibleName(self.windowTitle())
        self._text.setOpenLinks(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._copy = buttons.addButton(self.tr("&Copy"), action)
        self._copy.setObjectName("why_copy")
        self._copy.clicked.connect(self._copy_text)
        self._parting = buttons.addButton(self.tr("&Go to where they parted"), action)
        self._parting.setObjectName("why_parting")
        self._parting.clicked.connect(self._request_parting)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setObjectName("why_close")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return "" if self._explanation is None else plain(self._explanation)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show another explanation, or that there is none yet."""
        if explanation == self._explanation and self._text.toPlainText():
            return
        self._explanation = explanation
        self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._fill()

    @override
    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        available = QGuiApplication.primaryScreen().availableSize()
        return QSize(64 * em, 42 * em).boundedTo(available * 0.9)

    def _fill(self) -> None:
        explanation = self._explanation
        self._copy.setEnabled(explanation is not None)
        parted = explanation is not None and explanation.parted not in (None, explanation.step)
        self._parting.setEnabled(parted)
        if explanation is None:
            self._text.setPlainText(self.tr("The methods have not made this step yet."))
            return
        self.setWindowTitle(title(explanation))
        self._text.setHtml(page(explanation, self._theme))

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text)

    @Slot()
    def _request_parting(self) -> None:
        if self._explanation is not None and self._explanation.parted is not None:
            self.parting_requested.emit(self._explanation.parted)
