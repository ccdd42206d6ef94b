"""How widgets write: the size and the colour of their text.

Nothing here is said in a style sheet: where one is on, Qt forgets the palettes of widgets when the
font changes, and gives a new font only to some of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from gradapp.core.numbers.text import Text, fitted

SCALES: Final = (0.9, 0.8, 0.7)
"""How small a text may become to fit its place, as shares of its usual size."""
_SERIFS: Final = ("DejaVu Serif", "Cambria", "Times New Roman", "Noto Serif")


def scaled(font: QFont, share: float) -> QFont:
    """Return `font`, `share` times as large."""
    font = QFont(font)
    font.setPointSizeF(share * font.pointSizeF())
    return font


def serif(font: QFont, scale: float = 1.0, *, bold: bool = False) -> QFont:
    """Return a serif font `scale` times as large as `font`."""
    font = scaled(font, scale)
    font.setFamilies(list(_SERIFS))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setBold(bold)
    return font


def monospaced(font: QFont) -> QFont:
    """Return a font of the size of `font` in which all characters have the same width."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPointSizeF(0.95 * font.pointSizeF())
    fixed.setStyleHint(QFont.StyleHint.Monospace)
    fixed.setFamily(_fixed_family(fixed.family(), fixed.pointSizeF()))
    return fixed


@lru_cache(maxsize=64)
def _fixed_family(family: str, size: float) -> str:
    """Return a family of fonts, or another one where its characters differ in width.

    On Linux, the system's is one that has the script of the person's language, and for some there
    is none whose characters have the same width.
    """
    if _is_fixed(family, size):
        return family
    known = QFontDatabase.families(QFontDatabase.WritingSystem.Greek)
    fixed = (each for each in known if QFontDatabase.isFixedPitch(each) and _is_fixed(each, size))
    return next(fixed, family)


def _is_fixed(family: str, size: float) -> bool:
    font = QFont(family)
    font.setPointSizeF(size)
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance("i" * 8) == metrics.horizontalAdvance("Wθ" * 4)


def elided(text: Text | str, metrics: QFontMetrics | QFontMetricsF, width: float) -> str:
    """Return `text`, or what of it is no wider than `width`: see `fitted`."""
    whole = str(text)
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    most = int(width / max(1, metrics.horizontalAdvance("1")))
    return fitted(text, lambda some: metrics.horizontalAdvance(some) <= width, most=most)


def wrapped(text: str, font: QFont, room: QSize) -> tuple[QFont, str]:
    """Return a font, as large as `font` or smaller, and what of `text` it has room for in lines."""

    def fits(some: str) -> bool:
        box = metrics.boundingRect(0, 0, room.width(), 1 << 14, Qt.TextFlag.TextWordWrap, some)
        return box.width() <= room.width() and box.height() <= room.height()

    for share in (1.0, *SCALES):
        smaller = scaled(font, share)
        metrics = QFontMetrics(smaller)
        if fits(text):
            break
    return smaller, fitted(text, fits)


def make_title(label: QWidget) -> None:
    """Have `label`, or a button, write as a title does."""
    font = QFont()  # of which only the weight counts: the size is that of what is around it
    font.setBold(True)
    label.setFont(font)


def mute(label: QLabel) -> None:
    """Have `label` write what is read second, in the muted colour of whichever theme is on."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def set_text_colour(widget: QWidget, colour: str) -> None:
    """Have `widget` write in `colour`; the rest of its palette follows the application's."""
    palette = widget.palette()
    if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        widget.setPalette(palette)


def show_in_place_of_text(view: QPlainTextEdit, words: str) -> None:
    """Have `view` show these words while it has no text."""
    if words != view.placeholderText():
        view.setPlaceholderText(words)
        view.viewport().update()  # which Qt does only where there was none
