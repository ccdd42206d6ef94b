"""Prints what is looked at: makes its report, and shows what its pages will be like, or a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, Qt, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.views.document import ShownDocument
from gradapp.core.run import Run
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # and imported where it is needed: a window that opens need not wait
    from PySide6.QtPrintSupport import QPrinter

    from gradapp.ui.report.report import Report

_MARGINS: Final = QMarginsF(15, 12, 15, 12)
"""Millimetres."""
_DOTS: Final = 600
"""In an inch."""


class ShownPrinting(QObject):
    """Owns the preview, while there is one."""

    def __init__(
        self,
        window: MainWindow,
        document: ShownDocument,
        current_run: CurrentRun,
        overlays: Callable[[], tuple[Overlay[Run], ...]],
    ) -> None:
        """Connect the command; `overlays` says which runs are drawn beside the one looked at."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._current_run = current_run
        self._overlays = overlays
        self._report: Report | None = None
        window.menus.on(print=self.open)

    @Slot()
    def open(self) -> None:
        """Show the pages, which are printed from there."""
        from PySide6.QtGui import QPageLayout  # here: a window that opens need not wait
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        preview = QPrintPreviewDialog(self._window)
        preview.setObjectName("print_preview")
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        printer = preview.printer()  # which belongs to it
        printer.setResolution(_DOTS)
        name = self._document.name or "gradapp"
        printer.setDocName(name)
        printer.setCreator("gradapp")
        printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        self._report = self._made(name)
        preview.paintRequested.connect(self._paint)
        preview.resize(self._window.size() * 0.9)
        preview.open()

    def pdf(self, name: str) -> bytes:
        """Return the pages as a file of PDF holds them, with a name at their heads."""
        from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DOTS)
        writer.setTitle(name)
        writer.setCreator("gradapp")
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        self._made(name).paint(writer)
        return bytes(buffer.data().data())

    def _made(self, name: str) -> Report:
        from gradapp.app.views.report import report

        current_run = self._current_run
        return report(
            current_run.run,
            current_run.cursor,
            name,
            self._overlays(),
            is_asked=current_run.is_locked,
        )

    @Slot("QPrinter*")
    def _paint(self, printer: QPrinter) -> None:
        if self._report is not None and not self._report.paint(printer):
            self._window.status.show_message(self.tr("The pages can't be printed there."))
