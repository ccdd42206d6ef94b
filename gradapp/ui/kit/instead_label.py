"""What is said in a view that has nothing to show, clear of what is drawn there all the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from gradapp.core.trajectory import Floats
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.text_style import wrapped

_Flag = Qt.AlignmentFlag
_PLACES: Final = tuple(
    product(
        (_Flag.AlignHCenter, _Flag.AlignRight, _Flag.AlignLeft),
        (_Flag.AlignVCenter, _Flag.AlignTop, _Flag.AlignBottom),
    )
)
"""Where a text can stand in the view, the best place first."""
_BETWEEN: Final = 32


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

    def keep_clear(self, curves: Sequence[Sequence[QPoint]]) -> bool:
        """Be where the least of these lines is, and say whether that is none of them."""
        lines = [_along([each.toTuple() for each in curve]) for curve in curves if curve]
        around = self.fontMetrics().height() // 2

        def hits(place: Qt.AlignmentFlag) -> int:
            flags = place.value | Qt.TextFlag.TextWordWrap.value
            box = self.fontMetrics().boundingRect(self.geometry(), flags, self.text())
            box.adjust(-around, -around, around, around)
            low, high = box.topLeft().toTuple(), box.bottomRight().toTuple()
            return sum(int(((low <= line) & (line <= high)).all(-1).sum()) for line in lines)

        found = {(place := across | upright): hits(place) for across, upright in _PLACES}
        best = min(found, key=lambda place: found[place])
        self.setAlignment(best)
        return not found[best]


def _along(points: Sequence[tuple[int, int]]) -> Floats:
    """Return these points with some between each two, as near as a line of text is high."""
    corners = np.array(points, float)
    between = np.linspace(0, 1, _BETWEEN)[:, np.newaxis, np.newaxis]
    lines = corners[:-1] + between * np.diff(corners, axis=0)
    return np.concatenate((corners, lines.reshape(-1, 2)))
