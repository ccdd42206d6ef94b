"""What of a painting lies still while steps go by: a picture, and all that it was painted from.

Each step moves a ball, a ring and a line; axes, grid and curves are the same, and painting them
anew took half of a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap

_PLAIN: Final = {str, int, float, bool}


class Changing:
    """Counts what is assigned to it, so that nothing that has changed can be taken for the same.

    What it has is replaced, never changed in place.
    """

    _changes = 0

    def __setattr__(self, name: str, value: object) -> None:
        """Take `value`; a word, a number or a switch that was there already is no change."""
        if type(value) in _PLAIN and value == self.__dict__.get(name):
            return
        object.__setattr__(self, name, value)
        object.__setattr__(self, "_changes", self._changes + 1)

    @property
    def changes(self) -> int:
        """How often something has been assigned."""
        return self._changes


class StillPicture:
    """Keeps one picture with all that it depends on."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._painted_from: tuple[object, ...] | None = None
        self._picture = QPixmap()

    def paint(
        self,
        painter: QPainter,
        size: QSize,
        depends_on: tuple[object, ...],
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint with `draw`, or what that painted before from the same.

        Args:
            painter: a painter at rest; on paper, and where a pixel of the picture would not be
                one of the screen, it draws itself.
            size: how large the picture is.
            depends_on: all that `draw` looks at, but for size and scale.
            draw: paints all of the picture.
        """
        scale = _pixels(painter)
        if scale is None:
            draw(painter)
            return
        painted_from = (*depends_on, size, scale)
        if painted_from != self._painted_from:
            self._painted_from = None
            if self._picture.size() != size * scale:
                self._picture = QPixmap(size * scale)
            self._picture.setDevicePixelRatio(scale)
            with QPainter(self._picture) as beneath:
                draw(beneath)
            self._painted_from = painted_from
        painter.drawPixmap(0, 0, self._picture)


def _pixels(painter: QPainter) -> int | None:
    """Return how many pixels a unit is; None where that is no whole number, or there are none."""
    if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
        return None
    way = painter.deviceTransform()
    scale = way.m11()
    is_upright = not way.isRotating() and scale == way.m22() >= 1
    if not (is_upright and all(map(float.is_integer, (scale, way.dx(), way.dy())))):
        return None
    return int(scale)
