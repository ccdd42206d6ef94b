"""Opens and saves documents: the commands of the menu, and the questions that go with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from gradapp import files
from gradapp.app.run.as_document import RunAsDocument
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.pins import Pinned, Pins
from gradapp.app.run.player import Player
from gradapp.app.views.document import ShownDocument
from gradapp.app.views.document.recent import RecentFiles
from gradapp.app.views.routes import Routes
from gradapp.core.problem.notebook import Problem
from gradapp.core.words import Message
from gradapp.documents.document import DocumentError, load, save
from gradapp.documents.names import CODE_SUFFIXES, SUFFIX
from gradapp.ui.kit import file_dialog
from gradapp.ui.kit.question import CANCEL, Question, refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

_LARGEST: Final = 1 << 26


class DocumentFiles(QObject):
    """Listens to the commands of the file menu, and follows the file of the document.

    Attributes:
        recent: the files that were open before.

    Signals:
        code_chosen: the path of a file of code.
    """

    code_chosen = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        document: ShownDocument,
        run: RunAsDocument,
        current_run: CurrentRun,
        player: Player,
        pins: Pins,
        routes: Routes,
        recent: Sequence[str],
    ) -> None:
        """Connect the commands."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._player = player
        self._current_run = current_run
        self._pins = pins
        self._routes = routes
        self.recent = RecentFiles(window.menus.recent, recent, self)
        self.recent.chosen.connect(self.open)
        self._in_file = ""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look_at_file)
        window.menus.on(open=self._choose_file, save=self.save, save_as=self.save_as)
        window.menus.on(notebook=self.new, revert=self.revert)
        document.changed.connect(self._enable)
        run.verified.connect(self._tell_bits)
        self._enable()

    @Slot()
    def new(self) -> None:
        """Begin with the notebook's problem, and no file and no pins; that can be undone."""
        self._window.problem_panel.take_typed()  # it is the run's that is left
        if self._current_run.is_in_lab:
            self._routes.want_run()
            if self._current_run.problem == Problem():
                self._current_run.start_afresh()
            else:
                self._current_run.set_problem(Problem())
        elif self._document.path is None:
            self._begin()
        else:
            self.with_leave(self._begin)

    def _begin(self) -> None:
        current_run = self._current_run
        self._routes.want_run()
        with current_run.news:
            if current_run.problem == Problem():
                current_run.start_afresh()
            else:
                current_run.set_problem(Problem())
            self._pins.restore(Pinned())
            self._window.menus.actions["race"].setChecked(False)
        self._document.begin(None, None)
        self._watch()

    def open(self, path: str) -> None:
        """Open a document, or a file of code."""
        if files.ending(Path(path)) in CODE_SUFFIXES:
            self.code_chosen.emit(path)
            return
        self._window.problem_panel.take_typed()
        self.with_leave(partial(self._open, Path(path)))

    def _open(self, path: Path) -> None:
        try:
            document = load(path)
        except DocumentError as error:
            self._refuse(error.message)
            self.recent.forget_gone()
            return
        self._player.pause()
        self._document.show(document, path)
        self.has_file(path)

    @Slot(Message, bool)
    def _tell_bits(self, sentence: Message, is_same: bool) -> None:
        """Say whether this machine got the bits that the document has."""
        if is_same:
            self._window.status.show_message(said(sentence))
        else:
            self._refuse(sentence)

    @Slot()
    def save(self) -> None:
        """Save where the document is, or ask where that is to be."""
        self._window.problem_panel.take_typed()
        self._save(lambda: None)

    @Slot()
    def save_as(self) -> None:
        """Ask where the document is to be, and save it there."""
        self._save_as(lambda: None)

    def _save(self, then: Callable[[], object]) -> None:
        path = self._document.path
        if path is None:
            self._save_as(then)
        elif _digest(path) not in ("", self._in_file):
            Question(
                "changedQuestion",
                self.tr("{0} was changed by another program.").format(path.name),
                self.tr("Saving would overwrite what is in the file now."),
                {
                    "save_as": self.tr("Save &as…"),
                    "save": self.tr("&Save anyway"),
                    CANCEL: self.tr("&Cancel"),
                },
                {"save": lambda: self._write(path, then), "save_as": lambda: self._save_as(then)},
                self._window,
            ).open()
        else:
            self._write(path, then)

    def _save_as(self, then: Callable[[], object]) -> None:
        kinds, title = dict.fromkeys(self._kinds, SUFFIX), self.tr("Save document")
        dialog = file_dialog.to_write(self._window, "saveDialog", title, kinds, SUFFIX)
        self.recent.lead(dialog)
        dialog.selectFile((self._document.name or self.tr("run")) + SUFFIX)
        dialog.fileSelected.connect(partial(self._write_chosen, then))
        dialog.open()

    def _write_chosen(self, then: Callable[[], object], path: str) -> None:
        self._write(Path(path), then)

    def _write(self, path: Path, then: Callable[[], object]) -> None:
        document = self._document.now(with_bits=True)
        try:
            save(document, path)
        except DocumentError as error:
            self._refuse(error.message)
            return
        self._document.begin(document, path)
        self.has_file(path)
        self._window.status.show_message(self.tr("Saved as {}.").format(path.name))
        then()

    @Slot()
    def revert(self) -> None:
        """Open the file of the document again, as it is there."""
        self._window.problem_panel.take_typed()
        path = self._document.path
        if path is None:
            return
        if not self._document.is_modified:
            self._open(path)
            return
        Question(
            "revertQuestion",
            self.tr("Open {0} again as it is in its file?").format(path.name),
            self.tr("What you have changed since then would be lost."),
            {"discard": self.tr("&Revert"), CANCEL: self.tr("&Cancel")},
            {"discard": lambda: self._open(path)},
            self._window,
        ).open()

    def with_leave(self, then: Callable[[], object]) -> None:
        """Do what leaves the document, once nothing of it is lost that shall not be."""
        if not self._document.would_be_lost:
            then()
            return
        name = self._document.name or self.tr("this run with its pins")
        Question(
            "saveQuestion",
            self.tr("Save what you have changed in {0}?").format(name),
            self.tr("Otherwise it would be lost."),
            {
                "save": self.tr("&Save"),
                "discard": self.tr("&Don't save"),
                CANCEL: self.tr("&Cancel"),
            },
            {"save": lambda: self._save(then), "discard": lambda: self._discard(then)},
            self._window,
        ).open()

    def end(self) -> None:
        """Look at the file no more: the window is closed."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())

    def may_close(self) -> bool:
        """Say whether the window may be closed now; where not, the person is asked."""
        if not self._document.would_be_lost:
            return True
        self.with_leave(self._window.close)
        return False

    def _discard(self, then: Callable[[], object]) -> None:
        self._document.give_up()
        then()

    def has_file(self, path: Path) -> None:
        """Follow the file of the document from now on."""
        self._in_file = _digest(path)
        self.recent.put_first(path)
        self._watch()

    def _watch(self) -> None:
        self.end()
        if self._document.path is not None:
            self._watcher.addPath(str(self._document.path))

    @Slot()
    def _look_at_file(self) -> None:
        """Say that another program has changed the file, or removed it."""
        path = self._document.path
        if path is None:
            return
        self._watch()  # a file that was put in place of the other is another one
        found = _digest(path)
        if found == self._in_file:
            return
        words = self.tr("{0} was changed by another program: File ▸ Revert opens it as it is now.")
        if not found:
            words = self.tr(
                "{0} is no longer there: save it, or it is lost when the window closes."
            )
            self._document.lose_file()
        self._window.status.show_message(words.format(path.name))

    @Slot()
    def _enable(self) -> None:
        actions, path = self._window.menus.actions, self._document.path
        actions["revert"].setEnabled(path is not None)

    @Slot()
    def _choose_file(self) -> None:
        every = self.tr("Documents and code (*.gradapp *.py *.ipynb)")
        kinds, title = [every, *self._kinds], self.tr("Open document")
        dialog = file_dialog.to_open(self._window, "openDialog", title, kinds)
        self.recent.lead(dialog)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    @property
    def _kinds(self) -> list[str]:
        return [self.tr("gradapp documents (*.gradapp)"), self.tr("All files (*)")]

    def _refuse(self, message: Message) -> None:
        refuse(said(message), self._window)


def _digest(path: Path) -> str:
    """Return what tells the content of a file from others; empty where it can't be read."""
    try:
        return hashlib.sha256(files.read(path, _LARGEST)).hexdigest()
    except OSError:
        return ""
