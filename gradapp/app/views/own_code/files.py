"""Opens files of code, and the code of ways and of the Lab, to be changed and run by a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gradapp import files
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.own_code import Source
from gradapp.app.run.own_history import OwnHistory
from gradapp.core.program.text import SourceMissingError
from gradapp.ui.kit.key_names import key_of
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.core.own_code.notebook import CodeCell

_FEWEST_STEPS = 10


class OwnCodeFiles(QObject):
    """Puts texts into the view of own code; none of them runs before a person presses Run."""

    def __init__(self, window: MainWindow, history: OwnHistory, current_run: CurrentRun) -> None:
        """Connect the commands."""
        super().__init__(window)
        self._window = window
        self._history = history
        self._code = history.code
        self._current_run = current_run
        window.menus.on(edit_this_code=self._edit_this_code)

    @Slot(str)
    def open(self, path: str) -> None:
        """Show the code in a file, to be read before it runs; of a notebook what is chosen."""
        from gradapp.host.texts import NOTEBOOK, UnreadableError, read, read_cells  # few open code

        file = Path(path)
        try:
            if files.ending(file) == NOTEBOOK:
                self._choose_cells(file.name, read_cells(file))
            else:
                self._replace(_foreign(file.name, read(file)[0]))
        except UnreadableError as error:
            refuse(said(error.message), self._window)

    def _choose_cells(self, name: str, cells: Sequence[CodeCell]) -> None:
        from gradapp.ui.own_code.cells_dialog import CellsDialog

        dialog = CellsDialog(name, cells, self._window)
        dialog.chosen.connect(partial(self._open_cells, name))
        dialog.open_once()

    def _open_cells(self, name: str, text: str) -> None:
        self._replace(_foreign(name, text))

    @Slot()
    def _edit_this_code(self) -> None:
        """Have the program of the run as a person would type it, to be changed."""
        from gradapp.core.writing.plain import PlainLoop

        if self._current_run.is_locked:
            words = self.tr(
                "Answer the question of the Lab first: running code would give it away."
            )
            self._window.status.show_message(words)
            return
        run = self._current_run.run
        steps = max(_FEWEST_STEPS, min(len(run), 1_000))
        try:
            text = PlainLoop(run.method, run.problem, steps, keeps=False).text
        except SourceMissingError as error:
            self._window.status.show_message(said(error.message))
            return
        self._replace(Source(text, f"{run.method.id}.py", text))

    def _replace(self, source: Source) -> None:
        """Have another text in the view; the one before can be brought back."""
        would_be_lost = self._code.source.would_be_lost
        self._show(source)
        if would_be_lost:
            words = self.tr("{0} has replaced your own code; {1} brings that back.")
            key = key_of(self._window.menus.actions["undo"])
            self._window.status.show_message(words.format(source.name, key))

    def _show(self, source: Source) -> None:
        self._history.replace(source)
        if not self._window.pages.own_code.isVisible():
            self._window.menus.layouts["own_code"].trigger()
        self._window.pages.own_code.editor.setFocus()


def _foreign(name: str, text: str) -> Source:
    """Return what stands in a file, which is asked before it runs."""
    return Source(text, name, text, is_foreign=True)
