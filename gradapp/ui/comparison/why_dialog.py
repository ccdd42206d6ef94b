"""Why the ways agree or differ in a step, to be read beside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTextBrowser, QWidget

from gradapp.core.comparison.exact_step import ExactStep
from gradapp.core.comparison.explanation import Explanation
from gradapp.override import override
from gradapp.ui.comparison import why_exact_page, why_page
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.themed import Themed

Why = Explanation | ExactStep
"""What there is to explain: the notebook's update, or any step beside the exact one."""


class WhyDialog(Dialog, Themed):
    """Shows why; stays open, and is told when another step is looked at.

    Signals:
        parting_requested: the step in which the ways parted.
    """

    parting_requested = Signal(int)

    ems = (64, 42)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__("why_dialog", self.tr("Why they agree or differ"), parent)
        self._why: Why | None = None
        self._instead = ""
        self._text = QTextBrowser()
        self._text.setObjectName("why_text")
        self._text.setAccessibleName(self.windowTitle())
        self._text.setOpenLinks(False)
        self._copy = self.add_copy()
        self._parting = self.add_button("parting", self.tr("&Go to where they parted"))
        self._parting.clicked.connect(self._request_parting)
        self.lay_out(self._text, focus=self._text)

    @override
    def as_text(self) -> str:
        match self._why:
            case ExactStep() as step:
                return why_exact_page.plain(step)
            case Explanation() as explanation:
                return why_page.plain(explanation)
        return ""

    def show_why(self, why: Why | None, instead: str = "") -> None:
        """Show the explanation of another step, or what is said instead."""
        if (why, instead) == (self._why, self._instead):
            return
        self._why, self._instead = why, instead
        self._fill()

    @override
    def _restyle(self) -> None:
        self._fill()

    def _fill(self) -> None:
        why = self._why
        self._copy.setEnabled(why is not None)
        parted = why is not None and why.parted not in (None, why.step)
        self._parting.setEnabled(parted)
        if why is None:
            self._text.setPlainText(self._instead)
            return
        if isinstance(why, ExactStep):
            title, page = why_exact_page.title(why), why_exact_page.page(why, self._theme)
        else:
            title, page = why_page.title(why), why_page.page(why, self._theme)
        self.setWindowTitle(title)
        self._text.setHtml(page)

    @Slot()
    def _request_parting(self) -> None:
        if self._why is not None and self._why.parted is not None:
            self.parting_requested.emit(self._why.parted)
