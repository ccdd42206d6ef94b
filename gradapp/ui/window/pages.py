"""The views that take the place of the plots, made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradapp.ui.kit.later import Later
from gradapp.ui.window.colours import Colours
from gradapp.ui.window.menus import Menus

if TYPE_CHECKING:  # and imported when they are made: a window that opens need not wait
    from gradapp.ui.side_by_side.panel import SideBySidePanel
    from gradapp.ui.window.own_page import OwnPage


class Pages:
    """Owns these views.

    Attributes:
        own_code_later: the view of own code, once it is wanted.
        side_by_side_later: the view of all programs, once it is wanted.
    """

    def __init__(self, menus: Menus, colours: Colours) -> None:
        """Make no view yet."""
        self._menus = menus
        self._colours = colours
        self.own_code_later = Later(self._make_own_code)
        self.side_by_side_later = Later(self._make_side_by_side)

    @property
    def own_code(self) -> OwnPage:
        """The view of own code."""
        return self.own_code_later()

    def _make_own_code(self) -> OwnPage:
        from gradapp.ui.window.own_page import OwnPage

        return self._colours.give(OwnPage(self._menus.actions, self._menus.layouts["descent"]))

    @property
    def side_by_side(self) -> SideBySidePanel:
        """The view of all programs."""
        return self.side_by_side_later()

    def _make_side_by_side(self) -> SideBySidePanel:
        from gradapp.ui.side_by_side.panel import SideBySidePanel

        page = SideBySidePanel(self._menus.actions["why"], self._menus.layouts["descent"])
        return self._colours.give(page)
