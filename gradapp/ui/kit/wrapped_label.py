"""Words that are wrapped and never overlap what is below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.plain_text import PlainLabel


class WrappedLabel(PlainLabel):
    """A text of as many lines as it takes at its width: less height it never has.

    The least size of Qt's own label knows nothing of its width, so in little room it is squeezed.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, is_muted: bool = False) -> None:
        """Show nothing yet."""
        super().__init__(parent=parent, name=name, wraps=True, is_muted=is_muted)
        self._least = 0
        self.hide()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._least)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange, QEvent.Type.Show):
            self._measure()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def show_words(self, words: str) -> None:
        """Show `words`, or nothing at all where there are none."""
        if words != self.text():
            self.setText(words)
            self.setVisible(bool(words))
            self._measure()

    def _measure(self) -> None:
        least = max(0, self.heightForWidth(self.width())) if self.text() else 0
        if least != self._least:
            self._least = least
            self.updateGeometry()
