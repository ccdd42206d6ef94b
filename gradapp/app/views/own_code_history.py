"""Undoes in own code what was typed, and behind that which text was put in place of another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.own_history import OwnHistory
from gradapp.app.views.history import name_undo
from gradapp.app.views.routes import Place, Routes
from gradapp.ui.window.main_window import MainWindow


class ShownOwnHistory(QObject):
    """Connects the editor and the history of texts to the commands."""

    def __init__(self, window: MainWindow, history: OwnHistory, routes: Routes) -> None:
        """Show what there is to be undone while own code is looked at."""
        super().__init__(window)
        self._window = window
        self._history = history
        self._editor = window.own_code.editor
        self._routes = routes
        routes.lead(Place.OWN_CODE, {"undo": self._undo, "redo": self._redo})
        self._editor.undoAvailable.connect(self._show)
        self._editor.redoAvailable.connect(self._show)
        for signal in (history.changed, history.code.changed, routes.turned):
            signal.connect(self._show)

    @property
    def _is_written(self) -> bool:
        return not self._editor.isReadOnly()

    @property
    def _can_undo_typing(self) -> bool:
        return self._is_written and self._editor.document().isUndoAvailable()

    @property
    def _can_redo_typing(self) -> bool:
        return self._is_written and self._editor.document().isRedoAvailable()

    @Slot()
    def _show(self) -> None:
        if self._routes.is_at_run:
            return
        stack, typed = self._history.stack, self._can_undo_typing
        undo = "" if typed else stack.undoText()
        redo = "" if self._can_redo_typing else stack.redoText()
        name_undo(self._window, undo, redo)
        can = {
            "undo": typed or stack.canUndo(),
            "redo": self._can_redo_typing or stack.canRedo(),
        }
        self._routes.enable(Place.OWN_CODE, can)

    @Slot()
    def _undo(self) -> None:
        if self._can_undo_typing:
            self._editor.undo()
            return
        what = self._history.stack.undoText()
        self._history.stack.undo()
        words = self.tr("What {0} was put in place of is there again.")
        self._window.status.show_message(words.format(what))

    @Slot()
    def _redo(self) -> None:
        if self._can_redo_typing:
            self._editor.redo()
            return
        what = self._history.stack.redoText()
        self._history.stack.redo()
        self._window.status.show_message(self.tr("Done again: {}").format(what))
