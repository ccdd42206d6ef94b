"""Undoes in own code what was typed, and behind that which text was put in place of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.own_history import OwnHistory
from gradapp.app.views.routes import Routes
from gradapp.ui.window.commands import CommandPlace
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.own_code.editor import CodeEditor
    from gradapp.ui.window.own_page import OwnPage


class ShownOwnHistory(QObject):
    """Connects the editor and the history of texts to the commands."""

    def __init__(self, window: MainWindow, history: OwnHistory, routes: Routes) -> None:
        """Show what there is to be undone while own code is looked at."""
        super().__init__(window)
        self._window = window
        self._history = history
        self._routes = routes
        routes.lead(CommandPlace.OWN_CODE, undo=self._undo, redo=self._redo)
        window.pages.own_code_later.then(self._listen)
        for signal in (history.changed, history.code.changed, routes.turned):
            signal.connect(self._show)

    @property
    def _editor(self) -> CodeEditor:
        return self._window.pages.own_code.editor

    def _listen(self, panel: OwnPage) -> None:
        panel.editor.undoAvailable.connect(self._show)
        panel.editor.redoAvailable.connect(self._show)

    @Slot()
    def _show(self) -> None:
        if self._routes.is_at_run:
            return
        stack, editor, document = self._history.stack, self._editor, self._editor.document()
        is_typed, is_undone = document.isUndoAvailable(), document.isRedoAvailable()
        undo = "" if is_typed else stack.undoText()
        redo = "" if is_undone else stack.redoText()
        self._window.menus.name_undo(undo, redo)
        self._routes.enable(
            CommandPlace.OWN_CODE,
            undo=editor.can_undo if is_typed else stack.canUndo(),
            redo=editor.can_redo if is_undone else stack.canRedo(),
        )

    @Slot()
    def _undo(self) -> None:
        if self._editor.can_undo:
            self._editor.undo()
            return
        stack, words = self._history.stack, self.tr("What {0} had replaced is back.")
        self._exchange(stack.undo, words.format(stack.undoText()))

    @Slot()
    def _redo(self) -> None:
        if self._editor.can_redo:
            self._editor.redo()
            return
        stack, words = self._history.stack, self.tr("Done again: {}")
        self._exchange(stack.redo, words.format(stack.redoText()))

    def _exchange(self, exchange: Callable[[], None], words: str) -> None:
        """Have another text, and say so."""
        exchange()
        self._window.status.show_message(words)
