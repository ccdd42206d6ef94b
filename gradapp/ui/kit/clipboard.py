"""Copies a text together with the same as HTML, or a picture: programs that take it choose."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QStandardItem, QStandardItemModel


def copy_as_html(text: str, html: str) -> None:
    """Put a text on the clipboard, as it is and as HTML."""
    data = _made_by_qt()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def copy_as_svg(image: QImage, svg: bytes) -> None:
    """Put a picture on the clipboard, as pixels and as SVG."""
    data = _made_by_qt()
    data.setImageData(image)
    data.setData("image/svg+xml", svg)
    QGuiApplication.clipboard().setMimeData(data)


def _made_by_qt() -> QMimeData:
    # One that Python makes is destroyed after Python when the process ends, and crashes it: of
    # what Qt's own methods return, Qt makes one by itself.
    maker = QStandardItemModel()
    maker.appendRow(QStandardItem())
    data = maker.mimeData([maker.index(0, 0)])
    data.clear()
    return data
