"""Exports what is looked at: asks for a file, has it written, and copies the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.views.document import ShownDocument
from gradapp.app.views.pictures import Choices, ShownPictures, endings_of
from gradapp.core.program.text import SourceMissingError
from gradapp.ui.kit import file_dialog
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # and imported where it is needed: a window that opens need not wait
    from PySide6.QtWidgets import QFileDialog, QProgressDialog

    from gradapp.engine.job import Job

_SLOW: Final = 500
"""Milliseconds after which it is shown how far an export is."""


_NAME: Final = "descent"
"""Not the application's: a gradapp.py would be taken for it by a Python that starts beside it."""


class ShownExport(QObject):
    """Owns the export that is being written, one at a time."""

    def __init__(
        self,
        window: MainWindow,
        document: ShownDocument,
        current_run: CurrentRun,
        pictures: ShownPictures,
    ) -> None:
        """Connect commands and panels."""
        super().__init__(window)
        self._pictures = pictures
        self._window = window
        self._document = document
        self._current_run = current_run
        self._job: Job | None = None
        self._path = Path()
        self._progress: QProgressDialog | None = None
        window.menus.on(export=self.choose, copy_program=self.copy_program)
        window.code_panel.code.copy_program_wanted.connect(self.copy_program)
        window.steps_panel.export_wanted.connect(partial(self._ask, ".csv"))

    @Slot()
    def choose(self) -> None:
        """Ask for a file, of any kind."""
        self._ask(".py")

    def export(self, path: str, scale: int = 1, words: tuple[str, ...] = ()) -> None:
        """Export to a file of the kind that its name ends in, or say why that can't be done.

        Args:
            path: the file.
            scale: how many times as large as on the screen the pixels of a picture are.
            words: what else `gradapp export` is told, where it writes the file.
        """
        from gradapp.app.system.apart import export_apart
        from gradapp.documents.export.exported import Exported
        from gradapp.documents.export.kinds import export, kind_of
        from gradapp.documents.export.page_words import IN_PAGE
        from gradapp.engine.job import Job

        if self._job is not None:
            self._say(self.tr("{} is still being written.").format(self._path.name))
            return
        if not self._can_be_written(path):
            return
        self._path = Path(path)
        kind = kind_of(self._path)
        if kind.is_picture and not kind.is_moving:
            self._pictures.save(self._window, self._path, scale)
            return
        document = self._document.now()
        if kind.computes:
            words = (*words, "--language", said(IN_PAGE["language"]))
            work = partial(export_apart, document, self._path, words)
        else:
            work = partial(export, Exported(document, self._current_run.run, said), self._path)
        self._job = Job(work, self)
        self._job.finished.connect(self._conclude)
        self._show_progress(self._job)
        self._job.start()

    @Slot()
    def copy_program(self) -> None:
        """Copy the run as a Python program that stands by itself."""
        from gradapp.documents.export.script import text

        run = self._current_run.run
        try:
            program = text(run, is_asked=self._current_run.is_locked, say=said)
        except SourceMissingError as error:
            self._say(said(error.message))
            return
        QGuiApplication.clipboard().setText(program)
        words = self.tr("Copied the program of “{0}”, which runs by itself.")
        self._say(words.format(said(run.method.heading)))

    def end(self) -> None:
        """Give up what is being written."""
        if self._job is not None:
            self._job.end()
            self._forget()

    def _ask(self, ending: str) -> None:
        """Ask for a file, which at first has this ending."""
        from gradapp.documents.export.kinds import FILE_KINDS

        file = self._document.path or Path(_NAME)
        choices, title = self._pictures.choices(FILE_KINDS), self.tr("Export")
        first, endings = str(file.with_suffix(ending)), endings_of(choices)
        dialog = file_dialog.to_write(self._window, "export_dialog", title, endings, ending, first)
        dialog.fileSelected.connect(partial(self._take, dialog, choices))
        dialog.open()

    def _can_be_written(self, path: str) -> bool:
        """Say why such a file can't be, before a person waits for it, or is asked about it."""
        from gradapp.documents.export.kinds import ExportError, kind_of, may_be_written

        try:
            kind_of(Path(path))
            may_be_written(Path(path))
        except ExportError as error:
            refuse(said(error.message), self._window)
            return False
        return True

    def _take(self, dialog: QFileDialog, choices: Choices, path: str) -> None:
        """Export to the file that was chosen; of a moving picture, ask for its steps first."""
        from gradapp.documents.export.kinds import MOST_FRAMES, moves
        from gradapp.ui.window.moving_dialog import MovingDialog

        if not moves(Path(path)):
            self.export(path, choices[dialog.selectedNameFilter()][1])
        elif self._can_be_written(path):
            moving = MovingDialog(len(self._current_run.run), MOST_FRAMES, self._window)
            moving.chosen.connect(partial(self._export_steps, path))
            moving.open_once()

    def _export_steps(self, path: str, first: int, last: int, pace: int) -> None:
        words = ("--first", str(first), "--last", str(last), "--pace", str(pace))
        self.export(path, words=words)

    def _show_progress(self, job: Job) -> None:
        from PySide6.QtWidgets import QProgressDialog

        words = PlainLabel(self.tr("Writing {}").format(self._path.name))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        progress = QProgressDialog("", self.tr("Cancel"), 0, 100, self._window)
        progress.setLabel(words)
        progress.setObjectName("export_progress")
        progress.setWindowTitle(self.tr("Export"))
        progress.setMinimumDuration(_SLOW)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(self._give_up)
        progress.setValue(0)
        job.progressed.connect(progress.setValue)
        self._progress = progress

    @Slot()
    def _give_up(self) -> None:
        if self._job is not None:
            self._job.give_up()

    @Slot()
    def _conclude(self) -> None:
        job = self._job
        if job is None or job is not self.sender():
            return
        job.wait()
        self._forget()
        if job.error is not None:
            refuse(said(job.error), self._window)
        elif job.is_done:
            self._say(self.tr("Exported {}.").format(self._path.name))
        else:
            self._say(self.tr("{} has not been written.").format(self._path.name))

    def _forget(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._progress is not None:
            self._progress.reset()
            self._progress.deleteLater()
            self._progress = None

    def _say(self, sentence: str) -> None:
        self._window.status.show_message(sentence)
