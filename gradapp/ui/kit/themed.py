"""What has colours of its own, beside those of the palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from gradapp.ui.kit.theme import LIGHT, Theme


@runtime_checkable
class Coloured(Protocol):
    """Something that can be given colours."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""


class Themed:
    """A widget that has the colours of a theme, as its parts have; at first those of the light one.

    Attributes:
        _theme: the theme.
        _coloured: the parts.
    """

    _theme = LIGHT
    _coloured: Sequence[Coloured] = ()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in self._coloured:
            part.apply_theme(theme)
        self._restyle()

    def _restyle(self) -> None:
        """Show what there is in these colours: what paints itself does so anew."""
        assert isinstance(self, QWidget)
        self.update()
