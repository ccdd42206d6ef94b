"""Copies a text together with the same as HTML: programs that take it choose."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel


def copy_as_html(text: str, html: str) -> None:
    """Put a text on the clipboard, as it is and as HTML."""
    # One that Python makes is destroyed after Python when the process ends, and crashes it: of
    # what Qt's own methods return, Qt makes one by itself.
    maker = QStandardItemModel()
    maker.appendRow(QStandardItem())
    data = maker.mimeData([maker.index(0, 0)])
    data.clear()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
