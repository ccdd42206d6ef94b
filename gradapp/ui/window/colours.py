"""The colours of the window: all that stands in it or beside it has the same, whenever it comes."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.themed import Coloured

_P = TypeVar("_P", bound=Coloured)


class Colours(QObject):
    """Owns the theme of the window, which is None before the first.

    Signals:
        changed: the theme is another; says which.
    """

    changed = Signal(Theme)

    def __init__(self, parent: QObject) -> None:
        """Have none yet."""
        super().__init__(parent)
        self._theme: Theme | None = None

    def take(self, theme: Theme) -> None:
        """Give everything the colours of `theme`."""
        self._theme = theme
        self.changed.emit(theme)

    def give(self, part: _P) -> _P:
        """Give `part` the colours there are, now and whenever they change, and return it."""
        if self._theme is not None:
            part.apply_theme(self._theme)
        self.changed.connect(part.apply_theme)
        return part
