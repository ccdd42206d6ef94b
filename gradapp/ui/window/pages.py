"""A window with views that are made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from gradapp.ui.kit.dock import Coloured
from gradapp.ui.kit.later import Later
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.window.menus import Menus
from gradapp.ui.window.tab_order import TabbedWindow

if TYPE_CHECKING:  # and imported when they are made: a window that opens need not wait
    from gradapp.ui.side_by_side.panel import SideBySidePanel
    from gradapp.ui.window.own_page import OwnPage

_P = TypeVar("_P", bound=Coloured)


class PagedWindow(TabbedWindow):
    """Owns the views that take the place of the plots, and the colours of what is made later.

    Attributes:
        menus: the commands.
        own_code_later: the view of own code, once it is wanted.
        side_by_side_later: the view of all programs, once it is wanted.

    Signals:
        theme_applied: the `Theme` that all panels have now, for what is beside them.
    """

    theme_applied = Signal(Theme)

    def __init__(self) -> None:
        """Make no view yet."""
        super().__init__()
        self.menus = Menus(self)
        self._theme = LIGHT
        self.own_code_later = Later(self._make_own_code)
        self.side_by_side_later = Later(self._make_side_by_side)

    @property
    def own_code(self) -> OwnPage:
        """The view of own code."""
        return self.own_code_later()

    def _make_own_code(self) -> OwnPage:
        from gradapp.ui.window.own_page import OwnPage

        page = OwnPage(self.menus.actions, self.menus.layouts["descent"])
        return self._coloured(page)

    @property
    def side_by_side(self) -> SideBySidePanel:
        """The view of all programs."""
        return self.side_by_side_later()

    def _make_side_by_side(self) -> SideBySidePanel:
        from gradapp.ui.side_by_side.panel import SideBySidePanel

        page = SideBySidePanel(self.menus.actions["why"], self.menus.layouts["descent"])
        return self._coloured(page)

    def _coloured(self, part: _P) -> _P:
        """Give what is made later the colours of the window, now and whenever they change."""
        part.apply_theme(self._theme)
        self.theme_applied.connect(part.apply_theme)
        return part
