"""The menus of the window: an action for every command, and marks on what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from gradapp.core.lab.course import Mark
from gradapp.core.problem.kinds import PROBLEM_KINDS, examples
from gradapp.ui.kit.icons import icon
from gradapp.ui.kit.mnemonics import distinguish
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.kit.words import said, translate
from gradapp.ui.window.actions import (
    Choices,
    OneMeaning,
    lab_choices,
    layout_choices,
    make_actions,
    method_choices,
    scheme_choices,
)
from gradapp.ui.window.command_icons import CommandIcons
from gradapp.ui.window.commands import COMMANDS_OF_MENUS, MENUS, SUBMENUS

_MARK: Final = "   "
"""Stands between the name of a Lab entry and how its question was answered."""
_SHARED: Final = ("notebook", "text_larger", "text_smaller", "text_normal")


class Menus(QObject):
    """Owns an action for every command and every choice, with nothing connected to it.

    Attributes:
        actions: those of the commands, by their ids.
        shared: those whose keys work in the windows beside this one, too.
        ways: those that choose a way, by its id.
        lab_entries: those that ask a question of the Lab, by the id of its code.
        layouts: those that choose a layout, by its id.
        schemes: those that choose colours, by their id.
        examples: those that open an example, in their order.
        recent: the menu of the files that were open before.
        panels: the menu that shows and hides panels.
    """

    def __init__(self, window: QMainWindow) -> None:
        """Make the actions of `window`; its menus are still empty."""
        super().__init__(window)
        self._window = window
        self.actions = make_actions(window)
        self.shared = [self.actions[id] for id in _SHARED]
        OneMeaning(self.actions["reset_layout"], self.actions["text_larger"])
        self.ways = Choices(window, method_choices(), "method")
        self.lab_entries = Choices(window, lab_choices(), "lab")
        self.layouts = Choices(window, layout_choices(), "layout")
        self.schemes = Choices(window, scheme_choices(), "scheme")
        self.examples = [QAction(said(name), window) for name, *_ in examples()]
        self._submenus = {id: QMenu(said(title), window) for id, title in SUBMENUS}
        for id, menu in self._submenus.items():
            menu.setObjectName(f"menu_{id}")
        self.recent, self.panels = self._submenus["recent"], self._submenus["panels"]
        self._icon_theme = LIGHT
        self._playing = False

    def on(self, **handlers: Callable[[], object]) -> None:
        """Have these done by their commands, which are named by their ids."""
        for id, handler in handlers.items():
            self.actions[id].triggered.connect(handler)

    def fill(self) -> None:
        """Put every command into its menu, once the window has all it will have."""
        menus = dict(self._submenus)
        for id, title in MENUS:
            menus[id] = self._window.menuBar().addMenu(said(title))
            menus[id].setObjectName(f"menu_{id}")
            menus[id].setToolTipsVisible(True)
        menus["layout"].addActions(list(self.layouts.values()))
        for id, commands in COMMANDS_OF_MENUS.items():
            for command in commands:
                if command is None:
                    menus[id].addSeparator()
                else:
                    menus[id].addAction(self.actions[command.id])
        actions = iter(self.examples)
        for kind in PROBLEM_KINDS.values():
            menus["examples"].addSeparator()
            menus["examples"].addActions(list(islice(actions, len(kind.examples))))
        menus["file"].insertMenu(self.actions["quit"], menus["examples"])
        menus["file"].insertMenu(self.actions["save"], menus["recent"])
        first = menus["lab"].insertSeparator(self.actions["lab_next"])
        menus["lab"].insertActions(first, list(self.lab_entries.values()))
        menus["lab"].insertSeparator(next(iter(self.lab_entries.values())))
        menus["method"].addActions(list(self.ways.values()))
        menus["run"].addSeparator()
        menus["run"].addMenu(menus["method"])
        menus["scheme"].addActions(list(self.schemes.values()))
        within = {menu: id for id, menu in self._submenus.items()}
        self._icons = CommandIcons(self.actions, within, self)
        menus["view"].addSeparator()
        for id in ("layout", "scheme", "panels"):
            menus["view"].addMenu(menus[id])
        for each in (self._window.menuBar(), *menus.values()):
            distinguish(each.actions())
        self._lab_names = {id: action.text() for id, action in self.lab_entries.items()}

    @property
    def way(self) -> str:
        """What the way or the code of the Lab is called that is chosen."""
        actions = (*self.ways.values(), *self.lab_entries.values())
        chosen = (action.text() for action in actions if action.isChecked())
        return next(chosen, "").replace("&", "")

    def show_icons(self, theme: Theme) -> None:
        """Give every command its icon in the colours of `theme`."""
        self._icon_theme = theme
        self._icons.show(theme)
        self._show_play_command()

    def stop_icons(self) -> None:
        """Draw no more icons: the window is closed."""
        self._icons.stop()

    @Slot()
    def add_menu_icons(self) -> None:
        """Give the menus their icons, which a window that opens need not wait for."""
        self._icons.complete()

    def show_playing(self, playing: bool) -> None:
        """Let the play command say what it would do now."""
        if playing != self._playing:
            self._playing = playing
            self._show_play_command()

    def _show_play_command(self) -> None:
        action = self.actions["play"]
        action.setText(self.tr("&Pause") if self._playing else self.tr("&Play"))
        action.setIcon(icon("pause" if self._playing else "play", self._icon_theme))

    def name_undo(self, undo: str, redo: str) -> None:
        """Have the menu say what is undone and redone next."""
        for id, bare, what in (
            ("undo", translate("Commands", "&Undo"), undo),
            ("redo", translate("Commands", "&Redo"), redo),
        ):
            text = bare
            if what:
                text = self.tr("{0}: {1}").format(bare, what.replace("&", "&&"))
            if self.actions[id].text() != text:
                self.actions[id].setText(text)

    def mark_lab_entry(self, id: str, mark: Mark | None) -> None:
        """Show in the menu how the question of a Lab entry was answered."""
        words = {
            Mark.RIGHT: self.tr("✓ right"),
            Mark.WRONG: self.tr("✗ not right"),
            Mark.LOOKED: self.tr("→ looked at"),
        }
        name = self._lab_names[id]
        self.lab_entries[id].setText(f"{name}{_MARK}{words[mark]}" if mark else name)

    def show_method(self, method_id: str) -> None:
        """Mark a way among the commands, or else code of the Lab."""
        for actions in (self.ways, self.lab_entries):
            if method_id in actions:
                actions[method_id].setChecked(True)
            elif (checked := actions.group.checkedAction()) is not None:
                actions.group.setExclusive(False)  # or else the last one can't be unmarked
                checked.setChecked(False)
                actions.group.setExclusive(True)
