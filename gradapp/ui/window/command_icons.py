"""The icons of commands and menus: those of buttons at once, the others when there is time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gradapp.ui.kit.icons import icon
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.transport.bar import BUTTONS, LINE_BUTTONS
from gradapp.ui.window.commands import COMMANDS


class CommandIcons(QObject):
    """Gives every command its icon, in the colours of the theme.

    Drawing all of them takes as long as a fourth of the start, and menus are opened later.
    """

    def __init__(
        self, actions: Mapping[str, QAction], menus: Mapping[QMenu, str], parent: QObject
    ) -> None:
        """Draw nothing yet.

        Args:
            actions: the commands by their ids; that of “play” has an icon of its own.
            menus: menus within menus, and the names of their icons.
            parent: what they belong to.
        """
        super().__init__(parent)
        self._theme = LIGHT
        self._buttons = {actions[id] for id in (*BUTTONS, *LINE_BUTTONS)}
        self._names: dict[QAction | QMenu, str] = {
            actions[command.id]: command.icon or command.id.replace("_", "-")
            for command in COMMANDS
            if command.id != "play"
        }
        self._names.update(menus.items())
        self._all = False
        self._missing: list[QAction | QMenu] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw_next)

    def show(self, theme: Theme) -> None:
        """Draw what has been drawn already, or belongs to a button, in the colours of `theme`."""
        self._theme = theme
        for owner, name in self._names.items():
            if self._all or owner in self._buttons:
                owner.setIcon(icon(name, theme))

    def complete(self) -> None:
        """Draw the others, too, one by one between other events."""
        self._all = True
        self._missing = [owner for owner in self._names if owner not in self._buttons]
        self._timer.start()

    def stop(self) -> None:
        """Draw no more."""
        self._timer.stop()

    @Slot()
    def _draw_next(self) -> None:
        if self._missing:
            owner = self._missing.pop()
            owner.setIcon(icon(self._names[owner], self._theme))
        else:
            self._timer.stop()
