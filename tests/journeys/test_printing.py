"""What a person prints: the preview, the pages, and a PDF where there is no printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget

from tests.person import Person


def preview(window: Person) -> tuple[QPrintPreviewDialog, QPrintPreviewWidget]:
    window.keys("Ctrl+P")
    window.sees(lambda: window.window.findChild(QPrintPreviewDialog) is not None)
    dialog = window.find(QPrintPreviewDialog, "print_preview")
    window.sees(dialog.isVisible)
    pages = dialog.findChild(QPrintPreviewWidget)
    assert pages is not None
    return dialog, pages


def test_the_pages_are_shown_and_become_a_pdf(window: Person, tmp_path: Path) -> None:
    window.press("Step", times=3)
    dialog, pages = preview(window)
    assert pages.pageCount() == 1
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "run.pdf"))
    pages.print_()
    content = (tmp_path / "run.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/Subtype /Image" not in content
    dialog.reject()
    window.sees(lambda: window.window.findChild(QPrintPreviewDialog) is None)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_where_the_pages_can_not_be_printed_a_sentence_says_so(
    window: Person, tmp_path: Path
) -> None:
    window.press("Step")
    dialog, pages = preview(window)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "none" / "run.pdf"))
    pages.print_()
    assert window.spoken() == "The pages can't be printed there."
    dialog.reject()
