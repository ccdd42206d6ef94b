"""Opens files of code, and the code of ways and of the Lab, to be changed and run by a person."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.own_code import OwnCode, Source
from gradapp.app.views.document_files import DocumentFiles
from gradapp.core.program.text import SourceMissingError
from gradapp.ui.kit.question import CANCEL, Question
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

_FEWEST_STEPS = 10


class OwnCodeFiles(QObject):
    """Puts texts into the view of own code; none of them runs before a person presses Run."""

    def __init__(
        self, window: MainWindow, code: OwnCode, files: DocumentFiles, current_run: CurrentRun
    ) -> None:
        """Connect the commands."""
        super().__init__(window)
        self._window = window
        self._code = code
        self._files = files
        self._current_run = current_run
        files.code_chosen.connect(self.open)
        window.actions_by_id["edit_this_code"].triggered.connect(self._edit_this_code)

    @Slot(str)
    def open(self, path: str) -> None:
        """Show the code in a file, to be read before it runs."""
        from gradapp.host.texts import UnreadableError, read  # here: few open code

        try:
            text, left_out = read(Path(path))
        except UnreadableError as error:
            answers = {CANCEL: self.tr("&OK")}
            Question("refusal", str(error), "", answers, self._window).open()
            return
        self._replace(Source(text, Path(path).name, text, is_foreign=True))
        if left_out:
            words = self.tr("Lines that only a notebook knows were left out: {0}.")
            self._window.status.show_message(words.format(left_out))

    @Slot()
    def _edit_this_code(self) -> None:
        """Have the program of the run as a person would type it, to be changed."""
        from gradapp.core.writing.plain import Loop

        if self._current_run.held:
            words = self.tr("Answer the question of the Lab first: code that runs would tell.")
            self._window.status.show_message(words)
            return
        run = self._current_run.run
        steps = max(_FEWEST_STEPS, min(len(run), 1_000))
        try:
            text = Loop(run.method, run.problem, steps, keeps=False).text
        except SourceMissingError as error:
            self._window.status.show_message(said(error.message))
            return
        self._replace(Source(text, f"{run.method.id}.py", text))

    def _replace(self, source: Source) -> None:
        """Have another text in the view, once the one before may go."""
        if not self._code.source.would_be_lost:
            self._show(source)
            return
        question = Question(
            "ownCodeLostQuestion",
            self.tr("Put {0} in place of your own code?").format(source.name),
            self.tr("What you have written is in no file, and would be lost."),
            {CANCEL: self.tr("&Cancel"), "discard": self.tr("&Replace it")},
            self._window,
        )
        question.answered.connect(partial(self._show_if, source))
        question.open()

    def _show_if(self, source: Source, answer: str) -> None:
        if answer == "discard":
            self._show(source)

    def _show(self, source: Source) -> None:
        self._code.begin(source)
        if not self._window.own_code.isVisible():
            self._window.layout_actions["own_code"].trigger()
        self._window.own_code.editor.setFocus()
