"""Shows in the menu what can be undone and redone, and does it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.history import History
from gradapp.app.run.player import Player
from gradapp.ui.window.main_window import MainWindow


class ShownHistory(QObject):
    """Connects the history to the window."""

    def __init__(
        self, window: MainWindow, current_run: CurrentRun, player: Player, history: History
    ) -> None:
        """Show what there is to be undone."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._stack = history.stack
        self._undo = window.actions_by_id["undo"]
        self._redo = window.actions_by_id["redo"]
        self._undo.triggered.connect(self._undo_change)
        self._redo.triggered.connect(self._redo_change)
        history.changed.connect(self._show)
        current_run.run_started.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        is_outside = not self._current_run.method.is_of_lab
        stack = self._stack
        for action, can, text, bare in (
            (self._undo, stack.canUndo(), stack.undoText(), self.tr("&Undo")),
            (self._redo, stack.canRedo(), stack.redoText(), self.tr("&Redo")),
        ):
            self._write(action, bare, text)
            action.setEnabled(can and is_outside)

    def _write(self, action: QAction, bare: str, what: str) -> None:
        text = self.tr("{0}: {1}").format(bare, what.replace("&", "&&")) if what else bare
        if action.text() != text:
            action.setText(text)

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
