"""Icons drawn from gradapp's own SVGs in the colours of the theme."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gradapp.ui.kit.theme import Theme

SEARCH_PATH: Final = "icons"
# In pixels: 16 to 64 on an ordinary screen and 16 to 32 on one of twice the density.
_SIZES: Final = (16, 20, 24, 32, 48, 64)
_APPLICATION_SIZES: Final = (16, 20, 24, 32, 48, 64, 128, 256)


@cache
def icon(name: str, theme: Theme, on_accent: bool = False) -> QIcon:
    """Return the icon `name` in the text colour of `theme`, muted where it is disabled.

    The application names the folder of the icons as Qt's search path ``icons:``.

    Args:
        name: the name of the file without ``.svg``.
        theme: whose colours to use.
        on_accent: whether the icon stands on the accent colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    svg = _read(f"{SEARCH_PATH}:{name}.svg")
    drawn = QIcon()
    colours = {
        QIcon.Mode.Normal: theme.on_accent if on_accent else theme.text,
        QIcon.Mode.Disabled: theme.muted,
    }
    for size in _SIZES:
        shape = _rendered(svg, size)
        for mode, colour in colours.items():
            drawn.addPixmap(_tinted(shape, colour), mode)
    return drawn


def application_icon(path: str) -> QIcon:
    """Return the icon of the application from the SVG at `path`.

    Raises:
        FileNotFoundError: it is not there.
    """
    svg = _read(path)
    drawn = QIcon()
    for size in _APPLICATION_SIZES:
        drawn.addPixmap(QPixmap.fromImage(_rendered(svg, size)))
    return drawn


def _read(path: str) -> QByteArray:
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"There is no icon {path}.")
    return file.readAll()


def _rendered(svg: QByteArray, size: int) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def _tinted(shape: QImage, colour: str) -> QPixmap:
    """Return `shape` in `colour`; `currentColor` itself is black in Qt's SVG."""
    image = QImage(shape)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    return QPixmap.fromImage(image)
