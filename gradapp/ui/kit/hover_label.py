"""A label whose text changes often, and can yet be selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent

from gradapp.override import override
from gradapp.ui.kit.plain_text import PlainLabel


class HoverLabel(PlainLabel):
    """A plain text that can be selected where the mouse is; links are left alone.

    A label whose text can be selected makes a text document at each new text, so it can be only
    while the mouse is above it, or something in it is selected.
    """

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if not self._has_links():
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not (self.hasSelectedText() or self._has_links()):
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def _has_links(self) -> bool:
        return self.textFormat() == Qt.TextFormat.RichText
