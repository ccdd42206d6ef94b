"""Shows in the menu what can be undone and redone, and does it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.history import History
from gradapp.app.run.player import Player
from gradapp.app.views.routes import Routes
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow


class ShownHistory(QObject):
    """Connects the history to the window."""

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        history: History,
        routes: Routes,
    ) -> None:
        """Show what there is to be undone."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._stack = history.stack
        self._routes = routes
        routes.lead(CommandPlace.RUN, undo=self._undo_change, redo=self._redo_change)
        for signal in (history.changed, current_run.run_started, routes.turned):
            signal.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        stack, is_outside = self._stack, not self._current_run.is_in_lab
        if self._routes.is_at_run:
            self._window.menus.name_undo(stack.undoText(), stack.redoText())
        can_undo, can_redo = is_outside and stack.canUndo(), is_outside and stack.canRedo()
        self._routes.enable(CommandPlace.RUN, undo=can_undo, redo=can_redo)

    @Slot()
    def _undo_change(self) -> None:
        self._player.pause()
        what = self._stack.undoText()
        self._stack.undo()
        self._window.status.show_message(self.tr("Undone: {}").format(what))

    @Slot()
    def _redo_change(self) -> None:
        self._player.pause()
        what = self._stack.redoText()
        self._stack.redo()
        self._window.status.show_message(self.tr("Done again: {}").format(what))
