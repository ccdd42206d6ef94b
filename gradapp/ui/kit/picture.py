"""A widget as a picture that looks the same elsewhere: as pixels, or as lines and outlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QFocusFrame, QFrame, QGraphicsView, QWidget

from gradapp.core.words import N_, SayingError
from gradapp.ui.kit.svg import ground, svg, title_of

PNG, SVG = ".png", ".svg"

_POINTS: Final = 72
_LONGEST: Final = 32_767
"""How many pixels a side has at most: Qt paints no further."""
_MOST: Final = 150_000_000
"""How many pixels a picture has at most: a window of 3840 · 2160 has fewer, four times as large."""

_TOO_LARGE: Final = N_(
    "Export",
    "A picture of {width} × {height} pixels is too large: choose a scale of {scale} at most, or "
    "SVG or PDF, which have no pixels.",
)
_TOO_LARGE_AT_ANY_SCALE: Final = N_(
    "Export",
    "A picture of {width} × {height} pixels is too large: choose SVG or PDF, which have no pixels.",
)


class SizeError(SayingError):
    """A picture would have too many pixels; the message is one sentence that says what would do."""


def picture(widget: QWidget, ending: str, scale: int = 1) -> bytes:
    """Return what a file with a picture of a widget holds.

    Args:
        widget: what is drawn, as it is shown; of a view of a scene, the whole scene.
        ending: the kind of file: `PNG`, `SVG`, or ``.pdf``.
        scale: how many pixels of the picture are for one of the screen, in width and in height;
            drawings of lines have as many everywhere.

    Raises:
        SizeError: these are too many pixels.
    """
    if ending == PNG:
        drawn = image(widget, scale)
        return _written(lambda buffer: QImageWriter(buffer, b"png").write(drawn))
    whole = _whole(widget)
    if ending == SVG:
        with _without_focus(whole):
            return svg(whole)
    return _written(lambda buffer: _write_pdf(whole, buffer))


def largest_scale(widget: QWidget, most: int) -> int:
    """Return the largest scale up to `most` in which there is room for a picture, 0 for none."""
    return _largest_scale(_whole(widget).size(), most)


def image(widget: QWidget, scale: int = 1) -> QImage:
    """Return a widget as pixels, so many for one of the screen.

    Raises:
        SizeError: these are too many.
    """
    whole = _whole(widget)
    has_room = _largest_scale(whole.size(), scale) == scale
    size = whole.size() * scale
    drawn = QImage(size if has_room else QSize(), QImage.Format.Format_RGB32)
    if drawn.isNull():
        smaller = _largest_scale(whole.size(), scale - 1)
        words = _TOO_LARGE_AT_ANY_SCALE if smaller == 0 else _TOO_LARGE.filled(scale=smaller)
        raise SizeError(words.filled(width=size.width(), height=size.height()))
    drawn.setDevicePixelRatio(scale)
    with QPainter(drawn) as painter:
        _paint(whole, painter)
    return drawn


def _largest_scale(size: QSize, most: int) -> int:
    width, height = size.toTuple()
    for scale in range(most, 0, -1):
        if scale * max(width, height) <= _LONGEST and scale**2 * width * height <= _MOST:
            return scale
    return 0


def _whole(widget: QWidget) -> QWidget:
    """Return a widget, or for a view another one: of all of its scene, as large as that is."""
    if not isinstance(widget, QGraphicsView) or not widget.items():
        return widget
    room = widget.sceneRect().toAlignedRect()
    whole = QGraphicsView(widget.scene())
    whole.setAccessibleName(title_of(widget))
    whole.setAccessibleDescription(widget.accessibleDescription())
    whole.setFrameShape(QFrame.Shape.NoFrame)
    whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    whole.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    whole.setBackgroundBrush(widget.backgroundBrush())
    whole.setRenderHints(widget.renderHints())
    whole.setSceneRect(QRectF(room))
    whole.resize(room.size())
    return whole


def _paint(widget: QWidget, painter: QPainter) -> None:
    """Paint a widget with all that is in it, on the ground on which it stands."""
    painter.fillRect(widget.rect(), ground(widget))
    with _without_focus(widget):
        # As a widget: a view of a scene has another `render` of its own.
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


@contextmanager
def _without_focus(widget: QWidget) -> Iterator[None]:
    """Have nothing show where the keyboard is."""
    frames = [each for each in widget.findChildren(QFocusFrame) if each.isVisible()]
    for each in frames:
        each.hide()
    try:
        yield
    finally:
        for each in frames:
            each.show()


def _write_pdf(widget: QWidget, buffer: QBuffer) -> None:
    """Write one page, as large as the widget, with the glyphs of its fonts."""
    writer = QPdfWriter(buffer)
    dots = widget.logicalDpiX()
    size = QSizeF(widget.size()) * (_POINTS / dots)
    writer.setResolution(dots)
    writer.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF())
    writer.setCreator("gradapp")
    writer.setTitle(title_of(widget))
    with QPainter(writer) as painter:
        _paint(widget, painter)


def _written(write: Callable[[QBuffer], object]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    return bytes(buffer.data().data())
