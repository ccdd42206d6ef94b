"""Widgets as a person sees them: on the screen, and in a picture."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def expose(qtbot: QtBot, widget: QWidget, *size: int) -> None:
    """Have `widget` on the screen until the test ends, so wide and so high if that is given."""
    qtbot.addWidget(widget)
    if size:
        widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()


def picture(widget: QWidget) -> QImage:
    """Return what is seen of `widget` once all that has happened is dealt with."""
    QApplication.processEvents()
    return widget.grab().toImage()


def scale_text(where: QWidget | QApplication, scale: float) -> None:
    """Have the text of a widget, or of the application, so many times as large."""
    font = where.font()
    font.setPointSizeF(scale * font.pointSizeF())
    where.setFont(font)
