"""All that stands in the window, or beside it, has its colours, whenever it comes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.window.colours import Colours


class Part(QObject):
    """Remembers what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Theme] = []

    def apply_theme(self, theme: Theme) -> None:
        self.given.append(theme)


def test_what_comes_later_has_the_colours_that_there_are_and_is_given_the_next_ones() -> None:
    parent = QObject()
    colours, first, later = Colours(parent), Part(), Part()
    colours.give(first)
    assert first.given == [], "there are none yet"
    colours.take(LIGHT)
    assert colours.give(later) is later
    colours.take(DARK)
    assert first.given == later.given == [LIGHT, DARK]
