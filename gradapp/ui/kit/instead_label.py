"""What is said in a view that has nothing to show, clear of what is drawn there all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.text_style import wrapped

_ACROSS: Final = Qt.AlignmentFlag.AlignHCenter
_UPRIGHT: Final = (
    Qt.AlignmentFlag.AlignVCenter,
    Qt.AlignmentFlag.AlignTop,
    Qt.AlignmentFlag.AlignBottom,
)
"""Where a text can stand in the view, the best place first."""


class InsteadLabel(PlainLabel):
    """Stands over the view, from which it takes no room, so nothing moves as it comes and goes.

    The tooltip of the view has the whole of it where there is no room for that.
    """

    def __init__(self, view: QWidget, name: str) -> None:
        """Say nothing yet."""
        super().__init__(parent=view, name=name)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def say(self, text: str, place: QRect, font: QFont) -> None:
        """Say `text` in a place, in `font` or as much smaller as it takes; nothing if empty."""
        self.setVisible(bool(text))
        shown = text
        if text:
            self.setGeometry(place)
            font, shown = wrapped(text, font, place.size())
            self.setFont(font)
        self.setText(shown)
        self._view.setToolTip(tip_text("" if shown == text else text))

    def keep_clear(self, points: Sequence[QPoint]) -> None:
        """Be where the fewest of these are."""
        around = self.fontMetrics().height() // 2

        def hits(upright: Qt.AlignmentFlag) -> int:
            flags = (_ACROSS | upright).value | Qt.TextFlag.TextWordWrap.value
            box = self.fontMetrics().boundingRect(self.geometry(), flags, self.text())
            box.adjust(-around, -around, around, around)
            return sum(map(box.contains, points))

        self.setAlignment(_ACROSS | min(_UPRIGHT, key=hits))
