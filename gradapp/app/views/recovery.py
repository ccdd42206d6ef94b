"""Keeps what the window has for a crash, and offers what there was before one."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.system.recovery import Recovered, Recovery
from gradapp.app.views.document import ShownDocument
from gradapp.app.views.document.files import DocumentFiles
from gradapp.core.words import N_
from gradapp.ui.kit.question import CANCEL, Question
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

DELAY: Final = 1000
"""Milliseconds from a change to the moment at which it survives a crash."""


class ShownRecovery(QObject):
    """Connects the document to what is kept of it; while steps are made, nothing is written."""

    def __init__(
        self,
        window: MainWindow,
        document: ShownDocument,
        files: DocumentFiles,
        current_run: CurrentRun,
        walk: LineWalk,
        recovery: Recovery,
    ) -> None:
        """Keep from now on what is in no file."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._files = files
        self._current_run = current_run
        self._recovery = recovery
        self._has_failed = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._keep)
        for changed in (document.changed, current_run.cursor_moved, walk.changed):
            changed.connect(self._note)  # a document tells where a person looks, too

    @Slot()
    def _note(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _keep(self) -> None:
        if self._current_run.busy:
            self._timer.start()
            return
        self._keep_now()

    def _keep_now(self) -> None:
        document = self._document
        if not (document.is_modified or (document.path is None and document.has_steps)):
            self._recovery.drop()
        elif not self._recovery.keep(document.now(), document.path) and not self._has_failed:
            self._has_failed = True
            self._window.status.show_message(
                self.tr("What is not saved would be lost in a crash: the disk can't be written to.")
            )

    def offer(self) -> bool:
        """Offer what there was before a crash, once: then it is taken, or no more; say whether."""
        left = self._recovery.take()
        if left is None:
            return False
        name = self.tr("a run without a file") if left.path is None else left.path.name
        steps = said(N_("Pins", "%Ln step(s)", "", 0).counted(left.document.recipe.steps))
        Question(
            "recoverQuestion",
            self.tr("gradapp ended unexpectedly. Recover {0}, as it was before?").format(name),
            f"{left.document.recipe.problem.summary}\n{steps}",
            {
                "recover": self.tr("&Recover"),
                "discard": self.tr("&Discard"),
                CANCEL: self.tr("&Later"),
            },
            {
                "recover": lambda: self._files.with_leave(partial(self._recover, left)),
                "discard": lambda: self._recovery.forget(left),
            },
            self._window,
        ).open()
        return True

    def _recover(self, left: Recovered) -> None:
        self._document.show(left.document, left.path, is_saved=False)
        if left.path is not None:
            self._files.has_file(left.path)
        if self._recovery.keep(left.document, left.path):
            self._recovery.forget(left)

    def end(self) -> None:
        """Keep what would be lost: nobody was asked; where a person was, nothing would be."""
        self._timer.stop()
        if self._document.would_be_lost:
            self._recovery.keep(self._document.now(), self._document.path)
        else:
            self._recovery.drop()
        self._recovery.end()
