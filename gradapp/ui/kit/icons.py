"""Icons drawn from gradapp's own SVGs in the colours of the theme."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gradapp.ui.kit.theme import Theme

SEARCH_PATH: Final = "icons"
# In pixels: 16 to 64 on an ordinary screen and 16 to 32 on one of twice the density.
_SIZES: Final = (16, 20, 24, 32, 48, 64)


def tinted(shape: QPixmap, colour: str) -> QPixmap:
    """Return `shape` in `colour`; `currentColor` itself is black in Qt's SVG."""
    filled = QPixmap(shape)
    if shape.isNull():  # a button may show its name alone
        return filled
    with QPainter(filled) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(filled.rect(), QColor(colour))
    return filled


@cache
def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon `name` in the text colour of `theme`, muted where it is disabled.

    The application names the folder of the icons as Qt's search path ``icons:``.

    Args:
        name: the name of the file without ``.svg``.
        theme: whose colours to use.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    svg = QSvgRenderer(_read(f"{SEARCH_PATH}:{name}.svg"))
    drawn = QIcon()
    colours = {QIcon.Mode.Normal: theme.text, QIcon.Mode.Disabled: theme.muted}
    for size in _SIZES:
        shape = _rendered(svg, size)
        for mode, colour in colours.items():
            drawn.addPixmap(tinted(shape, colour), mode)
    return drawn


def _read(path: str) -> QByteArray:
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"There is no icon {path}.")
    return file.readAll()


def _rendered(svg: QSvgRenderer, size: int) -> QPixmap:
    shape = QPixmap(size, size)
    shape.fill(Qt.GlobalColor.transparent)
    with QPainter(shape) as painter:
        svg.render(painter, QRectF(0, 0, size, size))
    return shape
