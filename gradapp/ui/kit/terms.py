"""Words that are explained where they stand: who is asked, and how they look."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The keys that explain a word that has the keyboard."""


@runtime_checkable
class Explains(Protocol):
    """A window that explains words."""

    def explain_word(self, term: str, asker: QWidget, place: QRect) -> None:
        """Explain `term` beside the `place` in `asker` where it stands."""


@runtime_checkable
class HasTerms(Protocol):
    """A control in which words stand that are explained."""

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what is explained where the keyboard is, and where it stands in the control."""


@runtime_checkable
class ShowsCode(Protocol):
    """A control that shows code."""

    def place_of(self, word: str) -> QRect | None:
        """Return where `word` stands first, brought into sight; None where it does not."""


def ask(term: str, asker: QWidget, place: QRect) -> None:
    """Have `term` explained, which stands at `place` in `asker`."""
    window: QWidget | None = asker
    while window is not None:
        if isinstance(window, Explains):
            window.explain_word(term, asker, place)
            return
        window = window.parentWidget()


def ask_by_key(event: QKeyEvent, asker: QWidget) -> bool:
    """Have the first word explained where the keyboard is; return whether `event` is for that."""
    if event.key() not in OPENING or not isinstance(asker, HasTerms):
        return False
    terms = asker.terms_here()
    if terms:
        term, place = terms[0]
        ask(term, asker, place)
    return bool(terms)


def paint_dots(painter: QPainter, word: QRectF, palette: QPalette) -> None:
    """Paint dots below a word, which say that it is explained."""
    size = max(1.0, round(word.height() / 16))
    pen = QPen(palette.color(QPalette.ColorRole.PlaceholderText), size)
    pen.setDashPattern([1, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = round(word.bottom()) - size / 2
    painter.drawLine(QPointF(word.left(), y), QPointF(word.right(), y))
