"""Words that come and go below a form."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt

from gradapp.override import override
from gradapp.ui.kit.term_label import TermLabel

_LINES: Final = 2


class ReservedLabel(TermLabel):
    """A text with room for two lines, so that nothing moves when its words come and go."""

    def __init__(self, name: str, *, is_muted: bool = False) -> None:
        """Make an empty note."""
        super().__init__(name=name, wraps=True, is_muted=is_muted)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._keep_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()
        elif event.type() == QEvent.Type.PaletteChange and self.text():
            text = self.text()  # whose links have the colour of the moment at which it is set
            self.clear()
            self.setText(text)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        # Whatever the words; the layout asks heightForWidth() once it knows the width.
        return QSize(0, self.minimumHeight())

    def excess(self, width: int) -> int:
        """Return by how much the words it has now go beyond the room it has for any words."""
        return max(0, self.heightForWidth(width) - self.minimumHeight())

    def _keep_room(self) -> None:
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
